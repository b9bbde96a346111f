#include "sql/golden.hpp"
#include "sql/models.hpp"

#include <gtest/gtest.h>

using namespace cupel;

namespace {

constexpr auto big = col<&reading::big>;
constexpr auto precise = col<&reading::precise>;

constexpr auto of_one_number = select(func::abs(big), func::abs(precise - 1).as<"away">(), func::round(precise),
                                      func::ceil(precise), func::floor(precise));
GOLDEN_EACH(
    of_one_number,
    R"(SELECT abs("reading"."big"), abs("reading"."precise" - ?1) AS "away", round("reading"."precise"), ceil("reading"."precise"), floor("reading"."precise") FROM "reading")",
    R"(SELECT abs("reading"."big"), abs("reading"."precise" - $1) AS "away", (trunc("reading"."precise") + trunc(("reading"."precise" - trunc("reading"."precise")) * 2)), ceil("reading"."precise"), floor("reading"."precise") FROM "reading")");

// PostgreSQL rounds to digits in numeric only.
constexpr auto rounded_to_digits =
    select(func::round(precise, 2), func::round(precise * 100, col<&reading::medium>).as<"other">());
GOLDEN_EACH(
    rounded_to_digits,
    R"(SELECT round("reading"."precise", ?1), round("reading"."precise" * ?2, "reading"."medium") AS "other" FROM "reading")",
    R"(SELECT CAST(round(CAST("reading"."precise" AS NUMERIC), $1) AS DOUBLE PRECISION), CAST(round(CAST("reading"."precise" * $2 AS NUMERIC), "reading"."medium") AS DOUBLE PRECISION) AS "other" FROM "reading")");

// Nothing else tells PostgreSQL what the parameter is.
constexpr auto of_values = select(func::abs(-5), func::round(2.5), func::floor(1.5));
GOLDEN_EACH(
    of_values, R"(SELECT abs(?1), round(?2), floor(?3))",
    R"(SELECT abs($1::INTEGER), (trunc($2::DOUBLE PRECISION) + trunc(($2::DOUBLE PRECISION - trunc($2::DOUBLE PRECISION)) * 2)), floor($3::DOUBLE PRECISION))");

constexpr auto calculated =
    select(func::sign(precise), func::trunc(precise), func::power(precise, 2), func::sqrt(big),
           func::exp(precise).as<"e">(), func::ln(precise).as<"l">(), func::log10(precise).as<"t">(), func::pi(),
           func::mod(big, 7).as<"m">(), func::atan2(precise, 1), func::round(big).as<"whole">());
GOLDEN(
    calculated,
    R"(SELECT sign("reading"."precise"), trunc("reading"."precise"), power("reading"."precise", ?1), sqrt("reading"."big"), exp("reading"."precise") AS "e", ln("reading"."precise") AS "l", log10("reading"."precise") AS "t", pi(), "reading"."big" % ?2 AS "m", atan2("reading"."precise", ?3), round("reading"."big") AS "whole" FROM "reading")");

constexpr auto by_chance = select(col<&reading::id>).order_by(func::random());
GOLDEN_EACH(by_chance,
            R"(SELECT "reading"."id" FROM "reading" ORDER BY ((random() & 9007199254740991) / 9007199254740992.0))",
            R"(SELECT "reading"."id" FROM "reading" ORDER BY random())");

template <class Expected, class E>
constexpr bool gives(const E&) {
    return std::is_same_v<typename E::value_type, Expected>;
}
static_assert(gives<std::int64_t>(func::abs(big)) && gives<double>(func::abs(precise)));
static_assert(gives<double>(func::round(big)) && gives<double>(func::floor(big)));

}  // namespace
