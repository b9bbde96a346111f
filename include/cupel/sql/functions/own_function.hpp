// Functions and operators that cupel does not know, declared in one line each.
#pragma once

#include <cupel/sql/assignment.hpp>
#include <cupel/sql/functions/function.hpp>
#include <cupel/sql/parameter.hpp>

#include <concepts>
#include <cstddef>
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>

namespace cupel {

namespace detail {

enum class own_fault { none, null, other_type };

// What is wrong with an argument where the declaration says Parameter.
template <class Parameter, class T>
consteval own_fault own_fault_of() {
    using wanted = without_optional<Parameter>;
    if constexpr (std::same_as<T, std::nullopt_t> || is_optional<T>) {
        if (!is_optional<Parameter>) return own_fault::null;
        if constexpr (is_optional<T>) return own_fault_of<wanted, without_optional<T>>();
        else return own_fault::none;
    } else {
        return operand_fault_of<wanted, T>() == operand_fault::none ? own_fault::none : own_fault::other_type;
    }
}

// "soundex(text)"
template <class... Parameters>
constexpr void describe_declared(problem& text, std::string_view name) {
    text += name;
    std::string_view separator = "(";
    ((text += separator, text += sql_type_of<Parameters>.name, separator = ", "), ...);
    text += sizeof...(Parameters) == 0 ? "()" : ")";
}

template <class T>
constexpr void describe_argument(problem& text) {
    if constexpr (expression<T>) cupel::detail::describe<T>(text, "an expression");
    else text += "a value";
    text += " of type ";
    if constexpr (query<T>) text += "SELECT";
    else if constexpr (std::same_as<T, std::nullopt_t>) text += "NULL";
    else text += operand_type_name<without_optional<T>>();
}

template <class Name, class Signature, class... Arguments>
struct own_call_check;

template <class Name, class Result, class... Parameters, class... Arguments>
struct own_call_check<Name, Result(Parameters...), Arguments...> {
    static constexpr bool counted = sizeof...(Parameters) == sizeof...(Arguments);

    static consteval bool fits() {
        if constexpr (counted) return ((own_fault_of<Parameters, Arguments>() == own_fault::none) && ...);
        else return false;
    }

    template <class Parameter, class T>
    static constexpr void describe_fault(problem& text, std::size_t position) {
        constexpr own_fault fault = own_fault_of<Parameter, T>();
        if (text.found() || fault == own_fault::none) return;
        text += "cupel[E085]: ";
        describe_argument<T>(text);
        text += " is argument ";
        text += std::string_view("123456789").substr(position, 1);
        text += " of ";
        describe_declared<Parameters...>(text, Name::value.view());
        if (position != 0) describe_first_column<Arguments...>(text, " of ");
        text += fault == own_fault::null
                    ? ", which takes no NULL there; pass *value, or declare the parameter as std::optional"
                    : "; pass what it takes there, or cast<...>(...) the argument";
    }

    static constexpr problem value = [] {
        problem text;
        if constexpr (!counted) {
            text = problem("cupel[E085]: ");
            describe_declared<Parameters...>(text, Name::value.view());
            describe_first_column<Arguments...>(text, " of ");
            text += " is called with too many or too few arguments; pass as many as its declaration has";
        } else if constexpr (!fits()) {
            std::size_t position = 0;
            (describe_fault<Parameters, Arguments>(text, position++), ...);
        }
        return text;
    }();
};

// A value in the type that the declaration says.
template <class Parameter, class Value>
struct declared_value : Value {
    template <class Writer>
    static constexpr void render(Writer& w) {
        Value::render(w);
        w.parameter_type(sql_type_of<Parameter>);
    }
};

template <class Parameter, class T>
constexpr auto own_argument(T&& given) {
    using plain = std::remove_cvref_t<T>;
    using wanted = without_optional<Parameter>;
    if constexpr (expression<plain>) {
        return plain(std::forward<T>(given));
    } else if constexpr (names_parameter<plain>) {
        return typename plain::template beside<own_type<wanted>, is_optional<Parameter>>{};
    } else if constexpr (std::same_as<plain, std::nullopt_t>) {
        return null_value<wanted>{};
    } else if constexpr (is_optional<plain>) {
        using parameter = bind_parameter<plain>;
        return declared_value<Parameter, parameter>{parameter{std::forward<T>(given)}};
    } else {
        using parameter = decltype(parameter_of<wanted>(std::forward<T>(given)));
        return declared_value<Parameter, parameter>{parameter_of<wanted>(std::forward<T>(given))};
    }
}

// A declaration may name the databases that have the function.
template <class Dialect, class... Dialects>
inline constexpr bool declared_for = sizeof...(Dialects) == 0 || (std::same_as<Dialect, Dialects> || ...);

template <class Node, class Writer>
constexpr void report_other_dialect(Writer& w) {
    problem text("cupel[E086]: ");
    Node::describe(text);
    text += " is declared without ";
    text += Writer::dialect::dialect_name;
    text += ", for which the text is asked; declare it for that database too, if it has it";
    w.report(text);
}

// name(a, b), a OP b, OP a: NULL where an argument is that is not declared as an optional, or where the result is declared so.
template <class Declaration, class Signature, class... Arguments>
struct own_call;

template <class Declaration, class Result, class... Parameters, class... Arguments>
struct own_call<Declaration, Result(Parameters...), Arguments...>
    : operations<own_call<Declaration, Result(Parameters...), Arguments...>> {
    using value_type = without_optional<Result>;
    static constexpr bool has_values = (false || ... || Arguments::has_values);
    static constexpr int precedence = Declaration::precedence;

    hana::basic_tuple<Arguments...> arguments;

    using operations<own_call>::operator=;

    constexpr explicit own_call(Arguments... a) : arguments(std::move(a)...) {}

    static constexpr std::string_view name() noexcept { return Declaration::name_type::value.view(); }

    static constexpr void describe(problem& text) {
        text += name();
        describe_first_column<Arguments...>(text, " of ");
    }

    template <class Writer>
    static constexpr void render(Writer& w) {
        const bool before = std::exchange(w.covered, w.covered || w.template groups_by<own_call>());
        if constexpr (!Declaration::template is_for<typename Writer::dialect>) report_other_dialect<own_call>(w);
        w.reads_unknown = true;  // and writes, if it likes
        const bool nullable = w.nullable;
        Declaration::render_arguments(w, argument<Parameters, Arguments>()...);
        if constexpr (is_optional<Result>) w.nullable = true;
        else if constexpr (sizeof...(Parameters) == 0) w.nullable = nullable;
        end_of_value<value_type>(w);
        w.covered = before;
    }

    // An argument, and whether its NULL is one of the result.
    template <class Parameter, class Argument>
    struct argument {
        template <class Writer>
        static constexpr void render(Writer& w, int at_least) {
            const bool before = w.nullable;
            render_inside<Argument>(w, at_least);
            if constexpr (is_optional<Parameter>) w.nullable = before;
        }
    };

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        hana::unpack(arguments, [&](const auto&... each) { visit_each(visitor, each...); });
    }
};

template <fixed_string Name>
struct constant_name {
    static constexpr fixed_string value = Name;
};

// Of an operator that says its result only: both sides are of comparable types.
template <class Declaration, class Result>
struct own_maker {
    template <class L, class R>
        requires one_is_expression<L, R>
    constexpr auto operator()(L left, R right) const {
        using node = leading<L, R>;
        constexpr fixed_string symbol = Declaration::name_type::value;
        return make(operand<node, symbol>(std::move(left)), operand<node, symbol>(std::move(right)));
    }

private:
    template <class L, class R>
    static constexpr auto make(L left, R right) {
        using of_operands = Result(typename L::value_type, typename R::value_type);
        if constexpr (refused<L> || refused<R>) return refused_operand<Declaration>{};
        else return own_call<Declaration, of_operands, L, R>(std::move(left), std::move(right));
    }
};

template <class Declaration, class Result, class... Parameters>
struct own_maker<Declaration, Result(Parameters...)> {
    template <class... Arguments>
    constexpr auto operator()(Arguments&&... given) const {
        using check = own_call_check<typename Declaration::name_type, Result(Parameters...),
                                     std::remove_cvref_t<std::decay_t<Arguments>>...>;
        static_assert(refuse_if<check::value>::done);
        if constexpr (check::value.found()) return refused_operand<Declaration>{};
        else return make(own_argument<Parameters>(std::forward<Arguments>(given))...);
    }

private:
    template <class... Nodes>
    static constexpr auto make(Nodes... nodes) {
        if constexpr ((refused<Nodes> || ...)) return refused_operand<Declaration>{};
        else return own_call<Declaration, Result(Parameters...), Nodes...>(std::move(nodes)...);
    }
};

}  // namespace detail

// A function of the database that cupel does not know:
//     inline constexpr cupel::sql_function<"soundex", std::string(std::string)> soundex{};
// The result is NULL where an argument is. A parameter declared as std::optional takes NULL, so that it makes no NULL; a
// result declared so may always be NULL. Dialects behind the signature are the only ones that have it:
//     inline constexpr cupel::sql_function<"similarity", float(std::string, std::string), cupel::postgresql> similarity{};
// The name stands in the SQL as it is.
template <fixed_string Name, class Signature, class... Dialects>
struct sql_function : detail::own_maker<sql_function<Name, Signature, Dialects...>, Signature> {
    using name_type = detail::constant_name<Name>;
    static constexpr int precedence = detail::precedence::primary;
    template <class Dialect>
    static constexpr bool is_for = detail::declared_for<Dialect, Dialects...>;

    template <class Writer, class... Arguments>
    static constexpr void render_arguments(Writer& w, Arguments...) {
        w.put(Name.view(), "(");
        bool first = true;
        ((w.text(first ? "" : ", "), first = false, Arguments::render(w, 0)), ...);
        w.text(")");
    }
};

// An operator of the database that cupel does not know, between two operands or in front of one:
//     inline constexpr cupel::sql_operator<"<->", double(std::string, std::string), cupel::postgresql> distance{};
//     select(distance(col<&word::text>, "hello"))
// With the type of the result alone, as in sql_operator<"<->", double>, it takes two operands of comparable types. What is
// said of sql_function is so here too. Its operands stand in parentheses unless they need none anywhere.
template <fixed_string Symbol, class Signature, class... Dialects>
struct sql_operator : detail::own_maker<sql_operator<Symbol, Signature, Dialects...>, Signature> {
    using name_type = detail::constant_name<Symbol>;
    // Databases do not agree how tightly operators bind.
    static constexpr int precedence = detail::precedence::comparison;
    template <class Dialect>
    static constexpr bool is_for = detail::declared_for<Dialect, Dialects...>;

    template <class Writer, class Operand>
    static constexpr void render_arguments(Writer& w, Operand) {
        w.put(Symbol.view(), " ");
        Operand::render(w, detail::precedence::primary);
    }
    template <class Writer, class Left, class Right>
    static constexpr void render_arguments(Writer& w, Left, Right) {
        Left::render(w, detail::precedence::primary);
        w.put(" ", Symbol.view(), " ");
        Right::render(w, detail::precedence::primary);
    }
};

}  // namespace cupel
