#include "sql/golden.hpp"
#include "sql/models.hpp"
#include "sql/values.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace cupel;
using blog::comment;
using blog::post;
using blog::tag;
using blog::user;
using testing::ElementsAre;

namespace {

// UPDATE ... FROM
constexpr auto from_one = update<post>()
                              .set(col<&post::title> = func::concat(col<&user::name>, ": ", col<&post::title>),
                                   col<&post::views> = col<&post::views> + 1)
                              .from<user>()
                              .where(col<&post::author_id> == col<&user::id> && col<&user::active>);
GOLDEN(
    from_one,
    R"(UPDATE "posts" SET "title" = "users"."name" || ?1 || "posts"."title", "views" = "posts"."views" + ?2 FROM "users" WHERE "posts"."author_id" = "users"."id" AND "users"."active")");

constexpr auto manager = alias<user, "manager">;
constexpr auto from_joined = update<comment>()
                                 .set(col<&comment::text> = manager[col<&user::name>])
                                 .from<post>()
                                 .join(manager, manager[col<&user::id>] == col<&post::author_id>)
                                 .where(col<&comment::post_id> == col<&post::id> && col<&post::views> > 7)
                                 .returning();
GOLDEN(
    from_joined,
    R"(UPDATE "comments" SET "text" = "manager"."name" FROM "posts" JOIN "users" AS "manager" ON "manager"."id" = "posts"."author_id" WHERE "comments"."post_id" = "posts"."id" AND "posts"."views" > ?1 RETURNING "comments"."id", "comments"."post_id", "comments"."reply_to", "comments"."text")");

// A key and a relationship say the conditions of joins here too; what an outer join leaves out may be NULL.
constexpr auto from_along = update<tag>()
                                .set(col<&tag::label> = coalesce(col<&user::name>, "nobody"))
                                .from<post>()
                                .left_join<&post::author>()
                                .where(col<&tag::id> == col<&post::id>);
GOLDEN(
    from_along,
    R"(UPDATE "tags" SET "label" = coalesce("users"."name", ?1) FROM "posts" LEFT JOIN "users" ON "posts"."author_id" = "users"."id" WHERE "tags"."id" = "posts"."id")");

// The table itself, under another name.
constexpr auto parent = alias<comment, "parent">;
constexpr auto from_itself = update<comment>()
                                 .set(col<&comment::text> = parent[col<&comment::text>])
                                 .from(parent)
                                 .where(parent[col<&comment::id>] == col<&comment::reply_to>);
GOLDEN(
    from_itself,
    R"(UPDATE "comments" SET "text" = "parent"."text" FROM "comments" AS "parent" WHERE "parent"."id" = "comments"."reply_to")");

constexpr auto returning_others = update<post>()
                                      .set(col<&post::views> = 0)
                                      .from<user>()
                                      .where(col<&post::author_id> == col<&user::id>)
                                      .returning(col<&post::id>, col<&user::name>);
GOLDEN_POSTGRESQL(
    returning_others,
    R"(UPDATE "posts" SET "views" = $1 FROM "users" WHERE "posts"."author_id" = "users"."id" RETURNING "posts"."id", "users"."name")");

// Arithmetic and subqueries.
constexpr auto from_subquery =
    update<post>()
        .set(col<&post::views> = (col<&post::views> + 2) * 3,
             col<&post::editor_id> =
                 scalar(select(func::max(col<&user::id>)).where(col<&user::id> < col<&post::author_id>)))
        .where(col<&post::id> == 1);
GOLDEN(
    from_subquery,
    R"(UPDATE "posts" SET "views" = ("posts"."views" + ?1) * ?2, "editor_id" = (SELECT max("users"."id") FROM "users" WHERE "users"."id" < "posts"."author_id") WHERE "posts"."id" = ?3)");

// DELETE ... USING
constexpr auto of_inactive = delete_from<post>().using_<user>().where(col<&post::author_id> == col<&user::id> &&
                                                                      !col<&user::active> && col<&post::views> < 5);
GOLDEN_EACH(
    of_inactive,
    R"(DELETE FROM "posts" WHERE EXISTS (SELECT 1 FROM "users" WHERE "posts"."author_id" = "users"."id" AND NOT "users"."active" AND "posts"."views" < ?1))",
    R"(DELETE FROM "posts" USING "users" WHERE "posts"."author_id" = "users"."id" AND NOT "users"."active" AND "posts"."views" < $1)");

constexpr auto using_joined = delete_from<comment>()
                                  .using_<post>()
                                  .join(manager, manager[col<&user::id>] == col<&post::author_id>)
                                  .where(col<&comment::post_id> == col<&post::id>)
                                  .returning(col<&comment::id>, (col<&comment::post_id> + 9).as<"p">());
GOLDEN_EACH(
    using_joined,
    R"(DELETE FROM "comments" WHERE EXISTS (SELECT 1 FROM "posts" JOIN "users" AS "manager" ON "manager"."id" = "posts"."author_id" WHERE "comments"."post_id" = "posts"."id") RETURNING "comments"."id", "comments"."post_id" + ?1 AS "p")",
    R"(DELETE FROM "comments" USING "posts" JOIN "users" AS "manager" ON "manager"."id" = "posts"."author_id" WHERE "comments"."post_id" = "posts"."id" RETURNING "comments"."id", "comments"."post_id" + $1 AS "p")");

constexpr auto using_itself =
    delete_from<comment>().using_(parent).where(parent[col<&comment::id>] == col<&comment::reply_to>);
GOLDEN_EACH(
    using_itself,
    R"(DELETE FROM "comments" WHERE EXISTS (SELECT 1 FROM "comments" AS "parent" WHERE "parent"."id" = "comments"."reply_to"))",
    R"(DELETE FROM "comments" USING "comments" AS "parent" WHERE "parent"."id" = "comments"."reply_to")");

// TRUNCATE
constexpr auto emptied = truncate_table<tag>;
static_assert(sql<postgresql>(emptied) == R"(TRUNCATE TABLE "tags")");
static_assert(sql<postgresql>(truncate_table<tag, blog::post_tag>.restart_identity().cascade()) ==
              R"(TRUNCATE TABLE "tags", "post_tags" RESTART IDENTITY CASCADE)");

TEST(other_tables, values_stand_in_the_order_of_their_parameters) {
    constexpr auto statement = update<post>()
                                   .returning((col<&post::id> + 4).as<"next">())
                                   .where(col<&post::author_id> == col<&user::id> && col<&user::id> > 3)
                                   .from<user>()
                                   .join<tag>(col<&tag::id> > 2)
                                   .set(col<&post::views> = 1);
    EXPECT_EQ(
        sql<sqlite>(statement),
        R"(UPDATE "posts" SET "views" = ?1 FROM "users" JOIN "tags" ON "tags"."id" > ?2 WHERE "posts"."author_id" = "users"."id" AND "users"."id" > ?3 RETURNING "posts"."id" + ?4 AS "next")");
    EXPECT_THAT(values_of(statement), ElementsAre("1", "2", "3", "4"));
}

}  // namespace
