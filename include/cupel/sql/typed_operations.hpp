// The methods that expressions have because of their type: JSON and arrays.
#pragma once

#include <cupel/sql/operations.hpp>

#include <cstdint>
#include <type_traits>
#include <utility>

namespace cupel {

namespace detail {

inline constexpr std::size_t most_of_path_key = 63;

template <std::size_t Size>
struct path_key_check {
    static constexpr problem value =
        Size <= most_of_path_key
            ? problem()
            : problem("cupel[E667]: a key of .path<...>() has more than 63 characters; pass it in brackets: "
                      "column[key]");
};

// A step of a constant path: a key or an index.
struct path_step {
    static constexpr std::size_t most = most_of_path_key;

    char key[most + 1]{};
    std::size_t size = 0;
    std::int32_t index = 0;
    bool is_index = false;

    template <std::size_t Size>
    constexpr path_step(const char (&text)[Size]) noexcept : size(Size - 1 < most ? Size - 1 : most) {
        static_assert(refuse_if<path_key_check<Size - 1>::value>::done);
        for (std::size_t i = 0; i < size; ++i) key[i] = text[i];
    }
    constexpr path_step(std::int32_t number) noexcept : index(number), is_index(true) {}

    constexpr std::string_view view() const noexcept { return {key, size}; }
};

// Makes the nodes of JSON: json_path.hpp.
struct json_maker;
// Makes the nodes of arrays: array.hpp.
struct array_maker;

// Makes the nodes of ranges: range.hpp.
struct range_maker;

enum class type_family { plain, json, array, range };

template <class T>
inline constexpr type_family family_of = sql_type_of<T>.array                      ? type_family::array
                                         : sql_type_of<T>.kind == type_kind::json  ? type_family::json
                                         : sql_type_of<T>.kind == type_kind::range ? type_family::range
                                                                                   : type_family::plain;

}  // namespace detail

template <class Derived>
struct json_operations : operations<Derived> {
    // x -> key: the value of a key, or the element at an index from 0, negative from the end. NULL if there is none.
    template <class Step>
    constexpr auto operator[](Step&& step) const {
        return make::step(self(), std::forward<Step>(step));
    }
    // x -> 'a' -> 0: a path that is part of the SQL.
    template <detail::path_step... Steps>
    constexpr auto path() const {
        return make::template path<Steps...>(self());
    }
    // x ->> ...: text as it is, the spelling of everything else, NULL for JSON's null.
    constexpr auto as_text() const { return make::template typed<std::string>(self()); }
    // The value as T: a number, a boolean, text, a time, or again JSON.
    template <class T>
    constexpr auto as() const {
        return make::template typed<T>(self());
    }
    // clang takes `using operations<Derived>::as` for the same function.
    template <fixed_string Name>
    constexpr auto as() const {
        return labelled<Name, Derived>{self()};
    }

    // Whether x is an object with the key, whatever its value.
    template <class Key>
    constexpr auto has_key(Key&& key) const {
        return make::has_key(self(), std::forward<Key>(key));
    }
    // x @> document, x <@ document. PostgreSQL only.
    template <class T>
    constexpr auto contains(T&& document) const {
        return make::template contains<false>(self(), std::forward<T>(document));
    }
    template <class T>
    constexpr auto contained_by(T&& document) const {
        return make::template contains<true>(self(), std::forward<T>(document));
    }

private:
    using make = std::conditional_t<sizeof(Derived*) != 0, detail::json_maker, void>;
    constexpr const Derived& self() const { return static_cast<const Derived&>(*this); }
};

template <class Derived>
struct array_operations : operations<Derived> {
    // The element at an index from 0, as of a std::vector. NULL if there is none.
    template <class Index>
    constexpr auto operator[](Index&& index) const {
        return make::element(self(), std::forward<Index>(index));
    }
    // x @> array: whether all its elements are in x. Of a single value: whether it is an element of x.
    template <class T>
    constexpr auto contains(T&& other) const {
        return make::contains(self(), std::forward<T>(other));
    }
    // x <@ array: whether all elements of x are in it.
    template <class T>
    constexpr auto contained_by(T&& other) const {
        return make::contained_by(self(), std::forward<T>(other));
    }
    // x && array: whether the two have an element in common.
    template <class T>
    constexpr auto overlaps(T&& other) const {
        return make::overlaps(self(), std::forward<T>(other));
    }

private:
    using make = std::conditional_t<sizeof(Derived*) != 0, detail::array_maker, void>;
    constexpr const Derived& self() const { return static_cast<const Derived&>(*this); }
};

template <class Derived>
struct range_operations : operations<Derived> {
    // x @> y: of a range, or of one value.
    template <class T>
    constexpr auto contains(T&& other) const {
        return make::contains(self(), std::forward<T>(other));
    }
    // x <@ y
    template <class T>
    constexpr auto contained_by(T&& other) const {
        return make::template test<"<@">(self(), std::forward<T>(other));
    }
    // x && y: whether they have a value in common.
    template <class T>
    constexpr auto overlaps(T&& other) const {
        return make::template test<"&&">(self(), std::forward<T>(other));
    }
    // x -|- y: whether the one begins where the other ends.
    template <class T>
    constexpr auto adjacent_to(T&& other) const {
        return make::template test<"-|-">(self(), std::forward<T>(other));
    }
    // lower(x), upper(x): NULL where the range has no end.
    constexpr auto lower() const { return make::template bound_of<"lower">(self()); }
    constexpr auto upper() const { return make::template bound_of<"upper">(self()); }
    // isempty(x)
    constexpr auto is_empty() const { return make::is_empty(self()); }

private:
    using make = std::conditional_t<sizeof(Derived*) != 0, detail::range_maker, void>;
    constexpr const Derived& self() const { return static_cast<const Derived&>(*this); }
};

namespace detail {

template <class Derived, type_family Family>
struct operations_choice {
    using type = operations<Derived>;
};
template <class Derived>
struct operations_choice<Derived, type_family::json> {
    using type = json_operations<Derived>;
};
template <class Derived>
struct operations_choice<Derived, type_family::array> {
    using type = array_operations<Derived>;
};

template <class Derived>
struct operations_choice<Derived, type_family::range> {
    using type = range_operations<Derived>;
};

}  // namespace detail

// The methods of an expression of the C++ type T.
template <class Derived, class T>
using operations_of = typename detail::operations_choice<Derived, detail::family_of<T>>::type;

}  // namespace cupel
