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
using blog::user;
using testing::ElementsAre;

namespace {

constexpr auto latest = select(col<&post::id>, col<&post::title>, col<&user::bio>.as<"bio">())
                            .from<post>()
                            .where(col<&post::author_id> == col<&user::id> && col<&post::views> > 4)
                            .order_by(col<&post::id>.desc())
                            .limit(3)
                            .subquery<"latest">();

constexpr auto joined = select(col<&user::name>, latest[col<&post::title>])
                            .from<user>()
                            .join_lateral(latest)
                            .where(col<&user::score> > 1.5);
GOLDEN_POSTGRESQL(
    joined,
    R"(SELECT "users"."name", "latest"."title" FROM "users" CROSS JOIN LATERAL (SELECT "posts"."id", "posts"."title", "users"."bio" AS "bio" FROM "posts" WHERE "posts"."author_id" = "users"."id" AND "posts"."views" > $1 ORDER BY "posts"."id" DESC LIMIT $2) AS "latest" WHERE "users"."score" > $3)");

constexpr auto on_condition = select(col<&user::name>, latest[col<&post::title>])
                                  .from<user>()
                                  .join_lateral(latest, latest[col<&post::title>] != "x");
GOLDEN_POSTGRESQL(
    on_condition,
    R"(SELECT "users"."name", "latest"."title" FROM "users" JOIN LATERAL (SELECT "posts"."id", "posts"."title", "users"."bio" AS "bio" FROM "posts" WHERE "posts"."author_id" = "users"."id" AND "posts"."views" > $1 ORDER BY "posts"."id" DESC LIMIT $2) AS "latest" ON "latest"."title" <> $3)");

constexpr auto left = select(col<&user::name>, latest[col<&post::title>]).from<user>().left_join_lateral(latest);
GOLDEN_POSTGRESQL(
    left,
    R"(SELECT "users"."name", "latest"."title" FROM "users" LEFT JOIN LATERAL (SELECT "posts"."id", "posts"."title", "users"."bio" AS "bio" FROM "posts" WHERE "posts"."author_id" = "users"."id" AND "posts"."views" > $1 ORDER BY "posts"."id" DESC LIMIT $2) AS "latest" ON TRUE)");

// One sees another before it; of whole entities too.
constexpr auto answers =
    select<comment>().where(col<&comment::post_id> == latest[col<&post::id>]).subquery<"answers">();
constexpr auto chained = select(col<&user::name>, answers).from<user>().join_lateral(latest).left_join_lateral(answers);
GOLDEN_POSTGRESQL(
    chained,
    R"(SELECT "users"."name", "answers"."id", "answers"."post_id", "answers"."reply_to", "answers"."text" FROM "users" CROSS JOIN LATERAL (SELECT "posts"."id", "posts"."title", "users"."bio" AS "bio" FROM "posts" WHERE "posts"."author_id" = "users"."id" AND "posts"."views" > $1 ORDER BY "posts"."id" DESC LIMIT $2) AS "latest" LEFT JOIN LATERAL (SELECT "comments"."id", "comments"."post_id", "comments"."reply_to", "comments"."text" FROM "comments" WHERE "comments"."post_id" = "latest"."id") AS "answers" ON TRUE)");

template <std::size_t Index, class Query>
using value_at = std::remove_cvref_t<
    decltype(std::declval<detail::row_type<std::remove_cv_t<Query>, postgresql>>().template get<Index>())>;

static_assert(std::same_as<value_at<1, decltype(joined)>, std::string>);
static_assert(std::same_as<value_at<1, decltype(left)>, std::optional<std::string>>);
static_assert(std::same_as<value_at<1, decltype(chained)>, std::optional<comment>>);
// A column of a table before it is NULL where that table's row is missing.
constexpr auto outer_names =
    select(col<&user::name>.as<"copy">()).from<post>().where(col<&post::id> > 1).subquery<"outer_names">();
constexpr auto from_optional = select(outer_names[label<"copy">])
                                   .from<comment>()
                                   .left_join<user>(col<&user::id> == col<&comment::id>)
                                   .join_lateral(outer_names);
constexpr auto from_given = select(outer_names[label<"copy">]).from<user>().join_lateral(outer_names);
static_assert(std::same_as<value_at<0, decltype(from_optional)>, std::optional<std::string>>);
static_assert(std::same_as<value_at<0, decltype(from_given)>, std::string>);

TEST(lateral, values_come_in_the_order_of_their_parameters) {
    EXPECT_THAT(values_of(joined), ElementsAre("4", "3", "1.500000"));
    EXPECT_THAT(values_of(on_condition), ElementsAre("4", "3", "x"));
}

}  // namespace
