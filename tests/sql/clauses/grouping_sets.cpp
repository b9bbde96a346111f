#include "sql/golden.hpp"
#include "sql/models.hpp"

using namespace cupel;

namespace {

constexpr auto big = col<&reading::big>;
constexpr auto medium = col<&reading::medium>;
constexpr auto words = col<&reading::words>;

constexpr auto rolled_up =
    select(words, big, func::sum(medium).as<"sum">(), func::count().as<"n">()).group_by(rollup(words, big));
GOLDEN_POSTGRESQL(
    rolled_up,
    R"(SELECT "reading"."words", "reading"."big", sum("reading"."medium")::bigint AS "sum", count(*) AS "n" FROM "reading" GROUP BY ROLLUP ("reading"."words", "reading"."big"))");

constexpr auto beside_keys = select(words, big, medium, func::count().as<"n">())
                                 .group_by(words, cube(grouping_set(big, medium), func::lower(words)))
                                 .having(func::count() > 1);
GOLDEN_POSTGRESQL(
    beside_keys,
    R"(SELECT "reading"."words", "reading"."big", "reading"."medium", count(*) AS "n" FROM "reading" GROUP BY "reading"."words", CUBE (("reading"."big", "reading"."medium"), lower("reading"."words")) HAVING count(*) > $1)");

constexpr auto sets =
    select((big / 10).as<"tens">(), words, medium, func::lower(words).as<"lower">(), func::max(medium).as<"most">())
        .group_by(grouping_sets(grouping_set(label<"tens">, medium), grouping_set(medium, words), rollup(medium),
                                grouping_set(medium, func::lower(words))));
GOLDEN_POSTGRESQL(
    sets,
    R"(SELECT "reading"."big" / $1 AS "tens", "reading"."words", "reading"."medium", lower("reading"."words") AS "lower", max("reading"."medium") AS "most" FROM "reading" GROUP BY GROUPING SETS (("tens", "reading"."medium"), ("reading"."medium", "reading"."words"), ROLLUP ("reading"."medium"), ("reading"."medium", lower("reading"."words"))))");

constexpr auto without_everything =
    select(words, big, func::sum(medium).as<"sum">()).group_by(grouping_sets(words, grouping_set(words, big)));
GOLDEN_POSTGRESQL(
    without_everything,
    R"(SELECT "reading"."words", "reading"."big", sum("reading"."medium")::bigint AS "sum" FROM "reading" GROUP BY GROUPING SETS ("reading"."words", ("reading"."words", "reading"."big")))");

template <std::size_t Index, class Query>
constexpr bool nullable(const Query&) {
    return detail::compiled<Query, postgresql>::plan.items[Index].nullable;
}
// A key is NULL in the rows of the sets without it, and what is computed with it.
static_assert(nullable<0>(rolled_up) && nullable<1>(rolled_up) && !nullable<3>(rolled_up));
static_assert(!nullable<0>(beside_keys) && nullable<1>(beside_keys) && nullable<2>(beside_keys));
static_assert(nullable<0>(sets) && nullable<1>(sets) && nullable<3>(sets));
static_assert(nullable<0>(select((big + 1).as<"x">()).group_by(rollup(big))) &&
              nullable<0>(select(func::upper(words).as<"x">()).group_by(rollup(func::upper(words)))) &&
              nullable<0>(select(func::concat(func::upper(words), "!").as<"x">()).group_by(cube(func::upper(words)))) &&
              nullable<0>(select((big * medium).as<"x">()).group_by(rollup(big * medium))) &&
              !nullable<0>(select(coalesce(big, 0).as<"x">()).group_by(rollup(big))));
// Not where every set has it, nor inside an aggregate.
static_assert(!nullable<0>(without_everything) && nullable<1>(without_everything) && !nullable<2>(without_everything));
static_assert(!nullable<0>(select(big, words).group_by(big, rollup(words, big))) &&
              !nullable<1>(select(big, func::max(words)).group_by(big, rollup(words))));
// The group of everything is there even where there are no rows; a window is over the rows that are there.
static_assert(nullable<2>(rolled_up) && nullable<4>(sets));
static_assert(nullable<0>(select(func::max(big).over()).group_by(rollup(big))) &&
              !nullable<0>(select(func::rank().over(order_by(big))).group_by(rollup(big))));
// The key of a table stands for its columns where every set has it.
static_assert(!nullable<1>(select(col<&reading::id>, words).group_by(col<&reading::id>, rollup(big))) &&
              nullable<1>(select(col<&reading::id>, words).group_by(col<&reading::id>, rollup(words))));

// A whole entity is there in the rows of the sets that have it.
constexpr auto with_entity = select(entity<blog::tag>, func::count().as<"n">())
                                 .from<blog::tag>()
                                 .join<blog::post_tag>()
                                 .group_by(rollup(grouping_set(col<&blog::tag::id>, col<&blog::tag::label>)));
GOLDEN_POSTGRESQL(
    with_entity,
    R"(SELECT "tags"."id", "tags"."label", count(*) AS "n" FROM "tags" JOIN "post_tags" ON "post_tags"."tag_id" = "tags"."id" GROUP BY ROLLUP (("tags"."id", "tags"."label")))");
static_assert(nullable<0>(with_entity) && !nullable<1>(with_entity));
constexpr auto always_there = select(entity<blog::tag>, col<&blog::post_tag::post_id>)
                                  .from<blog::tag>()
                                  .join<blog::post_tag>()
                                  .group_by(col<&blog::tag::id>, rollup(col<&blog::post_tag::post_id>));
static_assert(!nullable<0>(always_there) && nullable<1>(always_there));

}  // namespace
