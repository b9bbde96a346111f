#include "sql/data_models.hpp"
#include "sql/golden.hpp"
#include "sql/values.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace cupel;
using testing::ElementsAre;

namespace {

constexpr auto document = col<&happening::document>;
constexpr auto notes = col<&happening::notes>;

constexpr auto constant_paths = select(document.path<"a">(), document.path<"a b", 0, -1>().as<"last">(),
                                       document.path<"it's">().as_text().as<"text">());
GOLDEN_EACH(
    constant_paths,
    R"(SELECT ("happening"."document" -> '$."a"'), ("happening"."document" -> '$."a b"[0][#-1]') AS "last", CASE WHEN json_type("happening"."document", '$."it''s"') = 'text' THEN "happening"."document" ->> '$."it''s"' ELSE nullif("happening"."document" -> '$."it''s"', 'null') END AS "text" FROM "happening")",
    R"(SELECT ("happening"."document" -> 'a'), ("happening"."document" -> 'a b' -> 0 -> -1) AS "last", ("happening"."document" ->> 'it''s') AS "text" FROM "happening")");

constexpr auto bound_paths =
    select(document["a"], document["a"]["b"].as<"b">(), document[0].as<"first">(), document["c"][-1].as<"last">());
GOLDEN_EACH(
    bound_paths,
    R"(SELECT ("happening"."document" -> ('$."' || (?1) || '"')), ("happening"."document" -> ('$."' || (?2) || '"."' || (?3) || '"')) AS "b", ("happening"."document" -> ('$[' || CASE WHEN (?4) < 0 THEN '#' ELSE '' END || (?4) || ']')) AS "first", ("happening"."document" -> ('$."' || (?5) || '"[' || CASE WHEN (?6) < 0 THEN '#' ELSE '' END || (?6) || ']')) AS "last" FROM "happening")",
    R"(SELECT ("happening"."document" -> $1), ("happening"."document" -> $2 -> $3) AS "b", ("happening"."document" -> $4::INTEGER) AS "first", ("happening"."document" -> $5 -> $6::INTEGER) AS "last" FROM "happening")");

constexpr auto computed_paths = select(document[col<&happening::name>], document[col<&happening::days>].as<"d">(),
                                       document.path<"a">()[col<&happening::id> - 1].as<"i">());
GOLDEN_EACH(
    computed_paths,
    R"(SELECT ("happening"."document" -> ('$."' || ("happening"."name") || '"')), ("happening"."document" -> ('$[' || CASE WHEN ("happening"."days") < 0 THEN '#' ELSE '' END || ("happening"."days") || ']')) AS "d", ("happening"."document" -> ('$."a"[' || CASE WHEN ("happening"."id" - ?1) < 0 THEN '#' ELSE '' END || ("happening"."id" - ?1) || ']')) AS "i" FROM "happening")",
    R"(SELECT ("happening"."document" -> "happening"."name"), ("happening"."document" -> "happening"."days") AS "d", ("happening"."document" -> 'a' -> CAST("happening"."id" - $1 AS INTEGER)) AS "i" FROM "happening")");

constexpr auto typed_paths =
    select(document.path<"a">().as<double>().as<"d">(), document.path<"a">().as<std::int32_t>().as<"i">(),
           document.path<"a">().as<bool>().as<"b">(), document.path<"a">().as<std::string>().as<"s">(),
           document.path<"a">().as<timestamp>().as<"t">(), document.path<"a">().as<decimal>().as<"n">(),
           document.as<raw_json>().as<"j">(), notes.as_text().as<"whole">());
GOLDEN_EACH(
    typed_paths,
    R"(SELECT CAST("happening"."document" ->> '$."a"' AS REAL) AS "d", CAST("happening"."document" ->> '$."a"' AS INTEGER) AS "i", ("happening"."document" ->> '$."a"') AS "b", CASE WHEN json_type("happening"."document", '$."a"') = 'text' THEN "happening"."document" ->> '$."a"' ELSE nullif("happening"."document" -> '$."a"', 'null') END AS "s", CASE WHEN json_type("happening"."document", '$."a"') = 'text' THEN "happening"."document" ->> '$."a"' ELSE nullif("happening"."document" -> '$."a"', 'null') END AS "t", CASE WHEN json_type("happening"."document", '$."a"') = 'text' THEN "happening"."document" ->> '$."a"' ELSE nullif("happening"."document" -> '$."a"', 'null') END COLLATE decimal AS "n", "happening"."document" AS "j", CASE WHEN json_type("happening"."notes", '$') = 'text' THEN "happening"."notes" ->> '$' ELSE nullif("happening"."notes" -> '$', 'null') END AS "whole" FROM "happening")",
    R"(SELECT CAST(("happening"."document" ->> 'a') AS DOUBLE PRECISION) AS "d", CAST(("happening"."document" ->> 'a') AS INTEGER) AS "i", CAST(("happening"."document" ->> 'a') AS BOOLEAN) AS "b", ("happening"."document" ->> 'a') AS "s", CAST(("happening"."document" ->> 'a') AS TIMESTAMP) AS "t", CAST(("happening"."document" ->> 'a') AS NUMERIC) AS "n", "happening"."document" AS "j", ("happening"."notes" #>> '{}') AS "whole" FROM "happening")");

constexpr auto conditions =
    select(col<&happening::id>)
        .where(document["score"].as_text().cast<double>() > 0.9 && document.path<"done">().as<bool>() &&
               document["at"].is_not_null() && document.path<"name">().as_text() == "Ada");
GOLDEN_EACH(
    conditions,
    R"(SELECT "happening"."id" FROM "happening" WHERE CAST(CASE WHEN json_type("happening"."document", ('$."' || (?1) || '"')) = 'text' THEN "happening"."document" ->> ('$."' || (?1) || '"') ELSE nullif("happening"."document" -> ('$."' || (?1) || '"'), 'null') END AS REAL) > ?2 AND ("happening"."document" ->> '$."done"') AND ("happening"."document" -> ('$."' || (?3) || '"')) IS NOT NULL AND CASE WHEN json_type("happening"."document", '$."name"') = 'text' THEN "happening"."document" ->> '$."name"' ELSE nullif("happening"."document" -> '$."name"', 'null') END = ?4)",
    R"(SELECT "happening"."id" FROM "happening" WHERE CAST(("happening"."document" ->> $1) AS DOUBLE PRECISION) > $2 AND CAST(("happening"."document" ->> 'done') AS BOOLEAN) AND ("happening"."document" -> $3) IS NOT NULL AND ("happening"."document" ->> 'name') = $4)");

constexpr auto keys = select(document.has_key("a"), document.path<"b">().has_key(col<&happening::name>).as<"in_b">());
GOLDEN_EACH(
    keys,
    R"(SELECT CASE WHEN "happening"."document" IS NOT NULL THEN json_type("happening"."document", ('$."' || (?1) || '"')) IS NOT NULL END, CASE WHEN ("happening"."document" -> '$."b"') IS NOT NULL THEN json_type(("happening"."document" -> '$."b"'), ('$."' || ("happening"."name") || '"')) IS NOT NULL END AS "in_b" FROM "happening")",
    R"(SELECT (jsonb_typeof("happening"."document") = 'object' AND "happening"."document" ? $1), (jsonb_typeof(("happening"."document" -> 'b')) = 'object' AND ("happening"."document" -> 'b') ? "happening"."name") AS "in_b" FROM "happening")");

constexpr auto containment =
    select(document.contains(notes), document.path<"a">().contained_by(document).as<"inside">());
GOLDEN_POSTGRESQL(
    containment,
    R"(SELECT ("happening"."document" @> "happening"."notes"), ("happening"."document" @> ("happening"."document" -> 'a')) AS "inside" FROM "happening")");

template <class Expected, class E>
constexpr bool gives(const E&) {
    return std::is_same_v<typename E::value_type, Expected>;
}
static_assert(gives<raw_json>(document["a"]) && gives<std::string>(document["a"].as_text()) &&
              gives<double>(document["a"].as<double>()) && gives<bool>(document.has_key("a")));

template <std::size_t Index, class Query>
constexpr bool nullable(const Query&) {
    return detail::compiled<Query, sqlite>::plan.items[Index].nullable;
}
// A path may lead nowhere; whether there is a key is known.
static_assert(nullable<0>(select(document["a"])) && nullable<0>(select(document.as_text())) &&
              !nullable<0>(select(document.has_key("a"))) && nullable<0>(select(notes.has_key("a"))));

TEST(json_path, values_come_in_the_order_of_their_parameters) {
    EXPECT_THAT(values_of(bound_paths), ElementsAre("a", "a", "b", "0", "c", "-1"));
    EXPECT_THAT(values_of(conditions), ElementsAre("score", "0.900000", "at", "Ada"));
}

TEST(json_path, an_index_has_32_bits) { EXPECT_THROW(static_cast<void>(document[std::int64_t{1} << 40]), data_error); }

}  // namespace
