#include "sql/golden.hpp"
#include "sql/models.hpp"
#include "sql/values.hpp"

#include <cupel/engine/create_all.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

using namespace cupel;
using blog::post;
using blog::tag;
using blog::user;

namespace {

struct writer_posts {  // groups of joined tables
    std::int64_t id{};
    std::string name{};
    std::int64_t posts{};
    std::optional<std::int32_t> most{};
};
struct busy_writer {  // a view of a view
    std::string name{};
    std::int64_t posts{};
    bool very = false;
};
struct tag_copy {  // an entity
    std::int64_t id{};
    std::string label{};
};

}  // namespace

template <>
struct cupel::mapping<writer_posts> {
    static constexpr auto table = cupel::view<"writer_posts">(
        select(col<&user::id>, col<&user::name>, func::count(col<&post::id>).as<"posts">(),
               func::max(col<&post::views>).as<"most">())
            .from<user>()
            .join<&user::posts>()
            .where(col<&user::active> && col<&post::views> > 10 && col<&user::name> != "it's")
            .group_by(col<&user::id>, col<&user::name>));
};
template <>
struct cupel::mapping<busy_writer> {
    static constexpr auto table = cupel::view<"busy_writers">(
        select(col<&writer_posts::posts>, col<&writer_posts::name>, (col<&writer_posts::posts> > 9).as<"very">())
            .where(col<&writer_posts::posts> > 2));
};
template <>
struct cupel::mapping<tag_copy> {
    static constexpr auto table = cupel::view<"tag_copies">(select<tag>());
};

namespace {

constexpr auto create_writer_posts = create_view<writer_posts>;
GOLDEN_EACH(
    create_writer_posts,
    R"(CREATE VIEW "writer_posts" ("id", "name", "posts", "most") AS SELECT "users"."id", "users"."name", count("posts"."id") AS "posts", max("posts"."views") AS "most" FROM "users" JOIN "posts" ON "posts"."author_id" = "users"."id" WHERE "users"."active" AND "posts"."views" > 10 AND "users"."name" <> 'it''s' GROUP BY "users"."id", "users"."name")",
    R"(CREATE OR REPLACE VIEW "writer_posts" ("id", "name", "posts", "most") AS SELECT "users"."id", "users"."name", count("posts"."id") AS "posts", max("posts"."views") AS "most" FROM "users" JOIN "posts" ON "posts"."author_id" = "users"."id" WHERE "users"."active" AND "posts"."views" > 10 AND "users"."name" <> 'it''s' GROUP BY "users"."id", "users"."name")");
static_assert(
    sql<sqlite>(create_view<busy_writer>) ==
    R"(CREATE VIEW "busy_writers" ("posts", "name", "very") AS SELECT "writer_posts"."posts", "writer_posts"."name", "writer_posts"."posts" > 9 AS "very" FROM "writer_posts" WHERE "writer_posts"."posts" > 2)");
static_assert(
    sql<postgresql>(create_view<tag_copy>) ==
    R"(CREATE OR REPLACE VIEW "tag_copies" ("id", "label") AS SELECT "tags"."id", "tags"."label" FROM "tags")");
static_assert(sql<sqlite>(drop_view<tag_copy>.if_exists()) == R"(DROP VIEW IF EXISTS "tag_copies")");
static_assert(sql<postgresql>(drop_view<tag_copy>) == R"(DROP VIEW "tag_copies" CASCADE)");

// A view is read as a table.
static_assert(
    sql<sqlite>(select<busy_writer>().where(col<&busy_writer::very>)) ==
    R"(SELECT "busy_writers"."name", "busy_writers"."posts", "busy_writers"."very" FROM "busy_writers" WHERE "busy_writers"."very")");

static_assert(sql<sqlite>(create_table<tag>.temporary()).starts_with(R"(CREATE TEMPORARY TABLE "tags" ("id")"));
static_assert(sql<postgresql>(create_table<tag>.if_not_exists().temporary())
                  .starts_with(R"(CREATE TEMPORARY TABLE IF NOT EXISTS "tags" ("id")"));

constexpr auto copied = create_table_as<"old_tags">(select<tag>());
GOLDEN(copied, R"(CREATE TABLE "old_tags" AS SELECT "tags"."id", "tags"."label" FROM "tags")");
constexpr auto counted = create_table_as<"views">(
    select(col<&post::title>, (col<&post::views> * 2).as<"twice">()).where(col<&post::views> > 3));
static_assert(
    sql<postgresql>(counted.temporary().if_not_exists()) ==
    R"(CREATE TEMPORARY TABLE IF NOT EXISTS "views" AS SELECT "posts"."title", "posts"."views" * $1 AS "twice" FROM "posts" WHERE "posts"."views" > $2)");

// Views come behind what they select from, whatever the order they are named in.
struct heard {
    using dialect = sqlite;
    std::vector<std::string> begins{};
    template <class Statement>
    void execute(const Statement& statement) {
        begins.emplace_back(sql<sqlite>(statement).substr(0, 34));
    }
    void run(std::string_view) {}
    bool in_transaction() const { return true; }
    template <class Body>
    void begin(Body body) {
        body(*this);
    }
};

TEST(view, created_behind_and_dropped_before_what_they_select_from) {
    heard database;
    create_all<busy_writer, tag_copy, writer_posts, tag>(database);
    EXPECT_THAT(database.begins,
                testing::ElementsAre(R"(CREATE TABLE IF NOT EXISTS "tags" )", R"(DROP VIEW IF EXISTS "busy_writers")",
                                     R"(DROP VIEW IF EXISTS "writer_posts")", R"(DROP VIEW IF EXISTS "tag_copies")",
                                     R"(CREATE VIEW "tag_copies" ("id", "l)", R"(CREATE VIEW "writer_posts" ("id", )",
                                     R"(CREATE VIEW "busy_writers" ("posts)"));
    database.begins.clear();
    drop_all<busy_writer, writer_posts, tag>(database);
    EXPECT_THAT(database.begins,
                testing::ElementsAre(R"(DROP VIEW IF EXISTS "busy_writers")", R"(DROP VIEW IF EXISTS "writer_posts")",
                                     R"(DROP TABLE IF EXISTS "tags")"));
}

}  // namespace
