// Reading SQL that a program gives as text: where its parameters are, :name, and what stands in quotes and comments.
#pragma once

#include <cstddef>
#include <string_view>

namespace cupel::detail {

struct text_piece {
    std::string_view text;
    bool is_parameter;
};

// Steps through a text. SQL's own colons are none of ours: casts `::`, slices `[1:n]`, what is quoted, comments.
struct text_reader {
    std::string_view sql;
    std::size_t at = 0;
    bool open = false;     // something is not closed
    bool several = false;  // text follows a semicolon

    constexpr bool done() const noexcept { return at >= sql.size(); }

    // The next parameter, or the text up to it.
    constexpr text_piece next() noexcept {
        const std::size_t start = at;
        while (!done()) {
            if (at_parameter()) {
                if (at != start) break;
                ++at;
                while (!done() && is_name(sql[at])) ++at;
                return {sql.substr(start + 1, at - start - 1), true};
            }
            skip();
        }
        return {sql.substr(start, at - start), false};
    }

    static constexpr bool is_letter(char c) noexcept {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }
    static constexpr bool is_name(char c) noexcept { return is_letter(c) || (c >= '0' && c <= '9'); }

    constexpr char ahead(std::size_t count) const noexcept {
        return at + count < sql.size() ? sql[at + count] : char{};
    }
    constexpr char before() const noexcept { return at != 0 ? sql[at - 1] : char{}; }

    constexpr bool at_parameter() const noexcept {
        return sql[at] == ':' && is_letter(ahead(1)) && before() != ':' && !is_name(before()) && before() != ']' &&
               before() != ')';
    }

    // One character, or all that is quoted.
    constexpr void skip() noexcept {
        const char c = sql[at];
        if (c == '\'' || c == '"') skip_quoted(c, c == '\'' && (before() == 'E' || before() == 'e'));
        else if (c == '-' && ahead(1) == '-') skip_to("\n", false);
        else if (c == '/' && ahead(1) == '*') skip_comment();
        else if (c == '$' && !is_name(before())) skip_dollar();
        else if (c == ':' && ahead(1) == ':') at += 2;
        else {
            if (c == ';') note_semicolon();
            ++at;
        }
    }

    constexpr void skip_quoted(char quote, bool escapes) noexcept {
        for (++at; !done(); ++at) {
            if (escapes && sql[at] == '\\') ++at;
            else if (sql[at] == quote) {
                ++at;
                return;
            }
        }
        open = true;
    }

    // By hand: g++ 12 under UBSan takes no std::string_view::find in a constant expression.
    constexpr void skip_to(std::string_view end, bool needed) noexcept {
        while (at < sql.size() && sql.substr(at, end.size()) != end) ++at;
        open = open || (needed && at == sql.size());
        at = at == sql.size() ? at : at + end.size();
    }

    // Comments of PostgreSQL hold comments.
    constexpr void skip_comment() noexcept {
        std::size_t depth = 0;
        do {
            if (sql[at] == '/' && ahead(1) == '*') ++depth, at += 2;
            else if (sql[at] == '*' && ahead(1) == '/') --depth, at += 2;
            else ++at;
        } while (depth != 0 && !done());
        open = open || depth != 0;
    }

    // $tag$ ... $tag$
    constexpr void skip_dollar() noexcept {
        std::size_t end = at + 1;
        if (end < sql.size() && is_letter(sql[end]))
            while (end < sql.size() && is_name(sql[end])) ++end;
        if (end >= sql.size() || sql[end] != '$') {
            ++at;
            return;
        }
        const std::string_view tag = sql.substr(at, end + 1 - at);
        at = end + 1;
        skip_to(tag, true);
    }

    constexpr void note_semicolon() noexcept {
        for (std::size_t i = at + 1; i < sql.size(); ++i)
            several = several || !(sql[i] == ' ' || sql[i] == '\n' || sql[i] == '\t' || sql[i] == ';');
    }
};

constexpr bool same_word(std::string_view text, std::size_t at, std::string_view word) noexcept {
    if (at + word.size() > text.size()) return false;
    for (std::size_t i = 0; i < word.size(); ++i)
        if ((text[at + i] | 0x20) != word[i]) return false;
    return at + word.size() == text.size() || !text_reader::is_name(text[at + word.size()]);
}

// Whether a text changes the database: by one of its words, outside of quotes, or because it begins as no query does.
constexpr bool text_writes(std::string_view sql) noexcept {
    bool first = true;
    for (text_reader reader{sql}; !reader.done();) {
        const std::size_t at = reader.at;
        const bool word = text_reader::is_letter(sql[at]) && !text_reader::is_name(reader.before());
        if (word) {
            if (same_word(sql, at, "insert") || same_word(sql, at, "update") || same_word(sql, at, "delete") ||
                same_word(sql, at, "merge"))
                return true;
            if (first && !same_word(sql, at, "select") && !same_word(sql, at, "with") &&
                !same_word(sql, at, "values") && !same_word(sql, at, "table") && !same_word(sql, at, "explain") &&
                !same_word(sql, at, "pragma"))
                return true;
            first = false;
        }
        reader.skip();
    }
    return false;
}

}  // namespace cupel::detail
