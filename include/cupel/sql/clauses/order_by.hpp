// ORDER BY
#pragma once

#include <cupel/sql/functions/function.hpp>
#include <cupel/sql/label.hpp>
#include <cupel/sql/ordering.hpp>

#include <type_traits>

namespace cupel::detail {

struct order_by_tag {};

template <class Item>
struct ordered_key {
    using type = Item;
};
template <class Key, direction Direction, nulls Nulls>
struct ordered_key<ordering<Key, Direction, Nulls>> {
    using type = Key;
};

template <class... Items>
struct order_by_clause {
    using tag = order_by_tag;
    static constexpr bool has_values = (false || ... || Items::has_values);

    hana::basic_tuple<Items...> items;

    template <class Writer>
    static constexpr void render_clause(Writer& w) {
        w.clause = clause_kind::order_by;
        w.text(" ORDER BY ");
        std::size_t index = 0;
        (render_item<Items>(w, index), ...);
    }

    template <class Item, class Writer>
    static constexpr void render_item(Writer& w, std::size_t& index) {
        if (index++ != 0) w.text(", ");
        using key = typename ordered_key<Item>::type;
        if (w.visible != nullptr && w.visible->expression_count != 0) w.covered = w.visible->groups_by(type_id<key>);
        Item::render(w);
        w.covered = false;
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        hana::unpack(items, [&](const auto&... item) { visit_each(visitor, item...); });
    }
};

}  // namespace cupel::detail
