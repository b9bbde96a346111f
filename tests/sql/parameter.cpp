// Golden SQL of sql/parameter.hpp: named parameters, each bound once.
#include "sql/golden.hpp"
#include "sql/models.hpp"

#include <gtest/gtest.h>

using namespace cupel;
using namespace blog;

namespace {

constexpr auto adults = select(col<&user::name>).where(col<&user::age> > param<"age">);
GOLDEN(adults, R"(SELECT "users"."name" FROM "users" WHERE "users"."age" > ?1)");

// A name in several places is one parameter; values between them keep their own.
constexpr auto again = select(col<&user::name>)
                           .where(col<&user::age> > param<"age"> || col<&user::score> > 1.5 ||
                                  param<"age"> == col<&user::age> || col<&user::name> == param<"name">);
GOLDEN(
    again,
    R"(SELECT "users"."name" FROM "users" WHERE "users"."age" > ?1 OR "users"."score" > ?2 OR ?1 = "users"."age" OR "users"."name" = ?3)");

constexpr auto everywhere =
    select(param<"number", std::int64_t>.as<"number">(), (col<&post::views> + param<"more">).as<"sum">())
        .where(col<&post::title>.like(param<"pattern">) && col<&post::views>.between(param<"low">, param<"high">) &&
               col<&post::id>.in(param<"a">, param<"b">) && col<&post::editor_id>.is_not_distinct_from(param<"editor">))
        .order_by(col<&post::id>)
        .limit(param<"count">)
        .offset(param<"skip">);
GOLDEN_EACH(
    everywhere,
    R"(SELECT ?1 AS "number", "posts"."views" + ?2 AS "sum" FROM "posts" WHERE "posts"."title" LIKE ?3 AND "posts"."views" BETWEEN ?4 AND ?5 AND "posts"."id" IN (?6, ?7) AND "posts"."editor_id" IS NOT DISTINCT FROM ?8 ORDER BY "posts"."id" LIMIT ?9 OFFSET ?10)",
    R"(SELECT $1::BIGINT AS "number", "posts"."views" + $2 AS "sum" FROM "posts" WHERE "posts"."title" LIKE $3 AND "posts"."views" BETWEEN $4 AND $5 AND "posts"."id" IN ($6, $7) AND "posts"."editor_id" IS NOT DISTINCT FROM $8 ORDER BY "posts"."id" LIMIT $9 OFFSET $10)");

constexpr auto only_offset = select(col<&post::id>).order_by(col<&post::id>).offset(param<"skip">);
GOLDEN_EACH(only_offset, R"(SELECT "posts"."id" FROM "posts" ORDER BY "posts"."id" LIMIT -1 OFFSET ?1)",
            R"(SELECT "posts"."id" FROM "posts" ORDER BY "posts"."id" OFFSET $1)");

constexpr auto in_subquery =
    select(col<&user::name>)
        .where(exists(select(col<&post::id>)
                          .where(col<&post::author_id> == col<&user::id> && col<&post::views> > param<"views">)) &&
               col<&user::id> != param<"id">);
GOLDEN(
    in_subquery,
    R"(SELECT "users"."name" FROM "users" WHERE EXISTS (SELECT "posts"."id" FROM "posts" WHERE "posts"."author_id" = "users"."id" AND "posts"."views" > ?1) AND "users"."id" <> ?2)");

constexpr auto inserted = insert_into<tag>().values(col<&tag::label> = param<"label">);
GOLDEN(inserted, R"(INSERT INTO "tags" ("label") VALUES (?1))");

constexpr auto updated = update<post>()
                             .set(col<&post::title> = param<"title">, col<&post::editor_id> = param<"editor">)
                             .where(col<&post::id> == param<"id">);
GOLDEN(updated, R"(UPDATE "posts" SET "title" = ?1, "editor_id" = ?2 WHERE "posts"."id" = ?3)");

constexpr auto deleted = delete_from<post>().where(col<&post::id> == param<"id">).returning(col<&post::title>);
GOLDEN(deleted, R"(DELETE FROM "posts" WHERE "posts"."id" = ?1 RETURNING "title")");

// The values change nothing, not even where the text is.
constexpr auto bound = adults.bind(param<"age"> = 41);
GOLDEN(bound, R"(SELECT "users"."name" FROM "users" WHERE "users"."age" > ?1)");
static_assert(sql<sqlite>(bound).data() == sql<sqlite>(adults).data());

// What it hands over, in the order of the parameters.
struct visited {
    std::string all;
    template <class T>
    void operator()(const T& value) {
        if constexpr (std::is_arithmetic_v<T>)
            all += std::to_string(value) + (std::is_same_v<T, std::int32_t> ? "i " : " ");
        else all += std::string(value) + " ";
    }
    template <class T>
    void null() {
        all += "NULL ";
    }
};

TEST(parameter, values_in_the_order_of_the_text_each_once) {
    visited seen;
    const auto statement = again.bind(param<"name"> = "Ada", param<"age"> = 41);
    cupel::detail::visit_clauses(seen, statement.clauses);
    EXPECT_EQ(seen.all, "41i 1.500000 Ada ");
}

TEST(parameter, becomes_the_type_of_what_it_stands_beside) {
    visited seen;
    const auto statement =
        updated.bind(param<"title"> = std::string("t"), param<"editor"> = std::nullopt, param<"id"> = short(7));
    cupel::detail::visit_clauses(seen, statement.clauses);
    EXPECT_EQ(seen.all, "t NULL 7 ");
    visited again_seen;
    const auto too_large = adults.bind(param<"age"> = std::int64_t{1} << 40);
    EXPECT_THROW(cupel::detail::visit_clauses(again_seen, too_large.clauses), data_error);
}

}  // namespace
