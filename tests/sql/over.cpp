#include "sql/golden.hpp"
#include "sql/models.hpp"

using namespace cupel;

namespace {

constexpr auto big = col<&reading::big>;
constexpr auto medium = col<&reading::medium>;
constexpr auto words = col<&reading::words>;
constexpr auto flag = col<&reading::flag>;

// The cast to cupel's type stands behind the window.
constexpr auto aggregates =
    select(words, func::sum(big).over(partition_by(words)).as<"sum">(), func::avg(big).filter(flag).over().as<"avg">(),
           func::min(flag).over(order_by(big)).as<"min">(), func::every(flag).over().as<"every">(),
           func::string_agg(words, ",").over(order_by(big)).as<"list">());
GOLDEN_EACH(
    aggregates,
    R"(SELECT "reading"."words", sum("reading"."big") OVER (PARTITION BY "reading"."words") AS "sum", avg("reading"."big") FILTER (WHERE "reading"."flag") OVER () AS "avg", min("reading"."flag") OVER (ORDER BY "reading"."big") AS "min", min("reading"."flag") OVER () AS "every", group_concat("reading"."words", ?1) OVER (ORDER BY "reading"."big") AS "list" FROM "reading")",
    R"(SELECT "reading"."words", sum("reading"."big") OVER (PARTITION BY "reading"."words")::bigint AS "sum", avg("reading"."big") FILTER (WHERE "reading"."flag") OVER ()::double precision AS "avg", bool_and("reading"."flag") OVER (ORDER BY "reading"."big") AS "min", every("reading"."flag") OVER () AS "every", string_agg("reading"."words", $1) OVER (ORDER BY "reading"."big") AS "list" FROM "reading")");

// Over groups: aggregates inside, and of the columns only keys.
constexpr auto of_groups =
    select(words, func::count().as<"n">(), func::sum(func::count()).over(order_by(words)).as<"running">(),
           func::rank().over(order_by(func::sum(big).desc())).as<"rank">(),
           (func::max(big) - func::lag(func::max(big)).over(order_by(words))).as<"step">())
        .group_by(words)
        .having(func::count() > 1)
        .order_by(func::row_number().over(order_by(func::count().desc(), words)));
GOLDEN_EACH(
    of_groups,
    R"(SELECT "reading"."words", count(*) AS "n", sum(count(*)) OVER (ORDER BY "reading"."words") AS "running", rank() OVER (ORDER BY sum("reading"."big") DESC) AS "rank", max("reading"."big") - lag(max("reading"."big")) OVER (ORDER BY "reading"."words") AS "step" FROM "reading" GROUP BY "reading"."words" HAVING count(*) > ?1 ORDER BY row_number() OVER (ORDER BY count(*) DESC, "reading"."words"))",
    R"(SELECT "reading"."words", count(*) AS "n", sum(count(*)) OVER (ORDER BY "reading"."words")::bigint AS "running", rank() OVER (ORDER BY sum("reading"."big")::bigint DESC) AS "rank", max("reading"."big") - lag(max("reading"."big")) OVER (ORDER BY "reading"."words") AS "step" FROM "reading" GROUP BY "reading"."words" HAVING count(*) > $1 ORDER BY row_number() OVER (ORDER BY count(*) DESC, "reading"."words"))");

// A key of GROUP BY that is an expression stands inside a window as it does anywhere.
constexpr auto of_expressions =
    select(func::sum(big % medium).over(partition_by(big % medium).order_by((big % medium).desc())).as<"x">())
        .group_by(big % medium);
GOLDEN_EACH(
    of_expressions,
    R"(SELECT sum("reading"."big" % "reading"."medium") OVER (PARTITION BY "reading"."big" % "reading"."medium" ORDER BY "reading"."big" % "reading"."medium" DESC) AS "x" FROM "reading" GROUP BY "reading"."big" % "reading"."medium")",
    R"(SELECT sum("reading"."big" % "reading"."medium") OVER (PARTITION BY "reading"."big" % "reading"."medium" ORDER BY "reading"."big" % "reading"."medium" DESC)::bigint AS "x" FROM "reading" GROUP BY "reading"."big" % "reading"."medium")");

// Alone it makes no groups: columns stand beside it.
constexpr auto no_groups = select(words, func::max(big).over().as<"most">(), (big * 2).as<"twice">())
                               .order_by(func::sum(medium).over(partition_by(words)).desc(), label<"most">);
GOLDEN_EACH(
    no_groups,
    R"(SELECT "reading"."words", max("reading"."big") OVER () AS "most", "reading"."big" * ?1 AS "twice" FROM "reading" ORDER BY sum("reading"."medium") OVER (PARTITION BY "reading"."words") DESC, "most")",
    R"(SELECT "reading"."words", max("reading"."big") OVER () AS "most", "reading"."big" * $1 AS "twice" FROM "reading" ORDER BY sum("reading"."medium") OVER (PARTITION BY "reading"."words")::bigint DESC, "most")");

// A subquery is a statement of its own: its windows and its aggregates are no part of what is around it.
constexpr auto numbers = select(func::row_number().over(order_by(col<&blog::post::id>))).from<blog::post>();
constexpr auto in_subqueries = select(func::sum(case_(when(col<&blog::user::id>.in(numbers), 1)).else_(0)).as<"n">())
                                   .where(col<&blog::user::id>.in(numbers));
GOLDEN_EACH(
    in_subqueries,
    R"(SELECT sum(CASE WHEN "users"."id" IN (SELECT row_number() OVER (ORDER BY "posts"."id") FROM "posts") THEN ?1 ELSE ?2 END) AS "n" FROM "users" WHERE "users"."id" IN (SELECT row_number() OVER (ORDER BY "posts"."id") FROM "posts"))",
    R"(SELECT sum(CASE WHEN "users"."id" IN (SELECT row_number() OVER (ORDER BY "posts"."id") FROM "posts") THEN $1::INTEGER ELSE $2 END)::bigint AS "n" FROM "users" WHERE "users"."id" IN (SELECT row_number() OVER (ORDER BY "posts"."id") FROM "posts"))");

constexpr auto different = select(func::dense_rank().over(order_by(big))).distinct();
GOLDEN(different, R"(SELECT DISTINCT dense_rank() OVER (ORDER BY "reading"."big") FROM "reading")");

template <std::size_t Index, class Query>
constexpr bool nullable(const Query&) {
    return detail::compiled<Query, sqlite>::plan.items[Index].nullable;
}
static_assert(!nullable<2>(of_groups) && !nullable<3>(of_groups) && nullable<4>(of_groups));
// Without GROUP BY the aggregate inside is NULL over no rows.
static_assert(nullable<0>(select(func::sum(func::max(big)).over())) &&
              !nullable<0>(select(func::sum(func::count()).over())));

}  // namespace
