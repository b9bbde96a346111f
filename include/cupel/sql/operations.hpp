// The methods that every expression has.
#pragma once

#include <cupel/sql/collation.hpp>
#include <cupel/sql/label.hpp>
#include <cupel/sql/operators.hpp>
#include <cupel/sql/ordering.hpp>
#include <cupel/sql/predicates.hpp>
#include <cupel/sql/text_test.hpp>

#include <concepts>
#include <initializer_list>
#include <type_traits>
#include <utility>

namespace cupel {

namespace detail {

template <class Node>
struct not_assignable {
    static constexpr problem value = [] {
        problem text("cupel[E060]: ");
        cupel::detail::describe<Node>(text, "an expression");
        text += " of type ";
        text += type_of<Node>.name;
        text += " stands left of `=`, where only a column can; write col<&T::member> = value to assign, == to compare";
        return text;
    }();
};

}  // namespace detail

template <class Derived>
struct operations {
    // x IS NULL
    constexpr auto is_null() const { return detail::null_test<"IS NULL", Derived>(self()); }
    // x IS NOT NULL
    constexpr auto is_not_null() const { return detail::null_test<"IS NOT NULL", Derived>(self()); }

    // x IS TRUE, x IS FALSE: never NULL
    constexpr auto is_true() const { return detail::make_truth_test<"IS TRUE", Derived>(self()); }
    constexpr auto is_false() const { return detail::make_truth_test<"IS FALSE", Derived>(self()); }

    // x IS DISTINCT FROM value: true where one side alone is NULL. Takes an optional too.
    template <class T>
    constexpr auto is_distinct_from(T&& value) const {
        return detail::distinct_test<"IS DISTINCT FROM">(self(), std::forward<T>(value));
    }
    // x IS NOT DISTINCT FROM value: equality that counts two NULLs as equal.
    template <class T>
    constexpr auto is_not_distinct_from(T&& value) const {
        return detail::distinct_test<"IS NOT DISTINCT FROM">(self(), std::forward<T>(value));
    }

    // x BETWEEN low AND high, both included
    template <class Low, class High>
    constexpr auto between(Low&& low, High&& high) const {
        return detail::make_between<"BETWEEN">(self(), std::forward<Low>(low), std::forward<High>(high));
    }
    // x NOT BETWEEN low AND high
    template <class Low, class High>
    constexpr auto not_between(Low&& low, High&& high) const {
        return detail::make_between<"NOT BETWEEN">(self(), std::forward<Low>(low), std::forward<High>(high));
    }

    // x BETWEEN SYMMETRIC a AND b: between the smaller and the larger of the two
    template <class One, class Other>
    constexpr auto between_symmetric(One&& one, Other&& other) const {
        return detail::make_between<"BETWEEN SYMMETRIC">(self(), std::forward<One>(one), std::forward<Other>(other));
    }

    // x IN (1, 2, 3), x IN (range of values), x IN (SELECT ...). An empty range contains nothing.
    template <class... Values>
    constexpr auto in(Values&&... values) const {
        return detail::make_in<"IN">(self(), std::forward<Values>(values)...);
    }
    // x IN ({1, 2, 3}): a range in braces
    template <class T = detail::no_value>
    constexpr auto in(std::initializer_list<T> values) const {
        return detail::make_in_list<"IN">(self(), values);
    }
    template <class T = detail::no_value>
    constexpr auto not_in(std::initializer_list<T> values) const {
        return detail::make_in_list<"NOT IN">(self(), values);
    }
    // x NOT IN (...). Everything that is not NULL is outside an empty range.
    template <class... Values>
    constexpr auto not_in(Values&&... values) const {
        return detail::make_in<"NOT IN">(self(), std::forward<Values>(values)...);
    }

    // x LIKE pattern: % stands for any text, _ for one character. SQLite ignores the case of ASCII letters. With
    // escape('!') as second argument, !% and !_ stand for % and _.
    template <class T, class... Escape>
    constexpr auto like(T&& pattern, Escape... character) const {
        return detail::make_like<"LIKE">(self(), std::forward<T>(pattern), character...);
    }
    // x NOT LIKE pattern
    template <class T, class... Escape>
    constexpr auto not_like(T&& pattern, Escape... character) const {
        return detail::make_like<"NOT LIKE">(self(), std::forward<T>(pattern), character...);
    }
    // x ILIKE pattern; lower(x) LIKE lower(pattern) where there is no ILIKE.
    template <class T, class... Escape>
    constexpr auto ilike(T&& pattern, Escape... character) const {
        return detail::make_ilike<"ILIKE">(self(), std::forward<T>(pattern), character...);
    }
    // x NOT ILIKE pattern
    template <class T, class... Escape>
    constexpr auto not_ilike(T&& pattern, Escape... character) const {
        return detail::make_ilike<"NOT ILIKE">(self(), std::forward<T>(pattern), character...);
    }

    // Whether the text begins with, ends with, contains another. Nothing in it is a pattern, and case counts.
    template <class T>
    constexpr auto startswith(T&& value) const {
        return detail::make_text_test<"startswith">(self(), std::forward<T>(value));
    }
    template <class T>
    constexpr auto endswith(T&& value) const {
        return detail::make_text_test<"endswith">(self(), std::forward<T>(value));
    }
    template <class T>
    constexpr auto contains(T&& value) const {
        return detail::make_text_test<"contains">(self(), std::forward<T>(value));
    }

    // x ~ pattern: a regular expression of PostgreSQL matches somewhere in x. With ignore_case as second argument, ~*.
    template <class T, class... IgnoreCase>
    constexpr auto regexp_match(T&& pattern, IgnoreCase... ignore) const {
        return detail::make_regular(self(), std::forward<T>(pattern), ignore...);
    }

    // x COLLATE "name"; "C" and "BINARY" are the order of bytes on every database.
    template <fixed_string Name>
    constexpr auto collate() const {
        return detail::make_collated<Name>(self());
    }

    // x AS "name"
    template <fixed_string Name>
    [[gnu::always_inline]] constexpr auto as() const {
        return labelled<Name, Derived>{self()};
    }

    // ORDER BY x ASC / DESC; `.nulls_first()` and `.nulls_last()` follow.
    [[gnu::always_inline]] constexpr auto asc() const {
        return detail::ordering<Derived, detail::direction::ascending>{self()};
    }
    [[gnu::always_inline]] constexpr auto desc() const {
        return detail::ordering<Derived, detail::direction::descending>{self()};
    }

    // Only columns are assigned to; nodes that look like one name this operator, so that the error says so.
    template <class Value>
        requires(!std::same_as<std::remove_cvref_t<Value>, Derived>)
    constexpr auto operator=(Value&&) const {
        static_assert(detail::refuse_if<detail::not_assignable<Derived>::value>::done);
        return detail::refused_operand<Derived>{};
    }

private:
    [[gnu::always_inline]] constexpr const Derived& self() const { return static_cast<const Derived&>(*this); }
};

}  // namespace cupel
