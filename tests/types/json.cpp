// JSON documents and aggregates.
#include <cupel/types/json.hpp>

#include <cupel/types/boolean.hpp>
#include <cupel/types/floating.hpp>
#include <cupel/types/text.hpp>
#include <cupel/types/uuid.hpp>

#include <gtest/gtest.h>

#include <limits>
#include <map>
#include <optional>
#include <string>
#include <vector>

using namespace cupel;
using namespace std::chrono;

namespace {

enum class shade { light, dark };

struct point {
    double x{};
    float y{};
    bool operator==(const point&) const = default;
};

struct settings {
    bool wide = true;
    std::int8_t small{};
    std::int64_t big{};
    std::uint64_t huge{};
    std::string name = "none";
    std::optional<std::string> note{};
    shade colour = shade::dark;
    std::vector<point> path{};
    std::vector<bool> bits{};
    std::map<std::string, std::vector<int>> lists{};
    point origin{};
    timestamp at{};
    sys_days day{};
    decimal price{};
    uuid key{};
    interval span{};
    nlohmann::json rest{};
    bool operator==(const settings&) const = default;
};

settings full() {
    return {false,
            -128,
            std::numeric_limits<std::int64_t>::min(),
            std::numeric_limits<std::uint64_t>::max(),
            std::string("a\"\\\0ü😀", 10),
            "",
            shade::light,
            {{0.1, 0.1F}, {1e308, -1e-45F}},
            {true, false},
            {{"", {}}, {"one", {1, 2}}},
            {1.0 / 3, 16777216},
            timestamp{microseconds(-1)},
            sys_days{1999y / 12 / 31},
            decimal("12345678901234567890.10"),
            uuid{{1, 2, 3}},
            {1, -2, 3},
            {{"a", nullptr}, {"b", {1, 2.5, "x"}}}};
}

template <class T>
T read(std::string_view text) {
    return codec<json<T>>::decode({text}).value;
}

TEST(json, aggregates_come_back_field_by_field) {
    const json<settings> stored{full()};
    const auto text = codec<json<settings>>::encode(stored);
    EXPECT_EQ(codec<json<settings>>::decode(text), stored);
    EXPECT_EQ(codec<json<settings>>::decode(codec<json<settings>>::encode({})), json<settings>{});
    EXPECT_EQ(codec<json<point>>::encode({{1.5, 2}}).text, R"({"x":1.5,"y":2.0})");
}

TEST(json, a_missing_key_leaves_the_initialiser_and_another_is_ignored) {
    EXPECT_EQ(read<settings>("{}"), settings{});
    EXPECT_EQ(read<settings>(R"({"unknown": [1], "small": 7})").small, 7);
    EXPECT_EQ(read<settings>(R"({"note": null})").note, std::nullopt);
    EXPECT_EQ(read<point>(R"({"x": 3})").x, 3.0);
}

TEST(json, values_of_another_kind_are_refused_by_name) {
    for (const char* text : {"[]",
                             "1",
                             "null",
                             R"({"wide":1})",
                             R"({"small":"7"})",
                             R"({"small":1.0})",
                             R"({"small":128})",
                             R"({"big":9223372036854775808})",
                             R"({"huge":-1})",
                             R"({"name":null})",
                             R"({"colour":"red"})",
                             R"({"colour":0})",
                             R"({"path":{}})",
                             R"({"path":[1]})",
                             R"({"lists":[]})",
                             R"({"lists":{"a":1}})",
                             R"({"at":"yesterday"})",
                             R"({"price":1})",
                             R"({"key":"1"})",
                             "{",
                             ""})
        EXPECT_THROW(read<settings>(text), data_error) << text;
    try {
        read<settings>(R"({"origin":{"x":"a"}})");
        ADD_FAILURE();
    } catch (const data_error& failure) {
        EXPECT_STREQ(failure.what(), "JSON of point::x holds string where a number is read");
    }
}

TEST(json, what_json_cannot_say_is_refused) {
    EXPECT_THROW(codec<json<point>>::encode({{std::numeric_limits<double>::quiet_NaN(), 0}}), data_error);
    EXPECT_THROW(codec<json<point>>::encode({{0, std::numeric_limits<float>::infinity()}}), data_error);
    EXPECT_THROW(codec<json<settings>>::encode({{.name = "\xff"}}), data_error);
    EXPECT_THROW(codec<nlohmann::json>::encode({{"a", {1, std::numeric_limits<double>::infinity()}}}), data_error);
    EXPECT_THROW(codec<nlohmann::json>::encode("\xff"), data_error);
    EXPECT_THROW(codec<nlohmann::json>::decode({"{\"a\":}"}), data_error);
}

}  // namespace
