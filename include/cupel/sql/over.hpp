// A function over a window: call OVER (window).
#pragma once

#include <cupel/sql/extended_window.hpp>
#include <cupel/sql/functions/aggregate_with.hpp>
#include <cupel/sql/window.hpp>

#include <concepts>
#include <string_view>
#include <utility>

namespace cupel::detail {

// OVER (window), behind everything else that a call has.
template <class Window>
struct over_tail {
    template <class Writer>
    static constexpr void inside(Writer&) noexcept {}
    template <class Writer>
    static constexpr void behind(Writer& w) {
        const bool nullable = w.nullable;
        w.text(" OVER ");
        Window::render(w);
        w.nullable = nullable;
    }
    static constexpr bool may_be_empty(const walk& w) noexcept { return Window::may_be_empty(w); }
};

// A window function, or an aggregate of the rows of a window: of every row one value, and no groups.
template <class Call, class Window>
struct over_call : operations<over_call<Call, Window>> {
    using value_type = typename Call::value_type;
    static constexpr bool has_values = Call::has_values || Window::has_values;
    static constexpr int precedence = precedence::primary;

    [[no_unique_address]] Call call;
    [[no_unique_address]] Window window;

    using operations<over_call>::operator=;

    constexpr over_call(Call c, Window w) : call(std::move(c)), window(std::move(w)) {}

    static constexpr std::string_view name() noexcept { return Call::name(); }

    static constexpr void describe(problem& text) {
        text += "window function func::";
        text += Call::name();
        describe_first_column<over_call>(text, " over ");
    }

    template <class Writer>
    static constexpr void render(Writer& w) {
        if (!w.discovering) check_place(w);
        w.windowed = true;
        const bool before = w.nullable;
        const bool outside = std::exchange(w.in_window, true);
        w.nullable = false;
        Call::template render_over<over_tail<Window>>(w);
        w.nullable = w.nullable || before;
        w.in_window = outside;
    }

    static constexpr void check_place(walk& w) {
        const bool nested = w.in_window || w.in_aggregate || w.in_filter;
        if (!nested && (w.clause == clause_kind::select_list || w.clause == clause_kind::order_by)) return;
        problem text(nested ? "cupel[E101]: " : "cupel[E100]: ");
        describe(text);
        if (std::is_void_v<first_column<over_call>> && w.visible != nullptr && w.visible->source_count != 0) {
            text += " over ";
            w.visible->sources[0].table->describe(text);
        }
        if (nested) {
            text += w.in_window ? " stands inside another window function in " : " stands inside an aggregate in ";
            text += clause_name(w.clause);
            text += "; select it in a subquery first";
        } else {
            text += " stands in ";
            text += clause_name(w.clause);
            text += w.clause == clause_kind::having || w.clause == clause_kind::where
                        ? ", which is worked out before there are windows; select it in a subquery and state the "
                          "condition around that"
                        : ", where there are no windows; select it in a subquery";
        }
        w.report(text);
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        visit_each(visitor, call, window);
    }
};

template <class T>
concept window_given = requires { T::is_window; };

template <class... Windows>
inline constexpr bool windows_fit = sizeof...(Windows) <= 1 && (window_given<Windows> && ... && true);
template <class Base, class Definition>
inline constexpr bool windows_fit<Base, Definition> = extends_window<Base, Definition>;

template <class Call, class Window>
constexpr auto over(const Call& call, const Window& window) {
    if constexpr (!Window::ok) {
        static_assert(refuse_if<no_order_key<over_call<Call, Window>, "PARTITION BY or ORDER BY">::value>::done);
        return refused_operand<Call>{};
    } else if constexpr (requires { requires Call::is_distinct; }) {
        static_assert(refuse_if<refused_method<Call, "over",
                                               " beside .distinct(), which no window has; count the "
                                               "different values in a subquery">::value>::done);
        return refused_operand<Call>{};
    } else if constexpr (requires { requires Call::is_within_group; }) {
        static_assert(refuse_if<refused_method<Call, "over",
                                               " beside .within_group(...), which no window has; aggregate "
                                               "in a subquery">::value>::done);
        return refused_operand<Call>{};
    } else if constexpr (requires { requires Call::is_ordered; }) {
        static_assert(refuse_if<refused_method<Call, "over",
                                               " beside .order_by(...); give the order to the window, as in "
                                               ".over(order_by(...))">::value>::done);
        return refused_operand<Call>{};
    } else {
        return over_call<Call, Window>(call, window);
    }
}

template <class Call, class... Windows>
constexpr auto make_over(const Call& call, const Windows&... windows) {
    if constexpr (!windows_fit<Windows...>) {
        static_assert(refuse_if<refused_method<Call, "over",
                                               " with what is no window; pass partition_by(...), "
                                               "order_by(...) or nothing">::value>::done);
        return refused_operand<Call>{};
    } else if constexpr (sizeof...(Windows) == 2) {
        return over(call, extend_window(windows...));
    } else if constexpr (sizeof...(Windows) == 0) {
        return over(call, whole_window{});
    } else {
        return over(call, windows...);
    }
}

}  // namespace cupel::detail
