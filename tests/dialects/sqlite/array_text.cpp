// The texts that SQLite keeps arrays, intervals and moments as, and those that it may be given by others.
#include <cupel/dialects/sqlite/json_array.hpp>
#include <cupel/types/blob.hpp>
#include <cupel/types/boolean.hpp>
#include <cupel/types/floating.hpp>
#include <cupel/types/text.hpp>

#include <gmock/gmock.h>

#include <limits>

using namespace cupel;
using namespace std::chrono;
using testing::ElementsAre;

namespace {

template <class T>
std::vector<T> read(std::string_view text) {
    std::vector<T> values;
    for (detail::json_array_reader json(text); !json.at_end();) values.push_back(json.next<T>());
    return values;
}

template <class T>
std::string write(const std::vector<T>& values) {
    detail::json_array_writer json(false);
    for (const T& value : values) json.add<T>(value);
    return std::string(json.finish());
}

TEST(array_text, is_json) {
    EXPECT_EQ(write(std::vector<std::int64_t>{}), "[]");
    EXPECT_EQ(write(std::vector<std::optional<int>>{1, std::nullopt, -3}), "[1,null,-3]");
    EXPECT_EQ(write(std::vector<std::string>{"a\"\\\n", std::string("\0", 1), "é"}), R"(["a\"\\\u000a","\u0000","é"])");
    EXPECT_EQ(write(std::vector<blob>{{}, {std::byte{0x0f}, std::byte{0xf0}}}), R"(["","0ff0"])");
    EXPECT_EQ(write(std::vector<decimal>{decimal("1.50")}), R"(["1.5"])");
    EXPECT_EQ(write(std::vector<interval>{{-1, 2, -500'000}}), R"(["P-1M2DT-0.500000S"])");
}

TEST(array_text, of_others_is_read_too) {
    EXPECT_THAT(read<std::int64_t>(" [ 1 ,\n\t-2 , 9223372036854775807 ] "), ElementsAre(1, -2, INT64_MAX));
    EXPECT_THAT(read<std::string>(R"(["\u00e9\/\b\f\t\r\n","\ud83d\ude00"])"), ElementsAre("é/\b\f\t\r\n", "😀"));
    EXPECT_THAT(read<std::string>(R"(["\u0000","\uffff"])"), ElementsAre(std::string("\0", 1), "\xef\xbf\xbf"));
    EXPECT_THAT(read<double>("[1,1.5,-2e3,9e999,-9e999]"), ElementsAre(1, 1.5, -2000, INFINITY, -INFINITY));
    EXPECT_TRUE(read<bool>("[]").empty());
}

TEST(array_text, that_is_wrong_is_refused) {
    for (const char* text : {"", "[", "]", "{}", "[1", "[1,", "[1,]", "[1 2]", "[1]x", "null", "[null]", "[\"1\"]",
                             "[1.5]", "[01a]", "[9223372036854775808]"})
        EXPECT_THROW(read<std::int64_t>(text), data_error) << text;
    for (const char* text : {"[\"", "[\"\\\"]", "[\"\\x\"]", "[\"\\u12\"]", "[\"\\ud83d\"]", "[\"\\ud83dx\"]",
                             "[\"\\ud83d\\u0041\"]", "[a]", "[1]"})
        EXPECT_THROW(read<std::string>(text), data_error) << text;
    EXPECT_THROW(read<blob>("[\"abc\"]"), data_error);
    EXPECT_THROW(read<blob>("[\"zz\"]"), data_error);
    EXPECT_THROW(write(std::vector<double>{std::numeric_limits<double>::quiet_NaN()}), data_error);
    EXPECT_THROW(write(std::vector<std::string>{"\xff"}), data_error);
}

TEST(interval_text, has_every_part) {
    for (const interval& one : {interval{}, interval{1, 2, 3}, interval{-1, -2, -3}, interval{0, 0, -1'000'000},
                                interval{INT32_MAX, INT32_MIN, INT64_MIN}, interval{INT32_MIN, INT32_MAX, INT64_MAX}})
        EXPECT_EQ(detail::interval_from_text(detail::interval_text(one)), one);
    EXPECT_EQ(detail::interval_text({0, 0, INT64_MIN}), "P0M0DT-9223372036854.775808S");
    for (const char* text : {"", "P", "P1D", "PT1S", "P0M0DT0S", "P0M0DT0.1S", "P0M0DT0.-00001S", "P0M0DT0.000000",
                             "P0M0DT9223372036854.775808S", "P0M0DT99999999999999.000000S", "P2147483648M0DT0.000000S"})
        EXPECT_THROW(detail::interval_from_text(text), data_error) << text;
}

TEST(moment_text, may_have_an_offset) {
    const timestamptz at{sys_days{2026y / 11 / 20} + hours(12)};
    EXPECT_EQ(detail::timestamptz_text(at).view(), "2026-11-20 12:00:00.000000Z");
    for (const char* text : {"2026-11-20 12:00:00.000000Z", "2026-11-20T12:00Z", "2026-11-20 12:00:00",
                             "2026-11-20 14:30:00+02:30", "2026-11-20 11:00:00.0-01:00"})
        EXPECT_EQ(detail::timestamptz_from_text(text), at) << text;
    for (const char* text : {"", "Z", "2026-11-20Z", "2026-11-20 12:00:00+2", "2026-11-20 12:00:00+24:00",
                             "2026-11-20 12:00:00+02:60", "2026-11-20 12:00:00+0200"})
        EXPECT_THROW(detail::timestamptz_from_text(text), data_error) << text;
}

}  // namespace
