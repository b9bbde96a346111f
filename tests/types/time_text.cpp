// The text of timestamps and dates.
#include <cupel/types/time_text.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace cupel;
using namespace std::chrono;
using detail::date_from_text;
using detail::date_text;
using detail::timestamp_from_text;
using detail::timestamp_text;

namespace {

constexpr timestamp at(year_month_day day, hours h = 0h, minutes m = 0min, seconds s = 0s, microseconds us = 0us) {
    return sys_days(day) + h + m + s + us;
}

constexpr timestamp first = at(0y / 1 / 1);
constexpr timestamp last = at(9999y / 12 / 31, 23h, 59min, 59s, 999'999us);

static_assert(timestamp_text(timestamp{}).view() == "1970-01-01 00:00:00.000000");
static_assert(timestamp_text(at(2026y / 11 / 20, 22h, 41min, 1s)).view() == "2026-11-20 22:41:01.000000");
static_assert(timestamp_text(timestamp{1us}).view() == "1970-01-01 00:00:00.000001");
static_assert(timestamp_text(timestamp{-1us}).view() == "1969-12-31 23:59:59.999999");
static_assert(timestamp_text(timestamp{-24h}).view() == "1969-12-31 00:00:00.000000");
static_assert(timestamp_text(first).view() == "0000-01-01 00:00:00.000000");
static_assert(timestamp_text(last).view() == "9999-12-31 23:59:59.999999");
static_assert(timestamp_text(at(2024y / 2 / 29, 9h, 8min, 7s, 60'504us)).view() == "2024-02-29 09:08:07.060504");
static_assert(date_text(2024y / 2 / 29).view() == "2024-02-29" && date_text(0y / 1 / 1).view() == "0000-01-01");

constexpr bool survives(timestamp time) { return timestamp_from_text(timestamp_text(time).view()) == time; }
static_assert(survives(timestamp{}) && survives(timestamp{1us}) && survives(timestamp{-1us}) && survives(first) &&
              survives(last));

const std::vector<timestamp> in_order{first,
                                      at(0y / 12 / 31, 23h, 59min, 59s, 999'999us),
                                      at(999y / 12 / 31),
                                      at(1582y / 10 / 10),
                                      at(1900y / 2 / 28),
                                      at(1969y / 12 / 31, 23h, 59min, 59s, 999'999us),
                                      timestamp{},
                                      timestamp{1us},
                                      timestamp{999'999us},
                                      timestamp{1s},
                                      timestamp{59s + 999'999us},
                                      timestamp{60s},
                                      timestamp{24h - 1us},
                                      at(2024y / 2 / 29),
                                      at(2026y / 11 / 20, 9h),
                                      at(2026y / 11 / 20, 10h),
                                      last};

TEST(sqlite_timestamp, round_trips) {
    for (timestamp time : in_order)
        EXPECT_EQ(timestamp_from_text(timestamp_text(time).view()), time) << timestamp_text(time).view();
    // A step that is coprime to every unit of the calendar.
    for (timestamp time = first; time < last - 9'999'999'999'999us; time += 9'999'999'999'999us)
        ASSERT_TRUE(survives(time)) << timestamp_text(time).view();
}

TEST(sqlite_timestamp, text_sorts_as_time_does) {
    std::vector<std::string> texts;
    for (timestamp time : in_order) texts.emplace_back(timestamp_text(time).view());
    EXPECT_TRUE(std::is_sorted(in_order.begin(), in_order.end()));
    EXPECT_TRUE(std::is_sorted(texts.begin(), texts.end()));
    EXPECT_EQ(std::adjacent_find(texts.begin(), texts.end()), texts.end());
    for (const std::string& text : texts) EXPECT_EQ(text.size(), 26U);
}

TEST(sqlite_timestamp, years_that_would_not_sort_are_refused) {
    EXPECT_THROW(timestamp_text(first - 1us), data_error);
    EXPECT_THROW(timestamp_text(last + 1us), data_error);
    EXPECT_THROW(timestamp_text(timestamp::min()), data_error);
    EXPECT_THROW(timestamp_text(timestamp::max()), data_error);
    EXPECT_THROW(date_text(sys_days(0y / 1 / 1) - days(1)), data_error);
    EXPECT_THROW(date_text(sys_days(9999y / 12 / 31) + days(1)), data_error);
    EXPECT_THROW(date_text(sys_days::min()), data_error);
    EXPECT_THROW(date_text(sys_days::max()), data_error);
}

// std::chrono::year holds 16 bits: 65536 years later the same date comes round again.
TEST(sqlite_timestamp, far_years_do_not_wrap_round) {
    const auto round = days(65536LL * 146097 / 400);
    const sys_days now = 2026y / 11 / 20;
    for (int turns : {-4, -1, 1, 2, 4}) {
        EXPECT_THROW(date_text(now + turns * round), data_error) << turns;
        EXPECT_THROW(timestamp_text(now + turns * round), data_error) << turns;
    }
}

TEST(sqlite_timestamp, what_sqlite_and_others_write_is_read) {
    const timestamp noon = at(2026y / 11 / 20, 12h);
    EXPECT_EQ(timestamp_from_text("2026-11-20 12:00"), noon);
    EXPECT_EQ(timestamp_from_text("2026-11-20 12:00:00"), noon);
    EXPECT_EQ(timestamp_from_text("2026-11-20T12:00:00"), noon);
    EXPECT_EQ(timestamp_from_text("2026-11-20 12:00:00.5"), noon + 500ms);
    EXPECT_EQ(timestamp_from_text("2026-11-20 12:00:00.123"), noon + 123ms);
    EXPECT_EQ(timestamp_from_text("2026-11-20 12:00:00.000001"), noon + 1us);
}

TEST(sqlite_timestamp, malformed_texts_are_refused) {
    for (const char* text : {"",
                             " ",
                             "now",
                             "2026",
                             "2026-11-20",
                             "2026-11-20 ",
                             "2026-11-20 12",
                             "2026-11-20 12:",
                             "2026-11-20 12:0",
                             "2026-11-20 12:00:",
                             "2026-11-20 12:00:0",
                             "2026-11-20 12:00:00.",
                             "2026-11-20 12:00:00.1234567",
                             "2026-11-20 12:00:00,5",
                             "2026-11-20 12:00:00Z",
                             "2026-11-20 12:00:00+01",
                             "2026-11-20 12:00:00.000000Z",
                             "2026-11-20 24:00:00",
                             "2026-11-20 12:60:00",
                             "2026-11-20 12:00:60",
                             "2026-11-20 -1:00:00",
                             "2026-11-20 12:00:-1",
                             "2026-02-30 12:00:00",
                             "2025-02-29 12:00:00",
                             "2026-13-01 12:00:00",
                             "2026-00-01 12:00:00",
                             "2026-01-00 12:00:00",
                             "2026/11/20 12:00:00",
                             "2026-11-20_12:00:00",
                             "20261120 12:00:00.0",
                             " 2026-11-20 12:00:00",
                             "2026-11-20 12:00:00 ",
                             "-026-11-20 12:00:00",
                             "+026-11-20 12:00:00",
                             "1763640000",
                             "2461000.5",
                             "2026-11-20 1a:00:00",
                             "2026-11-20 12:00:00.a",
                             "2026-11-20 12 00:00",
                             "２０２６-11-20 12:00"})
        EXPECT_THROW(timestamp_from_text(text), data_error) << text;
    EXPECT_THROW(timestamp_from_text(std::string_view("2026-11-20 12:00\0", 17)), data_error);
}

TEST(sqlite_timestamp, the_error_shows_the_text) {
    try {
        timestamp_from_text("2026-02-30 12:00:00");
        FAIL();
    } catch (const data_error& problem) {
        EXPECT_NE(std::string(problem.what()).find("'2026-02-30 12:00:00'"), std::string::npos) << problem.what();
    }
}

sys_days day_in(std::string_view text) { return date_from_text(text, text); }

TEST(sqlite_date, round_trips_and_sorts) {
    std::string before;
    for (sys_days day = sys_days(0y / 1 / 1); day <= sys_days(9999y / 12 / 31); day += days(17)) {
        const std::string text(date_text(day).view());
        ASSERT_EQ(day_in(text), day);
        ASSERT_LT(before, text);
        before = text;
    }
    EXPECT_EQ(day_in("2000-02-29"), sys_days(2000y / 2 / 29));
}

TEST(sqlite_date, malformed_texts_are_refused) {
    for (const char* text :
         {"", "2026", "2026-11", "2026-11-2", "2026-11-200", "2026-11-20 ", "2026-02-29", "2026-13-01", "2026-00-10",
          "2026-01-32", "2026-11-20 12:00:00", "11/20/2026", "2026-1a-20", "2026-11-20\n", "x026-11-20"})
        EXPECT_THROW(day_in(text), data_error) << text;
}

}  // namespace
