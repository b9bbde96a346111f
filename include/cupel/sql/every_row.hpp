// UPDATE and DELETE whose WHERE is put together at run time: without a condition they are not sent.
#pragma once

#include <cupel/core/error.hpp>
#include <cupel/sql/bound_statement.hpp>
#include <cupel/sql/clauses/where_if.hpp>
#include <cupel/sql/update.hpp>

#include <string>

namespace cupel::detail {

template <class Condition>
constexpr bool says_nothing(const Condition& condition) {
    if constexpr (!may_say_nothing<Condition>) return false;
    else if constexpr (requires { condition.left; })
        return says_nothing(condition.left) && says_nothing(condition.right);
    else return condition.empty();
}
template <class Node>
constexpr bool says_nothing(const always<Node>& part) {
    return says_nothing(part.node);
}
template <fixed_string Name, class Node>
constexpr bool says_nothing(const maybe<Name, Node>& part) {
    return !part.flag.on || says_nothing(part.node);
}
template <class Condition>
constexpr bool where_says_nothing(const where_clause<Condition>& where) {
    return says_nothing(where.condition);
}
template <class... Parts>
constexpr bool where_says_nothing(const where_list<Parts...>& where) {
    return hana::unpack(where.parts.nodes, [](const auto&... part) { return (says_nothing(part) && ...); });
}

// Throws every_row_error, unless the statement has a condition or says `.all_rows()`.
template <class Grammar, class... Clauses>
void require_condition(const statement<Grammar, Clauses...>& given) {
    if constexpr (Grammar::template allows<all_rows_tag> && !has_clause<all_rows_tag, Clauses...> &&
                  (false || ... || where_may_say_nothing<Clauses>))
        if (where_says_nothing(find_clause<where_tag>(given.clauses)))
            throw every_row_error("UPDATE or DELETE of table " +
                                  std::string(table_of<typename Grammar::entity_type>().name) +
                                  " is left without a condition and would touch every row; add .all_rows() if that "
                                  "is meant");
}
template <class Statement, class... Given>
void require_condition(const bound_statement<Statement, Given...>& bound) {
    require_condition(bound.clauses.statement);
}
template <class Other>
void require_condition(const Other&) {}

}  // namespace cupel::detail
