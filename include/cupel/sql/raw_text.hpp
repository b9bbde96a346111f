// Reading the text of a fragment of SQL: its places {}, and what is wrong with it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace cupel::detail {

enum class raw_fault : std::uint8_t { none, brace, quote, parenthesis, comment, semicolon, parameter };

// Steps through a fragment. What stands in quotes is SQL's: {} there are two characters.
struct raw_reader {
    std::string_view text;
    std::size_t at = 0;
    char quote = 0;

    constexpr explicit raw_reader(std::string_view sql) noexcept : text(sql) {}

    constexpr bool done() const noexcept { return at == text.size(); }
    constexpr char next() const noexcept { return at + 1 < text.size() ? text[at + 1] : char{}; }
    constexpr bool quoted() const noexcept { return quote != 0; }
    constexpr bool at_place() const noexcept { return !quoted() && text[at] == '{' && next() == '}'; }
    constexpr bool at_doubled_brace() const noexcept {
        return !quoted() && (text[at] == '{' || text[at] == '}') && next() == text[at];
    }

    constexpr void step() noexcept {
        const char c = text[at];
        const bool two = at_place() || at_doubled_brace();
        if (quoted()) {
            if (c == quote) quote = 0;
        } else if (c == '\'' || c == '"') {
            quote = c;
        }
        at += two ? 2 : 1;
    }
};

constexpr std::size_t count_places(std::string_view sql) noexcept {
    std::size_t places = 0;
    for (raw_reader reader(sql); !reader.done(); reader.step()) places += reader.at_place() ? 1 : 0;
    return places;
}

constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

// What would make it another thing than one expression, or would bring parameters of its own.
constexpr raw_fault find_raw_fault(std::string_view sql) noexcept {
    std::size_t open = 0;
    raw_reader reader(sql);
    for (; !reader.done(); reader.step()) {
        const char c = reader.text[reader.at], next = reader.next();
        if (reader.quoted() || reader.at_place() || reader.at_doubled_brace()) continue;
        if (c == '{' || c == '}') return raw_fault::brace;
        if (c == ';') return raw_fault::semicolon;
        if ((c == '-' && next == '-') || (c == '/' && next == '*')) return raw_fault::comment;
        if ((c == '?' || c == '$') && is_digit(next)) return raw_fault::parameter;
        if (c == '(') ++open;
        if (c == ')' && open-- == 0) return raw_fault::parenthesis;
    }
    if (reader.quoted()) return raw_fault::quote;
    return open == 0 ? raw_fault::none : raw_fault::parenthesis;
}

constexpr bool has_bare_question_mark(std::string_view sql) noexcept {
    for (raw_reader reader(sql); !reader.done(); reader.step())
        if (!reader.quoted() && reader.text[reader.at] == '?') return true;
    return false;
}

constexpr std::string_view raw_fault_sentence(raw_fault fault) noexcept {
    switch (fault) {
        case raw_fault::brace: return " has a lone brace; write {} for a place, {{ and }} for braces";
        case raw_fault::quote: return " has a quote that does not end; end it";
        case raw_fault::parenthesis: return " has parentheses that do not match; write as many ) as (";
        case raw_fault::comment: return " has a comment, which would hide what follows; write it in C++";
        case raw_fault::semicolon: return " has a semicolon, but is one expression; leave it out";
        case raw_fault::parameter: return " has a parameter of its own; write {} and give the value";
        case raw_fault::none: break;
    }
    return "";
}

}  // namespace cupel::detail
