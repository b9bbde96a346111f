// The fields of an aggregate in order of declaration: number, types, names, access. The one user of Boost.PFR.
#pragma once

#include <cupel/core/config.hpp>
#include <cupel/reflect/member.hpp>
#include <cupel/reflect/model.hpp>

#include <boost/pfr/core.hpp>
#if CUPEL_PFR_FIELD_NAMES
#include <boost/pfr/core_name.hpp>
#endif

#include <cstddef>
#include <string_view>
#include <type_traits>
#include <utility>

namespace cupel::detail {

// Of a type that is no model there are none to look at, so that its one error stays alone.
template <class T>
inline constexpr std::size_t counted_fields = 0;

template <model T>
inline constexpr std::size_t counted_fields<T> = initialiser_count<T>;

template <class T>
inline constexpr std::size_t field_count = counted_fields<std::remove_cv_t<T>>;

// References to all fields. The count is handed in: counting is the expensive part of Boost.PFR.
template <class T>
constexpr auto tie_fields(T& object) noexcept {
    return boost::pfr::detail::tie_as_tuple(object, boost::pfr::detail::size_t_<field_count<T>>{});
}

// One of the references that tie_fields gives.
template <std::size_t Index, class Fields>
constexpr auto& tied(const Fields& fields) noexcept {
    return boost::pfr::detail::sequence_tuple::get<Index>(fields);
}

template <std::size_t Index, class T>
constexpr auto& field(T& object) noexcept {
    return tied<Index>(tie_fields(object));
}

template <class T, std::size_t Index>
using field_type = std::remove_cvref_t<decltype(field<Index>(std::declval<T&>()))>;

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
    return last_identifier(spelled_value<&field<Index>(prototype<T>.object)>().text);
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

}  // namespace cupel::detail
