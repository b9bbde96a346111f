// A statement with named parameters, and where it is executed.
#pragma once

#include <utility>

namespace cupel {

// Made by .prepare(...) of an engine, a connection or a transaction, which it refers to. Each call executes the statement;
// sessions prepare it at its first use and keep it.
//     auto adults = db.prepare(select<User>().where(col<&User::age> > param<"age">));
//     for (const User& one : adults(param<"age"> = 41)) ...
template <class Runner, class Statement>
class [[nodiscard]] prepared_statement {
public:
    prepared_statement(Runner& runner, Statement statement) : runner_(&runner), statement_(std::move(statement)) {}

    // What execute() gives, with a value for each parameter.
    template <class... Given>
    auto operator()(Given... given) const {
        return runner_->execute(statement_.bind(std::move(given)...));
    }

    // The same with rows that come as they are read.
    template <class... Given>
    auto stream(Given... given) const {
        return runner_->stream(statement_.bind(std::move(given)...));
    }

private:
    Runner* runner_;
    Statement statement_;
};

}  // namespace cupel
