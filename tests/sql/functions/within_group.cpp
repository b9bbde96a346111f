#include "sql/golden.hpp"
#include "sql/models.hpp"
#include "sql/values.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace cupel;
using testing::ElementsAre;

namespace {

constexpr auto big = col<&reading::big>;
constexpr auto words = col<&reading::words>;
constexpr auto flag = col<&reading::flag>;

constexpr auto medians = select(words, func::percentile_cont(0.5).within_group(big).as<"median">(),
                                func::percentile_disc(0.9).within_group(words.desc()).as<"word">(),
                                func::mode().within_group(big + 1).filter(big > 2).as<"mode">())
                             .group_by(words);
GOLDEN_POSTGRESQL(
    medians,
    R"(SELECT "reading"."words", percentile_cont($1::DOUBLE PRECISION) WITHIN GROUP (ORDER BY "reading"."big") AS "median", percentile_disc($2::DOUBLE PRECISION) WITHIN GROUP (ORDER BY "reading"."words" DESC) AS "word", mode() WITHIN GROUP (ORDER BY "reading"."big" + $3) FILTER (WHERE "reading"."big" > $4) AS "mode" FROM "reading" GROUP BY "reading"."words")");

TEST(ordered_sets, values_come_in_the_order_of_their_parameters) {
    EXPECT_THAT(values_of(medians), ElementsAre("0.500000", "0.900000", "1", "2"));
}

TEST(ordered_sets, a_fraction_is_between_0_and_1) {
    volatile double wrong = 1.5, minus = -0.1;
    EXPECT_THROW((void)func::percentile_cont(double(wrong)), programming_error);
    EXPECT_THROW((void)func::percentile_disc(double(minus)), programming_error);
    EXPECT_NO_THROW((void)func::percentile_disc(double(wrong) - 0.5));
}

template <class Expected, class E>
constexpr bool gives(const E&) {
    return std::is_same_v<typename E::value_type, Expected>;
}
static_assert(gives<double>(func::percentile_cont(0.5).within_group(big)) &&
              gives<std::int64_t>(func::percentile_disc(0.5).within_group(big)) &&
              gives<std::string>(func::mode().within_group(words.desc())));

template <std::size_t Index, class Query>
constexpr bool nullable(const Query&) {
    return detail::compiled<Query, postgresql>::plan.items[Index].nullable;
}
static_assert(!nullable<1>(medians) && !nullable<2>(medians) && nullable<3>(medians));
static_assert(nullable<0>(select(func::mode().within_group(flag))) &&
              nullable<0>(select(func::mode().within_group(col<&reading::maybe_big>)).group_by(words)));

}  // namespace
