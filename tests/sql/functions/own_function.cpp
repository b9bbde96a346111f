#include "sql/golden.hpp"
#include "sql/models.hpp"
#include "sql/values.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <concepts>
#include <optional>
#include <string>

using namespace cupel;
using blog::post;
using blog::user;
using testing::ElementsAre;

namespace {

constexpr sql_function<"quote_literal", std::string(std::string), postgresql> quote_literal{};
constexpr sql_function<"soundex", std::string(std::string), sqlite> soundex{};
constexpr sql_function<"coalesce", std::string(std::optional<std::string>, std::string)> or_else{};
constexpr sql_function<"nullif", std::optional<std::int64_t>(std::int64_t, std::int64_t)> unless{};
constexpr sql_function<"substr", std::string(std::string, std::int32_t)> rest{};
constexpr sql_operator<"||", std::string(std::string, std::string)> joined{};
constexpr sql_operator<"+", std::int64_t(std::int64_t)> plus{};

constexpr sql_operator<"<<", std::int64_t> shifted{};

constexpr auto title = col<&post::title>;

constexpr auto called = select(soundex(title)).where(soundex("x") == soundex(func::lower(title)));
static_assert(sql<sqlite>(called) ==
              R"(SELECT soundex("posts"."title") FROM "posts" WHERE soundex(?1) = soundex(lower("posts"."title")))");

constexpr auto typed = select(or_else(col<&user::bio>, "none").as<"a">(), unless(col<&user::id>, 3).as<"b">(),
                              rest(col<&user::name>, 2).as<"c">(), or_else(std::nullopt, "x").as<"d">());
GOLDEN_EACH(
    typed,
    R"(SELECT coalesce("users"."bio", ?1) AS "a", nullif("users"."id", ?2) AS "b", substr("users"."name", ?3) AS "c", coalesce(NULL, ?4) AS "d" FROM "users")",
    R"(SELECT coalesce("users"."bio", $1) AS "a", nullif("users"."id", $2::BIGINT) AS "b", substr("users"."name", $3::INTEGER) AS "c", coalesce(NULL, $4) AS "d" FROM "users")");

constexpr auto one = select(quote_literal(title));
GOLDEN_POSTGRESQL(one, R"(SELECT quote_literal("posts"."title") FROM "posts")");

constexpr auto operators = select(col<&post::id>)
                               .where(joined(title, "x") == joined(joined("a", title), func::concat(title, "b")) &&
                                      plus(col<&post::views> - 1) > plus(col<&post::id>));
GOLDEN_EACH(
    operators,
    R"(SELECT "posts"."id" FROM "posts" WHERE ("posts"."title" || ?1) = ((?2 || "posts"."title") || ("posts"."title" || ?3)) AND (+ ("posts"."views" - ?4)) > (+ "posts"."id"))",
    R"(SELECT "posts"."id" FROM "posts" WHERE ("posts"."title" || $1) = (($2 || "posts"."title") || ("posts"."title" || $3)) AND (+ ("posts"."views" - $4)) > (+ "posts"."id"))");

constexpr auto untyped = select(shifted(col<&post::views>, 2).as<"a">(), shifted(1, col<&post::views>).as<"b">());
GOLDEN(untyped, R"(SELECT "posts"."views" << ?1 AS "a", ?2 << "posts"."views" AS "b" FROM "posts")");

constexpr auto grouped = select(or_else(title, "x").as<"key">(), func::count()).group_by(label<"key">);
static_assert(sql<sqlite>(grouped).ends_with(R"(GROUP BY "key")"));

template <std::size_t Index, class Query>
constexpr bool nullable(const Query&) {
    return detail::compiled<Query, sqlite>::plan.items[Index].nullable;
}
static_assert(!nullable<0>(typed) && nullable<1>(typed) && !nullable<2>(typed) && !nullable<3>(typed));
static_assert(nullable<0>(select(soundex(col<&user::bio>))) && !nullable<0>(select(soundex(col<&user::name>))));
static_assert(std::same_as<decltype(unless(col<&user::id>, 3))::value_type, std::int64_t>);

TEST(own_function, values_come_in_the_order_of_their_parameters) {
    EXPECT_THAT(values_of(typed), ElementsAre("none", "3", "2", "x"));
    EXPECT_THAT(values_of(operators), ElementsAre("x", "a", "b", "1"));
    const auto optional = select(or_else(std::optional<std::string>("y"), std::string("z")));
    EXPECT_THAT(values_of(optional), ElementsAre("y", "z"));
}

}  // namespace
