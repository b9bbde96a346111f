#include <cupel/engine/shape.hpp>

#include "sql/data_models.hpp"
#include "sql/golden.hpp"

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>

using namespace cupel;

namespace {

constexpr auto document = col<&happening::document>;

constexpr auto member = json_each<"member">(document);
constexpr auto members = select(col<&happening::id>, member[label<"key">], member[label<"value">].as<"value">())
                             .from<happening>()
                             .cross_join(member)
                             .where(member[label<"key">] != "x" && member[label<"value">].as<int>() > 3);
GOLDEN_EACH(
    members,
    R"(SELECT "happening"."id", "member"."key", CASE "member"."type" WHEN 'text' THEN json_quote("member"."value") WHEN 'integer' THEN CAST("member"."value" AS TEXT) WHEN 'real' THEN CASE WHEN CAST(printf('%!.15g', "member"."value") AS REAL) = "member"."value" THEN printf('%!.15g', "member"."value") ELSE printf('%!.18g', "member"."value") END WHEN 'object' THEN "member"."value" WHEN 'array' THEN "member"."value" ELSE "member"."type" END AS "value" FROM "happening" CROSS JOIN json_each(CASE WHEN json_type("happening"."document") = 'object' THEN "happening"."document" END) AS "member" WHERE "member"."key" <> ?1 AND CAST(CASE "member"."type" WHEN 'text' THEN json_quote("member"."value") WHEN 'integer' THEN CAST("member"."value" AS TEXT) WHEN 'real' THEN CASE WHEN CAST(printf('%!.15g', "member"."value") AS REAL) = "member"."value" THEN printf('%!.15g', "member"."value") ELSE printf('%!.18g', "member"."value") END WHEN 'object' THEN "member"."value" WHEN 'array' THEN "member"."value" ELSE "member"."type" END ->> '$' AS INTEGER) > ?2)",
    R"(SELECT "happening"."id", "member"."key", "member"."value" AS "value" FROM "happening" CROSS JOIN jsonb_each(CASE WHEN jsonb_typeof("happening"."document") = 'object' THEN "happening"."document" END) AS "member" ("key", "value") WHERE "member"."key" <> $1 AND CAST(("member"."value" #>> '{}') AS INTEGER) > $2)");

constexpr auto element = json_elements<"element">(document.path<"list">());
constexpr auto elements = select(col<&happening::id>, element[label<"key">])
                              .from<happening>()
                              .left_join(element, element[label<"key">] < 5)
                              .order_by(element[label<"key">]);
GOLDEN_EACH(
    elements,
    R"(SELECT "happening"."id", "element"."key" FROM "happening" LEFT JOIN json_each(CASE WHEN json_type(("happening"."document" -> '$."list"')) = 'array' THEN ("happening"."document" -> '$."list"') END) AS "element" ON "element"."key" < ?1 ORDER BY "element"."key")",
    R"(SELECT "happening"."id", "element"."key" FROM "happening" LEFT JOIN LATERAL (SELECT "position" - 1, "value" FROM jsonb_array_elements(CASE WHEN jsonb_typeof(("happening"."document" -> 'list')) = 'array' THEN ("happening"."document" -> 'list') END) WITH ORDINALITY AS "json elements" ("value", "position")) AS "element" ("key", "value") ON "element"."key" < $1 ORDER BY "element"."key")");

template <std::size_t Index, class Query>
using value_at = std::remove_cvref_t<
    decltype(std::declval<detail::row_type<std::remove_cv_t<Query>, postgresql>>().template get<Index>())>;
static_assert(std::same_as<value_at<1, decltype(members)>, std::string>);
static_assert(std::same_as<value_at<2, decltype(members)>, raw_json>);
static_assert(std::same_as<value_at<1, decltype(elements)>, std::optional<std::int64_t>>);

}  // namespace
