// Open connections that threads share, one at a time each.
#pragma once

#include <cupel/engine/events.hpp>
#include <cupel/engine/lease.hpp>
#include <cupel/engine/pool_options.hpp>
#include <cupel/engine/pool_state.hpp>

#include <memory>
#include <type_traits>
#include <utility>

namespace cupel {

// Hands out connections. All members are safe to call from any thread; leases may outlive the pool.
class pool {
public:
    // Nothing is opened yet. Throws programming_error for options that allow no connection.
    template <class Open>
        requires std::is_invocable_r_v<std::unique_ptr<pool_member>, Open&>
    pool(const pool_options& options, Open open, std::shared_ptr<const events> listeners = nullptr)
        : state_(std::make_shared<detail::pool_state_of<Open>>(options, std::move(open), std::move(listeners))) {}
    pool(pool&&) noexcept = default;
    pool& operator=(pool&& other) noexcept {
        std::swap(state_, other.state_);
        return *this;
    }
    ~pool() {
        if (state_ != nullptr) state_->dispose(true);
    }

    // A connection: an idle one, or a new one, or the next that comes back.
    // Throws timeout_error if none came back in time, and what opening a connection throws.
    lease checkout() { return state_->checkout(); }

    pool_statistics statistics() const { return state_->statistics(); }

    // Whether it is one connection for everybody.
    bool is_shared() const noexcept { return state_->is_shared(); }

    // Every connection opened before now is closed when it comes back or is next taken.
    void invalidate() noexcept { state_->invalidate(); }
    // The same, and the idle ones are closed now. The pool goes on with new ones.
    void dispose() noexcept { state_->dispose(false); }

private:
    std::shared_ptr<detail::pool_state> state_;
};

}  // namespace cupel
