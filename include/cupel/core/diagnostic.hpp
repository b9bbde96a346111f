// How cupel refuses a program: one compile error whose text is computed from the program itself.
#pragma once

#include <cupel/core/config.hpp>
#include <cupel/core/fixed_string.hpp>

#include <cstddef>
#include <string_view>

namespace cupel {

// Never defined: its name is the message, on compilers whose static_assert takes a literal only.
template <fixed_string Message>
struct refused_because;

namespace detail {

// A sentence in pieces, so that recording a problem copies no characters.
struct problem {
    static constexpr std::size_t capacity = 36;

    std::string_view pieces[capacity]{};
    std::size_t count = 0;

    constexpr problem() noexcept = default;

    template <class... Pieces>
    constexpr explicit problem(Pieces... texts) noexcept {
        static_assert(sizeof...(texts) <= capacity);
        ((pieces[count++] = texts), ...);
    }

    constexpr bool found() const noexcept { return count != 0; }

    constexpr problem& operator+=(std::string_view text) noexcept {
        if (count < capacity) pieces[count++] = text;
        return *this;
    }

    constexpr std::size_t size() const noexcept {
        std::size_t sum = 0;
        for (std::size_t i = 0; i < count; ++i) sum += pieces[i].size();
        return sum;
    }
};

// A number as part of a sentence.
constexpr std::string_view small_number(std::size_t value) noexcept {
    constexpr std::string_view names[] = {"0", "1",  "2",  "3",  "4",  "5",  "6",  "7", "8",
                                          "9", "10", "11", "12", "13", "14", "15", "16"};
    return value < sizeof(names) / sizeof(names[0]) ? names[value] : "many";
}

template <const problem& Problem>
consteval auto message_of() {
    fixed_string<Problem.size() + 1> text;
    std::size_t at = 0;
    for (std::size_t i = 0; i < Problem.count; ++i)
        for (char c : Problem.pieces[i]) text.characters[at++] = c;
    return text;
}

// Stops compilation with `Problem` as the text of the error, if there is one.
template <const problem& Problem, bool Found = Problem.found()>
struct refuse_if {
    static constexpr bool done = true;
};

template <const problem& Problem>
struct refuse_if<Problem, true> {
#if CUPEL_COMPUTED_STATIC_ASSERT
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wc++26-extensions"
    static_assert(!Problem.found(), message_of<Problem>());
#pragma clang diagnostic pop
#else
    static_assert(sizeof(refused_because<message_of<Problem>()>) != 0);
#endif
    static constexpr bool done = true;
};

}  // namespace detail
}  // namespace cupel
