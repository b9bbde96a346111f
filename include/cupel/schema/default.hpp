// Values that columns get where a statement gives none.
#pragma once

#include <cupel/schema/member_list.hpp>

#include <concepts>
#include <cstddef>
#include <string_view>
#include <utility>

namespace cupel {

namespace detail {

enum class default_kind { client, server, on_update, computed };

constexpr std::string_view default_word(default_kind kind) noexcept {
    constexpr std::string_view words[] = {"default_value", "server_default", "on_update", "computed"};
    return words[static_cast<std::size_t>(kind)];
}

// The SQL type of a value or of an expression.
template <class Expression>
consteval sql_type type_of_default() {
    if constexpr (storable<Expression>) return sql_type_of<Expression>;
    else if constexpr (std::convertible_to<const Expression&, std::string_view>)
        return stored_kind<std::string_view>::type;
    else if constexpr (requires { typename Expression::value_type; })
        return sql_type_of<typename Expression::value_type>;
    else return {.name = type_name<Expression>, .domain = type_id<Expression>};
}

template <default_kind Kind, class Expression, auto... Path>
struct default_option {
    static constexpr default_kind kind = Kind;
    Expression expression;

    template <class T>
    static constexpr std::size_t column = column_index<T, Path...>;

    template <class T, class Data>
    constexpr void apply(Data& data) const {
        column_list list;
        if (!data.require(collect_columns<T, Path...>(list), "default") || list.count != 1) return;
        column_info& info = data.columns[*list.begin()];
        data.check_default(info, type_of_default<Expression>(), Kind);
        if (Kind == default_kind::client) info.client_default = true;
        if (Kind == default_kind::server) info.server_default = true;
        if (Kind == default_kind::on_update) info.on_update = true;
        if (Kind == default_kind::computed) info.computed = true;
    }
};

template <default_kind Kind, auto... Path>
struct default_maker {
    template <class Expression>
    constexpr auto operator()(Expression expression) const {
        return default_option<Kind, Expression, Path...>{std::move(expression)};
    }
};

}  // namespace detail

// The program's value for a column that an INSERT of assignments leaves out; part of the statement's text.
template <auto... Path>
inline constexpr detail::default_maker<detail::default_kind::client, Path...> default_value{};

// DEFAULT expression in the table. An object whose member still has its initial value lets the server decide.
template <auto... Path>
inline constexpr detail::default_maker<detail::default_kind::server, Path...> server_default{};

// Set by every UPDATE that does not set the column itself.
template <auto... Path>
inline constexpr detail::default_maker<detail::default_kind::on_update, Path...> on_update{};

// GENERATED ALWAYS AS (expression) STORED: read, never written.
template <auto... Path>
inline constexpr detail::default_maker<detail::default_kind::computed, Path...> computed{};

}  // namespace cupel
