// x COLLATE name
#pragma once

#include <cupel/sql/predicates.hpp>

#include <string_view>
#include <type_traits>
#include <utility>

namespace cupel::detail {

// Compared and ordered as the collation says. The order of bytes is "C" to PostgreSQL and "BINARY" to SQLite: each takes
// both names.
template <fixed_string Name, class Operand>
struct collated : operations<collated<Name, Operand>> {
    using value_type = typename Operand::value_type;
    static constexpr bool has_values = Operand::has_values;
    static constexpr int precedence = precedence::primary;

    [[no_unique_address]] Operand operand;

    constexpr explicit collated(Operand inner) : operand(std::move(inner)) {}

    template <class Writer>
    static constexpr void render(Writer& w) {
        // What binds less tightly than COLLATE must not lose its last operand to it.
        render_inside<Operand>(w, precedence);
        w.text(" COLLATE ");
        constexpr bool bytes = Name.view() == "C" || Name.view() == "POSIX" || Name.view() == "BINARY";
        w.identifier(bytes ? Writer::dialect::collation_of_bytes : Name.view());
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        operand.visit_values(visitor);
    }
};

template <fixed_string Name, class Operand>
constexpr auto make_collated(const Operand& operand) {
    static_assert(refuse_if<text_check<Operand, "COLLATE">::value>::done);
    if constexpr (!text_check<Operand, "COLLATE">::ok) return refused_operand<Operand>{};
    else return collated<Name, Operand>(operand);
}

}  // namespace cupel::detail
