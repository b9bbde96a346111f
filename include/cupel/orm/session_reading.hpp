// What reads entities again that a session has: with_for_update and its like, which lock their rows, and populate_existing.
#pragma once

#include <cupel/orm/session_check.hpp>
#include <cupel/sql/clauses/lock.hpp>
#include <cupel/sql/clauses/options.hpp>

#include <concepts>
#include <cstddef>
#include <tuple>
#include <type_traits>
#include <utility>

namespace cupel {

namespace detail {

template <lock_strength Strength, lock_wait Wait = lock_wait::wait>
struct locked_reading {
    static constexpr bool is_reading = true;
    static constexpr bool passes_over = Wait == lock_wait::skip_locked;

    // Throws busy_error instead of waiting for whoever has locked the row.
    static constexpr auto nowait() { return locked_reading<Strength, lock_wait::nowait>(); }
    // As if there were no row that somebody has locked.
    static constexpr auto skip_locked() { return locked_reading<Strength, lock_wait::skip_locked>(); }

    template <class Statement>
    static auto of(const Statement& statement) {
        if constexpr (Strength == lock_strength::update) return waiting(statement.for_update());
        else if constexpr (Strength == lock_strength::no_key_update) return waiting(statement.for_no_key_update());
        else if constexpr (Strength == lock_strength::share) return waiting(statement.for_share());
        else return waiting(statement.for_key_share());
    }

private:
    template <class Statement>
    static auto waiting(const Statement& statement) {
        if constexpr (Wait == lock_wait::nowait) return statement.nowait();
        else if constexpr (Wait == lock_wait::skip_locked) return statement.skip_locked();
        else return statement;
    }
};

struct populating_reading {
    static constexpr bool is_reading = true;
    static constexpr bool passes_over = false;
    static constexpr bool is_relationship = false;
    static constexpr bool populates = true;

    template <class Statement>
    static auto of(const Statement& statement) {
        return statement;
    }
    template <class Session, class Nodes>
    static void apply(Session&, const Nodes&) noexcept {}
};

template <class Option>
concept reading = requires { std::remove_cvref_t<Option>::is_reading; };

// Of a query of values there is nothing to overwrite.
template <class Entity>
struct option_check<Entity, populating_reading> {
    static constexpr bool ok = !std::is_void_v<Entity>;
    static constexpr problem value = [] {
        if constexpr (ok) return problem();
        else
            return problem("cupel[E600]: populate_existing is given for a query of values, which are read anew by "
                           "every query; leave "
                           "it out, or select the entity: select<T>()");
    }();
};

template <class Clause>
inline constexpr bool says_populate = false;
template <class... Options>
inline constexpr bool says_populate<options_clause<Options...>> = (std::same_as<Options, populating_reading> || ...);

// Whether the last of the arguments of get() says how to read.
template <class... Given>
inline constexpr bool ends_with_reading = false;
template <class First, class... Rest>
inline constexpr bool ends_with_reading<First, Rest...> =
    reading<std::tuple_element_t<sizeof...(Rest), std::tuple<First, Rest...>>>;

}  // namespace detail

// Behind the key in get(), and in refresh(): SELECT ... FOR UPDATE, on PostgreSQL. The row stays locked until the transaction
// ends. `.nowait()` throws busy_error instead of waiting, `.skip_locked()` finds nothing where the row is locked.
inline constexpr detail::locked_reading<detail::lock_strength::update> with_for_update{};
inline constexpr detail::locked_reading<detail::lock_strength::no_key_update> with_for_no_key_update{};
inline constexpr detail::locked_reading<detail::lock_strength::share> with_for_share{};
inline constexpr detail::locked_reading<detail::lock_strength::key_share> with_for_key_share{};

// Behind the key in get(), and in .options(...): entities that the session has get what the rows say. What is pending is
// flushed before.
inline constexpr detail::populating_reading populate_existing{};

}  // namespace cupel
