#include "sql/golden.hpp"
#include "sql/models.hpp"
#include "sql/values.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <type_traits>

using namespace cupel;
using blog::post;
using blog::tag;
using blog::user;
using testing::ElementsAre;

namespace {

constexpr auto labels = select(col<&tag::label>).where(col<&tag::id> > 1).order_by(col<&tag::id>).limit(2).offset(3);

constexpr auto for_update = labels.for_update();
GOLDEN_POSTGRESQL(
    for_update,
    R"(SELECT "tags"."label" FROM "tags" WHERE "tags"."id" > $1 ORDER BY "tags"."id" LIMIT $2 OFFSET $3 FOR UPDATE)");
constexpr auto skip_locked = select<tag>().for_no_key_update().skip_locked();
GOLDEN_POSTGRESQL(skip_locked, R"(SELECT "tags"."id", "tags"."label" FROM "tags" FOR NO KEY UPDATE SKIP LOCKED)");
constexpr auto nowait = select<tag>().for_key_share().nowait();
GOLDEN_POSTGRESQL(nowait, R"(SELECT "tags"."id", "tags"."label" FROM "tags" FOR KEY SHARE NOWAIT)");

constexpr auto writer = alias<user, "writer">;
constexpr auto of_one = select(col<&post::title>)
                            .from<post>()
                            .left_join(writer, writer[col<&user::id>] == col<&post::author_id>)
                            .for_share()
                            .of<post>()
                            .nowait();
GOLDEN_POSTGRESQL(
    of_one,
    R"(SELECT "posts"."title" FROM "posts" LEFT JOIN "users" AS "writer" ON "writer"."id" = "posts"."author_id" FOR SHARE OF "posts" NOWAIT)");
constexpr auto of_both = select(col<&post::title>)
                             .from<post>()
                             .join(writer, writer[col<&user::id>] == col<&post::author_id>)
                             .for_update()
                             .of<post>()
                             .of(writer)
                             .skip_locked();
GOLDEN_POSTGRESQL(
    of_both,
    R"(SELECT "posts"."title" FROM "posts" JOIN "users" AS "writer" ON "writer"."id" = "posts"."author_id" FOR UPDATE OF "posts", "writer" SKIP LOCKED)");

// In any order.
static_assert(std::is_same_v<decltype(select<tag>().skip_locked().of<tag>().for_update().limit(1)),
                             decltype(select<tag>().limit(1).for_update().skip_locked().of<tag>())>);

// In a subquery, groups around it do not matter.
constexpr auto around =
    select(func::count())
        .from<user>()
        .where(col<&user::id>.in(select(col<&post::author_id>).where(col<&post::views> > 1).for_update()));
GOLDEN_POSTGRESQL(
    around,
    R"(SELECT count(*) FROM "users" WHERE "users"."id" IN (SELECT "posts"."author_id" FROM "posts" WHERE "posts"."views" > $1 FOR UPDATE))");

// Of the tables beside a query in FROM, and inside it.
constexpr auto locked_posts = select<post>().where(col<&post::views> > 1).for_share().subquery<"locked">();
constexpr auto beside_query = select(col<&user::name>)
                                  .from<user>()
                                  .join(locked_posts, locked_posts[col<&post::author_id>] == col<&user::id>)
                                  .for_update()
                                  .of<user>();
GOLDEN_POSTGRESQL(
    beside_query,
    R"(SELECT "users"."name" FROM "users" JOIN (SELECT "posts"."id", "posts"."title", "posts"."content", "posts"."views", "posts"."author_id", "posts"."editor_id" FROM "posts" WHERE "posts"."views" > $1 FOR SHARE) AS "locked" ON "locked"."author_id" = "users"."id" FOR UPDATE OF "users")");

constexpr auto newest = select(col<&post::author_id>, col<&post::title>)
                            .distinct_on(col<&post::author_id>)
                            .where(col<&post::views> > 1)
                            .order_by(col<&post::author_id>.desc(), col<&post::id>.desc());
GOLDEN_POSTGRESQL(
    newest,
    R"(SELECT DISTINCT ON ("posts"."author_id") "posts"."author_id", "posts"."title" FROM "posts" WHERE "posts"."views" > $1 ORDER BY "posts"."author_id" DESC, "posts"."id" DESC)");
constexpr auto two_keys = select<post>()
                              .distinct_on(col<&post::author_id>, col<&post::views>)
                              .order_by(col<&post::views>, col<&post::author_id>, col<&post::title>);
GOLDEN_POSTGRESQL(
    two_keys,
    R"(SELECT DISTINCT ON ("posts"."author_id", "posts"."views") "posts"."id", "posts"."title", "posts"."content", "posts"."views", "posts"."author_id", "posts"."editor_id" FROM "posts" ORDER BY "posts"."views", "posts"."author_id", "posts"."title")");
constexpr auto by_label = select((col<&post::views> / 10).as<"tens">(), col<&post::title>)
                              .distinct_on(label<"tens">)
                              .order_by(label<"tens">, col<&post::id>);
GOLDEN_POSTGRESQL(
    by_label,
    R"(SELECT DISTINCT ON ("tens") "posts"."views" / $1 AS "tens", "posts"."title" FROM "posts" ORDER BY "tens", "posts"."id")");
constexpr auto unordered = select<tag>().distinct_on(func::lower(col<&tag::label>));
GOLDEN_POSTGRESQL(unordered, R"(SELECT DISTINCT ON (lower("tags"."label")) "tags"."id", "tags"."label" FROM "tags")");

constexpr auto best = select(col<&post::title>).order_by(col<&post::views>.desc()).fetch_with_ties(3).offset(1);
GOLDEN_POSTGRESQL(
    best,
    R"(SELECT "posts"."title" FROM "posts" ORDER BY "posts"."views" DESC FETCH FIRST $1 ROWS WITH TIES OFFSET $2)");

constexpr auto hinted = select<tag>().distinct().hint<"SeqScan(tags)">();
GOLDEN(hinted, R"(SELECT /*+ SeqScan(tags) */ DISTINCT "tags"."id", "tags"."label" FROM "tags")");
constexpr auto hinted_first = select<tag>().distinct_on(col<&tag::id>).hint<"IndexScan(tags)">();
GOLDEN_POSTGRESQL(hinted_first,
                  R"(SELECT /*+ IndexScan(tags) */ DISTINCT ON ("tags"."id") "tags"."id", "tags"."label" FROM "tags")");

constexpr auto collated = select(col<&tag::label>).order_by(col<&tag::label>.collate<"C">().desc().nulls_last());
GOLDEN_EACH(collated, R"(SELECT "tags"."label" FROM "tags" ORDER BY "tags"."label" COLLATE "BINARY" DESC NULLS LAST)",
            R"(SELECT "tags"."label" FROM "tags" ORDER BY "tags"."label" COLLATE "C" DESC NULLS LAST)");

TEST(lock, values_stand_in_the_order_of_their_parameters) {
    EXPECT_THAT(values_of(for_update), ElementsAre("1", "2", "3"));
    EXPECT_THAT(values_of(best), ElementsAre("3", "1"));
}

}  // namespace
