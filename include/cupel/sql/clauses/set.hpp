// SET of an UPDATE.
#pragma once

#include <cupel/sql/assignment.hpp>
#include <cupel/sql/object_values.hpp>

#include <array>
#include <cstddef>

namespace cupel::detail {

struct set_tag {};

// Columns of one table, each at most once.
struct assigned_columns {
    std::array<bool, most_columns> given{};

    template <class T, class Assignment>
    constexpr void add(walk& w, std::string_view clause) {
        using column = typename Assignment::column;
        if constexpr (!std::same_as<typename column::owner, T>) {
            problem text("cupel[E050]: ");
            column::describe(text);
            text += " is assigned in ";
            text += clause;
            text += " of table ";
            text += table_of<T>().name;
            text += "; assign columns of ";
            text += type_name<T>;
            text += " only";
            w.report(text);
        } else {
            if (column::info().computed)
                report<column>(w, "cupel[E052]: ", " is computed by the database; leave it out");
            if (has(column::index())) report<column>(w, "cupel[E051]: ", " is assigned twice; assign it once");
            if (column::index() < given.size()) given[column::index()] = true;
            else w.silence();
        }
    }

    constexpr bool has(std::size_t column) const noexcept { return column < given.size() && given[column]; }

    template <class Column>
    static constexpr void report(walk& w, std::string_view code, std::string_view sentence) {
        problem text(code);
        Column::describe(text);
        text += sentence;
        w.report(text);
    }
};

// What the mapping sets with every UPDATE that does not.
template <class T, class Writer>
constexpr void render_on_update(Writer& w, const assigned_columns& given, std::size_t index) {
    for_each_default<T, default_kind::on_update>([&](const auto& option) {
        using plain = std::remove_cvref_t<decltype(option)>;
        if (given.has(plain::template column<T>)) return;
        if (index++ != 0) w.text(", ");
        w.identifier(table_of<T>().columns[plain::template column<T>].name);
        w.text(" = ");
        render_with_literals(w, option.expression, &table_of<T>(), plain::template column<T>);
    });
}

template <class T, class... Assignments>
struct set_clause {
    using tag = set_tag;
    // Values of the mapping's on_update defaults come after those of the assignments.
    static constexpr bool has_values = true;

    hana::basic_tuple<Assignments...> assignments;

    template <class Writer>
    static constexpr void render_clause(Writer& w) {
        w.clause = clause_kind::set;
        w.text(" SET ");
        assigned_columns given;
        std::size_t index = 0;
        (render_one<Assignments>(w, given, index), ...);
        render_on_update<T>(w, given, index);
    }

    template <class Assignment, class Writer>
    static constexpr void render_one(Writer& w, assigned_columns& given, std::size_t& index) {
        given.template add<T, Assignment>(w, "SET");
        if (index++ != 0) w.text(", ");
        w.identifier(Assignment::column::name());
        w.text(" = ");
        Assignment::render_value(w);
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        hana::unpack(assignments, [&](const auto&... one) { visit_each(visitor, one...); });
    }
};

// SET of all columns to those of an object, but for its key.
template <class T>
struct object_set {
    using tag = set_tag;
    static constexpr bool has_values = true;

    T object;

    template <class Writer>
    static constexpr void render_clause(Writer& w) {
        w.clause = clause_kind::set;
        w.text(" SET ");
        std::size_t index = 0;
        for (const column_info& column : table_of<T>().columns) {
            if (!set_with_object(column)) continue;
            if (index++ != 0) w.text(", ");
            w.identifier(column.name);
            w.text(" = ");
            w.parameter();
        }
        if (index == 0) report_only_keys(w);
        render_on_update<T>(w, {}, index);
    }

    static constexpr void report_only_keys(walk& w) {
        problem text("cupel[E056]: .set(object) of ");
        table_of<T>().describe(text);
        text += " sets nothing, for the table has no columns but its key; assign the key: ";
        table_of<T>().spell(text, table_of<T>().key_column());
        text += " = value";
        w.report(text);
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        if constexpr (model<T>) {
            [&]<std::size_t... Index>(std::index_sequence<Index...>) {
                const auto fields = tie_fields(object);
                (visit_set_field<T, columns_before<T, Index>>(visitor, tied<Index>(fields)), ...);
            }(std::make_index_sequence<field_count<T>>());
        }
    }
};

// Takes the place of a refused clause, so that its one error stays alone.
template <class Tag>
struct refused_clause {
    using tag = Tag;
    static constexpr bool has_values = false;

    template <class Writer>
    static constexpr void render_clause(Writer& w) {
        w.silence();
    }
};

// "col<&User::email>", a column that a program may write.
template <class T>
constexpr void spell_assignment(problem& text, std::string_view before, std::string_view after) {
    text += before;
    table_of<T>().spell(text, table_of<T>().example_column());
    text += after;
}

template <class Given>
concept comparison_with = predicate<Given> && requires(problem& text) { decltype(Given::left)::describe(text); };

// Adds what was given where assignments were wanted: the first that is none.
template <class First, class... Rest>
constexpr void describe_given(problem& text) {
    if constexpr (assigned<First> && sizeof...(Rest) != 0) {
        describe_given<Rest...>(text);
    } else if constexpr (comparison_with<First>) {
        text += " was given a comparison of ";
        decltype(First::left)::describe(text);
    } else {
        text += " was given ";
        if constexpr (expression<First>) cupel::detail::describe<First>(text, "an expression");
        else text += type_name<First>;
    }
}

// Whether the first that is no assignment is a comparison.
template <class First, class... Rest>
inline constexpr bool compared = comparison_with<First>;

template <assigned First, class Second, class... Rest>
inline constexpr bool compared<First, Second, Rest...> = compared<Second, Rest...>;

template <class T, class... Given>
struct not_assigned {
    static constexpr problem value = [] {
        problem text("cupel[E055]: .set(...) of table ", table_name_of<T>());
        describe_given<Given...>(text);
        text += ", which is no assignment; ";
        if constexpr (compared<Given...>) text += "write = instead of ==";
        else spell_assignment<T>(text, "write ", " = value, or pass one "), text += type_name<T>;
        return text;
    }();
};

template <class T>
struct nothing_set {
    static constexpr problem value = [] {
        problem text("cupel[E056]: .set() of table ", table_name_of<T>(), " sets nothing; ");
        spell_assignment<T>(text, "write ", " = value into it");
        return text;
    }();
};

template <class T, class... Assignments>
constexpr auto make_set(Assignments... assignments) {
    if constexpr (sizeof...(Assignments) == 0) {
        static_assert(refuse_if<nothing_set<T>::value>::done);
        return refused_clause<set_tag>{};
    } else if constexpr (sizeof...(Assignments) == 1 && (std::same_as<Assignments, T> && ...)) {
        return object_set<T>{std::move(assignments)...};
    } else if constexpr (!(assigned<Assignments> && ...)) {
        if constexpr (!(refused<Assignments> || ...))
            static_assert(refuse_if<not_assigned<T, Assignments...>::value>::done);
        return refused_clause<set_tag>{};
    } else {
        return set_clause<T, Assignments...>{hana::basic_tuple<Assignments...>(std::move(assignments)...)};
    }
}

}  // namespace cupel::detail
