// A transaction as a scope: commit is said, rollback is what happens otherwise.
#pragma once

#include <cupel/core/error.hpp>

#include <string_view>
#include <type_traits>
#include <utility>

namespace cupel {

// Connection is the driver's: it has execute, run(text) and in_transaction().
template <class Connection>
class [[nodiscard]] transaction {
public:
    explicit transaction(Connection& connection, std::string_view begin = "BEGIN") : connection_(&connection) {
        if (connection.in_transaction())
            throw programming_error(error_code::programming, "a transaction is already open on this connection");
        connection.run(begin);
    }
    transaction(transaction&& other) noexcept : connection_(std::exchange(other.connection_, nullptr)) {}
    transaction& operator=(transaction&&) = delete;
    ~transaction() {
        if (connection_ == nullptr) return;
        try {
            rollback();
        } catch (...) {
            // The database has ended the transaction itself.
        }
    }

    template <class Statement>
    auto execute(const Statement& statement) {
        require_running();
        return connection_->execute(statement);
    }

    void commit() {
        require_running();
        connection_->run("COMMIT");
        connection_ = nullptr;
    }

    // The database may have rolled back already, as SQLite does when the disk is full or a write is interrupted.
    void rollback() {
        require_open();
        Connection& connection = *std::exchange(connection_, nullptr);
        if (connection.in_transaction()) connection.run("ROLLBACK");
    }

    bool is_open() const noexcept { return connection_ != nullptr; }
    Connection& connection() const noexcept { return *connection_; }

private:
    void require_open() const {
        if (connection_ == nullptr)
            throw programming_error(error_code::programming, "the transaction has ended: it was committed or rolled back");
    }

    // A statement must not slip out of a transaction that is no more.
    void require_running() const {
        require_open();
        if (!connection_->in_transaction())
            throw programming_error(error_code::programming, "the transaction has ended: the database rolled it back");
    }

    Connection* connection_;
};

// Runs the function in a transaction: committed when it returns, rolled back when it throws.
template <class Connection, class Function>
auto run_in_transaction(Connection& connection, Function&& function) {
    transaction<Connection> tx(connection);
    if constexpr (std::is_void_v<decltype(function(tx))>) {
        std::forward<Function>(function)(tx);
        if (tx.is_open()) tx.commit();
    } else {
        auto outcome = std::forward<Function>(function)(tx);
        if (tx.is_open()) tx.commit();
        return outcome;
    }
}

}  // namespace cupel
