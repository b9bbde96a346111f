// The absence of WHERE, said aloud.
#pragma once

namespace cupel::detail {

struct all_rows_tag {};

struct all_rows_clause {
    using tag = all_rows_tag;
    static constexpr bool has_values = false;
};

}  // namespace cupel::detail
