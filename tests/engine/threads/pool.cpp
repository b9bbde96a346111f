// The pool under many threads; ThreadSanitizer sees these. `dirty` of a fake member is plain: two threads that hold one
// member at a time are a data race.
#include <cupel/engine/pool.hpp>

#include "../fake_member.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <ostream>
#include <random>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

using namespace cupel;
using namespace pool_tests;
using namespace std::chrono_literals;

namespace {

// Runs work(number of the thread) in so many threads at once.
void together(unsigned threads, const std::function<void(unsigned)>& work) {
    std::atomic<unsigned> ready{0};
    std::vector<std::thread> all;
    for (unsigned number = 0; number < threads; ++number)
        all.emplace_back([&, number] {
            ++ready;
            while (ready < threads) std::this_thread::yield();
            work(number);
        });
    for (auto& each : all) each.join();
}

struct named_options {
    const char* name;
    pool_options options;
};

void PrintTo(const named_options& one, std::ostream* out) { *out << one.name; }

class every_kind : public testing::TestWithParam<named_options> {};

TEST_P(every_kind, one_thread_holds_a_member_at_a_time) {
    constexpr unsigned threads = 8, rounds = 1500;
    const pool_options& options = GetParam().options;
    server remote;
    std::atomic<int> taken{0};
    {
        pool connections = pool_of(remote, options);
        together(threads, [&](unsigned number) {
            std::mt19937 random(number);
            for (unsigned round = 0; round < rounds; ++round) {
                lease held = connections.checkout();
                const lease copy = held;
                held.member().run("x");
                if (random() % 4 == 0) std::this_thread::yield();
                EXPECT_EQ(fake(copy).dirty, 1) << "another thread was there, or it was not reset";
                ++taken;
            }
        });
        const pool_statistics counted = connections.statistics();
        EXPECT_EQ(counted.in_use, 0);
        EXPECT_EQ(counted.idle, static_cast<std::size_t>(remote.open));
        EXPECT_EQ(counted.created, static_cast<std::uint64_t>(remote.opened));
        EXPECT_EQ(counted.timeouts, 0);
        if (options.kind == pool_kind::queue) {
            EXPECT_LE(static_cast<std::size_t>(remote.most_open), options.size + options.max_overflow);
            EXPECT_LE(counted.idle, options.size);
        }
        if (options.kind == pool_kind::shared) {
            EXPECT_EQ(remote.opened, 1);
        }
    }
    EXPECT_EQ(taken, threads * rounds);
    EXPECT_EQ(remote.open, 0);
}

INSTANTIATE_TEST_SUITE_P(pool, every_kind,
                         testing::Values(named_options{"as_it_is", {}},
                                         named_options{"one", {.size = 1, .max_overflow = 0}},
                                         named_options{"two_and_one", {.size = 2, .max_overflow = 1}},
                                         named_options{"overflow_only", {.size = 0, .max_overflow = 3}},
                                         named_options{"lifo", {.size = 3, .max_overflow = 3, .lifo = true}},
                                         named_options{"recycling", {.size = 3, .max_overflow = 0, .recycle = 0s}},
                                         named_options{"pre_ping", {.size = 3, .max_overflow = 3, .pre_ping = true}},
                                         named_options{"null", {.kind = pool_kind::null}},
                                         named_options{"shared", {.kind = pool_kind::shared}}),
                         [](const auto& one) { return std::string(one.param.name); });

TEST(fairness, nobody_starves) {
    constexpr unsigned threads = 8;
    server remote;
    pool connections = pool_of(remote, {.size = 1, .max_overflow = 0});
    std::atomic<bool> stop{false};
    std::vector<std::atomic<unsigned>> served(threads);
    std::thread clock([&] {
        std::this_thread::sleep_for(300ms);
        stop = true;
    });
    together(threads, [&](unsigned number) {
        while (!stop) {
            const lease held = connections.checkout();
            ++served[number];
            std::this_thread::sleep_for(50us);  // while the others queue up
        }
    });
    clock.join();
    unsigned least = served[0], most = served[0];
    for (const auto& count : served) {
        least = std::min<unsigned>(least, count);
        most = std::max<unsigned>(most, count);
    }
    EXPECT_GT(least, 0U);
    EXPECT_LE(most, least + threads + least / 4) << "who waits longest is served first";
}

TEST(timeouts, and_coming_back_at_the_same_moment) {
    constexpr unsigned threads = 8;
    server remote;
    pool connections = pool_of(remote, {.size = 2, .max_overflow = 0, .timeout = 1ms});
    std::atomic<std::uint64_t> served{0}, refused{0};
    together(threads, [&](unsigned number) {
        std::mt19937 random(number);
        for (int round = 0; round < 150; ++round) {
            try {
                const lease held = connections.checkout();
                held.member().run("x");
                ++served;
                std::this_thread::sleep_for(std::chrono::microseconds(random() % 900));
            } catch (const timeout_error&) {
                ++refused;
            }
        }
    });
    const pool_statistics counted = connections.statistics();
    EXPECT_EQ(served + refused, threads * 150U);
    EXPECT_GT(served, 0U);
    EXPECT_GT(refused, 0U);
    EXPECT_EQ(counted.timeouts, refused);
    EXPECT_GE(counted.waits, counted.timeouts);
    EXPECT_EQ(counted.in_use, 0);
    EXPECT_EQ(counted.idle, 2);
}

// Connections break, cannot be opened, cannot be reset, listeners throw, somebody disposes: no place is ever lost.
TEST(faults, lose_no_place) {
    constexpr unsigned threads = 8;
    server remote;
    const auto listeners = std::make_shared<events>();
    const auto sometimes = [](auto&) {
        thread_local std::minstd_rand random(
            static_cast<unsigned>(std::hash<std::thread::id>()(std::this_thread::get_id())));
        if (random() % 16 == 0) throw std::runtime_error("a listener");
    };
    listeners->on_connect(sometimes);
    listeners->on_checkout(sometimes);
    listeners->on_checkin(sometimes);
    listeners->on_close(sometimes);
    for (const bool pre_ping : {false, true}) {
        pool connections =
            pool_of(remote, {.size = 2, .max_overflow = 2, .timeout = 20ms, .pre_ping = pre_ping}, listeners);
        std::atomic<unsigned> served{0};
        together(threads, [&](unsigned number) {
            std::mt19937 random(number);
            for (int round = 0; round < 3000; ++round) {
                const auto chance = random() % 100;
                if (chance == 0) ++remote.epoch;
                if (chance == 1) connections.dispose();
                if (chance == 2) connections.invalidate();
                if (chance == 3) remote.refuses = true;
                if (chance >= 4 && chance < 10) remote.refuses = false;
                if (chance == 10) {
                    EXPECT_LE(connections.statistics().in_use, 4);
                }
                try {
                    const lease held = connections.checkout();
                    if (chance == 11) fake(held).resets_well = false;
                    held.member().run("x");
                    EXPECT_EQ(fake(held).dirty, 1);
                    ++served;
                } catch (const operational_error&) {
                } catch (const std::runtime_error&) {
                }
            }
        });
        EXPECT_GT(served, 0U);
        EXPECT_LE(remote.most_open, 4);
        const pool_statistics counted = connections.statistics();
        EXPECT_EQ(counted.in_use, 0);
        EXPECT_EQ(counted.idle, static_cast<std::size_t>(remote.open));
        remote.refuses = false;
        std::vector<lease> all;
        while (all.size() < 4) {
            try {
                all.push_back(connections.checkout());
            } catch (const std::runtime_error&) {  // a listener's
            }
        }
    }
    EXPECT_EQ(remote.open, 0);
}

TEST(lease, threads_give_back_while_the_pool_goes) {
    constexpr unsigned threads = 4;
    for (int round = 0; round < 100; ++round) {
        server remote;
        std::optional<pool> connections(pool_of(remote, {}));
        std::vector<lease> held(threads);
        for (auto& each : held) each = connections->checkout();
        together(threads + 1,
                 [&](unsigned number) { number == threads ? connections.reset() : held[number].release(); });
        EXPECT_EQ(remote.open, 0);
    }
}

}  // namespace
