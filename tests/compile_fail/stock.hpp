// A model with the types that not every database has.
#pragma once

#include <cupel/cupel.hpp>

#include <cstdint>
#include <string>
#include <vector>

enum class shelf { low, high };
template <>
inline constexpr auto cupel::enum_storage<shelf> = cupel::enum_as::type;

struct item_id {
    std::int64_t value{};
    bool operator==(const item_id&) const = default;
};
template <>
struct cupel::codec<item_id> : cupel::strong_codec<item_id, std::int64_t> {};

struct Item {
    item_id id{};
    cupel::decimal price{};
    cupel::decimal cost{};
    std::int32_t amount{};
    std::string name{};
    cupel::raw_json details{};
    cupel::interval shelf_life{};
    cupel::timestamptz bought{};
    std::vector<std::string> labels{};
    shelf place{};
};
