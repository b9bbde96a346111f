// The number of fields of an aggregate, found with few instantiations, and what makes an aggregate unfit.
// Boost.PFR counts too, but tries up to eight initialisers for each byte of the type.
#pragma once

#include <cupel/core/config.hpp>

#include <concepts>
#include <cstddef>
#include <type_traits>
#include <utility>

namespace cupel::detail {

// Converts to any type of a member.
struct any_value {
    template <class Member>
    operator Member() const noexcept;
};

template <std::size_t>
using any_value_at = any_value;

template <class T, class Indices>
inline constexpr bool takes_values = false;

template <class T, std::size_t... Index>
inline constexpr bool takes_values<T, std::index_sequence<Index...>> = requires { T{any_value_at<Index>{}...}; };

template <class T, std::size_t Count>
concept initialised_by = takes_values<T, std::make_index_sequence<Count>>;

// The largest count in [Fits, Fails) that initialises T.
template <class T, std::size_t Fits, std::size_t Fails>
consteval std::size_t largest_fit() {
    if constexpr (Fits + 1 >= Fails) {
        return Fits;
    } else {
        constexpr std::size_t middle = Fits + (Fails - Fits) / 2;
        if constexpr (initialised_by<T, middle>) return largest_fit<T, middle, Fails>();
        else return largest_fit<T, Fits, middle>();
    }
}

template <class T, std::size_t Fits, std::size_t Tried>
consteval std::size_t gallop() {
    if constexpr (initialised_by<T, Tried>) return gallop<T, Tried, Tried * 2>();
    else return largest_fit<T, Fits, Tried>();
}

// A C array counts once for each of its elements.
template <class T>
inline constexpr std::size_t initialiser_count = gallop<T, 0, 4>();

// The number of members, where the compiler can tell; of initialisers where it cannot. They differ where there is a C array.
template <class T>
inline constexpr std::size_t member_count = initialiser_count<T>;

#if CUPEL_BINDING_PACKS
template <class T>
    requires requires { __builtin_structured_binding_size(T); }
inline constexpr std::size_t member_count<T> = __builtin_structured_binding_size(T);
#endif

// Converts to a proper base of T only: T{any_base_of<T>{}} is well-formed where T has a base class.
template <class T>
struct any_base_of {
    template <class Base>
        requires(std::is_base_of_v<Base, T> && !std::same_as<Base, T>)
    operator Base() const noexcept;
};

template <class T>
concept has_base_class = requires { T{any_base_of<T>{}}; };

#if CUPEL_AGGREGATE_PARENTHESES
template <class T, class Indices>
inline constexpr bool parentheses_fit = false;

template <class T, std::size_t... Index>
inline constexpr bool parentheses_fit<T, std::index_sequence<Index...>> = requires { T(any_value_at<Index>{}...); };

// Parentheses take one initialiser a member, where braces take one for each element of a C array.
template <class T>
concept has_array = (member_count<T> == 1 && initialised_by<T, 2>) ||
                    (member_count<T> > 1 && !parentheses_fit<T, std::make_index_sequence<member_count<T>>>);
#else
template <class T, class Before, class After>
inline constexpr bool braces_fit = false;

template <class T, std::size_t... Before, std::size_t... After>
inline constexpr bool braces_fit<T, std::index_sequence<Before...>, std::index_sequence<After...>> =
    requires { T{any_value_at<Before>{}..., {any_value{}}, any_value_at<After>{}...}; };

// Given braces of its own, a C array takes one initialiser: those for its other elements are then too many.
template <class T, std::size_t Index>
concept array_at =
    !braces_fit<T, std::make_index_sequence<Index>, std::make_index_sequence<initialiser_count<T> - Index - 1>> &&
    braces_fit<T, std::make_index_sequence<Index>, std::make_index_sequence<0>>;

template <class T, std::size_t... Index>
consteval bool has_array_among(std::index_sequence<Index...>) {
    return (array_at<T, Index> || ...);
}

template <class T>
concept has_array =
    (initialiser_count<T> > 1) && has_array_among<T>(std::make_index_sequence<initialiser_count<T> - 1>());
#endif

}  // namespace cupel::detail
