// Two uses of a connection at once are refused, with threads and without.
#include <cupel/dialects/sqlite/driver.hpp>
#include <cupel/dialects/sqlite/driver_function.hpp>

#include <gmock/gmock.h>

#include <atomic>
#include <cstdint>
#include <thread>

using namespace cupel;
using ::testing::HasSubstr;

namespace {

constexpr auto refusal = "two threads use one connection at once";

void expect_refused(std::atomic<bool>& at_work) {
    try {
        const detail::one_at_a_time mine(at_work);
        FAIL() << "not refused";
    } catch (const programming_error& failure) {
        EXPECT_THAT(failure.message(), HasSubstr(refusal));
    }
}

TEST(one_at_a_time, refuses_the_second_of_one_thread) {
    std::atomic<bool> at_work = false;
    {
        const detail::one_at_a_time mine(at_work);
        expect_refused(at_work);
        EXPECT_TRUE(at_work);
        expect_refused(at_work);
    }
    EXPECT_FALSE(at_work);
    {
        const detail::one_at_a_time again(at_work);
    }
    EXPECT_FALSE(at_work);
}

TEST(one_at_a_time, refuses_a_thread_that_begins_while_it_is_held) {
    std::atomic<bool> at_work = false;
    {
        const detail::one_at_a_time mine(at_work);
        std::thread([&] { expect_refused(at_work); }).join();
        expect_refused(at_work);
    }
    std::thread([&] { const detail::one_at_a_time its(at_work); }).join();
    EXPECT_FALSE(at_work);
}

TEST(one_at_a_time, refuses_a_function_that_uses_the_connection_that_calls_it) {
    sqlite::connection* calling = nullptr;
    auto db = sqlite::engine::connect("sqlite://",
                                      {.functions = {create_function("count_again", [&](std::int64_t) -> std::int64_t {
                                           calling->run("SELECT 1");
                                           return 0;
                                       })}});
    auto connection = db.connect(isolation::autocommit);
    calling = &connection;
    try {
        connection.run("SELECT count_again(1)");
        FAIL() << "not refused";
    } catch (const programming_error& failure) {
        EXPECT_THAT(failure.message(), HasSubstr(refusal));
    }
    connection.run("SELECT 1");
}

}  // namespace
