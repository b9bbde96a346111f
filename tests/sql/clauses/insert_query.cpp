#include "sql/golden.hpp"
#include "sql/models.hpp"
#include "sql/values.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace cupel;
using blog::comment;
using blog::post;
using blog::post_tag;
using blog::tag;
using blog::user;
using testing::ElementsAre;

namespace {

constexpr auto named = insert_into<tag>().columns<&tag::label>().from(
    select(func::lower(col<&post::title>)).where(col<&post::views> > 10));
GOLDEN(named, R"(INSERT INTO "tags" ("label") SELECT lower("posts"."title") FROM "posts" WHERE "posts"."views" > ?1)");

constexpr auto all_columns =
    insert_into<post_tag>().from(select(col<&post::id>, col<&tag::id>.as<"tag">()).from<post>().cross_join<tag>());
GOLDEN(
    all_columns,
    R"(INSERT INTO "post_tags" ("post_id", "tag_id") SELECT "posts"."id", "tags"."id" AS "tag" FROM "posts" CROSS JOIN "tags")");

constexpr auto an_entity = insert_into<tag>(with_key).from(select<tag>().where(col<&tag::id> > 5)).returning();
GOLDEN(
    an_entity,
    R"(INSERT INTO "tags" ("id", "label") SELECT "tags"."id", "tags"."label" FROM "tags" WHERE "tags"."id" > ?1 RETURNING "id", "label")");

// A value among the columns, a path, and a column that may be NULL.
constexpr auto with_values =
    insert_into<comment>().columns<&comment::post_id, &comment::reply_to, &comment::text>().from(
        select(col<&post::id>, col<&post::editor_id>, "new"));
GOLDEN_EACH(
    with_values,
    R"(INSERT INTO "comments" ("post_id", "reply_to", "text") SELECT "posts"."id", "posts"."editor_id", ?1 FROM "posts")",
    R"(INSERT INTO "comments" ("post_id", "reply_to", "text") SELECT "posts"."id", "posts"."editor_id", $1 FROM "posts")");

constexpr auto embedded = insert_into<user>()
                              .columns<&user::name, &user::email, &user::kind, &user::active, &user::score,
                                       &user::audit, &blog::timestamps::created_at>()
                              .from(select(col<&user::name>, func::concat(col<&user::email>, "!"), col<&user::kind>,
                                           false, 1.5, col<&user::audit, &blog::timestamps::updated_at>));
GOLDEN_EACH(
    embedded,
    R"(INSERT INTO "users" ("name", "email", "kind", "active", "score", "created_at") SELECT "users"."name", "users"."email" || ?1, "users"."kind", ?2, ?3, "users"."updated_at" FROM "users")",
    R"(INSERT INTO "users" ("name", "email", "kind", "active", "score", "created_at") SELECT "users"."name", "users"."email" || $1, "users"."kind", $2::BOOLEAN, $3::DOUBLE PRECISION, "users"."updated_at" FROM "users")");

// SQLite would read ON as a join's.
constexpr auto unless_there = insert_into<tag>()
                                  .columns<&tag::label>()
                                  .from(select(col<&post::title>))
                                  .on_conflict<&tag::label>()
                                  .do_update(col<&tag::label> = func::lower(excluded(col<&tag::label>)))
                                  .where(col<&tag::id> > 1)
                                  .returning(entity<tag>, (col<&tag::id> + 2).as<"next">());
GOLDEN_EACH(
    unless_there,
    R"(INSERT INTO "tags" ("label") SELECT * FROM (SELECT "posts"."title" FROM "posts") WHERE true ON CONFLICT ("label") DO UPDATE SET "label" = lower("excluded"."label") WHERE "tags"."id" > ?1 RETURNING "id", "label", "id" + ?2 AS "next")",
    R"(INSERT INTO "tags" ("label") SELECT "posts"."title" FROM "posts" ON CONFLICT ("label") DO UPDATE SET "label" = lower("excluded"."label") WHERE "tags"."id" > $1 RETURNING "id", "label", "id" + $2 AS "next")");
constexpr auto set_of_named = insert_into<blog::profile>()
                                  .from(select(col<&user::id>, col<&user::name>).from<user>())
                                  .on_conflict<&blog::profile::user_id>()
                                  .do_update();
GOLDEN_EACH(
    set_of_named,
    R"(INSERT INTO "profiles" ("user_id", "motto") SELECT * FROM (SELECT "users"."id", "users"."name" FROM "users") WHERE true ON CONFLICT ("user_id") DO UPDATE SET "motto" = "excluded"."motto")",
    R"(INSERT INTO "profiles" ("user_id", "motto") SELECT "users"."id", "users"."name" FROM "users" ON CONFLICT ("user_id") DO UPDATE SET "motto" = "excluded"."motto")");

struct ticket_count {
    std::int64_t id{};
    std::optional<std::int32_t> number{};
};
constexpr auto row_of_defaults = insert_into<ticket_count>().default_values();
static_assert(sql<sqlite>(row_of_defaults) == R"(INSERT INTO "ticket_count" DEFAULT VALUES)");
static_assert(sql<postgresql>(row_of_defaults) == sql<sqlite>(row_of_defaults));

TEST(insert_query, values_stand_in_the_order_of_their_parameters) {
    constexpr auto statement = insert_into<tag>()
                                   .returning((col<&tag::id> + 4).as<"next">())
                                   .where(col<&tag::id> > 3)
                                   .on_conflict<&tag::label>()
                                   .do_update(col<&tag::label> = "2")
                                   .columns<&tag::label>()
                                   .from(select("0").from<post>().where(col<&post::views> > 1));
    EXPECT_THAT(values_of(statement), ElementsAre("0", "1", "2", "3", "4"));
}

}  // namespace
