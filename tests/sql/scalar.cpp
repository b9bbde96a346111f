#include <cupel/engine/shape.hpp>

#include "sql/golden.hpp"
#include "sql/models.hpp"
#include "sql/values.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <concepts>
#include <optional>

using namespace cupel;
using blog::post;
using blog::user;
using testing::ElementsAre;

namespace {

constexpr auto most_views = scalar(select(func::max(col<&post::views>)).where(col<&post::author_id> == col<&user::id>));

constexpr auto selected = select(col<&user::name>, most_views.as<"most">()).from<user>().order_by(most_views.desc());
GOLDEN(
    selected,
    R"(SELECT "users"."name", (SELECT max("posts"."views") FROM "posts" WHERE "posts"."author_id" = "users"."id") AS "most" FROM "users" ORDER BY (SELECT max("posts"."views") FROM "posts" WHERE "posts"."author_id" = "users"."id") DESC)");

constexpr auto compared =
    select(col<&post::title>)
        .where(col<&post::views> > 3 &&
               col<&post::views> == scalar(select(func::max(col<&post::views>)).where(col<&post::views> < 9)) &&
               scalar(select(col<&user::id>).order_by(col<&user::id>).limit(1)) < col<&post::id>);
GOLDEN(
    compared,
    R"(SELECT "posts"."title" FROM "posts" WHERE "posts"."views" > ?1 AND "posts"."views" = (SELECT max("posts"."views") FROM "posts" WHERE "posts"."views" < ?2) AND (SELECT "users"."id" FROM "users" ORDER BY "users"."id" LIMIT ?3) < "posts"."id")");

constexpr auto assigned =
    update<post>()
        .set(col<&post::views> = coalesce(
                 scalar(
                     select(func::count()).from<blog::comment>().where(col<&blog::comment::post_id> == col<&post::id>)),
                 0),
             col<&post::editor_id> = scalar(select(func::min(col<&user::id>))))
        .where(col<&post::id> == 7);
GOLDEN(
    assigned,
    R"(UPDATE "posts" SET "views" = coalesce((SELECT count(*) FROM "comments" WHERE "comments"."post_id" = "posts"."id"), ?1), "editor_id" = (SELECT min("users"."id") FROM "users") WHERE "posts"."id" = ?2)");

constexpr auto inserted = insert_into<blog::tag>().values(
    col<&blog::tag::label> =
        func::concat(coalesce(scalar(select(col<&user::name>).where(col<&user::id> == 1)), ""), "!"));
GOLDEN(
    inserted,
    R"(INSERT INTO "tags" ("label") VALUES (coalesce((SELECT "users"."name" FROM "users" WHERE "users"."id" = ?1), ?2) || ?3))");

constexpr auto grouped = select(col<&post::author_id>, func::count())
                             .group_by(col<&post::author_id>)
                             .having(func::count() > scalar(select(func::count()).from<user>()));
GOLDEN(
    grouped,
    R"(SELECT "posts"."author_id", count(*) FROM "posts" GROUP BY "posts"."author_id" HAVING count(*) > (SELECT count(*) FROM "users"))");

constexpr auto nested =
    select(scalar(select(scalar(select(func::count()).from<blog::tag>()).as<"tags">())).as<"all">());
GOLDEN(nested, R"(SELECT (SELECT (SELECT count(*) FROM "tags") AS "tags") AS "all")");

// The one column of a row, as the row gives it.
template <class Query>
using first_value = std::remove_cvref_t<decltype(std::declval<detail::row_type<Query, sqlite>>().template get<0>())>;

constexpr auto typed = [](auto query) { return std::type_identity<first_value<decltype(select(scalar(query)))>>{}; };

static_assert(std::same_as<decltype(typed(select(col<&user::id>))), std::type_identity<std::optional<std::int64_t>>>);
static_assert(std::same_as<decltype(typed(select(func::count()).from<user>())), std::type_identity<std::int64_t>>);
static_assert(
    std::same_as<decltype(typed(select(func::max(col<&user::id>)))), std::type_identity<std::optional<std::int64_t>>>);
static_assert(std::same_as<decltype(typed(select(func::count()).from<user>().limit(1))),
                           std::type_identity<std::optional<std::int64_t>>>);
static_assert(std::same_as<decltype(typed(select(func::count()).from<user>().having(func::count() > 1))),
                           std::type_identity<std::optional<std::int64_t>>>);
static_assert(std::same_as<decltype(typed(select(func::count()).from<post>().group_by(col<&post::author_id>))),
                           std::type_identity<std::optional<std::int64_t>>>);
// An aggregate of the aggregate's subquery is none of the subquery itself.
static_assert(std::same_as<decltype(typed(select(scalar(select(func::count()).from<user>())).from<post>())),
                           std::type_identity<std::optional<std::int64_t>>>);

TEST(scalar, values_come_in_the_order_of_their_parameters) {
    EXPECT_THAT(values_of(compared), ElementsAre("3", "9", "1"));
    EXPECT_THAT(values_of(assigned), ElementsAre("0", "7"));
    EXPECT_THAT(values_of(inserted), ElementsAre("1", "", "!"));
}

}  // namespace
