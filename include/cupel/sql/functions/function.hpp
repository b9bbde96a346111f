// The node of a function call, and makers of function objects: a new SQL function is one line in its family's header.
#pragma once

#include <cupel/sql/operations.hpp>

#include <cstddef>
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

    using operations<function_call>::operator=;

    constexpr explicit function_call(Arguments... a) : arguments(std::move(a)...) {}

    static constexpr std::string_view name() noexcept { return Name.view(); }

    static constexpr void describe(problem& text) {
        text += "func::";
        text += Name.view();
        if constexpr (sizeof...(Arguments) != 0) describe_first<Arguments...>(text);
    }

    template <class First, class...>
    static constexpr void describe_first(problem& text) {
        text += " of ";
        cupel::detail::describe<First>(text, "a value");
    }

    template <class Writer>
    static constexpr void render(Writer& w) {
        const bool before = std::exchange(w.covered, w.covered || w.template groups_by<function_call>());
        if constexpr (sql_type_of<ValueType>.is_decimal()) check_exact<function_call>(w, Name.view());
        if (sizeof...(Arguments) == 0 && Name.view() != "pi") w.clock = true;
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
constexpr void render_list(Writer& w, [[maybe_unused]] std::string_view separator = ", ") {
    [[maybe_unused]] bool first = true;
    ((first ? void(first = false) : w.text(separator), Nodes::render(w)), ...);
}

template <class Writer, fixed_string Name, class ValueType, class... Arguments>
constexpr void render_for(Writer& w, std::type_identity<function_call<Name, ValueType, Arguments...>>) {
    w.put(Name.view(), "(");
    render_list<Arguments...>(w);
    w.text(")");
}

// What a function takes is written as letters: 't' for text, 'o' for bytes too, 'i' for an integer, 'n' for a number, 'd' for a
// decimal too; what follows '?' may be left out.
constexpr bool fits_argument(char kind, const sql_type& type) noexcept {
    switch (kind) {
        case 't': return type.is_text();
        case 'o': return type.is_text() || (type.is_plain() && type.kind == type_kind::blob);
        case 'i': return type.is_integer();
        default: return type.is_number() || (kind == 'd' && type.is_decimal());
    }
}

constexpr std::string_view argument_kind_name(char kind) noexcept {
    switch (kind) {
        case 't': return "text";
        case 'o': return "text or bytes";
        case 'i': return "integer";
        default: return "number";
    }
}

inline constexpr std::size_t every_argument = static_cast<std::size_t>(-1);
inline constexpr std::size_t number_of_arguments = every_argument - 1;

// The first argument that does not fit; number_of_arguments if there are too many or too few.
constexpr std::size_t find_wrong_argument(std::string_view kinds, const sql_type* types, std::size_t count) noexcept {
    // No find: with UBSan g++ does not take it for a constant here.
    std::size_t most = 0;
    std::size_t least = every_argument;
    for (char kind : kinds) {
        if (kind == '?') {
            least = most;
            continue;
        }
        if (most < count && !fits_argument(kind, types[most])) return most;
        ++most;
    }
    if (least == every_argument) least = most;
    return count < least || count > most ? number_of_arguments : every_argument;
}

// "func::substr(text, number[, number])"
constexpr void describe_call(problem& text, std::string_view name, std::string_view kinds) noexcept {
    text += "func::";
    text += name;
    std::string_view separator = "(", end = ")";
    for (char kind : kinds) {
        if (kind == '?') {
            separator = "[, ";
            end = "])";
            continue;
        }
        text += separator;
        text += argument_kind_name(kind);
        separator = ", ";
    }
    text += end;
}

// "2", or "2 to 3"
constexpr void describe_count(problem& text, std::string_view kinds) noexcept {
    const bool varies = kinds.find('?') != std::string_view::npos;
    if (varies) {
        text += small_number(kinds.find('?'));
        text += " to ";
    }
    text += small_number(kinds.size() - (varies ? 1 : 0));
}

template <fixed_string Name, fixed_string Kinds, class... Nodes>
struct arguments_check {
    static constexpr std::size_t wrong = [] {
        const sql_type types[sizeof...(Nodes) + 1] = {type_of<Nodes>...};
        return find_wrong_argument(Kinds.view(), types, sizeof...(Nodes));
    }();
    static constexpr bool ok = wrong == every_argument;

    static constexpr problem value = [] {
        if constexpr (ok) {
            return problem();
        } else {
            constexpr bool count = wrong == number_of_arguments;
            problem text(count ? "cupel[E018]: " : "cupel[E016]: ");
            if (count) {
                describe_call(text, Name.view(), Kinds.view());
                text += " is given ";
                text += small_number(sizeof...(Nodes));
                text += sizeof...(Nodes) == 1 ? " argument" : " arguments";
                text += sizeof...(Nodes) == 0 ? "" : sizeof...(Nodes) == 1 ? ", " : ", the first of them ";
            }
            std::size_t at = 0;
            const auto one = [&]<class Node>(std::type_identity<Node>) {
                if (at++ != (count ? 0 : wrong)) return;
                cupel::detail::describe<Node>(text, "a value");
                text += " of type ";
                text += type_of<Node>.name;
            };
            (one(std::type_identity<Nodes>{}), ...);
            if (count) {
                text += ", and takes ";
                describe_count(text, Kinds.view());
                text += "; pass as many arguments as it takes";
                return text;
            }
            text += " is argument ";
            text += std::string_view("123456789").substr(wrong, 1);
            text += " of ";
            describe_call(text, Name.view(), Kinds.view());
            if (wrong != 0) describe_first_column<Nodes...>(text, " of ");
            text += "; pass what it takes there, or cast<...>(...) the argument";
            return text;
        }
    }();
};

// A value that no database can take.
template <class T>
struct no_argument {
    static constexpr problem value{"cupel[E016]: a value of type ", query<T> ? "SELECT" : type_name<T>,
                                   " is given to a function or a CASE, and no codec makes it SQL; pass text, a number, "
                                   "another storable value or an expression"};
};

// A value or an expression as an argument of a function. What the first is decides the types of the others.
template <bool First = true, class T>
constexpr auto argument(T&& value) {
    using plain = std::remove_cvref_t<T>;
    if constexpr (expression<plain>) {
        return plain(std::forward<T>(value));
    } else if constexpr (bindable<plain>) {
        if constexpr (First) return bound_alone(std::forward<T>(value));
        else return bound(std::forward<T>(value));
    } else {
        static_assert(refuse_if<no_argument<plain>::value>::done);
        return refused_operand<plain>{};
    }
}

struct same_type {};

template <class Result, class Node>
using result_of = std::conditional_t<std::is_same_v<Result, same_type>, typename Node::value_type, Result>;

// name(arguments) -> Result; same_type gives the type of the first argument.
template <fixed_string Name, fixed_string Kinds, class Result>
struct function_maker {
    template <class First, class... Rest>
    constexpr auto operator()(First&& first, Rest&&... rest) const {
        return make(argument(std::forward<First>(first)), argument<false>(std::forward<Rest>(rest))...);
    }
    constexpr auto operator()() const {
        static_assert(refuse_if<arguments_check<Name, Kinds>::value>::done);
        return refused_operand<function_maker>{};
    }

private:
    template <class First, class... Rest>
    static constexpr auto make(First first, Rest... rest) {
        using check = arguments_check<Name, Kinds, First, Rest...>;
        static_assert(refuse_if<check::value>::done);
        using result = result_of<Result, First>;
        if constexpr (!check::ok) return refused_operand<First>{};
        else return function_call<Name, result, First, Rest...>(std::move(first), std::move(rest)...);
    }
};

template <fixed_string Name, class Result, fixed_string Kinds = "t">
using text_function = function_maker<Name, Kinds, Result>;

template <fixed_string Name, class Result, fixed_string Kinds = "n">
using numeric_function = function_maker<Name, Kinds, Result>;

}  // namespace cupel::detail
