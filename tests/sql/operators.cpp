#include "sql/golden.hpp"
#include "sql/models.hpp"
#include "sql/values.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory_resource>
#include <string>

using namespace cupel;
using testing::ElementsAre;

namespace {

constexpr auto small = col<&reading::small>;
constexpr auto medium = col<&reading::medium>;
constexpr auto big = col<&reading::big>;
constexpr auto precise = col<&reading::precise>;
constexpr auto flag = col<&reading::flag>;
constexpr auto maybe = col<&reading::maybe_flag>;
constexpr auto words = col<&reading::words>;

constexpr auto all_comparisons = select(big == 1, big != 2, big < 3, big <= 4, big > 5, big >= 6);
GOLDEN(
    all_comparisons,
    R"(SELECT "reading"."big" = ?1, "reading"."big" <> ?2, "reading"."big" < ?3, "reading"."big" <= ?4, "reading"."big" > ?5, "reading"."big" >= ?6 FROM "reading")");

constexpr auto value_first = select(1 == big, 2 != big, 3 < big, 4 <= big, 5 > big, 6 >= big);
GOLDEN(
    value_first,
    R"(SELECT ?1 = "reading"."big", ?2 <> "reading"."big", ?3 < "reading"."big", ?4 <= "reading"."big", ?5 > "reading"."big", ?6 >= "reading"."big" FROM "reading")");

constexpr auto columns_compared = select<reading>().where(medium < big && precise >= medium && words != words);
static_assert(
    sql<sqlite>(columns_compared)
        .ends_with(
            R"(WHERE "reading"."medium" < "reading"."big" AND "reading"."precise" >= "reading"."medium" AND "reading"."words" <> "reading"."words")"));

// A comparison inside a comparison stands in parentheses on either side: SQL has no chains.
constexpr auto comparison_of_comparisons = select((big == 1) == (medium == 2), flag == (big > 3), (big > 3) != flag);
GOLDEN(
    comparison_of_comparisons,
    R"(SELECT ("reading"."big" = ?1) = ("reading"."medium" = ?2), "reading"."flag" = ("reading"."big" > ?3), ("reading"."big" > ?4) <> "reading"."flag" FROM "reading")");

constexpr auto enum_compared = select(col<&blog::user::id>).where(col<&blog::user::kind> == blog::role::admin);
GOLDEN(enum_compared, R"(SELECT "users"."id" FROM "users" WHERE "users"."kind" = ?1)");

constexpr auto every_type_compared =
    select(col<&reading::id>)
        .where(flag == true && col<&reading::tiny> == 1 && small == 2 && medium == 3 && col<&reading::single> == 1.5f &&
               precise == 2.5 && words == "text" && col<&reading::day> == std::chrono::year{1970} / 1 / 2 &&
               col<&reading::moment> == timestamp{} && col<&reading::kind> != blog::role::guest);
GOLDEN(
    every_type_compared,
    R"(SELECT "reading"."id" FROM "reading" WHERE "reading"."flag" = ?1 AND "reading"."tiny" = ?2 AND "reading"."small" = ?3 AND "reading"."medium" = ?4 AND "reading"."single" = ?5 AND "reading"."precise" = ?6 AND "reading"."words" = ?7 AND "reading"."day" = ?8 AND "reading"."moment" = ?9 AND "reading"."kind" <> ?10)");

constexpr auto and_of_ors = select<blog::tag>().where((col<&blog::tag::id> == 1 || col<&blog::tag::id> == 2) &&
                                                      (col<&blog::tag::id> == 3 || col<&blog::tag::id> == 4));
GOLDEN(
    and_of_ors,
    R"(SELECT "tags"."id", "tags"."label" FROM "tags" WHERE ("tags"."id" = ?1 OR "tags"."id" = ?2) AND ("tags"."id" = ?3 OR "tags"."id" = ?4))");

constexpr auto or_of_ands = select(flag || (flag && maybe) || flag);
GOLDEN(or_of_ands,
       R"(SELECT "reading"."flag" OR "reading"."flag" AND "reading"."maybe_flag" OR "reading"."flag" FROM "reading")");

constexpr auto nested_to_the_right = select(flag && (flag && flag), flag || (flag || flag), flag && (flag || flag));
GOLDEN(
    nested_to_the_right,
    R"(SELECT "reading"."flag" AND "reading"."flag" AND "reading"."flag", "reading"."flag" OR "reading"."flag" OR "reading"."flag", "reading"."flag" AND ("reading"."flag" OR "reading"."flag") FROM "reading")");

constexpr auto negations =
    select(!flag, !!flag, !(flag && flag), !flag && flag, !(big == 1), (!flag) == flag, flag == !flag);
GOLDEN(
    negations,
    R"(SELECT NOT "reading"."flag", NOT NOT "reading"."flag", NOT ("reading"."flag" AND "reading"."flag"), NOT "reading"."flag" AND "reading"."flag", NOT "reading"."big" = ?1, (NOT "reading"."flag") = "reading"."flag", "reading"."flag" = (NOT "reading"."flag") FROM "reading")");

constexpr auto in_words = select(and_(flag, big == 1, flag), or_(flag, big == 1, flag), not_(flag), and_(flag),
                                 or_(maybe), and_(or_(flag, flag), flag), or_(and_(flag, flag), not_(or_(flag, flag))));
GOLDEN(
    in_words,
    R"(SELECT "reading"."flag" AND "reading"."big" = ?1 AND "reading"."flag", "reading"."flag" OR "reading"."big" = ?2 OR "reading"."flag", NOT "reading"."flag", "reading"."flag", "reading"."maybe_flag", ("reading"."flag" OR "reading"."flag") AND "reading"."flag", "reading"."flag" AND "reading"."flag" OR NOT ("reading"."flag" OR "reading"."flag") FROM "reading")");

constexpr auto constant_conditions = select(col<&reading::id>).where((true && flag) || false);
GOLDEN(constant_conditions, R"(SELECT "reading"."id" FROM "reading" WHERE ?1 AND "reading"."flag" OR ?2)");

constexpr auto sums =
    select(big + 1 + 2, big + (medium + small), big - 1 - 2, big - (medium - small), big - (medium + small));
GOLDEN(
    sums,
    R"(SELECT "reading"."big" + ?1 + ?2, "reading"."big" + ("reading"."medium" + "reading"."small"), "reading"."big" - ?3 - ?4, "reading"."big" - ("reading"."medium" - "reading"."small"), "reading"."big" - ("reading"."medium" + "reading"."small") FROM "reading")");

constexpr auto products = select(big * medium / small % big, big*(medium / small), (big + medium) * small,
                                 big + medium * small, big / (medium * small), big % (medium + small));
GOLDEN(
    products,
    R"(SELECT "reading"."big" * "reading"."medium" / "reading"."small" % "reading"."big", "reading"."big" * ("reading"."medium" / "reading"."small"), ("reading"."big" + "reading"."medium") * "reading"."small", "reading"."big" + "reading"."medium" * "reading"."small", "reading"."big" / ("reading"."medium" * "reading"."small"), "reading"."big" % ("reading"."medium" + "reading"."small") FROM "reading")");

// Two minus signs in a row would begin a comment.
constexpr auto signs = select(-big, -(-big), -(-(-big)), -(big + 1), -(big * 2), big - -big, big * -big, -big* big);
GOLDEN(
    signs,
    R"(SELECT -"reading"."big", -(-"reading"."big"), -(-(-"reading"."big")), -("reading"."big" + ?1), -("reading"."big" * ?2), "reading"."big" - -"reading"."big", "reading"."big" * -"reading"."big", -"reading"."big" * "reading"."big" FROM "reading")");

constexpr auto arithmetic_compared = select(big + 1 == medium * 2, (big == 1) == flag, -big < 1 + medium);
GOLDEN(
    arithmetic_compared,
    R"(SELECT "reading"."big" + ?1 = "reading"."medium" * ?2, ("reading"."big" = ?3) = "reading"."flag", -"reading"."big" < ?4 + "reading"."medium" FROM "reading")");

template <class Expected, class E>
constexpr bool gives(const E&) {
    return std::is_same_v<typename E::value_type, Expected>;
}
static_assert(gives<bool>(big == 1) && gives<bool>(!flag) && gives<bool>(flag && flag));
static_assert(gives<std::int64_t>(big + 1) && gives<std::int64_t>(small + big) && gives<std::int32_t>(small + small));
static_assert(gives<double>(precise + 1) && gives<double>(precise * big) && gives<double>(col<&reading::single> / 2));
static_assert(gives<std::int64_t>(-big) && gives<double>(-precise));
// An unsigned number is stored in the next wider signed type, and so is what is computed of it.
static_assert(gives<std::int64_t>(cast<std::uint32_t>(big) + 1) && gives<std::int64_t>(-cast<std::uint32_t>(big)) &&
              gives<std::int32_t>(-cast<std::uint16_t>(big)) && gives<std::int16_t>(-col<&reading::small>));
static_assert(predicate<decltype(big == 1)> && !predicate<decltype(big + 1)> && expression<decltype(big + 1)>);

TEST(operators, values_come_in_the_order_of_their_parameters) {
    EXPECT_THAT(values_of(all_comparisons), ElementsAre("1", "2", "3", "4", "5", "6"));
    EXPECT_THAT(values_of(value_first), ElementsAre("1", "2", "3", "4", "5", "6"));
    EXPECT_THAT(values_of(comparison_of_comparisons), ElementsAre("1", "2", "3", "3"));
    EXPECT_THAT(values_of(constant_conditions), ElementsAre("true", "false"));
    EXPECT_THAT(values_of(every_type_compared),
                ElementsAre("true", "1", "2", "3", "1.500000", "2.500000", "text", "1 days", "0 us", "guest"));
    EXPECT_THAT(values_of(select(7 + (big * 8 - 9))), ElementsAre("7", "8", "9"));
}

// A whole number beside a floating column is bound as a floating number.
TEST(operators, integers_become_doubles_beside_doubles) {
    EXPECT_THAT(values_of(select(precise == 2)), ElementsAre("2.000000"));
    EXPECT_THAT(values_of(select(3 * precise)), ElementsAre("3.000000"));
}

TEST(operators, values_of_expressions_are_kept_by_value) {
    std::string text(100, 'x');
    auto condition = words == text;
    text.assign(100, 'y');
    EXPECT_THAT(values_of(select(condition)), ElementsAre(std::string(100, 'x')));
    EXPECT_THAT(values_of(select(words == std::string("gone at the semicolon"))), ElementsAre("gone at the semicolon"));
}

// Text of any class is copied, unless it is a view.
TEST(operators, strings_with_another_allocator_are_kept_by_value) {
    const std::string text(100, 'x');
    const auto condition =
        words == std::pmr::string(text) || words.like(std::pmr::string(text)) || words.in(std::pmr::string(text), "y");
    EXPECT_THAT(values_of(select(condition)), ElementsAre(text, text, text, "y"));
    std::pmr::string kept(text);
    const auto changed = update<reading>().set(col<&reading::words> = kept).all_rows();
    kept.assign(100, 'y');
    EXPECT_THAT(values_of(changed), ElementsAre(text));
}

TEST(operators, unsigned_values_above_the_signed_maximum_are_refused) {
    EXPECT_THROW(values_of(select(big == std::uint64_t{1} << 63)), data_error);
    EXPECT_THAT(values_of(select(big == (std::uint64_t{1} << 63) - 1)), ElementsAre("9223372036854775807"));
}

}  // namespace
