// Texts, several bytes at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace cupel::detail {

template <class Word>
Word word_at(const char* bytes) noexcept {
    Word word;
    std::memcpy(&word, bytes, sizeof word);
    return word;
}

inline std::uint64_t two_words_at(const char* bytes) noexcept {
    return word_at<std::uint64_t>(bytes) | word_at<std::uint64_t>(bytes + 8);
}

// All bytes of a text, laid over each other. The last words overlap those before them, so that few bytes are looked at
// alone.
inline std::uint64_t joined_bytes(std::string_view text) noexcept {
    const std::size_t size = text.size();
    const char* const begin = text.data();
    const char* const end = begin + size;
    std::uint64_t all = 0;
    if (size > 32) {
        all = two_words_at(end - 32) | two_words_at(end - 16);
        for (const char* at = begin; at < end - 32; at += 32) all |= two_words_at(at) | two_words_at(at + 16);
    } else if (size >= 16) {
        all = two_words_at(begin) | two_words_at(end - 16);
    } else if (size >= 8) {
        all = word_at<std::uint64_t>(begin) | word_at<std::uint64_t>(end - 8);
    } else if (size >= 4) {
        all = word_at<std::uint32_t>(begin) | word_at<std::uint32_t>(end - 4);
    } else {
        for (const char c : text) all |= static_cast<unsigned char>(c);
    }
    return all;
}

inline bool is_ascii(std::string_view text) noexcept { return (joined_bytes(text) & 0x8080808080808080U) == 0; }

}  // namespace cupel::detail
