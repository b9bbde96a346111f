#include "sql/golden.hpp"
#include "sql/models.hpp"
#include "sql/values.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace cupel;
using blog::post;
using blog::tag;
using testing::ElementsAre;

namespace {

constexpr auto some = delete_from<tag>().where(col<&tag::id> == 1 || col<&tag::label>.like("x%"));
GOLDEN(some, R"(DELETE FROM "tags" WHERE "tags"."id" = ?1 OR "tags"."label" LIKE ?2)");

constexpr auto every_row = delete_from<tag>().all_rows();
GOLDEN(every_row, R"(DELETE FROM "tags")");

constexpr auto with_returning = delete_from<tag>().where(col<&tag::id> == 1).returning(col<&tag::label>, col<&tag::id>);
GOLDEN(with_returning, R"(DELETE FROM "tags" WHERE "tags"."id" = ?1 RETURNING "label", "id")");

constexpr auto returning_all = delete_from<tag>().all_rows().returning();
GOLDEN(returning_all, R"(DELETE FROM "tags" RETURNING "id", "label")");

constexpr auto by_correlated_subquery = delete_from<tag>().where(
    col<&tag::id>.not_in(select(col<&blog::post_tag::tag_id>).where(col<&blog::post_tag::tag_id> == col<&tag::id>)));
GOLDEN(
    by_correlated_subquery,
    R"(DELETE FROM "tags" WHERE "tags"."id" NOT IN (SELECT "post_tags"."tag_id" FROM "post_tags" WHERE "post_tags"."tag_id" = "tags"."id"))");

const auto by_range = delete_from<post>().where(col<&post::id>.in(std::vector<int>{1, 2}) && col<&post::views> == 0);
GOLDEN_EACH(by_range,
            R"(DELETE FROM "posts" WHERE "posts"."id" IN (SELECT value FROM json_each(?1)) AND "posts"."views" = ?2)",
            R"(DELETE FROM "posts" WHERE "posts"."id" = ANY($1) AND "posts"."views" = $2)");

TEST(delete_from, values_come_in_the_order_of_their_parameters) {
    EXPECT_THAT(values_of(some), ElementsAre("1", "x%"));
    EXPECT_THAT(values_of(by_range), ElementsAre("[1 2]", "0"));
}

}  // namespace
