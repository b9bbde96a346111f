// Several sets of keys in one GROUP BY: ROLLUP, CUBE, GROUPING SETS.
#pragma once

#include <cupel/sql/functions/function.hpp>
#include <cupel/sql/label.hpp>
#include <cupel/sql/node_pack.hpp>

#include <concepts>
#include <string_view>
#include <utility>

namespace cupel {

namespace detail {

template <class T>
concept grouping_element = requires { T::is_grouping_element; };

// What stands in GROUP BY: an expression, a label, or sets of these.
template <class T>
constexpr bool is_grouping_key() {
    if constexpr (grouping_element<T>) return T::ok;
    else return expression<T> || requires { T::is_label_reference; };
}

// Takes the place of what is no key, until it is known whose GROUP BY it stands in.
struct no_grouping_key {
    static constexpr bool has_values = false;
};

template <class T>
constexpr auto grouping_key(T key) {
    if constexpr (is_grouping_key<T>()) return key;
    else return no_grouping_key{};
}

enum class grouping_kind { set, rollup, cube, sets };

template <class Item>
constexpr bool may_have_no_key() {
    if constexpr (grouping_element<Item>) return Item::may_be_empty;
    else return false;
}

// (a, b), ROLLUP (a, b), CUBE (a, b), GROUPING SETS (a, (b, c), ())
template <grouping_kind Kind, class... Items>
struct grouping_of {
    static constexpr bool is_grouping_element = true;
    static constexpr bool has_values = node_pack<Items...>::has_values;
    static constexpr bool ok = (is_grouping_key<Items>() && ... && true);
    // Whether one of its sets has no key: it is a group of all rows, even of none.
    static constexpr bool may_be_empty = [] {
        if constexpr (Kind == grouping_kind::sets) return (false || ... || may_have_no_key<Items>());
        else return Kind != grouping_kind::set || sizeof...(Items) == 0;
    }();

    [[no_unique_address]] node_pack<Items...> items;

    // Whether every set has the key.
    template <class Key>
    static constexpr bool always_has() {
        if constexpr (Kind == grouping_kind::set) return (false || ... || item_has<Items, Key>());
        else if constexpr (Kind == grouping_kind::sets) return (item_has<Items, Key>() && ... && true);
        else return false;
    }

    template <class Item, class Key>
    static constexpr bool item_has() {
        if constexpr (grouping_element<Item>) return Item::template always_has<Key>();
        else return std::same_as<Item, Key>;
    }

    // Calls `visit` with each key as a std::type_identity, and the id of the grouping_set(...) around it, or 0.
    template <class Visit>
    static constexpr void for_each_key(const Visit& visit, std::uint64_t set = 0) {
        if (Kind == grouping_kind::set && set == 0) set = type_id<grouping_of>;
        (visit_item<Items>(visit, set), ...);
    }

    template <class Item, class Visit>
    static constexpr void visit_item(const Visit& visit, std::uint64_t set) {
        if constexpr (grouping_element<Item>) Item::for_each_key(visit, set);
        else visit(std::type_identity<Item>{}, set);
    }

    static constexpr std::string_view word() noexcept {
        return Kind == grouping_kind::rollup ? "ROLLUP" : Kind == grouping_kind::cube ? "CUBE" : "GROUPING SETS";
    }

    template <class Writer>
    static constexpr void render(Writer& w) {
        if constexpr (!Writer::dialect::has_grouping_sets) report_none(w);
        if (Kind != grouping_kind::set) w.put(word(), " ");
        w.text("(");
        if constexpr (sizeof...(Items) != 0) render_list<Items...>(w);
        w.text(")");
    }

    static constexpr void report_none(walk& w) {
        problem text("cupel[E107]: ", word());
        describe_first_column<grouping_of>(text, " by ");
        if (std::is_void_v<first_column<grouping_of>> && w.visible != nullptr) w.visible->describe_from(text);
        text += " is asked of a database that has no grouping sets; write a SELECT for each set of keys and join them "
                "with union_all";
        w.report(text);
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        items.visit_values(visitor);
    }
};

template <grouping_kind Kind, class... Keys>
constexpr auto make_grouping(Keys... keys) {
    return grouping_of<Kind, decltype(grouping_key(static_cast<Keys&&>(keys)))...>{
        pack(grouping_key(static_cast<Keys&&>(keys))...)};
}

}  // namespace detail

// ROLLUP (a, b): groups by a and b, by a, and one of everything
template <class... Keys>
    requires(sizeof...(Keys) > 0)
constexpr auto rollup(Keys... keys) {
    return detail::make_grouping<detail::grouping_kind::rollup>(std::move(keys)...);
}

// CUBE (a, b): groups by a and b, by a, by b, and one of everything
template <class... Keys>
    requires(sizeof...(Keys) > 0)
constexpr auto cube(Keys... keys) {
    return detail::make_grouping<detail::grouping_kind::cube>(std::move(keys)...);
}

// GROUPING SETS ((a, b), c, ()): groups by each of these; a key alone is a set of one
template <class... Sets>
    requires(sizeof...(Sets) > 0)
constexpr auto grouping_sets(Sets... sets) {
    return detail::make_grouping<detail::grouping_kind::sets>(std::move(sets)...);
}

// (a, b): several keys as one set of grouping_sets, or as one key of rollup or cube; () is the group of everything
template <class... Keys>
constexpr auto grouping_set(Keys... keys) {
    return detail::make_grouping<detail::grouping_kind::set>(std::move(keys)...);
}

}  // namespace cupel
