// A row of a result: its values by position, by column and by label.
#pragma once

#include <cupel/sql/column.hpp>
#include <cupel/sql/label.hpp>

#include <concepts>
#include <cstddef>
#include <tuple>
#include <type_traits>
#include <utility>

namespace cupel {

// One value of a row: the item of the select list it comes from, and its C++ type.
template <class Item, class T>
struct slot {
    using item = Item;
    using type = T;
};

namespace detail {

template <class Item, fixed_string Name>
concept labelled_as = requires { requires Item::is_label && Item::name() == Name.view(); };

template <class Sought, class... Items>
struct not_in_row {
    static constexpr problem value = [] {
        problem text("cupel[E043]: ");
        if constexpr (requires { Sought::describe(text); }) Sought::describe(text);
        else {
            text += "label ";
            text += Sought::name();
        }
        text += " is not in this row";
        describe_first_column<Items...>(text, ", which begins with ");
        text += "; add it to the select list";
        return text;
    }();
};

}  // namespace detail

namespace detail {

template <std::size_t Index, class T>
struct row_value {
    T value{};
};

template <std::size_t Index, class T>
constexpr T& value_at(row_value<Index, T>& one) noexcept {
    return one.value;
}
template <std::size_t Index, class T>
constexpr const T& value_at(const row_value<Index, T>& one) noexcept {
    return one.value;
}

// An aggregate of its values: copies and moves are the compiler's own.
template <class Indices, class... Types>
struct row_values;

template <std::size_t... Index, class... Types>
struct row_values<std::index_sequence<Index...>, Types...> : row_value<Index, Types>... {};

}  // namespace detail

// Supports structured bindings: auto [name, posts] = row;
template <class... Slots>
struct row : detail::row_values<std::index_sequence_for<Slots...>, typename Slots::type...> {
    static constexpr std::size_t size = sizeof...(Slots);

    template <std::size_t Index>
    constexpr auto& get() & noexcept {
        return detail::value_at<Index>(*this);
    }
    template <std::size_t Index>
    constexpr const auto& get() const& noexcept {
        return detail::value_at<Index>(*this);
    }
    template <std::size_t Index>
    constexpr auto&& get() && noexcept {
        return std::move(detail::value_at<Index>(*this));
    }

    // row[col<&User::email>]
    template <class Column>
        requires Column::is_column
    constexpr const auto& operator[](Column) const {
        constexpr std::size_t index = find<Column>();
        if constexpr (index == size)
            static_assert(detail::refuse_if<detail::not_in_row<Column, typename Slots::item...>::value>::done);
        return detail::value_at<(index == size ? 0 : index)>(*this);
    }

    // row[label<"posts">]
    template <fixed_string Name>
    constexpr const auto& operator[](label_of<Name>) const {
        constexpr std::size_t index = find_label<Name>();
        if constexpr (index == size)
            static_assert(detail::refuse_if<detail::not_in_row<label_of<Name>, typename Slots::item...>::value>::done);
        return detail::value_at<(index == size ? 0 : index)>(*this);
    }

private:
    template <class Item>
    static consteval std::size_t find() {
        std::size_t at = 0;
        (void)((!std::same_as<Item, typename Slots::item> && ++at) && ...);
        return at;
    }

    template <fixed_string Name>
    static consteval std::size_t find_label() {
        std::size_t at = 0;
        (void)((!detail::labelled_as<typename Slots::item, Name> && ++at) && ...);
        return at;
    }
};

}  // namespace cupel

template <class... Slots>
struct std::tuple_size<cupel::row<Slots...>> : std::integral_constant<std::size_t, sizeof...(Slots)> {};

template <std::size_t Index, class First, class... Rest>
struct std::tuple_element<Index, cupel::row<First, Rest...>> : std::tuple_element<Index - 1, cupel::row<Rest...>> {};

template <class First, class... Rest>
struct std::tuple_element<0, cupel::row<First, Rest...>> {
    using type = typename First::type;
};
