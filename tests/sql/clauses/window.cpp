#include "sql/golden.hpp"
#include "sql/models.hpp"
#include "sql/values.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace cupel;
using testing::ElementsAre;

namespace {

constexpr auto big = col<&reading::big>;
constexpr auto medium = col<&reading::medium>;
constexpr auto words = col<&reading::words>;

constexpr auto shared =
    select(words, func::rank().over(window<"w">), func::count().filter(big > 1).over(window<"w">).as<"n">())
        .window<"w">(partition_by(words).order_by(big.desc()))
        .order_by(func::row_number().over(window<"w">));
GOLDEN(
    shared,
    R"(SELECT "reading"."words", rank() OVER "w", count(*) FILTER (WHERE "reading"."big" > ?1) OVER "w" AS "n" FROM "reading" WINDOW "w" AS (PARTITION BY "reading"."words" ORDER BY "reading"."big" DESC) ORDER BY row_number() OVER "w")");

// Several, in the order given, between HAVING and ORDER BY, whenever they are said.
constexpr auto several = select(words, func::sum(func::count()).over(window<"running">).as<"sum">(),
                                func::max(func::sum(medium)).over(window<"all">).as<"most">())
                             .order_by(words)
                             .window<"running">(order_by(func::count() + 1, words).rows(preceding(2)))
                             .group_by(words)
                             .having(func::count() > 5)
                             .window<"all">(partition_by());
GOLDEN_EACH(
    several,
    R"(SELECT "reading"."words", sum(count(*)) OVER "running" AS "sum", max(sum("reading"."medium")) OVER "all" AS "most" FROM "reading" GROUP BY "reading"."words" HAVING count(*) > ?1 WINDOW "running" AS (ORDER BY count(*) + ?2, "reading"."words" ROWS BETWEEN ?3 PRECEDING AND CURRENT ROW), "all" AS () ORDER BY "reading"."words")",
    R"(SELECT "reading"."words", sum(count(*)) OVER "running"::bigint AS "sum", max(sum("reading"."medium")::bigint) OVER "all" AS "most" FROM "reading" GROUP BY "reading"."words" HAVING count(*) > $1 WINDOW "running" AS (ORDER BY count(*) + $2, "reading"."words" ROWS BETWEEN $3 PRECEDING AND CURRENT ROW), "all" AS () ORDER BY "reading"."words")");

TEST(named_windows, values_come_in_the_order_of_their_parameters) {
    EXPECT_THAT(values_of(several), ElementsAre("5", "1", "2"));
}

// Each statement has its own.
constexpr auto inner =
    select(func::row_number().over(window<"w">)).from<blog::post>().window<"w">(order_by(col<&blog::post::id>));
constexpr auto outer = select(col<&blog::user::id>, func::count().over(window<"w">).as<"n">())
                           .where(col<&blog::user::id>.in(inner))
                           .window<"w">(partition_by(col<&blog::user::active>));
GOLDEN(
    outer,
    R"(SELECT "users"."id", count(*) OVER "w" AS "n" FROM "users" WHERE "users"."id" IN (SELECT row_number() OVER "w" FROM "posts" WINDOW "w" AS (ORDER BY "posts"."id")) WINDOW "w" AS (PARTITION BY "users"."active"))");

// An aggregate in a window groups, as it does in ORDER BY.
constexpr auto aggregated =
    select(func::rank().over(window<"w">)).from<reading>().window<"w">(order_by(func::max(big)));
GOLDEN(aggregated, R"(SELECT rank() OVER "w" FROM "reading" WINDOW "w" AS (ORDER BY max("reading"."big")))");

template <std::size_t Index, class Query>
constexpr bool nullable(const Query&) {
    return detail::compiled<Query, sqlite>::plan.items[Index].nullable;
}
// What the name stands for decides.
constexpr auto sums = select(func::sum(big).over(window<"a">).as<"a">(), func::sum(big).over(window<"b">).as<"b">())
                          .window<"a">(order_by(big))
                          .window<"b">(order_by(big).rows(preceding(2), preceding(1)));
static_assert(!nullable<0>(sums) && nullable<1>(sums));

// A window that goes on from one with a name.
constexpr auto extended =
    select(words, func::row_number().over(window<"w">, order_by(big)).as<"n">(),
           func::sum(medium).over(window<"w">, order_by(medium.desc()).rows(preceding(2))).as<"sum">(),
           func::last_value(big).over(window<"ordered">, partition_by().rows(unbounded_preceding, unbounded_following)),
           func::count().over(window<"w">).as<"all">())
        .window<"w">(partition_by(words))
        .window<"ordered">(window<"w">, order_by(big + 1))
        .where(big > 7);
GOLDEN_EACH(
    extended,
    R"(SELECT "reading"."words", row_number() OVER ("w" ORDER BY "reading"."big") AS "n", sum("reading"."medium") OVER ("w" ORDER BY "reading"."medium" DESC ROWS BETWEEN ?1 PRECEDING AND CURRENT ROW) AS "sum", last_value("reading"."big") OVER ("ordered" ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING), count(*) OVER "w" AS "all" FROM "reading" WHERE "reading"."big" > ?2 WINDOW "w" AS (PARTITION BY "reading"."words"), "ordered" AS ("w" ORDER BY "reading"."big" + ?3))",
    R"(SELECT "reading"."words", row_number() OVER ("w" ORDER BY "reading"."big") AS "n", sum("reading"."medium") OVER ("w" ORDER BY "reading"."medium" DESC ROWS BETWEEN $1 PRECEDING AND CURRENT ROW)::bigint AS "sum", last_value("reading"."big") OVER ("ordered" ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING), count(*) OVER "w" AS "all" FROM "reading" WHERE "reading"."big" > $2 WINDOW "w" AS (PARTITION BY "reading"."words"), "ordered" AS ("w" ORDER BY "reading"."big" + $3))");

TEST(named_windows, extended_values_come_in_the_order_of_their_parameters) {
    EXPECT_THAT(values_of(extended), ElementsAre("2", "7", "1"));
}

constexpr auto before_it = select(func::sum(big).over(window<"w">, partition_by().rows(preceding(2), preceding(1))))
                               .window<"w">(order_by(big));
static_assert(nullable<0>(before_it));

}  // namespace
