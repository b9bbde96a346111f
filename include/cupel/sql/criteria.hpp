// The criteria of models, as a session adds them to its statements, and what a session brings to them.
#pragma once

#include <cupel/schema/criterion.hpp>
#include <cupel/schema/moment.hpp>
#include <cupel/sql/criteria_places.hpp>
#include <cupel/sql/literals.hpp>
#include <cupel/sql/part.hpp>
#include <cupel/sql/typed_operations.hpp>

#include <cstddef>
#include <string_view>
#include <utility>

namespace cupel {

namespace detail {

template <auto Member>
consteval std::size_t context_field() {
    using context = owner_of<Member>;
    return []<std::size_t... Index>(std::index_sequence<Index...>) {
        std::size_t found = sizeof...(Index);
        ((static_cast<const void*>(&(prototype_object<context>().*Member)) ==
                  static_cast<const void*>(&field<Index>(prototype_object<context>()))
              ? void(found = Index)
              : void()),
         ...);
        return found;
    }(std::make_index_sequence<field_count<context>>());
}

template <auto Member>
struct session_parameter : operations_of<session_parameter<Member>, without_optional<value_of<Member>>> {
    using context = owner_of<Member>;
    using value_type = without_optional<value_of<Member>>;
    static constexpr bool has_values = false;
    static constexpr int precedence = precedence::primary;
    static constexpr session_key key{type_id<context>, context_field<Member>(), type_name<context>,
                                     member_name<Member>};

    static constexpr void describe(problem& text) {
        text += "session_value<&";
        text += type_name<context>;
        text += "::";
        text += member_name<Member>;
        text += ">";
    }

    template <class Writer>
    static constexpr void render(Writer& w) {
        if (w.discovering) return;
        if (!w.in_criterion) return report(w);
        if (w.criteria->no_session) return report_unread(w);
        session_key mine = key;
        mine.table = w.criteria->table->name;
        w.criteria->keys.add(mine);
        w.put_parameter(w.criteria->keys.find(mine) + 1);
    }

    static constexpr void report_unread(walk& w) {
        w.filtered = w.keyed = true;
        problem text("cupel[E644]: a relationship that leads to table ", w.criteria->table->name, " (",
                     w.criteria->table->type, ") has ");
        describe(text);
        text += " in its .where(...), and no session gives it a value; run the statement by a session with a ";
        text += type_name<context>;
        text += ": session s(db, ";
        text += type_name<context>;
        text += "{...})";
        w.report(text);
    }
    static constexpr void report(walk& w) {
        problem text("cupel[E589]: ");
        describe(text);
        if (w.visible != nullptr) w.visible->describe_from(text);
        text +=
            " stands outside of a criterion, where no session gives it a value; write the value, or put the condition "
            "into criterion(...) of a mapping";
        w.report(text);
    }
};

// What is wrong with a condition where T alone is seen.
template <class T, class Dialect, class Condition>
constexpr problem fault_in_criterion() {
    scope names;
    names.sources[names.source_count++] = {&table_of<T>()};
    criteria_walk known;
    known.table = &table_of<T>();
    known.around = &names;
    writer<Dialect> w;
    w.visible = &names;
    w.clause = clause_kind::where;
    w.in_criterion = true;
    w.criteria = &known;
    Condition::render(w);
    w.release();
    return w.fault;
}

// The condition of a criterion alone: what is wrong with it is wrong everywhere.
template <class T, class Dialect, class Condition>
constexpr problem find_criterion_fault() {
    if constexpr (!predicate<Condition>) {
        problem text("cupel[E588]: criterion(...) in the mapping of ");
        table_of<T>().describe(text);
        text += " is no condition; give it one: criterion(";
        table_of<T>().spell(text, table_of<T>().example_column());
        text += " == value)";
        return text;
    } else {
        return fault_in_criterion<T, Dialect, Condition>();
    }
}

// What `write` writes, at its place.
template <class Writer, class Write>
constexpr void write_criterion(Writer& w, criterion_place& place, const table_info& table, Write write) {
    const walk_state state = w;
    criteria_walk& known = *w.criteria;
    known.table = &table;
    known.alias = place.alias;
    known.around = w.visible;
    w.in_criterion = true;
    w.text(place.before);
    place.before = " AND ";
    if (place.or_no_row) {
        w.text("(");
        w.column(table, {}, table.key_column());
        w.text(" IS NULL OR ");
    }
    write();
    if (place.or_no_row) w.text(")");
    w.in_criterion = false;
    static_cast<walk_state&>(w) = state;
}

// A condition on the columns of T, whose values become text.
template <class T, class Writer, class Condition>
constexpr void write_condition(Writer& w, criterion_place& place, const Condition& condition) {
    const table_info& table = table_of<T>();
    write_criterion(w, place, table, [&] {
        constexpr bool inside = Condition::precedence < precedence::and_;
        if (inside) w.text("(");
        render_with_literals(w, condition, &table);
        if (inside) w.text(")");
    });
}

template <class T, class Writer>
constexpr void write_criteria(walk& base, criterion_place& place) {
    Writer& w = static_cast<Writer&>(base);
    const table_info& table = table_of<T>();
    if (w.criteria->lifted(table.id, false)) return;
    for_each_option<T>([&](const auto& option) {
        using plain = std::remove_cvref_t<decltype(option)>;
        if constexpr (says_criterion<plain>) {
            using condition = decltype(plain::condition);
            const problem fault = find_criterion_fault<T, typename Writer::dialect, condition>();
            if (fault.found()) w.report(fault);
            if constexpr (predicate<condition>) write_condition<T>(w, place, option.condition);
        }
    });
    if constexpr (soft_delete_column<T> != no_column)
        if (!w.criteria->lifted(table.id, true))
            write_criterion(w, place, table, [&] {
                w.column(table, {}, soft_delete_column<T>);
                w.text(" IS NULL");
            });
}

}  // namespace detail

// A value that the session has in its context, for criterion(...): a member of an aggregate that the program makes, as
// `struct request { std::int64_t tenant{}; };`. A session with it: session s(db, request{.tenant = 42}).
template <auto Member>
inline constexpr detail::session_parameter<Member> session_value{};

}  // namespace cupel
