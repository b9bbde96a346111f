// ORDER BY of keys that may be left out.
#pragma once

#include <cupel/sql/part.hpp>
#include <cupel/sql/select_methods.hpp>

#include <utility>

namespace cupel::detail {

// Keys that come and go together.
template <class... Items>
struct order_keys {
    static constexpr bool has_values = node_pack<Items...>::has_values;
    [[no_unique_address]] node_pack<Items...> items;

    template <class Writer>
    static constexpr void render(Writer& w, list_of_parts<Writer>& list) {
        (render_key<Items>(w, list), ...);
    }

    template <class Item, class Writer>
    static constexpr void render_key(Writer& w, list_of_parts<Writer>& list) {
        list.item();
        std::size_t first = 0;
        order_by_clause<Item>::template render_item<Item>(w, first);
    }

    template <class Result, class Writer>
    static constexpr void render_keys(Writer& w, list_of_parts<Writer>& list) {
        ((list.item(), Result::render_key(w, std::type_identity<Items>{})), ...);
    }

    template <class List>
    static constexpr void check_selected(walk& w) {
        order_by_clause<Items...>::template check_selected<List>(w);
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        items.visit_values(visitor);
    }
};

template <class... Parts>
struct order_list {
    using tag = order_by_tag;
    static constexpr bool has_values = node_pack<Parts...>::has_values;
    static constexpr bool has_parts = true;

    [[no_unique_address]] node_pack<Parts...> parts;

    template <class Writer>
    static constexpr void render_clause(Writer& w) {
        w.clause = clause_kind::order_by;
        list_of_parts<Writer> list(w, " ORDER BY ", ", ");
        (Parts::render_with(w, [&] { Parts::node_type::render(w, list); }), ...);
        list.end();
    }

    template <class Result, class Writer>
    static constexpr void render_keys(Writer& w) {
        list_of_parts<Writer> list(w, " ORDER BY ", ", ");
        (Parts::render_with(w, [&] { Parts::node_type::template render_keys<Result>(w, list); }), ...);
        list.end();
    }

    template <class List>
    static constexpr void check_selected(walk& w) {
        (Parts::node_type::template check_selected<List>(w), ...);
    }

    template <class Part>
    constexpr auto with_part(Part part) const {
        return order_list<Parts..., Part>{append(parts, std::move(part))};
    }
    template <class... Items>
    constexpr auto with(const order_by_clause<Items...>& more) const {
        return with_part(always<order_keys<Items...>>{{more.items}});
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        parts.visit_values(visitor);
    }
};

template <class Part>
constexpr auto order_list_of(Part part) {
    return order_list<Part>{pack(std::move(part))};
}

template <class... Items, class Part>
constexpr auto add_to_order(const order_by_clause<Items...>& given, Part part) {
    return order_list_of(always<order_keys<Items...>>{{given.items}}).with_part(std::move(part));
}
template <class... Parts, class Part>
constexpr auto add_to_order(const order_list<Parts...>& given, Part part) {
    return given.with_part(std::move(part));
}

template <class Grammar, class... Clauses, class Flag, class... Items>
constexpr auto add_order_part(const statement<Grammar, Clauses...>& given, const Flag& flag, Items... items) {
    if constexpr (sizeof...(Items) != 0 && (sort_key<Items> && ...)) {
        auto part = make_maybe(flag_of(flag), order_keys<Items...>{pack(std::move(items)...)});
        if constexpr (has_clause<order_by_tag, Clauses...>)
            return put_clause(given, add_to_order(find_clause<order_by_tag>(given.clauses), std::move(part)));
        else return put_clause(given, order_list_of(std::move(part)));
    } else {
        return refuse_sort_key<"ORDER BY", sizeof...(Items)>(given);
    }
}

}  // namespace cupel::detail
