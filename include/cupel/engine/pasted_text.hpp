// A text in the place of a statement.
#pragma once

#include <cupel/core/diagnostic.hpp>
#include <cupel/engine/result.hpp>

#include <concepts>
#include <string_view>

namespace cupel::detail {

template <class T>
concept pasted_text = std::convertible_to<const T&, std::string_view>;

template <pasted_text Text>
struct pasted_text_check {
    static constexpr problem value{
        "cupel[E635]: execute is given a text, but SQL is never pasted together with its values; write select<T>() and "
        "its like, or text<...> with named parameters; run(text) takes SQL without values"};
};

template <pasted_text Text>
execution refuse_pasted_text() {
    static_assert(refuse_if<pasted_text_check<Text>::value>::done);
    return {};
}

}  // namespace cupel::detail
