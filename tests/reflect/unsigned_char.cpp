// Compiled with -funsigned-char, as some platforms have it: the bytes of a name are the same.
#include <cupel/reflect/fields.hpp>

#include <gtest/gtest.h>

namespace {

struct measures {
    int größe{};
    int höhe{};
    int name{};
};

TEST(unsigned_char, field_names_are_whole) {
    static_assert(static_cast<char>(-1) > 0);
    constexpr auto& names = cupel::detail::field_names<measures>;
    EXPECT_EQ(names[0], "größe");
    EXPECT_EQ(names[1], "höhe");
    EXPECT_EQ(names[2], "name");
}

}  // namespace
