#include <cupel/sql/explain.hpp>

#include "sql/golden.hpp"
#include "sql/models.hpp"

using namespace cupel;
using blog::tag;
using blog::user;

namespace {

constexpr auto plain = explain(select<tag>().where(col<&tag::label> == "sql"));
GOLDEN_EACH(plain, R"(EXPLAIN QUERY PLAN SELECT "tags"."id", "tags"."label" FROM "tags" WHERE "tags"."label" = ?1)",
            R"(EXPLAIN SELECT "tags"."id", "tags"."label" FROM "tags" WHERE "tags"."label" = $1)");

constexpr auto of_returning = explain(delete_from<tag>().where(col<&tag::id> == 1).returning(col<&tag::label>));
GOLDEN_EACH(of_returning, R"(EXPLAIN QUERY PLAN DELETE FROM "tags" WHERE "tags"."id" = ?1 RETURNING "label")",
            R"(EXPLAIN DELETE FROM "tags" WHERE "tags"."id" = $1 RETURNING "label")");

static_assert(sql<postgresql>(explain_analyze(select(col<&tag::id>))) ==
              R"(EXPLAIN ANALYZE SELECT "tags"."id" FROM "tags")");

}  // namespace
