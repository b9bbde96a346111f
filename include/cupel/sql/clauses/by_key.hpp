// UPDATE and DELETE of a range of objects: each row is found by the primary key of its object.
#pragma once

#include <cupel/sql/clauses/set.hpp>
#include <cupel/sql/clauses/values.hpp>

#include <array>
#include <cstddef>
#include <string_view>
#include <type_traits>
#include <utility>

namespace cupel::detail {

struct rows_tag {};

// The columns that SET of a range of objects sets: all that an object sets, or those that were named.
template <class T, auto... Members>
struct columns_to_set {
    static constexpr column_list named = [] {
        column_list list;
        if constexpr (sizeof...(Members) != 0) collect_columns<T, Members...>(list);
        return list;
    }();
    static constexpr bool has(std::size_t column) noexcept {
        if (sizeof...(Members) == 0) return set_with_object(table_of<T>().columns[column]);
        return named.contains(column);
    }

    template <class Writer>
    static constexpr void check(Writer& w) {
        column_list list;
        if constexpr (sizeof...(Members) != 0)
            if (collect_columns<T, Members...>(list).found()) return report(w, 0, " names a member that is no column");
        std::size_t count = 0;
        for (std::size_t i = 0; i < table_of<T>().columns.size(); ++i) {
            if (!has(i)) continue;
            ++count;
            if (table_of<T>().columns[i].primary_key)
                report(w, i, " names a key, by which the rows are found, so that it cannot change");
            if (table_of<T>().columns[i].computed) report(w, i, " names a column that the database computes");
        }
        if (count == 0) report(w, 0, " has no column to set but keys");
    }

    static constexpr void report(walk& w, std::size_t column, std::string_view what) {
        problem text("cupel[E125]: .set(range) of column ");
        table_of<T>().describe(text, {}, column);
        text += what;
        text += "; name columns of ";
        text += type_name<T>;
        text += " that are no keys: .set<&";
        text += type_name<T>;
        text += "::member>(range)";
        w.report(text);
    }
};

template <class T>
struct no_columns {
    static constexpr bool has(std::size_t) noexcept { return false; }
    static constexpr void check(walk&) noexcept {}
};

// The columns that Wanted has, of one object.
template <class T, class Wanted, std::size_t Column, class Visitor, class Field>
constexpr void visit_wanted(Visitor& visitor, const Field& value) {
    if constexpr (relationship_member<Field>) {
        return;
    } else if constexpr (embedded<Field>) {
        [&]<std::size_t... Index>(std::index_sequence<Index...>) {
            const auto fields = tie_fields(value);
            (visit_wanted<T, Wanted, Column + columns_before<Field, Index>>(visitor, tied<Index>(fields)), ...);
        }(std::make_index_sequence<field_count<Field>>());
    } else if constexpr (storable<Field>) {
        if constexpr (Wanted::has(Column)) visitor(value_of_field(value));
    }
}

template <class T, class Wanted, class Visitor>
constexpr void visit_object_columns(Visitor& visitor, const T& object) {
    if constexpr (model<T>) {
        [&]<std::size_t... Index>(std::index_sequence<Index...>) {
            const auto fields = tie_fields(object);
            (visit_wanted<T, Wanted, columns_before<T, Index>>(visitor, tied<Index>(fields)), ...);
        }(std::make_index_sequence<field_count<T>>());
    }
}

template <class T>
struct key_columns {
    static constexpr bool has(std::size_t column) noexcept { return table_of<T>().columns[column].primary_key; }
};

// SET "a" = ?1 WHERE "t"."id" = ?2 for each object. A dialect that takes many at once overloads it, and says so in
// sends_columns.
template <class Clause, class Writer>
constexpr void render_ranged(Writer& w, std::type_identity<Clause>) {
    const auto parameter = [&](std::size_t) { w.parameter(); };
    Clause::render_set(w, parameter);
    Clause::render_key(w, parameter);
}

// What an UPDATE sets for each object of a range; nothing for a DELETE.
template <class T, class Columns, class Tag, class Held>
struct ranged_by_key {
    using tag = Tag;
    using model = T;
    static constexpr bool has_values = true;
    static constexpr bool is_range = true;
    static constexpr bool updates = std::is_same_v<Tag, set_tag>;

    held_value<Held> range;

    template <class Writer>
    static constexpr void render_clause(Writer& w) {
        w.clause = clause_kind::set;
        Columns::check(w);
        render_ranged(w, std::type_identity<ranged_by_key>{});
    }

    // each(column) for what an object brings: the columns that are set, then its key.
    template <class Each>
    static constexpr void for_each_sent(Each each) {
        for (std::size_t i = 0; i < table_of<T>().columns.size(); ++i)
            if (Columns::has(i)) each(i);
        for (std::size_t i = 0; i < table_of<T>().columns.size(); ++i)
            if (key_columns<T>::has(i)) each(i);
    }

    // value(column) writes what stands for the column of an object.
    template <class Writer, class Value>
    static constexpr void render_set(Writer& w, Value value) {
        if (!updates) return;
        w.text(" SET ");
        std::size_t index = 0;
        assigned_columns given;
        for (std::size_t i = 0; i < table_of<T>().columns.size(); ++i) {
            if (!Columns::has(i)) continue;
            if (index++ != 0) w.text(", ");
            w.identifier(table_of<T>().columns[i].name);
            w.text(" = ");
            value(i);
            given.given[i] = true;
        }
        render_on_update<T>(w, given, index);
    }

    template <class Writer, class Value>
    static constexpr void render_key(Writer& w, Value value) {
        w.clause = clause_kind::where;
        std::string_view before = " WHERE ";
        for (std::size_t i = 0; i < table_of<T>().columns.size(); ++i) {
            if (!key_columns<T>::has(i)) continue;
            w.text(before);
            before = " AND ";
            w.column(table_of<T>(), {}, i);
            w.text(" = ");
            value(i);
        }
    }

    template <class Visitor>
    static constexpr void visit_one(Visitor& visitor, const T& object) {
        visit_object_columns<T, Columns>(visitor, object);
        visit_object_columns<T, key_columns<T>>(visitor, object);
    }
};

template <class T, class... Given>
concept one_range = sizeof...(Given) == 1 && (range_of<T, std::remove_cvref_t<Given>> && ...);

// Nothing else says which rows are meant.
template <class T>
constexpr void report_range_and_more(walk& w, std::string_view word) {
    problem text("cupel[E125]: ", word, " of ");
    table_of<T>().describe(text);
    text +=
        " is given a range, whose keys say which rows are meant, and a WHERE, other tables or .all_rows(); leave these "
        "out, or write .where(";
    table_of<T>().spell(text, table_of<T>().key_column());
    text += ".in(keys) && ...)";
    w.report(text);
}

template <class T, class Given>
struct no_rows {
    static constexpr problem value = [] {
        problem text("cupel[E125]: .rows(...) of table ", table_name_of<T>(), " was given ", type_name<Given>,
                     ", which is no range of its objects; pass one range of ", type_name<T>, ", or write .where(");
        table_of<T>().spell(text, table_of<T>().key_column());
        text += ".in(keys))";
        return text;
    }();
};

template <class T, class Columns, class Tag, class Range>
constexpr auto make_ranged(Range&& range) {
    using held_range = decltype(hold(std::forward<Range>(range)));
    return ranged_by_key<T, Columns, Tag, held_range>{{hold(std::forward<Range>(range))}};
}

}  // namespace cupel::detail
