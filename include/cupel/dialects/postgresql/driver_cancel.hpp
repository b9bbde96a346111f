// Stopping a statement: by another thread, or by the server when it takes too long.
#pragma once

#include <libpq-fe.h>

#include <charconv>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string_view>
#include <utility>

namespace cupel::detail {

struct postgresql_cancel_free {
    void operator()(PGcancel* cancel) const noexcept { PQfreeCancel(cancel); }
};

// A request to cancel goes to the server beside the session, and names the session, not a statement. So it is sent only while
// a statement is in flight, and that statement does not end before the request has arrived: it cannot meet the next one.
class postgresql_canceller {
public:
    explicit postgresql_canceller(PGconn* connection) noexcept : cancel_(PQgetCancel(connection)) {}

    // By the thread that uses the session, around every statement.
    void begin() noexcept {
        const std::lock_guard lock(mutex_);
        in_flight_ = true;
        cancelled_ = false;
        started_ = std::chrono::steady_clock::now();
    }
    void end() noexcept {
        const std::lock_guard lock(mutex_);
        in_flight_ = false;
    }
    // Whether the statement in flight, or the last one, was to be stopped from here.
    bool cancelled() const noexcept {
        const std::lock_guard lock(mutex_);
        return cancelled_;
    }
    std::chrono::steady_clock::duration elapsed() const noexcept { return std::chrono::steady_clock::now() - started_; }

    // By any thread.
    void cancel() noexcept {
        const std::lock_guard lock(mutex_);
        if (!in_flight_ || cancel_ == nullptr) return;
        char why[256];
        if (PQcancel(cancel_.get(), why, sizeof why) == 1) cancelled_ = true;
    }

private:
    std::unique_ptr<PGcancel, postgresql_cancel_free> cancel_;
    mutable std::mutex mutex_;
    bool in_flight_ = false;
    bool cancelled_ = false;
    std::chrono::steady_clock::time_point started_{};
};

// One statement, for a scope.
class postgresql_in_flight {
public:
    explicit postgresql_in_flight(postgresql_canceller& canceller) noexcept : canceller_(&canceller) {
        canceller.begin();
    }
    postgresql_in_flight(const postgresql_in_flight&) = delete;
    postgresql_in_flight& operator=(const postgresql_in_flight&) = delete;
    ~postgresql_in_flight() {
        if (canceller_ != nullptr) canceller_->end();
    }
    // The statement goes on beyond the scope.
    void keep() noexcept { canceller_ = nullptr; }

private:
    postgresql_canceller* canceller_;
};

// What SHOW says of a time: 0, 500ms, 20s, 1min, 2h, 1d.
inline std::chrono::milliseconds shown_time(std::string_view text) noexcept {
    std::int64_t count = 0;
    const char* const unit = std::from_chars(text.data(), text.data() + text.size(), count).ptr;
    text.remove_prefix(static_cast<std::size_t>(unit - text.data()));
    for (const auto& [name, milliseconds] :
         {std::pair("s", 1000), std::pair("min", 60'000), std::pair("h", 3'600'000), std::pair("d", 86'400'000)})
        if (text == name) return std::chrono::milliseconds(count * milliseconds);
    return std::chrono::milliseconds(count);
}

}  // namespace cupel::detail
