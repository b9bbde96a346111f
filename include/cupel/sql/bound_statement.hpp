// A statement with values for its named parameters.
#pragma once

#include <cupel/sql/assignment.hpp>
#include <cupel/sql/compile.hpp>
#include <cupel/sql/parameter.hpp>

#include <array>
#include <concepts>
#include <cstddef>
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>

namespace cupel::detail {

// The given value as the type of the parameter. An integer that does not fit throws data_error.
template <class T, class Given>
constexpr decltype(auto) as_parameter(const Given& given) {
    if constexpr (std::same_as<T, Given>) return (given);
    else if constexpr (text_like<Given>) return std::string_view(given);
    else if constexpr (plain_integer<T> && plain_integer<Given>) return converted<T>(given);
    else if constexpr (std::floating_point<T> && std::is_arithmetic_v<Given>) return static_cast<T>(given);
    else if constexpr (becomes_decimal<T, Given>) return decimal_of<T, Given>(given);
    else return std::nullopt;  // refused
}

template <class T, class Given>
inline constexpr bool becomes_parameter =
    !std::same_as<std::remove_cvref_t<decltype(as_parameter<T>(std::declval<const Given&>()))>, std::nullopt_t>;

template <std::size_t Index, class Given>
struct numbered {
    Given given;
};

template <class Indices, class... Given>
struct numbered_values;
template <std::size_t... Index, class... Given>
struct numbered_values<std::index_sequence<Index...>, Given...> : numbered<Index, Given>... {};

template <class... Given>
using given_values = numbered_values<std::index_sequence_for<Given...>, Given...>;

template <std::size_t Index, class Given>
constexpr const auto& given_at(const numbered<Index, Given>& one) noexcept {
    return one.given.value;
}

// Hands the values of a statement on, and in the place of a name what it was given, once.
template <class Visitor, class... Given>
struct bound_visitor {
    Visitor& to;
    const given_values<Given...>& given;
    std::array<bool, sizeof...(Given) + 1> seen{};

    template <class T>
    constexpr void operator()(const T& value) {
        to(value);
    }
    template <class T>
    constexpr void null() {
        to.template null<T>();
    }
    constexpr void found_part(std::string_view name, bool on)
        requires finds_parts<Visitor>
    {
        to.found_part(name, on);
    }
    constexpr void left_part(bool on)
        requires finds_parts<Visitor>
    {
        to.left_part(on);
    }
    void found_text(const run_time_pattern& text)
        requires finds_parts<Visitor>
    {
        to.found_text(text);
    }

    template <fixed_string Name, class Beside>
    constexpr void named() {
        constexpr std::size_t at = [] {
            std::size_t index = 0;
            (void)((Given::name.view() != Name.view() && ++index) && ...);
            return index;
        }();
        if constexpr (at != sizeof...(Given)) {
            if (std::exchange(seen[at], true)) return;
            take<Beside>(given_at<at>(given));
        }
    }

private:
    template <class Beside, class T>
    constexpr void take(const T& value)
        requires std::same_as<Beside, of_text>
    {
        if constexpr (is_optional<T> && storable<T>) {
            if (value) to(*value);
            else to.template null<T>();
        } else if constexpr (storable<T>) {
            to(value);
        }
    }
    template <class Beside, class T>
    constexpr void take(const T& value)
        requires(!std::same_as<Beside, of_text>)
    {
        using target = typename Beside::value_type;
        if constexpr (std::same_as<T, std::nullopt_t> || std::same_as<T, std::nullptr_t>) {
            to.template null<target>();
        } else if constexpr (is_optional<T>) {
            if (value) take<Beside>(*value);
            else to.template null<target>();
        } else if constexpr (becomes_parameter<target, T>) {
            if constexpr (requires { Beside::check(as_parameter<target>(value)); })
                Beside::check(as_parameter<target>(value));
            to(as_parameter<target>(value));
        }
    }
};

// The clauses of a statement as drivers visit them.
template <class Statement, class... Given>
struct bound_clauses {
    Statement statement;
    given_values<Given...> given;
};

template <class Visitor, class Statement, class... Given>
constexpr void visit_clauses(Visitor& visitor, const bound_clauses<Statement, Given...>& bound) {
    bound_visitor<Visitor, Given...> by_name{visitor, bound.given};
    bound.statement.visit_values(by_name);
}

template <class Tag, class Visitor, class Statement, class... Given>
constexpr void visit_other_clauses(Visitor& visitor, const bound_clauses<Statement, Given...>& bound) {
    bound_visitor<Visitor, Given...> by_name{visitor, bound.given};
    visit_other_clauses<Tag>(by_name, bound.statement.clauses);
}

// Has the text of the statement itself, so that both share what is prepared.
template <class Statement, class... Given>
struct [[nodiscard]] bound_statement {
    using grammar = typename Statement::grammar;
    using inner = Statement;
    static constexpr bool has_values = Statement::has_values;

    bound_clauses<Statement, Given...> clauses;

    template <class Tag>
    constexpr const auto& clause() const {
        return clauses.statement.template clause<Tag>();
    }
};

template <class Statement, class... Given>
struct returned_items<bound_statement<Statement, Given...>> : returned_items<Statement> {};

template <class T>
constexpr given_info info_of(std::string_view name) noexcept {
    using plain = without_optional<T>;
    given_info info{};
    info.name = name;
    info.type_name = type_name<plain>;
    info.is_null = std::same_as<T, std::nullopt_t> || std::same_as<T, std::nullptr_t>;
    info.is_optional = is_optional<T>;
    info.is_text = text_like<plain>;
    info.is_integer = plain_integer<plain>;
    info.is_floating = std::floating_point<plain>;
    info.is_bindable = storable<plain>;
    return info;
}

template <class Given>
constexpr bool is_named(const walk& w, const Given& given) noexcept {
    for (std::size_t i = 0; i < w.names; ++i)
        if (w.named->entries[i].use.name == given.name) return true;
    return false;
}

// Values without a parameter, or too many of them.
template <class Statement, std::size_t Size>
constexpr void check_names(walk& w, const std::array<given_info, Size>& given, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
        const bool known = is_named(w, given[i]);
        bool twice = false;
        for (std::size_t j = 0; j < i; ++j) twice = twice || given[j].name == given[i].name;
        if (known && !twice) continue;
        problem text(known ? "cupel[E132]: parameter " : "cupel[E131]: parameter ", given[i].name);
        describe_bound<Statement>(text);
        if (known) {
            text += " is given two values; give it one";
        } else if (w.names == 0) {
            text += " is given a value, but the statement names no parameter; compare something with param<name>";
        } else {
            text += " is given a value, but the statement does not name it; give values to its parameters only: ";
            for (std::size_t n = 0; n < w.names; ++n) {
                if (n != 0) text += ", ";
                text += w.named->entries[n].use.name;
            }
        }
        w.report(text);
    }
}

template <class Statement>
struct bound_model {
    static constexpr void describe(problem&) {}
};
template <class Grammar, class... Clauses>
struct bound_model<statement<Grammar, Clauses...>> {
    static constexpr void describe(problem& text) { describe_statement<model_of<Grammar, Clauses...>>(text); }
};

// " of table users (User)"
template <class Statement>
constexpr void describe_bound(problem& text) {
    bound_model<Statement>::describe(text);
}

// The plan of a statement whose parameters have values: the same, unless these do not fit.
template <class Statement, class Dialect, class... Given>
consteval auto measure_bound() {
    auto plan = compiled<Statement, Dialect>::plan;
    plan.names = 0;
    if (plan.fault.found()) return plan;
    const std::array<given_info, sizeof...(Given) + 1> given{info_of<typename Given::kept_type>(Given::name.view())...};
    named_list list;
    list.given = given.data();
    list.given_count = sizeof...(Given);
    list.checks = true;
    writer<Dialect> w;
    w.named = &list;
    Statement::render(w);
    check_names<Statement>(w, given, sizeof...(Given));
    if (w.part_count != 0) delete w.optional;
    plan.fault = w.fault;
    return plan;
}

template <class Statement, class... Given, class Dialect>
struct compiled<bound_statement<Statement, Given...>, Dialect> {
    static constexpr auto plan = measure_bound<Statement, Dialect, Given...>();
    static constexpr const auto& text = compiled<Statement, Dialect>::text;
    static constexpr std::string_view sql = compiled<Statement, Dialect>::sql;
};

// A statement that is executed as it stands, though it names parameters.
template <class Statement, class Dialect>
constexpr void refuse_unbound() {
    static_assert(refuse_statement_if<compiled<bound_statement<Statement>, Dialect>::plan.fault, Statement>::done);
}

template <class Given>
struct no_given_value {
    static constexpr problem value = [] {
        problem text("cupel[E131]: ");
        cupel::detail::describe<Given>(text, "what is bound");
        text += " is no value of a parameter; write param<name> = value";
        return text;
    }();
};

template <class Statement, class... Given>
constexpr auto bind_values(const Statement& statement, Given... given) {
    if constexpr ((gives_value<Given> && ...)) {
        return bound_statement<Statement, Given...>{{statement, {{std::move(given)}...}}};
    } else {
        (..., [] {
            if constexpr (!gives_value<Given>) static_assert(refuse_if<no_given_value<Given>::value>::done);
        }());
        return statement;
    }
}

}  // namespace cupel::detail
