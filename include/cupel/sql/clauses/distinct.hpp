// SELECT DISTINCT
#pragma once

namespace cupel::detail {

struct distinct_tag {};

struct distinct_clause {
    using tag = distinct_tag;
    static constexpr bool has_values = false;
};

}  // namespace cupel::detail
