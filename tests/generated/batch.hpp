// What a batch of generated statements needs: both databases, and rows as lines of text.
#pragma once

#include <cupel/cupel.hpp>
#include <cupel/dialects/postgresql/driver.hpp>
#include <cupel/dialects/sqlite/driver.hpp>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include <unistd.h>

namespace generated {

using namespace cupel;

constexpr date on(int year, unsigned month, unsigned day) {
    return date(std::chrono::year(year), std::chrono::month(month), std::chrono::day(day));
}

// The letter of a column's type, with ? where it is an optional.
template <class T>
inline constexpr std::string_view letter = "";
template <>
inline constexpr std::string_view letter<std::int32_t> = "i";
template <>
inline constexpr std::string_view letter<std::int64_t> = "I";
template <>
inline constexpr std::string_view letter<double> = "d";
template <>
inline constexpr std::string_view letter<std::string> = "t";
template <>
inline constexpr std::string_view letter<bool> = "b";
template <>
inline constexpr std::string_view letter<date> = "D";

inline void print(std::int64_t value) { std::printf("%lld", static_cast<long long>(value)); }
inline void print(double value) { std::printf("%.17g", value); }
inline void print(bool value) { std::fputs(value ? "1" : "0", stdout); }
inline void print(date value) {
    std::printf("%04d-%02u-%02u", static_cast<int>(value.year()), static_cast<unsigned>(value.month()),
                static_cast<unsigned>(value.day()));
}
// Bytes beyond printable ASCII as \xx.
inline void print(const std::string& value) {
    for (const char c : value) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 32 || byte > 126 || byte == '\\') std::printf("\\%02x", static_cast<unsigned>(byte));
        else std::putchar(byte);
    }
}

template <class T>
void print_type() {
    std::printf("\t%.*s", static_cast<int>(letter<T>.size()), letter<T>.data());
}
template <class T>
    requires(letter<T>.empty())
void print_type() {
    std::printf("\t?%.*s", static_cast<int>(letter<typename T::value_type>.size()),
                letter<typename T::value_type>.data());
}

// = and the value, or N
template <class T>
void print_cell(const T& value) {
    if constexpr (requires { value.has_value(); }) {
        if (value.has_value()) print_cell(*value);
        else std::putchar('N');
    } else {
        std::putchar('=');
        if constexpr (std::is_same_v<T, std::int32_t>) print(std::int64_t{value});
        else print(value);
    }
}

// The columns of an entity.
template <class First, class... Rest>
void print_cells(const First& first, const Rest&... rest) {
    print_cell(first);
    ((std::putchar('\x1f'), print_cell(rest)), ...);
}

template <class... Slots>
void print_types(std::type_identity<row<Slots...>>) {
    (print_type<typename Slots::type>(), ...);
}

template <class... Slots>
void print_row(const row<Slots...>& one) {
    [&]<std::size_t... Index>(std::index_sequence<Index...>) {
        ((std::putchar('\t'), print_cell(one.template get<Index>())), ...);
    }(std::index_sequence_for<Slots...>());
}

// S number database, T types, Q text, R row, E error
template <class Dialect, class Connection, class Statement>
void run_on(Connection& db, int number, const Statement& statement) {
    std::printf("S\t%d\t%s\nQ\t", number, Dialect::dialect_name.data());
    print(std::string(sql<Dialect>(statement)));
    std::printf("\nT");
    try {
        auto rows = db.execute(statement);
        print_types(std::type_identity<typename decltype(rows)::iterator::value_type>());
        std::printf("\n");
        for (const auto& one : rows) {
            std::printf("R");
            print_row(one);
            std::printf("\n");
        }
    } catch (const std::exception& failure) {
        std::printf("\nE\t");
        print(std::string(failure.what()));
        std::printf("\n");
    }
}

struct databases {
    sqlite::connection lite;
    postgresql::connection server;

    template <class Statement>
    void run(int number, const Statement& statement) {
        run_on<sqlite>(lite, number, statement);
        run_on_server(number, statement);
    }

    // A statement that writes, and what it leaves, both undone afterwards.
    template <class Statement, class Content>
    void change(int number, const Statement& statement, const Content& content) {
        lite.run("BEGIN");
        run_on<sqlite>(lite, number, statement);
        run_on<sqlite>(lite, number + 100'000, content);
        lite.run("ROLLBACK");
        change_on_server(number, statement, content);
    }
    template <class Statement, class Content>
    void change_on_server(int number, const Statement& statement, const Content& content) {
        server.run("BEGIN");
        run_on<postgresql>(server, number, statement);
        run_on<postgresql>(server, number + 100'000, content);
        server.run("ROLLBACK");
        std::fflush(stdout);
    }

    // What SQLite is refused.
    template <class Statement>
    void run_on_server(int number, const Statement& statement) {
        run_on<postgresql>(server, number, statement);
        std::fflush(stdout);
    }
};

inline std::string server_url() {
    if (const char* named = std::getenv("CUPEL_POSTGRESQL_URL"); named != nullptr && *named != '\0') return named;
    std::string url;
    if (const char* path = std::getenv("CUPEL_TEST_POSTGRESQL_FILE"); path != nullptr) {
        std::ifstream file(path);
        std::getline(file, url);
    }
    return url;
}

// On the server a schema of its own.
inline databases open() {
    const std::string schema = "cupel_generated_" + std::to_string(getpid());
    const std::string url = server_url();
    auto server = postgresql::engine::connect(url).connect(isolation::autocommit);
    server.run("CREATE SCHEMA " + schema + "; SET search_path = " + schema);
    return {sqlite::engine::connect("sqlite://").connect(isolation::autocommit), std::move(server)};
}

inline void close(databases& open) {
    open.server.run("DROP SCHEMA cupel_generated_" + std::to_string(getpid()) + " CASCADE");
}

}  // namespace generated
