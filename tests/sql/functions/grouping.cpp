#include "sql/golden.hpp"
#include "sql/models.hpp"

using namespace cupel;

namespace {

constexpr auto big = col<&reading::big>;
constexpr auto words = col<&reading::words>;

constexpr auto levels =
    select(words, func::grouping(words).as<"total">(), func::grouping(words, big % big).as<"both">(),
           func::rank().over(partition_by(func::grouping(words)).order_by(func::count())).as<"rank">())
        .group_by(cube(words, big % big))
        .having(func::grouping(words) == 0 || func::count() > 3)
        .order_by(func::grouping(words), words);
GOLDEN_POSTGRESQL(
    levels,
    R"(SELECT "reading"."words", grouping("reading"."words") AS "total", grouping("reading"."words", "reading"."big" % "reading"."big") AS "both", rank() OVER (PARTITION BY grouping("reading"."words") ORDER BY count(*)) AS "rank" FROM "reading" GROUP BY CUBE ("reading"."words", "reading"."big" % "reading"."big") HAVING grouping("reading"."words") = $1 OR count(*) > $2 ORDER BY grouping("reading"."words"), "reading"."words")");

static_assert(!detail::compiled<std::remove_cvref_t<decltype(levels)>, postgresql>::plan.items[1].nullable);
static_assert(std::is_same_v<decltype(func::grouping(words))::value_type, std::int32_t>);

}  // namespace
