// Many statements in one round trip: all are sent, and then the server's answers are read.
#pragma once

#include <cupel/dialects/postgresql/dialect.hpp>
#include <cupel/dialects/postgresql/driver_bind.hpp>
#include <cupel/dialects/postgresql/driver_cursor.hpp>
#include <cupel/dialects/postgresql/driver_told.hpp>
#include <cupel/engine/named_columns.hpp>
#include <cupel/engine/result.hpp>
#include <cupel/engine/shape.hpp>
#include <cupel/sql/compile.hpp>
#include <cupel/sql/pinned_key.hpp>
#include <cupel/sql/variant_text.hpp>

#include <algorithm>
#include <cstddef>
#include <exception>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

namespace cupel::detail {

// How many are on their way at once. What they answer waits in the connection until all are sent.
inline constexpr std::size_t most_in_pipeline = 256;

// A statement with its parameters, which listeners and errors may show until its answer is there.
template <class Statement>
struct postgresql_in_pipeline : postgresql_sent {
    using compiled = detail::compiled<Statement, postgresql>;
    static_assert(refuse_statement_if<compiled::plan.fault, Statement>::done);
    static_assert(!compiled::plan.is_made() && !takes_range<Statement>, "many statements have constant texts");

    explicit postgresql_in_pipeline(Statement&& made) : statement(std::move(made)) {
        sql = {compiled::text.data(), compiled::plan.size};
        if constexpr (compiled::plan.has_variants()) sql = variant_text<Statement, postgresql>(statement);
        parameters = &frame;
        postgresql_binder binder(frame);
        try {
            if constexpr (Statement::has_values) visit_clauses(binder, statement.clauses);
        } catch (error& failure) {
            failure.attach_sql(sql);
            throw;
        }
    }
    postgresql_in_pipeline(const postgresql_in_pipeline&) = delete;
    postgresql_in_pipeline& operator=(const postgresql_in_pipeline&) = delete;

    // What execute() gives.
    auto done() {
        if constexpr (returns_rows<Statement>)
            return result_for<Statement, postgresql_cursor, row_type<Statement, postgresql>>(
                {std::move(result), sql}, at_most_one_row<Statement>);
        else return execution{postgresql_session::rows_affected(result.get()), 0};
    }

    Statement statement;
    postgresql_frame<compiled::plan.parameters> frame;
};

// Statements in pieces. What fails is thrown when those in front of it have been handed to each(i, done); those behind it
// were not run. run(pieces) sends a piece.
template <class Make, class Each, class Run>
void run_in_pieces(std::size_t count, Make& make, Each& each, Run run) {
    using item = postgresql_in_pipeline<decltype(make(std::size_t{}))>;
    std::vector<std::unique_ptr<item>> piece;
    std::vector<postgresql_sent*> sent;
    for (std::size_t from = 0; from < count; from += piece.size()) {
        const std::size_t size = std::min(count - from, most_in_pipeline);
        std::exception_ptr failure;
        piece.clear();
        sent.clear();
        try {
            while (piece.size() < size) {
                piece.push_back(std::make_unique<item>(make(from + piece.size())));
                sent.push_back(piece.back().get());
            }
        } catch (...) {
            failure = std::current_exception();
        }
        std::size_t answered = 0;
        try {
            run(sent, answered);
        } catch (...) {
            failure = std::current_exception();
        }
        for (std::size_t i = 0; i < answered; ++i) each(from + i, piece[i]->done());
        if (failure != nullptr) std::rethrow_exception(failure);
    }
}

}  // namespace cupel::detail
