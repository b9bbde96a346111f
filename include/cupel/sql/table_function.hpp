// Functions that give rows: unnest, generate_series.
#pragma once

#include <cupel/sql/functions/conditional.hpp>
#include <cupel/sql/in.hpp>
#include <cupel/sql/values_table.hpp>

#include <concepts>
#include <cstdint>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace cupel {

namespace detail {

// A function in FROM, whose rows have one column: name[label<"value">].
template <fixed_string Name, class Call>
struct function_table {
    using columns = query_columns<select_list<labelled<"value", column_of_type<typename Call::element_type>>>>;
    using source_name = derived_name<Name, type_id<Call>, typename Call::model, derived_kind::function>;
    using entity_type = void;
    static constexpr bool is_table_source = true;
    static constexpr bool is_lateral = true;
    static constexpr bool has_values = Call::has_values;

    [[no_unique_address]] Call call;

    static constexpr std::string_view name_of_source() noexcept { return Name.view(); }
    static constexpr void describe(problem& text) noexcept { describe_source<source_name>(text); }

    static constexpr void add_source(walk& w, scope& names) {
        add_derived_source(w, names,
                           {&derived_info<source_name, columns>, Name.view(), false, true, Call::nullable ? 1U : 0U});
    }
    template <class Writer>
    static constexpr void render_source(Writer& w) {
        const walk_state beside = w;
        w.clause = clause_kind::from;
        Call::template render_call<source_name>(w);
        static_cast<walk_state&>(w) = beside;
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        visit_node(visitor, call);
    }

    template <class Key>
        requires(
            requires { Key::is_column; } || requires { Key::is_label_reference; })
    constexpr auto operator[](Key key) const {
        return output_of<source_name, columns>(key);
    }
};

// What SQLite keeps in JSON in another form than in a column.
template <class Source, class T, class Writer>
constexpr void check_unnested(Writer& w) {
    constexpr sql_type type = sql_type_of<T>;
    if constexpr (!Writer::dialect::has_exact_arithmetic &&
                  (type.kind == type_kind::blob || type.kind == type_kind::numeric)) {
        problem text("cupel[E119]: ");
        describe_source<Source>(text);
        text += " unnests values of type ";
        text += type.name;
        text += ", which ";
        text += Writer::dialect::dialect_name;
        text += " keeps in another form inside arrays; list them: values_table<name, columns...>(...)";
        w.report(text);
    }
}

template <class Source, class Writer>
constexpr void name_function(Writer& w) {
    w.text(") AS ");
    w.identifier(Source::name);
    w.text(Writer::dialect::function_column);
}

// unnest($1::BIGINT[]) AS "ids" ("value")
template <class T>
struct unnest_range {
    using element_type = without_optional<T>;
    using model = void;
    static constexpr bool nullable = is_optional<T>;
    static constexpr bool has_values = true;

    array_parameter<T> array;

    template <class Source, class Writer>
    static constexpr void render_call(Writer& w) {
        check_unnested<Source, element_type>(w);
        w.text(Writer::dialect::unnest_range);
        w.parameter();
        sql_type type = sql_type_of<element_type>;
        type.array = true;
        type.length = type.scale = 0;
        w.parameter_type(type);
        w.text(Writer::dialect::unnest_range_end);
        name_function<Source>(w);
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        visitor(array);
    }
};

// unnest("posts"."tags") AS "tag" ("value")
template <class Array>
struct unnest_array {
    using element = typename Array::value_type::value_type;
    using element_type = without_optional<element>;
    using model = typename model_of_node<first_column<Array>>::type;
    static constexpr bool nullable = is_optional<element>;
    static constexpr bool has_values = Array::has_values;

    [[no_unique_address]] Array array;

    template <class Source, class Writer>
    static constexpr void render_call(Writer& w) {
        check_unnested<Source, element_type>(w);
        w.text(Writer::dialect::unnest);
        Array::render(w);
        name_function<Source>(w);
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        visit_node(visitor, array);
    }
};

// generate_series(1, 10, 2); each dialect overloads render_for.
template <class First, class Last, class Step>
struct series {
    using element_type = std::int64_t;
    using model = void;
    static constexpr bool nullable = false;
    static constexpr bool has_values = First::has_values || Last::has_values || Step::has_values;

    [[no_unique_address]] First first;
    [[no_unique_address]] Last last;
    [[no_unique_address]] Step step;

    template <class Source, class Writer>
    static constexpr void render_call(Writer& w) {
        render_for(w, std::type_identity<series>{});
        w.text(" AS ");
        w.identifier(Source::name);
        w.text(Writer::dialect::function_column);
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        visit_each(visitor, first, last, step);
    }
};

template <class T>
constexpr bool is_series_bound() {
    if constexpr (expression<T>) return type_of<T>.is_integer();
    else return std::integral<T> && !std::same_as<T, bool>;
}

// The first of the bounds that is no integer.
template <class... Bounds>
struct series_check {
    template <class Value>
    static constexpr bool is_wrong(problem& text) {
        if constexpr (is_series_bound<Value>()) return false;
        text = problem("cupel[E548]: ");
        if constexpr (expression<Value>) cupel::detail::describe<Value>(text, "an expression");
        else text += "a value";
        text += " of type ";
        text += operand_type_name<Value>();
        text +=
            " stands in generate_series, which counts integers; pass integers, or compute from them in the select list";
        return true;
    }

    static constexpr problem value = [] {
        problem text;
        (void)(... || is_wrong<Bounds>(text));
        return text;
    }();
};

template <class T>
constexpr auto series_bound(T value) {
    if constexpr (!is_series_bound<T>()) return refused_operand<T>{};
    else if constexpr (expression<T>) return cast<std::int64_t>(std::move(value));
    else return bound_alone(static_cast<std::int64_t>(value));
}

template <class T>
concept array_expression = expression<T> && requires { requires sql_type_of<typename T::value_type>.array; };

}  // namespace detail

// The values of a range of the program, or the elements of an array, as the rows of a table: unnest<"ids">(ids) gives
// ids[label<"value">]. An array may be that of a table before it.
template <fixed_string Name, class Array>
constexpr auto unnest(const Array& array) {
    if constexpr (detail::array_expression<Array>) {
        using call = detail::unnest_array<Array>;
        return detail::function_table<Name, call>{call{array}};
    } else {
        using element = std::remove_cvref_t<decltype(*array.begin())>;
        using stored = std::conditional_t<detail::text_like<element>, std::string, element>;
        detail::unnest_range<stored> call;
        for (const auto& value : array) call.array.values.emplace_back(value);
        return detail::function_table<Name, detail::unnest_range<stored>>{std::move(call)};
    }
}

// The integers from the first to the last, both included, as the rows of a table: generate_series<"n">(1, 10) gives
// n[label<"value">], a std::int64_t. PostgreSQL's function, and a recursive query on SQLite.
template <fixed_string Name, class First, class Last, class Step = int>
constexpr auto generate_series(First first, Last last, Step step = 1) {
    static_assert(detail::refuse_if<detail::series_check<First, Last, Step>::value>::done);
    const auto make = [](auto... bounds) {
        using call = detail::series<decltype(bounds)...>;
        return detail::function_table<Name, call>{call{bounds...}};
    };
    return make(detail::series_bound(std::move(first)), detail::series_bound(std::move(last)),
                detail::series_bound(std::move(step)));
}

}  // namespace cupel
