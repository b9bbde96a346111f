#include <cupel/sql/relationship_rows.hpp>

#include "sql/golden.hpp"
#include "sql/ordered_models.hpp"

#include <cupel/sql/related.hpp>

using namespace cupel;
using ordered::bill;
using ordered::client;
using ordered::mark;
using ordered::rack;

namespace {

constexpr auto with_open = select(col<&client::id>).from<client>().join<&client::open_bills>();
GOLDEN(
    with_open,
    R"(SELECT "clients"."id" FROM "clients" JOIN "bills" ON "bills"."client_id" = "clients"."id" AND "bills"."state" = 'open')");

constexpr auto b = alias<bill, "b">;
constexpr auto under_a_name =
    select(col<&client::id>, b[col<&bill::title>]).from<client>().left_join<&client::first_rank>(b);
GOLDEN(
    under_a_name,
    R"(SELECT "clients"."id", "b"."title" FROM "clients" LEFT JOIN "bills" AS "b" ON "b"."client_id" = "clients"."id" AND "b"."rank" = 1)");

constexpr auto through = select(col<&bill::id>).from<bill>().join<&bill::short_marks>();
GOLDEN(
    through,
    R"(SELECT "bills"."id" FROM "bills" JOIN "bill_marks" ON "bill_marks"."bill_id" = "bills"."id" JOIN "marks" ON "bill_marks"."mark_id" = "marks"."id" AND ("marks"."width" < 5 OR "marks"."name" = 'it''s'))");

constexpr auto any_open = select(col<&client::id>).where(any<&client::open_bills>() && col<&client::id> > 1);
GOLDEN(
    any_open,
    R"(SELECT "clients"."id" FROM "clients" WHERE EXISTS (SELECT 1 FROM "bills" WHERE "bills"."client_id" = "clients"."id" AND "bills"."state" = 'open') AND "clients"."id" > ?1)");

constexpr auto any_short = select(col<&bill::id>).where(any<&bill::short_marks>(col<&mark::name> == "x"));
GOLDEN(
    any_short,
    R"(SELECT "bills"."id" FROM "bills" WHERE EXISTS (SELECT 1 FROM "bill_marks" JOIN "marks" ON "bill_marks"."mark_id" = "marks"."id" WHERE "bill_marks"."bill_id" = "bills"."id" AND ("marks"."width" < 5 OR "marks"."name" = 'it''s') AND "marks"."name" = ?1))");

// Without a name of its own the table could not be told from its owner's.
constexpr auto any_seen = select(col<&rack::id>).where(any<&rack::seen>());
GOLDEN(
    any_seen,
    R"(SELECT "racks"."id" FROM "racks" WHERE EXISTS (SELECT 1 FROM "racks" AS "related" WHERE "related"."above_id" = "racks"."id" AND NOT "related"."hidden"))");

}  // namespace
