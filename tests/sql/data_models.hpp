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
    std::string name{};
    double share{};
    bool done{};
    cupel::decimal price{};
    cupel::raw_json document{};
    std::optional<cupel::raw_json> notes{};
    std::vector<std::int64_t> numbers{};
    std::vector<std::string> tags{};
    std::optional<std::vector<std::string>> marks{};
    std::vector<double> shares{};
    std::vector<bool> flags{};
};
