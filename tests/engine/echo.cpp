#include <cupel/engine/echo.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

using namespace cupel;
using namespace std::chrono_literals;

namespace {

std::string secret(const void*) { return "'secret', 7"; }

TEST(text_of_a_statement_event, has_duration_rows_and_sql) {
    EXPECT_EQ(to_string(statement_event{.sql = "BEGIN", .duration = 1'234us}), "1.234 ms: BEGIN");
    EXPECT_EQ(to_string(statement_event{.sql = "A", .duration = 999ns, .rows = 0}), "0.000 ms, 0 rows: A");
    EXPECT_EQ(to_string(statement_event{.sql = "A", .duration = 45us, .rows = 1}), "0.045 ms, 1 row: A");
    EXPECT_EQ(to_string(statement_event{.sql = "A", .duration = 61s + 7us, .rows = 100'000}),
              "61000.007 ms, 100000 rows: A");
}

TEST(text_of_a_statement_event, is_one_line) {
    EXPECT_EQ(to_string(statement_event{.sql = "SELECT\n\t1\r\x1b[31m\x7f"}),
              "0.000 ms: SELECT\\n\\x091\\x0D\\x1B[31m\\x7F");
    EXPECT_EQ(to_string(statement_event{.sql = "SELECT '\xC3\xA6'"}), "0.000 ms: SELECT '\xC3\xA6'");
    EXPECT_EQ(to_string(statement_event{.sql = std::string_view("a\0b", 3)}), "0.000 ms: a\\x00b");
}

TEST(text_of_a_statement_event, shows_values_only_if_asked) {
    const unique_violation failure(error_code::unique_violation, "Key (email)=(ada@example.com) already exists");
    const statement_event event{.sql = "INSERT", .failure = &failure, .values_of = secret};
    EXPECT_EQ(to_string(event), "0.000 ms, failed: INSERT");
    EXPECT_EQ(to_string(event, echo_mode::values),
              "0.000 ms, failed: INSERT ['secret', 7]: Key (email)=(ada@example.com) already exists");
    const std::runtime_error other("out of luck");
    EXPECT_EQ(to_string(statement_event{.sql = "A", .failure = &other}, echo_mode::values),
              "0.000 ms, failed: A: out of luck");
}

TEST(echo, sends_a_line_for_every_statement) {
    events listeners;
    std::vector<std::string> lines;
    echo(listeners, [&](std::string_view line) { lines.emplace_back(line); });
    const std::runtime_error failure("no");
    listeners.after_execute({.sql = "SELECT 1", .duration = 1ms, .rows = 1, .values_of = secret});
    listeners.after_execute({.sql = "X", .failure = &failure});
    EXPECT_THAT(lines, testing::ElementsAre("1.000 ms, 1 row: SELECT 1", "0.000 ms, failed: X"));
}

TEST(echo, off_listens_to_nothing) {
    events listeners;
    echo(listeners, [](std::string_view) {}, echo_mode::off);
    echo(listeners, echo_mode::off);
    EXPECT_FALSE(listeners.watches_statements());
}

TEST(echo, a_failing_log_does_not_keep_others_from_hearing) {
    events listeners;
    int heard = 0;
    echo(listeners, [](std::string_view) { throw std::runtime_error("the disk is full"); });
    echo(listeners, [&](std::string_view) { ++heard; });
    listeners.after_execute({.sql = "A"});
    EXPECT_EQ(heard, 1);
}

TEST(echo, goes_to_standard_error) {
    events listeners;
    echo(listeners, echo_mode::values);
    testing::internal::CaptureStderr();
    listeners.after_execute({.sql = "A", .values_of = secret});
    const std::string written = testing::internal::GetCapturedStderr();
    EXPECT_THAT(written, testing::EndsWith(" ms: A ['secret', 7]\n"));
}

}  // namespace
