// Functions that a program has called when connections come and go and when statements run.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <exception>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace cupel {

struct pool_member;

// One execution of a statement, as listeners see it. It is valid during the call alone.
struct statement_event {
    std::string_view sql;
    std::chrono::nanoseconds duration{};      // 0 before the execution
    std::optional<std::int64_t> rows{};       // changed or read, where that is known
    const std::exception* failure = nullptr;  // what was thrown; mostly a cupel::error
    // The bound values as text, made only if somebody asks.
    std::string (*values_of)(const void* statement) = nullptr;
    const void* statement = nullptr;

    std::string values() const { return values_of != nullptr ? values_of(statement) : std::string(); }
};

namespace detail {

// Functions in the order in which they were added. None is ever removed, so adding is safe while other threads call.
template <class Argument>
class listeners {
public:
    listeners() = default;
    listeners(const listeners&) = delete;
    listeners& operator=(const listeners&) = delete;
    ~listeners() {
        for (node* each = first_.load(); each != nullptr;) delete std::exchange(each, each->next.load());
    }

    bool empty() const noexcept { return first() == nullptr; }

    // One thread at a time.
    template <class Listener>
    void add(Listener listener) {
        node* const last = new node_of<Listener>(std::move(listener));
        end_->store(last, std::memory_order_release);
        end_ = &last->next;
    }

    // Calls all; the first exception ends it.
    void call(Argument argument) const {
        for (node* each = first(); each != nullptr; each = each->next.load(std::memory_order_acquire))
            each->run(argument);
    }
    // Calls all, and drops what they throw.
    void call_all(Argument argument) const noexcept {
        for (node* each = first(); each != nullptr; each = each->next.load(std::memory_order_acquire)) {
            try {
                each->run(argument);
            } catch (...) {
                // The next one is called.
            }
        }
    }

private:
    struct node {
        node() = default;
        node(const node&) = delete;
        node& operator=(const node&) = delete;
        virtual ~node() = default;
        virtual void run(Argument argument) = 0;
        std::atomic<node*> next{nullptr};
    };
    // Lighter to compile than std::function.
    template <class Listener>
    struct node_of final : node {
        explicit node_of(Listener added) : listener(std::move(added)) {}
        void run(Argument argument) override { listener(argument); }
        Listener listener;
    };

    node* first() const noexcept { return first_.load(std::memory_order_acquire); }

    std::atomic<node*> first_{nullptr};
    std::atomic<node*>* end_ = &first_;
};

}  // namespace detail

// What is called with a connection, and with a statement.
template <class Listener>
concept connection_listener = std::is_invocable_v<Listener&, pool_member&>;
template <class Listener>
concept statement_listener = std::is_invocable_v<Listener&, const statement_event&>;

// The listeners of an engine. They are called by the thread that works, so perhaps by several at once, in the order of their
// registration; they stay as long as the engine. Registering is safe at any time, from any thread.
class events {
public:
    // A connection was opened. An exception closes it and is thrown to who wanted it.
    void on_connect(connection_listener auto listener) { add(connect_, std::move(listener)); }
    // A connection was taken from the pool. An exception gives it back and is thrown to who wanted it.
    void on_checkout(connection_listener auto listener) { add(checkout_, std::move(listener)); }
    // A connection comes back, not yet rolled back. Exceptions are dropped.
    void on_checkin(connection_listener auto listener) { add(checkin_, std::move(listener)); }
    // A connection is about to be closed. Exceptions are dropped.
    void on_close(connection_listener auto listener) { add(close_, std::move(listener)); }
    // A statement is about to run. An exception keeps it from running and is thrown to who executes it.
    void on_before_execute(statement_listener auto listener) {
        add(before_execute_, std::move(listener));
        watches_statements_.store(true, std::memory_order_release);
    }
    // A statement has run, or failed: its last row is read, or its result is no more. Exceptions are dropped.
    void on_after_execute(statement_listener auto listener) {
        add(after_execute_, std::move(listener));
        watches_statements_.store(true, std::memory_order_release);
    }

    // What follows is for engines and pools.

    void connect(pool_member& member) const { connect_.call(member); }
    void checkout(pool_member& member) const { checkout_.call(member); }
    void checkin(pool_member& member) const noexcept { (void)checkin_.call_all(member); }
    void close(pool_member& member) const noexcept { (void)close_.call_all(member); }

    // Whether anybody listens to statements.
    bool watches_statements() const noexcept { return watches_statements_.load(std::memory_order_acquire); }

    void before_execute(const statement_event& event) const { before_execute_.call(event); }
    void after_execute(const statement_event& event) const noexcept { (void)after_execute_.call_all(event); }

private:
    template <class List, class Listener>
    void add(List& list, Listener listener) {
        const std::lock_guard lock(adding_);
        list.add(std::move(listener));
    }

    std::mutex adding_;
    detail::listeners<pool_member&> connect_;
    detail::listeners<pool_member&> checkout_;
    detail::listeners<pool_member&> checkin_;
    detail::listeners<pool_member&> close_;
    detail::listeners<const statement_event&> before_execute_;
    detail::listeners<const statement_event&> after_execute_;
    std::atomic<bool> watches_statements_ = false;
};

}  // namespace cupel
