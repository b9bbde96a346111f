// Whole statements as text, with named parameters and typed rows: text<"SELECT name FROM users WHERE age > :age">.
#pragma once

#include <cupel/schema/model_check.hpp>
#include <cupel/sql/bound_statement.hpp>
#include <cupel/sql/compile.hpp>
#include <cupel/sql/text_reader.hpp>

#include <concepts>
#include <cstddef>
#include <string_view>
#include <type_traits>
#include <utility>

namespace cupel {

namespace detail {

template <bool Writes>
struct text_grammar {
    static constexpr bool writes = Writes;
};

// What the rows of a text are: values by their places, a struct by the names of its columns, or nothing.
template <class... T>
struct text_columns {};
template <class T>
struct text_struct {};
struct text_without_rows {};

template <std::size_t Index, class T>
struct text_column {
    using value_type = without_optional<T>;
    static constexpr bool has_values = false;
};

template <class Rows>
struct text_items;
template <>
struct text_items<text_without_rows> {
    using type = select_list<>;
    static constexpr void describe(walk&) noexcept {}
};
template <class T>
struct text_items<text_struct<T>> {
    using type = select_list<entity_item<T, "">>;
    static constexpr void describe(walk& w) noexcept { w.require(reading_problem<T>); }
};
template <class... T>
struct text_items<text_columns<T...>> {
    template <class Indices>
    struct list;
    template <std::size_t... Index>
    struct list<std::index_sequence<Index...>> {
        using type = select_list<text_column<Index, T>...>;
    };
    using type = typename list<std::index_sequence_for<T...>>::type;

    static constexpr void describe(walk& w) noexcept {
        [[maybe_unused]] std::size_t at = 0;
        if (w.items != nullptr) ((w.items[at++].nullable = is_optional<T>), ...);
        (check<T>(w), ...);
    }

    template <class Column>
    static constexpr void check(walk& w) noexcept {
        if constexpr (!readable<Column>)
            w.report(
                problem("cupel[E514]: a text has a column of type ", type_name<without_optional<Column>>,
                        ", which has no codec that reads it; name a type that owns its value, such as std::string, or "
                        "specialise cupel::codec for it"));
    }
};

// Another text for one dialect.
template <class Dialect, fixed_string Sql>
struct text_for {
    using dialect = Dialect;
    static constexpr std::string_view sql = Sql.view();
};

// Visits the parameters of a text in their order; the drivers need no more of its clauses.
template <class Statement>
struct text_clauses {};

inline constexpr sql_type any_type{.name = "any"};

constexpr void render_text_parameter(auto& w, std::string_view name) {
    render_named(w, {name, &any_type, "", false, true, [](problem& to) { to += "the text"; }});
}

template <class Writer>
constexpr void render_text(Writer& w, std::string_view sql) {
    text_reader reader{sql};
    while (!reader.done()) {
        const text_piece piece = reader.next();
        if (piece.is_parameter) render_text_parameter(w, piece.text);
        else w.text(piece.text);
    }
    if (reader.open || reader.several)
        w.report(problem("cupel[E139]: the text ", sql.substr(0, 40),
                         reader.open ? "... has a quote or a comment that is not closed; close it"
                                     : "... has several statements; give each a text of its own, or use run()"));
}

constexpr std::size_t count_text_parameters(std::string_view sql) noexcept {
    std::size_t count = 0;
    for (text_reader reader{sql}; !reader.done();) count += reader.next().is_parameter ? 1 : 0;
    return count;
}

// The name of a parameter of a text, as a type's argument.
template <fixed_string Sql, std::size_t Number>
consteval auto text_parameter_name() {
    constexpr std::string_view name = [] {
        text_reader reader{Sql.view()};
        for (std::size_t at = 0;;)
            if (const text_piece piece = reader.next(); piece.is_parameter && at++ == Number) return piece.text;
    }();
    fixed_string<name.size() + 1> text;
    for (std::size_t i = 0; i < name.size(); ++i) text.characters[i] = name[i];
    return text;
}

template <fixed_string Sql, class Rows, class... Others>
struct [[nodiscard]] text_statement {
    using grammar = text_grammar<text_writes(Sql.view())>;
    using rows_type = Rows;
    static constexpr bool is_text = true;
    static constexpr std::size_t parameters = count_text_parameters(Sql.view());
    static constexpr bool has_values = parameters != 0;

    text_clauses<text_statement> clauses{};

    // What the columns are, from the left to the right. An optional may be NULL.
    template <class... T>
    constexpr auto columns() const {
        return text_statement<Sql, text_columns<T...>, Others...>{};
    }
    // Rows read into a struct: each field takes the column of its name, which the text must give. Others are left alone.
    template <class T>
    constexpr auto into() const {
        return text_statement<Sql, text_struct<T>, Others...>{};
    }
    // The same for a model, by the names of its columns in SQL.
    template <class T>
    constexpr auto entities() const {
        return into<T>();
    }
    // The text for one dialect, where it needs its own: text<"...">.on<postgresql, "...">(), with the same parameters in
    // the same order.
    template <class Dialect, fixed_string Other>
    constexpr auto on() const {
        return text_statement<Sql, Rows, Others..., text_for<Dialect, Other>>{};
    }

    template <class... Given>
    constexpr auto bind(Given... given) const {
        return bind_values(*this, std::move(given)...);
    }

    template <class Writer>
    static constexpr void render(Writer& w) {
        std::string_view sql = Sql.view();
        ((std::same_as<typename Others::dialect, typename Writer::dialect> ? void(sql = Others::sql) : void()), ...);
        if (!same_parameters(sql, Sql.view()))
            w.report(
                problem("cupel[E131]: the text ", sql.substr(0, 40),
                        "... names other parameters, or in another order, than the one that it stands for; name them "
                        "alike"));
        render_text(w, sql);
        text_items<Rows>::describe(w);
    }

    static constexpr bool same_parameters(std::string_view one, std::string_view other) noexcept {
        text_reader a{one}, b{other};
        for (;;) {
            text_piece x{}, y{};
            while (!a.done() && !(x = a.next()).is_parameter) x = {};
            while (!b.done() && !(y = b.next()).is_parameter) y = {};
            if (x.text != y.text) return false;
            if (!x.is_parameter && !y.is_parameter) return true;
        }
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        [&]<std::size_t... Number>(std::index_sequence<Number...>) {
            (visit_name<text_parameter_name<Sql, Number>()>(visitor), ...);
        }(std::make_index_sequence<parameters>());
    }
    template <fixed_string Name, class Visitor>
    static constexpr void visit_name(Visitor& visitor) {
        if constexpr (requires { visitor.template named<Name, of_text>(); }) visitor.template named<Name, of_text>();
    }
};

template <class Visitor, class Statement>
constexpr void visit_clauses(Visitor&, const text_clauses<Statement>&) {}

template <fixed_string Sql, class Rows, class... Others>
struct returned_items<text_statement<Sql, Rows, Others...>> : text_items<Rows> {};

// The type of its parameters is that of the values: each set of types is prepared by itself, at a text of its own.
template <class Statement, class... Given, class Dialect>
    requires requires { Statement::is_text; }
struct compiled<bound_statement<Statement, Given...>, Dialect> {
    static constexpr auto plan = measure_bound<Statement, Dialect, Given...>();
    static constexpr auto text = compiled<Statement, Dialect>::text;
    static constexpr std::string_view sql{text.data(), plan.size};
};

}  // namespace detail

// A statement of SQL as it is, one text for both databases or one for each. :name is a parameter, given by
// .bind(param<"name"> = value) or a call of what prepare() makes; values are bound.
//     db.prepare(text<"SELECT name, age FROM users WHERE age > :age">.columns<std::string, int>())(param<"age"> = 41)
template <fixed_string Sql>
inline constexpr detail::text_statement<Sql, detail::text_without_rows> text{};

}  // namespace cupel
