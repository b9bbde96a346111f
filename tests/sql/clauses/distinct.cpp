#include "sql/golden.hpp"
#include "sql/models.hpp"

#include <gtest/gtest.h>

using namespace cupel;
using blog::user;

namespace {

constexpr auto distinct_kinds = select(col<&user::kind>).distinct();
GOLDEN(distinct_kinds, R"(SELECT DISTINCT "users"."kind" FROM "users")");

constexpr auto distinct_ordered = select(col<&user::kind>, (col<&user::score> + 1).as<"more">())
                                      .distinct()
                                      .order_by(col<&user::kind>.desc(), label<"more">)
                                      .limit(3);
GOLDEN(
    distinct_ordered,
    R"(SELECT DISTINCT "users"."kind", "users"."score" + ?1 AS "more" FROM "users" ORDER BY "users"."kind" DESC, "more" LIMIT ?2)");

constexpr auto distinct_entity = select<blog::tag>().distinct().order_by(col<&blog::tag::label>);
GOLDEN(distinct_entity, R"(SELECT DISTINCT "tags"."id", "tags"."label" FROM "tags" ORDER BY "tags"."label")");

constexpr auto distinct_in_subquery =
    select(col<&user::id>).where(col<&user::kind>.in(select(col<&user::kind>).distinct()));
GOLDEN(distinct_in_subquery,
       R"(SELECT "users"."id" FROM "users" WHERE "users"."kind" IN (SELECT DISTINCT "users"."kind" FROM "users"))");

}  // namespace
