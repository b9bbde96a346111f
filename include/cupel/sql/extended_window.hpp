// A window that goes on from one with a name: OVER ("w" ORDER BY a).
#pragma once

#include <cupel/sql/window.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace cupel::detail {

// Marks a window of the statement as used; no_window if there is none of that name, which is reported.
constexpr std::size_t find_used_window(walk& w, std::string_view name) {
    const std::size_t at = w.visible->find_window(name);
    if (at != no_window) {
        w.windows_used |= std::uint32_t{1} << at;
        return at;
    }
    problem text("cupel[E105]: window ", name);
    w.visible->describe_from(text);
    text += " is used in ";
    text += clause_name(w.clause);
    text += ", but not defined; add .window<name>(...) with that name, or write .over(partition_by(...))";
    w.report(text);
    return at;
}

constexpr void report_extended(walk& w, std::string_view name, std::string_view what) {
    problem text("cupel[E140]: window ", name);
    w.visible->describe_from(text);
    text += what;
    w.report(text);
}

// A window of this name is extended by another, which SQL allows as long as nothing is said twice.
constexpr void check_extension(walk& w, std::string_view name, bool has_partition, bool has_order) {
    std::size_t at = find_used_window(w, name);
    if (at == no_window) return;
    if (w.visible->windows[at].has_frame)
        return report_extended(
            w, name,
            " has a frame, and SQL extends windows without one only; give the frame where the window "
            "is used: .over(window<name>, order_by(...).rows(...))");
    if (has_partition)
        return report_extended(
            w, name,
            " is extended with PARTITION BY, which it alone may say; leave partition_by(...) out, or "
            "its name");
    bool ordered = false;
    for (std::size_t steps = 0; at != no_window && steps <= w.visible->window_count; ++steps) {
        ordered = ordered || w.visible->windows[at].has_order;
        at = w.visible->find_window(w.visible->windows[at].extends);
    }
    if (ordered && has_order)
        report_extended(w, name, " has an ORDER BY, and is extended with another; leave one of the two out");
}

// ("name" ORDER BY a ROWS BETWEEN b AND c)
template <class Base, class Definition>
struct extended_window {
    using base = Base;
    static constexpr bool has_values = Definition::has_values;
    static constexpr bool is_window = true;
    static constexpr bool ok = Definition::ok;
    static constexpr bool extent_may_be_empty = Definition::extent_may_be_empty;
    static constexpr bool has_order = Definition::has_order;
    static constexpr bool has_frame = Definition::has_frame;

    [[no_unique_address]] Definition definition;

    static constexpr bool may_be_empty(const walk&) noexcept { return extent_may_be_empty; }

    template <class Writer>
    static constexpr void render(Writer& w) {
        if (w.visible != nullptr && !w.discovering)
            check_extension(w, Base::window_name(), Definition::has_partition, has_order);
        w.text("(");
        w.identifier(Base::window_name());
        Definition::render_rest(w, true);
        w.text(")");
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        definition.visit_values(visitor);
    }
};

// The name of the window that a definition goes on from.
template <class Definition>
constexpr std::string_view extended_name() noexcept {
    if constexpr (requires { typename Definition::base; }) return Definition::base::window_name();
    else return {};
}

// A definition in WINDOW goes on from those before it.
constexpr void check_extended(walk& w, const window_info& info) {
    if (info.extends.empty() || w.visible == nullptr) return;
    const std::size_t base = w.visible->find_window(info.extends);
    if (base == no_window || base < w.visible->find_window(info.name)) return;
    report_extended(w, info.extends, " is extended by one that is defined before it; define it first");
}

template <class Base, class Definition>
concept extends_window = requires {
    Base::window_name();
    Definition::has_partition;
};

template <class Base, class Definition>
constexpr auto extend_window(const Base&, const Definition& definition) {
    return extended_window<Base, Definition>{definition};
}

}  // namespace cupel::detail
