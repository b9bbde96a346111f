// The insides of a pool.
#pragma once

#include <cupel/core/error.hpp>
#include <cupel/engine/events.hpp>
#include <cupel/engine/lease.hpp>
#include <cupel/engine/pool_options.hpp>
#include <cupel/engine/this_thread.hpp>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <mutex>
#include <string>
#include <utility>

namespace cupel::detail {

// A checkout that waits. It is given a member, or the place of one that was closed.
struct pool_waiter {
    std::condition_variable woken{};
    pool_waiter* next = nullptr;
    pool_member* member = nullptr;
    bool served = false;
};

// What a pool and its members share; it lives as long as the last of them. A place is a connection that is open, or that a
// checkout is about to open; places_ never exceeds most_. While somebody waits, nothing is idle and no place is free: what
// comes back goes to who waits longest.
class pool_state : public pool_home, public std::enable_shared_from_this<pool_state> {
public:
    pool_state(const pool_options& options, std::shared_ptr<const events> listeners)
        : options_(options), events_(std::move(listeners)) {
        constexpr std::size_t unlimited = std::numeric_limits<std::size_t>::max();
        if (options_.kind == pool_kind::shared) {
            options_.size = 1;
            options_.max_overflow = 0;
            options_.recycle.reset();
        }
        if (options_.kind == pool_kind::null) {
            options_.size = unlimited;
            options_.max_overflow = 0;
        }
        constexpr std::chrono::milliseconds shortest{0}, longest = std::chrono::hours(24 * 365);
        if (options_.timeout < shortest) options_.timeout = shortest;
        if (options_.timeout > longest) options_.timeout = longest;
        const std::size_t room = unlimited - options_.size;
        most_ = options_.max_overflow < room ? options_.size + options_.max_overflow : unlimited;
        if (most_ == 0)
            throw programming_error(
                error_code::programming,
                "a pool of size 0 without overflow has no connection to give; raise size or max_overflow");
    }

    lease checkout() {
        pool_member* member = nullptr;
        {
            std::unique_lock lock(mutex_);
            if (process_.is_inherited()) begin_anew();
            if (options_.kind == pool_kind::shared && owner_ == this_thread()) return again();
            if (idle_first_ != nullptr) member = take_idle();
            else if (places_ < most_) ++places_;
            else member = wait(lock);
            if (options_.kind == pool_kind::shared) {
                owner_ = this_thread();
                shared_member_ = nullptr;
            }
        }
        place_guard guard{this};
        if (member != nullptr && !usable(*member)) member = nullptr;
        if (member == nullptr) member = open();
        lease taken(*member);
        guard.state = nullptr;
        if (options_.kind == pool_kind::shared) shared_member_ = member;
        if (events_) events_->checkout(*member);
        return taken;
    }

    void give_back(pool_member& member) noexcept override {
        if (events_) events_->checkin(member);
        const bool wanted = options_.kind != pool_kind::null;
        const bool clean = wanted && is_current(member) && !member.is_lost() && member.reset();
        if (member.is_lost()) lost(member);
        {
            const std::lock_guard lock(mutex_);
            if (process_.is_inherited()) begin_anew();
            if (clean && !closed_ && is_current(member)) {
                if (keep(member)) return;
            } else if (wanted && !closed_) {
                ++statistics_.invalidated;
            }
        }
        const auto self = shared_from_this();
        close(member);
        free_place();
    }

    bool is_shared() const noexcept { return options_.kind == pool_kind::shared; }

    pool_statistics statistics() const {
        const std::lock_guard lock(mutex_);
        pool_statistics counted = statistics_;
        counted.idle = idle_;
        counted.in_use = places_ - idle_;
        counted.overflow = places_ > options_.size ? places_ - options_.size : 0;
        return counted;
    }

    void invalidate() noexcept { generation_.fetch_add(1); }

    void dispose(bool for_good) noexcept {
        invalidate();
        pool_member* first = nullptr;
        {
            const std::lock_guard lock(mutex_);
            closed_ = closed_ || for_good;
            first = std::exchange(idle_first_, nullptr);
            statistics_.invalidated += std::exchange(idle_, 0);
        }
        while (first != nullptr) {
            close(*std::exchange(first, first->next_));
            free_place();
        }
    }

private:
    virtual std::unique_ptr<pool_member> open_member() = 0;

    // Gives a place back that no member came to stand on.
    struct place_guard {
        pool_state* state;
        ~place_guard() {
            if (state != nullptr) state->free_place();
        }
    };

    // Nobody waits in a child of this process: fork() takes one thread along.
    void begin_anew() noexcept {
        process_ = process_mark();
        waiting_ = nullptr;
        waiting_end_ = &waiting_;
    }

    bool is_current(const pool_member& member) const noexcept {
        return member.generation_ == generation_.load() && !member.is_inherited();
    }

    // A thread that holds the shared member has it once more.
    lease again() {
        if (shared_member_ == nullptr || shared_member_->references_ == 0)
            throw programming_error(error_code::programming, "a connect or checkin event of a shared connection needs "
                                                             "a second one; use the connection that it is given");
        return lease(*shared_member_);
    }

    pool_member* take_idle() noexcept {
        pool_member* const first = std::exchange(idle_first_, idle_first_->next_);
        --idle_;
        return first;
    }

    // The next waiter, or the idle members, get it; false: there are enough.
    bool keep(pool_member& member) noexcept {
        owner_ = nullptr;
        if (serve(&member)) return true;
        if (idle_ >= options_.size) return false;
        member.next_ = nullptr;
        if (idle_first_ == nullptr) {
            idle_first_ = idle_last_ = &member;
        } else if (options_.lifo) {
            member.next_ = std::exchange(idle_first_, &member);
        } else {
            idle_last_ = idle_last_->next_ = &member;
        }
        ++idle_;
        return true;
    }

    bool serve(pool_member* member) noexcept {
        if (waiting_ == nullptr) return false;
        pool_waiter& first = *std::exchange(waiting_, waiting_->next);
        if (waiting_ == nullptr) waiting_end_ = &waiting_;
        first.member = member;
        first.served = true;
        first.woken.notify_one();
        return true;
    }

    void free_place() noexcept {
        const std::lock_guard lock(mutex_);
        if (process_.is_inherited()) begin_anew();
        owner_ = nullptr;
        if (!serve(nullptr)) --places_;
    }

    // Gives a member, or null for a place to open one.
    pool_member* wait(std::unique_lock<std::mutex>& lock) {
        pool_waiter self;
        *waiting_end_ = &self;
        waiting_end_ = &self.next;
        ++statistics_.waits;
        if (!self.woken.wait_for(lock, options_.timeout, [&] { return self.served; })) {
            pool_waiter** place = &waiting_;
            while (*place != &self) place = &(*place)->next;
            *place = self.next;
            if (waiting_end_ == &self.next) waiting_end_ = place;
            ++statistics_.timeouts;
            throw_timeout();
        }
        return self.member;
    }

    [[noreturn]] void throw_timeout() const {
        const auto number = [](auto value) { return std::to_string(value); };
        std::string why = "no connection came free within " + number(options_.timeout.count()) + " ms: ";
        if (options_.kind == pool_kind::shared)
            why += "another thread holds the one there is; give it back sooner, or raise timeout";
        else
            why += (most_ == 1 ? "the only one is" : "all " + number(most_) + " are") + " in use (size " +
                   number(options_.size) + ", max_overflow " + number(options_.max_overflow) +
                   "); give connections back sooner, or raise size, max_overflow or timeout";
        throw timeout_error(error_code::timeout, std::move(why));
    }

    // Closes the member unless it may be handed out.
    bool usable(pool_member& member) noexcept {
        std::uint64_t pool_statistics::* reason = &pool_statistics::invalidated;
        if (is_current(member)) {
            const bool old =
                options_.recycle && std::chrono::steady_clock::now() - member.opened_at_ >= *options_.recycle;
            if (!old && (!options_.pre_ping || member.ping())) return true;
            if (old) reason = &pool_statistics::recycled;
            else lost(member);
        }
        close(member);
        const std::lock_guard lock(mutex_);
        ++(statistics_.*reason);
        return false;
    }

    // What was opened before a lost connection is lost too, most likely. Connections opened since it was invalidated are not.
    void lost(const pool_member& member) noexcept {
        std::uint64_t generation = member.generation_;
        generation_.compare_exchange_strong(generation, generation + 1);
    }

    pool_member* open() {
        const std::uint64_t generation = generation_.load();
        std::unique_ptr<pool_member> opened = open_member();
        if (opened == nullptr)
            throw connection_error(error_code::connection, "the function that opens the pool's connections gave none");
        opened->home_ = shared_from_this();
        opened->generation_ = generation;
        opened->opened_at_ = std::chrono::steady_clock::now();
        {
            const std::lock_guard lock(mutex_);
            ++statistics_.created;
        }
        if (events_) {
            opened->setting_up(true);
            try {
                events_->connect(*opened);
            } catch (...) {
                close(*opened.release());
                throw;
            }
            opened->setting_up(false);
        }
        return opened.release();
    }

    void close(pool_member& member) noexcept {
        if (events_) events_->close(member);
        delete &member;
    }

    pool_options options_;
    std::size_t most_ = 0;
    const std::shared_ptr<const events> events_;
    std::atomic<std::uint64_t> generation_{0};

    mutable std::mutex mutex_;
    pool_member* idle_first_ = nullptr;
    pool_member* idle_last_ = nullptr;
    std::size_t idle_ = 0;
    std::size_t places_ = 0;
    bool closed_ = false;
    process_mark process_{};
    pool_waiter* waiting_ = nullptr;  // the longest first
    pool_waiter** waiting_end_ = &waiting_;
    pool_statistics statistics_;
    const void* owner_ = nullptr;           // the thread of the shared member
    pool_member* shared_member_ = nullptr;  // read by its owner alone
};

// The same with the function that opens connections.
template <class Open>
class pool_state_of final : public pool_state {
public:
    pool_state_of(const pool_options& options, Open open, std::shared_ptr<const events> listeners)
        : pool_state(options, std::move(listeners)), open_(std::move(open)) {}

private:
    std::unique_ptr<pool_member> open_member() override { return open_(); }

    Open open_;
};

}  // namespace cupel::detail
