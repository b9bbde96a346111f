#include "sql/golden.hpp"
#include "sql/models.hpp"
#include "sql/values.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace cupel;
using blog::post;
using blog::user;
using testing::ElementsAre;

namespace {

constexpr auto with_posts =
    select(col<&user::name>)
        .where(exists(select<post>().where(col<&post::author_id> == col<&user::id> && col<&post::views> > 3)));
GOLDEN(
    with_posts,
    R"(SELECT "users"."name" FROM "users" WHERE EXISTS (SELECT "posts"."id", "posts"."title", "posts"."content", "posts"."views", "posts"."author_id", "posts"."editor_id" FROM "posts" WHERE "posts"."author_id" = "users"."id" AND "posts"."views" > ?1))");

constexpr auto without_posts =
    select(col<&user::name>)
        .where(col<&user::id> > 1 && !exists(select(col<&post::id>).where(col<&post::author_id> == col<&user::id>)) &&
               col<&user::id> < 9);
GOLDEN(
    without_posts,
    R"(SELECT "users"."name" FROM "users" WHERE "users"."id" > ?1 AND NOT EXISTS (SELECT "posts"."id" FROM "posts" WHERE "posts"."author_id" = "users"."id") AND "users"."id" < ?2)");

constexpr auto as_value =
    select(exists(select<blog::tag>()).as<"any">(), exists(select<blog::tag>()) == col<&user::active>);
GOLDEN(
    as_value,
    R"(SELECT EXISTS (SELECT "tags"."id", "tags"."label" FROM "tags") AS "any", EXISTS (SELECT "tags"."id", "tags"."label" FROM "tags") = "users"."active" FROM "users")");

constexpr auto nested = delete_from<user>().where(exists(select<post>().where(
    col<&post::author_id> == col<&user::id> && exists(select(col<&blog::comment::id>)
                                                          .where(col<&blog::comment::post_id> == col<&post::id> &&
                                                                 col<&blog::comment::text> == col<&user::name>)))));
static_assert(sql<sqlite>(nested).ends_with(
    R"(AND EXISTS (SELECT "comments"."id" FROM "comments" WHERE "comments"."post_id" = "posts"."id" AND "comments"."text" = "users"."name")))"));

constexpr auto aggregated =
    select(func::count())
        .from<user>()
        .where(exists(select(func::max(col<&post::views>)).having(func::max(col<&post::views>) > 7)));
GOLDEN(
    aggregated,
    R"(SELECT count(*) FROM "users" WHERE EXISTS (SELECT max("posts"."views") FROM "posts" HAVING max("posts"."views") > ?1))");

// RETURNING names the columns of its table without the table; a subquery in it does not.
constexpr auto returned =
    delete_from<user>()
        .where(col<&user::id> == 3)
        .returning(col<&user::id>,
                   exists(select(col<&post::id>).where(col<&post::author_id> == col<&user::id>)).as<"writes">());
GOLDEN(
    returned,
    R"(DELETE FROM "users" WHERE "users"."id" = ?1 RETURNING "id", EXISTS (SELECT "posts"."id" FROM "posts" WHERE "posts"."author_id" = "users"."id") AS "writes")");

// A subquery beside groups may name their keys.
constexpr auto of_groups =
    select(col<&user::id>, exists(select(col<&post::id>).where(col<&post::author_id> == col<&user::id>)))
        .group_by(col<&user::id>);
static_assert(sql<sqlite>(of_groups).ends_with(R"(= "users"."id") FROM "users" GROUP BY "users"."id")"));

TEST(exists, values_come_in_the_order_of_their_parameters) {
    EXPECT_THAT(values_of(with_posts), ElementsAre("3"));
    EXPECT_THAT(values_of(without_posts), ElementsAre("1", "9"));
}

}  // namespace
