// What can be seen of SQL text that a program wrote itself.
#pragma once

#include <cupel/core/error.hpp>

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>

namespace cupel::detail {

constexpr char ascii_lower(char c) noexcept { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

// Whether the word, in lower case, stands anywhere in the text, in a name or a literal too.
inline bool mentions(std::string_view sql, std::string_view word) noexcept {
    for (; sql.size() >= word.size(); sql.remove_prefix(1)) {
        std::size_t same = 0;
        while (same < word.size() && ascii_lower(sql[same]) == word[same]) ++same;
        if (same == word.size()) return true;
    }
    return false;
}

// Throws programming_error.
inline void require_no_nul(std::string_view sql, std::string_view database) {
    if (sql.find('\0') != std::string_view::npos)
        throw programming_error(error_code::programming, "the SQL text has a NUL character, at which " +
                                                             std::string(database) + " would end it");
}

// The text from its first word on, behind blanks, comments and parentheses.
inline std::string_view from_first_word(std::string_view sql) noexcept {
    const auto behind = [&](std::string_view end) {
        const auto at = sql.find(end);
        sql.remove_prefix(at == std::string_view::npos ? sql.size() : at + end.size());
    };
    for (;;) {
        const std::size_t word = sql.find_first_not_of(" \t\r\n\f\v(;");
        sql.remove_prefix(word != std::string_view::npos ? word : sql.size());
        if (sql.starts_with("--")) behind("\n");
        else if (sql.starts_with("/*")) behind("*/");
        else return sql;
    }
}

// Whether the text begins with one of these words, which are in lower case.
inline bool begins_with_word(std::string_view sql, std::initializer_list<std::string_view> words) noexcept {
    const std::string_view first = from_first_word(sql);
    for (const std::string_view word : words)
        if (mentions(first.substr(0, word.size()), word)) return true;
    return false;
}

}  // namespace cupel::detail
