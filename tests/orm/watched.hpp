// A column's value that tells who compares it.
#pragma once

#include <cupel/types/codec.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace orm {

// A text that counts how often it is compared.
struct watched {
    std::string text{};
    static inline std::size_t comparisons = 0;
    bool operator==(const watched& other) const {
        ++comparisons;
        return text == other.text;
    }
};

}  // namespace orm

template <>
struct cupel::codec<orm::watched> {
    using stored_as = std::string_view;
    static std::string_view encode(const orm::watched& value) { return value.text; }
    static orm::watched decode(std::string_view text) { return {std::string(text)}; }
};
