// How a transaction is separated from others.
#pragma once

#include <concepts>
#include <optional>
#include <type_traits>

namespace cupel {

// A database may give more than was asked for: SQLite's transactions are always serializable.
enum class isolation {
    autocommit,  // of a connection: each statement is a transaction of its own
    read_uncommitted,
    read_committed,
    repeatable_read,
    serializable
};

// How a transaction begins; what is not said is as the connection and the database have it.
struct transaction_options {
    std::optional<isolation> level{};
    bool read_only = false;   // writes are refused by the database
    bool deferrable = false;  // PostgreSQL, serializable and read-only: waits at its begin instead of failing later
    bool immediate = false;   // SQLite: takes the write lock at its begin, so that writers wait there

    bool operator==(const transaction_options&) const = default;
};

namespace detail {

// What begin() and begin_nested() call: all but the options that they may be given instead.
template <class Function>
concept unit_of_work =
    std::is_class_v<std::remove_cvref_t<Function>> && !std::convertible_to<Function, transaction_options>;

}  // namespace detail

}  // namespace cupel
