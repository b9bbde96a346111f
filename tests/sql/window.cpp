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
constexpr auto precise = col<&reading::precise>;
constexpr auto words = col<&reading::words>;
constexpr auto moment = col<&reading::moment>;
constexpr auto flag = col<&reading::flag>;

constexpr auto windows =
    select(func::count().over().as<"all">(), func::count().over(partition_by(words)).as<"part">(),
           func::count().over(order_by(big.desc().nulls_last(), medium)).as<"order">(),
           func::count().over(partition_by(words, medium % 10).order_by(big)).as<"both">(),
           func::max(words).over(partition_by().rows(unbounded_preceding, unbounded_following)).as<"whole">());
GOLDEN(
    windows,
    R"(SELECT count(*) OVER () AS "all", count(*) OVER (PARTITION BY "reading"."words") AS "part", count(*) OVER (ORDER BY "reading"."big" DESC NULLS LAST, "reading"."medium") AS "order", count(*) OVER (PARTITION BY "reading"."words", "reading"."medium" % ?1 ORDER BY "reading"."big") AS "both", max("reading"."words") OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS "whole" FROM "reading")");

constexpr auto by_big = order_by(big);
constexpr auto frames = select(func::count().over(by_big.rows(preceding(2))).as<"a">(),
                               func::count().over(by_big.rows(current_row)).as<"b">(),
                               func::count().over(by_big.rows(following(1), unbounded_following)).as<"c">(),
                               func::count().over(by_big.range(preceding(3), following(4))).as<"d">(),
                               func::count().over(by_big.groups(unbounded_preceding, preceding(1))).as<"e">());
GOLDEN(
    frames,
    R"(SELECT count(*) OVER (ORDER BY "reading"."big" ROWS BETWEEN ?1 PRECEDING AND CURRENT ROW) AS "a", count(*) OVER (ORDER BY "reading"."big" ROWS BETWEEN CURRENT ROW AND CURRENT ROW) AS "b", count(*) OVER (ORDER BY "reading"."big" ROWS BETWEEN ?2 FOLLOWING AND UNBOUNDED FOLLOWING) AS "c", count(*) OVER (ORDER BY "reading"."big" RANGE BETWEEN ?3 PRECEDING AND ?4 FOLLOWING) AS "d", count(*) OVER (ORDER BY "reading"."big" GROUPS BETWEEN UNBOUNDED PRECEDING AND ?5 PRECEDING) AS "e" FROM "reading")");

constexpr auto exclusions = select(func::count().over(by_big.rows(preceding(2)).exclude_current_row()).as<"a">(),
                                   func::count().over(by_big.groups(preceding(2)).exclude_group()).as<"b">(),
                                   func::count().over(by_big.range(unbounded_preceding).exclude_ties()).as<"c">(),
                                   func::count().over(by_big.rows(preceding(2)).exclude_no_others()).as<"d">(),
                                   func::count().over(by_big.exclude_current_row()).as<"e">());
GOLDEN(
    exclusions,
    R"(SELECT count(*) OVER (ORDER BY "reading"."big" ROWS BETWEEN ?1 PRECEDING AND CURRENT ROW EXCLUDE CURRENT ROW) AS "a", count(*) OVER (ORDER BY "reading"."big" GROUPS BETWEEN ?2 PRECEDING AND CURRENT ROW EXCLUDE GROUP) AS "b", count(*) OVER (ORDER BY "reading"."big" RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW EXCLUDE TIES) AS "c", count(*) OVER (ORDER BY "reading"."big" ROWS BETWEEN ?3 PRECEDING AND CURRENT ROW EXCLUDE NO OTHERS) AS "d", count(*) OVER (ORDER BY "reading"."big" RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW EXCLUDE CURRENT ROW) AS "e" FROM "reading")");

// SQLite forgets the filter of min and max where the frame does not begin with the first row.
constexpr auto filtered =
    select(func::min(big + 1).filter(big > 2).over(by_big.rows(preceding(3))).as<"a">(),
           func::max(big).filter(big > 4).over(by_big).as<"b">(),
           func::bool_or(flag).filter(big > 5).over(window<"w">).as<"c">(),
           func::max(big).filter(big > 6).over(by_big.rows(preceding(7)).exclude_ties()).as<"d">(),
           func::min(big).filter(big > 8).over(window<"w">, partition_by().rows(preceding(9))).as<"e">())
        .window<"w">(partition_by(big).order_by(big));
GOLDEN_EACH(
    filtered,
    R"(SELECT min(nullif("reading"."big" + ?1, iif("reading"."big" > ?2, NULL, "reading"."big" + ?1))) OVER (ORDER BY "reading"."big" ROWS BETWEEN ?3 PRECEDING AND CURRENT ROW) AS "a", max("reading"."big") FILTER (WHERE "reading"."big" > ?4) OVER (ORDER BY "reading"."big") AS "b", max(nullif("reading"."flag", iif("reading"."big" > ?5, NULL, "reading"."flag"))) OVER "w" AS "c", max("reading"."big") FILTER (WHERE "reading"."big" > ?6) OVER (ORDER BY "reading"."big" ROWS BETWEEN ?7 PRECEDING AND CURRENT ROW EXCLUDE TIES) AS "d", min(nullif("reading"."big", iif("reading"."big" > ?8, NULL, "reading"."big"))) OVER ("w" ROWS BETWEEN ?9 PRECEDING AND CURRENT ROW) AS "e" FROM "reading" WINDOW "w" AS (PARTITION BY "reading"."big" ORDER BY "reading"."big"))",
    R"(SELECT min("reading"."big" + $1) FILTER (WHERE "reading"."big" > $2) OVER (ORDER BY "reading"."big" ROWS BETWEEN $3 PRECEDING AND CURRENT ROW) AS "a", max("reading"."big") FILTER (WHERE "reading"."big" > $4) OVER (ORDER BY "reading"."big") AS "b", bool_or("reading"."flag") FILTER (WHERE "reading"."big" > $5) OVER "w" AS "c", max("reading"."big") FILTER (WHERE "reading"."big" > $6) OVER (ORDER BY "reading"."big" ROWS BETWEEN $7 PRECEDING AND CURRENT ROW EXCLUDE TIES) AS "d", min("reading"."big") FILTER (WHERE "reading"."big" > $8) OVER ("w" ROWS BETWEEN $9 PRECEDING AND CURRENT ROW) AS "e" FROM "reading" WINDOW "w" AS (PARTITION BY "reading"."big" ORDER BY "reading"."big"))");

// The offset has the type that is added to the key.
constexpr auto of_floating = select(func::count().over(order_by(precise).range(preceding(1), following(0.5))));
GOLDEN(
    of_floating,
    R"(SELECT count(*) OVER (ORDER BY "reading"."precise" RANGE BETWEEN ?1 PRECEDING AND ?2 FOLLOWING) FROM "reading")");
constexpr auto of_small = select(func::count().over(order_by(col<&reading::small>.desc()).range(preceding(1))));
GOLDEN(
    of_small,
    R"(SELECT count(*) OVER (ORDER BY "reading"."small" DESC RANGE BETWEEN ?1 PRECEDING AND CURRENT ROW) FROM "reading")");
constexpr auto of_times = select(
    func::count().over(order_by(moment).range(preceding(interval{.months = 1}))).as<"month">(),
    func::count().over(order_by(col<&reading::day>).range(current_row, following(interval{.days = 7}))).as<"week">());
GOLDEN_POSTGRESQL(
    of_times,
    R"(SELECT count(*) OVER (ORDER BY "reading"."moment" RANGE BETWEEN $1 PRECEDING AND CURRENT ROW) AS "month", count(*) OVER (ORDER BY "reading"."day" RANGE BETWEEN CURRENT ROW AND $2 FOLLOWING) AS "week" FROM "reading")");

TEST(windows, values_come_in_the_order_of_their_parameters) {
    EXPECT_THAT(values_of(select(func::sum(big + 1).filter(big > 2).over(
                    partition_by(big + 3).order_by(medium + 4).rows(preceding(5), following(6))))),
                ElementsAre("1", "2", "3", "4", "5", "6"));
    EXPECT_THAT(values_of(filtered), ElementsAre("1", "2", "3", "4", "5", "6", "7", "8", "9"));
    EXPECT_THAT(values_of(of_floating), ElementsAre("1.000000", "0.500000"));
}

TEST(windows, a_negative_offset_throws) {
    volatile int minus = -1;
    EXPECT_THROW((void)preceding(int(minus)), programming_error);
    EXPECT_THROW((void)following(double(minus)), programming_error);
    EXPECT_NO_THROW((void)preceding(int(minus) + 1));
}

template <std::size_t Index, class Query>
constexpr bool nullable(const Query&) {
    return detail::compiled<Query, sqlite>::plan.items[Index].nullable;
}
template <class Window>
constexpr bool sum_nullable(const Window& window) {
    return nullable<0>(select(func::sum(big).over(window)));
}
// A window has the row itself, unless its frame leaves it out.
static_assert(!sum_nullable(order_by(big)) && !sum_nullable(order_by(col<&reading::maybe_big>)) &&
              !sum_nullable(partition_by(col<&reading::maybe_big>)));
static_assert(!sum_nullable(by_big.rows(preceding(1), following(1))) && !sum_nullable(by_big.rows(current_row)) &&
              sum_nullable(by_big.rows(preceding(2), preceding(1))) &&
              sum_nullable(by_big.rows(following(0), following(1))));
static_assert(sum_nullable(by_big.rows(preceding(2)).exclude_current_row()) && sum_nullable(by_big.exclude_group()) &&
              !sum_nullable(by_big.exclude_ties()) && !sum_nullable(by_big.exclude_no_others()));
static_assert(nullable<0>(select(func::sum(col<&reading::maybe_big>).over())) &&
              nullable<0>(select(func::sum(big).filter(medium > 1).over())) &&
              !nullable<0>(select(func::count(col<&reading::maybe_big>).filter(medium > 1).over())));
static_assert(nullable<0>(filtered) && nullable<1>(filtered) && nullable<2>(filtered));
// One value beside others that may be NULL.
static_assert(nullable<0>(select((func::sum(big).over() + col<&reading::maybe_big>).as<"x">())) &&
              nullable<0>(select((col<&reading::maybe_big> + func::row_number().over()).as<"x">())));

}  // namespace
