#include <cupel/types/utf8.hpp>

#include <gtest/gtest.h>

#include <cstddef>
#include <string>

namespace {

using cupel::detail::find_invalid_utf8;
using cupel::detail::is_ascii;
using cupel::detail::require_utf8;

// Every length around the words that are looked at in one piece, and the byte that is not ASCII at every place.
TEST(utf8, is_ascii_sees_every_byte) {
    for (std::size_t size = 0; size <= 40; ++size) {
        EXPECT_TRUE(is_ascii(std::string(size, '\x7F'))) << size;
        for (std::size_t at = 0; at < size; ++at) {
            std::string text(size, 'a');
            text[at] = '\x80';
            EXPECT_FALSE(is_ascii(text)) << at << " of " << size;
        }
    }
}

TEST(utf8, a_wrong_byte_is_found_where_it_stands) {
    for (std::size_t size = 1; size <= 40; ++size)
        for (std::size_t at = 0; at < size; ++at) {
            std::string text(size, 'a');
            text[at] = '\xFF';
            EXPECT_EQ(find_invalid_utf8(text), at) << size;
            EXPECT_THROW(require_utf8(text), cupel::data_error) << at << " of " << size;
        }
}

TEST(utf8, characters_of_every_length_are_accepted) {
    for (const std::string character : {"z", "\xC3\xA4", "\xE2\x82\xAC", "\xF0\x9F\x98\x80"})
        for (std::size_t before = 0; before <= 20; ++before)
            for (std::size_t after = 0; after <= 20; ++after) {
                const std::string text = std::string(before, 'a') + character + std::string(after, 'b');
                EXPECT_EQ(find_invalid_utf8(text), text.size()) << before << ", " << after;
                EXPECT_NO_THROW(require_utf8(text)) << before << ", " << after;
            }
}

TEST(utf8, a_character_cut_off_at_the_end_is_refused) {
    EXPECT_EQ(find_invalid_utf8("12345678\xE2\x82"), 8U);
    EXPECT_THROW(require_utf8("\xF0\x9F\x98"), cupel::data_error);
}

}  // namespace
