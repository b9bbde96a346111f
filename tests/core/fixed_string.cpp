#include <cupel/core/fixed_string.hpp>

#include <gtest/gtest.h>

#include <type_traits>

using cupel::fixed_string;

namespace {

template <fixed_string Text>
struct named {
    static constexpr std::string_view text = Text.view();
};

static_assert(named<"users">::text == "users" && named<"">::text.empty() && named<"größe 世界">::text == "größe 世界");
static_assert(std::is_same_v<named<"a">, named<"a">> && !std::is_same_v<named<"a">, named<"b">> &&
              !std::is_same_v<named<"a">, named<"a ">>);
static_assert(fixed_string("").size() == 0 && fixed_string("abc").size() == 3 && fixed_string("abc").data()[3] == '\0');
// A NUL inside is one of the characters.
static_assert(named<"a\0b">::text.size() == 3 && !std::is_same_v<named<"a\0b">, named<"a">>);
static_assert(fixed_string<4>().view() == std::string_view("\0\0\0", 3));

TEST(fixed_string, lives_as_long_as_the_program) {
    const std::string_view first = named<"kept">::text, again = named<"kept">::text;
    EXPECT_EQ(first.data(), again.data());
}

}  // namespace
