// Paths into JSON: col<&Job::result>["score"], .path<"a", 0>(), and what is asked at their end.
#pragma once

#include <cupel/sql/functions/conditional.hpp>
#include <cupel/sql/repeated.hpp>
#include <cupel/sql/typed_operations.hpp>
#include <cupel/types/chrono.hpp>
#include <cupel/types/json_text.hpp>

#include <concepts>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace cupel::detail {

template <class Node>
inline constexpr bool is_json =
    sql_type_of<typename Node::value_type>.kind == type_kind::json && !sql_type_of<typename Node::value_type>.array;

// A step that is part of the SQL.
template <path_step Step>
struct constant_step {
    static constexpr bool has_values = false;
    static constexpr path_step step = Step;
};

// A step that is a value or an expression.
template <class Node>
struct computed_step {
    static constexpr bool has_values = Node::has_values;
    [[no_unique_address]] Node operand;

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        visit_node(visitor, operand);
    }
};

// root -> step -> step, as T. NULL where the path leads nowhere; each dialect overloads render_for.
template <class T, class Root, class... Steps>
struct json_path : operations_of<json_path<T, Root, Steps...>, T> {
    using value_type = T;
    using root_type = Root;
    static constexpr bool has_values = Root::has_values || (false || ... || Steps::has_values);
    static constexpr int precedence = precedence::primary;

    [[no_unique_address]] Root operand;
    hana::basic_tuple<Steps...> steps;

    constexpr json_path(Root root, hana::basic_tuple<Steps...> all) : operand(std::move(root)), steps(std::move(all)) {}

    // CAST(x AS the SQL type of To)
    template <storable To>
    constexpr auto cast() const {
        return cast_call<To, json_path>(*this);
    }

    template <class Writer>
    static constexpr void render(Writer& w) {
        render_for(w, std::type_identity<json_path>{});
        end_of_value<value_type>(w);
        w.nullable = true;
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        visit_node(visitor, operand);
        hana::unpack(steps, [&](const auto&... step) { visit_each(visitor, step...); });
    }
};

// Whether a root is an object that has a key; each dialect overloads render_for.
template <class Root, class Step>
struct json_has_key : operations<json_has_key<Root, Step>> {
    using value_type = bool;
    static constexpr bool has_values = Root::has_values || Step::has_values;
    static constexpr int precedence = precedence::primary;

    [[no_unique_address]] Root operand;
    [[no_unique_address]] Step step;

    constexpr json_has_key(Root root, Step key) : operand(std::move(root)), step(std::move(key)) {}

    template <class Writer>
    static constexpr void render(Writer& w) {
        render_for(w, std::type_identity<json_has_key>{});
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        visit_each(visitor, operand, step);
    }
};

// left @> right of documents, which may be written right <@ left; each dialect overloads render_for.
template <fixed_string Written, class Left, class Right>
struct json_contains : operations<json_contains<Written, Left, Right>> {
    using value_type = bool;
    static constexpr bool has_values = Left::has_values || Right::has_values;
    static constexpr int precedence = precedence::primary;

    [[no_unique_address]] Left left;
    [[no_unique_address]] Right right;

    constexpr json_contains(Left l, Right r) : left(std::move(l)), right(std::move(r)) {}

    template <class Writer>
    static constexpr void render(Writer& w) {
        render_for(w, std::type_identity<json_contains>{});
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        visit_each(visitor, left, right);
    }
};

// What .as<T>() can make of JSON.
template <class T>
inline constexpr bool reads_json = storable<T> && !is_optional<T> && !sql_type_of<T>.array &&
                                   sql_type_of<T>.kind != type_kind::blob && sql_type_of<T>.kind != type_kind::interval;

template <class Node, class T>
struct json_as_check {
    static constexpr problem value = [] {
        problem text;
        if constexpr (!reads_json<T>) {
            text = problem("cupel[E094]: ");
            cupel::detail::describe<Node>(text, "a JSON document");
            text += " of type json is read as ";
            text += type_name<T>;
            text += ", which no single value of JSON is; write .as<double>() or another number, bool, std::string, a "
                    "time, or "
                    "cupel::json<T> for an aggregate";
        }
        return text;
    }();
};

template <class Node, class Step>
struct json_step_check {
    static constexpr problem value = [] {
        problem text("cupel[E093]: ");
        cupel::detail::describe<Node>(text, "a JSON document");
        text += " of type json is asked for a key of type ";
        text += operand_type_name<Step>();
        text += "; pass text for a key of an object, or an integer for an element of an array";
        return text;
    }();
};

struct json_maker {
    // A key or an index as part of a path.
    template <class Node, class T>
    static constexpr auto step_of(T&& value) {
        using plain = std::remove_cvref_t<T>;
        if constexpr (expression<plain>) {
            if constexpr (type_of<plain>.is_text() || type_of<plain>.is_integer()) {
                return computed_step<plain>{std::forward<T>(value)};
            } else {
                static_assert(refuse_if<json_step_check<Node, plain>::value>::done);
                return computed_step<refused_operand<plain>>{};
            }
        } else if constexpr (std::integral<plain> && !std::same_as<plain, bool>) {
            if (!std::in_range<std::int32_t>(value)) throw data_error("an index of JSON has at most 32 bits");
            return computed_step<decltype(bound_alone(std::int32_t{}))>{bound_alone(static_cast<std::int32_t>(value))};
        } else if constexpr (text_like<plain>) {
            return computed_step<decltype(bound(std::forward<T>(value)))>{bound(std::forward<T>(value))};
        } else {
            static_assert(refuse_if<json_step_check<Node, plain>::value>::done);
            return computed_step<refused_operand<plain>>{};
        }
    }

    // One step further: a path goes on, everything else begins one.
    template <class Node, class Step>
    static constexpr auto step(const Node& node, Step&& next) {
        return append<raw_json>(node, step_of<Node>(std::forward<Step>(next)));
    }

    template <path_step... Steps, class Node>
    static constexpr auto path(const Node& node) {
        return append<raw_json>(node, constant_step<Steps>{}...);
    }

    template <class T, class Node>
    static constexpr auto typed(const Node& node) {
        static_assert(refuse_if<json_as_check<Node, T>::value>::done);
        if constexpr (!reads_json<T>) return refused_operand<Node>{};
        else return append<T>(node);
    }

    template <class Node, class Key>
    static constexpr auto has_key(const Node& node, Key&& key) {
        if constexpr (text_like<std::remove_cvref_t<Key>> || expression<std::remove_cvref_t<Key>>) {
            auto named = step_of<Node>(std::forward<Key>(key));
            return json_has_key<Node, decltype(named)>(node, std::move(named));
        } else {
            static_assert(refuse_if<json_step_check<Node, std::remove_cvref_t<Key>>::value>::done);
            return refused_operand<Node>{};
        }
    }

    template <bool Reversed, class Node, class T>
    static constexpr auto contains(const Node& node, T&& document) {
        auto other = operand<Node, Reversed ? fixed_string("<@") : fixed_string("@>")>(std::forward<T>(document));
        if constexpr (Reversed) return json_contains<"<@", decltype(other), Node>(std::move(other), node);
        else return json_contains<"@>", Node, decltype(other)>(node, std::move(other));
    }

private:
    template <class T, class Node, class... More>
    static constexpr auto append(const Node& node, More... more) {
        return json_path<T, Node, More...>(node, hana::basic_tuple<More...>(std::move(more)...));
    }
    template <class T, class Root, class... Steps, class... More>
    static constexpr auto append(const json_path<raw_json, Root, Steps...>& node, More... more) {
        return hana::unpack(node.steps, [&](const auto&... steps) {
            return json_path<T, Root, Steps..., More...>(node.operand,
                                                         hana::basic_tuple<Steps..., More...>(steps..., more...));
        });
    }
};

}  // namespace cupel::detail
