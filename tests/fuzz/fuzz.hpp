// What the fuzzed programs share: a claim that ends the program when it is false, whatever NDEBUG says.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

namespace fuzz {

inline void claim(bool holds, const char* what) {
    if (holds) return;
    std::fprintf(stderr, "false: %s\n", what);
    std::abort();
}

// A message for a log is one line of printable ASCII.
inline void claim_printable(std::string_view shown) {
    for (const char c : shown) claim(c >= ' ' && c <= '~', "what is shown is one printable line");
}

// The input, cut into pieces.
class input {
public:
    input(const std::uint8_t* data, std::size_t size) : rest_(reinterpret_cast<const char*>(data), size) {}

    std::size_t number() {
        if (rest_.empty()) return 0;
        const auto first = static_cast<unsigned char>(rest_.front());
        rest_.remove_prefix(1);
        return first;
    }
    std::string text() {
        const std::size_t size = std::min(number(), rest_.size());
        std::string piece(rest_.substr(0, size));
        rest_.remove_prefix(size);
        return piece;
    }
    std::string rest() const { return std::string(rest_); }

private:
    std::string_view rest_;
};

}  // namespace fuzz
