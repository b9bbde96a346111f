#include "sql/golden.hpp"
#include "sql/models.hpp"
#include "sql/values.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

using namespace cupel;
using blog::post;
using blog::user;
using testing::ElementsAre;

namespace {

constexpr auto views_of_author = select(col<&post::views>).where(col<&post::author_id> == col<&user::id>);

constexpr auto of_query = select(col<&user::name>)
                              .where(col<&user::id> == any_(views_of_author) && col<&user::id> > 3 &&
                                     col<&user::age> > all_(views_of_author));
GOLDEN_POSTGRESQL(
    of_query,
    R"(SELECT "users"."name" FROM "users" WHERE "users"."id" = ANY (SELECT "posts"."views" FROM "posts" WHERE "posts"."author_id" = "users"."id") AND "users"."id" > $1 AND "users"."age" > ALL (SELECT "posts"."views" FROM "posts" WHERE "posts"."author_id" = "users"."id"))");

constexpr auto of_value =
    select(col<&user::name>).where(7 <= any_(select(col<&post::views>).where(col<&post::views> > 2)));
GOLDEN_POSTGRESQL(
    of_value,
    R"(SELECT "users"."name" FROM "users" WHERE $1 <= ANY (SELECT "posts"."views" FROM "posts" WHERE "posts"."views" > $2))");

const auto of_range = select(col<&user::name>)
                          .where(col<&user::name> != all_(std::vector<std::string>{"a", "b"}) &&
                                 col<&user::age> < any_(std::vector<std::int32_t>{1, 2}));
static_assert(sql<postgresql>(of_range) ==
              R"(SELECT "users"."name" FROM "users" WHERE "users"."name" <> ALL ($1) AND "users"."age" < ANY ($2))");

struct album {
    std::int64_t id{};
    std::vector<std::string> genres{};
    std::vector<std::int64_t> ratings{};
};

constexpr auto of_column =
    select(col<&album::id>).where("jazz" == any_(col<&album::genres>) && col<&album::id> >= all_(col<&album::ratings>));
static_assert(
    sql<postgresql>(of_column) ==
    R"(SELECT "album"."id" FROM "album" WHERE $1 = ANY ("album"."genres") AND "album"."id" >= ALL ("album"."ratings"))");

TEST(quantified, values_come_in_the_order_of_their_parameters) {
    EXPECT_THAT(values_of(of_query), ElementsAre("3"));
    EXPECT_THAT(values_of(of_value), ElementsAre("7", "2"));
    EXPECT_THAT(values_of(of_range), ElementsAre("[a b]", "[1 2]"));
    EXPECT_THAT(values_of(of_column), ElementsAre("jazz"));
}

}  // namespace
