#include <cupel/engine/shape.hpp>

#include "sql/golden.hpp"
#include "sql/models.hpp"
#include "sql/values.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <concepts>
#include <optional>
#include <string>
#include <type_traits>

using namespace cupel;
using blog::post;
using blog::user;
using testing::ElementsAre;

namespace {

constexpr auto spelt = case_(col<&post::views>).when(1, "one").when(2, "two").else_("many");
constexpr auto simple = select(spelt.as<"views">()).where(col<&post::id> > 9).order_by(spelt);
GOLDEN(
    simple,
    R"(SELECT CASE "posts"."views" WHEN ?1 THEN ?2 WHEN ?3 THEN ?4 ELSE ?5 END AS "views" FROM "posts" WHERE "posts"."id" > ?6 ORDER BY CASE "posts"."views" WHEN ?7 THEN ?8 WHEN ?9 THEN ?10 ELSE ?11 END)");

constexpr auto of_columns = select(
    case_(col<&user::kind>).when(blog::role::admin, col<&user::id>).when(blog::role::guest, 5'000'000'000).as<"a">(),
    case_(col<&user::age> + 1).when(col<&user::id>, col<&user::age>).else_(0).as<"b">());
GOLDEN(
    of_columns,
    R"(SELECT CASE "users"."kind" WHEN ?1 THEN "users"."id" WHEN ?2 THEN ?3 END AS "a", CASE "users"."age" + ?4 WHEN "users"."id" THEN "users"."age" ELSE ?5 END AS "b" FROM "users")");

// What is compared does not make the result NULL; no ELSE does.
constexpr auto nulls =
    select(case_(col<&user::age>).when(1, "a").else_("b").as<"a">(), case_(col<&user::id>).when(1, "a").as<"b">());
using row = detail::row_type<std::remove_cvref_t<decltype(nulls)>, sqlite>;
static_assert(std::same_as<std::remove_cvref_t<decltype(std::declval<row>().get<0>())>, std::string>);
static_assert(std::same_as<std::remove_cvref_t<decltype(std::declval<row>().get<1>())>, std::optional<std::string>>);

constexpr auto extremes = select(func::greatest(col<&post::views>, 3, col<&post::id>).as<"a">(),
                                 func::least(col<&post::title>, "x").as<"b">());
GOLDEN_EACH(
    extremes, R"(SELECT max("posts"."views", ?1, "posts"."id") AS "a", min("posts"."title", ?2) AS "b" FROM "posts")",
    R"(SELECT greatest("posts"."views", $1, "posts"."id") AS "a", least("posts"."title", $2) AS "b" FROM "posts")");

constexpr auto of_optionals = select(func::greatest(col<&user::age> + 1, 3, col<&user::age>).as<"a">(),
                                     func::least(col<&user::age>, col<&user::age> + 2).as<"b">());
GOLDEN_EACH(
    of_optionals,
    R"(SELECT max(coalesce("users"."age" + ?1, ?2, "users"."age"), coalesce(?2, "users"."age" + ?1, "users"."age"), coalesce("users"."age", "users"."age" + ?1, ?2)) AS "a", min(coalesce("users"."age", "users"."age" + ?3), coalesce("users"."age" + ?3, "users"."age")) AS "b" FROM "users")",
    R"(SELECT greatest("users"."age" + $1, $2, "users"."age") AS "a", least("users"."age", "users"."age" + $3) AS "b" FROM "users")");
using optional_row = detail::row_type<std::remove_cvref_t<decltype(of_optionals)>, sqlite>;
static_assert(std::same_as<std::remove_cvref_t<decltype(std::declval<optional_row>().get<0>())>, std::int32_t>);
static_assert(
    std::same_as<std::remove_cvref_t<decltype(std::declval<optional_row>().get<1>())>, std::optional<std::int32_t>>);

TEST(simple_case, values_come_in_the_order_of_their_parameters) {
    EXPECT_THAT(values_of(simple), ElementsAre("1", "one", "2", "two", "many", "9", "1", "one", "2", "two", "many"));
    EXPECT_THAT(values_of(of_optionals), ElementsAre("1", "3", "2"));
}

}  // namespace
