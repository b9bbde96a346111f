#include "sql/data_models.hpp"
#include "sql/golden.hpp"

#include <gtest/gtest.h>

using namespace cupel;

namespace {

constexpr auto at = col<&happening::at>;
constexpr auto moment = col<&happening::moment>;
constexpr auto day = col<&happening::day>;

constexpr auto parts_of_text = select(extract<"year">(at), extract<"month">(at).as<"m">(), extract<"day">(moment),
                                      extract<"hour">(at).as<"h">(), extract<"minute">(moment).as<"i">());
GOLDEN_EACH(
    parts_of_text,
    R"(SELECT CAST(substr("happening"."at", 1, 4) AS INTEGER), CAST(substr("happening"."at", 6, 2) AS INTEGER) AS "m", CAST(substr("happening"."moment", 9, 2) AS INTEGER), CAST(substr("happening"."at", 12, 2) AS INTEGER) AS "h", CAST(substr("happening"."moment", 15, 2) AS INTEGER) AS "i" FROM "happening")",
    R"(SELECT extract(year FROM "happening"."at")::bigint, extract(month FROM "happening"."at")::bigint AS "m", extract(day FROM ("happening"."moment" AT TIME ZONE 'UTC'))::bigint, extract(hour FROM "happening"."at")::bigint AS "h", extract(minute FROM ("happening"."moment" AT TIME ZONE 'UTC'))::bigint AS "i" FROM "happening")");

constexpr auto parts_of_calendar =
    select(extract<"quarter">(day), extract<"week">(day).as<"w">(), extract<"isoyear">(day).as<"y">(),
           extract<"dow">(at).as<"d">(), extract<"isodow">(moment).as<"i">(), extract<"doy">(day).as<"n">());
GOLDEN_EACH(
    parts_of_calendar,
    R"(SELECT ((substr("happening"."day", 6, 2) + 2) / 3), ((strftime('%j', substr("happening"."day", 1, 10), '-3 days', 'weekday 4') - 1) / 7 + 1) AS "w", CAST(strftime('%Y', substr("happening"."day", 1, 10), '-3 days', 'weekday 4') AS INTEGER) AS "y", CAST(strftime('%w', substr("happening"."at", 1, 10)) AS INTEGER) AS "d", ((strftime('%w', substr("happening"."moment", 1, 10)) + 6) % 7 + 1) AS "i", CAST(strftime('%j', substr("happening"."day", 1, 10)) AS INTEGER) AS "n" FROM "happening")",
    R"(SELECT extract(quarter FROM "happening"."day")::bigint, extract(week FROM "happening"."day")::bigint AS "w", extract(isoyear FROM "happening"."day")::bigint AS "y", extract(dow FROM "happening"."at")::bigint AS "d", extract(isodow FROM ("happening"."moment" AT TIME ZONE 'UTC'))::bigint AS "i", extract(doy FROM "happening"."day")::bigint AS "n" FROM "happening")");

constexpr auto parts_with_fractions = select(extract<"second">(at), extract<"epoch">(moment).as<"e">());
GOLDEN_EACH(
    parts_with_fractions,
    R"(SELECT ((substr("happening"."at", 18, 2) * 1000000 + substr("happening"."at" || '000000', 21, 6)) / 1000000.0), ((unixepoch(substr("happening"."moment", 1, 19)) * 1000000 + substr("happening"."moment" || '000000', 21, 6)) / 1000000.0) AS "e" FROM "happening")",
    R"(SELECT extract(second FROM "happening"."at")::double precision, ((extract(epoch FROM ("happening"."moment" AT TIME ZONE 'UTC')) * 1000000)::bigint / 1000000.0::double precision) AS "e" FROM "happening")");

constexpr auto truncated =
    select(func::date_trunc<"year">(at), func::date_trunc<"month">(moment).as<"m">(),
           func::date_trunc<"day">(at).as<"d">(), func::date_trunc<"hour">(moment).as<"h">(),
           func::date_trunc<"minute">(at).as<"i">(), func::date_trunc<"second">(moment).as<"s">());
GOLDEN_EACH(
    truncated,
    R"(SELECT strftime('%Y-01-01 00:00:00.000000', substr("happening"."at", 1, 10)), strftime('%Y-%m-01 00:00:00.000000Z', substr("happening"."moment", 1, 10)) AS "m", strftime('%Y-%m-%d 00:00:00.000000', substr("happening"."at", 1, 10)) AS "d", strftime('%Y-%m-%d %H:00:00.000000Z', substr("happening"."moment", 1, 19)) AS "h", strftime('%Y-%m-%d %H:%M:00.000000', substr("happening"."at", 1, 19)) AS "i", strftime('%Y-%m-%d %H:%M:%S.000000Z', substr("happening"."moment", 1, 19)) AS "s" FROM "happening")",
    R"(SELECT date_trunc('year', "happening"."at"), (date_trunc('month', ("happening"."moment" AT TIME ZONE 'UTC')) AT TIME ZONE 'UTC') AS "m", date_trunc('day', "happening"."at") AS "d", (date_trunc('hour', ("happening"."moment" AT TIME ZONE 'UTC')) AT TIME ZONE 'UTC') AS "h", date_trunc('minute', "happening"."at") AS "i", (date_trunc('second', ("happening"."moment" AT TIME ZONE 'UTC')) AT TIME ZONE 'UTC') AS "s" FROM "happening")");

constexpr auto truncated_by_weeks =
    select(func::date_trunc<"week">(day), func::date_trunc<"week">(moment).as<"w">(),
           func::date_trunc<"quarter">(at).as<"q">(), func::date_trunc<"year">(day).as<"y">());
GOLDEN_EACH(
    truncated_by_weeks,
    R"(SELECT strftime('%Y-%m-%d', substr("happening"."day", 1, 10), '-6 days', 'weekday 1'), strftime('%Y-%m-%d 00:00:00.000000Z', substr("happening"."moment", 1, 10), '-6 days', 'weekday 1') AS "w", strftime('%Y-%m-%d 00:00:00.000000', substr("happening"."at", 1, 10), 'start of month', -((substr("happening"."at", 6, 2) - 1) % 3) || ' months') AS "q", strftime('%Y-01-01', substr("happening"."day", 1, 10)) AS "y" FROM "happening")",
    R"(SELECT date_trunc('week', "happening"."day"::timestamp)::date, (date_trunc('week', ("happening"."moment" AT TIME ZONE 'UTC')) AT TIME ZONE 'UTC') AS "w", date_trunc('quarter', "happening"."at") AS "q", date_trunc('year', "happening"."day"::timestamp)::date AS "y" FROM "happening")");

constexpr auto by_month = select(func::date_trunc<"month">(at).as<"month">(), extract<"year">(at) + 1, func::count())
                              .group_by(func::date_trunc<"month">(at), extract<"year">(at));
GOLDEN_EACH(
    by_month,
    R"(SELECT strftime('%Y-%m-01 00:00:00.000000', substr("happening"."at", 1, 10)) AS "month", CAST(substr("happening"."at", 1, 4) AS INTEGER) + ?1, count(*) FROM "happening" GROUP BY strftime('%Y-%m-01 00:00:00.000000', substr("happening"."at", 1, 10)), CAST(substr("happening"."at", 1, 4) AS INTEGER))",
    R"(SELECT date_trunc('month', "happening"."at") AS "month", extract(year FROM "happening"."at")::bigint + $1, count(*) FROM "happening" GROUP BY date_trunc('month', "happening"."at"), extract(year FROM "happening"."at")::bigint)");

constexpr auto made = select(func::make_date(2026, col<&happening::days>, col<&happening::many_days>));
GOLDEN_EACH(
    made,
    R"(SELECT CASE WHEN date(printf('%04d-%02d-%02d', ?1, "happening"."days", "happening"."many_days"), '0 days') = printf('%04d-%02d-%02d', ?1, "happening"."days", "happening"."many_days") THEN printf('%04d-%02d-%02d', ?1, "happening"."days", "happening"."many_days") END FROM "happening")",
    R"(SELECT make_date($1::INTEGER, "happening"."days", CAST("happening"."many_days" AS INTEGER)) FROM "happening")");

// The values of what is mentioned twice are bound once.
constexpr auto of_a_value = select(extract<"second">(at + std::chrono::hours(1))).where(at > timestamp{});
GOLDEN_EACH(
    of_a_value,
    R"(SELECT ((substr((strftime('%Y-%m-%d %H:%M:%S', substr("happening"."at", 1, 19), (?1) || ' seconds') || substr("happening"."at", 20)), 18, 2) * 1000000 + substr((strftime('%Y-%m-%d %H:%M:%S', substr("happening"."at", 1, 19), (?1) || ' seconds') || substr("happening"."at", 20)) || '000000', 21, 6)) / 1000000.0) FROM "happening" WHERE "happening"."at" > ?2)",
    R"(SELECT extract(second FROM ("happening"."at" + $1::BIGINT * INTERVAL '1 second'))::double precision FROM "happening" WHERE "happening"."at" > $2)");

constexpr auto of_interval =
    select(extract<"hour">(col<&happening::span>), extract<"epoch">(col<&happening::span>).as<"e">());
GOLDEN_POSTGRESQL(
    of_interval,
    R"(SELECT extract(hour FROM "happening"."span")::bigint, ((extract(epoch FROM "happening"."span") * 1000000)::bigint / 1000000.0::double precision) AS "e" FROM "happening")");

template <class Expected, class E>
constexpr bool gives(const E&) {
    return std::is_same_v<typename E::value_type, Expected>;
}
static_assert(gives<std::int64_t>(extract<"year">(at)) && gives<double>(extract<"second">(at)) &&
              gives<double>(extract<"epoch">(day)) && gives<std::int64_t>(extract<"isodow">(day)));
static_assert(gives<timestamp>(func::date_trunc<"week">(at)) && gives<timestamptz>(func::date_trunc<"week">(moment)) &&
              gives<date>(func::date_trunc<"week">(day)));

template <std::size_t Index, class Query>
constexpr bool nullable(const Query&) {
    return detail::compiled<Query, sqlite>::plan.items[Index].nullable;
}
static_assert(!nullable<0>(select(extract<"year">(at))) &&
              nullable<0>(select(extract<"year">(col<&happening::ended>))));
static_assert(!nullable<0>(select(func::date_trunc<"day">(at))) &&
              nullable<0>(select(func::date_trunc<"day">(col<&happening::ended>))));

}  // namespace
