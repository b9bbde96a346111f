// What an engine needs to know, from a program's configuration: a map of texts.
#pragma once

#include <cupel/core/error.hpp>
#include <cupel/engine/echo.hpp>
#include <cupel/engine/pool_options.hpp>
#include <cupel/engine/url.hpp>

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace cupel {

struct engine_configuration {
    cupel::url url{};
    pool_options pool{};
    echo_mode echo = echo_mode::off;
    bool show_parameters = false;

    bool operator==(const engine_configuration&) const = default;
};

namespace detail {

// One entry of a configuration; its errors name the key and never show the value.
struct configuration_entry {
    std::string_view key;
    std::string_view value;

    [[noreturn]] void fail(const std::string& why) const {
        throw programming_error(error_code::programming, "the configuration key '" + std::string(key) + "' " + why);
    }

    // Seconds, with up to three decimals, as milliseconds; without decimals where they are not allowed.
    std::int64_t number(bool decimals, const char* expected) const {
        constexpr std::int64_t most = 1'000'000'000;
        const auto dot = value.find('.');
        std::string digits(value.substr(0, dot));
        if (dot != std::string_view::npos) {
            const auto behind = value.substr(dot + 1);
            if (!decimals || behind.empty() || behind.size() > 3 || digits.empty()) fail(expected);
            digits.append(behind).append(3 - behind.size(), '0');
        } else if (decimals && !digits.empty()) {
            digits += "000";
        }
        std::int64_t result = 0;
        for (const char c : digits) {
            if (c < '0' || c > '9' || result > most) fail(expected);
            result = result * 10 + (c - '0');
        }
        if (digits.empty() || result > most) fail(expected);
        return result;
    }

    bool truth() const {
        for (const std::string_view yes : {"true", "1", "yes", "on"})
            if (value == yes) return true;
        for (const std::string_view no : {"false", "0", "no", "off"})
            if (value == no) return false;
        fail("is neither true nor false");
    }
};

// Takes the entry whose key, without the prefix, is `name`.
inline void configure(engine_configuration& result, std::string_view name, const configuration_entry& entry) {
    const char* const whole = "is no whole number from 0 to 1000000000";
    if (name == "url") {
        try {
            result.url = url::parse(entry.value);
        } catch (const url_error& failure) {
            throw url_error(failure.code(),
                            "the configuration key '" + std::string(entry.key) + "': " + failure.message());
        }
    } else if (name == "pool") {
        if (entry.value == "queue") result.pool.kind = pool_kind::queue;
        else if (entry.value == "null") result.pool.kind = pool_kind::null;
        else if (entry.value == "shared") result.pool.kind = pool_kind::shared;
        else entry.fail("is no kind of pool; write queue, null or shared");
    } else if (name == "pool_size") {
        result.pool.size = static_cast<std::size_t>(entry.number(false, whole));
    } else if (name == "max_overflow") {
        result.pool.max_overflow = static_cast<std::size_t>(entry.number(false, whole));
    } else if (name == "pool_timeout") {
        result.pool.timeout = std::chrono::milliseconds(entry.number(true, "is no number of seconds; write 30 or 0.5"));
    } else if (name == "pool_recycle") {
        result.pool.recycle.reset();
        if (entry.value != "-1")
            result.pool.recycle =
                std::chrono::seconds(entry.number(false, "is no number of seconds; write 3600, or -1 for never"));
    } else if (name == "pool_pre_ping") {
        result.pool.pre_ping = entry.truth();
    } else if (name == "pool_lifo") {
        result.pool.lifo = entry.truth();
    } else if (name == "echo") {
        result.echo = entry.value == "values" ? echo_mode::values
                      : entry.truth()         ? echo_mode::statements
                                              : echo_mode::off;
    } else if (name == "show_parameters") {
        result.show_parameters = entry.truth();
    } else {
        entry.fail("is unknown; known are url, pool, pool_size, max_overflow, pool_timeout, pool_recycle, "
                   "pool_pre_ping, pool_lifo, echo and show_parameters");
    }
}

}  // namespace detail

// Reads the entries of a map whose keys begin with the prefix; others are not looked at.
//     cupel.url = postgresql://host/db     cupel.pool_size = 10     cupel.pool_timeout = 2.5     cupel.echo = true
// Throws programming_error for an unknown key or a bad value, and url_error; both without showing what may be a secret.
template <class Map>
engine_configuration engine_config(const Map& values, std::string_view prefix = "cupel.") {
    engine_configuration result;
    bool has_url = false;
    for (const auto& [key, value] : values) {
        const std::string_view name = key;
        if (!name.starts_with(prefix)) continue;
        detail::configure(result, name.substr(prefix.size()), {name, value});
        has_url = has_url || name.substr(prefix.size()) == "url";
    }
    if (!has_url) {
        const std::string key = std::string(prefix) + "url";
        detail::configuration_entry{key, {}}.fail("is missing; it says which database to open");
    }
    return result;
}

}  // namespace cupel
