#include <cupel/sql/related.hpp>

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

constexpr auto with_popular =
    select(col<&user::name>).where(any<&user::posts>(col<&post::views> > 3) && col<&user::id> > 1);
GOLDEN(
    with_popular,
    R"(SELECT "users"."name" FROM "users" WHERE EXISTS (SELECT 1 FROM "posts" WHERE "posts"."author_id" = "users"."id" AND "posts"."views" > ?1) AND "users"."id" > ?2)");

constexpr auto without_posts = select(col<&user::name>).where(!any<&user::posts>());
GOLDEN(
    without_posts,
    R"(SELECT "users"."name" FROM "users" WHERE NOT EXISTS (SELECT 1 FROM "posts" WHERE "posts"."author_id" = "users"."id"))");

constexpr auto several =
    select(col<&user::id>)
        .where(any<&user::posts>(col<&post::views> > 3 || col<&post::title> == "x", col<&user::active>));
GOLDEN(
    several,
    R"(SELECT "users"."id" FROM "users" WHERE EXISTS (SELECT 1 FROM "posts" WHERE "posts"."author_id" = "users"."id" AND ("posts"."views" > ?1 OR "posts"."title" = ?2) AND "users"."active"))");

constexpr auto tagged = select(col<&post::title>).where(any<&post::tags>(col<&tag::label> == "news"));
GOLDEN(
    tagged,
    R"(SELECT "posts"."title" FROM "posts" WHERE EXISTS (SELECT 1 FROM "post_tags" JOIN "tags" ON "post_tags"."tag_id" = "tags"."id" WHERE "post_tags"."post_id" = "posts"."id" AND "tags"."label" = ?1))");

// The association table says already whether there is one.
constexpr auto untagged = select(col<&post::title>).where(!any<&post::tags>());
GOLDEN(
    untagged,
    R"(SELECT "posts"."title" FROM "posts" WHERE NOT EXISTS (SELECT 1 FROM "post_tags" WHERE "post_tags"."post_id" = "posts"."id"))");

constexpr auto by_author = select(col<&post::title>).where(has<&post::author>(col<&user::name> == "ann"));
GOLDEN(
    by_author,
    R"(SELECT "posts"."title" FROM "posts" WHERE EXISTS (SELECT 1 FROM "users" WHERE "posts"."author_id" = "users"."id" AND "users"."name" = ?1))");

constexpr auto unedited = select(col<&post::title>).where(!has<&post::editor>());
GOLDEN(
    unedited,
    R"(SELECT "posts"."title" FROM "posts" WHERE NOT EXISTS (SELECT 1 FROM "users" WHERE "posts"."editor_id" = "users"."id"))");

constexpr auto answer = alias<comment, "answer">;
constexpr auto answered =
    select(col<&comment::id>).where(any<&comment::replies>(answer, answer[col<&comment::text>] == col<&comment::text>));
GOLDEN(
    answered,
    R"(SELECT "comments"."id" FROM "comments" WHERE EXISTS (SELECT 1 FROM "comments" AS "answer" WHERE "answer"."reply_to" = "comments"."id" AND "answer"."text" = "comments"."text"))");

constexpr auto unanswered = select(col<&comment::id>).where(!any<&comment::replies>());
GOLDEN(
    unanswered,
    R"(SELECT "comments"."id" FROM "comments" WHERE NOT EXISTS (SELECT 1 FROM "comments" AS "related" WHERE "related"."reply_to" = "comments"."id"))");

constexpr auto other = alias<user, "other">;
constexpr auto admired = select(col<&user::name>).where(any<&user::followers>(other, other[col<&user::name>] == "bob"));
GOLDEN(
    admired,
    R"(SELECT "users"."name" FROM "users" WHERE EXISTS (SELECT 1 FROM "follows" JOIN "users" AS "other" ON "follows"."follower_id" = "other"."id" WHERE "follows"."followed_id" = "users"."id" AND "other"."name" = ?1))");

// Of an alias of the owner: the only one, or the one that is named.
constexpr auto writer = alias<user, "writer">;
constexpr auto of_alias = select(writer[col<&user::name>]).from(writer).where(any<&user::posts>(col<&post::views> > 3));
GOLDEN(
    of_alias,
    R"(SELECT "writer"."name" FROM "users" AS "writer" WHERE EXISTS (SELECT 1 FROM "posts" WHERE "posts"."author_id" = "writer"."id" AND "posts"."views" > ?1))");

constexpr auto of_one = select(col<&user::name>)
                            .from<user>()
                            .join(writer, writer[col<&user::id>] < col<&user::id>)
                            .where(any<&user::posts>().of(writer) && !any<&user::posts>());
GOLDEN(
    of_one,
    R"(SELECT "users"."name" FROM "users" JOIN "users" AS "writer" ON "writer"."id" < "users"."id" WHERE EXISTS (SELECT 1 FROM "posts" WHERE "posts"."author_id" = "writer"."id") AND NOT EXISTS (SELECT 1 FROM "posts" WHERE "posts"."author_id" = "users"."id"))");

// One in another, of a statement around both, in the select list, in UPDATE and DELETE.
constexpr auto nested =
    select(col<&user::id>)
        .where(any<&user::posts>(any<&post::tags>(col<&tag::label> == "news"), col<&post::views> > 1));
GOLDEN(
    nested,
    R"(SELECT "users"."id" FROM "users" WHERE EXISTS (SELECT 1 FROM "posts" WHERE "posts"."author_id" = "users"."id" AND EXISTS (SELECT 1 FROM "post_tags" JOIN "tags" ON "post_tags"."tag_id" = "tags"."id" WHERE "post_tags"."post_id" = "posts"."id" AND "tags"."label" = ?1) AND "posts"."views" > ?2))");

constexpr auto selected = select(any<&user::posts>(col<&post::views> > 3).as<"writes">());
GOLDEN(
    selected,
    R"(SELECT EXISTS (SELECT 1 FROM "posts" WHERE "posts"."author_id" = "users"."id" AND "posts"."views" > ?1) AS "writes" FROM "users")");

constexpr auto deleted = delete_from<user>().where(!any<&user::posts>());
GOLDEN(deleted,
       R"(DELETE FROM "users" WHERE NOT EXISTS (SELECT 1 FROM "posts" WHERE "posts"."author_id" = "users"."id"))");

constexpr auto updated = update<post>().set(col<&post::views> = 0).where(!any<&post::tags>());
GOLDEN(
    updated,
    R"(UPDATE "posts" SET "views" = ?1 WHERE NOT EXISTS (SELECT 1 FROM "post_tags" WHERE "post_tags"."post_id" = "posts"."id"))");

TEST(related, values_come_in_the_order_of_their_parameters) {
    EXPECT_THAT(values_of(nested), ElementsAre("news", "1"));
}

// A key of two columns.
constexpr auto seated =
    select(col<&company::employee::name>).where(has<&company::employee::desk>(col<&company::office::city> == "Oslo"));
GOLDEN(
    seated,
    R"(SELECT "employees"."name" FROM "employees" WHERE EXISTS (SELECT 1 FROM "offices" WHERE "employees"."country" = "offices"."country" AND "employees"."office_number" = "offices"."number" AND "offices"."city" = ?1))");

}  // namespace
