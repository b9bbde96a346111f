#include "sql/golden.hpp"
#include "sql/models.hpp"
#include "sql/values.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace cupel;
using testing::ElementsAre;

namespace {

constexpr auto words = col<&reading::words>;
constexpr auto maybe_words = col<&reading::maybe_words>;

constexpr auto of_one_text = select(func::lower(words), func::upper(words), func::trim(words), func::ltrim(words),
                                    func::rtrim(words), func::length(words));
GOLDEN(
    of_one_text,
    R"(SELECT lower("reading"."words"), upper("reading"."words"), trim("reading"."words"), ltrim("reading"."words"), rtrim("reading"."words"), length("reading"."words") FROM "reading")");

constexpr auto with_more_arguments =
    select(func::trim(words, "x"), func::ltrim(words, "y"), func::rtrim(words, maybe_words),
           func::replace(words, "a", "b"), func::substr(words, 2), func::substr(words, 2, 3),
           func::substr(words, col<&reading::small>, col<&reading::medium>));
GOLDEN(
    with_more_arguments,
    R"(SELECT trim("reading"."words", ?1), ltrim("reading"."words", ?2), rtrim("reading"."words", "reading"."maybe_words"), replace("reading"."words", ?3, ?4), substr("reading"."words", ?5), substr("reading"."words", ?6, ?7), substr("reading"."words", "reading"."small", "reading"."medium") FROM "reading")");

// Positions are of type integer in PostgreSQL.
constexpr auto wide_positions = select(func::substr(words, col<&reading::big>, func::length(words)),
                                       func::substr(words, std::int64_t{2}).as<"rest">());
GOLDEN_EACH(
    wide_positions,
    R"(SELECT substr("reading"."words", "reading"."big", length("reading"."words")), substr("reading"."words", ?1) AS "rest" FROM "reading")",
    R"(SELECT substr("reading"."words", CAST("reading"."big" AS INTEGER), CAST(length("reading"."words") AS INTEGER)), substr("reading"."words", $1) AS "rest" FROM "reading")");

constexpr auto of_values =
    select(func::lower("ABC"), func::length(std::string_view("abc")), func::upper("x").as<"up">());
GOLDEN(of_values, R"(SELECT lower(?1), length(?2), upper(?3) AS "up")");

constexpr auto concatenations =
    select(func::concat(words, maybe_words), func::concat(words, " ", maybe_words, "!").as<"long">(),
           func::concat("<", words, ">").as<"tag">(), func::concat("a", "b").as<"two">(),
           func::concat(words, func::concat("(", words, ")")).as<"nested">(), func::upper(func::concat(words, "z")));
GOLDEN(
    concatenations,
    R"(SELECT "reading"."words" || "reading"."maybe_words", "reading"."words" || ?1 || "reading"."maybe_words" || ?2 AS "long", ?3 || "reading"."words" || ?4 AS "tag", ?5 || ?6 AS "two", "reading"."words" || (?7 || "reading"."words" || ?8) AS "nested", upper("reading"."words" || ?9) FROM "reading")");

constexpr auto lengths = select(func::char_length(words), func::octet_length(words),
                                func::octet_length(col<&reading::bytes>).as<"bytes">(), func::position(words, "x"));
GOLDEN_EACH(
    lengths,
    R"(SELECT length("reading"."words"), length(CAST("reading"."words" AS BLOB)), length(CAST("reading"."bytes" AS BLOB)) AS "bytes", instr("reading"."words", ?1) FROM "reading")",
    R"(SELECT char_length("reading"."words"), octet_length("reading"."words"), octet_length("reading"."bytes") AS "bytes", strpos("reading"."words", $1) FROM "reading")");

constexpr auto ends = select(func::left(words, 3), func::right(words, col<&reading::big> - 1));
GOLDEN_EACH(
    ends,
    R"(SELECT substr("reading"."words", 1, iif(?1 < 0, max(length("reading"."words") + ?1, 0), ?1)), substr("reading"."words", iif(("reading"."big" - ?2) < 0, 1 - ("reading"."big" - ?2), max(length("reading"."words") - ("reading"."big" - ?2), 0) + 1)) FROM "reading")",
    R"(SELECT left("reading"."words", $1), right("reading"."words", CAST("reading"."big" - $2 AS INTEGER)) FROM "reading")");

constexpr auto filled = select(func::lpad(words, 5, "-"), func::rpad(words, 5), func::repeat("ab", 3));
GOLDEN_EACH(
    filled,
    R"(SELECT CASE WHEN length("reading"."words") >= ?1 THEN substr("reading"."words", 1, max(?1, 0)) || substr(?2, 1, 0) ELSE substr(replace(hex(zeroblob(?1)), '00', ?2), 1, ?1 - length("reading"."words")) || "reading"."words" END, CASE WHEN length("reading"."words") >= ?3 THEN substr("reading"."words", 1, max(?3, 0)) ELSE "reading"."words" || substr(replace(hex(zeroblob(?3)), '00', ' '), 1, ?3 - length("reading"."words")) END, (substr(?4, 1, 0 * ?5) || replace(hex(zeroblob(?5)), '00', ?4)) FROM "reading")",
    R"(SELECT lpad("reading"."words", $1, $2), rpad("reading"."words", $3), repeat($4, $5) FROM "reading")");

constexpr auto characters = select(func::ascii(words), func::chr(65));
GOLDEN_EACH(characters,
            R"(SELECT ifnull(unicode("reading"."words"), length("reading"."words")), char(?1) FROM "reading")",
            R"(SELECT ascii("reading"."words"), chr(CAST($1::INTEGER AS INTEGER)) FROM "reading")");

constexpr auto separated =
    select(func::concat_ws(", ", words, "x", maybe_words), func::concat_ws(maybe_words, words).as<"other">());
GOLDEN_EACH(
    separated,
    R"(SELECT substr(coalesce(?1 || "reading"."words", '') || coalesce(?1 || ?2, '') || coalesce(?1 || "reading"."maybe_words", ''), length(?1) + 1), substr(coalesce("reading"."maybe_words" || "reading"."words", ''), length("reading"."maybe_words") + 1) AS "other" FROM "reading")",
    R"(SELECT concat_ws($1, "reading"."words", CAST($2 AS TEXT), "reading"."maybe_words"), concat_ws("reading"."maybe_words", "reading"."words") AS "other" FROM "reading")");

constexpr auto backwards = select(func::reverse(words));
GOLDEN_POSTGRESQL(backwards, R"(SELECT reverse("reading"."words") FROM "reading")");

constexpr auto nested = select(func::lower(func::trim(func::replace(words, "-", ""))));
GOLDEN(nested, R"(SELECT lower(trim(replace("reading"."words", ?1, ?2))) FROM "reading")");

template <std::size_t Index, class Query>
constexpr bool nullable(const Query&) {
    return detail::compiled<Query, sqlite>::plan.items[Index].nullable;
}
static_assert(!nullable<0>(of_one_text) && nullable<2>(with_more_arguments) && nullable<0>(concatenations));
static_assert(!nullable<0>(select(func::concat(words, "x"))) && nullable<0>(select(func::concat("x", maybe_words))));
static_assert(nullable<0>(select(func::length(maybe_words))));
static_assert(!nullable<0>(separated) && nullable<1>(separated));

TEST(string_functions, values_come_in_the_order_of_their_parameters) {
    EXPECT_THAT(values_of(with_more_arguments), ElementsAre("x", "y", "a", "b", "2", "2", "3"));
    EXPECT_THAT(values_of(concatenations), ElementsAre(" ", "!", "<", ">", "a", "b", "(", ")", "z"));
}

}  // namespace
