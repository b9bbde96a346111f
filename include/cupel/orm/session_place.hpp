// Where a session runs its transactions: on connections of an engine, on a connection of the program, or within a
// transaction of the program.
#pragma once

#include <cupel/engine/isolation.hpp>
#include <cupel/orm/error.hpp>

#include <cstddef>
#include <optional>
#include <utility>

namespace cupel::detail {

inline void refuse_options_within(const transaction_options& how) {
    if (how != transaction_options())
        throw invalid_state_error(
            "a session within a transaction of the program cannot say how that begins; say it where it begins");
}

// Scope is a transaction or a savepoint: execute, commit, rollback, begin_nested.
template <class Scope>
class open_scope {
public:
    using savepoint_type = decltype(std::declval<Scope&>().begin_nested());

    bool is_open() const noexcept { return scope_.has_value(); }
    void enter(Scope&& scope) { scope_.emplace(std::move(scope)); }

    template <class Statement>
    auto execute(const Statement& statement) {
        return scope_->execute(statement);
    }
    template <class Make, class Each>
    void execute_many(std::size_t count, Make make, Each each) {
        scope_->execute_many(count, make, each);
    }
    template <class Statement>
    auto stream(const Statement& statement) {
        return scope_->stream(statement);
    }
    savepoint_type begin_nested() { return scope_->begin_nested(); }
    // After an error it is open still, and waits for rollback().
    void commit() {
        scope_->commit();
        scope_.reset();
    }
    void rollback() {
        if (!scope_) return;
        try {
            scope_->rollback();
        } catch (...) {
            scope_.reset();
            throw;
        }
        scope_.reset();
    }
    // What was not committed is undone.
    void close() noexcept { scope_.reset(); }

private:
    std::optional<Scope> scope_{};
};

// One of two.
template <class First, class Second>
class either_scope {
public:
    using savepoint_type = typename open_scope<First>::savepoint_type;

    bool is_open() const noexcept { return first_.is_open() || second_.is_open(); }

    template <class Statement>
    auto execute(const Statement& statement) {
        return first_.is_open() ? first_.execute(statement) : second_.execute(statement);
    }
    template <class Make, class Each>
    void execute_many(std::size_t count, Make make, Each each) {
        first_.is_open() ? first_.execute_many(count, make, each) : second_.execute_many(count, make, each);
    }
    template <class Statement>
    auto stream(const Statement& statement) {
        return first_.is_open() ? first_.stream(statement) : second_.stream(statement);
    }
    savepoint_type begin_nested() { return first_.is_open() ? first_.begin_nested() : second_.begin_nested(); }
    void commit() { first_.is_open() ? first_.commit() : second_.commit(); }
    void rollback() { first_.is_open() ? first_.rollback() : second_.rollback(); }
    void close() noexcept {
        first_.close();
        second_.close();
    }

protected:
    ~either_scope() = default;

    open_scope<First> first_{};
    open_scope<Second> second_{};
};

template <class Source>
using transaction_of = decltype(std::declval<Source&>().begin(transaction_options()));

// An engine: each transaction has a connection from the pool. begin() sends BEGIN, join() leaves it to the first statement.
template <class Source>
class session_place : public either_scope<transaction_of<Source>, decltype(std::declval<Source&>().connect())> {
public:
    explicit session_place(Source& source) noexcept : source_(&source) {}
    void begin(const transaction_options& how) { this->first_.enter(source_->begin(how)); }
    void join(const transaction_options& how) { this->second_.enter(source_->connect(how)); }
    // Whether nobody else sends statements in its transactions.
    bool is_alone() const noexcept { return !source_->pool().is_shared(); }

private:
    Source* source_;
};

// A transaction or a savepoint: what the session calls a transaction is a savepoint in it.
template <class Source>
    requires(Source::is_scope)
class session_place<Source> : public open_scope<decltype(std::declval<Source&>().begin_nested())> {
public:
    explicit session_place(Source& source) noexcept : source_(&source) {}
    void begin(const transaction_options& how) {
        refuse_options_within(how);
        this->enter(source_->begin_nested());
    }
    void join(const transaction_options& how) { begin(how); }
    static bool is_alone() noexcept { return false; }

private:
    Source* source_;
};

// A connection: its transactions, or savepoints in the one that is open when the session begins its own.
template <class Source>
    requires requires(Source& source) {
        source.begin_nested();
        source.begin(transaction_options());
        source.in_transaction();
    }
class session_place<Source>
    : public either_scope<transaction_of<Source>, decltype(std::declval<Source&>().begin_nested())> {
public:
    explicit session_place(Source& source) noexcept : source_(&source) {}
    void begin(const transaction_options& how) {
        if (!source_->in_transaction()) return this->first_.enter(source_->begin(how));
        refuse_options_within(how);
        this->second_.enter(source_->begin_nested());
    }
    void join(const transaction_options& how) { begin(how); }
    static bool is_alone() noexcept { return false; }

private:
    Source* source_;
};

}  // namespace cupel::detail
