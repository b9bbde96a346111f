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

// One error, however often the same is said of the same place.
template <fixed_string Message, class Place, bool Refused = true>
struct refusal {
#if CUPEL_COMPUTED_STATIC_ASSERT
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wc++26-extensions"
    static_assert(!Refused, Message);
#pragma clang diagnostic pop
#else
    static_assert(sizeof(refused_because<Message>) != 0);
#endif
    static constexpr bool done = true;
};

struct every_statement {};

// E501 to E529 but for E503, which is one of col<...>, and E650 to E657 are mistakes of a model, wherever it is used.
template <const problem& Problem>
consteval bool is_of_model() {
    constexpr auto text = message_of<Problem>();
    const std::string_view code = text.view().substr(text.size() > 10 ? 6 : 0, 4);
    return (code >= "E501" && code <= "E529" && code != "E503") || (code >= "E650" && code <= "E657");
}

template <const problem& Problem, class Place>
struct place_of_problem {
    using type = Place;
};
template <const problem& Problem, class Place>
    requires(is_of_model<Problem>())
struct place_of_problem<Problem, Place> {
    using type = every_statement;
};
template <const problem& Problem>
struct this_problem {};

// The statement that the program wrote, of one that stands for it.
template <class Statement>
struct written_statement {
    using type = Statement;
};
template <class Statement>
    requires requires { typename Statement::inner; }
struct written_statement<Statement> : written_statement<typename Statement::inner> {};

// Nothing is wrong.
struct unrefused {
    static constexpr bool done = true;
};

template <const problem& Problem, class Statement, bool Found = Problem.found()>
struct choose_refusal {
    using type = unrefused;
};
template <const problem& Problem, class Statement>
struct choose_refusal<Problem, Statement, true> {
    using place = typename place_of_problem<Problem, typename written_statement<Statement>::type>::type;
    using type = refusal<message_of<Problem>(), place>;
};

// A refusal, asked so that it is one error however often it is asked.
#if CUPEL_ERRORS_REMEMBERED
template <class Refusal>
using ask_once = Refusal;
#else
template <class Refusal>
struct ask_once {
    static constexpr bool done = Refusal::done;
};
#endif

// `refuse_statement_if<Problem, Statement>::done` stops compilation with `Problem` as the text of the error, if there is
// one; what is wrong with a statement for several databases is one error. Aliases: compilers list every template that led
// to an error.
template <const problem& Problem, class Statement>
using refuse_statement_if = ask_once<typename choose_refusal<Problem, Statement>::type>;

// The same of what is no statement.
template <const problem& Problem>
using refuse_if = refuse_statement_if<Problem, this_problem<Problem>>;

}  // namespace detail
}  // namespace cupel
