// The model of the golden statements about types that are more than numbers and text.
#pragma once

#include <cupel/cupel.hpp>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

struct happening {
    std::int64_t id{};
    cupel::timestamp at{};
    std::optional<cupel::timestamp> ended{};
    cupel::timestamptz moment{};
    cupel::date day{};
    std::int32_t days{};
    std::int64_t many_days{};
    cupel::interval span{};
    std::chrono::microseconds took{};
};
