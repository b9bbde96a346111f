// Random rows and values with a fixed seed, and their spelling as SQL literals for the oracle.
#pragma once

#include "compliance/support/database.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <iomanip>
#include <limits>
#include <random>
#include <sstream>

namespace compliance {

// The same rows in SQLite, which answers SQL written by hand.
struct sqlite_oracle {
    sqlite_in_memory database;
    cupel::sqlite::connection db = database.open();
    text_rows ask(std::string_view sql) { return database.ask(db, sql); }
};

class random_source {
public:
    explicit random_source(std::uint64_t seed) : engine_(seed) {}

    // A number in [low, high], with the ends and 0 more often than chance has it.
    std::int64_t integer(std::int64_t low, std::int64_t high) {
        switch (below(8)) {
            case 0: return low;
            case 1: return high;
            case 2: return std::clamp<std::int64_t>(0, low, high);
            default: return std::uniform_int_distribution<std::int64_t>(low, high)(engine_);
        }
    }
    std::size_t below(std::size_t count) { return static_cast<std::size_t>(engine_() % count); }
    bool chance(std::size_t of) { return below(of) == 0; }

    // Any finite double, by its bits.
    double any_double() {
        while (true) {
            const std::uint64_t bits = engine_();
            double value = 0;
            std::memcpy(&value, &bits, sizeof value);
            if (std::isfinite(value) && value != 0) return value;
        }
    }

    // What people, programs and attackers write; valid UTF-8 without U+0000.
    std::string text() {
        static const std::vector<std::string> pieces{"a",
                                                     "B",
                                                     "z",
                                                     " ",
                                                     "'",
                                                     "\"",
                                                     "--",
                                                     ";",
                                                     "%",
                                                     "_",
                                                     "\\",
                                                     "?1",
                                                     "NULL",
                                                     "0",
                                                     "9",
                                                     "\n",
                                                     "\t",
                                                     "\xC3\xA6",
                                                     "\xE2\x82\xAC",
                                                     "\xF0\x9F\x98\x80",
                                                     "/*",
                                                     "*/",
                                                     "[",
                                                     "]",
                                                     "{",
                                                     "}",
                                                     ",",
                                                     ":x",
                                                     "$1",
                                                     "\x01",
                                                     "\x7F"};
        std::string made;
        for (std::size_t i = below(9); i-- > 0;) made += pieces[below(pieces.size())];
        return made;
    }

    // Characters of every kind, U+0000 too where `nul` says so.
    std::string characters(bool nul) {
        std::string made;
        for (std::size_t i = below(40); i-- > 0;) {
            char32_t c = static_cast<char32_t>(below(chance(2) ? 0x800 : 0x110000));
            if (c >= 0xD800 && c < 0xE000) c = 0xFFFF;
            if (c == 0 && !nul) c = 1;
            const auto put = [&](char32_t byte) { made += static_cast<char>(static_cast<unsigned char>(byte)); };
            if (c < 0x80) put(c);
            else if (c < 0x800) put(0xC0 | c >> 6);
            else if (c < 0x10000) put(0xE0 | c >> 12), put(0x80 | (c >> 6 & 0x3F));
            else put(0xF0 | c >> 18), put(0x80 | (c >> 12 & 0x3F)), put(0x80 | (c >> 6 & 0x3F));
            if (c >= 0x80) put(0x80 | (c & 0x3F));
        }
        return made;
    }

    // Any bytes at all.
    std::string bytes() {
        std::string made;
        for (std::size_t i = below(40); i-- > 0;) made += static_cast<char>(static_cast<unsigned char>(engine_()));
        return made;
    }

    std::uint64_t bits() { return engine_(); }

private:
    std::mt19937_64 engine_;
};

// SQL literals of SQLite and of the standard.
inline std::string spelled(std::int64_t value) {
    return value == std::numeric_limits<std::int64_t>::min() ? "(-9223372036854775807 - 1)" : std::to_string(value);
}
inline std::string spelled(double value) {
    std::ostringstream text;
    text << std::setprecision(17) << value;
    const std::string spelled = text.str();
    return spelled.find_first_of(".e") == std::string::npos ? spelled + ".0" : spelled;
}
inline std::string spelled(std::string_view text) {
    std::string made = "'";
    for (char c : text) made += c == '\'' ? "''" : std::string(1, c);
    return made + "'";
}
inline std::string spelled(bool value) { return value ? "1" : "0"; }
template <class T>
std::string spelled(const std::optional<T>& value) {
    return value ? spelled(*value) : "NULL";
}

}  // namespace compliance
