#include "sql/golden.hpp"
#include "sql/models.hpp"
#include "sql/values.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <list>
#include <set>
#include <span>

using namespace cupel;
using blog::post;
using blog::user;
using testing::ElementsAre;

namespace {

constexpr auto id = col<&user::id>;

constexpr auto listed_values = select(id).where(id.in(1, 2, 3) && id.not_in(4) && col<&user::name>.in("a", "b") &&
                                                col<&user::kind>.in(blog::role::admin) && (id + 1).in(5, id, id * 2));
GOLDEN(
    listed_values,
    R"(SELECT "users"."id" FROM "users" WHERE "users"."id" IN (?1, ?2, ?3) AND "users"."id" NOT IN (?4) AND "users"."name" IN (?5, ?6) AND "users"."kind" IN (?7) AND "users"."id" + ?8 IN (?9, "users"."id", "users"."id" * ?10))");

const std::vector<std::int64_t> some_ids{1, 2, 3};
const auto in_a_range = select(id).where(id.in(some_ids) && id.not_in(some_ids));
GOLDEN_EACH(
    in_a_range,
    R"(SELECT "users"."id" FROM "users" WHERE "users"."id" IN (SELECT value FROM json_each(?1)) AND "users"."id" NOT IN (SELECT value FROM json_each(?2)))",
    R"(SELECT "users"."id" FROM "users" WHERE "users"."id" = ANY($1) AND "users"."id" <> ALL($2))");

// In braces it is a range too, of texts as well.
const auto in_braces = select(id).where(id.in({1, 2, 3}) && id.not_in({4}) && col<&user::name>.in({"a", "b"}));
GOLDEN_EACH(
    in_braces,
    R"(SELECT "users"."id" FROM "users" WHERE "users"."id" IN (SELECT value FROM json_each(?1)) AND "users"."id" NOT IN (SELECT value FROM json_each(?2)) AND "users"."name" IN (SELECT value FROM json_each(?3)))",
    R"(SELECT "users"."id" FROM "users" WHERE "users"."id" = ANY($1) AND "users"."id" <> ALL($2) AND "users"."name" = ANY($3))");

// The operand of a range keeps its parentheses on both databases.
const auto range_of_flags = select(col<&reading::id>)
                                .where((col<&reading::big> == 1).in(std::vector<bool>{true}) ||
                                       (col<&reading::big> + 1).in(std::vector<int>{1}));
GOLDEN_EACH(
    range_of_flags,
    R"(SELECT "reading"."id" FROM "reading" WHERE ("reading"."big" = ?1) IN (SELECT value FROM json_each(?2)) OR "reading"."big" + ?3 IN (SELECT value FROM json_each(?4)))",
    R"(SELECT "reading"."id" FROM "reading" WHERE ("reading"."big" = $1) = ANY($2) OR "reading"."big" + $3 = ANY($4))");

// A range travels as JSON to SQLite, which has no bytes: they are compared as hexadecimal text, and NULL stays NULL.
const auto bytes_in_a_range = select(col<&reading::id>).where(col<&reading::bytes>.in(std::vector<blob>{}));
GOLDEN_EACH(
    bytes_in_a_range,
    R"(SELECT "reading"."id" FROM "reading" WHERE CASE WHEN ("reading"."bytes") IS NOT NULL THEN lower(hex("reading"."bytes")) END IN (SELECT value FROM json_each(?1)))",
    R"(SELECT "reading"."id" FROM "reading" WHERE "reading"."bytes" = ANY($1))");

constexpr auto in_a_subquery =
    select(id).where(id.in(select(col<&post::author_id>).where(col<&post::views> > 10)) && id > 5);
GOLDEN(
    in_a_subquery,
    R"(SELECT "users"."id" FROM "users" WHERE "users"."id" IN (SELECT "posts"."author_id" FROM "posts" WHERE "posts"."views" > ?1) AND "users"."id" > ?2)");

constexpr auto not_in_a_subquery = select(id).where(id > 5 && id.not_in(select(col<&post::author_id>)) && id < 6);
GOLDEN(
    not_in_a_subquery,
    R"(SELECT "users"."id" FROM "users" WHERE "users"."id" > ?1 AND "users"."id" NOT IN (SELECT "posts"."author_id" FROM "posts") AND "users"."id" < ?2)");

// A correlated subquery sees the tables of the query around it.
constexpr auto correlated =
    select(col<&user::name>)
        .where(
            col<&user::name>.in(select(col<&post::title>).from<post>().where(col<&post::author_id> == col<&user::id>)));
GOLDEN(
    correlated,
    R"(SELECT "users"."name" FROM "users" WHERE "users"."name" IN (SELECT "posts"."title" FROM "posts" WHERE "posts"."author_id" = "users"."id"))");

constexpr auto two_levels =
    select(id).where(id.in(select(col<&post::author_id>)
                               .where(col<&post::id>.in(select(col<&blog::comment::post_id>)
                                                            .where(col<&blog::comment::text> == col<&user::name> &&
                                                                   col<&blog::comment::id> != col<&post::views>)))));
GOLDEN(
    two_levels,
    R"(SELECT "users"."id" FROM "users" WHERE "users"."id" IN (SELECT "posts"."author_id" FROM "posts" WHERE "posts"."id" IN (SELECT "comments"."post_id" FROM "comments" WHERE "comments"."text" = "users"."name" AND "comments"."id" <> "posts"."views")))");

// The subquery may stand on the same table under another name.
constexpr auto other = alias<user, "other">;
constexpr auto same_table = select(id).where(col<&user::score>.in(
    select(func::max(other[col<&user::score>])).from(other).where(other[col<&user::kind>] == col<&user::kind>)));
GOLDEN(
    same_table,
    R"(SELECT "users"."id" FROM "users" WHERE "users"."score" IN (SELECT max("other"."score") FROM "users" AS "other" WHERE "other"."kind" = "users"."kind"))");

// ... or under the same name, which then means the inner one.
constexpr auto shadowing = select(id).where(id.in(select(id).where(id > 1)));
GOLDEN(
    shadowing,
    R"(SELECT "users"."id" FROM "users" WHERE "users"."id" IN (SELECT "users"."id" FROM "users" WHERE "users"."id" > ?1))");

constexpr auto grouped_subquery = select(id).where(id.in(select(col<&post::author_id>)
                                                             .group_by(col<&post::author_id>)
                                                             .having(func::count() > 3)
                                                             .order_by(col<&post::author_id>)
                                                             .limit(2)));
GOLDEN(
    grouped_subquery,
    R"(SELECT "users"."id" FROM "users" WHERE "users"."id" IN (SELECT "posts"."author_id" FROM "posts" GROUP BY "posts"."author_id" HAVING count(*) > ?1 ORDER BY "posts"."author_id" LIMIT ?2))");

constexpr auto subquery_with_joins = select(id).where(
    id.in(select(col<&post::author_id>).from<post>().join<blog::comment>().where(col<&blog::comment::text> == "x")) ||
    id == 1);
GOLDEN(
    subquery_with_joins,
    R"(SELECT "users"."id" FROM "users" WHERE "users"."id" IN (SELECT "posts"."author_id" FROM "posts" JOIN "comments" ON "comments"."post_id" = "posts"."id" WHERE "comments"."text" = ?1) OR "users"."id" = ?2)");

TEST(in, values_come_in_the_order_of_their_parameters) {
    EXPECT_THAT(values_of(listed_values), ElementsAre("1", "2", "3", "4", "a", "b", "admin", "1", "5", "2"));
    EXPECT_THAT(values_of(in_a_range), ElementsAre("[1 2 3]", "[1 2 3]"));
    EXPECT_THAT(values_of(in_a_subquery), ElementsAre("10", "5"));
    EXPECT_THAT(values_of(not_in_a_subquery), ElementsAre("5", "6"));
    EXPECT_THAT(values_of(grouped_subquery), ElementsAre("3", "2"));
    EXPECT_THAT(values_of(range_of_flags), ElementsAre("1", "[true]", "1", "[1]"));
}

// Any range with begin and end; the text does not depend on what is in it.
TEST(in, ranges_of_every_kind) {
    const std::string text(sql<sqlite>(in_a_range));
    const auto ids_in = [](const auto& range) { return values_of(select(id).where(id.in(range))); };
    EXPECT_THAT(ids_in(std::vector<std::int64_t>{}), ElementsAre("[]"));
    EXPECT_THAT(ids_in(std::array{1, 2}), ElementsAre("[1 2]"));
    EXPECT_THAT(ids_in(std::set<std::int64_t>{2, 1}), ElementsAre("[1 2]"));
    EXPECT_THAT(ids_in(std::list<std::int16_t>{3}), ElementsAre("[3]"));
    EXPECT_THAT(ids_in(std::span<const std::int64_t>(some_ids)), ElementsAre("[1 2 3]"));
    const auto names_in = [](const auto& range) { return values_of(select(id).where(col<&user::name>.in(range))); };
    EXPECT_THAT(names_in(std::vector<std::string>{"a", "b"}), ElementsAre("[a b]"));
    EXPECT_THAT(names_in(std::vector<std::string_view>{"a"}), ElementsAre("[a]"));
    EXPECT_THAT(names_in(std::array<const char*, 2>{"x", "y"}), ElementsAre("[x y]"));
    EXPECT_THAT(values_of(select(id).where(col<&user::kind>.in(std::vector{blog::role::guest}))),
                ElementsAre("[guest]"));
}

TEST(in, a_range_is_copied) {
    std::vector<std::string> names{"one"};
    const auto query = select(id).where(col<&user::name>.in(names));
    names.front() = "two";
    EXPECT_THAT(values_of(query), ElementsAre("[one]"));
}

}  // namespace
