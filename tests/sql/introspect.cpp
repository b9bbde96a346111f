#include <cupel/sql/introspect.hpp>
#include <cupel/sql/text_for_log.hpp>

#include "sql/models.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <optional>
#include <string>
#include <vector>

using namespace cupel;
using blog::post;
using blog::user;
using namespace std::chrono_literals;

namespace {

constexpr bool is(const column_description& column, std::string_view name, type_kind kind, bool nullable) {
    return column.name == name && column.type.kind == kind && column.nullable == nullable;
}

constexpr auto listed = select(col<&user::name>, col<&user::age>, func::count().as<"posts">(), col<&user::kind>,
                               (col<&user::score> > 1.0).as<"good">(), func::max(col<&post::views>))
                            .from<user>()
                            .left_join<&user::posts>()
                            .group_by(col<&user::id>);
constexpr auto columns = result_columns<sqlite>(listed);
static_assert(columns.size() == 6);
static_assert(is(columns[0], "name", type_kind::text, false));
static_assert(is(columns[1], "age", type_kind::integer, true));
static_assert(is(columns[2], "posts", type_kind::bigint, false));
static_assert(columns[3].type.name == "role" || columns[3].type.domain != 0);
static_assert(is(columns[4], "good", type_kind::boolean, false));
static_assert(columns[5].nullable && columns[5].type.kind == type_kind::integer);

// An entity is all of its columns; those of an outer join may be NULL.
constexpr auto entities = select(entity<blog::tag>, entity<blog::comment>)
                              .from<blog::tag>()
                              .left_join<blog::comment>(col<&blog::comment::id> == col<&blog::tag::id>);
constexpr auto entity_columns = result_columns<postgresql>(entities);
static_assert(entity_columns.size() == 6);
static_assert(is(entity_columns[1], "label", type_kind::text, false));
static_assert(is(entity_columns[2], "id", type_kind::bigint, true));

static_assert(result_columns<sqlite>(delete_from<blog::tag>().where(col<&blog::tag::id> == 1)).empty());
static_assert(
    result_columns<sqlite>(delete_from<blog::tag>().where(col<&blog::tag::id> == 1).returning(col<&blog::tag::label>))
        .size() == 1);

constexpr auto searched = select(col<&post::id>)
                              .where(col<&post::title> == "x" && col<&post::views>.in(1, std::int64_t{2}) &&
                                     col<&post::id> > param<"least"> && col<&post::author_id> > param<"least">)
                              .limit(5);
constexpr auto parameters = parameters_of<sqlite>(searched);
static_assert(parameters.size() == 5);
static_assert(parameters[0].type.kind == type_kind::text && parameters[0].name.empty() && !parameters[0].nullable);
static_assert(parameters[1].type.kind == type_kind::integer && parameters[2].type.kind == type_kind::bigint);
static_assert(parameters[3].name == "least" && parameters[3].type.kind == type_kind::bigint);
static_assert(parameters[4].type.kind == type_kind::bigint);
static_assert(parameters_of<postgresql>(select<post>()).size() == 0);

TEST(introspect, parameters_of_values_of_the_program) {
    const auto in_range = update<user>()
                              .set(col<&user::bio> = std::optional<std::string>(), col<&user::score> = 1.5)
                              .where(col<&user::id>.in(std::vector<std::int64_t>{1, 2}));
    const auto found = parameters_of<postgresql>(in_range);
    ASSERT_EQ(found.size(), 3u);
    EXPECT_TRUE(found[0].nullable);
    EXPECT_EQ(found[1].type.name, "double precision");
    EXPECT_TRUE(found[2].type.array);
    EXPECT_EQ(parameters_of<sqlite>(insert_into<blog::tag>().values(blog::tag{.label = "x"})).size(), 1u);
}

TEST(introspect, a_text_with_values) {
    EXPECT_EQ(
        text_for_log<sqlite>(searched),
        R"(SELECT "posts"."id" FROM "posts" WHERE "posts"."title" = 'x' AND "posts"."views" IN (1, 2) AND "posts"."id" > :least AND "posts"."author_id" > :least LIMIT 5)");
    const auto query =
        select(raw<bool, "{} = '$1 ?1' || {}">(col<&user::name>, std::string("O'Brien")).as<"a$1">())
            .where(col<&user::score> > 0.1 && col<&user::active> == true && col<&user::kind> == blog::role::admin &&
                   col<&user::id>.in(std::vector<std::int64_t>{1, 22}));
    EXPECT_EQ(
        text_for_log<postgresql>(query),
        R"(SELECT "users"."name" = '$1 ?1' || 'O''Brien' AS "a$1" FROM "users" WHERE "users"."score" > 0.1 AND "users"."active" = TRUE AND "users"."kind" = 'admin' AND "users"."id" = ANY(ARRAY[1, 22]))");
    EXPECT_EQ(
        text_for_log<sqlite>(update<post>().set(col<&post::editor_id> = std::optional<std::int64_t>()).all_rows()),
        R"(UPDATE "posts" SET "editor_id" = NULL)");
    const timestamp moment{std::chrono::sys_days{2026y / 1 / 2} + 3h};
    const auto bytes =
        select(col<&reading::id>)
            .where(col<&reading::bytes> == blob{std::byte{0}, std::byte{0xAB}} && col<&reading::moment> > moment);
    EXPECT_EQ(
        text_for_log<sqlite>(bytes),
        R"(SELECT "reading"."id" FROM "reading" WHERE "reading"."bytes" = X'00AB' AND "reading"."moment" > '2026-01-02 03:00:00.000000')");
    EXPECT_EQ(text_for_log<sqlite>(select<blog::tag>()), sql<sqlite>(select<blog::tag>()));
    EXPECT_EQ(text_for_log<sqlite>(insert_into<blog::tag>().values(blog::tag{.label = "x"})),
              R"(INSERT INTO "tags" ("label") VALUES ('x'))");
}

// Ten parameters: ?1 is not the head of ?10.
TEST(introspect, parameters_with_two_digits) {
    const auto many = select(col<&post::id>).where(col<&post::views>.in(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11));
    EXPECT_THAT(text_for_log<sqlite>(many), testing::EndsWith("IN (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)"));
}

}  // namespace
