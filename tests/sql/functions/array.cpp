#include "sql/data_models.hpp"
#include "sql/golden.hpp"

#include <gtest/gtest.h>

using namespace cupel;

namespace {

constexpr auto tags = col<&happening::tags>;
constexpr auto marks = col<&happening::marks>;

constexpr auto joined = select(func::cardinality(tags), func::array_cat(tags, marks).as<"both">());
GOLDEN_EACH(
    joined,
    R"(SELECT json_array_length("happening"."tags"), coalesce(CASE WHEN json_array_length("happening"."tags") = 0 THEN "happening"."marks" WHEN json_array_length("happening"."marks") = 0 THEN "happening"."tags" ELSE rtrim(json("happening"."tags"), ']') || ',' || ltrim(json("happening"."marks"), '[') END, "happening"."tags", "happening"."marks") AS "both" FROM "happening")",
    R"(SELECT cardinality("happening"."tags"), array_cat("happening"."tags", "happening"."marks") AS "both" FROM "happening")");

constexpr auto appended = select(func::array_append(tags, col<&happening::name>),
                                 func::array_append(col<&happening::shares>, col<&happening::share>).as<"shares">(),
                                 func::array_append(col<&happening::flags>, col<&happening::done>).as<"flags">());
GOLDEN_EACH(
    appended,
    R"(SELECT json_insert(coalesce("happening"."tags", '[]'), '$[#]', "happening"."name"), json_insert(coalesce("happening"."shares", '[]'), '$[#]', json(CASE WHEN abs("happening"."share") > 1.7976931348623157e308 THEN printf('%s9e999', CASE WHEN ("happening"."share") < 0 THEN '-' ELSE '' END) WHEN ("happening"."share") IS NOT NULL THEN printf('%!.18g', "happening"."share") END)) AS "shares", json_insert(coalesce("happening"."flags", '[]'), '$[#]', json(CASE "happening"."done" WHEN 1 THEN 'true' WHEN 0 THEN 'false' END)) AS "flags" FROM "happening")",
    R"(SELECT array_append("happening"."tags", "happening"."name"), array_append("happening"."shares", "happening"."share") AS "shares", array_append("happening"."flags", "happening"."done") AS "flags" FROM "happening")");

constexpr auto aggregated =
    select(func::array_agg(col<&happening::id>), func::array_agg(col<&happening::ended>).as<"ends">(),
           func::array_agg(col<&happening::done>).distinct().as<"flags">(),
           func::array_agg(col<&happening::share>).filter(col<&happening::done>).as<"shares">())
        .from<happening>();
GOLDEN_EACH(
    aggregated,
    R"(SELECT json_group_array("happening"."id"), json_group_array("happening"."ended") AS "ends", json_group_array(DISTINCT json(CASE "happening"."done" WHEN 1 THEN 'true' WHEN 0 THEN 'false' END)) AS "flags", json_group_array(json(CASE WHEN abs("happening"."share") > 1.7976931348623157e308 THEN printf('%s9e999', CASE WHEN ("happening"."share") < 0 THEN '-' ELSE '' END) WHEN ("happening"."share") IS NOT NULL THEN printf('%!.18g', "happening"."share") END)) FILTER (WHERE "happening"."done") AS "shares" FROM "happening")",
    R"(SELECT coalesce(array_agg("happening"."id"), '{}'), coalesce(array_agg("happening"."ended"), '{}') AS "ends", coalesce(array_agg(DISTINCT "happening"."done"), '{}') AS "flags", coalesce(array_agg("happening"."share") FILTER (WHERE "happening"."done"), '{}') AS "shares" FROM "happening")");

constexpr auto in_order = select(func::array_agg(col<&happening::name>).order_by(col<&happening::id>.desc()));
GOLDEN_POSTGRESQL(
    in_order,
    R"(SELECT coalesce(array_agg("happening"."name" ORDER BY "happening"."id" DESC), '{}') FROM "happening")");

template <class Expected, class E>
constexpr bool gives(const E&) {
    return std::is_same_v<typename E::value_type, Expected>;
}
static_assert(gives<std::vector<std::int64_t>>(func::array_agg(col<&happening::id>)) &&
              gives<std::vector<std::optional<timestamp>>>(func::array_agg(col<&happening::ended>)) &&
              gives<std::int64_t>(func::cardinality(tags)));

template <std::size_t Index, class Query>
constexpr bool nullable(const Query&) {
    return detail::compiled<Query, sqlite>::plan.items[Index].nullable;
}
static_assert(!nullable<0>(aggregated) && !nullable<0>(select(func::array_cat(tags, marks))) &&
              nullable<0>(select(func::array_cat(marks, marks))) && nullable<0>(select(func::cardinality(marks))) &&
              !nullable<0>(select(func::array_append(marks, col<&happening::name>))));

const auto with_a_value = select(func::array_append(marks, "a"));
static_assert(!detail::compiled<std::remove_const_t<decltype(with_a_value)>, sqlite>::plan.items[0].nullable);

}  // namespace
