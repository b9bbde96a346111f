// CREATE VIEW and DROP VIEW of a model that is mapped to a query.
#pragma once

#include <cupel/schema/view.hpp>
#include <cupel/sql/ddl.hpp>
#include <cupel/sql/query_columns.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>

namespace cupel {

namespace detail {

template <class T>
constexpr void report_view(walk& w, std::string_view before, std::string_view what) {
    problem text("cupel[E550]: view ", table_of<T>().name, " (", type_name<T>, before);
    text += what;
    w.report(text);
}

// Every member has its column in the query, and every column of the query its member.
template <class T, class Columns>
struct view_check {
    static constexpr std::size_t find(std::string_view name) {
        std::size_t at = 0;
        while (at < Columns::size && Columns::columns[at].name != name) ++at;
        return at;
    }
    static constexpr bool is_member(std::string_view name) {
        for (const column_info& column : table_of<T>().columns)
            if (column.name == name) return true;
        return false;
    }
    // An integer that may be wider than the member.
    static constexpr bool fits(const sql_type& member, const sql_type& given) {
        if (member.refused || given.refused) return true;
        return comparable(member, given) && member.is_integer() == given.is_integer() &&
               (!member.is_integer() || given.kind <= member.kind);
    }

    static constexpr void check(walk& w, std::uint64_t null_columns) {
        for (const column_info& column : Columns::columns) {
            if (column.name.empty())
                return report_view<T>(w, "): an item of its query",
                                      " has no name; give it that of a member with .as<name>()");
            if (!is_member(column.name))
                return report_column(w, column.name, " of its query is no member", "leave it out, or add the member");
        }
        for (const column_info& column : table_of<T>().columns) {
            const std::size_t at = find(column.name);
            if (at == Columns::size)
                return report_column(w, column.name, " is not given by its query",
                                     "select it, or name an item .as<name>()");
            if (!fits(column.type, Columns::columns[at].type))
                return report_type(w, column, Columns::columns[at].type.name);
            if (!column.nullable && at < 64 && (null_columns >> at & 1) != 0)
                return report_column(w, column.name, " may be NULL in its query",
                                     "make the member an optional, or select coalesce(value, other)");
        }
    }

    static constexpr void report_column(walk& w, std::string_view name, std::string_view what,
                                        std::string_view repair) {
        problem text("cupel[E550]: view ", table_of<T>().name, " (", type_name<T>, "): column ", name, what, "; ",
                     repair);
        w.report(text);
    }
    static constexpr void report_type(walk& w, const column_info& column, std::string_view given) {
        w.report(problem("cupel[E550]: view ", table_of<T>().name, " (", type_name<T>, "): column ", column.name,
                         " is of type ", column.type.name, ", and its query gives ", given,
                         "; give the member that type, or cast<...>(...) it there"));
    }
};

template <class T>
struct create_view_statement : definition {
    template <class Writer>
    static constexpr void render(Writer& w) {
        w.require(model_problem<T>);
        if constexpr (!is_view<T>) {
            report_view<T>(w, "",
                           ") is a table; write create_table<...>, or map it with cupel::view<name>(select(...))");
        } else {
            w.text(Writer::dialect::create_view);
            w.table_name(table_of<T>());
            for_each_option<T>([&](const auto& option) { render_query(w, option.query); });
        }
    }

    template <class Writer, class Query>
    static constexpr void render_query(Writer& w, const Query& query) {
        using columns = columns_of_query<Query>;
        std::string_view before = " (";
        for (const column_info& column : columns::columns) {
            w.text(before);
            w.identifier(column.name);
            before = ", ";
        }
        w.text(") AS ");
        std::array<item_info, items_of<Query>::size> items{};
        const walk_state outer = w;
        w.visible = w.items_scope = nullptr;
        w.items = items.data();
        render_with_literals(w, query, &table_of<T>());
        static_cast<walk_state&>(w) = outer;
        view_check<T, columns>::check(w, columns::null_columns(items.data()));
    }
};

template <class T, bool IfExists>
struct drop_view_statement : definition {
    constexpr auto if_exists() const noexcept { return drop_view_statement<T, true>{}; }

    template <class Writer>
    static constexpr void render(Writer& w) {
        w.text(IfExists ? "DROP VIEW IF EXISTS " : "DROP VIEW ");
        w.table_name(table_of<T>());
        w.text(Writer::dialect::drop_table_end);
    }
};

}  // namespace detail

// CREATE VIEW of a model that is mapped to a query; on PostgreSQL CREATE OR REPLACE VIEW.
template <class T>
inline constexpr detail::create_view_statement<T> create_view{};

// DROP VIEW of such a model; `.if_exists()`.
template <class T>
inline constexpr detail::drop_view_statement<T, false> drop_view{};

}  // namespace cupel
