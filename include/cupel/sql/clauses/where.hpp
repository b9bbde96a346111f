// WHERE
#pragma once

#include <cupel/sql/clauses/condition.hpp>

namespace cupel::detail {

struct where_tag {};

template <class Condition>
using where_clause = condition_clause<where_tag, clause_kind::where, Condition>;

}  // namespace cupel::detail
