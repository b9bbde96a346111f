#include <cupel/core/error.hpp>
#include <cupel/engine/events.hpp>

#include <gtest/gtest.h>

#include <chrono>
#include <memory>
#include <new>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>

using namespace cupel;

namespace {

struct heard {
    events listeners;
    std::string log;

    heard() {
        listeners.on_before_execute([this](const statement_event& event) {
            log += "before " + std::string(event.sql) + "; ";
            EXPECT_EQ(event.duration.count(), 0);
            EXPECT_FALSE(event.rows.has_value());
        });
        listeners.on_after_execute([this](const statement_event& event) {
            log += "after " + std::string(event.sql);
            if (event.rows) log += " " + std::to_string(*event.rows);
            if (event.failure != nullptr) log += std::string(" failed: ") + event.failure->what();
            log += "; ";
        });
    }
};

TEST(events, nobody_listens_at_first) {
    events listeners;
    EXPECT_FALSE(listeners.watches_statements());
    listeners.on_after_execute([](const statement_event&) {});
    EXPECT_TRUE(listeners.watches_statements());
    events others;
    others.on_before_execute([](const auto&) {});
    EXPECT_TRUE(others.watches_statements());
}

TEST(events, surround_an_execution) {
    heard one;
    const int outcome = one.listeners.observe({.sql = "SELECT 1"}, [&](statement_event& event) {
        one.log += "run; ";
        event.rows = 3;
        return 42;
    });
    EXPECT_EQ(outcome, 42);
    EXPECT_EQ(one.log, "before SELECT 1; run; after SELECT 1 3; ");
    one.log.clear();
    one.listeners.observe({.sql = "BEGIN"}, [&](statement_event&) { one.log += "run; "; });
    EXPECT_EQ(one.log, "before BEGIN; run; after BEGIN; ");
}

TEST(events, what_is_returned_may_be_moved_only_or_a_reference) {
    const events none;
    auto owned = none.observe({.sql = ""}, [](statement_event&) { return std::make_unique<int>(7); });
    EXPECT_EQ(*owned, 7);
    int& reference = none.observe({.sql = ""}, [&](statement_event&) -> int& { return *owned; });
    EXPECT_EQ(&reference, owned.get());
}

TEST(events, measure_the_time) {
    events listeners;
    std::chrono::nanoseconds took{};
    listeners.on_after_execute([&](const statement_event& event) { took = event.duration; });
    listeners.observe({.sql = ""}, [](statement_event&) { std::this_thread::sleep_for(std::chrono::milliseconds(3)); });
    EXPECT_GE(took, std::chrono::milliseconds(3));
    EXPECT_LT(took, std::chrono::seconds(60));
}

TEST(events, are_told_of_a_failure) {
    heard one;
    EXPECT_THROW(
        one.listeners.observe({.sql = "X"},
                              [](statement_event&) { throw no_such_table_error(error_code::no_such_table, "no X"); }),
        no_such_table_error);
    EXPECT_EQ(one.log, "before X; after X failed: no X; ");
    bool failed = false;
    one.listeners.on_after_execute([&](const statement_event& event) { failed = event.failure != nullptr; });
    EXPECT_THROW(one.listeners.observe({.sql = "Y"}, [](statement_event&) -> int { throw 5; }), int);
    EXPECT_TRUE(failed) << "what is no std::exception is a failure too";
}

TEST(events, before_may_veto) {
    heard one;
    one.listeners.on_before_execute([](const statement_event&) { throw std::runtime_error("no writes today"); });
    one.listeners.on_before_execute([](const statement_event&) { FAIL() << "is not asked"; });
    EXPECT_THROW(one.listeners.observe({.sql = "DELETE"}, [](statement_event&) { FAIL() << "must not run"; }),
                 std::runtime_error);
    EXPECT_EQ(one.log, "before DELETE; ") << "what did not run has no after";
}

TEST(events, all_of_after_are_called_and_the_first_exception_is_thrown) {
    events listeners;
    int called = 0;
    listeners.on_after_execute([&](const statement_event&) {
        ++called;
        throw std::runtime_error("first");
    });
    listeners.on_after_execute([&](const statement_event&) {
        ++called;
        throw std::logic_error("second");
    });
    try {
        listeners.observe({.sql = ""}, [](statement_event&) { return 1; });
        FAIL();
    } catch (const std::runtime_error& thrown) {
        EXPECT_STREQ(thrown.what(), "first");
    }
    EXPECT_EQ(called, 2) << "once each: a listener's exception is no failure of the statement";
    EXPECT_THROW(listeners.observe({.sql = ""}, [](statement_event&) { throw std::bad_alloc(); }), std::bad_alloc)
        << "the statement's own failure counts";
    EXPECT_EQ(called, 4);
}

TEST(events, are_called_in_the_order_of_registration) {
    events listeners;
    std::string order;
    for (const char name : {'a', 'b', 'c'})
        listeners.on_before_execute([&order, name](const statement_event&) { order += name; });
    listeners.observe({.sql = ""}, [](statement_event&) {});
    listeners.observe({.sql = ""}, [](statement_event&) {});
    EXPECT_EQ(order, "abcabc");
}

TEST(events, a_listener_may_add_another) {
    events listeners;
    int added = 0;
    listeners.on_after_execute([&, first = true](const statement_event&) mutable {
        if (std::exchange(first, false)) listeners.on_after_execute([&](const statement_event&) { ++added; });
    });
    listeners.observe({.sql = ""}, [](statement_event&) {});
    listeners.observe({.sql = ""}, [](statement_event&) {});
    EXPECT_GE(added, 1);
}

TEST(events, a_listener_may_own_what_it_needs) {
    auto owned = std::make_unique<int>(1);
    const int* const place = owned.get();
    events listeners;
    const int* seen = nullptr;
    listeners.on_after_execute([&seen, owned = std::move(owned)](const statement_event&) { seen = owned.get(); });
    listeners.observe({.sql = ""}, [](statement_event&) {});
    EXPECT_EQ(seen, place);
}

TEST(events, values_are_made_when_asked_for) {
    static int made = 0;
    const int statement = 42;
    const statement_event event{.sql = "SELECT ?1",
                                .values_of =
                                    [](const void* one) {
                                        ++made;
                                        return std::to_string(*static_cast<const int*>(one));
                                    },
                                .statement = &statement};
    EXPECT_EQ(made, 0);
    EXPECT_EQ(event.values(), "42");
    EXPECT_EQ(statement_event{.sql = "SELECT 1"}.values(), "");
}

}  // namespace
