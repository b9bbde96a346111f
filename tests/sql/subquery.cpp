#include <cupel/engine/into.hpp>

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
using blog::user;
using testing::ElementsAre;

namespace {

constexpr auto busy = select(col<&post::author_id>, func::count().as<"posts">(),
                             func::max(col<&post::views>).as<"most">(), func::count().as<"again">())
                          .where(col<&post::views> > 5)
                          .group_by(col<&post::author_id>)
                          .subquery<"busy">();

constexpr auto joined = select(col<&user::name>, busy[label<"posts">])
                            .from<user>()
                            .join(busy, busy[col<&post::author_id>] == col<&user::id> && busy[label<"posts">] > 2)
                            .where(col<&user::score> > 1.5)
                            .order_by(busy[label<"posts">].desc());
GOLDEN(
    joined,
    R"(SELECT "users"."name", "busy"."posts" FROM "users" JOIN (SELECT "posts"."author_id", count(*) AS "posts", max("posts"."views") AS "most", count(*) AS "again" FROM "posts" WHERE "posts"."views" > ?1 GROUP BY "posts"."author_id") AS "busy" ON "busy"."author_id" = "users"."id" AND "busy"."posts" > ?2 WHERE "users"."score" > ?3 ORDER BY "busy"."posts" DESC)");

// Values of the select list stand before those of FROM.
constexpr auto in_order = select(busy[label<"posts">] + 1, busy[label<"most">].as<"views">())
                              .from(busy)
                              .where(busy[label<"most">] < 9)
                              .limit(3);
GOLDEN_EACH(
    in_order,
    R"(SELECT "busy"."posts" + ?1, "busy"."most" AS "views" FROM (SELECT "posts"."author_id", count(*) AS "posts", max("posts"."views") AS "most", count(*) AS "again" FROM "posts" WHERE "posts"."views" > ?2 GROUP BY "posts"."author_id") AS "busy" WHERE "busy"."most" < ?3 LIMIT ?4)",
    R"(SELECT "busy"."posts" + $1, "busy"."most" AS "views" FROM (SELECT "posts"."author_id", count(*) AS "posts", max("posts"."views") AS "most", count(*) AS "again" FROM "posts" WHERE "posts"."views" > $2 GROUP BY "posts"."author_id") AS "busy" WHERE "busy"."most" < $3 LIMIT $4)");

// A query of one entity is used as an alias of its table is.
constexpr auto active = select<user>().where(col<&user::active>).subquery<"active">();
constexpr auto of_entity =
    select(active).from(active).where(active[col<&user::name>] != "x").order_by(active[col<&user::id>]);
GOLDEN(
    of_entity,
    R"(SELECT "active"."id", "active"."name", "active"."email", "active"."bio", "active"."kind", "active"."active", "active"."age", "active"."score", "active"."created_at", "active"."updated_at" FROM (SELECT "users"."id", "users"."name", "users"."email", "users"."bio", "users"."kind", "users"."active", "users"."age", "users"."score", "users"."created_at", "users"."updated_at" FROM "users" WHERE "users"."active") AS "active" WHERE "active"."name" <> ?1 ORDER BY "active"."id")");

// By its foreign key, as a table is.
constexpr auto titled = select<comment>().where(col<&comment::text> == "x").subquery<"titled">();
constexpr auto by_key = select(col<&post::title>, titled[col<&comment::text>]).from<post>().join(titled);
GOLDEN(
    by_key,
    R"(SELECT "posts"."title", "titled"."text" FROM "posts" JOIN (SELECT "comments"."id", "comments"."post_id", "comments"."reply_to", "comments"."text" FROM "comments" WHERE "comments"."text" = ?1) AS "titled" ON "titled"."post_id" = "posts"."id")");

// Entities beside other items: columns by the entity's own.
constexpr auto counted = select(entity<post>, func::count(col<&comment::id>).as<"comments">())
                             .from<post>()
                             .left_join<comment>()
                             .group_by(col<&post::id>)
                             .subquery<"counted">();
constexpr auto of_several = select(counted[col<&post::title>], counted[label<"comments">]).from(counted);
GOLDEN(
    of_several,
    R"(SELECT "counted"."title", "counted"."comments" FROM (SELECT "posts"."id", "posts"."title", "posts"."content", "posts"."views", "posts"."author_id", "posts"."editor_id", count("comments"."id") AS "comments" FROM "posts" LEFT JOIN "comments" ON "comments"."post_id" = "posts"."id" GROUP BY "posts"."id") AS "counted")");

// A derived table of a derived table, its columns named through both.
constexpr auto again = select(busy[col<&post::author_id>], busy[label<"posts">]).from(busy).subquery<"again">();
constexpr auto nested =
    select(again[col<&post::author_id>], again[label<"posts">], again[busy[label<"posts">]].as<"same">())
        .from(again)
        .group_by(again[col<&post::author_id>], again[label<"posts">]);
GOLDEN(
    nested,
    R"(SELECT "again"."author_id", "again"."posts", "again"."posts" AS "same" FROM (SELECT "busy"."author_id", "busy"."posts" FROM (SELECT "posts"."author_id", count(*) AS "posts", max("posts"."views") AS "most", count(*) AS "again" FROM "posts" WHERE "posts"."views" > ?1 GROUP BY "posts"."author_id") AS "busy") AS "again" GROUP BY "again"."author_id", "again"."posts")");

// Inside subqueries, and correlated with the statement around the one whose FROM it stands in.
constexpr auto correlated =
    select(col<&user::name>)
        .where(exists(select(busy[label<"posts">]).from(busy).where(busy[col<&post::author_id>] == col<&user::id>)) &&
               col<&user::id>.in(select(busy[col<&post::author_id>]).from(busy)));
GOLDEN(
    correlated,
    R"(SELECT "users"."name" FROM "users" WHERE EXISTS (SELECT "busy"."posts" FROM (SELECT "posts"."author_id", count(*) AS "posts", max("posts"."views") AS "most", count(*) AS "again" FROM "posts" WHERE "posts"."views" > ?1 GROUP BY "posts"."author_id") AS "busy" WHERE "busy"."author_id" = "users"."id") AND "users"."id" IN (SELECT "busy"."author_id" FROM (SELECT "posts"."author_id", count(*) AS "posts", max("posts"."views") AS "most", count(*) AS "again" FROM "posts" WHERE "posts"."views" > ?2 GROUP BY "posts"."author_id") AS "busy"))");

// Beside the table that UPDATE writes.
constexpr auto updated = update<user>()
                             .set(col<&user::score> = cast<double>(busy[label<"posts">]))
                             .from(busy)
                             .where(busy[col<&post::author_id>] == col<&user::id>);
GOLDEN_EACH(
    updated,
    R"(UPDATE "users" SET "score" = CAST("busy"."posts" AS REAL), "updated_at" = strftime('%Y-%m-%d %H:%M:%f000', 'now') FROM (SELECT "posts"."author_id", count(*) AS "posts", max("posts"."views") AS "most", count(*) AS "again" FROM "posts" WHERE "posts"."views" > ?1 GROUP BY "posts"."author_id") AS "busy" WHERE "busy"."author_id" = "users"."id")",
    R"(UPDATE "users" SET "score" = CAST("busy"."posts" AS DOUBLE PRECISION), "updated_at" = (now() AT TIME ZONE 'UTC') FROM (SELECT "posts"."author_id", count(*) AS "posts", max("posts"."views") AS "most", count(*) AS "again" FROM "posts" WHERE "posts"."views" > $1 GROUP BY "posts"."author_id") AS "busy" WHERE "busy"."author_id" = "users"."id")");

// Parameters with names.
constexpr auto read = select(col<&post::author_id>).where(col<&post::views> > param<"least">).subquery<"read">();
constexpr auto of_read = select(col<&user::name>)
                             .from<user>()
                             .join(read, read[col<&post::author_id>] == col<&user::id>)
                             .where(col<&user::score> > param<"score">);
GOLDEN(
    of_read,
    R"(SELECT "users"."name" FROM "users" JOIN (SELECT "posts"."author_id" FROM "posts" WHERE "posts"."views" > ?1) AS "read" ON "read"."author_id" = "users"."id" WHERE "users"."score" > ?2)");

template <class Dialect, class Query>
using row_of = detail::row_type<std::remove_cv_t<Query>, Dialect>;

template <std::size_t Index, class Query>
constexpr auto type_at(const Query&) {
    static_assert(std::same_as<decltype(std::declval<row_of<sqlite, Query>>().template get<Index>()),
                               decltype(std::declval<row_of<postgresql, Query>>().template get<Index>())>);
    return std::type_identity<
        std::remove_cvref_t<decltype(std::declval<row_of<sqlite, Query>>().template get<Index>())>>{};
}

template <std::size_t Index, class T, class Query>
constexpr bool is_at(const Query& query) {
    return std::same_as<decltype(type_at<Index>(query)), std::type_identity<T>>;
}

// The greatest of a group is there where its values are.
static_assert(is_at<1, std::int64_t>(joined));
static_assert(is_at<1, std::int32_t>(in_order));
// The rows that an outer join makes up.
constexpr auto outer = select(col<&user::name>, busy[label<"posts">])
                           .from<user>()
                           .left_join(busy, busy[col<&post::author_id>] == col<&user::id>);
static_assert(is_at<0, std::string>(outer) && is_at<1, std::optional<std::int64_t>>(outer));
constexpr auto other_side = select(col<&user::name>, busy[label<"posts">])
                                .from<user>()
                                .right_join(busy, busy[col<&post::author_id>] == col<&user::id>);
static_assert(is_at<0, std::optional<std::string>>(other_side) && is_at<1, std::int64_t>(other_side));
// What may be NULL inside may be outside.
constexpr auto inner_outer = select(col<&user::id>, col<&post::title>.as<"title">(), col<&user::bio>)
                                 .from<user>()
                                 .left_join<post>(col<&post::author_id> == col<&user::id>)
                                 .subquery<"pairs">();
constexpr auto from_outer =
    select(inner_outer[col<&user::id>], inner_outer[label<"title">], inner_outer[col<&user::bio>]).from(inner_outer);
static_assert(is_at<0, std::int64_t>(from_outer) && is_at<1, std::optional<std::string>>(from_outer) &&
              is_at<2, std::optional<std::string>>(from_outer));
// And of an entity on the optional side.
constexpr auto optional_post =
    select(entity<post>).from<user>().left_join<post>(col<&post::author_id> == col<&user::id>).subquery<"maybe">();
constexpr auto of_optional = select(optional_post).from(optional_post);
constexpr auto column_of_optional = select(optional_post[col<&post::title>], func::count().as<"n">())
                                        .from(optional_post)
                                        .group_by(optional_post[col<&post::title>]);
static_assert(std::same_as<row_of<sqlite, decltype(of_optional)>, std::optional<post>>);
static_assert(std::same_as<row_of<postgresql, decltype(of_entity)>, user>);
static_assert(is_at<0, std::optional<std::string>>(column_of_optional));
// A column beside a subquery: what the derived table in the subquery's FROM names of the statement around counts.
constexpr auto null_inside =
    select(col<&user::id>, scalar(select(busy[label<"posts">]).from(busy).limit(1)).as<"n">()).from<user>();
static_assert(is_at<1, std::optional<std::int64_t>>(null_inside));

TEST(subquery, values_come_in_the_order_of_their_parameters) {
    EXPECT_THAT(values_of(joined), ElementsAre("5", "2", "1.500000"));
    EXPECT_THAT(values_of(in_order), ElementsAre("1", "5", "9", "3"));
    EXPECT_THAT(values_of(correlated), ElementsAre("5", "5"));
    EXPECT_TRUE(values_of(from_outer).empty());
}

}  // namespace
