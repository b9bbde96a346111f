// Where a session runs its transactions: on connections of an engine, on a connection of the program, or within a
// transaction of the program.
#pragma once

#include <cupel/engine/isolation.hpp>
#include <cupel/orm/error.hpp>

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

// An engine: each transaction has a connection from the pool.
template <class Source>
class session_place : public open_scope<decltype(std::declval<Source&>().begin(transaction_options()))> {
public:
    explicit session_place(Source& source) noexcept : source_(&source) {}
    void begin(const transaction_options& how) { this->enter(source_->begin(how)); }

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
class session_place<Source> {
    using transaction_type = decltype(std::declval<Source&>().begin(transaction_options()));

public:
    using savepoint_type = decltype(std::declval<Source&>().begin_nested());

    explicit session_place(Source& source) noexcept : source_(&source) {}

    bool is_open() const noexcept { return whole_.is_open() || part_.is_open(); }
    void begin(const transaction_options& how) {
        if (!source_->in_transaction()) return whole_.enter(source_->begin(how));
        refuse_options_within(how);
        part_.enter(source_->begin_nested());
    }
    template <class Statement>
    auto execute(const Statement& statement) {
        return whole_.is_open() ? whole_.execute(statement) : part_.execute(statement);
    }
    savepoint_type begin_nested() { return whole_.is_open() ? whole_.begin_nested() : part_.begin_nested(); }
    void commit() { whole_.is_open() ? whole_.commit() : part_.commit(); }
    void rollback() {
        whole_.rollback();
        part_.rollback();
    }
    void close() noexcept {
        whole_.close();
        part_.close();
    }

private:
    Source* source_;
    open_scope<transaction_type> whole_{};
    open_scope<savepoint_type> part_{};
};

}  // namespace cupel::detail
