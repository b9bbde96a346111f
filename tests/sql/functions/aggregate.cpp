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

constexpr auto counts =
    select(func::count().as<"all">(), func::count(words).as<"with">(), func::count(words).distinct().as<"different">())
        .from<reading>();
GOLDEN(
    counts,
    R"(SELECT count(*) AS "all", count("reading"."words") AS "with", count(DISTINCT "reading"."words") AS "different" FROM "reading")");

constexpr auto extremes =
    select(func::min(big), func::max(words), func::min(col<&reading::moment>), func::max(col<&reading::day>),
           func::min(col<&reading::kind>), func::max(precise + 1).as<"more">());
GOLDEN(
    extremes,
    R"(SELECT min("reading"."big"), max("reading"."words"), min("reading"."moment"), max("reading"."day"), min("reading"."kind"), max("reading"."precise" + ?1) AS "more" FROM "reading")");

// PostgreSQL has no min and max of booleans, but these.
constexpr auto extremes_of_booleans = select(func::min(col<&reading::flag>), func::max(big > 3));
GOLDEN_EACH(extremes_of_booleans, R"(SELECT min("reading"."flag"), max("reading"."big" > ?1) FROM "reading")",
            R"(SELECT bool_and("reading"."flag"), bool_or("reading"."big" > $1) FROM "reading")");

// PostgreSQL's sums and averages are wider than cupel's types.
constexpr auto sums = select(func::sum(big), func::sum(medium * 2).as<"twice">(), func::sum(precise),
                             func::sum(medium).distinct().as<"distinct">());
GOLDEN_EACH(
    sums,
    R"(SELECT sum("reading"."big"), sum("reading"."medium" * ?1) AS "twice", sum("reading"."precise"), sum(DISTINCT "reading"."medium") AS "distinct" FROM "reading")",
    R"(SELECT sum("reading"."big")::bigint, sum("reading"."medium" * $1)::bigint AS "twice", sum("reading"."precise"), sum(DISTINCT "reading"."medium")::bigint AS "distinct" FROM "reading")");

constexpr auto averages = select(func::avg(big), func::avg(precise).distinct().as<"distinct">());
GOLDEN_EACH(
    averages, R"(SELECT avg("reading"."big"), avg(DISTINCT "reading"."precise") AS "distinct" FROM "reading")",
    R"(SELECT avg("reading"."big")::double precision, avg(DISTINCT "reading"."precise")::double precision AS "distinct" FROM "reading")");

constexpr auto computed_with = select((func::max(big) - func::min(big)).as<"span">(), -func::count(words),
                                      func::count() * 2 > 10, func::abs(func::sum(medium)))
                                   .from<reading>();
GOLDEN_EACH(
    computed_with,
    R"(SELECT max("reading"."big") - min("reading"."big") AS "span", -count("reading"."words"), count(*) * ?1 > ?2, abs(sum("reading"."medium")) FROM "reading")",
    R"(SELECT max("reading"."big") - min("reading"."big") AS "span", -count("reading"."words"), count(*) * $1 > $2, abs(sum("reading"."medium")::bigint) FROM "reading")");

template <std::size_t Index, class Query>
constexpr bool nullable(const Query&) {
    return detail::compiled<Query, sqlite>::plan.items[Index].nullable;
}
// Over no rows everything but count is NULL; a group has rows.
static_assert(!nullable<0>(counts) && !nullable<2>(counts) && nullable<0>(sums) && nullable<0>(extremes));
static_assert(!nullable<0>(select(func::sum(big)).group_by(words)) &&
              nullable<0>(select(func::sum(col<&reading::maybe_big>)).group_by(words)));
static_assert(!nullable<0>(select(func::count(col<&reading::maybe_big>)).group_by(words)));

template <class Expected, class E>
constexpr bool gives(const E&) {
    return std::is_same_v<typename E::value_type, Expected>;
}
static_assert(gives<std::int64_t>(func::count()) && gives<std::int64_t>(func::sum(medium)) &&
              gives<double>(func::sum(precise)));
static_assert(gives<double>(func::avg(medium)) && gives<std::string>(func::max(words)) &&
              gives<std::int32_t>(func::min(medium)));
static_assert(gives<double>(func::sum(col<&reading::single>)) &&
              gives<timestamp>(func::max(col<&reading::maybe_moment>)));

TEST(aggregates, values_come_in_the_order_of_their_parameters) {
    EXPECT_THAT(values_of(computed_with), ElementsAre("2", "10"));
}

}  // namespace
