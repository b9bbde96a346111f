#include <cupel/types/text.hpp>

#include <gtest/gtest.h>

using namespace cupel;
using namespace std::string_literals;

namespace {

static_assert(detail::sql_type_of<std::string>.is_text() && detail::sql_type_of<std::string_view>.is_text());
static_assert(!storable<const char*> && !storable<char> && !storable<std::wstring>);

TEST(text, every_byte_survives) {
    std::string all;
    for (int c = 0; c < 256; ++c) all.push_back(static_cast<char>(c));
    for (const std::string& value :
         {""s, "a"s, "it's \"quoted\""s, "grüße, 世界"s, "nul\0inside"s, all, std::string(100'000, 'x')})
        EXPECT_EQ(codec<std::string>::decode(codec<std::string>::encode(value)), value);
}

// Encoding lends; it copies nothing.
TEST(text, encoding_refers_to_the_value) {
    const std::string value(1000, 'x');
    EXPECT_EQ(codec<std::string>::encode(value).data(), value.data());
}

}  // namespace
