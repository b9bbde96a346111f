// What can be seen of SQL text that a program wrote itself.
#pragma once

#include <algorithm>
#include <string_view>

namespace cupel::detail {

// Whether the word, in lower case, stands anywhere in the text, in a name or a literal too.
inline bool mentions(std::string_view sql, std::string_view word) noexcept {
    const auto same = [](char c, char lower) {
        return (c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c) == lower;
    };
    return std::search(sql.begin(), sql.end(), word.begin(), word.end(), same) != sql.end();
}

}  // namespace cupel::detail
