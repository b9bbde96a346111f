// The fields of an aggregate in order of declaration: number, types, names, access. The one user of Boost.PFR.
#pragma once

#include <cupel/core/config.hpp>
#include <cupel/reflect/member.hpp>
#include <cupel/reflect/model.hpp>

#include <boost/pfr/core.hpp>
#if CUPEL_PFR_FIELD_NAMES
#include <boost/pfr/core_name.hpp>
#endif

#include <array>
#include <cstddef>
#include <string_view>
#include <type_traits>
#include <utility>

namespace cupel::detail {

// Of a type that is no model there are none to look at, so that its one error stays alone.
template <class T>
inline constexpr std::size_t counted_fields = 0;

template <model T>
inline constexpr std::size_t counted_fields<T> = member_count<T>;

template <class T>
inline constexpr std::size_t field_count = counted_fields<std::remove_cv_t<T>>;

template <class... Fields>
constexpr boost::pfr::detail::sequence_tuple::tuple<Fields&...> references(Fields&... fields) noexcept {
    return {fields...};
}

#if CUPEL_BINDING_PACKS
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wc++26-extensions"

template <class T>
constexpr auto tie_fields([[maybe_unused]] T& object) noexcept {
    if constexpr (field_count<T> == 0) {
        return references();
    } else {
        auto& [... fields] = object;
        return references(fields...);
    }
}

#pragma clang diagnostic pop
#else

// References to all fields. The count is handed in: counting is the expensive part of Boost.PFR. Few fields are tied here:
// Boost.PFR has an overload for each count, and every call weighs them all.
template <class T>
constexpr auto tie_fields(T& object) noexcept {
    constexpr std::size_t count = field_count<T>;
    if constexpr (count == 1) {
        auto& [a] = object;
        return references(a);
    } else if constexpr (count == 2) {
        auto& [a, b] = object;
        return references(a, b);
    } else if constexpr (count == 3) {
        auto& [a, b, c] = object;
        return references(a, b, c);
    } else if constexpr (count == 4) {
        auto& [a, b, c, d] = object;
        return references(a, b, c, d);
    } else if constexpr (count == 5) {
        auto& [a, b, c, d, e] = object;
        return references(a, b, c, d, e);
    } else if constexpr (count == 6) {
        auto& [a, b, c, d, e, f] = object;
        return references(a, b, c, d, e, f);
    } else if constexpr (count == 7) {
        auto& [a, b, c, d, e, f, g] = object;
        return references(a, b, c, d, e, f, g);
    } else if constexpr (count == 8) {
        auto& [a, b, c, d, e, f, g, h] = object;
        return references(a, b, c, d, e, f, g, h);
    } else if constexpr (count == 9) {
        auto& [a, b, c, d, e, f, g, h, i] = object;
        return references(a, b, c, d, e, f, g, h, i);
    } else if constexpr (count == 10) {
        auto& [a, b, c, d, e, f, g, h, i, j] = object;
        return references(a, b, c, d, e, f, g, h, i, j);
    } else if constexpr (count == 11) {
        auto& [a, b, c, d, e, f, g, h, i, j, k] = object;
        return references(a, b, c, d, e, f, g, h, i, j, k);
    } else if constexpr (count == 12) {
        auto& [a, b, c, d, e, f, g, h, i, j, k, l] = object;
        return references(a, b, c, d, e, f, g, h, i, j, k, l);
    } else {
        return boost::pfr::detail::tie_as_tuple(object, boost::pfr::detail::size_t_<count>{});
    }
}

#endif

// One of the references that tie_fields gives is a base of what it gives.
template <std::size_t Index, class Field>
using tied_field = boost::pfr::detail::sequence_tuple::base_from_member<Index, Field>;

template <std::size_t Index, class Field>
constexpr Field& tied(const tied_field<Index, Field&>& field) noexcept {
    return field.value;
}

template <std::size_t Index, class T>
constexpr auto& field(T& object) noexcept {
    return tied<Index>(tie_fields(object));
}

template <class T, std::size_t Index>
using field_type = std::remove_cvref_t<decltype(field<Index>(std::declval<T&>()))>;

template <class... Types>
struct type_list {};

template <class Tuple>
struct tied_types;

template <class... Fields>
struct tied_types<boost::pfr::detail::sequence_tuple::tuple<Fields...>> {
    using references = type_list<Fields...>;
    using type = type_list<std::remove_cvref_t<Fields>...>;
};

template <class T>
using fields_tied = tied_types<decltype(tie_fields(std::declval<const T&>()))>;

// The types of all fields at once: asking for one after another instantiates more.
template <class T>
using field_types = typename fields_tied<T>::type;

// An object that is declared and never defined: the addresses of its members tell fields apart.
template <class T>
struct prototype_holder {
    const T object;
};

#if defined(__clang__)
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wundefined-var-template"
#pragma clang diagnostic ignored "-Wundefined-internal"
#endif

template <class T>
extern const prototype_holder<T> prototype;

template <class T>
constexpr const T& prototype_object() noexcept {
    return prototype<T>.object;
}

template <class T, std::size_t Index>
constexpr std::string_view field_name_by_address() noexcept {
    return last_identifier(value_signature<&field<Index>(prototype<T>.object)>().text);
}

template <class T, class... Fields, std::size_t... Index>
consteval std::array<std::string_view, sizeof...(Fields)> names_by_address(type_list<Fields...>,
                                                                           std::index_sequence<Index...>) noexcept {
    [[maybe_unused]] constexpr auto fields = tie_fields(prototype<T>.object);
    return {last_identifier(value_signature<&static_cast<const tied_field<Index, Fields>&>(fields).value>().text)...};
}

#if defined(__clang__)
#pragma clang diagnostic pop
#endif

template <class T, std::size_t Index>
constexpr std::string_view field_name() noexcept {
#if CUPEL_PFR_FIELD_NAMES
    return boost::pfr::get_name<Index, T>();
#else
    return field_name_by_address<T, Index>();
#endif
}

template <class T, std::size_t... Index>
consteval std::array<std::string_view, sizeof...(Index)>
names_of_fields(std::index_sequence<Index...> indices) noexcept {
#if CUPEL_PFR_FIELD_NAMES
    (void)indices;
    return {field_name<T, Index>()...};
#else
    return names_by_address<T>(typename fields_tied<T>::references{}, indices);
#endif
}

template <class T>
inline constexpr auto field_names = names_of_fields<T>(std::make_index_sequence<field_count<T>>());

}  // namespace cupel::detail
