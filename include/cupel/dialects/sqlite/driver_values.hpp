// The parameters of a statement as text, for logs and errors.
#pragma once

#include <sqlite3.h>

#include <cstddef>
#include <string>
#include <string_view>

namespace cupel::detail {

// The literal at the head of a text: 12, -1.5e+300, NULL, 'it''s', x'00ff'.
inline std::string_view literal_at_head(std::string_view text) noexcept {
    constexpr std::string_view plain = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ+-.";
    const std::size_t quote = text.starts_with("x'") ? 1 : 0;
    if (!text.substr(quote).starts_with('\'')) return text.substr(0, text.find_first_not_of(plain));
    for (std::size_t end = quote + 1; end < text.size(); ++end)
        if (text[end] == '\'' && (end + 1 == text.size() || text[++end] != '\'')) return text.substr(0, end);
    return text;
}

// Longer text than a log wants is cut: 'aaa'... (5002 bytes)
inline void append_for_log(std::string& line, std::string_view literal) {
    constexpr std::size_t most = 256;
    line += literal.substr(0, most);
    if (literal.size() > most) line += "'... (" + std::to_string(literal.size()) + " bytes)";
}

// A text that SQLite has made.
struct sqlite_copied_sql {
    char* text;

    explicit sqlite_copied_sql(char* made) noexcept : text(made) {}
    sqlite_copied_sql(const sqlite_copied_sql&) = delete;
    sqlite_copied_sql& operator=(const sqlite_copied_sql&) = delete;
    ~sqlite_copied_sql() { sqlite3_free(text); }
};

// ?1 = 5, ?2 = 'Ada', ?3 = NULL. SQLite tells bound values only as a copy of the statement in which they stand.
inline std::string sqlite_values_for_log(const void* handle) {
    auto* const statement = static_cast<sqlite3_stmt*>(const_cast<void*>(handle));
    const sqlite_copied_sql copy{sqlite3_expanded_sql(statement)};
    if (copy.text == nullptr) return {};
    std::string line;
    std::string_view sql = sqlite3_sql(statement), values = copy.text;
    char quote = '\0';
    while (!sql.empty() && !values.empty()) {
        const char next = sql.front();
        if (next != '?' || quote != '\0') {
            if (quote != '\0') quote = next == quote ? '\0' : quote;
            else if (next == '\'' || next == '"') quote = next;
            sql.remove_prefix(1);
            values.remove_prefix(1);
            continue;
        }
        const std::size_t digits = sql.substr(0, sql.find_first_not_of("0123456789", 1)).size();
        const std::string_view literal = literal_at_head(values);
        line.append(line.empty() ? "" : ", ").append(sql.substr(0, digits)).append(" = ");
        append_for_log(line, literal);
        sql.remove_prefix(digits);
        values.remove_prefix(literal.size());
    }
    return line;
}

}  // namespace cupel::detail
