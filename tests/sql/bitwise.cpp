#include <cupel/engine/shape.hpp>

#include "sql/golden.hpp"
#include "sql/models.hpp"
#include "sql/values.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <concepts>

using namespace cupel;
using blog::post;
using testing::ElementsAre;

namespace {

constexpr auto views = col<&post::views>;

constexpr auto bits =
    select(col<&post::id>).where((views & 3) == 1 && (views | 4) > 5 && (3 & views & 2) == (views & (views | 1)));
GOLDEN(
    bits,
    R"(SELECT "posts"."id" FROM "posts" WHERE "posts"."views" & ?1 = ?2 AND "posts"."views" | ?3 > ?4 AND ?5 & "posts"."views" & ?6 = "posts"."views" & ("posts"."views" | ?7))");

constexpr auto beside_sums =
    select(((views & 3) + 1).as<"a">(), ((views + 1) & 3).as<"b">(), (-views | -(views | 1)).as<"c">());
GOLDEN(
    beside_sums,
    R"(SELECT ("posts"."views" & ?1) + ?2 AS "a", "posts"."views" + ?3 & ?4 AS "b", -"posts"."views" | -("posts"."views" | ?5) AS "c" FROM "posts")");

constexpr auto complement =
    select((~views & 3).as<"a">(), (views & ~views).as<"b">(), (~(views + 1) * 2).as<"c">(), (~~views).as<"d">());
GOLDEN(
    complement,
    R"(SELECT ~"posts"."views" & ?1 AS "a", "posts"."views" & (~"posts"."views") AS "b", (~("posts"."views" + ?2)) * ?3 AS "c", ~(~"posts"."views") AS "d" FROM "posts")");

constexpr auto exclusive = select(col<&post::id>).where((views ^ 3) == 1 && ((views + 1) ^ (views & 7)) > 2);
GOLDEN_EACH(
    exclusive,
    R"(SELECT "posts"."id" FROM "posts" WHERE (("posts"."views" | ?1) - ("posts"."views" & ?1)) = ?2 AND (("posts"."views" + ?3 | ("posts"."views" & ?4)) - ("posts"."views" + ?3 & ("posts"."views" & ?4))) > ?5)",
    R"(SELECT "posts"."id" FROM "posts" WHERE "posts"."views" # $1 = $2 AND "posts"."views" + $3 # ("posts"."views" & $4) > $5)");

constexpr auto shifted = select((views << 3).as<"a">(), (col<&post::id> >> views).as<"b">());
GOLDEN_EACH(
    shifted, R"(SELECT "posts"."views" << ?1 AS "a", "posts"."id" >> "posts"."views" AS "b" FROM "posts")",
    R"(SELECT CAST("posts"."views" AS BIGINT) << CAST($1 AS INTEGER) AS "a", CAST("posts"."id" AS BIGINT) >> CAST("posts"."views" AS INTEGER) AS "b" FROM "posts")");

static_assert(std::same_as<decltype(views & 3)::value_type, std::int32_t>);
static_assert(std::same_as<decltype(views & col<&post::id>)::value_type, std::int64_t>);
static_assert(std::same_as<decltype(views << 3)::value_type, std::int64_t>);
static_assert(std::same_as<decltype(~views)::value_type, std::int32_t>);

TEST(bitwise, values_come_once) {
    EXPECT_THAT(values_of(exclusive), ElementsAre("3", "1", "1", "7", "2"));
    EXPECT_THAT(values_of(shifted), ElementsAre("3"));
}

}  // namespace
