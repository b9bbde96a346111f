#include <cupel/engine/shape.hpp>

#include "sql/golden.hpp"
#include "sql/models.hpp"
#include "sql/orders_models.hpp"
#include "sql/values.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

using namespace cupel;
using blog::post;
using blog::user;
using orders::shelf;
using testing::ElementsAre;

namespace {

constexpr auto ages = generate_series<"ages">(18, 65);
constexpr auto counted = select(ages[label<"value">], func::count(col<&user::id>).as<"users">())
                             .from(ages)
                             .left_join<user>(col<&user::age> == ages[label<"value">])
                             .group_by(ages[label<"value">]);
GOLDEN_EACH(
    counted,
    R"(SELECT "ages"."value", count("users"."id") AS "users" FROM (WITH RECURSIVE "bounds" ("first", "last", "step") AS (SELECT ?1, ?2, ?3), "series" ("value") AS (SELECT "first" FROM "bounds" WHERE "step" > 0 AND "first" <= "last" OR "step" < 0 AND "first" >= "last" UNION ALL SELECT "value" + "step" FROM "series", "bounds" WHERE "step" > 0 AND "value" + "step" <= "last" OR "step" < 0 AND "value" + "step" >= "last") SELECT "value" FROM "series") AS "ages" LEFT JOIN "users" ON "users"."age" = "ages"."value" GROUP BY "ages"."value")",
    R"(SELECT "ages"."value", count("users"."id") AS "users" FROM generate_series($1::BIGINT, $2::BIGINT, $3::BIGINT) AS "ages" ("value") LEFT JOIN "users" ON "users"."age" = "ages"."value" GROUP BY "ages"."value")");

// Bounds that the database computes.
constexpr auto missing_ids = generate_series<"n">(1, scalar(select(func::max(col<&post::id>))));
constexpr auto missing = select(missing_ids[label<"value">])
                             .from(missing_ids)
                             .where(missing_ids[label<"value">].not_in(select(col<&post::id>)));
GOLDEN_POSTGRESQL(
    missing,
    R"(SELECT "n"."value" FROM generate_series($1::BIGINT, CAST((SELECT max("posts"."id") FROM "posts") AS BIGINT), $2::BIGINT) AS "n" ("value") WHERE "n"."value" NOT IN (SELECT "posts"."id" FROM "posts"))");

// Elements of the arrays of a table before it.
constexpr auto labels = unnest<"labels">(col<&shelf::labels>);
constexpr auto of_shelves = select(col<&shelf::id>, labels[label<"value">].as<"label">())
                                .from<shelf>()
                                .cross_join(labels)
                                .where(labels[label<"value">] != "x");
GOLDEN_EACH(
    of_shelves,
    R"(SELECT "shelf"."id", "labels"."value" AS "label" FROM "shelf" CROSS JOIN json_each("shelf"."labels") AS "labels" WHERE "labels"."value" <> ?1)",
    R"(SELECT "shelf"."id", "labels"."value" AS "label" FROM "shelf" CROSS JOIN unnest("shelf"."labels") AS "labels" ("value") WHERE "labels"."value" <> $1)");

template <std::size_t Index, class Query>
using value_at = std::remove_cvref_t<
    decltype(std::declval<detail::row_type<std::remove_cv_t<Query>, sqlite>>().template get<Index>())>;
static_assert(std::same_as<value_at<0, decltype(counted)>, std::int64_t>);
static_assert(std::same_as<value_at<1, decltype(of_shelves)>, std::string>);

TEST(table_function, ranges_are_one_parameter) {
    const auto ids = unnest<"ids">(std::vector<std::int64_t>{3, 4});
    const auto query =
        select(col<&user::name>, ids[label<"value">] + 1).from<user>().join(ids, ids[label<"value">] == col<&user::id>);
    EXPECT_EQ(
        sql<sqlite>(query),
        R"(SELECT "users"."name", "ids"."value" + ?1 FROM "users" JOIN (SELECT value FROM json_each(?2)) AS "ids" ON "ids"."value" = "users"."id")");
    EXPECT_EQ(
        sql<postgresql>(query),
        R"(SELECT "users"."name", "ids"."value" + $1 FROM "users" JOIN unnest($2::BIGINT[]) AS "ids" ("value") ON "ids"."value" = "users"."id")");
    EXPECT_THAT(values_of(query), ElementsAre("1", "[3 4]"));
    static_assert(std::same_as<value_at<1, decltype(query)>, std::int64_t>);

    const auto words = unnest<"words">(std::vector<std::optional<std::string>>{"a", {}});
    const auto optional = select(words[label<"value">]).from(words);
    EXPECT_EQ(sql<postgresql>(optional), R"(SELECT "words"."value" FROM unnest($1::TEXT[]) AS "words" ("value"))");
    static_assert(std::same_as<value_at<0, decltype(optional)>, std::optional<std::string>>);
}

TEST(table_function, values_come_in_the_order_of_their_parameters) {
    EXPECT_THAT(values_of(counted), ElementsAre("18", "65", "1"));
    EXPECT_THAT(values_of(missing), ElementsAre("1", "1"));
}

}  // namespace
