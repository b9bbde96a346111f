#include <cupel/sql/filter_by.hpp>

#include "sql/golden.hpp"
#include "sql/models.hpp"
#include "sql/values.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace cupel;
using blog::post;
using blog::user;
using testing::ElementsAre;

namespace {

constexpr auto one = select(col<&user::id>).filter_by<&user::name>("ann");
GOLDEN(one, R"(SELECT "users"."id" FROM "users" WHERE "users"."name" = ?1)");

constexpr auto several =
    select(col<&user::id>).filter_by<&user::name, &user::active, &user::bio>("ann", true, std::nullopt);
GOLDEN(
    several,
    R"(SELECT "users"."id" FROM "users" WHERE "users"."name" = ?1 AND "users"."active" = ?2 AND "users"."bio" IS NULL)");

constexpr auto maybe = select(col<&user::id>).filter_by<&user::age>(std::optional<std::int32_t>());
GOLDEN_EACH(maybe, R"(SELECT "users"."id" FROM "users" WHERE "users"."age" IS NOT DISTINCT FROM ?1)",
            R"(SELECT "users"."id" FROM "users" WHERE "users"."age" IS NOT DISTINCT FROM $1)");

constexpr auto combined =
    select(col<&user::id>).where(filter_by<&user::name>("ann") || any<&user::posts>(filter_by<&post::views>(3)));
GOLDEN(
    combined,
    R"(SELECT "users"."id" FROM "users" WHERE "users"."name" = ?1 OR EXISTS (SELECT 1 FROM "posts" WHERE "posts"."author_id" = "users"."id" AND "posts"."views" = ?2))");

constexpr auto changed = update<post>().set(col<&post::views> = 0).where(filter_by<&post::title, &post::views>("a", 1));
GOLDEN(changed, R"(UPDATE "posts" SET "views" = ?1 WHERE "posts"."title" = ?2 AND "posts"."views" = ?3)");

TEST(filter_by, an_example_gives_the_values_of_the_members_that_are_named) {
    const user example{.name = "ann", .age = 7};
    const auto found = select(col<&user::id>).where(by_example<&user::name, &user::age, &user::bio>(example));
    EXPECT_EQ(
        sql<sqlite>(found),
        R"(SELECT "users"."id" FROM "users" WHERE "users"."name" = ?1 AND "users"."age" IS NOT DISTINCT FROM ?2 AND "users"."bio" IS NOT DISTINCT FROM ?3)");
    EXPECT_THAT(values_of(found), ElementsAre("ann", "7", "NULL"));
}

}  // namespace
