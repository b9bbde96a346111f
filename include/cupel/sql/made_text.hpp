// The text of a statement with pieces that are made while the program runs.
#pragma once

#include <cupel/sql/every_row.hpp>
#include <cupel/sql/run_time_pattern.hpp>
#include <cupel/sql/variant_text.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace cupel::detail {

struct made_text {
    std::string text;
    std::size_t parameters;
};

// What the statement is now. Sessions keep the texts that they have prepared. Throws what variant_text does, and
// every_row_error.
template <class Statement, class Dialect>
auto make_text(const Statement& statement) {
    using pattern = pattern_of<Statement, Dialect>;
    require_condition(statement);
    part_finder parts;
    visit_clauses(parts, statement.clauses);
    std::vector<std::string_view> texts;
    for (const run_time_pattern* one : parts.texts()) texts.push_back(one->pattern_for(Dialect::dialect_name));
    pattern_text made({pattern::text.data(), pattern::size}, parts.mask(), &Dialect::parameter, texts);
    return made_text{made.take(), made.parameters()};
}

}  // namespace cupel::detail
