#include <cupel/types/blob.hpp>

#include <gtest/gtest.h>

using namespace cupel;

namespace {

static_assert(detail::sql_type_of<blob>.kind == type_kind::blob && !detail::sql_type_of<blob>.is_text());

TEST(blob, every_byte_survives) {
    blob all;
    for (int i = 0; i < 256; ++i) all.push_back(static_cast<std::byte>(i));
    for (const blob& value : {blob{}, blob{std::byte{0}}, all, blob(100'000, std::byte{7})})
        EXPECT_EQ(codec<blob>::decode(codec<blob>::encode(value)), value);
    EXPECT_EQ(codec<blob>::encode(all).data(), all.data());
}

}  // namespace
