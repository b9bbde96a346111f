// SQL of types that a database keeps in its own way: decimals, enums as types, UUIDs.
#include <cupel/cupel.hpp>
#include <cupel/types/uuid.hpp>

#include "sql/values.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace cupel;

namespace stock {

enum class shelf { low, high };

}  // namespace stock

template <>
inline constexpr auto cupel::enum_storage<stock::shelf> = cupel::enum_as::type;

namespace stock {

struct item {
    std::int64_t id{};
    decimal price{};
    std::optional<decimal> cost{};
    std::int32_t amount{};
    uuid code{};
    shelf place{};
    timestamptz bought{};
};

}  // namespace stock

template <>
struct cupel::mapping<stock::item> {
    static constexpr auto table = cupel::table<"items">(server_default<&stock::item::place>(stock::shelf::low),
                                                        server_default<&stock::item::bought>(func::current_timestamp()),
                                                        check(col<&stock::item::price> >= 0));
};

namespace {

using stock::item;
constexpr auto price = col<&item::price>;

template <class Statement>
void expect_sql(const Statement& statement, std::string_view of_sqlite, std::string_view of_postgresql) {
    EXPECT_EQ(sql<sqlite>(statement), of_sqlite);
    EXPECT_EQ(sql<postgresql>(statement), of_postgresql);
}

// A column knows its collation; a value made of columns must name it.
TEST(comparing, decimals_name_their_collation_where_no_column_does) {
    expect_sql(select(price).where(price > decimal("1.5")).order_by(price),
               R"(SELECT "items"."price" FROM "items" WHERE "items"."price" > ?1 ORDER BY "items"."price")",
               R"(SELECT "items"."price" FROM "items" WHERE "items"."price" > $1 ORDER BY "items"."price")");
    expect_sql(
        select(func::max(price)).where(coalesce(col<&item::cost>, price) < 3),
        R"(SELECT max("items"."price") COLLATE decimal FROM "items" WHERE coalesce("items"."cost", "items"."price") COLLATE decimal < ?1)",
        R"(SELECT max("items"."price") FROM "items" WHERE coalesce("items"."cost", "items"."price") < $1)");
    expect_sql(
        select(col<&item::id>).where(price > cast<decimal>(col<&item::amount>)),
        R"(SELECT "items"."id" FROM "items" WHERE "items"."price" > CAST("items"."amount" AS TEXT) COLLATE decimal)",
        R"(SELECT "items"."id" FROM "items" WHERE "items"."price" > CAST("items"."amount" AS NUMERIC))");
}

// A statement with integers beside decimals can be a constant.
constexpr auto cheap = select(price).where(price.between(-5, 10) && 3 > price && price.in(1, 2U));
constexpr auto free_of_charge = update<item>().set(price = 0, col<&item::cost> = 1).where(price != 0);

TEST(comparing, integers_beside_decimals_are_decimals) {
    expect_sql(free_of_charge, R"(UPDATE "items" SET "price" = ?1, "cost" = ?2 WHERE "items"."price" <> ?3)",
               R"(UPDATE "items" SET "price" = $1, "cost" = $2 WHERE "items"."price" <> $3)");
    EXPECT_THAT(values_of(cheap), testing::ElementsAre("-5", "10", "3", "1", "2"));
    EXPECT_THAT(sql<sqlite>(create_table<item>), testing::HasSubstr(R"(CHECK ("price" >= '0'))"));
    EXPECT_THAT(sql<postgresql>(create_table<item>), testing::HasSubstr(R"(CHECK ("price" >= '0'))"));
}

TEST(comparing, postgresql_computes_with_decimals) {
    EXPECT_EQ(
        sql<postgresql>(select(func::sum(price * col<&item::amount>), func::avg(price), func::sum(func::abs(-price)))),
        R"(SELECT sum("items"."price" * "items"."amount"), avg("items"."price"), sum(abs(-"items"."price")) FROM "items")");
    static_assert(std::same_as<decltype(func::sum(price * 2))::value_type, decimal>);
    static_assert(std::same_as<decltype(price - col<&item::amount>)::value_type, decimal>);
    static_assert(std::same_as<decltype(col<&item::amount> - price)::value_type, decimal>);
    static_assert(std::same_as<decltype(func::avg(price))::value_type, decimal>);
}

TEST(comparing, the_least_uuid_is_that_of_the_least_text) {
    expect_sql(select(func::min(col<&item::code>)), R"(SELECT min("items"."code") FROM "items")",
               R"(SELECT CAST(min(CAST("items"."code" AS TEXT)) AS UUID) FROM "items")");
}

TEST(comparing, an_enum_that_is_a_type_is_named_where_nothing_else_says_it) {
    expect_sql(
        insert_into<item>().values(item{}),
        R"(INSERT INTO "items" ("price", "cost", "amount", "code", "place", "bought") VALUES (?1, ?2, ?3, ?4, coalesce(?5, 'low'), coalesce(?6, strftime('%Y-%m-%d %H:%M:%f000Z', 'now'))))",
        R"(INSERT INTO "items" ("price", "cost", "amount", "code", "place", "bought") VALUES ($1, $2, $3, $4, coalesce($5::"shelf", 'low'), coalesce($6, now())))");
    EXPECT_EQ(
        sql<postgresql>(create_type<stock::shelf>),
        R"(DO $cupel$ BEGIN CREATE TYPE "shelf" AS ENUM ('low', 'high'); EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $cupel$)");
    EXPECT_EQ(
        sql<postgresql>(drop_type<stock::shelf>),
        R"(DO $cupel$ BEGIN DROP TYPE IF EXISTS "shelf"; EXCEPTION WHEN dependent_objects_still_exist THEN NULL; END $cupel$)");
}

TEST(comparing, a_vector_beside_an_array_is_one_value) {
    struct box {
        std::int64_t id{};
        std::vector<std::int64_t> numbers{};
    };
    const std::vector<std::int64_t> numbers{1, 2};
    expect_sql(
        select(col<&box::id>).where(col<&box::numbers>.in(numbers) || col<&box::id>.in(numbers)),
        R"(SELECT "box"."id" FROM "box" WHERE "box"."numbers" IN (?1) OR "box"."id" IN (SELECT value FROM json_each(?2)))",
        R"(SELECT "box"."id" FROM "box" WHERE "box"."numbers" IN ($1) OR "box"."id" = ANY($2))");
}

}  // namespace
