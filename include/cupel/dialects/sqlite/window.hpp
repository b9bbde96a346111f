// min and max of some rows of a window on SQLite, which forgets FILTER where the frame does not begin with the first row.
#pragma once

#include <cupel/dialects/sqlite/dialect.hpp>
#include <cupel/sql/clauses/window.hpp>
#include <cupel/sql/over.hpp>
#include <cupel/sql/repeated.hpp>

#include <string_view>
#include <type_traits>
#include <utility>

namespace cupel::detail {

// Frames with EXCLUDE are computed anew for every row, and with the filter.
template <class Frame>
inline constexpr bool forgets_filter = false;
template <fixed_string Unit, class Start, class End>
inline constexpr bool forgets_filter<frame<Unit, Start, End>> = Start::at != bound_at::unbounded_preceding;
template <class Partition, class Order, class Frame>
inline constexpr bool forgets_filter<window_definition<Partition, Order, Frame>> = forgets_filter<Frame>;
template <class Base, class Definition>
inline constexpr bool forgets_filter<extended_window<Base, Definition>> = forgets_filter<Definition>;
// Its frame is not known here.
template <fixed_string Name>
inline constexpr bool forgets_filter<named_window<Name>> = true;

template <class Argument, class Tail>
struct extreme_in_window {
    static constexpr void render(writer<sqlite>& w, std::string_view name) {
        render_aggregate<Argument, false, Tail>(w, name);
    }
};

// min(nullif(x, iif(condition, NULL, x))) OVER (...): the value comes first, as its parameters do.
template <class Argument, class Condition, class Window>
    requires(forgets_filter<Window>)
struct extreme_in_window<Argument, filter_tail<Condition, over_tail<Window>>> {
    static constexpr void render(writer<sqlite>& w, std::string_view name) {
        repeated<Argument, writer<sqlite>> argument(w);
        w.text(name);
        argument.write("(nullif(", ", iif(");
        const bool nullable = w.nullable;
        const bool before = std::exchange(w.in_filter, true);
        Condition::render(w);
        w.in_filter = before;
        argument.write(", NULL, ", "))");
        if constexpr (type_of<Argument>.is_decimal()) w.text(sqlite::decimal_collation);
        w.text(")");
        w.nullable = nullable;
        over_tail<Window>::behind(w);
    }
};

template <fixed_string Name, class ValueType, class Argument, bool Distinct, class Condition, class Window>
    requires(Name.view() == "min" || Name.view() == "max")
constexpr void render_for(writer<sqlite>& w, std::type_identity<aggregate_call<Name, ValueType, Argument, Distinct>>,
                          filter_tail<Condition, over_tail<Window>>) {
    extreme_in_window<Argument, filter_tail<Condition, over_tail<Window>>>::render(w, Name.view());
}

// false is 0 and true is 1.
template <fixed_string Name, class Argument, bool Distinct, class Condition, class Window>
    requires(Name.view() == "bool_and" || Name.view() == "every" || Name.view() == "bool_or")
constexpr void render_for(writer<sqlite>& w, std::type_identity<aggregate_call<Name, bool, Argument, Distinct>>,
                          filter_tail<Condition, over_tail<Window>>) {
    extreme_in_window<Argument, filter_tail<Condition, over_tail<Window>>>::render(w, Name.view() == "bool_or" ? "max"
                                                                                                               : "min");
}

}  // namespace cupel::detail
