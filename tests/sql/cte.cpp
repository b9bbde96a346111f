#include <cupel/engine/shape.hpp>

#include "sql/golden.hpp"
#include "sql/models.hpp"
#include "sql/values.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>

using namespace cupel;
using blog::comment;
using blog::post;
using blog::tag;
using blog::user;
using testing::ElementsAre;

namespace {

constexpr auto busy = select(col<&post::author_id>, func::count().as<"posts">())
                          .where(col<&post::views> > 5)
                          .group_by(col<&post::author_id>)
                          .cte<"busy">();
constexpr auto joined = with(busy)
                            .select(col<&user::name>, busy[label<"posts">] + 1)
                            .from<user>()
                            .join(busy, busy[col<&post::author_id>] == col<&user::id>)
                            .where(busy[label<"posts">] > 2);
GOLDEN(
    joined,
    R"(WITH "busy" AS (SELECT "posts"."author_id", count(*) AS "posts" FROM "posts" WHERE "posts"."views" > ?1 GROUP BY "posts"."author_id") SELECT "users"."name", "busy"."posts" + ?2 FROM "users" JOIN "busy" ON "busy"."author_id" = "users"."id" WHERE "busy"."posts" > ?3)");

// Several, one using another; in any order of the methods.
constexpr auto very = select(busy[col<&post::author_id>]).from(busy).where(busy[label<"posts">] > 9).cte<"very">();
constexpr auto active = select<user>().where(col<&user::score> > 7).cte<"active">().materialized();
constexpr auto several = select(active[col<&user::name>], very[col<&post::author_id>])
                             .from(active)
                             .left_join(very, very[col<&post::author_id>] == active[col<&user::id>])
                             .with(busy, very.not_materialized(), active)
                             .limit(3);
GOLDEN(
    several,
    R"(WITH "busy" AS (SELECT "posts"."author_id", count(*) AS "posts" FROM "posts" WHERE "posts"."views" > ?1 GROUP BY "posts"."author_id"), "very" AS NOT MATERIALIZED (SELECT "busy"."author_id" FROM "busy" WHERE "busy"."posts" > ?2), "active" AS MATERIALIZED (SELECT "users"."id", "users"."name", "users"."email", "users"."bio", "users"."kind", "users"."active", "users"."age", "users"."score", "users"."created_at", "users"."updated_at" FROM "users" WHERE "users"."score" > ?3) SELECT "active"."name", "very"."author_id" FROM "active" LEFT JOIN "very" ON "very"."author_id" = "active"."id" LIMIT ?4)");

constexpr auto other = busy.alias<"other">();
constexpr auto itself = with(busy)
                            .select(busy[col<&post::author_id>], other[col<&post::author_id>].as<"more">())
                            .from(busy)
                            .join(other, busy[label<"posts">] < other[label<"posts">]);
GOLDEN(
    itself,
    R"(WITH "busy" AS (SELECT "posts"."author_id", count(*) AS "posts" FROM "posts" WHERE "posts"."views" > ?1 GROUP BY "posts"."author_id") SELECT "busy"."author_id", "other"."author_id" AS "more" FROM "busy" JOIN "busy" AS "other" ON "busy"."posts" < "other"."posts")");

constexpr auto tags = select<tag>().where(col<&tag::label> != "x").cte<"some">();
constexpr auto more_tags = tags.alias<"more">();
constexpr auto of_entity =
    with(tags).select(tags).from(tags).join(more_tags, tags[col<&tag::id>] < more_tags[col<&tag::id>]);
GOLDEN(
    of_entity,
    R"(WITH "some" AS (SELECT "tags"."id", "tags"."label" FROM "tags" WHERE "tags"."label" <> ?1) SELECT "some"."id", "some"."label" FROM "some" JOIN "some" AS "more" ON "some"."id" < "more"."id")");

// In front of statements that write.
constexpr auto ids = select(busy[col<&post::author_id>]).from(busy);
constexpr auto deleted = with(busy).delete_from<user>().where(col<&user::id>.in(ids) && col<&user::name> != "z");
GOLDEN(
    deleted,
    R"(WITH "busy" AS (SELECT "posts"."author_id", count(*) AS "posts" FROM "posts" WHERE "posts"."views" > ?1 GROUP BY "posts"."author_id") DELETE FROM "users" WHERE "users"."id" IN (SELECT "busy"."author_id" FROM "busy") AND "users"."name" <> ?2)");
constexpr auto updated = with(busy).update<post>().set(col<&post::views> = 3).where(col<&post::author_id>.in(ids));
GOLDEN(
    updated,
    R"(WITH "busy" AS (SELECT "posts"."author_id", count(*) AS "posts" FROM "posts" WHERE "posts"."views" > ?1 GROUP BY "posts"."author_id") UPDATE "posts" SET "views" = ?2 WHERE "posts"."author_id" IN (SELECT "busy"."author_id" FROM "busy"))");
constexpr auto inserted =
    with(busy)
        .insert_into<post>()
        .values(col<&post::title> = "a", col<&post::content> = "b", col<&post::views> = 1,
                col<&post::author_id> = coalesce(scalar(select(func::max(busy[col<&post::author_id>])).from(busy)), 1))
        .returning(col<&post::id>);
GOLDEN(
    inserted,
    R"(WITH "busy" AS (SELECT "posts"."author_id", count(*) AS "posts" FROM "posts" WHERE "posts"."views" > ?1 GROUP BY "posts"."author_id") INSERT INTO "posts" ("title", "content", "views", "author_id") VALUES (?2, ?3, ?4, coalesce((SELECT max("busy"."author_id") FROM "busy"), ?5)) RETURNING "id")");

constexpr auto updated_from = with(busy)
                                  .update<user>()
                                  .set(col<&user::active> = false)
                                  .from(busy)
                                  .where(busy[col<&post::author_id>] == col<&user::id>);
GOLDEN_EACH(
    updated_from,
    R"(WITH "busy" AS (SELECT "posts"."author_id", count(*) AS "posts" FROM "posts" WHERE "posts"."views" > ?1 GROUP BY "posts"."author_id") UPDATE "users" SET "active" = ?2, "updated_at" = strftime('%Y-%m-%d %H:%M:%f000', 'now') FROM "busy" WHERE "busy"."author_id" = "users"."id")",
    R"(WITH "busy" AS (SELECT "posts"."author_id", count(*) AS "posts" FROM "posts" WHERE "posts"."views" > $1 GROUP BY "posts"."author_id") UPDATE "users" SET "active" = $2, "updated_at" = (now() AT TIME ZONE 'UTC') FROM "busy" WHERE "busy"."author_id" = "users"."id")");
constexpr auto names_of_users = select(col<&user::name>).cte<"names_of_users">();
constexpr auto filled =
    with(names_of_users)
        .insert_into<tag>()
        .columns<&tag::label>()
        .from(select(names_of_users[col<&user::name>]).from(names_of_users).except_(select(col<&tag::label>)));
GOLDEN(
    filled,
    R"(WITH "names_of_users" AS (SELECT "users"."name" FROM "users") INSERT INTO "tags" ("label") SELECT "names_of_users"."name" FROM "names_of_users" EXCEPT SELECT "tags"."label" FROM "tags")");

// Of set operations, in them, in subqueries and derived tables.
constexpr auto names = select(col<&user::name>.as<"name">()).union_(select(col<&tag::label>)).cte<"names">();
constexpr auto in_sets = with(names)
                             .select(names[label<"name">])
                             .from(names)
                             .union_all(select(col<&post::title>).where(col<&post::views> > 1));
GOLDEN_EACH(
    in_sets,
    R"(SELECT * FROM (WITH "names" AS (SELECT "users"."name" AS "name" FROM "users" UNION SELECT "tags"."label" FROM "tags") SELECT "names"."name" FROM "names") UNION ALL SELECT "posts"."title" FROM "posts" WHERE "posts"."views" > ?1)",
    R"((WITH "names" AS (SELECT "users"."name" AS "name" FROM "users" UNION SELECT "tags"."label" FROM "tags") SELECT "names"."name" FROM "names") UNION ALL SELECT "posts"."title" FROM "posts" WHERE "posts"."views" > $1)");
constexpr auto around_set = select(names[label<"name">])
                                .from(names)
                                .union_all(select(col<&post::title>).where(col<&post::views> > 1))
                                .order_by(label<"name">)
                                .with(names);
GOLDEN(
    around_set,
    R"(WITH "names" AS (SELECT "users"."name" AS "name" FROM "users" UNION SELECT "tags"."label" FROM "tags") SELECT "names"."name" FROM "names" UNION ALL SELECT "posts"."title" FROM "posts" WHERE "posts"."views" > ?1 ORDER BY "name")");
constexpr auto counted = select(func::count().as<"n">()).from(busy).subquery<"counted">();
constexpr auto in_derived = with(busy).select(counted[label<"n">]).from(counted);
GOLDEN(
    in_derived,
    R"(WITH "busy" AS (SELECT "posts"."author_id", count(*) AS "posts" FROM "posts" WHERE "posts"."views" > ?1 GROUP BY "posts"."author_id") SELECT "counted"."n" FROM (SELECT count(*) AS "n" FROM "busy") AS "counted")");
constexpr auto own_with = select(col<&user::name>).where(col<&user::id>.in(ids.with(busy)));
GOLDEN(
    own_with,
    R"(SELECT "users"."name" FROM "users" WHERE "users"."id" IN (WITH "busy" AS (SELECT "posts"."author_id", count(*) AS "posts" FROM "posts" WHERE "posts"."views" > ?1 GROUP BY "posts"."author_id") SELECT "busy"."author_id" FROM "busy"))");

// Writing, PostgreSQL alone; one that writes need not be read.
constexpr auto gone = delete_from<post>()
                          .where(col<&post::views> < 3)
                          .returning(col<&post::author_id>, col<&post::editor_id>)
                          .cte<"gone">();
constexpr auto tagged = insert_into<tag>().values(col<&tag::label> = "gone").cte<"tagged">();
constexpr auto writing = with(gone, tagged).select(gone[col<&post::author_id>], gone[col<&post::editor_id>]).from(gone);
GOLDEN_POSTGRESQL(
    writing,
    R"(WITH "gone" AS (DELETE FROM "posts" WHERE "posts"."views" < $1 RETURNING "author_id", "editor_id"), "tagged" AS (INSERT INTO "tags" ("label") VALUES ($2)) SELECT "gone"."author_id", "gone"."editor_id" FROM "gone")");

// Recursive.
constexpr auto root = select(col<&comment::id>, literal(std::int64_t{0}).as<"depth">(), col<&comment::text>)
                          .where(col<&comment::reply_to>.is_null());
constexpr auto found = recursive_cte<"thread">(root);
constexpr auto thread = found.union_all(select(col<&comment::id>, found[label<"depth">] + 1, col<&comment::text>)
                                            .from<comment>()
                                            .join(found, found[col<&comment::id>] == col<&comment::reply_to>)
                                            .where(found[label<"depth">] < 9));
constexpr auto threads = with(thread).select(thread[col<&comment::text>], thread[label<"depth">]).from(thread).limit(2);
GOLDEN_EACH(
    threads,
    R"(WITH RECURSIVE "thread" AS (SELECT "comments"."id", ?1 AS "depth", "comments"."text" FROM "comments" WHERE "comments"."reply_to" IS NULL UNION ALL SELECT "comments"."id", "thread"."depth" + ?2, "comments"."text" FROM "comments" JOIN "thread" ON "thread"."id" = "comments"."reply_to" WHERE "thread"."depth" < ?3) SELECT "thread"."text", "thread"."depth" FROM "thread" LIMIT ?4)",
    R"(WITH RECURSIVE "thread" AS (SELECT "comments"."id", $1::BIGINT AS "depth", "comments"."text" FROM "comments" WHERE "comments"."reply_to" IS NULL UNION ALL SELECT "comments"."id", "thread"."depth" + $2, "comments"."text" FROM "comments" JOIN "thread" ON "thread"."id" = "comments"."reply_to" WHERE "thread"."depth" < $3) SELECT "thread"."text", "thread"."depth" FROM "thread" LIMIT $4)");

constexpr auto below = recursive_cte<"below">(select<comment>().where(col<&comment::id> == 1)).union_([](auto above) {
    return select<comment>().join(above, above[col<&comment::id>] == col<&comment::reply_to>);
});
constexpr auto of_below = with(below).select(below).from(below);
GOLDEN(
    of_below,
    R"(WITH RECURSIVE "below" AS (SELECT "comments"."id", "comments"."post_id", "comments"."reply_to", "comments"."text" FROM "comments" WHERE "comments"."id" = ?1 UNION SELECT "comments"."id", "comments"."post_id", "comments"."reply_to", "comments"."text" FROM "comments" JOIN "below" ON "below"."id" = "comments"."reply_to") SELECT "below"."id", "below"."post_id", "below"."reply_to", "below"."text" FROM "below")");

constexpr auto marked = thread.cycle<"again">(col<&comment::id>, col<&comment::text>);
constexpr auto cycles = with(marked).select(marked[col<&comment::id>], marked[label<"again">]).from(marked);
GOLDEN_POSTGRESQL(
    cycles,
    R"(WITH RECURSIVE "thread" AS (SELECT "comments"."id", $1::BIGINT AS "depth", "comments"."text" FROM "comments" WHERE "comments"."reply_to" IS NULL UNION ALL SELECT "comments"."id", "thread"."depth" + $2, "comments"."text" FROM "comments" JOIN "thread" ON "thread"."id" = "comments"."reply_to" WHERE "thread"."depth" < $3) CYCLE "id", "text" SET "again" USING "again_path" SELECT "thread"."id", "thread"."again" FROM "thread")");

template <std::size_t Index, class Dialect, class Query>
using value_at = std::remove_cvref_t<
    decltype(std::declval<detail::row_type<std::remove_cv_t<Query>, Dialect>>().template get<Index>())>;

static_assert(std::same_as<value_at<1, sqlite, decltype(joined)>, std::int64_t>);
static_assert(std::same_as<value_at<1, sqlite, decltype(several)>, std::optional<std::int64_t>>);
static_assert(std::same_as<value_at<0, sqlite, decltype(in_derived)>, std::int64_t>);
static_assert(std::same_as<value_at<0, postgresql, decltype(writing)>, std::int64_t>);
static_assert(std::same_as<value_at<1, postgresql, decltype(writing)>, std::optional<std::int64_t>>);
static_assert(std::same_as<value_at<1, sqlite, decltype(threads)>, std::int64_t>);
static_assert(std::same_as<value_at<1, postgresql, decltype(cycles)>, bool>);
static_assert(std::same_as<detail::row_type<std::remove_cv_t<decltype(of_below)>, sqlite>, comment>);

// NULL comes in with the second round only, by way of another column in the first.
constexpr auto shifting = recursive_cte<"shift">(
    select(col<&comment::id>.as<"a">(), col<&comment::id>.as<"b">(), col<&comment::reply_to>.as<"c">()));
constexpr auto shifted =
    shifting.union_(select(shifting[label<"b">], shifting[label<"c">], shifting[label<"c">]).from(shifting));
constexpr auto shifts = with(shifted).select(shifted[label<"a">], shifted[label<"b">]).from(shifted);
static_assert(std::same_as<value_at<0, sqlite, decltype(shifts)>, std::optional<std::int64_t>>);
static_assert(std::same_as<value_at<1, sqlite, decltype(shifts)>, std::optional<std::int64_t>>);

// What may be NULL in a CTE may be in the next.
constexpr auto pairs = select(col<&user::name>, col<&post::title>.as<"title">())
                           .from<user>()
                           .left_join<post>(col<&post::author_id> == col<&user::id>)
                           .cte<"pairs">();
constexpr auto titles = select(pairs[label<"title">]).from(pairs).cte<"titles">();
constexpr auto of_titles = with(pairs, titles).select(titles[label<"title">]).from(titles);
static_assert(std::same_as<value_at<0, sqlite, decltype(of_titles)>, std::optional<std::string>>);

TEST(cte, values_come_in_the_order_of_their_parameters) {
    EXPECT_THAT(values_of(joined), ElementsAre("5", "1", "2"));
    EXPECT_THAT(values_of(several), ElementsAre("5", "9", "7.000000", "3"));
    EXPECT_THAT(values_of(deleted), ElementsAre("5", "z"));
    EXPECT_THAT(values_of(inserted), ElementsAre("5", "a", "b", "1", "1"));
    EXPECT_THAT(values_of(threads), ElementsAre("0", "1", "9", "2"));
    EXPECT_THAT(values_of(writing), ElementsAre("3", "gone"));
}

}  // namespace
