#include <cupel/engine/pool.hpp>

#include "fake_member.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <memory>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <string>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

using namespace cupel;
using namespace pool_tests;
using namespace std::chrono_literals;

namespace {

static_assert(sizeof(lease) == sizeof(void*));
static_assert(std::is_nothrow_move_constructible_v<lease> && std::is_nothrow_copy_constructible_v<lease>);
static_assert(std::is_nothrow_move_constructible_v<pool> && !std::is_copy_constructible_v<pool>);

TEST(lease, may_be_empty) {
    lease none;
    EXPECT_FALSE(none);
    lease copy = none;
    lease moved = std::move(none);
    EXPECT_FALSE(copy || moved);
    copy.release();
    copy = moved;
    EXPECT_FALSE(copy);
}

TEST(lease, the_last_copy_gives_the_member_back) {
    server remote;
    pool connections = pool_of(remote, {});
    lease first = connections.checkout();
    lease second = first;
    EXPECT_EQ(&first.member(), &second.member());
    lease third = std::move(first);
    EXPECT_FALSE(first);
    second.release();
    EXPECT_FALSE(second);
    EXPECT_EQ(connections.statistics().in_use, 1);
    lease& itself = third;
    third = itself;
    third = std::move(itself);
    ASSERT_TRUE(third);
    EXPECT_EQ(connections.statistics().in_use, 1);
    third = lease();
    EXPECT_EQ(connections.statistics(), (pool_statistics{.idle = 1, .created = 1}));
    EXPECT_EQ(remote.resets, 1);
}

TEST(lease, assigning_gives_the_old_member_back) {
    server remote;
    pool connections = pool_of(remote, {});
    lease one = connections.checkout();
    const lease other = connections.checkout();
    one = other;
    EXPECT_EQ(&one.member(), &other.member());
    EXPECT_EQ(connections.statistics(), (pool_statistics{.in_use = 1, .idle = 1, .created = 2}));
}

TEST(lease, outlives_its_pool) {
    server remote;
    lease held;
    {
        pool connections = pool_of(remote, {});
        held = connections.checkout();
        const lease idle = connections.checkout();
    }
    EXPECT_EQ(remote.open, 1) << "the idle one is closed, the other is not";
    held.member().run("SELECT 1");
    held.release();
    EXPECT_EQ(remote.open, 0);
    EXPECT_EQ(remote.resets, 1) << "what is closed needs no reset, but the one that was idle had one";
}

TEST(queue_pool, opens_nothing_before_it_must) {
    server remote;
    const pool connections = pool_of(remote, {});
    EXPECT_EQ(remote.opened, 0);
    EXPECT_EQ(connections.statistics(), pool_statistics{});
}

TEST(queue_pool, hands_out_what_came_back) {
    server remote;
    pool connections = pool_of(remote, {});
    for (int i = 0; i < 10; ++i) EXPECT_EQ(fake(connections.checkout()).number, 1);
    EXPECT_EQ(connections.statistics(), (pool_statistics{.idle = 1, .created = 1}));
}

TEST(queue_pool, rotates_or_takes_the_last_one_first) {
    for (const bool lifo : {false, true}) {
        server remote;
        pool connections = pool_of(remote, {.lifo = lifo});
        {
            lease one = connections.checkout(), two = connections.checkout(), three = connections.checkout();
            one.release();
            two.release();
        }
        std::vector<int> order;
        for (int i = 0; i < 4; ++i) order.push_back(fake(connections.checkout()).number);
        EXPECT_EQ(order, lifo ? (std::vector{3, 3, 3, 3}) : (std::vector{1, 2, 3, 1}));
        std::vector<lease> all;
        for (int i = 0; i < 3; ++i) all.push_back(connections.checkout());
        EXPECT_EQ(remote.opened, 3);
        EXPECT_EQ(connections.statistics().idle, 0);
    }
}

TEST(queue_pool, overflow_is_closed_when_it_comes_back) {
    server remote;
    pool connections = pool_of(remote, {.size = 2, .max_overflow = 3});
    std::vector<lease> held;
    for (int i = 0; i < 5; ++i) held.push_back(connections.checkout());
    EXPECT_EQ(connections.statistics(), (pool_statistics{.in_use = 5, .overflow = 3, .created = 5}));
    held.clear();
    EXPECT_EQ(connections.statistics(), (pool_statistics{.idle = 2, .created = 5}));
    EXPECT_EQ(remote.open, 2);
}

TEST(queue_pool, size_0_keeps_nothing) {
    server remote;
    pool connections = pool_of(remote, {.size = 0, .max_overflow = 1});
    (void)connections.checkout();
    (void)connections.checkout();
    EXPECT_EQ(remote.opened, 2);
    EXPECT_EQ(remote.open, 0);
    EXPECT_EQ(connections.statistics(), (pool_statistics{.created = 2}));
}

TEST(queue_pool, unlimited_overflow) {
    server remote;
    pool connections = pool_of(remote, {.size = 1, .max_overflow = static_cast<std::size_t>(-1)});
    std::vector<lease> held;
    for (int i = 0; i < 100; ++i) held.push_back(connections.checkout());
    EXPECT_EQ(connections.statistics().overflow, 99);
}

TEST(queue_pool, without_any_place_is_refused) {
    server remote;
    EXPECT_THROW(pool_of(remote, {.size = 0, .max_overflow = 0}), programming_error);
}

TEST(queue_pool, exhausted_it_times_out_and_says_why) {
    server remote;
    pool connections = pool_of(remote, {.size = 1, .max_overflow = 1, .timeout = 20ms});
    const lease one = connections.checkout(), two = connections.checkout();
    const auto begin = std::chrono::steady_clock::now();
    try {
        (void)connections.checkout();
        FAIL();
    } catch (const operational_error& failure) {
        EXPECT_EQ(failure.code(), error_code::timeout);
        EXPECT_NE(dynamic_cast<const timeout_error*>(&failure), nullptr);
        EXPECT_STREQ(failure.what(), "no connection came free within 20 ms: all 2 are in use (size 1, max_overflow 1); "
                                     "give connections back sooner, or raise size, max_overflow or timeout");
    }
    EXPECT_GE(std::chrono::steady_clock::now() - begin, 20ms);
    EXPECT_EQ(connections.statistics(),
              (pool_statistics{.in_use = 2, .overflow = 1, .waits = 1, .timeouts = 1, .created = 2}));
}

TEST(queue_pool, a_timeout_below_0_is_0) {
    server remote;
    pool connections = pool_of(remote, {.size = 1, .max_overflow = 0, .timeout = -5ms});
    const lease one = connections.checkout();
    EXPECT_THROW((void)connections.checkout(), timeout_error);
}

TEST(queue_pool, who_waits_gets_what_comes_back) {
    server remote;
    pool connections = pool_of(remote, {.size = 1, .max_overflow = 0, .timeout = std::chrono::milliseconds::max()});
    lease held = connections.checkout();
    int number = 0;
    std::thread other([&] { number = fake(connections.checkout()).number; });
    while (connections.statistics().waits == 0) std::this_thread::yield();
    held.release();
    other.join();
    EXPECT_EQ(number, 1);
    EXPECT_EQ(connections.statistics(), (pool_statistics{.idle = 1, .waits = 1, .created = 1}));
}

TEST(queue_pool, who_waits_gets_the_place_of_what_is_closed) {
    server remote;
    pool connections = pool_of(remote, {.size = 1, .max_overflow = 0});
    lease held = connections.checkout();
    int number = 0;
    std::thread other([&] { number = fake(connections.checkout()).number; });
    while (connections.statistics().waits == 0) std::this_thread::yield();
    fake(held).noticed = true;
    held.release();
    other.join();
    EXPECT_EQ(number, 2);
    EXPECT_EQ(remote.most_open, 1) << "the broken one is closed before the next is opened";
}

TEST(queue_pool, waiters_are_served_in_their_order) {
    server remote;
    pool connections = pool_of(remote, {.size = 1, .max_overflow = 0});
    lease held = connections.checkout();
    std::vector<std::string> order;  // guarded by the only connection
    std::thread first([&] {
        const lease mine = connections.checkout();
        order.emplace_back("first");
    });
    while (connections.statistics().waits < 1) std::this_thread::yield();
    std::thread second([&] {
        const lease mine = connections.checkout();
        order.emplace_back("second");
    });
    while (connections.statistics().waits < 2) std::this_thread::yield();
    held.release();
    first.join();
    second.join();
    EXPECT_EQ(order, (std::vector<std::string>{"first", "second"}));
    EXPECT_EQ(connections.statistics().timeouts, 0);
    EXPECT_EQ(connections.statistics().idle, 1);
}

TEST(queue_pool, after_timeouts_the_next_waiter_is_served) {
    server remote;
    pool connections = pool_of(remote, {.size = 1, .max_overflow = 0, .timeout = 30ms});
    std::optional<lease> held = connections.checkout();
    for (int i = 0; i < 3; ++i) EXPECT_THROW((void)connections.checkout(), timeout_error);
    bool served = false;
    std::thread other([&] {
        while (!served) {
            try {
                (void)connections.checkout();
                served = true;
            } catch (const timeout_error&) {
            }
        }
    });
    while (connections.statistics().waits < 4) std::this_thread::yield();
    held.reset();
    other.join();
    EXPECT_TRUE(served);
    EXPECT_EQ(connections.statistics().in_use, 0);
}

TEST(opening, a_failure_gives_its_place_back) {
    server remote;
    pool connections = pool_of(remote, {.size = 1, .max_overflow = 0, .timeout = 0ms});
    remote.refuses = true;
    for (int i = 0; i < 3; ++i) EXPECT_THROW((void)connections.checkout(), connection_error);
    EXPECT_EQ(connections.statistics(), pool_statistics{});
    remote.refuses = false;
    EXPECT_TRUE(connections.checkout());
}

TEST(opening, a_failure_passes_its_place_on) {
    server remote;
    pool connections = pool_of(remote, {.size = 1, .max_overflow = 0});
    lease held = connections.checkout();
    int refused = 0;
    std::vector<std::thread> waiting;
    std::mutex counting;
    for (int i = 0; i < 3; ++i)
        waiting.emplace_back([&] {
            try {
                (void)connections.checkout();
            } catch (const connection_error&) {
                const std::lock_guard lock(counting);
                ++refused;
            }
        });
    while (connections.statistics().waits < 3) std::this_thread::yield();
    remote.refuses = true;
    fake(held).noticed = true;
    held.release();
    for (auto& each : waiting) each.join();
    EXPECT_EQ(refused, 3);
    EXPECT_EQ(connections.statistics().in_use, 0);
}

TEST(opening, no_connection_is_an_error) {
    pool connections({}, [] { return std::unique_ptr<pool_member>(); });
    EXPECT_THROW((void)connections.checkout(), connection_error);
    EXPECT_EQ(connections.statistics(), pool_statistics{});
}

TEST(opening, happens_outside_the_mutex) {
    server remote;
    pool* self = nullptr;
    pool connections({}, [&] {
        EXPECT_EQ(self->statistics().in_use, 1);  // would not return
        return std::make_unique<fake_member>(remote);
    });
    self = &connections;
    EXPECT_TRUE(connections.checkout());
}

TEST(coming_back, is_reset_once) {
    server remote;
    pool connections = pool_of(remote, {});
    lease held = connections.checkout();
    held.member().run("SET x = 1");
    held.release();
    EXPECT_EQ(fake(connections.checkout()).dirty, 0);
}

TEST(coming_back, what_cannot_be_reset_is_closed_alone) {
    server remote;
    pool connections = pool_of(remote, {});
    lease good = connections.checkout(), bad = connections.checkout();
    fake(bad).resets_well = false;
    bad.release();
    good.release();
    EXPECT_EQ(connections.statistics(), (pool_statistics{.idle = 1, .created = 2, .invalidated = 1}));
    EXPECT_EQ(fake(connections.checkout()).number, 1);
}

TEST(coming_back, a_lost_one_invalidates_what_is_older) {
    server remote;
    pool connections = pool_of(remote, {});
    {
        lease idle = connections.checkout(), held = connections.checkout(), lost = connections.checkout();
        idle.release();
        ++remote.epoch;
        EXPECT_THROW(lost.member().run("SELECT 1"), connection_error);
        lost.release();
        EXPECT_EQ(connections.statistics().invalidated, 1);
        EXPECT_EQ(fake(connections.checkout()).number, 4) << "the idle one was not handed out";
        EXPECT_EQ(remote.resets, 2) << "the lost one was not asked to reset";
    }
    EXPECT_EQ(connections.statistics(), (pool_statistics{.idle = 1, .created = 4, .invalidated = 3}));
    EXPECT_EQ(remote.pings, 0);
}

TEST(coming_back, older_lost_ones_do_not_invalidate_newer_ones) {
    server remote;
    pool connections = pool_of(remote, {});
    std::vector<lease> old;
    for (int i = 0; i < 4; ++i) old.push_back(connections.checkout());
    ++remote.epoch;
    fake(old.back()).noticed = true;
    old.pop_back();
    lease fresh = connections.checkout();
    const int number = fake(fresh).number;
    fresh.release();
    while (!old.empty()) {
        fake(old.back()).noticed = true;
        old.pop_back();
    }
    EXPECT_EQ(fake(connections.checkout()).number, number);
    EXPECT_EQ(connections.statistics(), (pool_statistics{.idle = 1, .created = 5, .invalidated = 4}));
}

TEST(coming_back, a_loss_found_by_reset_counts) {
    server remote;
    pool connections = pool_of(remote, {});
    lease idle = connections.checkout(), held = connections.checkout();
    idle.release();
    ++remote.epoch;
    held.release();
    EXPECT_EQ(fake(connections.checkout()).number, 3);
}

TEST(recycle, replaces_what_is_old) {
    server remote;
    pool connections = pool_of(remote, {.recycle = 0s});
    (void)connections.checkout();
    EXPECT_EQ(fake(connections.checkout()).number, 2);
    EXPECT_EQ(connections.statistics(), (pool_statistics{.idle = 1, .created = 2, .recycled = 1}));
    EXPECT_EQ(remote.most_open, 1);
    pool patient = pool_of(remote, {.recycle = 1h});
    const int number = fake(patient.checkout()).number;
    EXPECT_EQ(fake(patient.checkout()).number, number);
}

TEST(recycle, a_failed_replacement_gives_its_place_back) {
    server remote;
    pool connections = pool_of(remote, {.size = 1, .max_overflow = 0, .timeout = 0ms, .recycle = 0s});
    (void)connections.checkout();
    remote.refuses = true;
    EXPECT_THROW((void)connections.checkout(), connection_error);
    EXPECT_EQ(connections.statistics(), (pool_statistics{.created = 1, .recycled = 1}));
    remote.refuses = false;
    EXPECT_TRUE(connections.checkout());
}

TEST(pre_ping, finds_what_is_gone) {
    server remote;
    pool connections = pool_of(remote, {.pre_ping = true});
    {
        const lease one = connections.checkout(), two = connections.checkout();
        EXPECT_EQ(remote.pings, 0) << "a new connection is not asked";
    }
    ++remote.epoch;
    const lease one = connections.checkout(), two = connections.checkout();
    EXPECT_EQ(fake(one).epoch, 1);
    EXPECT_EQ(fake(two).epoch, 1);
    EXPECT_EQ(remote.pings, 1) << "the first that is gone speaks for those of its age";
    EXPECT_EQ(connections.statistics(), (pool_statistics{.in_use = 2, .created = 4, .invalidated = 2}));
}

TEST(invalidate, closes_lazily_and_dispose_at_once) {
    for (const bool now : {false, true}) {
        server remote;
        pool connections = pool_of(remote, {});
        lease held = connections.checkout();
        (void)connections.checkout();
        now ? connections.dispose() : connections.invalidate();
        EXPECT_EQ(remote.open, now ? 1 : 2);
        held.release();
        EXPECT_EQ(remote.open, now ? 0 : 1);
        EXPECT_EQ(fake(connections.checkout()).number, 3);
        EXPECT_EQ(connections.statistics(), (pool_statistics{.idle = 1, .created = 3, .invalidated = 2}));
    }
}

TEST(invalidate, a_waiter_gets_a_place_and_not_an_invalid_one) {
    server remote;
    pool connections = pool_of(remote, {.size = 1, .max_overflow = 0});
    lease held = connections.checkout();
    int number = 0;
    std::thread other([&] { number = fake(connections.checkout()).number; });
    while (connections.statistics().waits == 0) std::this_thread::yield();
    connections.dispose();
    held.release();
    other.join();
    EXPECT_EQ(number, 2);
}

TEST(null_pool, opens_and_closes_every_time) {
    server remote;
    pool connections = pool_of(remote, {.kind = pool_kind::null, .size = 1, .max_overflow = 0, .timeout = 0ms});
    {
        const lease one = connections.checkout(), two = connections.checkout();
        EXPECT_EQ(connections.statistics(), (pool_statistics{.in_use = 2, .created = 2}));
    }
    EXPECT_EQ(remote.open, 0);
    EXPECT_EQ(remote.resets, 0);
    EXPECT_EQ(connections.statistics(), (pool_statistics{.created = 2}));
}

TEST(shared_pool, a_thread_has_the_one_member_as_often_as_it_likes) {
    server remote;
    pool connections = pool_of(remote, {.kind = pool_kind::shared, .timeout = 0ms});
    for (int i = 0; i < 2; ++i) {
        lease one = connections.checkout();
        lease two = connections.checkout();
        EXPECT_EQ(&one.member(), &two.member());
        one.release();
        EXPECT_EQ(connections.statistics().in_use, 1);
        const lease three = connections.checkout();
        EXPECT_EQ(&three.member(), &two.member());
    }
    EXPECT_EQ(remote.resets, 2) << "only the last one gives it back";
    EXPECT_EQ(connections.statistics(), (pool_statistics{.idle = 1, .created = 1}));
}

TEST(shared_pool, other_threads_wait) {
    server remote;
    pool connections = pool_of(remote, {.kind = pool_kind::shared, .timeout = 20ms});
    lease held = connections.checkout();
    std::string said;
    std::thread([&] {
        try {
            (void)connections.checkout();
        } catch (const timeout_error& failure) {
            said = failure.what();
        }
    }).join();
    EXPECT_EQ(said, "no connection came free within 20 ms: another thread holds the one there is; give it back sooner, "
                    "or raise timeout");
    held.release();
    std::thread([&] { EXPECT_EQ(fake(connections.checkout()).number, 1); }).join();
    EXPECT_EQ(fake(connections.checkout()).number, 1);
}

TEST(shared_pool, may_be_given_back_by_another_thread) {
    server remote;
    pool connections = pool_of(remote, {.kind = pool_kind::shared, .timeout = 0ms});
    std::thread([held = connections.checkout()]() mutable { held.release(); }).join();
    EXPECT_EQ(connections.statistics().idle, 1);
    EXPECT_TRUE(connections.checkout());
}

TEST(shared_pool, its_member_does_not_grow_old) {
    server remote;
    pool connections = pool_of(remote, {.kind = pool_kind::shared, .recycle = 0s});
    (void)connections.checkout();
    EXPECT_EQ(fake(connections.checkout()).number, 1);
}

TEST(pool_events, come_in_their_order) {
    server remote;
    std::string log;
    const auto listeners = std::make_shared<events>();
    const auto note = [&](const char* what) {
        return [&log, what](pool_member& member) {
            log += what + std::to_string(static_cast<fake_member&>(member).number) + " ";
        };
    };
    listeners->on_connect(note("connect"));
    listeners->on_checkout(note("checkout"));
    listeners->on_checkin(note("checkin"));
    listeners->on_close(note("close"));
    {
        pool connections = pool_of(remote, {}, listeners);
        (void)connections.checkout();
        {
            const lease one = connections.checkout(), copy = one;
        }
        fake(connections.checkout()).noticed = true;
    }
    EXPECT_EQ(log, "connect1 checkout1 checkin1 checkout1 checkin1 checkout1 checkin1 close1 ");
}

TEST(pool_events, checkin_sees_the_connection_before_it_is_reset) {
    server remote;
    int dirty = 0;
    const auto listeners = std::make_shared<events>();
    listeners->on_checkin([&](pool_member& member) { dirty = static_cast<fake_member&>(member).dirty; });
    pool connections = pool_of(remote, {}, listeners);
    connections.checkout().member().run("SET x = 1");
    EXPECT_EQ(dirty, 1);
    EXPECT_EQ(fake(connections.checkout()).dirty, 0);
}

TEST(pool_events, connect_may_refuse) {
    server remote;
    int closed = 0;
    bool refuse = true;
    const auto listeners = std::make_shared<events>();
    listeners->on_connect([&](pool_member&) {
        if (refuse) throw std::runtime_error("wrong server");
    });
    listeners->on_close([&](pool_member&) { ++closed; });
    pool connections = pool_of(remote, {.size = 1, .max_overflow = 0, .timeout = 0ms}, listeners);
    EXPECT_THROW((void)connections.checkout(), std::runtime_error);
    EXPECT_EQ(remote.open, 0);
    EXPECT_EQ(closed, 1);
    EXPECT_EQ(connections.statistics(), (pool_statistics{.created = 1}));
    refuse = false;
    EXPECT_TRUE(connections.checkout());
}

TEST(pool_events, checkout_may_refuse) {
    server remote;
    bool refuse = true;
    const auto listeners = std::make_shared<events>();
    listeners->on_checkout([&](pool_member& member) {
        member.run("SET x = 1");
        if (refuse) throw std::runtime_error("not now");
    });
    pool connections = pool_of(remote, {.size = 1, .max_overflow = 0, .timeout = 0ms}, listeners);
    EXPECT_THROW((void)connections.checkout(), std::runtime_error);
    EXPECT_EQ(connections.statistics(), (pool_statistics{.idle = 1, .created = 1}));
    EXPECT_EQ(remote.resets, 1);
    refuse = false;
    EXPECT_EQ(fake(connections.checkout()).number, 1);
}

TEST(pool_events, what_checkin_and_close_throw_leaks_nothing) {
    server remote;
    int second = 0;
    const auto listeners = std::make_shared<events>();
    listeners->on_checkin([](pool_member&) { throw std::runtime_error("checkin"); });
    listeners->on_checkin([&](pool_member&) { ++second; });
    listeners->on_close([](pool_member&) -> void { throw 1; });
    {
        pool connections = pool_of(remote, {.size = 1, .max_overflow = 1}, listeners);
        {
            const lease one = connections.checkout(), two = connections.checkout();
        }
        EXPECT_EQ(second, 2);
        EXPECT_EQ(connections.statistics(), (pool_statistics{.idle = 1, .created = 2}));
        EXPECT_EQ(remote.resets, 2);
    }
    EXPECT_EQ(remote.open, 0);
}

TEST(pool_events, a_listener_may_use_the_pool) {
    server remote;
    pool* self = nullptr;
    int taken = 0;
    const auto listeners = std::make_shared<events>();
    listeners->on_checkout([&](pool_member&) {
        if (++taken > 1) return;
        EXPECT_EQ(fake(self->checkout()).number, 2);
    });
    pool connections = pool_of(remote, {}, listeners);
    self = &connections;
    EXPECT_EQ(fake(connections.checkout()).number, 1);
    EXPECT_EQ(taken, 2);
}

TEST(pool_events, of_a_shared_member_need_no_second_one) {
    server remote;
    pool* self = nullptr;
    bool connecting = true;
    std::string refused;
    const auto listeners = std::make_shared<events>();
    const auto take_another = [&](pool_member&) {
        try {
            (void)self->checkout();
        } catch (const programming_error& failure) {
            refused += failure.what();
            throw;
        }
    };
    listeners->on_connect([&](pool_member& member) {
        if (connecting) take_another(member);
    });
    listeners->on_checkout(take_another);
    listeners->on_checkin(take_another);
    listeners->on_close(take_another);
    pool connections = pool_of(remote, {.kind = pool_kind::shared, .timeout = 0ms}, listeners);
    self = &connections;
    EXPECT_THROW((void)connections.checkout(), programming_error);
    EXPECT_THAT(refused, testing::HasSubstr("use the connection that it is given"));
    refused.clear();
    connecting = false;
    EXPECT_EQ(fake(connections.checkout()).number, 2);
    EXPECT_THAT(refused, testing::HasSubstr("use the connection that it is given")) << "checkin";
    EXPECT_EQ(connections.statistics(), (pool_statistics{.idle = 1, .created = 2}));
    fake(connections.checkout()).noticed = true;
    EXPECT_EQ(connections.statistics(), (pool_statistics{.created = 2, .invalidated = 1}));
}

TEST(pool, moves) {
    server remote;
    pool connections = pool_of(remote, {});
    (void)connections.checkout();
    pool moved = std::move(connections);
    EXPECT_EQ(fake(moved.checkout()).number, 1);
    moved = pool_of(remote, {});
    EXPECT_EQ(fake(moved.checkout()).number, 2);
}

TEST(pool_statistics, is_one_line_of_text) {
    EXPECT_EQ(to_string(pool_statistics{.in_use = 1,
                                        .idle = 2,
                                        .overflow = 3,
                                        .waits = 4,
                                        .timeouts = 5,
                                        .created = 6,
                                        .recycled = 7,
                                        .invalidated = 8}),
              "in use 1, idle 2, overflow 3, waits 4, timeouts 5, created 6, recycled 7, invalidated 8");
}

}  // namespace
