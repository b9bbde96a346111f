// A connection without a database, and the pool of such.
#pragma once

#include <cupel/engine/pool.hpp>

#include <atomic>
#include <memory>
#include <stdexcept>
#include <string_view>
#include <utility>

namespace pool_tests {

// What all connections of a test did.
struct server {
    std::atomic<int> opened{0};
    std::atomic<int> open{0};  // now
    std::atomic<int> most_open{0};
    std::atomic<int> pings{0};
    std::atomic<int> resets{0};
    std::atomic<bool> refuses{false};  // nothing can be opened
    std::atomic<int> epoch{0};         // connections of an earlier one are broken
};

struct fake_member final : cupel::pool_member {
    explicit fake_member(server& given) : remote(given), number(++given.opened), epoch(given.epoch) {
        const int now = ++remote.open;
        for (int most = remote.most_open; most < now && !remote.most_open.compare_exchange_weak(most, now);) {
        }
    }
    ~fake_member() override { --remote.open; }

    bool ping() noexcept override {
        ++remote.pings;
        return !broken();
    }
    bool reset() noexcept override {
        ++remote.resets;
        dirty = 0;
        if (broken()) noticed = true;
        return !broken() && resets_well;
    }
    bool is_lost() const noexcept override { return noticed; }
    void run(std::string_view) override {
        if (broken()) {
            noticed = true;
            throw cupel::connection_error(cupel::error_code::connection, "the server is gone");
        }
        ++dirty;
    }
    bool broken() const noexcept { return epoch != remote.epoch; }

    server& remote;
    const int number;
    const int epoch;
    int dirty = 0;  // of the thread that holds the member: a data race if two do
    bool noticed = false;
    bool resets_well = true;
};

inline cupel::pool pool_of(server& remote, const cupel::pool_options& options,
                           std::shared_ptr<const cupel::events> listeners = nullptr) {
    return cupel::pool(
        options,
        [&remote] {
            if (remote.refuses) throw cupel::connection_error(cupel::error_code::connection, "refused");
            return std::make_unique<fake_member>(remote);
        },
        std::move(listeners));
}

inline fake_member& fake(const cupel::lease& held) { return static_cast<fake_member&>(held.member()); }

}  // namespace pool_tests
