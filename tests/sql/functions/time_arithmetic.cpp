#include "sql/data_models.hpp"
#include "sql/golden.hpp"
#include "sql/values.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>

using namespace cupel;
using namespace std::chrono_literals;
using testing::ElementsAre;

namespace {

constexpr auto at = col<&happening::at>;
constexpr auto moment = col<&happening::moment>;
constexpr auto day = col<&happening::day>;

constexpr auto seconds_later = select(at + 2h, (3s + moment).as<"m">(), (at - std::chrono::weeks(1)).as<"w">());
GOLDEN_EACH(
    seconds_later,
    R"(SELECT (strftime('%Y-%m-%d %H:%M:%S', substr("happening"."at", 1, 19), (?1) || ' seconds') || substr("happening"."at", 20)), (strftime('%Y-%m-%d %H:%M:%S', substr("happening"."moment", 1, 19), (?2) || ' seconds') || substr("happening"."moment", 20)) AS "m", (strftime('%Y-%m-%d %H:%M:%S', substr("happening"."at", 1, 19), -(?3) || ' seconds') || substr("happening"."at", 20)) AS "w" FROM "happening")",
    R"(SELECT ("happening"."at" + $1::BIGINT * INTERVAL '1 second'), ("happening"."moment" + $2::BIGINT * INTERVAL '1 second') AS "m", ("happening"."at" - $3::BIGINT * INTERVAL '1 second') AS "w" FROM "happening")");

constexpr auto microseconds_later = select(at + 5ms, (moment - col<&happening::took>).as<"m">());
GOLDEN_EACH(
    microseconds_later,
    R"(SELECT (datetime((62167219200000000 + unixepoch(substr("happening"."at", 1, 19)) * 1000000 + substr("happening"."at" || '000000', 21, 6) + (?1)) / 1000000 - 62167219200, 'unixepoch') || printf('.%06d', (62167219200000000 + unixepoch(substr("happening"."at", 1, 19)) * 1000000 + substr("happening"."at" || '000000', 21, 6) + (?1)) % 1000000)), (datetime((62167219200000000 + unixepoch(substr("happening"."moment", 1, 19)) * 1000000 + substr("happening"."moment" || '000000', 21, 6) - ("happening"."took")) / 1000000 - 62167219200, 'unixepoch') || printf('.%06d', (62167219200000000 + unixepoch(substr("happening"."moment", 1, 19)) * 1000000 + substr("happening"."moment" || '000000', 21, 6) - ("happening"."took")) % 1000000) || 'Z') AS "m" FROM "happening")",
    R"(SELECT ("happening"."at" + (($1::BIGINT) / 1000000 * INTERVAL '1 second' + ($1::BIGINT) % 1000000 * INTERVAL '1 microsecond')), ("happening"."moment" - (("happening"."took") / 1000000 * INTERVAL '1 second' + ("happening"."took") % 1000000 * INTERVAL '1 microsecond')) AS "m" FROM "happening")");

constexpr auto months_later = select(at + std::chrono::months(1), (moment - std::chrono::years(2)).as<"m">(),
                                     (day + std::chrono::months(3)).as<"d">());
GOLDEN_EACH(
    months_later,
    R"(SELECT (min(date(substr("happening"."at", 1, 10), 'start of month', (?1) || ' months', (substr("happening"."at", 9, 2) - 1) || ' days'), coalesce(date(substr("happening"."at", 1, 10), 'start of month', (?1) || ' months', '1 months', '-1 days'), '9999-12-31')) || substr("happening"."at", 11)), (min(date(substr("happening"."moment", 1, 10), 'start of month', -(?2) || ' months', (substr("happening"."moment", 9, 2) - 1) || ' days'), coalesce(date(substr("happening"."moment", 1, 10), 'start of month', -(?2) || ' months', '1 months', '-1 days'), '9999-12-31')) || substr("happening"."moment", 11)) AS "m", min(date(substr("happening"."day", 1, 10), 'start of month', (?3) || ' months', (substr("happening"."day", 9, 2) - 1) || ' days'), coalesce(date(substr("happening"."day", 1, 10), 'start of month', (?3) || ' months', '1 months', '-1 days'), '9999-12-31')) AS "d" FROM "happening")",
    R"(SELECT ("happening"."at" + make_interval(months => $1::INTEGER)), ((("happening"."moment" AT TIME ZONE 'UTC') - make_interval(months => $2::INTEGER)) AT TIME ZONE 'UTC') AS "m", CAST("happening"."day" + make_interval(months => $3::INTEGER) AS DATE) AS "d" FROM "happening")");

constexpr auto days_later =
    select(day + 7, (day - std::chrono::weeks(2)).as<"w">(), (day + col<&happening::days>).as<"c">(),
           (col<&happening::many_days> + 1 + day).as<"m">());
GOLDEN_EACH(
    days_later,
    R"(SELECT date("happening"."day", (?1) || ' days'), date("happening"."day", -(?2) || ' days') AS "w", date("happening"."day", ("happening"."days") || ' days') AS "c", date("happening"."day", ("happening"."many_days" + ?3) || ' days') AS "m" FROM "happening")",
    R"(SELECT ("happening"."day" + $1::INTEGER), ("happening"."day" - $2::INTEGER) AS "w", ("happening"."day" + "happening"."days") AS "c", ("happening"."day" + CAST("happening"."many_days" + $3 AS INTEGER)) AS "m" FROM "happening")");

constexpr auto interval_later = select(at + interval{1, 2, 3}).where(at > func::now() - 24h);
GOLDEN_EACH(
    interval_later,
    R"(SELECT (datetime((62167219200000000 + unixepoch(substr((min(date(substr("happening"."at", 1, 10), 'start of month', (?1) || ' months', (substr("happening"."at", 9, 2) - 1) || ' days'), coalesce(date(substr("happening"."at", 1, 10), 'start of month', (?1) || ' months', '1 months', '-1 days'), '9999-12-31')) || substr("happening"."at", 11)), 1, 19)) * 1000000 + substr((min(date(substr("happening"."at", 1, 10), 'start of month', (?1) || ' months', (substr("happening"."at", 9, 2) - 1) || ' days'), coalesce(date(substr("happening"."at", 1, 10), 'start of month', (?1) || ' months', '1 months', '-1 days'), '9999-12-31')) || substr("happening"."at", 11)) || '000000', 21, 6) + (?2)) / 1000000 - 62167219200, 'unixepoch') || printf('.%06d', (62167219200000000 + unixepoch(substr((min(date(substr("happening"."at", 1, 10), 'start of month', (?1) || ' months', (substr("happening"."at", 9, 2) - 1) || ' days'), coalesce(date(substr("happening"."at", 1, 10), 'start of month', (?1) || ' months', '1 months', '-1 days'), '9999-12-31')) || substr("happening"."at", 11)), 1, 19)) * 1000000 + substr((min(date(substr("happening"."at", 1, 10), 'start of month', (?1) || ' months', (substr("happening"."at", 9, 2) - 1) || ' days'), coalesce(date(substr("happening"."at", 1, 10), 'start of month', (?1) || ' months', '1 months', '-1 days'), '9999-12-31')) || substr("happening"."at", 11)) || '000000', 21, 6) + (?2)) % 1000000)) FROM "happening" WHERE "happening"."at" > (strftime('%Y-%m-%d %H:%M:%S', substr(strftime('%Y-%m-%d %H:%M:%f000', 'now'), 1, 19), -(?3) || ' seconds') || substr(strftime('%Y-%m-%d %H:%M:%f000', 'now'), 20)))",
    R"(SELECT (("happening"."at" + make_interval(months => $1::INTEGER)) + (($2::BIGINT) / 1000000 * INTERVAL '1 second' + ($2::BIGINT) % 1000000 * INTERVAL '1 microsecond')) FROM "happening" WHERE "happening"."at" > ((now() AT TIME ZONE 'UTC') - $3::BIGINT * INTERVAL '1 second'))");

constexpr auto intervals =
    select((col<&happening::span> + interval{1, 2, 3}).as<"a">(), (2 * col<&happening::span>).as<"b">(),
           (col<&happening::span> / col<&happening::id>).as<"c">());
GOLDEN_POSTGRESQL(
    intervals,
    R"(SELECT ("happening"."span" + $1) AS "a", ($2 * "happening"."span") AS "b", ("happening"."span" / "happening"."id") AS "c" FROM "happening")");

constexpr auto interval_column_later = select(at - col<&happening::span>, (moment + col<&happening::span>).as<"m">());
GOLDEN_POSTGRESQL(
    interval_column_later,
    R"(SELECT ("happening"."at" - "happening"."span"), ((("happening"."moment" AT TIME ZONE 'UTC') + "happening"."span") AT TIME ZONE 'UTC') AS "m" FROM "happening")");

constexpr auto apart =
    select(col<&happening::ended> - at, (timestamp{} - at).as<"c">(), (moment - timestamptz{}).as<"m">(),
           (day - date(std::chrono::year(2026) / 1 / 1)).as<"d">())
        .where(col<&happening::ended> - at > 2h && col<&happening::took> + 1s < 1min);
GOLDEN_EACH(
    apart,
    R"(SELECT (unixepoch(substr("happening"."ended", 1, 19)) * 1000000 + substr("happening"."ended" || '000000', 21, 6) - (unixepoch(substr("happening"."at", 1, 19)) * 1000000 + substr("happening"."at" || '000000', 21, 6))), (unixepoch(substr(?1, 1, 19)) * 1000000 + substr(?1 || '000000', 21, 6) - (unixepoch(substr("happening"."at", 1, 19)) * 1000000 + substr("happening"."at" || '000000', 21, 6))) AS "c", (unixepoch(substr("happening"."moment", 1, 19)) * 1000000 + substr("happening"."moment" || '000000', 21, 6) - (unixepoch(substr(?2, 1, 19)) * 1000000 + substr(?2 || '000000', 21, 6))) AS "m", ((unixepoch("happening"."day") - unixepoch(?3)) / 86400) AS "d" FROM "happening" WHERE (unixepoch(substr("happening"."ended", 1, 19)) * 1000000 + substr("happening"."ended" || '000000', 21, 6) - (unixepoch(substr("happening"."at", 1, 19)) * 1000000 + substr("happening"."at" || '000000', 21, 6))) > ?4 AND "happening"."took" + ?5 < ?6)",
    R"(SELECT (extract(epoch FROM "happening"."ended" - "happening"."at") * 1000000)::bigint, (extract(epoch FROM $1 - "happening"."at") * 1000000)::bigint AS "c", (extract(epoch FROM "happening"."moment" - $2) * 1000000)::bigint AS "m", ("happening"."day" - $3) AS "d" FROM "happening" WHERE (extract(epoch FROM "happening"."ended" - "happening"."at") * 1000000)::bigint > $4 AND "happening"."took" + $5 < $6)");

template <class Expected, class E>
constexpr bool gives(const E&) {
    return std::is_same_v<typename E::value_type, Expected>;
}
static_assert(gives<timestamp>(at + 1h) && gives<timestamptz>(moment - 1us) && gives<date>(day + 1) &&
              gives<date>(day - std::chrono::months(1)) && gives<timestamp>(at + interval{}));
static_assert(gives<std::chrono::microseconds>(at - at) && gives<std::int32_t>(day - day) &&
              gives<std::chrono::microseconds>(col<&happening::took> + (at - at)));

TEST(time_arithmetic, values_come_in_the_order_of_their_parameters) {
    EXPECT_THAT(values_of(seconds_later), ElementsAre("7200", "3", "604800"));
    EXPECT_THAT(values_of(interval_later), ElementsAre("1", "172800000003", "86400"));
    EXPECT_THAT(values_of(days_later), ElementsAre("7", "14", "1"));
    EXPECT_THAT(values_of(months_later), ElementsAre("1", "24", "3"));
}

TEST(time_arithmetic, an_interval_without_end_is_refused) {
    EXPECT_THROW(static_cast<void>(at + interval{0, 2'000'000'000, 0}), data_error);
    EXPECT_THROW(static_cast<void>(at + interval{0, 0, std::numeric_limits<std::int64_t>::max()}), data_error);
}

}  // namespace
