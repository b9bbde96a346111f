// What is wrong with a function that is to be a hook.
#pragma once

#include <cupel/core/diagnostic.hpp>
#include <cupel/orm/hook_table.hpp>

#include <cstddef>
#include <type_traits>
#include <vector>

namespace cupel {

class flush_contents;

namespace detail {

struct no_lists final : flush_lists {
    std::vector<node_base*> of(std::size_t) const override { return {}; }
};

template <class T, class Context, entity_point Point, class Function>
struct entity_hook_check {
    static constexpr bool ok =
        model<T> && (std::is_invocable_v<Function&, T&> || std::is_invocable_v<Function&, T&, Context&>);
    static constexpr problem value = [] {
        problem text;
        if constexpr (!model<T>) {
            text = problem("cupel[E582]: ", point_name(Point), "<");
            text += type_name<T>;
            text += "> names no model; name the struct whose entities are meant";
        } else if constexpr (!ok) {
            text = problem("cupel[E582]: ", point_name(Point), "<");
            text += type_name<T>;
            text += "> (table ";
            text += table_of<T>().name;
            text += ") is given a function that cannot be called with a ";
            text += type_name<T>;
            text += "&; write [](";
            text += type_name<T>;
            text += "& object) {...} or [](";
            text += type_name<T>;
            text += "& object, auto& context) {...}";
        }
        return text;
    }();
};

template <class Session, class Function>
struct session_hook_check {
    static constexpr bool ok =
        std::is_invocable_v<Function&, Session&> || std::is_invocable_v<Function&, Session&, const flush_contents&>;
    static constexpr problem value = [] {
        problem text;
        if constexpr (!ok) {
            text =
                problem("cupel[E583]: a hook of ", type_name<Session>,
                        " is a function that cannot be called with the session; write [](auto& session) {...}, or of "
                        "a flush [](auto& session, const auto& contents) {...}");
        }
        return text;
    }();
};

template <class Function>
struct move_hook_check {
    static constexpr bool ok = std::is_invocable_v<Function&, const state_change&>;
    static constexpr problem value = [] {
        problem text;
        if constexpr (!ok)
            text = problem("cupel[E583]: on_state_change is given a function that cannot be called with a "
                           "state_change; write [](const cupel::state_change& change) {...}");
        return text;
    }();
};

}  // namespace detail
}  // namespace cupel
