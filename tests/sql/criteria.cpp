#include "sql/criteria_models.hpp"
#include "sql/golden.hpp"

#include <cupel/sql/scoped_statement.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace cupel;
using office::doc;
using office::folder;
using office::note;
using office::request;

// What a session sends: GOLDEN of a statement with the criteria of its tables.
#define SCOPED(name, statement, text)                                                                                  \
    constexpr auto name##_itself = statement;                                                                          \
    constexpr auto name = detail::make_scoped<sqlite>(name##_itself, me);                                              \
    GOLDEN(name, text)

namespace {

constexpr office::request me{};
constexpr auto d = alias<doc, "d">;
constexpr auto e = alias<doc, "e">;

SCOPED(
    one_table, select(col<&doc::id>).where(col<&doc::title> == "a"),
    R"(SELECT "docs"."id" FROM "docs" WHERE "docs"."tenant_id" = ?1 AND "docs"."deleted_at" IS NULL AND "docs"."title" = ?2)");
SCOPED(without_where, select(func::count()).from<doc>().limit(3),
       R"(SELECT count(*) FROM "docs" WHERE "docs"."tenant_id" = ?1 AND "docs"."deleted_at" IS NULL LIMIT ?2)");
SCOPED(
    or_condition, select(col<&doc::id>).where(col<&doc::title> == "a" || col<&doc::id> > 3).order_by(col<&doc::id>),
    R"(SELECT "docs"."id" FROM "docs" WHERE "docs"."tenant_id" = ?1 AND "docs"."deleted_at" IS NULL AND ("docs"."title" = ?2 OR "docs"."id" > ?3) ORDER BY "docs"."id")");
SCOPED(constant_condition, select(col<&note::id>),
       R"(SELECT "notes"."id" FROM "notes" WHERE (NOT "notes"."hidden" OR "notes"."text" = 'public'))");

SCOPED(
    left_joined,
    select(col<&folder::name>, func::count(col<&doc::id>)).from<folder>().left_join<doc>().group_by(col<&folder::name>),
    R"(SELECT "folders"."name", count("docs"."id") FROM "folders" LEFT JOIN "docs" ON "docs"."folder_id" = "folders"."id" AND "docs"."tenant_id" = ?1 AND "docs"."deleted_at" IS NULL GROUP BY "folders"."name")");
SCOPED(
    left_joined_by_or,
    select(col<&folder::name>)
        .from<folder>()
        .left_join<doc>(col<&doc::folder_id> == col<&folder::id> || col<&doc::id> == 3)
        .where(col<&doc::id>.is_null()),
    R"(SELECT "folders"."name" FROM "folders" LEFT JOIN "docs" ON ("docs"."folder_id" = "folders"."id" OR "docs"."id" = ?2) AND "docs"."tenant_id" = ?1 AND "docs"."deleted_at" IS NULL WHERE "docs"."id" IS NULL)");
SCOPED(
    right_joined, select(col<&folder::name>).from<folder>().right_join<doc>(),
    R"(SELECT "folders"."name" FROM "folders" RIGHT JOIN "docs" ON "docs"."folder_id" = "folders"."id" WHERE "docs"."tenant_id" = ?1 AND "docs"."deleted_at" IS NULL)");
SCOPED(
    before_right_join, select(col<&folder::name>).from<doc>().right_join<folder>(),
    R"(SELECT "folders"."name" FROM "docs" RIGHT JOIN "folders" ON "docs"."folder_id" = "folders"."id" AND "docs"."tenant_id" = ?1 AND "docs"."deleted_at" IS NULL)");
SCOPED(
    full_joined, select(col<&note::text>).from<doc>().full_join<note>().options(include_deleted<doc>),
    R"(SELECT "notes"."text" FROM "docs" FULL JOIN "notes" ON "notes"."doc_id" = "docs"."id" AND "docs"."tenant_id" = ?1 AND (NOT "notes"."hidden" OR "notes"."text" = 'public') WHERE ("docs"."id" IS NULL OR "docs"."tenant_id" = ?1) AND ("notes"."id" IS NULL OR (NOT "notes"."hidden" OR "notes"."text" = 'public')))");
SCOPED(
    aliases, select(d[col<&doc::id>]).from(d).join(e, e[col<&doc::id>] > d[col<&doc::id>]).cross_join<note>(),
    R"(SELECT "d"."id" FROM "docs" AS "d" JOIN "docs" AS "e" ON "e"."id" > "d"."id" AND "e"."tenant_id" = ?1 AND "e"."deleted_at" IS NULL CROSS JOIN "notes" WHERE "d"."tenant_id" = ?1 AND "d"."deleted_at" IS NULL AND (NOT "notes"."hidden" OR "notes"."text" = 'public'))");
SCOPED(
    by_using, select(col<&note::text>).from<note>().join<doc>(using_<&note::id>).options(include_deleted<doc>),
    R"(SELECT "notes"."text" FROM "notes" JOIN "docs" USING ("id") WHERE (NOT "notes"."hidden" OR "notes"."text" = 'public') AND "docs"."tenant_id" = ?1)");

SCOPED(
    in_exists,
    select(col<&folder::id>).where(exists(select(col<&doc::id>).where(col<&doc::folder_id> == col<&folder::id>))),
    R"(SELECT "folders"."id" FROM "folders" WHERE EXISTS (SELECT "docs"."id" FROM "docs" WHERE "docs"."tenant_id" = ?1 AND "docs"."deleted_at" IS NULL AND "docs"."folder_id" = "folders"."id"))");
SCOPED(
    in_scalar,
    select(col<&folder::id>,
           scalar(select(func::count()).from<doc>().where(col<&doc::folder_id> == col<&folder::id>)).as<"docs">()),
    R"(SELECT "folders"."id", (SELECT count(*) FROM "docs" WHERE "docs"."tenant_id" = ?1 AND "docs"."deleted_at" IS NULL AND "docs"."folder_id" = "folders"."id") AS "docs" FROM "folders")");
SCOPED(
    in_in, select(col<&folder::id>).where(col<&folder::id>.in(select(col<&doc::id>))),
    R"(SELECT "folders"."id" FROM "folders" WHERE "folders"."id" IN (SELECT "docs"."id" FROM "docs" WHERE "docs"."tenant_id" = ?1 AND "docs"."deleted_at" IS NULL))");
constexpr auto s = select(col<&doc::id>, col<&doc::folder_id>).subquery<"s">();
SCOPED(
    in_derived_table, select(s[col<&doc::id>]).from(s).where(s[col<&doc::id>] > 2),
    R"(SELECT "s"."id" FROM (SELECT "docs"."id", "docs"."folder_id" FROM "docs" WHERE "docs"."tenant_id" = ?1 AND "docs"."deleted_at" IS NULL) AS "s" WHERE "s"."id" > ?2)");
constexpr auto c = select(col<&doc::id>, col<&doc::folder_id>).cte<"c">();
SCOPED(
    in_cte, select(c[col<&doc::id>]).from(c).with(c),
    R"(WITH "c" AS (SELECT "docs"."id", "docs"."folder_id" FROM "docs" WHERE "docs"."tenant_id" = ?1 AND "docs"."deleted_at" IS NULL) SELECT "c"."id" FROM "c")");
SCOPED(
    in_union, select(col<&doc::id>).union_(select(col<&note::id>)),
    R"(SELECT "docs"."id" FROM "docs" WHERE "docs"."tenant_id" = ?1 AND "docs"."deleted_at" IS NULL UNION SELECT "notes"."id" FROM "notes" WHERE (NOT "notes"."hidden" OR "notes"."text" = 'public'))");

SCOPED(
    updated, update<doc>().set(col<&doc::title> = "x").where(col<&doc::id> == 4 || col<&doc::id> == 5),
    R"(UPDATE "docs" SET "title" = ?2 WHERE "docs"."tenant_id" = ?1 AND "docs"."deleted_at" IS NULL AND ("docs"."id" = ?3 OR "docs"."id" = ?4))");
SCOPED(
    all_updated, update<doc>().set(col<&doc::title> = "x").all_rows().returning(col<&doc::id>),
    R"(UPDATE "docs" SET "title" = ?2 WHERE "docs"."tenant_id" = ?1 AND "docs"."deleted_at" IS NULL RETURNING "id")");
SCOPED(
    updated_from,
    update<folder>()
        .set(col<&folder::name> = col<&doc::title>)
        .from<doc>()
        .join<note>()
        .where(col<&doc::folder_id> == col<&folder::id>),
    R"(UPDATE "folders" SET "name" = "docs"."title" FROM "docs" JOIN "notes" ON "notes"."doc_id" = "docs"."id" AND (NOT "notes"."hidden" OR "notes"."text" = 'public') WHERE "docs"."tenant_id" = ?1 AND "docs"."deleted_at" IS NULL AND "docs"."folder_id" = "folders"."id")");
SCOPED(removed, delete_from<doc>().where(col<&doc::id> == 4),
       R"(DELETE FROM "docs" WHERE "docs"."tenant_id" = ?1 AND "docs"."deleted_at" IS NULL AND "docs"."id" = ?2)");

constexpr auto removed_using_itself = delete_from<doc>().using_<note>().where(col<&doc::id> == col<&note::doc_id>);
constexpr auto removed_using = detail::make_scoped<sqlite>(removed_using_itself, me);
GOLDEN_EACH(
    removed_using,
    R"(DELETE FROM "docs" WHERE EXISTS (SELECT 1 FROM "notes" WHERE "docs"."tenant_id" = ?1 AND "docs"."deleted_at" IS NULL AND (NOT "notes"."hidden" OR "notes"."text" = 'public') AND "docs"."id" = "notes"."doc_id"))",
    R"(DELETE FROM "docs" USING "notes" WHERE "docs"."tenant_id" = $1 AND "docs"."deleted_at" IS NULL AND (NOT "notes"."hidden" OR "notes"."text" = 'public') AND "docs"."id" = "notes"."doc_id")");

SCOPED(with_deleted, select(col<&doc::id>).options(include_deleted<doc>),
       R"(SELECT "docs"."id" FROM "docs" WHERE "docs"."tenant_id" = ?1)");
SCOPED(
    of_all_tenants, select(col<&doc::id>).from<doc>().join<note>().options(without_criteria<doc>),
    R"(SELECT "docs"."id" FROM "docs" JOIN "notes" ON "notes"."doc_id" = "docs"."id" AND (NOT "notes"."hidden" OR "notes"."text" = 'public'))");

// An engine adds nothing, and a statement of other tables has nothing added.
constexpr auto by_engine = select(col<&doc::id>);
GOLDEN(by_engine, R"(SELECT "docs"."id" FROM "docs")");
static_assert(detail::compiled<std::remove_const_t<decltype(by_engine)>, sqlite>::plan.filtered);
constexpr auto others = select(col<&folder::id>);
static_assert(!detail::compiled<std::remove_const_t<decltype(others)>, sqlite>::plan.filtered);

// Optional parts: the parameter of the session stays the first, wherever it stands.
TEST(criteria, stand_beside_optional_parts) {
    const auto text = [](bool titled, bool joined) {
        const auto statement = select(col<&note::id>)
                                   .join_if<doc>(part<"d">(joined))
                                   .where_if(part<"d">(joined), col<&doc::id> == 3)
                                   .where_if(titled, col<&note::text> == "x");
        return std::string(sql<sqlite>(detail::make_scoped<sqlite>(statement, me)));
    };
    const std::string plain = R"(SELECT "notes"."id" FROM "notes")";
    const std::string shown = R"( WHERE (NOT "notes"."hidden" OR "notes"."text" = 'public'))";
    const std::string join =
        R"( JOIN "docs" ON "notes"."doc_id" = "docs"."id" AND "docs"."tenant_id" = ?1 AND "docs"."deleted_at" IS NULL)";
    EXPECT_EQ(text(false, false), plain + shown);
    EXPECT_EQ(text(true, false), plain + shown + R"( AND "notes"."text" = ?2)");
    EXPECT_EQ(text(false, true), plain + join + shown + R"( AND "docs"."id" = ?2)");
    EXPECT_EQ(text(true, true), plain + join + shown + R"( AND "docs"."id" = ?2 AND "notes"."text" = ?3)");
}

}  // namespace
