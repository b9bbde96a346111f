// WHERE of conditions that may be left out: those that are there are joined with AND.
#pragma once

#include <cupel/sql/part.hpp>
#include <cupel/sql/statement.hpp>

#include <utility>

namespace cupel::detail {

template <class... Parts>
struct where_list {
    using tag = where_tag;
    static constexpr bool has_values = node_pack<Parts...>::has_values;
    static constexpr bool has_parts = true;
    static constexpr bool may_leave_where_out = (Parts::is_part && ...);

    [[no_unique_address]] node_pack<Parts...> parts;

    template <class Writer>
    static constexpr void render_clause(Writer& w) {
        w.clause = clause_kind::where;
        list_of_parts<Writer> list(w, has_where(w) ? " AND " : " WHERE ", " AND ");
        (Parts::render_with(w,
                            [&] {
                                list.item();
                                render_inside<typename Parts::node_type>(w, precedence::and_);
                            }),
         ...);
        list.end();
    }

    // The same with one condition more.
    template <class Part>
    constexpr auto with_part(Part part) const {
        return where_list<Parts..., Part>{append(parts, std::move(part))};
    }
    template <class Condition>
    constexpr auto with(const where_clause<Condition>& more) const {
        return with_part(always<Condition>{more.condition});
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        parts.visit_values(visitor);
    }
};

template <class... Parts>
inline constexpr bool where_may_say_nothing<where_list<Parts...>> =
    ((Parts::is_part || may_say_nothing<typename Parts::node_type>) && ...);

template <class Part>
constexpr auto where_list_of(Part part) {
    return where_list<Part>{pack(std::move(part))};
}

template <class Condition, class Part>
constexpr auto add_to_where(const where_clause<Condition>& given, Part part) {
    return where_list_of(always<Condition>{given.condition}).with_part(std::move(part));
}
template <class... Parts, class Part>
constexpr auto add_to_where(const where_list<Parts...>& given, Part part) {
    return given.with_part(std::move(part));
}

template <class Grammar, class... Clauses, class Flag, class Condition>
constexpr auto add_where_part(const statement<Grammar, Clauses...>& given, const Flag& flag, Condition condition) {
    auto part = make_maybe(flag_of(flag), cupel::detail::condition<"WHERE">(std::move(condition)));
    if constexpr (has_clause<where_tag, Clauses...>)
        return put_clause(given, add_to_where(find_clause<where_tag>(given.clauses), std::move(part)));
    else return put_clause(given, where_list_of(std::move(part)));
}

}  // namespace cupel::detail
