// Columns in expressions: col<&User::email>
#pragma once

#include <cupel/sql/criteria_places.hpp>
#include <cupel/sql/typed_operations.hpp>

#include <string_view>
#include <type_traits>

namespace cupel {

namespace detail {

template <auto... Path>
struct path_end;

template <auto Last>
struct path_end<Last> {
    using type = value_of<Last>;
};

template <auto First, auto... Rest>
    requires(sizeof...(Rest) > 0)
struct path_end<First, Rest...> : path_end<Rest...> {};

// A relationship, a whole embedded struct, a type without codec: each of them has its error.
template <class T>
struct column_value {
    using type = refused_value;
};

template <storable T>
    requires readable<T>
struct column_value<T> {
    using type = without_optional<undeferred<T>>;
};

template <auto... Path>
constexpr problem no_column_problem(std::string_view what, std::string_view repair) {
    problem text("cupel[E503]: col<&", type_name<first_owner<Path...>>, "::");
    append_path<Path...>(text);
    text += "> is ";
    text += what;
    text += " of table ";
    text += table_name_of<first_owner<Path...>>();
    text += repair;
    return text;
}

// A path must name members of members.
template <auto... Path>
consteval problem astray_problem() {
    if constexpr (!model<first_owner<Path...>> || column_index<first_owner<Path...>, Path...> != no_column)
        return problem();
    else return no_column_problem<Path...>("no column", "; name a member, then a member of its type");
}

template <auto... Path>
struct column_check {
    using owner = first_owner<Path...>;
    using member = typename path_end<Path...>::type;

    static constexpr problem value = [] {
        if constexpr (std::is_same_v<owner, no_model>)
            return problem("cupel[E503]: the argument ", last_identifier(spelled_value<Path>().text)...,
                           " of col<...> is no member of a model; name one: col<&Model::member>");
        else if constexpr (is_function<const member>)
            return no_column_problem<Path...>("a member function", "; name a member that holds a value");
        else if constexpr (relationship_member<member>)
            return no_column_problem<Path...>("a relationship",
                                              "; join along it with .join<...>() and name a column of the other table");
        else if constexpr (embedded<member>)
            return no_column_problem<Path...>("a struct of columns",
                                              "; name one of its members after it, as in col<&outer, &inner::member>");
        else if constexpr (sizeof...(Path) > 1) return astray_problem<Path...>();
        else return problem();
    }();
};

inline constexpr column_info unknown_column{};

// What columns have in common, whatever name their table goes by: Derived says `alias()`.
template <class Derived, auto... Path>
struct column_base : operations_of<Derived, typename column_value<typename path_end<Path...>::type>::type> {
    using owner = first_owner<Path...>;
    using member_type = undeferred<typename path_end<Path...>::type>;
    using value_type = typename column_value<member_type>::type;
    static constexpr bool has_values = false;
    static constexpr int precedence = detail::precedence::primary;
    static constexpr bool is_column = true;

    static constexpr std::size_t index() noexcept { return detail::column_index<owner, Path...>; }
    static constexpr const column_info& info() noexcept {
        return index() != detail::no_column ? table_of<owner>().columns[index()] : detail::unknown_column;
    }
    static constexpr std::string_view name() noexcept { return info().name; }
    static constexpr const table_info& table() noexcept { return table_of<owner>(); }

    template <class Writer>
    static constexpr void render(Writer& w) {
        w.require(detail::model_problem<owner>);
        if constexpr (detail::is_filtered<owner>) detail::note_criteria<owner>(w);
        if constexpr (detail::column_index<owner, Path...> != detail::no_column)
            w.column(table_of<owner>(), Derived::alias(), index());
        else if (!w.refused) w.silence();
    }

    static constexpr void describe(detail::problem& text) noexcept {
        text += "column ";
        if (index() != detail::no_column) table_of<owner>().describe(text, Derived::alias(), index());
        else text += detail::type_name<owner>;
    }
};

}  // namespace detail

// A column of the table of the first member's class.
template <auto... Path>
struct column : detail::column_base<column<Path...>, Path...> {
    static_assert(detail::refuse_if<detail::column_check<Path...>::value>::done);

    static constexpr std::string_view alias() noexcept { return {}; }

    // column = value: for UPDATE ... SET and INSERT ... VALUES.
    template <class Value>
    constexpr auto operator=(Value&& value) const;

    constexpr column() = default;
    constexpr column(const column&) = default;
    constexpr column& operator=(const column&) = default;
};

// The column that a member becomes: col<&User::email>, or col<&User::audit, &timestamps::created_at>.
template <auto... Path>
inline constexpr column<Path...> col{};

}  // namespace cupel
