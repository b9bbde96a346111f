// FROM
#pragma once

#include <cupel/sql/alias.hpp>

#include <type_traits>

namespace cupel::detail {

// What FROM and JOIN take: a table, under its own name or an alias. It has
//     entity_type             the model of its rows, if they have one
//     has_values, visit_values
//     add_source(walk, scope) makes its columns known, and finds two of one name
//     render_source(writer)   "users" AS "manager"
template <class T>
concept table_source = requires { T::is_table_source; };

struct from_tag {};

// FROM source
template <class Source>
struct from_clause {
    using tag = from_tag;
    using source_type = Source;
    static constexpr bool has_values = Source::has_values;

    [[no_unique_address]] Source source;

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        source.visit_values(visitor);
    }
};

}  // namespace cupel::detail
