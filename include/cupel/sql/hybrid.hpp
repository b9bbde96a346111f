// Hybrids: attributes that are computed of an object in C++, and of a row in SQL.
#pragma once

#include <cupel/sql/alias.hpp>
#include <cupel/sql/operations.hpp>

#include <string_view>
#include <type_traits>
#include <utility>

namespace cupel {

namespace detail {

template <class T, class Column>
struct hybrid_check {
    static constexpr problem value = [] {
        if constexpr (std::is_same_v<typename Column::owner, T>) {
            return problem();
        } else {
            problem text("cupel[E676]: ");
            Column::describe(text);
            text += " stands in a hybrid of ";
            text += type_name<T>;
            text += "; name members of ";
            text += type_name<T>;
            text += " only";
            return text;
        }
    }();
};

// What the function of a hybrid is given in SQL: the columns of the table under its own name.
template <class T>
struct own_columns {
    template <auto... Path>
    constexpr column<Path...> operator[](column<Path...> wanted) const noexcept {
        static_assert(refuse_if<hybrid_check<T, column<Path...>>::value>::done);
        return wanted;
    }
};

// And in C++: the members of an object.
template <class T>
struct own_members {
    const T& object;

    template <auto... Path>
    constexpr const auto& operator[](column<Path...>) const noexcept {
        static_assert(refuse_if<hybrid_check<T, column<Path...>>::value>::done);
        return (object.*....*Path);
    }
};

template <class T, class Object>
concept reads_object = requires(Object function, const T& object) { function(object); };

template <class T, class Made>
struct no_hybrid {
    static constexpr problem value = [] {
        if constexpr (expression<Made>) {
            return problem();
        } else {
            return problem("cupel[E598]: the function of a hybrid<", type_name<T>, "> makes a value of type ",
                           type_name<Made>, " of columns, which is no expression of SQL; write ", "hybrid<",
                           type_name<T>, ">(function of an object, function of columns)");
        }
    }();
};

template <class Made>
struct hybrid_type {
    using type = refused_value;
};
template <expression Made>
struct hybrid_type<Made> {
    using type = typename Made::value_type;
};

}  // namespace detail

// An expression, and a function of an object: hybrid<T>(...) makes it.
template <class T, class Object, class Columns>
struct hybrid_attribute
    : operations_of<hybrid_attribute<T, Object, Columns>,
                    typename detail::hybrid_type<decltype(Columns()(detail::own_columns<T>()))>::type> {
    using node_type = decltype(Columns()(detail::own_columns<T>()));
    static_assert(detail::refuse_if<detail::no_hybrid<T, node_type>::value>::done);
    using entity_of_hybrid = T;
    using value_type = typename detail::hybrid_type<node_type>::type;
    static constexpr bool has_values = node_type::has_values;
    static constexpr int precedence = node_type::precedence;

    // Its value for an object.
    constexpr auto operator()(const T& object) const {
        if constexpr (std::is_same_v<Object, Columns>) return Columns()(detail::own_members<T>{object});
        else return Object()(object);
    }
    // Its expression over the columns of an alias.
    template <fixed_string Name>
    constexpr auto of(table_alias<T, Name> other) const {
        return Columns()(other);
    }
    constexpr node_type expression() const { return Columns()(detail::own_columns<T>()); }

    static constexpr void describe(detail::problem& text) { detail::describe<node_type>(text, "a hybrid"); }

    template <class Writer>
    static constexpr void render(Writer& w) {
        node_type::render(w);
    }
    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        detail::visit_node(visitor, expression());
    }
};

// One function for both, of operators that C++ and SQL share: it is given the columns in brackets.
//     inline constexpr auto total = hybrid<line>([](const auto& x) { return x[col<&line::price>] * x[col<&line::count>]; });
//     total(*entity)                  select<line>().where(total > 100).order_by(total)
template <class T, class Function>
constexpr hybrid_attribute<T, Function, Function> hybrid(Function) {
    return {};
}
// One for objects and one for columns, which say the same of every row.
template <class T, class Object, class Columns>
constexpr hybrid_attribute<T, Object, Columns> hybrid(Object, Columns) {
    return {};
}

}  // namespace cupel
