// The values of a statement, and a statement for every object of a range.
#pragma once

#include <cupel/dialects/sqlite/dialect.hpp>
#include <cupel/dialects/sqlite/driver_bind.hpp>
#include <cupel/dialects/sqlite/driver_cursor.hpp>
#include <cupel/engine/read.hpp>
#include <cupel/engine/result.hpp>
#include <cupel/engine/shape.hpp>

#include <sqlite3.h>

#include <vector>

namespace cupel::detail {

// Binds values; what they cannot be stored as is an error of the statement. With a clause that takes a range, and one of
// its objects, the object's stand first.
template <lifetime Lifetime, class Statement, class... Parts>
void sqlite_bind(const sqlite_cursor& cursor, const Statement& statement, const Parts&... parts) {
    sqlite_binder<Lifetime> binder(cursor.statement());
    try {
        if constexpr (sizeof...(Parts) == 0) visit_clauses(binder, statement.clauses);
        else visit_with_object(binder, statement, parts...);
    } catch (error& failure) {
        failure.attach_sql(cursor.sql());
        throw;
    }
}

template <class Statement>
auto sqlite_run_range(sqlite3* database, sqlite_cursor& cursor, const Statement& statement) {
    const auto& given = range_of_statement(statement);
    const auto run = [&](auto each) {
        for (const auto& object : given.range.get()) {
            sqlite_bind<lifetime::outlives>(cursor, statement, given, object);
            each(cursor.next());
            cursor.rewind();
        }
    };
    if constexpr (returns_rows<Statement>) {
        using row = row_type<Statement, sqlite>;
        std::vector<row> rows;
        run([&](bool found) {
            if (found) rows.push_back(in_order<row>::row(cursor));
        });
        return rows;
    } else {
        execution done;
        run([&](bool) { done.rows_affected += sqlite3_changes64(database); });
        cursor.note_changes(done.rows_affected);
        if (done.rows_affected != 0) done.last_insert_id = sqlite3_last_insert_rowid(database);
        return done;
    }
}

}  // namespace cupel::detail
