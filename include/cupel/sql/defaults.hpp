// The defaults of a mapping inside statements: constants of the program, so they are text.
#pragma once

#include <cupel/sql/bind_parameter.hpp>
#include <cupel/sql/literals.hpp>

#include <cstddef>
#include <type_traits>

namespace cupel::detail {

template <class Option, default_kind Kind>
concept default_of = requires { requires Option::kind == Kind; };

// visit(option) for every default of one kind.
template <class T, default_kind Kind, class Visit>
constexpr void for_each_default(Visit visit) {
    for_each_option<T>([&](const auto& option) {
        using plain = std::remove_cvref_t<decltype(option)>;
        if constexpr (default_of<plain, Kind>)
            if constexpr (plain::template column<T> != no_column) visit(option);
    });
}

// A default is made before there is a row.
template <class T>
constexpr void report_default_of_column(walk& w, std::size_t column) {
    problem text("cupel[E529]: server_default of ");
    table_of<T>().describe(text, {}, column);
    text +=
        " names a column, but a default is made before there is a row; write computed<...> for a value made of other "
        "columns, or a constant";
    w.report(text);
}

// A computed column is stored, and would not change when time goes on.
template <class T>
constexpr void report_clock(walk& w, std::size_t column) {
    problem text("cupel[E531]: computed of ");
    table_of<T>().describe(text, {}, column);
    text += " asks the clock, which says something else each time; write server_default<...> or on_update<...> for the "
            "time "
            "of writing";
    w.report(text);
}

// The default of one column as SQL without parameters; `false` if it has none of that kind.
template <class T, default_kind Kind, class Writer>
constexpr bool render_default(Writer& w, std::size_t column) {
    bool found = false;
    for_each_default<T, Kind>([&](const auto& option) {
        using plain = std::remove_cvref_t<decltype(option)>;
        if (plain::template column<T> != column) return;
        found = true;
        if constexpr (Kind == default_kind::server && expression<std::remove_cvref_t<decltype(option.expression)>>) {
            Writer probe;
            probe.discovering = true;
            render_with_literals(probe, option.expression);
            if (probe.discoveries != 0) report_default_of_column<T>(w, column);
        }
        w.clock = false;
        render_with_literals(w, option.expression, &table_of<T>(), column);
        if (Kind == default_kind::computed && w.clock) report_clock<T>(w, column);
    });
    return found;
}

}  // namespace cupel::detail
