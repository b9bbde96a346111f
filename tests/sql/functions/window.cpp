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
constexpr auto maybe = col<&reading::maybe_big>;
constexpr auto by_big = order_by(big);

constexpr auto ranks = select(func::row_number().over(by_big), func::rank().over(by_big),
                              func::dense_rank().over(by_big), func::percent_rank().over(by_big),
                              func::cume_dist().over(by_big), func::ntile(4).over(by_big).as<"quarter">());
GOLDEN(
    ranks,
    R"(SELECT row_number() OVER (ORDER BY "reading"."big"), rank() OVER (ORDER BY "reading"."big"), dense_rank() OVER (ORDER BY "reading"."big"), percent_rank() OVER (ORDER BY "reading"."big"), cume_dist() OVER (ORDER BY "reading"."big"), ntile(?1) OVER (ORDER BY "reading"."big") AS "quarter" FROM "reading")");

constexpr auto neighbours =
    select(func::lag(words).over(by_big).as<"a">(), func::lag(words, 2).over(by_big).as<"b">(),
           func::lead(medium, 3, 0).over(by_big).as<"c">(), func::lead(medium, 1, big).over(by_big).as<"d">());
GOLDEN(
    neighbours,
    R"(SELECT lag("reading"."words") OVER (ORDER BY "reading"."big") AS "a", lag("reading"."words", ?1) OVER (ORDER BY "reading"."big") AS "b", lead("reading"."medium", ?2, ?3) OVER (ORDER BY "reading"."big") AS "c", lead("reading"."medium", ?4, "reading"."big") OVER (ORDER BY "reading"."big") AS "d" FROM "reading")");

constexpr auto ends = select(func::first_value(words).over(by_big), func::last_value(words).over(by_big),
                             func::nth_value(words, 2).over(by_big).as<"second">());
GOLDEN(
    ends,
    R"(SELECT first_value("reading"."words") OVER (ORDER BY "reading"."big"), last_value("reading"."words") OVER (ORDER BY "reading"."big"), nth_value("reading"."words", ?1) OVER (ORDER BY "reading"."big") AS "second" FROM "reading")");

TEST(window_functions, values_come_in_the_order_of_their_parameters) {
    EXPECT_THAT(values_of(neighbours), ElementsAre("2", "3", "0", "1"));
    EXPECT_THAT(values_of(select(func::nth_value(words, 7).over(partition_by(medium + 1).order_by(big + 2)))),
                ElementsAre("7", "1", "2"));
}

template <class Expected, class E>
constexpr bool gives(const E&) {
    return std::is_same_v<typename E::value_type, Expected>;
}
static_assert(gives<std::int64_t>(func::row_number().over()) && gives<double>(func::cume_dist().over()) &&
              gives<std::int32_t>(func::ntile(3).over()) && gives<std::string>(func::lag(words).over()));
// The default takes part in the type.
static_assert(gives<std::int32_t>(func::lead(medium, 1, 0).over()) &&
              gives<std::int64_t>(func::lead(medium, 1, big).over()));

template <std::size_t Index, class Query>
constexpr bool nullable(const Query&) {
    return detail::compiled<Query, sqlite>::plan.items[Index].nullable;
}
static_assert(!nullable<0>(ranks) && !nullable<3>(ranks) && !nullable<5>(ranks));
static_assert(!nullable<0>(select(func::rank().over(order_by(maybe)))) &&
              !nullable<0>(select(func::ntile(2).over(order_by(maybe).rows(preceding(2), preceding(1))))));
// There may be no such row; with a default it depends on the values.
static_assert(nullable<0>(neighbours) && nullable<1>(neighbours) && !nullable<2>(neighbours) &&
              !nullable<3>(neighbours));
static_assert(nullable<0>(select(func::lag(big, 1, maybe).over(by_big))) &&
              nullable<0>(select(func::lag(maybe, 1, 0).over(by_big))));
// The frame has the row itself, unless it says otherwise.
static_assert(!nullable<0>(ends) && !nullable<1>(ends) && nullable<2>(ends));
static_assert(nullable<0>(select(func::first_value(maybe).over(by_big))) &&
              nullable<0>(select(func::last_value(big).over(by_big.rows(following(1), following(2))))) &&
              !nullable<0>(select(func::last_value(big).over(by_big.rows(preceding(1), following(2))))));

TEST(window_functions, numbers_below_their_least_throw) {
    // Behind a volatile, so that no compiler knows.
    volatile int minus = -1, zero = 0;
    EXPECT_THROW((void)func::lag(big, std::int32_t(minus)), programming_error);
    EXPECT_THROW((void)func::lead(big, std::int32_t(minus), 0), programming_error);
    EXPECT_THROW((void)func::nth_value(big, std::int32_t(zero)), programming_error);
    EXPECT_THROW((void)func::ntile(std::int32_t(zero)), programming_error);
    EXPECT_NO_THROW((void)func::lag(big, std::int32_t(zero)));
}

}  // namespace
