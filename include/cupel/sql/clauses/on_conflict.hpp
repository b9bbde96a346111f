// ON CONFLICT of an INSERT: on which key, and what then.
#pragma once

#include <cupel/sql/clauses/set.hpp>
#include <cupel/sql/clauses/values.hpp>
#include <cupel/sql/clauses/where.hpp>
#include <cupel/sql/column_names.hpp>
#include <cupel/sql/excluded.hpp>
#include <cupel/sql/index_keys.hpp>

#include <cstddef>
#include <string_view>
#include <type_traits>
#include <utility>

namespace cupel::detail {

struct on_conflict_tag {};

// " (email), (first_name, last_name)": the keys that a conflict may be about, as many as a message holds.
template <class T>
constexpr void describe_keys(problem& text) {
    [[maybe_unused]] const auto one = [&](const column_list& key) {
        if (text.count + 2 * key.count + 8 > problem::capacity) return;
        std::string_view before = " (";
        for (std::size_t column : key) {
            text += before;
            text += table_of<T>().columns[column].member;
            before = ", ";
        }
        text += ")";
    };
    if (table_of<T>().has_primary_key()) one(table_of<T>().primary_key);
    for (const key_info& unique : table_of<T>().uniques) one(unique.columns);
    for_each_option<T>([&]([[maybe_unused]] const auto& option) {
        if constexpr (index_of_columns<std::remove_cvref_t<decltype(option)>>)
            if (option.unique_) one(std::remove_cvref_t<decltype(option)>::template columns_in<T>());
    });
}

template <class T>
constexpr void report_no_key(walk& w, std::string_view given, std::string_view what) {
    problem text("cupel[E120]: ON CONFLICT of ");
    table_of<T>().describe(text);
    text += " names ";
    text += given;
    text += what;
    text += ", and its keys are";
    describe_keys<T>(text);
    text += "; name the members of one, or add unique<...> to the mapping of ";
    text += type_name<T>;
    w.report(text);
}

// (a, b) WHERE condition, as the unique index has it.
template <class T, class Writer, class Index>
constexpr void render_index_target(Writer& w, const Index& index) {
    w.text(" ");
    inside_definition<T>(w, [&] {
        render_index_keys<T>(w, index);
        if constexpr (is_partial_index<Index>) render_index_where<T>(w, index);
    });
}

struct any_conflict {
    static constexpr bool names_key = false;

    template <class T, class Writer>
    static constexpr column_list render(Writer&) noexcept {
        return {};
    }
};

// ON CONFLICT ("a", "b"): a primary key, a unique constraint, or the one unique index of these columns.
template <auto... Members>
struct conflict_columns {
    static constexpr bool names_key = true;

    template <class T, class Writer>
    static constexpr column_list render(Writer& w) {
        column_list wanted;
        const member_fault fault = collect_columns<T, Members...>(wanted);
        if (fault.found()) {
            report_no_key<T>(w, fault.member, ", which is no column of it");
        } else if (table_of<T>().is_key(wanted)) {
            w.text(" ");
            render_column_names(w, table_of<T>(), wanted);
        } else {
            render_index<T>(w, wanted);
        }
        return wanted;
    }

    template <class T, class Writer>
    static constexpr void render_index(Writer& w, const column_list& wanted) {
        std::size_t whole = 0, partial = 0;
        const auto each = [&]([[maybe_unused]] auto found_index) {
            for_each_option<T>([&]([[maybe_unused]] const auto& option) {
                using index = std::remove_cvref_t<decltype(option)>;
                if constexpr (index_of_columns<index>)
                    if (option.unique_ && index::template columns_in<T>().same_set(wanted))
                        found_index(option, std::is_same_v<decltype(index::condition), no_condition>);
            });
        };
        each([&](const auto&, bool is_whole) { ++(is_whole ? whole : partial); });
        if (whole == 0 && partial != 1)
            return report_no_key<T>(w, table_of<T>().columns[*wanted.begin()].member,
                                    partial == 0 ? " among columns that are no key"
                                                 : ", of which several unique indexes hold a part: name one with "
                                                   ".on_conflict_index<name>()");
        bool done = false;
        each([&](const auto& option, bool is_whole) {
            if (is_whole != (whole != 0) || std::exchange(done, true)) return;
            render_index_target<T>(w, option);
        });
    }
};

// A unique index by its name, of columns or of expressions: a partial one brings its condition.
template <fixed_string Name>
struct conflict_index {
    static constexpr bool names_key = true;

    template <class T, class Writer>
    static constexpr column_list render(Writer& w) {
        column_list columns;
        bool found = false;
        for_each_option<T>([&](const auto& option) {
            using index = std::remove_cvref_t<decltype(option)>;
            if constexpr (index_definition<index>) {
                if (index::name() != Name.view() || !option.unique_ || std::exchange(found, true)) return;
                if constexpr (index_of_columns<index>) columns = index::template columns_in<T>();
                render_index_target<T>(w, option);
            }
        });
        if (!found) report_no_key<T>(w, Name.view(), ", which is no unique index of its mapping");
        return columns;
    }
};

// ON CONFLICT ON CONSTRAINT "name"; the columns of the constraint where SQL has no such words.
template <fixed_string Name>
struct conflict_constraint {
    static constexpr bool names_key = true;

    template <class T, class Writer>
    static constexpr column_list render(Writer& w) {
        for (const key_info& unique : table_of<T>().uniques) {
            if (unique.name != Name.view()) continue;
            w.text(Writer::dialect::conflict_on_constraint);
            if (Writer::dialect::conflict_on_constraint.empty()) {
                w.text(" ");
                render_column_names(w, table_of<T>(), unique.columns);
            } else {
                w.identifier(Name.view());
            }
            return unique.columns;
        }
        report_no_key<T>(w, Name.view(),
                         ", which no unique<...> of its mapping has as .name(...): say .on_conflict<...>() instead");
        return {};
    }
};

// Which columns DO UPDATE of all sets: those that the INSERT writes.
template <class Values>
struct conflict_values {
    static constexpr bool writes(std::size_t) noexcept { return false; }
};

template <class T, bool WithKey, class... Assignments>
struct conflict_values<assigned_values<T, WithKey, Assignments...>> {
    static constexpr bool writes(std::size_t column) noexcept {
        return (false || ... || (Assignments::column::index() == column));
    }
};

template <class T>
struct written_objects {
    static constexpr bool writes(std::size_t column) noexcept { return set_with_object(table_of<T>().columns[column]); }
};
template <class T, bool WithKey, class Held>
struct conflict_values<object_value<T, WithKey, Held>> : written_objects<T> {};
template <class T, bool WithKey, class Held>
struct conflict_values<range_value<T, WithKey, Held>> : written_objects<T> {};

struct do_nothing {
    static constexpr bool has_values = false;
    static constexpr bool updates = false;

    template <class T, class Values, class Writer>
    static constexpr void render(Writer& w, const column_list&) {
        w.text(" DO NOTHING");
    }
};

// DO UPDATE SET "a" = "excluded"."a" of all columns but the keys.
struct update_to_excluded {
    static constexpr bool has_values = false;
    static constexpr bool updates = true;

    template <class T, class Values, class Writer>
    static constexpr void render(Writer& w, const column_list& key) {
        const table_info& table = table_of<T>();
        w.text(" DO UPDATE SET ");
        assigned_columns given;
        std::size_t count = 0;
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            if (!conflict_values<Values>::writes(i) || table.columns[i].primary_key || key.contains(i)) continue;
            if (count++ != 0) w.text(", ");
            given.given[i] = true;
            w.identifier(table.columns[i].name);
            w.text(" = \"excluded\".");
            w.identifier(table.columns[i].name);
        }
        render_on_update<T>(w, given, count);
        if (count != 0) return;
        problem text("cupel[E122]: .do_update() of ");
        table.describe(text);
        text += " sets nothing, for the INSERT writes no columns but keys; write .do_nothing()";
        w.report(text);
    }
};

// DO UPDATE SET "a" = ...
template <class Set>
struct update_to {
    static constexpr bool has_values = Set::has_values;
    static constexpr bool updates = true;

    Set set;

    template <class T, class Values, class Writer>
    static constexpr void render(Writer& w, const column_list&) {
        w.text(" DO UPDATE");
        Set::render_clause(w);
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        visit_each(visitor, set);
    }
};

template <class T, class Target, class Action>
struct on_conflict_clause {
    using tag = on_conflict_tag;
    static constexpr bool has_values = Action::has_values;
    static constexpr bool updates = Action::updates;

    [[no_unique_address]] Action action;

    template <class Values, class Writer>
    static constexpr void render_conflict(Writer& w) {
        w.text(" ON CONFLICT");
        w.clause = clause_kind::set;
        const column_list key = Target::template render<T>(w);
        if (updates && !Target::names_key) report_no_target(w);
        Action::template render<T, Values>(w, key);
    }

    static constexpr void report_no_target(walk& w) {
        problem text("cupel[E122]: DO UPDATE of ");
        table_of<T>().describe(text);
        text += " does not say on which conflict, and its keys are";
        describe_keys<T>(text);
        text += "; name the members of one: .on_conflict<&";
        text += type_name<T>;
        text += "::member>()";
        w.report(text);
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        visit_each(visitor, action);
    }
};

template <class T>
constexpr void report_where_of_insert(walk& w) {
    problem text("cupel[E122]: INSERT of ");
    table_of<T>().describe(text);
    text += " has a WHERE without ON CONFLICT DO UPDATE, whose condition it would be; leave it out, or add "
            ".on_conflict<...>().do_update(...)";
    w.report(text);
}

template <class T>
constexpr void report_nothing_conflicts(walk& w) {
    problem text("cupel[E122]: INSERT of ");
    table_of<T>().describe(text);
    text += " has ON CONFLICT, but gives no values that could conflict; add .values(...)";
    w.report(text);
}

}  // namespace cupel::detail
