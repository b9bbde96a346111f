// A transaction as a scope: commit is said, rollback is what happens otherwise. Within it, savepoints.
#pragma once

#include <cupel/core/error.hpp>
#include <cupel/engine/execute_many.hpp>
#include <cupel/engine/isolation.hpp>
#include <cupel/engine/lease.hpp>
#include <cupel/engine/pasted_text.hpp>
#include <cupel/engine/prepared_statement.hpp>

#include <string_view>
#include <type_traits>
#include <utility>

namespace cupel {

namespace detail {

// Runs the function in a scope: committed when it returns, rolled back when it throws.
template <class Scope, class Function>
auto run_in(Scope scope, Function&& function) {
    if constexpr (std::is_void_v<decltype(function(scope))>) {
        std::forward<Function>(function)(scope);
        if (scope.is_open()) scope.commit();
    } else {
        auto outcome = std::forward<Function>(function)(scope);
        if (scope.is_open()) scope.commit();
        return outcome;
    }
}

}  // namespace detail

// A part of a transaction that can be undone alone:
//     SAVEPOINT cupel_1        RELEASE SAVEPOINT cupel_1        ROLLBACK TO SAVEPOINT cupel_1
template <class Driver>
class [[nodiscard]] savepoint {
public:
    using dialect = typename Driver::dialect;
    static constexpr bool is_scope = true;  // a transaction, or a part of one

    explicit savepoint(Driver& driver, lease kept = {})
        : kept_(std::move(kept)), driver_(&driver), number_(driver.set_savepoint()) {}
    savepoint(savepoint&& other) noexcept
        : kept_(std::move(other.kept_)), driver_(std::exchange(other.driver_, nullptr)), number_(other.number_) {}
    savepoint& operator=(savepoint&&) = delete;
    ~savepoint() {
        if (driver_ == nullptr) return;
        try {
            rollback();
        } catch (...) {
            // The transaction around it has ended, and this with it.
        }
    }

    template <class Statement>
    auto execute(const Statement& statement) {
        require_open();
        return driver_->execute(statement, kept_);
    }
    // Rows that come as they are read: one is in memory at a time.
    template <class Statement>
    auto stream(const Statement& statement) {
        require_open();
        return driver_->stream(statement, kept_);
    }
    template <detail::pasted_text Text>
    execution execute(const Text&) {
        return detail::refuse_pasted_text<Text>();
    }

    // As of a connection.
    template <class Make, class Each>
    void execute_many(std::size_t count, Make make, Each each) {
        require_open();
        detail::execute_many(*driver_, kept_, count, make, each);
    }

    // A statement with named parameters, to be executed with values for them. It refers to this savepoint.
    template <class Statement>
    auto prepare(Statement statement) {
        return prepared_statement<savepoint, Statement>(*this, std::move(statement));
    }

    // Keeps what was done since, as a part of the transaction.
    void commit() {
        require_open();
        driver_->release_savepoint(number_);
        driver_ = nullptr;
    }

    // Undoes what was done since; the transaction goes on.
    void rollback() {
        require_open();
        std::exchange(driver_, nullptr)->rollback_to_savepoint(number_);
    }

    // A savepoint within this one.
    savepoint begin_nested() {
        require_open();
        return savepoint(*driver_, kept_);
    }
    template <detail::unit_of_work Function>
    auto begin_nested(Function&& function) {
        return detail::run_in(begin_nested(), std::forward<Function>(function));
    }

    bool is_open() const noexcept { return driver_ != nullptr; }
    Driver& driver() const noexcept { return *driver_; }

    // SQL text without parameters; rows are dropped.
    void run(std::string_view sql) {
        require_open();
        driver_->run(sql);
    }

private:
    void require_open() const {
        if (driver_ == nullptr)
            throw programming_error(error_code::programming,
                                    "the savepoint has ended: it was committed or rolled back");
        if (!driver_->in_transaction())
            throw programming_error(error_code::programming, "the savepoint has ended with its transaction");
        if (!driver_->has_savepoint(number_))
            throw programming_error(error_code::programming, "the savepoint has ended with the one around it");
    }

    lease kept_;
    Driver* driver_;
    int number_;
};

// Driver is an open session with a database: execute, run, begin(options), commit, rollback, in_transaction, savepoints.
template <class Driver>
class [[nodiscard]] transaction {
public:
    using dialect = typename Driver::dialect;
    static constexpr bool is_scope = true;  // a transaction, or a part of one

    // `kept` holds the driver's place in its pool, if it has one, until the transaction has ended.
    explicit transaction(Driver& driver, const transaction_options& options = {}, lease kept = {})
        : kept_(std::move(kept)), driver_(&driver) {
        if (driver.in_transaction())
            throw programming_error(error_code::programming, "a transaction is already open on this connection");
        driver.begin(options);
    }
    transaction(transaction&& other) noexcept
        : kept_(std::move(other.kept_)), driver_(std::exchange(other.driver_, nullptr)) {}
    transaction& operator=(transaction&&) = delete;
    ~transaction() {
        if (driver_ == nullptr) return;
        try {
            rollback();
        } catch (...) {
            // The database has ended the transaction itself.
        }
    }

    template <class Statement>
    auto execute(const Statement& statement) {
        require_running();
        return driver_->execute(statement, kept_);
    }
    template <detail::pasted_text Text>
    execution execute(const Text&) {
        return detail::refuse_pasted_text<Text>();
    }

    // As of a connection.
    template <class Make, class Each>
    void execute_many(std::size_t count, Make make, Each each) {
        require_running();
        detail::execute_many(*driver_, kept_, count, make, each);
    }

    // Rows that come as they are read: one is in memory at a time.
    template <class Statement>
    auto stream(const Statement& statement) {
        require_running();
        return driver_->stream(statement, kept_);
    }

    // A statement with named parameters, to be executed with values for them. It refers to this transaction.
    template <class Statement>
    auto prepare(Statement statement) {
        return prepared_statement<transaction, Statement>(*this, std::move(statement));
    }

    // SQL text without parameters; rows are dropped.
    void run(std::string_view sql) {
        require_running();
        driver_->run(sql);
    }

    // Throws what the database refuses; in_doubt_error if the connection was lost before its answer came.
    void commit() {
        require_running();
        driver_->commit();
        driver_ = nullptr;
        kept_.release();
    }

    // The database may have rolled back already, as SQLite does when the disk is full or a write is interrupted.
    void rollback() {
        require_open();
        const lease kept = std::move(kept_);
        Driver& ended = *std::exchange(driver_, nullptr);
        if (ended.in_transaction()) ended.rollback();
    }

    // A part that can be rolled back alone; with a function, committed when that returns.
    savepoint<Driver> begin_nested() {
        require_running();
        return savepoint<Driver>(*driver_, kept_);
    }
    template <detail::unit_of_work Function>
    auto begin_nested(Function&& function) {
        return detail::run_in(begin_nested(), std::forward<Function>(function));
    }

    bool is_open() const noexcept { return driver_ != nullptr; }
    bool in_transaction() const noexcept { return driver_ != nullptr && driver_->in_transaction(); }
    Driver& driver() const noexcept { return *driver_; }

private:
    void require_open() const {
        if (driver_ == nullptr)
            throw programming_error(error_code::programming,
                                    "the transaction has ended: it was committed or rolled back");
    }

    // A statement must not slip out of a transaction that is no more.
    void require_running() const {
        require_open();
        if (!driver_->in_transaction())
            throw programming_error(error_code::programming, "the transaction has ended: the database rolled it back");
    }

    lease kept_;
    Driver* driver_;
};

}  // namespace cupel
