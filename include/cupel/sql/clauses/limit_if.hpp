// LIMIT and OFFSET that may be left out.
#pragma once

#include <cupel/sql/part.hpp>
#include <cupel/sql/select_methods.hpp>

#include <cstddef>
#include <type_traits>

namespace cupel::detail {

template <class Tag, fixed_string Name, class Count>
struct optional_count {
    using tag = Tag;
    static constexpr bool has_values = true;
    static constexpr bool is_limit = std::is_same_v<Tag, limit_tag>;

    part_flag<Name> flag;
    [[no_unique_address]] Count count;

    template <class Writer>
    static constexpr void render_clause(Writer& w) {
        const std::size_t next = w.part_count;
        render_part(w, Name.view(), [&] { Count::render_clause(w); });
        if (is_limit) w.limit_part = 1 + (Name.size() == 0 ? next : number_part(w, Name.view()));
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        visit_part(visitor, flag, count);
    }
};

template <class Tag, class Statement, class Flag, class Count>
constexpr auto add_optional_count(const Statement& given, const Flag& flag, Count count) {
    const auto clause = [&]<fixed_string Name>(part_flag<Name> named) {
        return optional_count<Tag, Name, Count>{named, count};
    };
    if constexpr (std::is_same_v<Tag, limit_tag>) return add_clause<"LIMIT">(given, clause(flag_of(flag)));
    else return add_clause<"OFFSET">(given, clause(flag_of(flag)));
}

template <class Tag, class Statement, class Flag, class T>
constexpr auto add_count_part(const Statement& given, const Flag& flag, T count) {
    using clause = std::conditional_t<std::is_same_v<Tag, limit_tag>, limit_clause, offset_clause>;
    return add_optional_count<Tag>(given, flag, clause{row_count<Statement>(count)});
}

// Of a named parameter.
template <class Tag, class Statement, class Flag, fixed_string Name>
constexpr auto add_count_part(const Statement& given, const Flag& flag, parameter_name<Name>) {
    if constexpr (std::is_same_v<Tag, limit_tag>)
        return add_optional_count<Tag>(given, flag, named_count_clause<Tag, " LIMIT ", Name>{});
    else return add_optional_count<Tag>(given, flag, named_count_clause<Tag, " OFFSET ", Name>{});
}

}  // namespace cupel::detail
