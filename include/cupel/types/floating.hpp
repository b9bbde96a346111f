// float and double. NaN has no SQL value on every database: drivers refuse it where the database would lose it.
#pragma once

#include <cupel/types/codec.hpp>

#include <limits>
#include <string>

namespace cupel {

template <>
struct codec<double> {
    using stored_as = double;
    static constexpr sql_type type = detail::stored_kind<double>::type;
    static constexpr double encode(double value) noexcept { return value; }
    static constexpr double decode(double value) noexcept { return value; }
};

template <>
struct codec<float> {
    using stored_as = double;
    static constexpr sql_type type{type_kind::real, "real"};
    static constexpr double encode(float value) noexcept { return static_cast<double>(value); }
    static constexpr float decode(double value) {
        constexpr double most = std::numeric_limits<float>::max();
        const bool infinite = value - value != 0;
        if (!infinite && (value > most || value < -most))
            throw data_error("the value " + std::to_string(value) + " does not fit the type float");
        return static_cast<float>(value);
    }
};

}  // namespace cupel
