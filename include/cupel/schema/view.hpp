// A model whose rows are those of a query.
#pragma once

#include <cupel/schema/metadata.hpp>

namespace cupel {

namespace detail {

template <class Query>
struct view_option {
    static constexpr bool is_view = true;
    using query_type = Query;
    Query query;

    template <class T, class Data>
    constexpr void apply(Data& data) const {
        data.view = true;
    }
};

}  // namespace detail

// In a mapping, instead of table<...>: the model is a view, CREATE VIEW name AS SELECT ... The query gives a column of each
// member's name and type. Its values are constants of the mapping, and are written into the SQL.
//     static constexpr auto table = cupel::view<"active_users">(select(col<&User::id>, col<&User::name>).where(...));
template <fixed_string Name, class Query>
constexpr detail::table_definition<Name, detail::view_option<Query>> view(Query query) {
    return {hana::basic_tuple<detail::view_option<Query>>{detail::view_option<Query>{query}}};
}

}  // namespace cupel
