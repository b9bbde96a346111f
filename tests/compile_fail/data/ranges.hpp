// A model with ranges, for the pairs of this folder.
#pragma once

#include <cupel/cupel.hpp>
#include <cupel/schema/exclusion.hpp>
#include <cupel/sql/range.hpp>

#include <cstdint>

struct Booking {
    std::int64_t id{};
    std::int32_t room{};
    cupel::range<cupel::timestamp> during{};
};

struct Meeting {
    std::int64_t id{};
    std::int32_t room{};
};
