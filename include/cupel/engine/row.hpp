// A row of a result: its values by position, by column and by label.
#pragma once

#include <cupel/core/hana.hpp>
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

template <class Sought>
struct not_in_row {
    static constexpr problem value = [] {
        problem text("cupel[E043]: ");
        if constexpr (requires { Sought::describe(text); }) Sought::describe(text);
        else {
            text += "label ";
            text += Sought::name();
        }
        text += " is not in this row; add it to the select list";
        return text;
    }();
};

}  // namespace detail

// Supports structured bindings: auto [name, posts] = row;
template <class... Slots>
struct row {
    static constexpr std::size_t size = sizeof...(Slots);

    hana::basic_tuple<typename Slots::type...> values{};

    template <std::size_t Index>
    constexpr auto& get() & noexcept {
        return hana::at_c<Index>(values);
    }
    template <std::size_t Index>
    constexpr const auto& get() const& noexcept {
        return hana::at_c<Index>(values);
    }
    template <std::size_t Index>
    constexpr auto&& get() && noexcept {
        return hana::at_c<Index>(std::move(values));
    }

    // row[col<&User::email>]
    template <fixed_string Alias, auto... Path>
    constexpr const auto& operator[](column_of<Alias, Path...>) const {
        constexpr std::size_t index = find<column_of<Alias, Path...>>();
        if constexpr (index == size) static_assert(detail::refuse_if<detail::not_in_row<column_of<Alias, Path...>>::value>::done);
        return hana::at_c<(index == size ? 0 : index)>(values);
    }

    // row[label<"posts">]
    template <fixed_string Name>
    constexpr const auto& operator[](label_of<Name>) const {
        constexpr std::size_t index = find_label<Name>();
        if constexpr (index == size) static_assert(detail::refuse_if<detail::not_in_row<label_of<Name>>::value>::done);
        return hana::at_c<(index == size ? 0 : index)>(values);
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
