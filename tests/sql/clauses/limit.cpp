#include "sql/golden.hpp"
#include "sql/models.hpp"
#include "sql/values.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <limits>

using namespace cupel;
using blog::tag;
using testing::ElementsAre;

namespace {

constexpr auto limited = select<tag>().limit(10);
GOLDEN(limited, R"(SELECT "tags"."id", "tags"."label" FROM "tags" LIMIT ?1)");

constexpr auto paged = select<tag>().where(col<&tag::id> > 1).limit(10).offset(20);
GOLDEN(paged, R"(SELECT "tags"."id", "tags"."label" FROM "tags" WHERE "tags"."id" > ?1 LIMIT ?2 OFFSET ?3)");

// SQLite has OFFSET only after LIMIT.
constexpr auto skipped = select<tag>().offset(20);
GOLDEN_EACH(skipped, R"(SELECT "tags"."id", "tags"."label" FROM "tags" LIMIT -1 OFFSET ?1)",
            R"(SELECT "tags"."id", "tags"."label" FROM "tags" OFFSET $1)");

// The text does not depend on the page.
static_assert(std::is_same_v<decltype(select<tag>().limit(1).offset(0)),
                             decltype(select<tag>().limit(std::uint64_t{5}).offset(short{9}))>);

// Numbers that the database computes.
constexpr auto computed = select<tag>()
                              .where(col<&tag::id> > 1)
                              .limit(raw<std::int64_t, "{} + {}">(2, 3))
                              .offset(raw<std::int32_t, "{} - 1">(4));
GOLDEN_EACH(
    computed, R"(SELECT "tags"."id", "tags"."label" FROM "tags" WHERE "tags"."id" > ?1 LIMIT ?2 + ?3 OFFSET ?4 - 1)",
    R"(SELECT "tags"."id", "tags"."label" FROM "tags" WHERE "tags"."id" > $1 LIMIT $2::INTEGER + $3::INTEGER OFFSET $4::INTEGER - 1)");

TEST(limit, the_page_is_bound) {
    EXPECT_THAT(values_of(limited), ElementsAre("10"));
    EXPECT_THAT(values_of(paged), ElementsAre("1", "10", "20"));
    EXPECT_THAT(values_of(skipped), ElementsAre("20"));
    EXPECT_THAT(values_of(computed), ElementsAre("1", "2", "3", "4"));
    EXPECT_THAT(values_of(select<tag>().limit(std::numeric_limits<std::int64_t>::max()).offset(0)),
                ElementsAre("9223372036854775807", "0"));
}

TEST(limit, what_is_no_count_is_refused_when_the_statement_is_made) {
    int negative = -1;
    EXPECT_THROW(static_cast<void>(select<tag>().limit(negative)), programming_error);
    EXPECT_THROW(static_cast<void>(select<tag>().offset(negative)), programming_error);
    std::int64_t least = std::numeric_limits<std::int64_t>::min();
    EXPECT_THROW(static_cast<void>(select<tag>().limit(least)), programming_error);
    std::uint64_t most = std::numeric_limits<std::uint64_t>::max();
    EXPECT_THROW(static_cast<void>(select<tag>().limit(most)), programming_error);
    EXPECT_THROW(static_cast<void>(select<tag>().offset(most)), programming_error);
}

}  // namespace
