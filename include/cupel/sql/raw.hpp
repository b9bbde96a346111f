// Fragments of SQL as expressions: raw<bool, "{} % 2 = {}">(column, 1).
#pragma once

#include <cupel/sql/functions/own_function.hpp>
#include <cupel/sql/raw_text.hpp>
#include <cupel/sql/scalar.hpp>

#include <cstddef>
#include <string_view>
#include <type_traits>
#include <utility>

namespace cupel {

namespace detail {

template <fixed_string Sql>
struct raw_fragment {
    static constexpr std::size_t places = count_places(Sql.view());
    static constexpr raw_fault fault = find_raw_fault(Sql.view());
};

// What stands in place of {}: an expression, a value, or a query in parentheses.
template <class Query>
struct raw_query {
    static constexpr bool has_values = Query::has_values;
    static constexpr int precedence = precedence::primary;

    [[no_unique_address]] Query query;

    template <class Writer>
    static constexpr void render(Writer& w) {
        w.text("(");
        Query::render(w);
        w.text(")");
        w.nullable = true;
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        query.visit_values(visitor);
    }
};

template <class T>
constexpr auto raw_argument(T&& given) {
    using plain = std::remove_cvref_t<T>;
    if constexpr (query<plain>) return raw_query<plain>{std::forward<T>(given)};
    else return argument(std::forward<T>(given));
}

template <class T, fixed_string Sql, class Dialects, class... Arguments>
struct raw_expression;

template <class... Dialects>
struct dialect_list {};

template <class T, fixed_string Sql, class... Dialects, class... Arguments>
struct raw_expression<T, Sql, dialect_list<Dialects...>, Arguments...>
    : operations<raw_expression<T, Sql, dialect_list<Dialects...>, Arguments...>> {
    using value_type = without_optional<T>;
    static constexpr bool has_values = (false || ... || Arguments::has_values);
    // Nobody knows how tightly it binds.
    static constexpr int precedence = 0;

    hana::basic_tuple<Arguments...> arguments;

    using operations<raw_expression>::operator=;

    constexpr explicit raw_expression(Arguments... a) : arguments(std::move(a)...) {}

    static constexpr void describe(problem& text) {
        text += "raw<";
        text += Sql.view();
        text += ">";
        describe_first_column<Arguments...>(text, " of ");
    }

    template <class Writer>
    static constexpr void render(Writer& w) {
        using dialect = typename Writer::dialect;
        constexpr bool in_parentheses = sql_type_of<value_type>.is_decimal();
        const bool before = std::exchange(w.covered, w.covered || w.template groups_by<raw_expression>());
        if constexpr (!declared_for<dialect, Dialects...>) report_other_dialect<raw_expression>(w);
        else if constexpr (dialect::has_question_mark_parameters && has_bare_question_mark(Sql.view()))
            report_question_mark(w);
        raw_reader reader(Sql.view());
        w.tables = all_tables;  // what it names is not known
        if (in_parentheses) w.text("(");
        (render_place<Arguments>(w, reader), ...);
        render_text(w, reader);
        if (in_parentheses) w.text(")");
        end_of_value<value_type>(w);
        if constexpr (is_optional<T>) w.nullable = true;
        w.covered = before;
    }

    template <class Argument, class Writer>
    static constexpr void render_place(Writer& w, raw_reader& reader) {
        render_text(w, reader);
        if (!reader.done()) reader.step();
        render_inside<Argument>(w, precedence::primary);
    }

    // Up to the next place.
    static constexpr void render_text(walk& w, raw_reader& reader) {
        while (!reader.done() && !reader.at_place()) {
            w.character(reader.text[reader.at]);
            reader.step();
        }
    }

    static constexpr void report_question_mark(walk& w) {
        problem text("cupel[E087]: ");
        describe(text);
        text +=
            " has a question mark, which is a parameter to this database; write {} for a value, or name the database "
            "that has the operator: raw<T, text, cupel::postgresql>";
        w.report(text);
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        hana::unpack(arguments, [&](const auto&... each) { visit_each(visitor, each...); });
    }
};

template <fixed_string Sql, class... Arguments>
struct raw_check {
    static constexpr problem value = [] {
        problem text;
        using fragment = raw_fragment<Sql>;
        if constexpr (fragment::fault != raw_fault::none || fragment::places != sizeof...(Arguments)) {
            text = problem("cupel[E087]: raw<", Sql.view(), ">");
            describe_first_column<Arguments...>(text, " of ");
            if constexpr (fragment::fault != raw_fault::none) {
                text += raw_fault_sentence(fragment::fault);
            } else {
                text += " has ";
                text += small_number(fragment::places);
                text += fragment::places == 1 ? " place {}" : " places {}";
                text += " and is given ";
                text += small_number(sizeof...(Arguments));
                text += sizeof...(Arguments) == 1 ? " argument" : " arguments";
                text += "; give one for each place";
            }
        }
        return text;
    }();
};

}  // namespace detail

// The fragment of SQL as an expression of type T: raw<bool, "{} % 2 = {}">(col<&post::views>, 1). In place of each {} stands
// an argument: an expression, whose columns are looked for in FROM; a value, which is bound; a query, in parentheses. {{ and
// }} are braces, and so are braces in quotes. NULL where an argument is; always perhaps NULL if T is a std::optional. A
// fragment is an expression of single rows: it holds no aggregate. Dialects behind the text are the only ones that have it.
template <storable T, fixed_string Sql, class... Dialects, class... Arguments>
constexpr auto raw(Arguments&&... given) {
    using check = detail::raw_check<Sql, std::decay_t<Arguments>...>;
    static_assert(detail::refuse_if<check::value>::done);
    if constexpr (check::value.found()) {
        return detail::refused_operand<detail::raw_fragment<Sql>>{};
    } else {
        const auto make = [](auto... nodes) {
            return detail::raw_expression<T, Sql, detail::dialect_list<Dialects...>, decltype(nodes)...>(
                std::move(nodes)...);
        };
        return make(detail::raw_argument(std::forward<Arguments>(given))...);
    }
}

}  // namespace cupel
