// Conditions on text without the patterns of LIKE: what it starts with, ends with or contains, and regular expressions.
#pragma once

#include <cupel/sql/predicates.hpp>

#include <string_view>
#include <type_traits>
#include <utility>

namespace cupel {

// Says that a regular expression takes capital and small letters for the same.
struct ignore_case_t {};
inline constexpr ignore_case_t ignore_case{};

namespace detail {

// Every database spells these in its own way: dialects overload render_for.
template <fixed_string Test, class Left, class Right>
struct text_test : operations<text_test<Test, Left, Right>> {
    using value_type = bool;
    static constexpr bool has_values = Left::has_values || Right::has_values;
    static constexpr int precedence = precedence::comparison;

    [[no_unique_address]] Left left;
    [[no_unique_address]] Right right;

    constexpr text_test(Left l, Right r) : left(std::move(l)), right(std::move(r)) {}

    template <class Writer>
    static constexpr void render(Writer& w) {
        render_for(w, std::type_identity<text_test>{});
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        if constexpr (Left::has_values) left.visit_values(visitor);
        if constexpr (Right::has_values) right.visit_values(visitor);
    }
};

template <fixed_string Test, class Left, class T>
constexpr auto make_text_test(const Left& left, T&& value) {
    static_assert(refuse_if<text_check<Left, Test>::value>::done);
    if constexpr (!text_check<Left, Test>::ok) {
        return refused_operand<Left>{};
    } else {
        auto right = operand<Left, Test>(std::forward<T>(value));
        return text_test<Test, Left, decltype(right)>(left, std::move(right));
    }
}

template <class Left, class T>
constexpr auto make_regular(const Left& left, T&& pattern) {
    return make_text_test<"regexp_match">(left, std::forward<T>(pattern));
}
template <class Left, class T>
constexpr auto make_regular(const Left& left, T&& pattern, ignore_case_t) {
    return make_text_test<"regexp_match, ignore_case">(left, std::forward<T>(pattern));
}

}  // namespace detail
}  // namespace cupel
