#include "sql/golden.hpp"
#include "sql/models.hpp"
#include "sql/values.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace cupel;
using blog::user;
using testing::ElementsAre;

namespace {

constexpr auto id = col<&user::id>;
constexpr auto bio = col<&user::bio>;

constexpr auto directions = select(id).order_by(id, id.asc(), id.desc());
GOLDEN(directions, R"(SELECT "users"."id" FROM "users" ORDER BY "users"."id", "users"."id" ASC, "users"."id" DESC)");

constexpr auto nulls = select(id).order_by(bio.asc().nulls_first(), bio.desc().nulls_last(), bio.asc().nulls_last(),
                                           bio.desc().nulls_first());
GOLDEN(
    nulls,
    R"(SELECT "users"."id" FROM "users" ORDER BY "users"."bio" ASC NULLS FIRST, "users"."bio" DESC NULLS LAST, "users"."bio" ASC NULLS LAST, "users"."bio" DESC NULLS FIRST)");

constexpr auto expressions =
    select(id).order_by(func::lower(bio), (col<&user::score> * 2).desc(), (id > 1).asc(),
                        case_(when(id == 7, col<&user::age>)).else_(0).desc().nulls_last(), -id);
GOLDEN(
    expressions,
    R"(SELECT "users"."id" FROM "users" ORDER BY lower("users"."bio"), "users"."score" * ?1 DESC, "users"."id" > ?2 ASC, CASE WHEN "users"."id" = ?3 THEN "users"."age" ELSE ?4 END DESC NULLS LAST, -"users"."id")");

constexpr auto by_label =
    select((id + 1).as<"next">(), id.as<"mine">()).order_by(label<"next">, label<"mine">.desc().nulls_last());
GOLDEN(
    by_label,
    R"(SELECT "users"."id" + ?1 AS "next", "users"."id" AS "mine" FROM "users" ORDER BY "next", "mine" DESC NULLS LAST)");

constexpr auto by_column_of_alias = [] {
    constexpr auto u = alias<user, "u">;
    return select(u[id]).from(u).order_by(u[bio].desc(), u[id]);
}();
GOLDEN(by_column_of_alias, R"(SELECT "u"."id" FROM "users" AS "u" ORDER BY "u"."bio" DESC, "u"."id")");

TEST(order_by, values_come_in_the_order_of_their_parameters) {
    EXPECT_THAT(values_of(expressions), ElementsAre("2.000000", "1", "7", "0"));
}

}  // namespace
