// Criteria of a mapping: which rows of its table sessions see.
#pragma once

#include <cupel/schema/metadata.hpp>

#include <type_traits>
#include <utility>

namespace cupel {

namespace detail {

template <class Condition>
struct criterion_option {
    static constexpr bool filters_rows = true;
    static constexpr bool is_criterion = true;

    Condition condition;

    template <class T, class Data>
    constexpr void apply(Data&) const {}
};

template <class Option>
concept says_criterion = requires { Option::is_criterion; };

}  // namespace detail

// Every statement of a session adds the condition wherever the table stands: to WHERE, and to ON of joins. Its values
// stand in the SQL as text; what the session brings is session_value<&context::member>.
//     criterion(col<&doc::tenant_id> == session_value<&request::tenant>)
template <class Condition>
constexpr detail::criterion_option<Condition> criterion(Condition condition) {
    return {std::move(condition)};
}

}  // namespace cupel
