// The node of a function call, and makers of function objects: a new SQL function is one line in its family's header.
#pragma once

#include <cupel/sql/operations.hpp>

#include <string_view>
#include <type_traits>
#include <utility>

namespace cupel::detail {

// name(a, b, ...): NULL if an argument is.
template <fixed_string Name, class ValueType, class... Arguments>
struct function_call : operations<function_call<Name, ValueType, Arguments...>> {
    using value_type = ValueType;
    static constexpr bool has_values = (false || ... || Arguments::has_values);
    static constexpr int precedence = precedence::primary;

    hana::basic_tuple<Arguments...> arguments;

    constexpr explicit function_call(Arguments... a) : arguments(std::move(a)...) {}

    static constexpr std::string_view name() noexcept { return Name.view(); }

    template <class Writer>
    static constexpr void render(Writer& w) {
        const bool before = std::exchange(w.covered, w.covered || w.template groups_by<function_call>());
        render_for(w, std::type_identity<function_call>{});
        w.covered = before;
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        hana::unpack(arguments, [&](const auto&... argument) { visit_each(visitor, argument...); });
    }
};

// The nodes with `separator` between them.
template <class... Nodes, class Writer>
constexpr void render_list(Writer& w, std::string_view separator = ", ") {
    bool first = true;
    ((first ? void(first = false) : w.text(separator), Nodes::render(w)), ...);
}

template <class Writer, fixed_string Name, class ValueType, class... Arguments>
constexpr void render_for(Writer& w, std::type_identity<function_call<Name, ValueType, Arguments...>>) {
    w.put(Name.view(), "(");
    render_list<Arguments...>(w);
    w.text(")");
}

// The first argument decides the family: text or numbers.
template <class Node, fixed_string Name, bool Text>
struct argument_check {
    static constexpr bool ok = Text ? type_of<Node>.is_text() : type_of<Node>.is_number();
    static constexpr problem value = [] {
        if constexpr (ok) {
            return problem();
        } else {
            problem text;
            text += "cupel[E016]: ";
            cupel::detail::describe<Node>(text, "the argument");
            text += " is of type ";
            text += type_of<Node>.name;
            text += "; func::";
            text += Name.view();
            text += Text ? " takes text; write cast<std::string>(...) first" : " takes a number; write cast<...>(...) first";
            return text;
        }
    }();
};

// A value or an expression as an argument of a function.
template <class T>
constexpr auto argument(T&& value) {
    if constexpr (expression<std::remove_cvref_t<T>>) return std::remove_cvref_t<T>(std::forward<T>(value));
    else return bound(std::forward<T>(value));
}

struct same_type {};

template <class Result, class Node>
using result_of = std::conditional_t<std::is_same_v<Result, same_type>, typename Node::value_type, Result>;

// name(text, ...) or name(number, ...) -> Result; same_type gives the type of the first argument.
template <fixed_string Name, bool Text, class Result>
struct function_maker {
    template <class First, class... Rest>
    constexpr auto operator()(First&& first, Rest&&... rest) const {
        return make(argument(std::forward<First>(first)), argument(std::forward<Rest>(rest))...);
    }

private:
    template <class First, class... Rest>
    static constexpr auto make(First first, Rest... rest) {
        using check = argument_check<First, Name, Text>;
        static_assert(refuse_if<check::value>::done);
        using result = result_of<Result, First>;
        if constexpr (!check::ok) return refused_operand<First>{};
        else return function_call<Name, result, First, Rest...>(std::move(first), std::move(rest)...);
    }
};

template <fixed_string Name, class Result>
using text_function = function_maker<Name, true, Result>;

template <fixed_string Name, class Result>
using numeric_function = function_maker<Name, false, Result>;

}  // namespace cupel::detail
