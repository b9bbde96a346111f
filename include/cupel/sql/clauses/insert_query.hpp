// INSERT of the rows of a query.
#pragma once

#include <cupel/sql/clauses/on_conflict.hpp>
#include <cupel/sql/clauses/select_list.hpp>

#include <array>
#include <cstddef>
#include <string_view>
#include <type_traits>
#include <utility>

namespace cupel::detail {

// The items of a statement that returns rows; compile.hpp knows.
template <class Statement>
struct returned_items;

// What an INSERT is told of the columns that the query fills: those named, or all that an object writes.
template <auto... Members>
struct named_columns {
    template <class T>
    static constexpr column_list of(walk& w, bool) {
        column_list list;
        if (collect_columns<T, Members...>(list).found()) report_no_column<T>(w);
        return list;
    }
    template <class T>
    static constexpr void report_no_column(walk& w) {
        problem text("cupel[E123]: .columns<...>() of INSERT into ");
        table_of<T>().describe(text);
        text += " names a member that is no column of it; name members such as &";
        text += type_name<T>;
        text += "::";
        text += table_of<T>().columns[table_of<T>().example_column()].member;
        w.report(text);
    }
};

// The kind of value that a column of a query has.
struct filled_column {
    const sql_type* type = nullptr;
    bool nullable = false;
};

template <class T, bool WithKey, class Columns, class Query>
struct query_values {
    using tag = values_tag;
    using items = typename returned_items<Query>::type;
    static constexpr bool has_values = Query::has_values;

    [[no_unique_address]] Query query;

    // Numbers of columns, in the order of the query.
    struct filled {
        std::array<std::uint8_t, most_columns> columns{};
        std::size_t count = 0;
        constexpr bool has(std::size_t column) const noexcept {
            for (std::size_t i = 0; i < count; ++i)
                if (columns[i] == column) return true;
            return false;
        }
    };

    static constexpr filled find_columns(walk& w) {
        filled found;
        const table_info& table = table_of<T>();
        if constexpr (std::is_void_v<Columns>) {
            for (std::size_t i = 0; i < table.columns.size(); ++i)
                if (!table.columns[i].computed && (WithKey || !table.columns[i].generated))
                    found.columns[found.count++] = static_cast<std::uint8_t>(i);
        } else {
            for (std::size_t i : Columns::template of<T>(w, WithKey)) {
                if (found.has(i)) report(w, i, "cupel[E051]: ", " is named twice in .columns<...>(); name it once");
                if (table.columns[i].computed)
                    report(w, i, "cupel[E052]: ", " is computed by the database; leave it out of .columns<...>()");
                found.columns[found.count++] = static_cast<std::uint8_t>(i);
            }
            check_named(w, found);
        }
        return found;
    }

    static constexpr void report(walk& w, std::size_t column, std::string_view before, std::string_view after) {
        problem text(before, "column ");
        table_of<T>().describe(text, {}, column);
        text += after;
        w.report(text);
    }

    static constexpr void check_named(walk& w, const filled& given) {
        const table_info& table = table_of<T>();
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            const column_info& column = table.columns[i];
            if (given.has(i)) {
                if (column.generated && !WithKey)
                    report(w, i, "cupel[E057]: ",
                           " is a key that the database makes; leave it out of .columns<...>(), or write "
                           "insert_into<...>(with_key)");
            } else if (!column.generated && !column.computed && !column.server_default &&
                       (!column.nullable || column.client_default)) {
                report(w, i, "cupel[E123]: ",
                       column.client_default
                           ? " has a default of the program, which no query fills in; name it in .columns<...>() too"
                           : " is NOT NULL and has no default; name it in .columns<...>() too");
            }
        }
    }

    template <class Item>
    static constexpr void add_item(std::array<filled_column, most_columns + 1>& of_query, std::size_t& count,
                                   const item_info& info) {
        if constexpr (entity_selected<Item>) {
            for (const column_info& column : table_of<typename Item::entity_type>().columns)
                if (count < of_query.size()) of_query[count++] = {&column.type, column.nullable || info.nullable};
        } else if (count < of_query.size()) {
            of_query[count++] = {&sql_type_of<typename Item::value_type>, info.nullable};
        }
    }

    template <class... Items>
    static constexpr void check_filled(walk& w, const filled& into, const item_info* infos,
                                       std::type_identity<select_list<Items...>>) {
        std::array<filled_column, most_columns + 1> of_query{};
        std::size_t count = 0, at = 0;
        (add_item<Items>(of_query, count, infos[at++]), ...);
        if (count != into.count) return report_number(w, count < into.count);
        for (std::size_t i = 0; i < count; ++i) {
            const column_info& column = table_of<T>().columns[into.columns[i]];
            if (!comparable(column.type, *of_query[i].type) ||
                (column.type.is_integer() && !of_query[i].type->is_integer()))
                return report_type(w, into.columns[i], of_query[i].type->name);
            if (of_query[i].nullable && !column.nullable)
                return report(w, into.columns[i], "cupel[E123]: ",
                              " is NOT NULL, and what the query gives for it may be NULL; select coalesce(value, "
                              "other) there");
        }
    }

    static constexpr void report_type(walk& w, std::size_t column, std::string_view given) {
        problem text("cupel[E123]: column ");
        table_of<T>().describe(text, {}, column);
        text += " is of type ";
        text += table_of<T>().columns[column].type.name;
        text += ", and the query gives ";
        text += given;
        text += " for it; select the columns in the order of those that are filled, or cast<...>(...) one";
        w.report(text);
    }

    static constexpr void report_number(walk& w, bool too_few) {
        problem text("cupel[E123]: INSERT into ");
        table_of<T>().describe(text);
        text += too_few ? " fills more columns than the query gives" : " fills fewer columns than the query gives";
        text += std::is_void_v<Columns> ? "; select as many, or name those that it gives: .columns<&"
                                        : "; select one for each that .columns<...>() names: .columns<&";
        text += type_name<T>;
        text += "::";
        text += table_of<T>().columns[table_of<T>().example_column()].member;
        text += ", ...>()";
        w.report(text);
    }

    template <class Writer>
    static constexpr void render_clause(Writer& w) {
        render_query(w, "", "");
    }

    // SQLite takes ON behind a bare FROM for a join's.
    template <class Writer>
    static constexpr void render_before_conflict(Writer& w) {
        render_query(w, Writer::dialect::before_conflicting_query, Writer::dialect::after_conflicting_query);
    }

    template <class Writer>
    static constexpr void render_query(Writer& w, std::string_view before, std::string_view after) {
        w.clause = clause_kind::values;
        const filled into = find_columns(w);
        for (std::size_t i = 0; i < into.count; ++i) {
            w.text(i == 0 ? " (" : ", ");
            w.identifier(table_of<T>().columns[into.columns[i]].name);
        }
        w.put(") ", before);
        // The query sees no table of this statement, and is told what its columns are.
        const walk_state outer = w;
        std::array<item_info, items::size + 1> infos{};
        w.visible = w.items_scope = w.visible->outer;
        w.items = infos.data();
        w.clause = clause_kind::none;
        Query::render(w);
        static_cast<walk_state&>(w) = outer;
        w.text(after);
        check_filled(w, into, infos.data(), std::type_identity<items>{});
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        visit_each(visitor, query);
    }
};

template <class T, bool WithKey, class Query>
struct conflict_values<query_values<T, WithKey, void, Query>> : written_objects<T> {};
template <class T, bool WithKey, class Columns, class Query>
struct conflict_values<query_values<T, WithKey, Columns, Query>> {
    static constexpr bool writes(std::size_t column) noexcept {
        walk unheard;
        return query_values<T, WithKey, Columns, Query>::find_columns(unheard).has(column);
    }
};

}  // namespace cupel::detail
