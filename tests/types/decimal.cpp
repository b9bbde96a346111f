#include <cupel/types/boolean.hpp>
#include <cupel/types/decimal.hpp>
#include <cupel/types/floating.hpp>

#include <gtest/gtest.h>

#include <concepts>
#include <limits>
#include <type_traits>

using namespace cupel;

namespace {

static_assert(detail::sql_type_of<decimal>.is_decimal() && !detail::sql_type_of<decimal>.is_number());
static_assert(comparable(detail::sql_type_of<decimal>, detail::sql_type_of<std::int64_t>));
static_assert(!comparable(detail::sql_type_of<decimal>, detail::sql_type_of<double>));
static_assert(!comparable(detail::sql_type_of<decimal>, detail::sql_type_of<bool>));
static_assert(!std::constructible_from<decimal, double> && !std::constructible_from<decimal, float>);
static_assert(!std::convertible_to<const char*, decimal> && std::convertible_to<int, decimal>);

static_assert(detail::compare_decimals("1.0", "1") == 0 && detail::compare_decimals("-0", "0.00") == 0);
static_assert(detail::compare_decimals("9", "10") < 0 && detail::compare_decimals("-9", "-10") > 0);
static_assert(detail::compare_decimals("0.1", "0.09") > 0 && detail::compare_decimals("-0.1", "-0.09") < 0);
static_assert(detail::compare_decimals("1.5", "1.50001") < 0 && detail::compare_decimals("-1", "1") < 0);
// What is no number comes last, in the order of bytes.
static_assert(detail::compare_decimals("999", "NaN") < 0 && detail::compare_decimals("a", "b") < 0 &&
              detail::compare_decimals("a", "a") == 0);

TEST(decimal, keeps_its_digits) {
    EXPECT_EQ(decimal().text(), "0");
    EXPECT_EQ(decimal("12.50").text(), "12.50");
    EXPECT_EQ(decimal("+007.10").text(), "7.10");
    EXPECT_EQ(decimal("-.5").text(), "-0.5");
    EXPECT_EQ(decimal("5.").text(), "5");
    EXPECT_EQ(decimal("-0.00").text(), "0.00");
    EXPECT_EQ(decimal("000").text(), "0");
    EXPECT_EQ(decimal(std::numeric_limits<std::int64_t>::min()).text(), "-9223372036854775808");
    EXPECT_EQ(decimal(std::numeric_limits<std::uint64_t>::max()).text(), "18446744073709551615");
    EXPECT_EQ(detail::decimal_spelling<true>("-100.5000"), "-100.5");
    EXPECT_EQ(detail::decimal_spelling<true>("100.000"), "100");
    EXPECT_EQ(detail::decimal_spelling<true>("-0.0"), "0");
}

TEST(decimal, is_compared_as_a_number) {
    EXPECT_EQ(decimal("1.50"), decimal("1.5"));
    EXPECT_LT(decimal("9.99"), 10);
    EXPECT_GT(decimal("0.1"), decimal("0.099999999999999999999"));
}

TEST(decimal, refuses_what_is_no_decimal_number) {
    for (const char* text :
         {"", "-", "+", ".", "-.", "1e5", "1,5", " 1", "1 ", "--1", "1.2.3", "NaN", "Infinity", "0x10", "12 apples"})
        EXPECT_THROW(decimal{text}, data_error) << text;
    EXPECT_THROW(decimal(std::string_view("1\0", 2)), data_error);
}

}  // namespace
