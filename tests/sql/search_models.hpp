// The models of the golden statements about full-text search.
#pragma once

#include <cupel/cupel.hpp>
#include <cupel/sql/full_text.hpp>

#include <cstdint>
#include <optional>
#include <string>

struct article {
    std::int64_t id{};
    std::string title{};
    std::optional<std::string> body{};
};

template <>
struct cupel::mapping<article> {
    static constexpr auto table =
        cupel::table<"articles">(full_text<"articles_search", &article::title, &article::body>);
};

struct essay {
    std::int64_t number{};
    std::string text{};
};

template <>
struct cupel::mapping<essay> {
    static constexpr auto table = cupel::table<"essays">(
        primary_key<&essay::number>, full_text<"essays_search", &essay::text>.language<"english">());
};
