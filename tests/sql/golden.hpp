// Golden SQL: a statement beside the text it must have. Every golden is also listed, for the programs that hand the
// texts to the databases themselves (tests/accepts).
#pragma once

#include <cupel/cupel.hpp>

#include <cstddef>
#include <string_view>
#include <vector>

namespace golden {

struct text {
    std::string_view file;
    std::string_view name;
    std::string_view sqlite;
    std::string_view postgresql;
};

inline std::vector<text>& texts() {
    static std::vector<text> all;
    return all;
}

struct listed {
    listed(std::string_view file, std::string_view name, std::string_view sqlite, std::string_view postgresql) {
        texts().push_back({file.substr(file.find("tests/") + 6), name, sqlite, postgresql});
    }
};

// Whether the two texts differ in the spelling of their parameters only, ?1 and $1.
constexpr bool same_but_parameters(std::string_view sqlite, std::string_view postgresql) {
    if (sqlite.size() != postgresql.size()) return false;
    for (std::size_t i = 0; i < sqlite.size(); ++i)
        if (sqlite[i] != postgresql[i] && !(sqlite[i] == '?' && postgresql[i] == '$')) return false;
    return true;
}

}  // namespace golden

// The statement's texts for SQLite and for PostgreSQL.
#define GOLDEN_EACH(statement, sqlite_text, postgresql_text)                                                           \
    static_assert(cupel::sql<cupel::sqlite>(statement) == sqlite_text);                                                \
    static_assert(cupel::sql<cupel::postgresql>(statement) == postgresql_text);                                        \
    static const golden::listed listed_##statement(__FILE__, #statement, sqlite_text, postgresql_text)

// One text, written with SQLite's parameters, for both.
#define GOLDEN(statement, sqlite_text)                                                                                 \
    static_assert(cupel::sql<cupel::sqlite>(statement) == sqlite_text);                                                \
    static_assert(golden::same_but_parameters(sqlite_text, cupel::sql<cupel::postgresql>(statement)));                 \
    static const golden::listed listed_##statement(__FILE__, #statement, sqlite_text,                                  \
                                                   cupel::sql<cupel::postgresql>(statement))

// A statement that PostgreSQL alone has.
#define GOLDEN_POSTGRESQL(statement, postgresql_text)                                                                  \
    static_assert(cupel::sql<cupel::postgresql>(statement) == postgresql_text);                                        \
    static const golden::listed listed_##statement(__FILE__, #statement, "", postgresql_text)

// A statement that SQLite alone has.
#define GOLDEN_SQLITE(statement, sqlite_text)                                                                          \
    static_assert(cupel::sql<cupel::sqlite>(statement) == sqlite_text);                                                \
    static const golden::listed listed_##statement(__FILE__, #statement, sqlite_text, "")
