// A transaction as a scope: commit is said, rollback is what happens otherwise.
#pragma once

#include <cupel/core/error.hpp>

#include <string_view>
#include <type_traits>
#include <utility>

namespace cupel {

// Connection is the driver's: it has execute, run(text), in_transaction(), and self(), a pointer to itself that stays where
// it is and follows when the connection is moved.
template <class Connection>
class [[nodiscard]] transaction {
public:
    explicit transaction(Connection& connection, std::string_view begin = "BEGIN") : place_(&connection.self()) {
        if (connection.in_transaction())
            throw programming_error(error_code::programming, "a transaction is already open on this connection");
        connection.run(begin);
    }
    transaction(transaction&& other) noexcept : place_(std::exchange(other.place_, nullptr)) {}
    transaction& operator=(transaction&&) = delete;
    ~transaction() {
        if (place_ == nullptr) return;
        try {
            rollback();
        } catch (...) {
            // The database has ended the transaction itself.
        }
    }

    template <class Statement>
    auto execute(const Statement& statement) {
        require_running();
        return connection().execute(statement);
    }

    void commit() {
        require_running();
        connection().run("COMMIT");
        place_ = nullptr;
    }

    // The database may have rolled back already, as SQLite does when the disk is full or a write is interrupted.
    void rollback() {
        require_open();
        Connection& ended = **std::exchange(place_, nullptr);
        if (ended.in_transaction()) ended.run("ROLLBACK");
    }

    bool is_open() const noexcept { return place_ != nullptr; }
    Connection& connection() const noexcept { return **place_; }

private:
    void require_open() const {
        if (place_ == nullptr)
            throw programming_error(error_code::programming, "the transaction has ended: it was committed or rolled back");
    }

    // A statement must not slip out of a transaction that is no more.
    void require_running() const {
        require_open();
        if (!connection().in_transaction())
            throw programming_error(error_code::programming, "the transaction has ended: the database rolled it back");
    }

    Connection* const* place_;
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
