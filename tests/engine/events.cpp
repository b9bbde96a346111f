#include <cupel/engine/events.hpp>

#include <gtest/gtest.h>

#include <memory>
#include <stdexcept>
#include <string>
#include <utility>

using namespace cupel;

namespace {

struct heard {
    events listeners;
    std::string log;

    heard() {
        listeners.on_before_execute(
            [this](const statement_event& event) { log += "before " + std::string(event.sql) + "; "; });
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
    listeners.on_connect([](pool_member&) {});
    EXPECT_FALSE(listeners.watches_statements());
    listeners.on_after_execute([](const statement_event&) {});
    EXPECT_TRUE(listeners.watches_statements());
    events others;
    others.on_before_execute([](const auto&) {});
    EXPECT_TRUE(others.watches_statements());
}

TEST(events, come_before_and_after) {
    heard one;
    const std::runtime_error failure("no");
    one.listeners.before_execute({.sql = "A"});
    one.listeners.after_execute({.sql = "A", .rows = 3});
    one.listeners.after_execute({.sql = "B", .failure = &failure});
    EXPECT_EQ(one.log, "before A; after A 3; after B failed: no; ");
}

TEST(events, before_may_veto) {
    heard one;
    one.listeners.on_before_execute([](const statement_event&) { throw std::runtime_error("no writes today"); });
    one.listeners.on_before_execute([](const statement_event&) { FAIL() << "is not asked"; });
    EXPECT_THROW(one.listeners.before_execute({.sql = "DELETE"}), std::runtime_error);
    EXPECT_EQ(one.log, "before DELETE; ");
}

TEST(events, after_cannot_fail) {
    events listeners;
    int called = 0;
    listeners.on_after_execute([&](const statement_event&) {
        ++called;
        throw std::runtime_error("first");
    });
    listeners.on_after_execute([&](const statement_event&) {
        ++called;
        throw 1;
    });
    listeners.after_execute({.sql = ""});
    EXPECT_EQ(called, 2);
}

TEST(events, are_called_in_the_order_of_registration) {
    events listeners;
    std::string order;
    for (const char name : {'a', 'b', 'c'})
        listeners.on_before_execute([&order, name](const statement_event&) { order += name; });
    listeners.before_execute({.sql = ""});
    listeners.before_execute({.sql = ""});
    EXPECT_EQ(order, "abcabc");
}

TEST(events, a_listener_may_add_another) {
    events listeners;
    int added = 0;
    listeners.on_after_execute([&, first = true](const statement_event&) mutable {
        if (std::exchange(first, false)) listeners.on_after_execute([&](const statement_event&) { ++added; });
    });
    listeners.after_execute({.sql = ""});
    const int at_once = added;
    listeners.after_execute({.sql = ""});
    EXPECT_EQ(added, at_once + 1);
}

TEST(events, a_listener_may_own_what_it_needs) {
    auto owned = std::make_unique<int>(1);
    const int* const place = owned.get();
    events listeners;
    const int* seen = nullptr;
    listeners.on_after_execute([&seen, owned = std::move(owned)](const statement_event&) { seen = owned.get(); });
    listeners.after_execute({.sql = ""});
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
