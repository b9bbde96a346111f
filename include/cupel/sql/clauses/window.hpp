// WINDOW: names for windows that several functions share.
#pragma once

#include <cupel/sql/extended_window.hpp>
#include <cupel/sql/statement_check.hpp>
#include <cupel/sql/window.hpp>

#include <array>
#include <cstddef>
#include <string_view>
#include <utility>

namespace cupel {

namespace detail {

// OVER "name": the window that `.window<name>(...)` of the same SELECT defines.
template <fixed_string Name>
struct named_window {
    static constexpr bool has_values = false;
    static constexpr bool is_window = true;
    static constexpr bool ok = true;
    static constexpr std::string_view window_name() noexcept { return Name.view(); }

    static constexpr bool may_be_empty(const walk& w) noexcept {
        const std::size_t at = w.visible != nullptr ? w.visible->find_window(Name.view()) : no_window;
        return at != no_window && w.visible->windows[at].may_be_empty;
    }

    template <class Writer>
    static constexpr void render(Writer& w) {
        if (w.visible != nullptr && !w.discovering) note(w);
        w.identifier(Name.view());
    }

    static constexpr void note(walk& w) { find_used_window(w, Name.view()); }
};

struct window_tag {};

// "name" AS (...)
template <fixed_string Name, class Definition>
struct window_item {
    static constexpr bool has_values = Definition::has_values;
    static constexpr std::string_view name() noexcept { return Name.view(); }
    static constexpr window_info info{Name.view(), Definition::extent_may_be_empty, Definition::has_order,
                                      Definition::has_frame, extended_name<Definition>()};

    [[no_unique_address]] Definition definition;

    template <class Writer>
    static constexpr void render(Writer& w) {
        w.identifier(Name.view());
        w.text(" AS ");
        if (!w.discovering) check_extended(w, info);
        Definition::render(w);
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        definition.visit_values(visitor);
    }
};

template <class... Windows>
struct window_clause {
    using tag = window_tag;
    static constexpr bool has_values = node_pack<Windows...>::has_values;
    static constexpr std::array<window_info, sizeof...(Windows)> infos{Windows::info...};

    [[no_unique_address]] node_pack<Windows...> windows;

    template <class Window>
    constexpr auto with(Window added) const {
        return window_clause<Windows..., Window>{append(windows, std::move(added))};
    }

    static constexpr bool has(std::string_view name) noexcept { return (false || ... || (Windows::name() == name)); }

    template <class Writer>
    static constexpr void render_clause(Writer& w) {
        w.clause = clause_kind::window;
        w.in_window = true;
        w.text(" WINDOW ");
        render_list<Windows...>(w);
        w.in_window = false;
    }

    static constexpr void check_used(walk& w) {
        for (std::size_t i = 0; i < infos.size(); ++i) {
            if ((w.windows_used >> i & 1) != 0) continue;
            problem text("cupel[E105]: window ", infos[i].name);
            w.visible->describe_from(text);
            text +=
                " is defined, but no function is over it; leave it out, or write .over(window<name>) with that name";
            w.report(text);
        }
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        windows.visit_values(visitor);
    }
};

enum class window_fault { none, no_definition, no_key, twice, too_many };

inline constexpr std::size_t most_windows = 32;

template <fixed_string Name, window_fault Fault, class Grammar, class... Clauses>
struct window_check {
    static constexpr problem value = [] {
        if constexpr (Fault == window_fault::none) {
            return problem();
        } else {
            problem text(Fault == window_fault::no_key     ? "cupel[E108]: window "
                         : Fault == window_fault::too_many ? "cupel[E668]: window "
                                                           : "cupel[E105]: window ",
                         Name.view());
            describe_statement<model_of<Grammar, Clauses...>>(text);
            text += Fault == window_fault::twice ? " is defined twice; give one of the two another name"
                    : Fault == window_fault::too_many
                        ? " is one more than the 32 that a SELECT names; write it into .over(...) itself"
                    : Fault == window_fault::no_key
                        ? " has a label or a value as a key, which SQL does not know there; write the expression itself"
                        : " is given what defines no window; pass partition_by(...) or order_by(...)";
            return text;
        }
    }();
};

template <class T>
concept window_defined = requires { T::extent_may_be_empty; };

template <fixed_string Name, class Definition, class Clause>
consteval window_fault window_fault_of() {
    if constexpr (!window_defined<Definition>) return window_fault::no_definition;
    else if constexpr (!Definition::ok) return window_fault::no_key;
    else if constexpr (!std::is_void_v<Clause>)
        return Clause::has(Name.view())               ? window_fault::twice
               : Clause::infos.size() == most_windows ? window_fault::too_many
                                                      : window_fault::none;
    else return window_fault::none;
}

}  // namespace detail

// The window of this name, which the statement's .window<name>(...) defines: func::sum(x).over(window<"w">)
template <fixed_string Name>
inline constexpr detail::named_window<Name> window{};

}  // namespace cupel
