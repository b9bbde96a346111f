// Texts as nobody expects them, for a bounded time: CUPEL_FUZZ_SECONDS for each test (0.5), CUPEL_FUZZ_SEED (of the
// code).
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace random_texts {

inline std::uint64_t seed() {
    const char* const given = std::getenv("CUPEL_FUZZ_SEED");
    return given != nullptr ? std::strtoull(given, nullptr, 10) : 20240229;
}

// Whether a test goes on: for a time, and at least for so many rounds, however busy the machine.
class bounded_time {
public:
    explicit bounded_time(int rounds = 60) : rounds_left_(rounds) {}

    bool is_left() { return --rounds_left_ >= 0 || std::chrono::steady_clock::now() < end_; }

private:
    static double seconds() {
        const char* const given = std::getenv("CUPEL_FUZZ_SECONDS");
        return given != nullptr ? std::strtod(given, nullptr) : 0.5;
    }
    int rounds_left_;
    std::chrono::steady_clock::time_point end_ =
        std::chrono::steady_clock::now() + std::chrono::microseconds(static_cast<std::int64_t>(seconds() * 1e6));
};

class source {
public:
    source() : engine_(seed()) {}

    std::size_t below(std::size_t count) { return static_cast<std::size_t>(engine_() % count); }
    std::uint64_t number() { return engine_(); }

    // Bytes, UTF-8 of every plane, and what means something to SQL, to URLs, to C or to a log.
    std::string text(std::size_t most_pieces = 12) {
        std::string made;
        for (std::size_t pieces = below(most_pieces + 1); pieces > 0; --pieces) switch (below(8)) {
                case 0: made += static_cast<char>(below(256)); break;
                case 1: made.append(below(64), static_cast<char>('a' + below(26))); break;
                case 2: append_utf8(made, static_cast<std::uint32_t>(below(0x110000))); break;
                default: made += word(); break;
            }
        if (below(200) == 0) made.append(below(100'000), 'x');
        return made;
    }

private:
    std::string_view word() {
        using namespace std::string_view_literals;
        static constexpr std::string_view words[] = {"'",
                                                     "''",
                                                     "\"",
                                                     "\"\"",
                                                     "`",
                                                     "\\",
                                                     "\\'",
                                                     "--",
                                                     "/*",
                                                     "*/",
                                                     ";",
                                                     "?1",
                                                     "?",
                                                     "$1",
                                                     "$$",
                                                     ":a",
                                                     "@a",
                                                     "%s",
                                                     "%",
                                                     "%%",
                                                     "%41",
                                                     "%00",
                                                     "%zz",
                                                     "_",
                                                     "NULL",
                                                     "E'",
                                                     "x'",
                                                     "1e999",
                                                     "\0"sv,
                                                     "\n",
                                                     "\r",
                                                     "\x1b[0m",
                                                     "\x7f",
                                                     "[",
                                                     "]",
                                                     "{",
                                                     "}",
                                                     "(",
                                                     ")",
                                                     ",",
                                                     "://",
                                                     ":",
                                                     "@",
                                                     "/",
                                                     "?a=b",
                                                     "&",
                                                     "#",
                                                     "=",
                                                     "+",
                                                     " ",
                                                     "sqlite://",
                                                     "postgresql://",
                                                     "item",
                                                     "' OR 1=1 --",
                                                     "'; DROP TABLE item; --",
                                                     "\"; DROP TABLE item; --",
                                                     "\xff",
                                                     "\xc3",
                                                     "\xed\xa0\x80",
                                                     "\xef\xbb\xbf"};
        return words[below(sizeof words / sizeof *words)];
    }

    static void append_utf8(std::string& text, std::uint32_t point) {
        const auto add = [&](std::uint32_t byte) { text += static_cast<char>(byte); };
        if (point < 0x80) {
            add(point);
        } else if (point < 0x800) {
            add(0xC0 | point >> 6);
            add(0x80 | (point & 0x3F));
        } else if (point < 0x10000) {
            add(0xE0 | point >> 12);
            add(0x80 | (point >> 6 & 0x3F));
            add(0x80 | (point & 0x3F));
        } else {
            add(0xF0 | point >> 18);
            add(0x80 | (point >> 12 & 0x3F));
            add(0x80 | (point >> 6 & 0x3F));
            add(0x80 | (point & 0x3F));
        }
    }

    std::mt19937_64 engine_;
};

}  // namespace random_texts
