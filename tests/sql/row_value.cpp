#include "sql/golden.hpp"
#include "sql/models.hpp"
#include "sql/values.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

using namespace cupel;
using blog::post;
using blog::user;
using testing::ElementsAre;

namespace {

constexpr auto views_and_id = row_(col<&post::views>, col<&post::id>);

constexpr auto equal = select(col<&post::id>).where(views_and_id == row_(3, 4));
GOLDEN(equal, R"(SELECT "posts"."id" FROM "posts" WHERE ("posts"."views", "posts"."id") = (?1, ?2))");

constexpr auto values_left = select(col<&post::id>).where(row_(3, 4) <= views_and_id && col<&post::views> > 9);
GOLDEN(
    values_left,
    R"(SELECT "posts"."id" FROM "posts" WHERE (?1, ?2) <= ("posts"."views", "posts"."id") AND "posts"."views" > ?3)");

constexpr auto mixed = select(col<&post::id>).where(row_(col<&post::views>, 7) != row_(3, col<&post::id>));
GOLDEN(mixed, R"(SELECT "posts"."id" FROM "posts" WHERE ("posts"."views", ?1) <> (?2, "posts"."id"))");

constexpr auto pages =
    select(col<&post::id>).where(views_and_id < row_(3, 4) || views_and_id > row_(5, 6) || views_and_id >= row_(7, 8));
GOLDEN(
    pages,
    R"(SELECT "posts"."id" FROM "posts" WHERE ("posts"."views", "posts"."id") < (?1, ?2) OR ("posts"."views", "posts"."id") > (?3, ?4) OR ("posts"."views", "posts"."id") >= (?5, ?6))");

constexpr auto distinct = select(col<&post::id>)
                              .where(row_(col<&post::editor_id>, col<&post::title>).is_distinct_from(row_(3, "x")) &&
                                     views_and_id.is_not_distinct_from(row_(1, 2)));
GOLDEN(
    distinct,
    R"(SELECT "posts"."id" FROM "posts" WHERE ("posts"."editor_id", "posts"."title") IS DISTINCT FROM (?1, ?2) AND ("posts"."views", "posts"."id") IS NOT DISTINCT FROM (?3, ?4))");

constexpr auto listed =
    select(col<&post::id>).where(row_(col<&post::title>, col<&post::id>).in(row_("a", 1), row_("b", 2)));
GOLDEN_EACH(listed,
            R"(SELECT "posts"."id" FROM "posts" WHERE ("posts"."title", "posts"."id") IN (VALUES (?1, ?2), (?3, ?4)))",
            R"(SELECT "posts"."id" FROM "posts" WHERE ("posts"."title", "posts"."id") IN (($1, $2), ($3, $4)))");

constexpr auto not_listed = select(col<&post::id>).where(views_and_id.not_in(row_(3, col<&post::author_id>)));
GOLDEN_EACH(
    not_listed,
    R"(SELECT "posts"."id" FROM "posts" WHERE ("posts"."views", "posts"."id") NOT IN (VALUES (?1, "posts"."author_id")))",
    R"(SELECT "posts"."id" FROM "posts" WHERE ("posts"."views", "posts"."id") NOT IN (($1, "posts"."author_id")))");

constexpr auto in_query =
    select(col<&post::title>)
        .where(row_(col<&post::author_id>, col<&post::views>)
                   .in(select(col<&user::id>, func::max(col<&user::age>)).group_by(col<&user::id>)) &&
               row_(col<&post::id>, 7).not_in(select<blog::follow>()));
GOLDEN_EACH(
    in_query,
    R"(SELECT "posts"."title" FROM "posts" WHERE ("posts"."author_id", "posts"."views") IN (SELECT "users"."id", max("users"."age") FROM "users" GROUP BY "users"."id") AND ("posts"."id", ?1) NOT IN (SELECT "follows"."follower_id", "follows"."followed_id" FROM "follows"))",
    R"(SELECT "posts"."title" FROM "posts" WHERE ("posts"."author_id", "posts"."views") IN (SELECT "users"."id", max("users"."age") FROM "users" GROUP BY "users"."id") AND ("posts"."id", $1::INTEGER) NOT IN (SELECT "follows"."follower_id", "follows"."followed_id" FROM "follows"))");

constexpr auto row_of_query =
    select(col<&post::title>)
        .where(row_(col<&post::author_id>, col<&post::title>) ==
               row_(select(col<&user::id>, col<&user::name>).where(col<&user::id> == 2).limit(1)));
GOLDEN(
    row_of_query,
    R"(SELECT "posts"."title" FROM "posts" WHERE ("posts"."author_id", "posts"."title") = (SELECT "users"."id", "users"."name" FROM "users" WHERE "users"."id" = ?1 LIMIT ?2))");

const auto ranged =
    select(col<&post::id>)
        .where(
            row_(col<&post::title>, col<&post::id>).in(std::vector<std::pair<std::string, int>>{{"a", 1}, {"b", 2}}) &&
            col<&post::views> > 7);
static_assert(
    sql<sqlite>(ranged) ==
    R"(SELECT "posts"."id" FROM "posts" WHERE ("posts"."title", "posts"."id") IN (SELECT "1".value, "2".value FROM json_each(?1) AS "1" JOIN json_each(?2) AS "2" ON "2".key = "1".key) AND "posts"."views" > ?3)");
static_assert(
    sql<postgresql>(ranged) ==
    R"(SELECT "posts"."id" FROM "posts" WHERE ("posts"."title", "posts"."id") IN (SELECT * FROM unnest($1::TEXT[], $2::INTEGER[])) AND "posts"."views" > $3)");

TEST(row_value, values_come_in_the_order_of_their_parameters) {
    EXPECT_THAT(values_of(values_left), ElementsAre("3", "4", "9"));
    EXPECT_THAT(values_of(ranged), ElementsAre("[a b]", "[1 2]", "7"));
    EXPECT_THAT(values_of(mixed), ElementsAre("7", "3"));
    EXPECT_THAT(values_of(listed), ElementsAre("a", "1", "b", "2"));
    EXPECT_THAT(values_of(in_query), ElementsAre("7"));
    EXPECT_THAT(values_of(row_of_query), ElementsAre("2", "1"));
}

TEST(row_value, owns_strings) {
    const auto query =
        select(col<&post::id>).where(row_(col<&post::title>, col<&post::id>) == row_(std::string("own"), 1));
    EXPECT_THAT(values_of(query), ElementsAre("own", "1"));
}

}  // namespace
