// A shop: what it sells, to whom, and when.
#pragma once

#include <cupel/cupel.hpp>

#include <cstdint>
#include <optional>
#include <string>

namespace sales {

struct category {
    std::int64_t id{};
    std::string name{};
    std::optional<std::int64_t> parent_id{};
};

struct product {
    std::int64_t id{};
    std::string name{};
    std::int64_t category_id{};
    std::int64_t cents{};
};

struct customer {
    std::int64_t id{};
    std::string name{};
    std::string city{};
};

struct sale {
    std::int64_t id{};
    std::int64_t customer_id{};
    std::int64_t product_id{};
    cupel::date day{};
    std::int64_t pieces{};
    std::int64_t cents{};  // of all pieces
};

}  // namespace sales

template <>
struct cupel::mapping<sales::category> {
    static constexpr auto table = cupel::table<"categories">(
        primary_key<&sales::category::id>, foreign_key<&sales::category::parent_id, &sales::category::id>);
};

template <>
struct cupel::mapping<sales::product> {
    static constexpr auto table = cupel::table<"products">(
        primary_key<&sales::product::id>, foreign_key<&sales::product::category_id, &sales::category::id>);
};

template <>
struct cupel::mapping<sales::customer> {
    static constexpr auto table = cupel::table<"customers">(primary_key<&sales::customer::id>);
};

template <>
struct cupel::mapping<sales::sale> {
    static constexpr auto table = cupel::table<"sales">(
        primary_key<&sales::sale::id>, foreign_key<&sales::sale::customer_id, &sales::customer::id>,
        foreign_key<&sales::sale::product_id, &sales::product::id>, cupel::index<"ix_sales_day", &sales::sale::day>);
};
