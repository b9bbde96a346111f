// A value that becomes text in DDL, where parameters cannot stand.
#pragma once

#include <cstdint>
#include <string_view>

namespace cupel::detail {

struct literal_value {
    enum class kind : std::uint8_t { null, boolean, integer, decimal, floating, text, date, timestamp, none };
    kind type = kind::null;
    bool boolean = false;
    std::int64_t integer = 0;  // days of a date, microseconds of a timestamp
    double floating = 0;
    bool is_float = false;    // of the floating number, which then needs fewer digits
    std::string_view text{};  // the type's name of what has no spelling
};

}  // namespace cupel::detail
