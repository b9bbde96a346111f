// VALUES of an INSERT: assignments, an object, or a range of objects.
#pragma once

#include <cupel/sql/clauses/set.hpp>
#include <cupel/sql/object_values.hpp>

#include <concepts>
#include <cstddef>
#include <type_traits>
#include <utility>

namespace cupel::detail {

struct values_tag {};

// Every column that cannot do without a value has one; a generated key has one only on request.
constexpr void check_given(walk& w, const table_info& table, const assigned_columns& given, bool with_key) {
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const column_info& column = table.columns[i];
        const bool optional =
            column.nullable || column.generated || column.server_default || column.client_default || column.computed;
        if (given.given[i] ? !column.generated || with_key : optional) continue;
        problem text(given.given[i] ? "cupel[E057]: column " : "cupel[E058]: column ");
        table.describe(text, {}, i);
        if (given.given[i]) {
            text += " is a key that the database makes; leave it out, or write insert_into<";
            text += table.type;
            text += ">(with_key)";
        } else {
            text += " is NOT NULL, has no default, and is left out of VALUES; add ";
            table.spell(text, i);
            text += " = value";
        }
        return w.report(text);
    }
}

// INSERT INTO t ("a", "b") VALUES (?1, ?2) from assignments; client defaults of the mapping are added.
template <class T, bool WithKey, class... Assignments>
struct assigned_values {
    using tag = values_tag;
    static constexpr bool has_values = true;

    hana::basic_tuple<Assignments...> assignments;

    template <class Writer>
    static constexpr void render_clause(Writer& w) {
        w.clause = clause_kind::values;
        assigned_columns given;
        (given.template add<T, Assignments>(w, "VALUES"), ...);
        check_given(w, table_of<T>(), given, WithKey);
        std::size_t index = 0;
        const auto next = [&] { w.text(index++ == 0 ? " (" : ", "); };
        ((next(), w.identifier(Assignments::column::name())), ...);
        for_each_missing_default(given, [&](const auto& option) {
            next();
            w.identifier(table_of<T>().columns[std::remove_cvref_t<decltype(option)>::template column<T>].name);
        });
        if (index == 0) return w.text(" DEFAULT VALUES");
        w.text(") VALUES");
        index = 0;
        // There is no row yet whose columns a value could name.
        scope no_row;
        no_row.outer = w.visible->outer;
        const scope* table = std::exchange(w.visible, &no_row);
        ((next(), Assignments::render_value(w)), ...);
        for_each_missing_default(given, [&](const auto& option) {
            next();
            render_with_literals(w, option.expression, &table_of<T>(),
                                 std::remove_cvref_t<decltype(option)>::template column<T>);
        });
        w.visible = table;
        w.text(")");
    }

    template <class Visit>
    static constexpr void for_each_missing_default(const assigned_columns& given, Visit visit) {
        for_each_default<T, default_kind::client>([&](const auto& option) {
            if (!given.has(std::remove_cvref_t<decltype(option)>::template column<T>)) visit(option);
        });
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        hana::unpack(assignments, [&](const auto&... one) { visit_each(visitor, one...); });
    }
};

// What keeps the object or the range: a copy of a temporary, a pointer to what lives outside.
template <class Held>
struct held_value {
    Held held;
    constexpr const Held& get() const noexcept { return held; }
};
template <class Held>
struct held_value<const Held*> {
    const Held* held;
    constexpr const Held& get() const noexcept { return *held; }
};

// One object.
template <class T, bool WithKey, class Held>
struct object_value {
    using tag = values_tag;
    static constexpr bool has_values = true;

    held_value<Held> object;

    template <class Writer>
    static constexpr void render_clause(Writer& w) {
        w.clause = clause_kind::values;
        render_object_columns<T, WithKey>(w);
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        visit_object<T, WithKey>(visitor, object.get());
    }
};

// Every object of a range, each with the same statement.
template <class T, bool WithKey, class Held>
struct range_value {
    using tag = values_tag;
    static constexpr bool has_values = true;
    static constexpr bool is_range = true;
    using model = T;
    static constexpr bool with_key = WithKey;

    held_value<Held> range;

    template <class Writer>
    static constexpr void render_clause(Writer& w) {
        w.clause = clause_kind::values;
        render_rows(w, std::type_identity<T>(), std::bool_constant<WithKey>());
    }

    // Binds the values of one of the objects.
    template <class Visitor>
    static constexpr void visit_one(Visitor& visitor, const T& object) {
        visit_object<T, WithKey>(visitor, object);
    }
};

template <class T, class Range>
concept range_of = requires(const Range& range) {
    range.begin();
    range.end();
    requires std::same_as<std::remove_cvref_t<decltype(*range.begin())>, T>;
};

template <class T, class... Given>
struct wrong_values {
    static constexpr problem value = [] {
        problem text("cupel[E059]: .values(...) of table ", table_name_of<T>());
        if constexpr (sizeof...(Given) > 1 && (std::same_as<Given, T> && ...)) {
            text += " was given several objects; pass one ";
        } else {
            describe_given<Given...>(text);
            text += ", which makes no row of it; ";
            if constexpr (compared<Given...>) text += "write = instead of ==, or ";
            else spell_assignment<T>(text, "write ", " = value, or ");
            text += "pass one ";
        }
        text += type_name<T>;
        text += " or one range of ";
        text += type_name<T>;
        return text;
    }();
};

template <class T, class Given>
using held = std::conditional_t<std::is_lvalue_reference_v<Given>, const std::remove_reference_t<Given>*,
                                std::remove_cvref_t<Given>>;

template <class Given>
constexpr auto hold(Given&& given) {
    if constexpr (std::is_lvalue_reference_v<Given>) return &std::as_const(given);
    else return std::remove_cvref_t<Given>(std::forward<Given>(given));
}

template <class T, bool WithKey, class... Given>
constexpr auto make_values(Given&&... given) {
    if constexpr ((assigned<Given> && ...)) {
        using result = assigned_values<T, WithKey, std::remove_cvref_t<Given>...>;
        return result{hana::basic_tuple<std::remove_cvref_t<Given>...>(std::forward<Given>(given)...)};
    } else {
        constexpr bool one_object = sizeof...(Given) == 1 && (std::same_as<std::remove_cvref_t<Given>, T> && ...);
        constexpr bool one_range = sizeof...(Given) == 1 && (range_of<T, std::remove_cvref_t<Given>> && ...);
        if constexpr (one_object) {
            return object_value<T, WithKey, decltype(hold(std::forward<Given>(given)...))>{
                {hold(std::forward<Given>(given)...)}};
        } else if constexpr (one_range) {
            return range_value<T, WithKey, decltype(hold(std::forward<Given>(given)...))>{
                {hold(std::forward<Given>(given)...)}};
        } else {
            if constexpr (!(refused<std::remove_cvref_t<Given>> || ...))
                static_assert(refuse_if<wrong_values<T, std::remove_cvref_t<Given>...>::value>::done);
            return refused_clause<values_tag>{};
        }
    }
}

}  // namespace cupel::detail
