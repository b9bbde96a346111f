// Locks that mean what the program wants them to mean: a number that one session holds at a time.
#pragma once

#include <cupel/core/diagnostic.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace cupel {

namespace detail {

template <class Dialect>
inline constexpr problem lock_problem =
    Dialect::dialect_name == "postgresql"
        ? problem()
        : problem("cupel[E078]: an advisory lock is asked of a connection whose database is ",
                  Dialect::dialect_name == "any" ? std::string_view("the one that a URL names, perhaps SQLite")
                                                 : Dialect::dialect_name,
                  ", but numbers are locked by PostgreSQL alone; use a connection of postgresql::engine, or "
                  "begin_immediate() for the one lock of SQLite");

}  // namespace detail

// Holds a number for a connection until it goes: SELECT pg_advisory_lock(42)    SELECT pg_advisory_unlock(42)
// The connection is one of postgresql's and outlives the lock. Given back to its pool, a connection lets go of all its locks.
template <class Connection>
class [[nodiscard]] advisory_lock {
    static_assert(detail::refuse_if<detail::lock_problem<typename Connection::dialect>>::done);

public:
    // Waits until nobody else holds it; statement_timeout and interrupt() end the waiting.
    advisory_lock(Connection& session, std::int64_t number) : connection_(&session), number_(number) {
        session.run("SELECT pg_advisory_lock(" + std::to_string(number) + ")");
    }
    advisory_lock(advisory_lock&& other) noexcept
        : connection_(std::exchange(other.connection_, nullptr)), number_(other.number_) {}
    advisory_lock& operator=(advisory_lock&&) = delete;
    ~advisory_lock() {
        try {
            release();
        } catch (...) {
            // A lost session holds nothing; a failed transaction lets go when its connection goes back.
        }
    }

    void release() {
        if (connection_ == nullptr) return;
        std::exchange(connection_, nullptr)->run("SELECT pg_advisory_unlock(" + std::to_string(number_) + ")");
    }

private:
    Connection* connection_;
    std::int64_t number_;
};

// Holds a number until the transaction ends, however it does: SELECT pg_advisory_xact_lock(42)
template <class Transaction>
void lock_until_end(Transaction& transaction, std::int64_t number) {
    static_assert(detail::refuse_if<detail::lock_problem<typename Transaction::dialect>>::done);
    transaction.run("SELECT pg_advisory_xact_lock(" + std::to_string(number) + ")");
}

}  // namespace cupel
