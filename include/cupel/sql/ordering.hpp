// Items of ORDER BY.
#pragma once

#include <cupel/sql/comparing.hpp>

#include <cstdint>

namespace cupel::detail {

enum class direction : std::uint8_t { ascending, descending };
enum class nulls : std::uint8_t { unsaid, first, last };

// key ASC|DESC NULLS FIRST|LAST
template <class Key, direction Direction, nulls Nulls = nulls::unsaid>
struct ordering {
    using key_type = Key;
    static constexpr bool has_values = Key::has_values;
    static constexpr bool is_ordering = true;

    [[no_unique_address]] Key key;

    constexpr auto nulls_first() const { return ordering<Key, Direction, nulls::first>{key}; }
    constexpr auto nulls_last() const { return ordering<Key, Direction, nulls::last>{key}; }

    template <class Writer>
    static constexpr void render(Writer& w) {
        if constexpr (expression<Key>)
            if constexpr (!always_ordered<Key>) check_compared<Key, comparing::order>(w, "ORDER BY");
        Key::render(w);
        w.text(Direction == direction::ascending ? " ASC" : " DESC");
        if (Nulls == nulls::first) w.text(" NULLS FIRST");
        if (Nulls == nulls::last) w.text(" NULLS LAST");
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        key.visit_values(visitor);
    }
};

// What an item of ORDER BY orders by.
template <class Item>
struct ordered_key {
    using type = Item;
};
template <class Key, direction Direction, nulls Nulls>
struct ordered_key<ordering<Key, Direction, Nulls>> {
    using type = Key;
};

// What GROUP BY and ORDER BY take: expressions, labels, and for ORDER BY directions of these.
template <class T>
concept sort_key = expression<T> || requires { T::is_label_reference; } || requires { T::is_ordering; };

// Inside an expression SQL knows no labels.
template <class T>
concept order_key = expression<typename ordered_key<T>::type>;

template <class Call, fixed_string Word>
struct no_order_key {
    static constexpr problem value = [] {
        problem text("cupel[E108]: ", Word.view(), " inside ");
        cupel::detail::describe<Call>(text, "a function call");
        text += " is given a label or a value, which SQL does not know there; write the expression itself";
        return text;
    }();
};

}  // namespace cupel::detail
