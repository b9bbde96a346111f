// The binary form of a numeric, without a server.
#include <cupel/dialects/postgresql/driver_numeric.hpp>

#include <gtest/gtest.h>

#include <string>

using namespace cupel;

namespace {

std::string through(const std::string& text) {
    return detail::numeric_from_wire(detail::numeric_to_wire({text}).data()).text;
}

std::string bytes(std::initializer_list<int> shorts) {
    std::string made;
    for (int value : shorts) {
        made += static_cast<char>(static_cast<unsigned char>(value >> 8));
        made += static_cast<char>(static_cast<unsigned char>(value));
    }
    return made;
}

// As numeric_send writes them: groups, weight, sign, scale, digits.
TEST(numeric_form, is_that_of_the_server) {
    EXPECT_EQ(detail::numeric_to_wire({"0"}), bytes({0, 0, 0, 0}));
    EXPECT_EQ(detail::numeric_to_wire({"0.00"}), bytes({0, 0, 0, 2}));
    EXPECT_EQ(detail::numeric_to_wire({"1"}), bytes({1, 0, 0, 0, 1}));
    EXPECT_EQ(detail::numeric_to_wire({"-12345.6780"}), bytes({3, 1, 0x4000, 4, 1, 2345, 6780}));
    EXPECT_EQ(detail::numeric_to_wire({"0.00012"}), bytes({2, -1, 0, 5, 1, 2000}));
    EXPECT_EQ(detail::numeric_to_wire({"0.000000001"}), bytes({1, -3, 0, 9, 1000}));
    EXPECT_EQ(detail::numeric_to_wire({"100000000"}), bytes({3, 2, 0, 0, 1, 0, 0}));
    // Groups of zeros at the end may be left out by the server.
    EXPECT_EQ(detail::numeric_from_wire(bytes({1, 2, 0, 0, 1}).data()).text, "100000000");
    EXPECT_EQ(detail::numeric_from_wire(bytes({1, -1, 0, 2, 5000}).data()).text, "0.50");
}

TEST(numeric_form, keeps_every_digit) {
    const std::string digits = "9876543210123456789";
    for (std::size_t point = 1; point < digits.size(); ++point) {
        const std::string text = digits.substr(0, point) + "." + digits.substr(point);
        EXPECT_EQ(through(text), text);
        EXPECT_EQ(through("-" + text), "-" + text);
        EXPECT_EQ(through("1" + std::string(point, '0')), "1" + std::string(point, '0'));
        EXPECT_EQ(through("0." + std::string(point, '0') + "7"), "0." + std::string(point, '0') + "7");
        EXPECT_EQ(through("1." + std::string(point, '0')), "1." + std::string(point, '0'));
        EXPECT_EQ(through("9999." + std::string(point, '9')), "9999." + std::string(point, '9'));
    }
    EXPECT_EQ(through(std::string(131072, '7')), std::string(131072, '7'));
    EXPECT_EQ(through("0." + std::string(16382, '0') + "1"), "0." + std::string(16382, '0') + "1");
}

TEST(numeric_form, what_does_not_fit_is_refused) {
    EXPECT_THROW(detail::numeric_to_wire({std::string(131073, '7')}), data_error);
    EXPECT_THROW(detail::numeric_to_wire({"0." + std::string(16384, '1')}), data_error);
    EXPECT_THROW(detail::numeric_to_wire({"NaN"}), data_error);
    for (int sign : {0xC000, 0xD000, 0xF000})
        EXPECT_THROW(detail::numeric_from_wire(bytes({0, 0, sign, 0}).data()), data_error);
}

}  // namespace
