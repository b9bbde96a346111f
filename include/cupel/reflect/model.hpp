// Which types can be models.
#pragma once

#include <cupel/core/config.hpp>
#include <cupel/reflect/field_count.hpp>

#include <cstddef>
#include <type_traits>

namespace cupel {

namespace detail {

// Boost.PFR stops here.
inline constexpr std::size_t most_fields = CUPEL_PFR_MOST_FIELDS;

enum class model_fault { none, undefined, no_aggregate, base_class, too_many_fields, array };

template <class T>
consteval model_fault fault_of() {
    if constexpr (!requires { sizeof(T); }) return model_fault::undefined;
    else if constexpr (!std::is_class_v<T> || !std::is_aggregate_v<T>) return model_fault::no_aggregate;
    else if constexpr (has_base_class<T>) return model_fault::base_class;
    else if constexpr (member_count<T> > most_fields) return model_fault::too_many_fields;
    else if constexpr (has_array<T>) return model_fault::array;
    else return model_fault::none;
}

}  // namespace detail

// A plain aggregate that cupel can map to a table.
template <class T>
concept model = detail::fault_of<T>() == detail::model_fault::none;

}  // namespace cupel
