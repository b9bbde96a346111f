// A session's transaction as a scope.
#pragma once

#include <cupel/core/error.hpp>

#include <cstdint>
#include <type_traits>
#include <utility>

namespace cupel {

// What `begin()` gives: `commit()` keeps what was done, otherwise it is rolled back.
template <class Session>
class [[nodiscard]] session_scope {
public:
    session_scope(Session& owner, std::uint64_t number) : owner_(&owner), number_(number) {}
    session_scope(session_scope&& other) noexcept
        : owner_(std::exchange(other.owner_, nullptr)), number_(other.number_) {}
    session_scope& operator=(session_scope&&) = delete;
    ~session_scope() {
        if (!is_open()) return;
        try {
            rollback();
        } catch (...) {
            // The database has ended the transaction itself.
        }
    }

    void commit() {
        require_open();
        owner_->commit();
    }
    void rollback() {
        require_open();
        owner_->rollback();
    }
    bool is_open() const noexcept { return owner_ != nullptr && owner_->is_in(number_); }

private:
    void require_open() const {
        if (!is_open())
            throw programming_error(error_code::programming,
                                    "the session's transaction has ended: it was committed or rolled back");
    }
    Session* owner_;
    std::uint64_t number_;
};

namespace detail {

// function(session) in a scope, which is committed when it returns.
template <class Session, class Scope, class Function>
auto run_in_session(Session& session, Scope scope, Function&& function) {
    if constexpr (std::is_void_v<decltype(function(session))>) {
        std::forward<Function>(function)(session);
        if (scope.is_open()) scope.commit();
    } else {
        auto outcome = std::forward<Function>(function)(session);
        if (scope.is_open()) scope.commit();
        return outcome;
    }
}

}  // namespace detail
}  // namespace cupel
