// Values that columns get where a statement gives none.
#pragma once

#include <cupel/schema/member_list.hpp>

#include <cstddef>
#include <utility>

namespace cupel {

namespace detail {

enum class default_kind { client, server, on_update, computed };

template <default_kind Kind, class Expression, auto... Path>
struct default_option {
    static constexpr default_kind kind = Kind;
    Expression expression;

    template <class T>
    static constexpr std::size_t column = column_index<T, Path...>;

    template <class T, class Data>
    constexpr void apply(Data& data) const {
        column_list list;
        if (!data.require(collect_columns<T, Path...>(list), "E501", "default") || list.count != 1) return;
        column_info& info = data.columns[*list.begin()];
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

// The program's value for a column that an INSERT of assignments leaves out: bound, like any other value.
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
