// What is wrong with what a join is given.
#pragma once

#include <cupel/sql/clauses/from.hpp>
#include <cupel/sql/first_column.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>

namespace cupel::detail {

enum class join_kind : std::uint8_t { inner, left, right, full, cross };

constexpr std::string_view join_words(join_kind kind) noexcept {
    constexpr std::string_view words[] = {" JOIN ", " LEFT JOIN ", " RIGHT JOIN ", " FULL JOIN ", " CROSS JOIN "};
    return words[static_cast<std::size_t>(kind)];
}

// A cross join takes no condition, another one takes one.
constexpr bool too_many_for(join_kind kind, std::size_t conditions) noexcept {
    return conditions > (kind == join_kind::cross ? 0 : 1);
}

// In the place of a source that has had its error.
struct refused_source {
    using entity_type = void;
    static constexpr bool is_table_source = true;
    static constexpr bool has_values = false;

    static constexpr void add_source(walk& w, scope&) noexcept { w.silence(); }
    static constexpr void render_source(walk&) noexcept {}

    template <class Visitor>
    constexpr void visit_values(Visitor&) const {}

    template <class Key>
    constexpr auto operator[](Key) const {
        return refused_operand<Key>{};
    }
};

template <class Source>
constexpr void describe_joined(problem& text) {
    if constexpr (requires { Source::describe(text); }) Source::describe(text);
    else if constexpr (std::is_void_v<typename Source::entity_type>) text += "a table";
    else table_of<typename Source::entity_type>().describe(text);
}

// "<User>(" of a table, "(manager, " of an alias
template <class Source>
constexpr void spell_joined(problem& text) {
    if constexpr (requires { Source::name.size(); }) {
        if (Source::name.size() == 0) {
            text += "<";
            text += type_name<typename Source::entity_type>;
            text += ">(";
        } else {
            text += "(";
            text += Source::name.view();
            text += ", ";
        }
    } else {
        text += "(source, ";
    }
}

template <bool Cross, class Source, class... Given>
struct join_check {
    static constexpr problem value = [] {
        constexpr bool names_source = (table_source<Given> || ...);
        problem text(Cross ? "cupel[E660]: CROSS JOIN of " : "cupel[E661]: JOIN of ");
        describe_joined<Source>(text);
        text += " is given ";
        if (names_source) {
            text += "a second table; join each with a ";
            text += Cross ? ".cross_join of its own" : ".join of its own, or name the alias alone: .join(alias, ...)";
            return text;
        }
        if (Cross) {
            text += "a condition, and takes none; write .join";
            spell_joined<Source>(text);
            text += "condition), or move the condition to .where(...)";
            return text;
        }
        text += small_number(sizeof...(Given));
        text += " conditions, and takes one; combine them with &&: .join";
        if constexpr (requires { Source::is_lateral; }) text += "_lateral";
        spell_joined<Source>(text);
        text += "a && b)";
        return text;
    }();
};

template <class... Given>
struct join_of_nothing {
    template <class One>
    static constexpr void describe_one(problem& text) {
        if constexpr (expression<One>) describe_first_column<One>(text, " with a condition on ");
    }

    static constexpr problem value = [] {
        problem text("cupel[E662]: a join");
        (describe_one<Given>(text), ...);
        text += " names no table; write .join<T>(condition), or .join(alias, condition)";
        return text;
    }();
};

}  // namespace cupel::detail
