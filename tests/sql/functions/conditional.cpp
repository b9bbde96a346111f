#include "sql/golden.hpp"
#include "sql/models.hpp"
#include "sql/values.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace cupel;
using testing::ElementsAre;

namespace {

constexpr auto big = col<&reading::big>;
constexpr auto maybe_big = col<&reading::maybe_big>;
constexpr auto words = col<&reading::words>;
constexpr auto maybe_words = col<&reading::maybe_words>;

constexpr auto coalesces =
    select(coalesce(maybe_big, 0), coalesce(maybe_big, big, 1).as<"second">(),
           coalesce(maybe_words, "none").as<"third">(), coalesce(maybe_big, maybe_big).as<"fourth">());
GOLDEN(
    coalesces,
    R"(SELECT coalesce("reading"."maybe_big", ?1), coalesce("reading"."maybe_big", "reading"."big", ?2) AS "second", coalesce("reading"."maybe_words", ?3) AS "third", coalesce("reading"."maybe_big", "reading"."maybe_big") AS "fourth" FROM "reading")");

constexpr auto nullifs = select(nullif(big, 0), nullif(words, "").as<"text">(), nullif(big, maybe_big).as<"columns">());
GOLDEN(
    nullifs,
    R"(SELECT nullif("reading"."big", ?1), nullif("reading"."words", ?2) AS "text", nullif("reading"."big", "reading"."maybe_big") AS "columns" FROM "reading")");

constexpr auto casts = select(cast<double>(big), cast<std::string>(big), cast<std::int32_t>(words),
                              cast<std::int64_t>(big > 1), cast<std::int16_t>(big + 1));
GOLDEN_EACH(
    casts,
    R"(SELECT CAST("reading"."big" AS REAL), CAST("reading"."big" AS TEXT), CAST("reading"."words" AS INTEGER), CAST("reading"."big" > ?1 AS INTEGER), CAST("reading"."big" + ?2 AS SMALLINT) FROM "reading")",
    R"(SELECT CAST("reading"."big" AS DOUBLE PRECISION), CAST("reading"."big" AS TEXT), CAST("reading"."words" AS INTEGER), CAST(CAST("reading"."big" > $1 AS INTEGER) AS BIGINT), CAST("reading"."big" + $2 AS SMALLINT) FROM "reading")");

constexpr auto casts_of_booleans = select(cast<std::int32_t>(col<&reading::flag>), cast<double>(col<&reading::flag>),
                                          cast<std::string>(col<&reading::flag>), cast<bool>(big),
                                          cast<bool>(big + 1) == col<&reading::flag>, cast<bool>(words));
GOLDEN_EACH(
    casts_of_booleans,
    R"(SELECT CAST("reading"."flag" AS INTEGER), CAST("reading"."flag" AS REAL), CAST("reading"."flag" AS TEXT), ("reading"."big" <> 0), ("reading"."big" + ?1 <> 0) = "reading"."flag", CAST("reading"."words" AS BOOLEAN) FROM "reading")",
    R"(SELECT CAST("reading"."flag" AS INTEGER), CAST(CAST("reading"."flag" AS INTEGER) AS DOUBLE PRECISION), CAST("reading"."flag" AS TEXT), ("reading"."big" <> 0), ("reading"."big" + $1 <> 0) = "reading"."flag", CAST("reading"."words" AS BOOLEAN) FROM "reading")");

constexpr auto casts_of_times = select(cast<date>(col<&reading::moment>), cast<timestamp>(col<&reading::day>),
                                       cast<std::string>(col<&reading::day>), cast<timestamp>(words));
GOLDEN_EACH(
    casts_of_times,
    R"(SELECT date("reading"."moment"), ("reading"."day" || ' 00:00:00.000000'), CAST("reading"."day" AS TEXT), CAST("reading"."words" AS TEXT) FROM "reading")",
    R"(SELECT CAST("reading"."moment" AS DATE), CAST("reading"."day" AS TIMESTAMP), CAST("reading"."day" AS TEXT), CAST("reading"."words" AS TIMESTAMP) FROM "reading")");

constexpr auto cases = select(case_(when(big > 1, words)).as<"one">(),
                              case_(when(big > 2, words), when(big > 3, maybe_words)).else_("x").as<"two">(),
                              case_(when(words == "a", big)).else_(0).as<"three">());
GOLDEN(
    cases,
    R"(SELECT CASE WHEN "reading"."big" > ?1 THEN "reading"."words" END AS "one", CASE WHEN "reading"."big" > ?2 THEN "reading"."words" WHEN "reading"."big" > ?3 THEN "reading"."maybe_words" ELSE ?4 END AS "two", CASE WHEN "reading"."words" = ?5 THEN "reading"."big" ELSE ?6 END AS "three" FROM "reading")");

// Where nothing but values stands, PostgreSQL is told their type.
constexpr auto cases_of_values =
    select(case_(when(big > 1, 1), when(big > 2, 2)).else_(0).as<"number">(),
           case_(when(big > 3, "many")).else_("few").as<"text">(), case_(when(big > 4, true)).else_(false).as<"flag">(),
           case_(when(big > 5, 1.5)).as<"half">());
GOLDEN_EACH(
    cases_of_values,
    R"(SELECT CASE WHEN "reading"."big" > ?1 THEN ?2 WHEN "reading"."big" > ?3 THEN ?4 ELSE ?5 END AS "number", CASE WHEN "reading"."big" > ?6 THEN ?7 ELSE ?8 END AS "text", CASE WHEN "reading"."big" > ?9 THEN ?10 ELSE ?11 END AS "flag", CASE WHEN "reading"."big" > ?12 THEN ?13 END AS "half" FROM "reading")",
    R"(SELECT CASE WHEN "reading"."big" > $1 THEN $2::INTEGER WHEN "reading"."big" > $3 THEN $4::INTEGER ELSE $5 END AS "number", CASE WHEN "reading"."big" > $6 THEN $7 ELSE $8 END AS "text", CASE WHEN "reading"."big" > $9 THEN $10::BOOLEAN ELSE $11 END AS "flag", CASE WHEN "reading"."big" > $12 THEN $13::DOUBLE PRECISION END AS "half" FROM "reading")");

constexpr auto counted_by_case = select(func::sum(case_(when(big > 1, 1)).else_(0)));
GOLDEN_EACH(counted_by_case, R"(SELECT sum(CASE WHEN "reading"."big" > ?1 THEN ?2 ELSE ?3 END) FROM "reading")",
            R"(SELECT sum(CASE WHEN "reading"."big" > $1 THEN $2::INTEGER ELSE $3 END)::bigint FROM "reading")");

constexpr auto nested_case =
    select(case_(when(case_(when(big > 1, true)).else_(false), words)).else_(case_(when(big > 2, words)).else_("y")));
GOLDEN_EACH(
    nested_case,
    R"(SELECT CASE WHEN CASE WHEN "reading"."big" > ?1 THEN ?2 ELSE ?3 END THEN "reading"."words" ELSE CASE WHEN "reading"."big" > ?4 THEN "reading"."words" ELSE ?5 END END FROM "reading")",
    R"(SELECT CASE WHEN CASE WHEN "reading"."big" > $1 THEN $2::BOOLEAN ELSE $3 END THEN "reading"."words" ELSE CASE WHEN "reading"."big" > $4 THEN "reading"."words" ELSE $5 END END FROM "reading")");

constexpr auto selected_values =
    select(1, std::int64_t{2}, 2.5, true, "text", timestamp{}, blog::role::admin, std::optional<std::int64_t>());
GOLDEN_EACH(selected_values, R"(SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            R"(SELECT $1::INTEGER, $2::BIGINT, $3::DOUBLE PRECISION, $4::BOOLEAN, $5, $6::TIMESTAMP, $7, $8::BIGINT)");

template <std::size_t Index, class Query>
constexpr bool nullable(const Query&) {
    return detail::compiled<Query, sqlite>::plan.items[Index].nullable;
}
static_assert(!nullable<0>(coalesces) && !nullable<1>(coalesces) && !nullable<2>(coalesces) && nullable<3>(coalesces));
static_assert(nullable<0>(nullifs) && nullable<1>(nullifs));
static_assert(!nullable<0>(casts) && nullable<0>(select(cast<double>(maybe_big))));
static_assert(nullable<0>(cases) && nullable<1>(cases) && !nullable<2>(cases));
static_assert(!nullable<0>(select(case_(when(maybe_big > 1, 1)).else_(2))));

TEST(conditional, values_come_in_the_order_of_their_parameters) {
    EXPECT_THAT(values_of(cases), ElementsAre("1", "2", "3", "x", "a", "0"));
    EXPECT_THAT(values_of(coalesces), ElementsAre("0", "1", "none"));
    EXPECT_THAT(values_of(nullifs), ElementsAre("0", ""));
}

}  // namespace
