// Comparing values of types that have no order, or that a dialect cannot compare.
#pragma once

#include <cupel/sql/expression.hpp>

#include <concepts>
#include <string_view>
#include <type_traits>

namespace cupel::detail {

enum class comparing { equality, order };

// Whether every database compares and orders the types of all these, so that there is nothing to ask.
template <class... Nodes>
inline constexpr bool always_ordered =
    ((!type_of<Nodes>.array && type_of<Nodes>.kind <= type_kind::timestamptz) && ...);

template <class Node, class Writer>
constexpr void report_not_compared(Writer& w, std::string_view code, std::string_view place, std::string_view why) {
    problem text("cupel[", code, "]: ");
    cupel::detail::describe<Node>(text, "an expression");
    text += " of type ";
    text += type_of<Node>.name;
    text += " is used with ";
    text += place;
    text += why;
    w.report(text);
}

// `place` is an operator, a function or a clause.
template <class Node, comparing How, class Writer>
constexpr void check_compared(Writer& w, std::string_view place) {
    if constexpr (!always_ordered<Node>) {
        constexpr sql_type type = type_of<Node>;
        if constexpr (type.kind == type_kind::json && How == comparing::order)
            report_not_compared<Node>(w, "E070", place,
                                      ", but JSON has no order; order by a value that is a column of its own");
        else if constexpr (How == comparing::order ? !Writer::dialect::orders(type) : !Writer::dialect::compares(type))
            report_not_compared<Node>(
                w, "E071", place,
                How == comparing::order
                    ? ", but the text that this database keeps it as has another order; order in the program"
                    : ", but one value of it may be kept as several texts by this database; compare in the program");
    }
}

// The two sides of a comparison: decimals and integers are numbers alike only where the database has both.
template <class Left, class Right, comparing How, class Writer>
constexpr void check_comparison(Writer& w, std::string_view place) {
    check_compared<Left, How>(w, place);
    if constexpr (type_of<Left>.is_decimal() != type_of<Right>.is_decimal() && !Writer::dialect::mixes_decimals) {
        using integers = std::conditional_t<type_of<Left>.is_decimal(), Right, Left>;
        if constexpr (type_of<integers>.is_integer() && !std::same_as<typename integers::value_type, refused_value>)
            report_not_compared<integers>(
                w, "E073", place, " beside a decimal, which this database keeps as text; cast<cupel::decimal>(...) it");
    }
}

// Where decimals are text, the database would compute with doubles.
template <class Node, class Writer>
constexpr void check_exact(Writer& w, std::string_view place) {
    if constexpr (!Writer::dialect::has_exact_arithmetic)
        report_not_compared<Node>(w, "E074", place,
                                  ", but this database computes with decimals only as doubles; compute in the program");
}

// Only a column knows how its decimals are put in order: other nodes say it.
template <class ValueType, class Writer>
constexpr void end_of_value(Writer& w) {
    if constexpr (sql_type_of<ValueType>.kind == type_kind::numeric && !sql_type_of<ValueType>.array)
        w.text(Writer::dialect::decimal_collation);
}

}  // namespace cupel::detail
