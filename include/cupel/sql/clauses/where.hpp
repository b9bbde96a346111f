// WHERE
#pragma once

#include <cupel/sql/clauses/condition.hpp>

namespace cupel::detail {

struct where_tag {};

template <class Condition>
using where_clause = condition_clause<where_tag, clause_kind::where, Condition>;

// Whether a condition is put together at run time, and may then say nothing: dynamic predicates, joined with AND.
template <class Condition>
inline constexpr bool may_say_nothing = requires { Condition::may_be_empty; };
template <class ValueType, class Left, class Right>
inline constexpr bool may_say_nothing<binary<logical_and, ValueType, Left, Right>> =
    may_say_nothing<Left> && may_say_nothing<Right>;

template <class Clause>
inline constexpr bool where_may_say_nothing = false;
template <class Condition>
inline constexpr bool where_may_say_nothing<where_clause<Condition>> = may_say_nothing<Condition>;

}  // namespace cupel::detail
