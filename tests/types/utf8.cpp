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
    for (std::size_t size = 0; size <= 100; ++size) {
        EXPECT_TRUE(is_ascii(std::string(size, '\x7F'))) << size;
        for (std::size_t at = 0; at < size; ++at) {
            std::string text(size, 'a');
            text[at] = '\x80';
            EXPECT_FALSE(is_ascii(text)) << at << " of " << size;
        }
    }
}

TEST(utf8, a_wrong_byte_is_found_where_it_stands) {
    for (std::size_t size = 1; size <= 100; ++size)
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

// By the definition: the number that the bytes spell, and the shortest way to spell it.
bool is_utf8(const std::string& text) {
    for (std::size_t at = 0; at < text.size();) {
        const auto byte = [&](std::size_t i) -> unsigned { return static_cast<unsigned char>(text[i]); };
        const unsigned first = byte(at);
        const std::size_t size = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
        if ((first >= 0x80 && first < 0xC0) || first >= 0xF8 || text.size() - at < size) return false;
        unsigned long number = size == 1 ? first : first & (0x7FU >> size);
        for (std::size_t i = 1; i < size; ++i) {
            if (byte(at + i) >> 6 != 2) return false;
            number = number << 6 | (byte(at + i) & 0x3FU);
        }
        constexpr unsigned long least[] = {0, 0, 0x80, 0x800, 0x10000};
        if (number < least[size] || number > 0x10FFFF || (number >= 0xD800 && number < 0xE000)) return false;
        at += size;
    }
    return true;
}

bool is_accepted(const std::string& text) {
    try {
        require_utf8(text);
        return true;
    } catch (const cupel::data_error&) {
        return false;
    }
}

TEST(utf8, agrees_with_the_definition_at_every_length_and_place) {
    const char* const pieces[] = {"\x7F",
                                  "\x80",
                                  "\xBF",
                                  "\xC0\xAF",
                                  "\xC1\xBF",
                                  "\xC2\x80",
                                  "\xDF\xBF",
                                  "\xE0\x9F\xBF",
                                  "\xE0\xA0\x80",
                                  "\xED\x9F\xBF",
                                  "\xED\xA0\x80",
                                  "\xEE\x80\x80",
                                  "\xEF\xBF\xBF",
                                  "\xF0\x8F\xBF\xBF",
                                  "\xF0\x90\x80\x80",
                                  "\xF4\x8F\xBF\xBF",
                                  "\xF4\x90\x80\x80",
                                  "\xF5\x80\x80\x80",
                                  "\xFE",
                                  "\xE2\x82",
                                  "\xF0\x9F\x98"};
    for (std::size_t size = 0; size <= 70; ++size)
        for (std::size_t at = 0; at <= size; ++at)
            for (const std::string piece : pieces) {
                const std::string text = std::string(at, 'a') + piece + std::string(size - at, 'z');
                ASSERT_EQ(is_accepted(text), is_utf8(text)) << testing::PrintToString(text);
            }
}

}  // namespace
