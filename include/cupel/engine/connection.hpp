// A connection of an engine: a session with the database that is one thread's until it is given back.
#pragma once

#include <cupel/core/error.hpp>
#include <cupel/engine/execute_many.hpp>
#include <cupel/engine/isolation.hpp>
#include <cupel/engine/lease.hpp>
#include <cupel/engine/pasted_text.hpp>
#include <cupel/engine/prepared_statement.hpp>
#include <cupel/engine/transaction.hpp>

#include <string_view>
#include <utility>

namespace cupel {

// Its first statement begins a transaction, which commit() or rollback() ends; the next statement begins another. What is
// not committed is rolled back when the connection is destroyed. With isolation::autocommit every statement stands alone,
// and a transaction is what begin() gives.
template <class Driver>
class basic_connection {
public:
    using dialect = typename Driver::dialect;

    explicit basic_connection(lease taken, const transaction_options& options = {})
        : kept_(std::move(taken)), driver_(static_cast<Driver*>(&kept_.member())), options_(options) {}
    basic_connection(basic_connection&& other) noexcept
        : kept_(std::move(other.kept_)),
          driver_(std::exchange(other.driver_, nullptr)),
          options_(other.options_),
          begun_(std::exchange(other.begun_, false)) {}
    basic_connection& operator=(basic_connection&& other) noexcept {
        if (this == &other) return *this;
        basic_connection old(std::move(*this));
        kept_ = std::move(other.kept_);
        driver_ = std::exchange(other.driver_, nullptr);
        options_ = other.options_;
        begun_ = std::exchange(other.begun_, false);
        return *this;
    }
    ~basic_connection() {
        if (begun_) end_quietly();
    }

    // Executes a statement, in a transaction unless the connection commits by itself. A result of rows that are still to be
    // read holds the connection's place in the pool.
    template <class Statement>
    auto execute(const Statement& statement) {
        begin_if_needed();
        return driver_->execute(statement, kept_);
    }
    template <detail::pasted_text Text>
    execution execute(const Text&) {
        return detail::refuse_pasted_text<Text>();
    }

    // Executes make(0) and so on up to make(count - 1), statements of one type, and calls each(i, what execute() gives). On
    // PostgreSQL those of a transaction are sent together, some hundred in a round trip. When one fails, none behind it is
    // run, and each() was called for those in front of it.
    template <class Make, class Each>
    void execute_many(std::size_t count, Make make, Each each) {
        begin_if_needed();
        detail::execute_many(*driver_, kept_, count, make, each);
    }

    // The same with rows that come as they are read: one is in memory at a time. On PostgreSQL the connection runs nothing
    // else until they are read or the result is destroyed.
    template <class Statement>
    auto stream(const Statement& statement) {
        begin_if_needed();
        return driver_->stream(statement, kept_);
    }

    // A statement with named parameters, to be executed with values for them. It refers to this connection.
    template <class Statement>
    auto prepare(Statement statement) {
        return prepared_statement<basic_connection, Statement>(*this, std::move(statement));
    }

    // SQL text without parameters, one statement or several with `;` between them; rows are dropped.
    void run(std::string_view sql) {
        begin_if_needed();
        driver_->run(sql);
    }

    // Ends the transaction that the first statement began; without one they do nothing. Throws programming_error if another
    // is open: what begin() gave ends it.
    void commit() {
        if (!begun_) return require_none();
        require_running();
        driver_->commit();
        begun_ = false;
    }
    void rollback() {
        if (!std::exchange(begun_, false)) return require_none();
        if (driver_->in_transaction()) driver_->rollback();
    }

    // Begins a transaction as a scope, which its destructor rolls back. Throws programming_error if one is open already:
    // the first statement began it.
    transaction<Driver> begin(const transaction_options& options) {
        require_here();
        return transaction<Driver>(*driver_, merged(options), kept_);
    }
    transaction<Driver> begin(isolation level) { return begin(transaction_options{.level = level}); }
    transaction<Driver> begin() { return begin(transaction_options()); }
    // Takes the write lock at once: two writers wait here, not in the middle.
    transaction<Driver> begin_immediate()
        requires Driver::dialect::has_begin_immediate
    {
        return begin(transaction_options{.immediate = true});
    }
    // Runs function(transaction): commits when it returns, rolls back when it throws.
    template <detail::unit_of_work Function>
    auto begin(Function&& function, const transaction_options& options = {}) {
        return detail::run_in(begin(options), std::forward<Function>(function));
    }

    // A savepoint in the transaction of this connection, which it begins if there is none.
    savepoint<Driver> begin_nested() {
        require_here();
        if (begun_) {
            require_running();
        } else if (!driver_->in_transaction()) {
            driver_->begin(options_);
            begun_ = true;
        }
        return savepoint<Driver>(*driver_, kept_);
    }
    template <detail::unit_of_work Function>
    auto begin_nested(Function&& function) {
        return detail::run_in(begin_nested(), std::forward<Function>(function));
    }

    bool in_transaction() const noexcept { return driver_ != nullptr && driver_->in_transaction(); }

    // Stops what runs on this connection, from any thread: it throws interrupted_error.
    void interrupt() noexcept {
        if (driver_ != nullptr) driver_->interrupt();
    }

    // The session itself, and what the client library knows it by. Of a connection that was moved from there is neither.
    Driver& driver() const noexcept { return *driver_; }
    auto native_handle() const noexcept
        requires requires(Driver& driver) { driver.native_handle(); }
    {
        return driver_->native_handle();
    }

private:
    void require_here() const {
        if (driver_ == nullptr) throw programming_error(error_code::programming, "the connection was moved from");
    }

    void require_none() const {
        require_here();
        if (driver_->in_transaction())
            throw programming_error(
                error_code::programming,
                "the transaction that is open is not this connection's to end: begin() gave it, or another connection "
                "or session began it on the one connection of a database in memory; end it there");
    }

    void begin_if_needed() {
        if (driver_ == nullptr || options_.level != isolation::autocommit) begin_unless_begun();
    }

    [[gnu::noinline]] void begin_unless_begun() {
        require_here();
        if (begun_) return require_running();
        if (driver_->in_transaction()) return;
        driver_->begin(options_);
        begun_ = true;
    }

    void require_running() const {
        if (!driver_->in_transaction())
            throw programming_error(error_code::programming,
                                    "the transaction has ended: the database rolled it back; call rollback() to go on");
    }

    // The level of this connection where the transaction names none.
    transaction_options merged(transaction_options options) const {
        if (!options.level && options_.level != isolation::autocommit) options.level = options_.level;
        options.read_only |= options_.read_only;
        return options;
    }

    void end_quietly() noexcept {
        try {
            rollback();
        } catch (...) {
            // A connection that cannot roll back is closed when its pool takes it back.
        }
    }

    lease kept_;
    Driver* driver_;
    transaction_options options_;
    bool begun_ = false;
};

}  // namespace cupel
