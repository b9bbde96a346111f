// Joins that may be left out. Their tables are there only inside parts of the same name.
#pragma once

#include <cupel/sql/part.hpp>
#include <cupel/sql/statement.hpp>

#include <cstddef>
#include <cstdint>
#include <utility>

namespace cupel::detail {

template <fixed_string Name, class Join>
struct optional_join {
    static constexpr bool has_values = true;
    static constexpr bool has_parts = true;

    part_flag<Name> flag;
    [[no_unique_address]] kept_node<Join> join;

    template <class Writer>
    static constexpr void add_sources(Writer& w, scope& names) {
        const std::size_t first = names.source_count;
        Join::add_sources(w, names);
        for (std::size_t i = first; i < names.source_count; ++i)
            names.sources[i].part = part_number(Name.view(), names, first);
    }

    template <class Writer>
    static constexpr void render(Writer& w, scope& names, std::size_t& next) {
        render_part(
            w, Name.view(), part_number(Name.view(), names, next), [&] { Join::render(w, names, next); }, [] {});
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        visit_part(visitor, flag, join);
    }
};

// The clause with its last join optional: the joins that are left to look at, and what the clause keeps of them.
template <fixed_string Name, class... Before, class First, class... Rest, class Kept, class... KeptRest>
constexpr auto split_last(part_flag<Name> flag, const join_clause<Before...>& before, type_list<First, Rest...>,
                          const Kept& kept, const KeptRest&... rest) {
    if constexpr (sizeof...(Rest) == 0)
        return join_clause<Before..., optional_join<Name, First>>{
            append(before.joins, optional_join<Name, First>{flag, kept})};
    else
        return split_last(flag, join_clause<Before..., First>{append_kept<First>(before.joins, kept)},
                          type_list<Rest...>{}, rest...);
}

template <fixed_string Name, class... Joins>
constexpr auto make_last_optional(part_flag<Name> flag, const join_clause<Joins...>& given) {
    if constexpr (join_clause<Joins...>::has_values)
        return hana::unpack(given.joins.nodes, [&](const auto&... kept) {
            return split_last(flag, join_clause<>{}, type_list<Joins...>{}, kept...);
        });
    else return split_last(flag, join_clause<>{}, type_list<Joins...>{}, kept_node<Joins>{}...);
}

template <class Joined, class Flag>
constexpr auto make_join_optional(const Joined& joined, const Flag& flag) {
    return put_clause(joined, make_last_optional(flag_of(flag), joined.template clause<join_tag>()));
}

}  // namespace cupel::detail
