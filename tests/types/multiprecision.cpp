// Numbers of Boost.Multiprecision: every digit survives, or is refused.
#include <cupel/types/multiprecision.hpp>

#include <gtest/gtest.h>

#include <string>

using namespace cupel;
using boost::multiprecision::cpp_dec_float_50;
using boost::multiprecision::cpp_int;
using boost::multiprecision::int128_t;

namespace {

static_assert(detail::sql_type_of<cpp_dec_float_50>.is_decimal() && detail::sql_type_of<cpp_int>.is_decimal());

template <class T>
std::string through(const std::string& text) {
    return codec<T>::encode(codec<T>::decode({text})).text;
}

TEST(multiprecision, decimals_keep_every_digit) {
    const std::string fifty = "12345678901234567890123456789012345678901234567891";
    for (std::size_t point = 1; point < fifty.size(); ++point) {
        const std::string text = fifty.substr(0, point) + "." + fifty.substr(point);
        EXPECT_EQ(through<cpp_dec_float_50>(text), text);
        EXPECT_EQ(through<cpp_dec_float_50>("-" + text), "-" + text);
        const std::string nines = std::string(point, '9') + "." + std::string(50 - point, '9');
        EXPECT_EQ(through<cpp_dec_float_50>(nines), nines);
        EXPECT_EQ(through<cpp_dec_float_50>("0." + std::string(point, '0') + fifty),
                  "0." + std::string(point, '0') + fifty);
        EXPECT_EQ(through<cpp_dec_float_50>(fifty + std::string(point, '0')), fifty + std::string(point, '0'));
    }
    for (const char* text : {"0", "1", "-1", "10", "0.1", "100.5", "-0.000001", "99999999", "100000000"})
        EXPECT_EQ(through<cpp_dec_float_50>(text), text);
    EXPECT_EQ(through<cpp_dec_float_50>("1.50"), "1.5");
}

TEST(multiprecision, a_computed_decimal_is_rounded_to_its_digits) {
    EXPECT_EQ(codec<cpp_dec_float_50>::encode(cpp_dec_float_50(1) / 3).text, "0." + std::string(50, '3'));
    EXPECT_EQ(codec<cpp_dec_float_50>::encode(cpp_dec_float_50(2) / 3).text, "0." + std::string(49, '6') + "7");
    EXPECT_EQ(codec<cpp_dec_float_50>::encode(cpp_dec_float_50("0.1") * 3).text, "0.3");
}

TEST(multiprecision, what_does_not_fit_is_refused) {
    EXPECT_THROW(through<cpp_dec_float_50>(std::string(51, '1')), data_error);
    EXPECT_THROW(through<cpp_dec_float_50>("1." + std::string(50, '1')), data_error);
    EXPECT_THROW(through<cpp_dec_float_50>("NaN"), data_error);
    EXPECT_THROW(codec<cpp_dec_float_50>::encode(std::numeric_limits<cpp_dec_float_50>::quiet_NaN()), data_error);
    EXPECT_THROW(codec<cpp_dec_float_50>::encode(std::numeric_limits<cpp_dec_float_50>::infinity()), data_error);
    EXPECT_THROW(codec<cpp_dec_float_50>::encode(cpp_dec_float_50("1e1000000")), data_error);
    EXPECT_THROW(through<cpp_int>("1.5"), data_error);
    EXPECT_THROW(through<int128_t>(std::string(50, '1')), data_error);
}

TEST(multiprecision, integers_have_any_size) {
    for (const std::string& text :
         {std::string("0"), std::string("-1"), "-" + std::string(1000, '9'), "1" + std::string(1000, '0')})
        EXPECT_EQ(through<cpp_int>(text), text);
    EXPECT_EQ(through<cpp_int>("5.000"), "5");
    EXPECT_EQ(through<int128_t>("-170141183460469231731687303715884105727"),
              "-170141183460469231731687303715884105727");
}

}  // namespace
