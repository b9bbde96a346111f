// Models for the pairs about full-text search.
#pragma once

#include <cupel/cupel.hpp>
#include <cupel/sql/full_text.hpp>

#include <cstdint>
#include <string>

struct Letter {
    std::int64_t id{};
    std::string subject{};
    std::string body{};
    std::int32_t pages{};
};

struct Sender {
    std::int64_t id{};
    std::string name{};
};

struct Stamp {
    std::string code{};
    std::string motto{};
};
