#include "sql/criteria_models.hpp"
#include "sql/golden.hpp"

#include <cupel/sql/scoped_statement.hpp>

#include <gtest/gtest.h>

using namespace cupel;
using office::doc;
using office::folder;
using office::note;
using office::request;

#define SCOPED(name, statement, text)                                                                                  \
    constexpr auto name##_itself = statement;                                                                          \
    constexpr auto name = detail::make_scoped<sqlite>(name##_itself, me);                                              \
    GOLDEN(name, text)

namespace {

constexpr office::request me{};
constexpr auto other = alias<folder, "other">;
constexpr auto named = col<&folder::name> == "it's";
constexpr auto early = col<&folder::id> < 10 || col<&folder::id> == 20;
constexpr auto drafts = col<&doc::title> == "draft";
constexpr auto of_me = col<&folder::id> == session_value<&request::tenant>;

// A table without criteria of its own.
SCOPED(added, select(col<&folder::id>).where(col<&folder::id> > 3).options(with_criteria<folder, named>),
       R"(SELECT "folders"."id" FROM "folders" WHERE "folders"."name" = 'it''s' AND "folders"."id" > ?1)");
SCOPED(
    added_twice, select(col<&folder::id>).options(with_criteria<folder, named>, with_criteria<folder, early>),
    R"(SELECT "folders"."id" FROM "folders" WHERE "folders"."name" = 'it''s' AND ("folders"."id" < 10 OR "folders"."id" = 20))");
SCOPED(added_from_session, select(col<&folder::id>).where(col<&folder::id> > 3).options(with_criteria<folder, of_me>),
       R"(SELECT "folders"."id" FROM "folders" WHERE "folders"."id" = ?1 AND "folders"."id" > ?2)");

// Beside the criteria of the mapping, and where these are lifted.
SCOPED(
    beside_others, select(col<&doc::id>).options(with_criteria<doc, drafts>),
    R"(SELECT "docs"."id" FROM "docs" WHERE "docs"."tenant_id" = ?1 AND "docs"."deleted_at" IS NULL AND "docs"."title" = 'draft')");
SCOPED(in_their_place, select(col<&doc::id>).options(without_criteria<doc>, with_criteria<doc, drafts>),
       R"(SELECT "docs"."id" FROM "docs" WHERE "docs"."title" = 'draft')");

// Wherever the table stands.
SCOPED(
    joined,
    select(col<&doc::id>).from<doc>().left_join<folder>().options(without_criteria<doc>, with_criteria<folder, named>),
    R"(SELECT "docs"."id" FROM "docs" LEFT JOIN "folders" ON "docs"."folder_id" = "folders"."id" AND "folders"."name" = 'it''s')");
SCOPED(
    under_an_alias,
    select(col<&folder::id>)
        .from<folder>()
        .full_join(other, other[col<&folder::name>] == col<&folder::name>)
        .options(with_criteria<folder, early>),
    R"(SELECT "folders"."id" FROM "folders" FULL JOIN "folders" AS "other" ON "other"."name" = "folders"."name" AND ("folders"."id" < 10 OR "folders"."id" = 20) AND ("other"."id" < 10 OR "other"."id" = 20) WHERE ("folders"."id" IS NULL OR ("folders"."id" < 10 OR "folders"."id" = 20)) AND ("other"."id" IS NULL OR ("other"."id" < 10 OR "other"."id" = 20)))");
SCOPED(
    in_subquery,
    select(col<&folder::id>)
        .where(exists(select(col<&doc::id>).where(col<&doc::folder_id> == col<&folder::id>)))
        .options(without_criteria<doc>, with_criteria<doc, drafts>),
    R"(SELECT "folders"."id" FROM "folders" WHERE EXISTS (SELECT "docs"."id" FROM "docs" WHERE "docs"."title" = 'draft' AND "docs"."folder_id" = "folders"."id"))");

// A table that the statement does not name.
SCOPED(of_another, select(col<&folder::id>).options(with_criteria<doc, drafts>),
       R"(SELECT "folders"."id" FROM "folders")");

}  // namespace
