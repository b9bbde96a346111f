// What a layer above is told with a statement; no SQL.
#pragma once

#include <cupel/sql/statement.hpp>

#include <tuple>

namespace cupel::detail {

struct options_tag {};

template <class... Options>
struct options_clause {
    using tag = options_tag;
    static constexpr bool has_values = false;

    std::tuple<Options...> options;
};

}  // namespace cupel::detail
