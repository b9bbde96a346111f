// Functions of JSON: what a document is, documents of values, documents of many rows.
#pragma once

#include <cupel/sql/functions/aggregate_with.hpp>
#include <cupel/sql/json_path.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace cupel {

namespace detail {

// What has a form in JSON that is the same on every database.
constexpr bool has_json_form(const sql_type& type) noexcept {
    if (type.refused) return true;
    if (type.array)
        return type.kind <= type_kind::text || type.kind == type_kind::enumeration || type.kind == type_kind::uuid;
    return type.kind != type_kind::blob && type.kind != type_kind::interval;
}

template <class Node, fixed_string Function>
struct json_value_check {
    static constexpr bool ok = has_json_form(type_of<Node>);
    static constexpr problem value = [] {
        problem text;
        if constexpr (!ok) {
            text = problem("cupel[E094]: ");
            cupel::detail::describe<Node>(text, "a value");
            text += " of type ";
            text += type_of<Node>.name;
            text += " is given to func::";
            text += Function.view();
            text += ", and has no form in JSON that all databases share; convert it in the program, or leave it out";
        }
        return text;
    }();
};

// A value as JSON has it: numbers, true and false, text, documents; times and decimals as cupel::json writes them. Each
// dialect overloads render_for.
template <class Operand>
struct json_value {
    using value_type = typename Operand::value_type;
    static constexpr bool has_values = Operand::has_values;
    static constexpr int precedence = precedence::primary;

    [[no_unique_address]] Operand operand;

    static constexpr void describe(problem& text) { cupel::detail::describe<Operand>(text, "a value"); }

    template <class Writer>
    static constexpr void render(Writer& w) {
        render_for(w, std::type_identity<json_value>{});
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        visit_node(visitor, operand);
    }
};

template <fixed_string Function, class T>
constexpr auto as_json_value(T&& value) {
    auto node = argument(std::forward<T>(value));
    using check = json_value_check<decltype(node), Function>;
    static_assert(refuse_if<check::value>::done);
    if constexpr (!check::ok) return json_value<refused_operand<decltype(node)>>{};
    else return json_value<decltype(node)>{std::move(node)};
}

// {"key": value, ...}, or without keys [value, ...]; each dialect overloads render_for. Never NULL.
template <class Keys, class... Values>
struct json_document : json_operations<json_document<Keys, Values...>> {
    using value_type = raw_json;
    static constexpr bool has_values = (false || ... || Values::has_values);
    static constexpr int precedence = precedence::primary;

    hana::basic_tuple<Values...> arguments;

    constexpr explicit json_document(Values... values) : arguments(std::move(values)...) {}

    template <class Writer>
    static constexpr void render(Writer& w) {
        const bool before = w.nullable;
        render_for(w, std::type_identity<json_document>{});
        w.nullable = before;
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        hana::unpack(arguments, [&](const auto&... value) { visit_each(visitor, value...); });
    }
};

template <fixed_string... Names>
struct json_keys {
    static constexpr std::string_view names[sizeof...(Names) + 1] = {Names.view()..., {}};
};
struct json_no_keys {};

template <std::size_t Keys, class... Nodes>
struct json_object_check {
    template <class First, class...>
    static constexpr void describe_first(problem& text) {
        cupel::detail::describe<First>(text, "a value");
    }

    static constexpr bool ok = Keys == sizeof...(Nodes);
    static constexpr problem value = [] {
        problem text;
        if constexpr (!ok) {
            text = problem("cupel[E093]: ");
            if constexpr (sizeof...(Nodes) == 0) text += "nothing";
            else describe_first<Nodes...>(text);
            text += " is given to func::json_object with ";
            text += Keys < sizeof...(Nodes) ? "fewer" : "more";
            text += " keys than values; name a key for each value: func::json_object<name, name>(value, value)";
        }
        return text;
    }();
};

template <fixed_string... Keys>
struct json_object_maker {
    template <class... Values>
    constexpr auto operator()(Values&&... values) const {
        return make(as_json_value<"json_object">(std::forward<Values>(values))...);
    }

private:
    template <class... Nodes>
    static constexpr auto make(Nodes... nodes) {
        using check = json_object_check<sizeof...(Keys), Nodes...>;
        static_assert(refuse_if<check::value>::done);
        if constexpr (!check::ok) return refused_operand<json_keys<Keys...>>{};
        else return json_document<json_keys<Keys...>, Nodes...>(std::move(nodes)...);
    }
};

struct json_array_maker {
    template <class... Values>
    constexpr auto operator()(Values&&... values) const {
        return make(as_json_value<"json_array">(std::forward<Values>(values))...);
    }

private:
    template <class... Nodes>
    static constexpr auto make(Nodes... nodes) {
        return json_document<json_no_keys, Nodes...>(std::move(nodes)...);
    }
};

template <class Node, fixed_string Function>
struct json_operand_check {
    static constexpr bool ok = refused<Node> || is_json<Node>;
    static constexpr problem value = [] {
        problem text;
        if constexpr (!ok) {
            text = problem("cupel[E093]: ");
            cupel::detail::describe<Node>(text, "a value");
            text += " of type ";
            text += type_of<Node>.name;
            text += " is argument 1 of func::";
            text += Function.view();
            text += "(json); pass a column of JSON, or a path into one";
        }
        return text;
    }();
};

// name(json) -> Result
template <fixed_string Name, class Result>
struct json_function {
    template <expression E>
    constexpr auto operator()(E document) const {
        using check = json_operand_check<E, Name>;
        static_assert(refuse_if<check::value>::done);
        if constexpr (!check::ok || refused<E>) return refused_operand<E>{};
        else return function_call<Name, Result, E>(std::move(document));
    }
};

struct json_agg_maker {
    template <expression E>
    constexpr auto operator()(E value) const {
        auto argument = as_json_value<"json_agg">(std::move(value));
        return aggregate_call<"json_agg", raw_json, decltype(argument)>(std::move(argument));
    }
};

struct json_object_agg_maker {
    template <expression Key, expression E>
    constexpr auto operator()(Key key, E value) const {
        using check = arguments_check<"json_object_agg", "t", Key>;
        static_assert(refuse_if<check::value>::done);
        if constexpr (!check::ok) {
            return refused_operand<Key>{};
        } else {
            auto argument = as_json_value<"json_object_agg">(std::move(value));
            using both = two_arguments<Key, decltype(argument)>;
            return aggregate_call<"json_object_agg", raw_json, both>(both{std::move(key), std::move(argument)});
        }
    }
};

}  // namespace detail

namespace func {

// 'object', 'array', 'string', 'number', 'boolean' or 'null'
inline constexpr cupel::detail::json_function<"json_typeof", std::string> json_typeof{};
// How many elements an array has; 0 of everything else.
inline constexpr cupel::detail::json_function<"json_array_length", std::int64_t> json_array_length{};

// {"a": x, "b": y}: json_object<"a", "b">(x, y)
template <fixed_string... Keys>
inline constexpr cupel::detail::json_object_maker<Keys...> json_object{};
// [x, y]
inline constexpr cupel::detail::json_array_maker json_array{};

// The values of all rows as a JSON array, NULL as null; [] of no rows.
inline constexpr cupel::detail::json_agg_maker json_agg{};
// {key: value, ...} of all rows; {} of no rows. A key is text and not NULL.
inline constexpr cupel::detail::json_object_agg_maker json_object_agg{};

}  // namespace func
}  // namespace cupel
