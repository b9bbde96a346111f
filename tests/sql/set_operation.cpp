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

constexpr auto users = select(col<&user::id>, col<&user::name>.as<"name">()).where(col<&user::score> > 3);
constexpr auto posts = select(col<&post::id>, col<&post::title>).where(col<&post::views> > 4);
constexpr auto tags = select(col<&tag::id>, col<&tag::label>);
constexpr auto first_posts = posts.order_by(col<&post::id>).limit(5);

constexpr auto united =
    union_(users, posts, tags).order_by(label<"name">.desc().nulls_last(), col<&user::id>).limit(10).offset(3);
GOLDEN(
    united,
    R"(SELECT "users"."id", "users"."name" AS "name" FROM "users" WHERE "users"."score" > ?1 UNION SELECT "posts"."id", "posts"."title" FROM "posts" WHERE "posts"."views" > ?2 UNION SELECT "tags"."id", "tags"."label" FROM "tags" ORDER BY "name" DESC NULLS LAST, "id" LIMIT ?3 OFFSET ?4)");

constexpr auto all = union_all(posts, tags);
GOLDEN(
    all,
    R"(SELECT "posts"."id", "posts"."title" FROM "posts" WHERE "posts"."views" > ?1 UNION ALL SELECT "tags"."id", "tags"."label" FROM "tags")");

constexpr auto chained = users.union_(posts).union_(tags).order_by(col<&user::id>.asc());
GOLDEN(
    chained,
    R"(SELECT "users"."id", "users"."name" AS "name" FROM "users" WHERE "users"."score" > ?1 UNION SELECT "posts"."id", "posts"."title" FROM "posts" WHERE "posts"."views" > ?2 UNION SELECT "tags"."id", "tags"."label" FROM "tags" ORDER BY "id" ASC)");

// Other operations, and members with an order or a limit of their own, are members in parentheses.
constexpr auto nested = users.intersect(posts.union_all(tags)).except_(first_posts);
GOLDEN_EACH(
    nested,
    R"(SELECT * FROM (SELECT "users"."id", "users"."name" AS "name" FROM "users" WHERE "users"."score" > ?1 INTERSECT SELECT * FROM (SELECT "posts"."id", "posts"."title" FROM "posts" WHERE "posts"."views" > ?2 UNION ALL SELECT "tags"."id", "tags"."label" FROM "tags")) EXCEPT SELECT * FROM (SELECT "posts"."id", "posts"."title" FROM "posts" WHERE "posts"."views" > ?3 ORDER BY "posts"."id" LIMIT ?4))",
    R"((SELECT "users"."id", "users"."name" AS "name" FROM "users" WHERE "users"."score" > $1 INTERSECT (SELECT "posts"."id", "posts"."title" FROM "posts" WHERE "posts"."views" > $2 UNION ALL SELECT "tags"."id", "tags"."label" FROM "tags")) EXCEPT (SELECT "posts"."id", "posts"."title" FROM "posts" WHERE "posts"."views" > $3 ORDER BY "posts"."id" LIMIT $4))");

constexpr auto keeps = intersect_all(posts, except_all(posts, tags));
GOLDEN_POSTGRESQL(
    keeps,
    R"(SELECT "posts"."id", "posts"."title" FROM "posts" WHERE "posts"."views" > $1 INTERSECT ALL (SELECT "posts"."id", "posts"."title" FROM "posts" WHERE "posts"."views" > $2 EXCEPT ALL SELECT "tags"."id", "tags"."label" FROM "tags"))");

// Whole entities.
constexpr auto of_entities =
    union_(select<tag>().where(col<&tag::id> < 3), select<tag>().where(col<&tag::label> == "x"))
        .order_by(col<&tag::label>);
GOLDEN(
    of_entities,
    R"(SELECT "tags"."id", "tags"."label" FROM "tags" WHERE "tags"."id" < ?1 UNION SELECT "tags"."id", "tags"."label" FROM "tags" WHERE "tags"."label" = ?2 ORDER BY "label")");

// Wherever a query stands.
constexpr auto ids = select(col<&post::author_id>).except_(select(col<&tag::id>).where(col<&tag::label> == "y"));
constexpr auto united_table =
    union_all(select(col<&user::id>, col<&user::name>.as<"name">()), tags).subquery<"named">();
constexpr auto from_union = select(united_table[label<"name">], func::count().as<"n">())
                                .from(united_table)
                                .where(united_table[col<&user::id>] > 2)
                                .group_by(united_table[label<"name">]);
GOLDEN(
    from_union,
    R"(SELECT "named"."name", count(*) AS "n" FROM (SELECT "users"."id", "users"."name" AS "name" FROM "users" UNION ALL SELECT "tags"."id", "tags"."label" FROM "tags") AS "named" WHERE "named"."id" > ?1 GROUP BY "named"."name")");

// Correlated members.
constexpr auto correlated =
    select(col<&post::title>)
        .where(exists(select(col<&comment::id>)
                          .where(col<&comment::post_id> == col<&post::id>)
                          .union_(select(col<&tag::id>).where(col<&tag::id> == col<&post::id>))));
GOLDEN(
    correlated,
    R"(SELECT "posts"."title" FROM "posts" WHERE EXISTS (SELECT "comments"."id" FROM "comments" WHERE "comments"."post_id" = "posts"."id" UNION SELECT "tags"."id" FROM "tags" WHERE "tags"."id" = "posts"."id"))");

constexpr auto in_conditions =
    select(col<&user::name>)
        .where(col<&user::id>.in(ids) &&
               col<&user::id> <
                   scalar(union_(select(col<&post::id>), select(col<&tag::id>)).order_by(col<&post::id>).limit(1)));
GOLDEN(
    in_conditions,
    R"(SELECT "users"."name" FROM "users" WHERE "users"."id" IN (SELECT "posts"."author_id" FROM "posts" EXCEPT SELECT "tags"."id" FROM "tags" WHERE "tags"."label" = ?1) AND "users"."id" < (SELECT "posts"."id" FROM "posts" UNION SELECT "tags"."id" FROM "tags" ORDER BY "id" LIMIT ?2))");

template <class Query>
using sqlite_row = detail::row_type<std::remove_cv_t<Query>, sqlite>;
template <std::size_t Index, class Query>
using value_at = std::remove_cvref_t<decltype(std::declval<sqlite_row<Query>>().template get<Index>())>;

// A column may be NULL if that of any side may.
constexpr auto mixed = union_(select(col<&user::id>, col<&user::name>), select(col<&user::id>, col<&user::bio>));
static_assert(std::same_as<value_at<0, decltype(mixed)>, std::int64_t>);
static_assert(std::same_as<value_at<1, decltype(mixed)>, std::optional<std::string>>);
static_assert(std::same_as<value_at<1, decltype(united)>, std::string>);
constexpr auto mixed_table = mixed.subquery<"mixed">();
constexpr auto from_mixed = select(mixed_table[col<&user::name>], mixed_table[col<&user::id>]).from(mixed_table);
static_assert(std::same_as<value_at<0, decltype(from_mixed)>, std::optional<std::string>>);
static_assert(std::same_as<value_at<1, decltype(from_mixed)>, std::int64_t>);
static_assert(std::same_as<sqlite_row<decltype(of_entities)>, tag>);
constexpr auto optional_tags =
    union_(select<tag>(), select(entity<tag>).from<post>().left_join<tag>(col<&tag::id> == col<&post::id>));
static_assert(std::same_as<sqlite_row<decltype(optional_tags)>, std::optional<tag>>);
// Columns in the place of an entity's.
constexpr auto tags_of_columns = union_(select<tag>(), select(col<&post::id>, col<&post::title>));
static_assert(std::same_as<sqlite_row<decltype(tags_of_columns)>, tag>);
constexpr auto columns_of_tags = union_(select(col<&user::id>, col<&user::bio>), select<tag>());
static_assert(std::same_as<value_at<0, decltype(columns_of_tags)>, std::int64_t>);

TEST(set_operation, values_come_in_the_order_of_their_parameters) {
    EXPECT_THAT(values_of(united), ElementsAre("3.000000", "4", "10", "3"));
    EXPECT_THAT(values_of(nested), ElementsAre("3.000000", "4", "4", "5"));
    EXPECT_THAT(values_of(in_conditions), ElementsAre("y", "1"));
}

}  // namespace
