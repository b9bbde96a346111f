// Models whose tables share names of columns, and one with an array.
#pragma once

#include <cupel/cupel.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace orders {

struct customer {
    std::int64_t customer_id{};
    std::string city;
};

struct purchase {
    std::int64_t purchase_id{};
    std::int64_t customer_id{};
    std::string city;
};

struct delivery {
    std::int64_t delivery_id{};
    std::int64_t purchase_id{};
};

struct shelf {
    std::int64_t id{};
    std::vector<std::string> labels;
};

}  // namespace orders

template <>
struct cupel::mapping<orders::customer> {
    static constexpr auto table = cupel::table<"customer">(primary_key<&orders::customer::customer_id>);
};

template <>
struct cupel::mapping<orders::purchase> {
    static constexpr auto table = cupel::table<"purchase">(primary_key<&orders::purchase::purchase_id>);
};

template <>
struct cupel::mapping<orders::delivery> {
    static constexpr auto table = cupel::table<"delivery">(primary_key<&orders::delivery::delivery_id>);
};
