// The values of a statement, and a statement for every object of a range.
#pragma once

#include <cupel/dialects/sqlite/dialect.hpp>
#include <cupel/dialects/sqlite/driver_bind.hpp>
#include <cupel/dialects/sqlite/driver_cursor.hpp>
#include <cupel/engine/read.hpp>
#include <cupel/engine/result.hpp>
#include <cupel/engine/shape.hpp>
#include <cupel/sql/clauses/returning.hpp>
#include <cupel/sql/clauses/values.hpp>
#include <cupel/sql/statement.hpp>
#include <cupel/types/codec.hpp>

#include <sqlite3.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <type_traits>
#include <vector>

namespace cupel::detail {

// Binds values; what they cannot be stored as is an error of the statement. With a clause that takes a range, and one of
// its objects, the object's stand first.
template <lifetime Lifetime, class Statement, class... Parts>
[[gnu::always_inline]] inline void sqlite_bind(const sqlite_cursor& cursor, const Statement& statement,
                                               const Parts&... parts) {
    sqlite_binder<Lifetime> binder(cursor.statement());
    try {
        if constexpr (sizeof...(Parts) == 0) visit_clauses(binder, statement.clauses);
        else visit_with_object(binder, statement, parts...);
    } catch (error& failure) {
        failure.attach_sql(cursor.sql());
        throw;
    }
}

// An INSERT of a range that gives back the key that the database makes, and nothing else.
template <class Statement>
inline constexpr bool gives_made_key = false;
template <class Grammar, class Item, class T, class Held>
    requires requires { requires std::is_same_v<typename Item::owner, T> && Item::is_column; }
inline constexpr bool gives_made_key<statement<Grammar, returning_clause<Item>, range_value<T, false, Held>>> =
    Item::info().generated;

// Whether a statement of a range is one by itself: it has no more objects than one. The row is stored before what
// RETURNING gives is read, which may fail where that is more than a key; outside a transaction it commits when the
// statement is reset, which tells no error.
template <class Statement>
bool is_all_or_none(const Statement& statement, bool inside_transaction) {
    const auto& given = range_of_statement(statement);
    if constexpr (requires { given.range.get().size(); })
        return (!returns_rows<Statement> || (inside_transaction && gives_made_key<Statement>)) &&
               given.range.get().size() <= 1;
    else return false;
}

template <class Statement>
struct without_returning;
template <class Grammar, class Returning, class Values>
struct without_returning<statement<Grammar, Returning, Values>> {
    using type = statement<Grammar, Values>;
};

// A row that is the number of the row that was inserted last.
struct sqlite_rowid_row {
    std::int64_t number;
    std::string_view text;

    struct column_reader {
        std::int64_t number;
        template <class T>
        T take() const {
            return codec<T>::decode(number);
        }
        static std::string_view column_name() noexcept { return "rowid"; }
    };
    column_reader reader() const noexcept { return {number}; }
    std::string_view sql() const noexcept { return text; }
};

// For RETURNING SQLite makes a table of rows at every execution, which takes longer than the INSERT. Where the first object's
// key turns out to be the number of its row, the others go without. start(text) gives a cursor.
template <class Statement, class Start>
auto sqlite_insert_for_keys(sqlite3* database, sqlite_cursor& cursor, const Statement& statement, Start start) {
    using row = row_type<Statement, sqlite>;
    using plain = compiled<typename without_returning<Statement>::type, sqlite>;
    const auto& given = range_of_statement(statement);
    std::vector<row> rows;
    if constexpr (requires { given.range.get().size(); })
        rows.reserve(static_cast<std::size_t>(given.range.get().size()));
    std::optional<sqlite_cursor> quick;
    bool is_rowid = false;
    try {
        for (const auto& object : given.range.get()) {
            if (!is_rowid) {
                sqlite_bind<lifetime::outlives>(cursor, statement, given, object);
                if (cursor.next_at_work()) {
                    rows.push_back(read_row<in_order<row>>(cursor));
                    is_rowid =
                        sqlite3_column_int64(cursor.statement().handle, 0) == sqlite3_last_insert_rowid(database);
                }
                cursor.rewind();
                continue;
            }
            if (!quick) {
                cursor.forget_values();
                cursor.release();
                quick.emplace(start(std::string_view(plain::text.data(), plain::plan.size)));
            }
            sqlite_bind<lifetime::outlives>(*quick, statement, given, object);
            quick->run_again();
            // A trigger may have let the object go.
            if (sqlite3_changes64(database) != 0) {
                rows.push_back(
                    read_row<in_order<row>>(sqlite_rowid_row{sqlite3_last_insert_rowid(database), quick->sql()}));
                quick->note_changes(1);
            }
        }
    } catch (...) {
        if (quick) quick->forget_values();
        throw;
    }
    if (quick) quick->forget_values();
    return rows;
}

template <class Statement, class Start>
auto sqlite_run_range(sqlite3* database, sqlite_cursor& cursor, const Statement& statement, Start start) {
    const auto& given = range_of_statement(statement);
    if constexpr (gives_made_key<Statement>) {
        return sqlite_insert_for_keys(database, cursor, statement, start);
    } else if constexpr (returns_rows<Statement>) {
        using row = row_type<Statement, sqlite>;
        std::vector<row> rows;
        for (const auto& object : given.range.get()) {
            sqlite_bind<lifetime::outlives>(cursor, statement, given, object);
            if (cursor.next_at_work()) rows.push_back(read_row<in_order<row>>(cursor));
            cursor.rewind();
        }
        return rows;
    } else {
        execution done;
        for (const auto& object : given.range.get()) {
            sqlite_bind<lifetime::outlives>(cursor, statement, given, object);
            cursor.run_again();
            done.rows_affected += sqlite3_changes64(database);
        }
        cursor.note_changes(done.rows_affected);
        if (done.rows_affected != 0) done.last_insert_id = sqlite3_last_insert_rowid(database);
        return done;
    }
}

}  // namespace cupel::detail
