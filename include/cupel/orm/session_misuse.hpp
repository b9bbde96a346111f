// What is given to a session where it can do nothing with it: values instead of handles, statements without rows.
#pragma once

#include <cupel/core/diagnostic.hpp>
#include <cupel/core/fixed_string.hpp>
#include <cupel/schema/metadata.hpp>
#include <cupel/schema/relationship.hpp>
#include <cupel/sql/compile.hpp>

#include <iterator>
#include <type_traits>
#include <utility>

namespace cupel::detail {

template <class T, fixed_string Operation>
struct value_for_handle {
    static constexpr problem value = [] {
        problem text("cupel[E601]: ", Operation.view(), " is given a ");
        text += type_name<T>;
        text += ", which is a value without a row in the session; pass the handle of the entity that is meant, as "
                "session.get<";
        text += type_name<T>;
        text += ">(key) gives it, or merge(value) for a copy";
        return text;
    }();
};

// What add() is given that is neither an object of a model nor a handle.
template <class T>
struct not_addable {
    static constexpr problem value = [] {
        problem text("cupel[E646]: add of a session is given ");
        if constexpr (requires(T& given) { std::begin(given); }) {
            using element = std::remove_cvref_t<decltype(*std::begin(std::declval<T&>()))>;
            text += "a range of ";
            if constexpr (is_handle<element>) text += type_name<typename element::element_type>;
            else text += type_name<element>;
            text += ", and takes one; add_all(range) takes them all";
        } else {
            text += type_name<T>;
            text += ", which is mapped to no table; give an object of a model, or the handle of an entity";
        }
        return text;
    }();
};

template <class Statement>
constexpr bool gives_no_rows() {
    if constexpr (requires { items_of<Statement>::size; }) return items_of<Statement>::size == 0;
    else return false;
}

template <class Statement, fixed_string Operation>
struct statement_without_rows {
    static constexpr bool ok = !gives_no_rows<Statement>();
    static constexpr problem value = [] {
        problem text;
        if (!ok)
            text =
                problem("cupel[E602]: ", Operation.view(),
                        " of a session is given a statement that gives no rows; add .returning(...) to it, or run it "
                        "with execute(...)");
        return text;
    }();
};

template <class Source>
struct source_that_ends {
    static constexpr problem value = problem("cupel[E603]: a session refers to its engine, connection or transaction, "
                                             "and this one ends with the line; keep it "
                                             "in a variable that outlives the session");
};

}  // namespace cupel::detail
