// What a user types into a search field: words, whatever characters stand between them.
#pragma once

#include <cupel/types/codec.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace cupel {

enum class search_mode { words, phrase, prefix };

// A text to search for: all its words, the words one behind the other, or all its words of which the last may go on.
template <search_mode Mode>
struct search_text {
    std::string text;
};

// "quick fox": the words one behind the other.
inline search_text<search_mode::phrase> phrase(std::string text) { return {std::move(text)}; }
// qui fo: all words, of which the last may go on.
inline search_text<search_mode::prefix> prefix(std::string text) { return {std::move(text)}; }

namespace detail {

// Each word between two texts, joined. A word is made of letters, digits and everything beyond ASCII, so that nothing in it
// has a meaning for a query language.
inline std::string search_words(std::string_view text, std::string_view before, std::string_view after,
                                std::string_view between) {
    const auto is_word = [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
               (byte >= 'A' && byte <= 'Z');
    };
    std::string words;
    for (std::size_t at = 0; at < text.size();) {
        if (!is_word(text[at])) {
            ++at;
            continue;
        }
        std::size_t end = at;
        while (end < text.size() && is_word(text[end])) ++end;
        if (!words.empty()) words += between;
        words.append(before).append(text.substr(at, end - at)).append(after);
        at = end;
    }
    return words;
}

}  // namespace detail

template <search_mode Mode>
struct codec<search_text<Mode>> {
    using stored_as = std::string_view;
    static constexpr sql_type type{.kind = type_kind::text, .name = "search text"};

    // For to_tsquery, phraseto_tsquery and plainto_tsquery.
    static std::string encode(const search_text<Mode>& value) {
        if constexpr (Mode != search_mode::prefix) {
            return detail::search_words(value.text, "", "", " ");
        } else {
            std::string query = detail::search_words(value.text, "'", "'", " & ");
            return query.empty() ? query : query + ":*";
        }
    }
    // For FTS5, whose strings are quoted; one without words finds nothing.
    static std::string encode_for_sqlite(const search_text<Mode>& value) {
        if constexpr (Mode == search_mode::phrase) {
            return '"' + detail::search_words(value.text, "", "", " ") + '"';
        } else {
            std::string query = detail::search_words(value.text, "\"", "\"", " ");
            if (query.empty()) return "\"\"";
            return Mode == search_mode::prefix ? query + "*" : query;
        }
    }
    static search_text<Mode> decode(std::string_view text) { return {std::string(text)}; }
};

}  // namespace cupel
