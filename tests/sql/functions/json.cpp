#include "sql/data_models.hpp"
#include "sql/golden.hpp"

#include <gtest/gtest.h>

using namespace cupel;

namespace {

constexpr auto document = col<&happening::document>;

constexpr auto asked = select(func::json_typeof(document), func::json_array_length(document.path<"a">()));
GOLDEN_EACH(
    asked,
    R"(SELECT CASE json_type("happening"."document") WHEN 'true' THEN 'boolean' WHEN 'false' THEN 'boolean' WHEN 'integer' THEN 'number' WHEN 'real' THEN 'number' WHEN 'text' THEN 'string' ELSE json_type("happening"."document") END, json_array_length(("happening"."document" -> '$."a"')) FROM "happening")",
    R"(SELECT jsonb_typeof("happening"."document"), CASE WHEN jsonb_typeof(("happening"."document" -> 'a')) <> 'array' THEN 0 ELSE jsonb_array_length(("happening"."document" -> 'a')) END FROM "happening")");

constexpr auto objects =
    select(func::json_object<"id", "it's", "share", "done", "document">(
               col<&happening::id>, col<&happening::name>, col<&happening::share>, col<&happening::done>, document),
           func::json_object<"at", "moment", "day", "price", "tags">(col<&happening::at>, col<&happening::moment>,
                                                                     col<&happening::day>, col<&happening::price>,
                                                                     col<&happening::tags>)
               .as<"others">());
GOLDEN_EACH(
    objects,
    R"(SELECT json_object('id', "happening"."id", 'it''s', "happening"."name", 'share', json(CASE WHEN CAST(printf('%!.15g', "happening"."share") AS REAL) = ("happening"."share") THEN printf('%!.15g', "happening"."share") WHEN ("happening"."share") IS NOT NULL THEN printf('%!.18g', "happening"."share") END), 'done', json(CASE "happening"."done" WHEN 1 THEN 'true' WHEN 0 THEN 'false' END), 'document', json("happening"."document")), json_object('at', "happening"."at", 'moment', "happening"."moment", 'day', "happening"."day", 'price', "happening"."price", 'tags', json("happening"."tags")) AS "others" FROM "happening")",
    R"(SELECT jsonb_build_object('id', "happening"."id", 'it''s', "happening"."name", 'share', "happening"."share", 'done', "happening"."done", 'document', "happening"."document"), jsonb_build_object('at', to_char("happening"."at", 'YYYY-MM-DD HH24:MI:SS.US'), 'moment', to_char("happening"."moment" AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US"Z"'), 'day', to_char("happening"."day", 'YYYY-MM-DD'), 'price', CAST("happening"."price" AS TEXT), 'tags', "happening"."tags") AS "others" FROM "happening")");

constexpr auto arrays =
    select(func::json_array(1, "a", true, 1.5, col<&happening::name>), func::json_array().as<"none">(),
           func::json_object<"a">(func::json_array(col<&happening::id>))["a"][0].as<"first">())
        .from<happening>();
GOLDEN_EACH(
    arrays,
    R"(SELECT json_array(?1, ?2, json(CASE ?3 WHEN 1 THEN 'true' WHEN 0 THEN 'false' END), json(CASE WHEN CAST(printf('%!.15g', ?4) AS REAL) = (?4) THEN printf('%!.15g', ?4) WHEN (?4) IS NOT NULL THEN printf('%!.18g', ?4) END), "happening"."name"), json_array() AS "none", (json_object('a', json(json_array("happening"."id"))) -> ('$."' || (?5) || '"[' || CASE WHEN (?6) < 0 THEN '#' ELSE '' END || (?6) || ']')) AS "first" FROM "happening")",
    R"(SELECT jsonb_build_array($1::INTEGER, CAST($2 AS TEXT), $3::BOOLEAN, $4::DOUBLE PRECISION, "happening"."name"), jsonb_build_array() AS "none", (jsonb_build_object('a', jsonb_build_array("happening"."id")) -> $5 -> $6::INTEGER) AS "first" FROM "happening")");

constexpr auto aggregated = select(func::json_agg(col<&happening::name>),
                                   func::json_agg(col<&happening::done>).filter(col<&happening::id> > 1).as<"f">(),
                                   func::json_object_agg(col<&happening::name>, col<&happening::at>).as<"o">(),
                                   func::json_agg(func::json_object<"id">(col<&happening::id>)).as<"rows">())
                                .group_by(col<&happening::days>);
GOLDEN_EACH(
    aggregated,
    R"(SELECT json_group_array("happening"."name"), json_group_array(json(CASE "happening"."done" WHEN 1 THEN 'true' WHEN 0 THEN 'false' END)) FILTER (WHERE "happening"."id" > ?1) AS "f", json_group_object("happening"."name", "happening"."at") AS "o", json_group_array(json(json_object('id', "happening"."id"))) AS "rows" FROM "happening" GROUP BY "happening"."days")",
    R"(SELECT coalesce(jsonb_agg("happening"."name"), '[]'), coalesce(jsonb_agg("happening"."done") FILTER (WHERE "happening"."id" > $1), '[]') AS "f", coalesce(jsonb_object_agg("happening"."name", to_char("happening"."at", 'YYYY-MM-DD HH24:MI:SS.US')), '{}') AS "o", coalesce(jsonb_agg(jsonb_build_object('id', "happening"."id")), '[]') AS "rows" FROM "happening" GROUP BY "happening"."days")");

constexpr auto in_order = select(func::json_agg(col<&happening::name>).order_by(col<&happening::id>.desc()));
GOLDEN_POSTGRESQL(
    in_order,
    R"(SELECT coalesce(jsonb_agg("happening"."name" ORDER BY "happening"."id" DESC), '[]') FROM "happening")");

template <std::size_t Index, class Query>
constexpr bool nullable(const Query&) {
    return detail::compiled<Query, sqlite>::plan.items[Index].nullable;
}
static_assert(!nullable<0>(objects) && !nullable<0>(select(func::json_agg(col<&happening::marks>))) &&
              !nullable<0>(select(func::json_object<"a">(col<&happening::notes>))));
static_assert(!nullable<0>(select(func::json_typeof(document))) &&
              nullable<0>(select(func::json_typeof(col<&happening::notes>))));

}  // namespace
