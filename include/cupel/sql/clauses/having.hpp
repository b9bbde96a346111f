// HAVING
#pragma once

#include <cupel/sql/clauses/condition.hpp>

namespace cupel::detail {

struct having_tag {};

template <class Condition>
using having_clause = condition_clause<having_tag, clause_kind::having, Condition>;

}  // namespace cupel::detail
