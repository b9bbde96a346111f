// How a report is shown: its title, its SQL, its rows.
#pragma once

#include "models.hpp"

#include <cupel/dialects/any/driver.hpp>
#include <cupel/engine/table_text.hpp>

#include <iostream>
#include <string_view>

namespace sales {

// Writes a statement with each clause on a line of its own.
void write_sql(std::ostream& out, std::string_view sql);
void write_heading(std::ostream& out, std::string_view title, std::string_view sqlite, std::string_view postgresql);

template <class Statement>
void report(cupel::engine& db, std::string_view title, const Statement& statement) {
    write_heading(std::cout, title, cupel::sql<cupel::sqlite>(statement), cupel::sql<cupel::postgresql>(statement));
    std::cout << cupel::as_table(db.execute(statement), {.max_rows = 30}) << '\n';
}

// What they are about: one file each.
void revenue(cupel::engine& db);
void products(cupel::engine& db);
void customers(cupel::engine& db);
void cohorts(cupel::engine& db);
void days(cupel::engine& db);
void tree(cupel::engine& db);

}  // namespace sales
