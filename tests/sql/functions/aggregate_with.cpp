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
constexpr auto flag = col<&reading::flag>;
constexpr auto words = col<&reading::words>;

constexpr auto filtered = select(func::count().filter(flag).as<"flags">(), func::min(words).filter(big > 3),
                                 func::count(words).distinct().filter(words != "x").as<"words">(),
                                 func::count(words).filter(words != "y").distinct().as<"others">());
GOLDEN(
    filtered,
    R"(SELECT count(*) FILTER (WHERE "reading"."flag") AS "flags", min("reading"."words") FILTER (WHERE "reading"."big" > ?1), count(DISTINCT "reading"."words") FILTER (WHERE "reading"."words" <> ?2) AS "words", count(DISTINCT "reading"."words") FILTER (WHERE "reading"."words" <> ?3) AS "others" FROM "reading")");

// The cast to cupel's type stands behind the filter.
constexpr auto filtered_sums = select(func::sum(big).filter(medium > 3).as<"sum">(),
                                      func::avg(big).filter(flag&& big < 9).distinct().as<"mean">());
GOLDEN_EACH(
    filtered_sums,
    R"(SELECT sum("reading"."big") FILTER (WHERE "reading"."medium" > ?1) AS "sum", avg(DISTINCT "reading"."big") FILTER (WHERE "reading"."flag" AND "reading"."big" < ?2) AS "mean" FROM "reading")",
    R"(SELECT sum("reading"."big") FILTER (WHERE "reading"."medium" > $1)::bigint AS "sum", avg(DISTINCT "reading"."big") FILTER (WHERE "reading"."flag" AND "reading"."big" < $2)::double precision AS "mean" FROM "reading")");

constexpr auto conditions =
    select(func::bool_and(flag), func::bool_or(big > 3).as<"one">(), func::every(flag).filter(big > 1).as<"every">());
GOLDEN_EACH(
    conditions,
    R"(SELECT min("reading"."flag"), max("reading"."big" > ?1) AS "one", min("reading"."flag") FILTER (WHERE "reading"."big" > ?2) AS "every" FROM "reading")",
    R"(SELECT bool_and("reading"."flag"), bool_or("reading"."big" > $1) AS "one", every("reading"."flag") FILTER (WHERE "reading"."big" > $2) AS "every" FROM "reading")");

constexpr auto spread =
    select(func::stddev(big), func::stddev_pop(medium).filter(flag), func::var_samp(col<&reading::precise>).distinct(),
           func::variance(big), func::stddev_samp(big), func::var_pop(big));
GOLDEN_POSTGRESQL(
    spread,
    R"(SELECT stddev("reading"."big")::double precision, stddev_pop("reading"."medium") FILTER (WHERE "reading"."flag")::double precision, var_samp(DISTINCT "reading"."precise")::double precision, variance("reading"."big")::double precision, stddev_samp("reading"."big")::double precision, var_pop("reading"."big")::double precision FROM "reading")");

constexpr auto with_values =
    select(func::string_agg(words, ", ").filter(big > 2).order_by(big + 1, words.desc()).as<"list">());
GOLDEN_POSTGRESQL(
    with_values,
    R"(SELECT string_agg("reading"."words", $1 ORDER BY "reading"."big" + $2, "reading"."words" DESC) FILTER (WHERE "reading"."big" > $3) AS "list" FROM "reading")");

TEST(aggregates_with_parts, values_come_in_the_order_of_their_parameters) {
    EXPECT_THAT(values_of(with_values), ElementsAre(", ", "1", "2"));
    EXPECT_THAT(values_of(filtered), ElementsAre("3", "x", "y"));
}

template <std::size_t Index, class Query>
constexpr bool nullable(const Query&) {
    return detail::compiled<Query, postgresql>::plan.items[Index].nullable;
}
// What a filter leaves of a group may be nothing; the filter's own NULLs are no matter.
static_assert(!nullable<0>(filtered) && nullable<1>(filtered) && !nullable<2>(filtered));
static_assert(nullable<0>(select(func::sum(big).filter(flag)).group_by(words)));
static_assert(!nullable<0>(select(func::count(big).filter(col<&reading::maybe_flag>)).group_by(words)));
static_assert(!nullable<1>(select(func::bool_and(flag), func::bool_or(flag)).group_by(words)));
static_assert(nullable<0>(select(func::bool_and(col<&reading::maybe_flag>)).group_by(words)));
// A sample of one row has no spread; all there is has.
static_assert(nullable<0>(select(func::stddev(big)).group_by(words)) &&
              nullable<0>(select(func::var_samp(big)).group_by(words)) &&
              nullable<0>(select(func::variance(big)).group_by(words)) &&
              !nullable<0>(select(func::stddev_pop(big)).group_by(words)) &&
              !nullable<0>(select(func::var_pop(big)).group_by(words)));
static_assert(!nullable<0>(select(func::string_agg(words, ", ")).group_by(flag)) &&
              nullable<0>(select(func::string_agg(col<&reading::maybe_words>, ", ")).group_by(flag)));

template <class Expected, class E>
constexpr bool gives(const E&) {
    return std::is_same_v<typename E::value_type, Expected>;
}
static_assert(gives<bool>(func::bool_and(flag)) && gives<double>(func::stddev(big)) &&
              gives<std::string>(func::string_agg(words, ",").filter(flag)));

}  // namespace
