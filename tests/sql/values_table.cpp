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
#include <tuple>

using namespace cupel;
using blog::user;
using testing::ElementsAre;

namespace {

constexpr auto wanted =
    values_table<"wanted", "id", "role", "rank">(std::tuple(std::int64_t{1}, "admin", std::optional<int>()),
                                                 std::tuple(std::int64_t{2}, "guest", std::optional<int>(7)));
constexpr auto joined = select(col<&user::name>, wanted[label<"role">], wanted[label<"rank">] + 3)
                            .from<user>()
                            .join(wanted, wanted[label<"id">] == col<&user::id>)
                            .where(col<&user::score> > 1.5);
GOLDEN_EACH(
    joined,
    R"(SELECT "users"."name", "wanted"."role", "wanted"."rank" + ?1 FROM "users" JOIN (SELECT column1 AS "id", column2 AS "role", column3 AS "rank" FROM (VALUES (?2, ?3, ?4), (?5, ?6, ?7))) AS "wanted" ON "wanted"."id" = "users"."id" WHERE "users"."score" > ?8)",
    R"(SELECT "users"."name", "wanted"."role", "wanted"."rank" + $1 FROM "users" JOIN (VALUES ($2::BIGINT, $3, $4::INTEGER), ($5::BIGINT, $6, $7::INTEGER)) AS "wanted" ("id", "role", "rank") ON "wanted"."id" = "users"."id" WHERE "users"."score" > $8)");

// Numbers that SQLite keeps as text keep their order.
const auto prices = values_table<"prices", "price">(std::tuple(decimal("9.5")), std::tuple(decimal("10")));

template <std::size_t Index, class Query>
using value_at = std::remove_cvref_t<
    decltype(std::declval<detail::row_type<std::remove_cv_t<Query>, sqlite>>().template get<Index>())>;
static_assert(std::same_as<value_at<1, decltype(joined)>, std::string>);
static_assert(std::same_as<value_at<2, decltype(joined)>, std::optional<std::int32_t>>);

TEST(values_table, values_come_in_the_order_of_their_parameters) {
    EXPECT_THAT(values_of(joined), ElementsAre("3", "1", "admin", "NULL", "2", "guest", "7", "1.500000"));
    const auto cheapest = select(prices[label<"price">]).from(prices).order_by(prices[label<"price">]);
    EXPECT_EQ(
        sql<sqlite>(cheapest),
        R"(SELECT "prices"."price" FROM (SELECT column1 COLLATE decimal AS "price" FROM (VALUES (?1), (?2))) AS "prices" ORDER BY "prices"."price")");
    EXPECT_THAT(values_of(cheapest), ElementsAre("9.5", "10"));
}

}  // namespace
