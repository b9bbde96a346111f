// ORDER BY
#pragma once

#include <cupel/sql/functions/function.hpp>
#include <cupel/sql/label.hpp>
#include <cupel/sql/node_pack.hpp>
#include <cupel/sql/ordering.hpp>

#include <type_traits>

namespace cupel::detail {

struct order_by_tag {};

template <class... Items>
struct order_by_clause {
    using tag = order_by_tag;
    static constexpr bool has_values = node_pack<Items...>::has_values;

    [[no_unique_address]] node_pack<Items...> items;

    static constexpr std::type_identity<node_pack<Items...>> keys() noexcept { return {}; }

    template <class Writer>
    static constexpr void render_clause(Writer& w) {
        w.clause = clause_kind::order_by;
        w.text(" ORDER BY ");
        std::size_t index = 0;
        (render_item<Items>(w, index), ...);
    }

    // The same with keys that Result renders: those of a set operation.
    template <class Result, class Writer>
    static constexpr void render_keys(Writer& w) {
        w.text(" ORDER BY ");
        std::size_t index = 0;
        ((index++ == 0 ? void() : w.text(", "), Result::render_key(w, std::type_identity<Items>{})), ...);
    }

    template <class Item, class Writer>
    static constexpr void render_item(Writer& w, std::size_t& index) {
        if (index++ != 0) w.text(", ");
        using key = typename ordered_key<Item>::type;
        w.covered = w.template groups_by<key>();
        if constexpr (expression<Item>)
            if constexpr (!always_ordered<Item>) check_compared<Item, comparing::order>(w, "ORDER BY");
        Item::render(w);
        w.covered = false;
    }

    // SELECT DISTINCT throws away what it does not select, before it orders.
    template <class List>
    static constexpr void check_selected(walk& w) {
        (check_item<List, typename ordered_key<Items>::type>(w), ...);
    }

    template <class List, class Key>
    static constexpr void check_item(walk& w) {
        if constexpr (!requires { Key::is_label_reference; } && (Key::has_values || !List::template selects<Key>())) {
            problem text("cupel[E036]: ");
            cupel::detail::describe<Key>(text, "an expression");
            text += " stands in ORDER BY of SELECT DISTINCT, but not in its select list; select it";
            text += Key::has_values ? " with .as<...>() and order by label<...>" : " too, or order by what is selected";
            w.report(text);
        }
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        items.visit_values(visitor);
    }
};

}  // namespace cupel::detail
