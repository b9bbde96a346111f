#include <cupel/cupel.hpp>
#include <cupel/sql/explain.hpp>

#include "sql/models.hpp"

using namespace cupel;
using blog::tag;

namespace {

constexpr auto plain = explain(select<tag>().where(col<&tag::label> == "sql"));
static_assert(sql<sqlite>(plain) ==
              R"(EXPLAIN QUERY PLAN SELECT "tags"."id", "tags"."label" FROM "tags" WHERE "tags"."label" = ?1)");
static_assert(sql<postgresql>(plain) ==
              R"(EXPLAIN SELECT "tags"."id", "tags"."label" FROM "tags" WHERE "tags"."label" = $1)");

constexpr auto of_returning = explain(delete_from<tag>().where(col<&tag::id> == 1).returning(col<&tag::label>));
static_assert(sql<sqlite>(of_returning) ==
              R"(EXPLAIN QUERY PLAN DELETE FROM "tags" WHERE "tags"."id" = ?1 RETURNING "label")");
static_assert(sql<postgresql>(of_returning) ==
              R"(EXPLAIN DELETE FROM "tags" WHERE "tags"."id" = $1 RETURNING "label")");

static_assert(sql<postgresql>(explain_analyze(select(col<&tag::id>))) ==
              R"(EXPLAIN ANALYZE SELECT "tags"."id" FROM "tags")");

}  // namespace
