// A log of the statements that run.
#pragma once

#include <cupel/core/error.hpp>
#include <cupel/engine/events.hpp>

#include <chrono>
#include <concepts>
#include <cstddef>
#include <cstdio>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace cupel {

// What a log shows.
enum class echo_mode {
    off,
    statements,  // SQL, duration and rows; no value of the program or the database
    values       // the bound values too, and what the database says of an error
};

// "0.214 ms, 3 rows: SELECT ...", on one line: control characters are escaped.
inline std::string to_string(const statement_event& event, echo_mode mode = echo_mode::statements) {
    const auto microseconds = std::chrono::duration_cast<std::chrono::microseconds>(event.duration).count();
    const std::string decimals = std::to_string(microseconds % 1000);
    std::string line =
        std::to_string(microseconds / 1000) + '.' + std::string(3 - decimals.size(), '0') + decimals + " ms";
    if (event.rows) line += ", " + std::to_string(*event.rows) + (*event.rows == 1 ? " row" : " rows");
    if (event.failure != nullptr) line += ", failed";
    line.append(": ").append(event.sql);
    if (mode == echo_mode::values) {
        if (const std::string values = event.values(); !values.empty()) line.append(" [").append(values).append("]");
        if (const auto* known = dynamic_cast<const error*>(event.failure)) line.append(": ").append(known->message());
        else if (event.failure != nullptr) line.append(": ").append(event.failure->what());
    }
    for (std::size_t i = 0; i < line.size(); ++i) {
        const auto byte = static_cast<unsigned char>(line[i]);
        if (byte >= ' ' && byte != 0x7F) continue;
        constexpr std::string_view hex = "0123456789ABCDEF";
        const char escape[] = {'\\', 'x', hex[byte / 16], hex[byte % 16]};
        line.replace(i, 1, byte == '\n' ? std::string_view("\\n") : std::string_view(escape, 4));
    }
    return line;
}

// Sends the line of every statement to sink(line), one at a time. What the sink throws is dropped.
template <class Sink>
    requires std::is_invocable_v<Sink&, std::string_view>
void echo(events& heard, Sink sink, echo_mode mode = echo_mode::statements) {
    struct log {
        std::mutex one_at_a_time;
        Sink sink;
        explicit log(Sink given) : sink(std::move(given)) {}
    };
    if (mode == echo_mode::off) return;
    heard.on_after_execute([lines = std::make_shared<log>(std::move(sink)), mode](const statement_event& event) {
        const std::string line = to_string(event, mode);
        const std::lock_guard lock(lines->one_at_a_time);
        lines->sink(std::string_view(line));
    });
}

// The same to the program's standard error.
template <std::same_as<events> Events>
void echo(Events& heard, echo_mode mode = echo_mode::statements) {
    echo(
        heard,
        [](std::string_view line) {
            const std::string whole = std::string(line) + '\n';
            std::fwrite(whole.data(), 1, whole.size(), stderr);
        },
        mode);
}

}  // namespace cupel
