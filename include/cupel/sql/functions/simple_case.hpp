// CASE x WHEN value THEN result ... END
#pragma once

#include <cupel/sql/functions/conditional.hpp>

#include <type_traits>
#include <utility>

namespace cupel {

namespace detail {

// What the other results are held against.
template <class Subject, class First, class... Rest>
struct first_result {
    using value_type = typename First::value_node::value_type;
    static constexpr bool has_values = false;
    static constexpr int precedence = precedence::primary;

    static constexpr void describe(problem& text) {
        text += "the first THEN of CASE";
        describe_first_column<Subject, typename First::value_node>(text, " on ");
    }
};

// CASE with a subject; its branches have values to compare with instead of conditions.
template <class Subject, class Else, class... Branches>
struct simple_case : operations<simple_case<Subject, Else, Branches...>> {
    using cases = case_expression<Else, Branches...>;
    using value_type = typename cases::value_type;
    static constexpr bool has_values = Subject::has_values || cases::has_values;
    static constexpr int precedence = precedence::primary;

    [[no_unique_address]] Subject operand;
    [[no_unique_address]] cases rest;

    constexpr simple_case(Subject subject, cases c) : operand(std::move(subject)), rest(std::move(c)) {}

    // WHEN value THEN result
    template <class T, class Result>
    constexpr auto when(T&& match, Result&& result) const
        requires(std::same_as<Else, no_else>)
    {
        auto test = cupel::detail::operand<Subject, "CASE">(std::forward<T>(match));
        auto node = merged_operand<first_result<Subject, Branches...>, "THEN">(std::forward<Result>(result));
        using branch = when_branch<decltype(test), decltype(node)>;
        return hana::unpack(rest.branches, [&](const auto&... before) {
            return simple_case<Subject, no_else, Branches..., branch>(
                operand,
                case_expression<no_else, Branches..., branch>(
                    hana::basic_tuple<Branches..., branch>(before..., branch{std::move(test), std::move(node)}),
                    no_else{}));
        });
    }

    // ELSE result
    template <class T>
    constexpr auto else_(T&& result) const
        requires(std::same_as<Else, no_else>)
    {
        auto node = merged_operand<first_result<Subject, Branches...>, "ELSE">(std::forward<T>(result));
        using done = simple_case<Subject, decltype(node), Branches...>;
        return done(operand, typename done::cases(rest.branches, std::move(node)));
    }

    template <class Writer>
    static constexpr void render(Writer& w) {
        if constexpr (!always_ordered<Subject>) check_compared<Subject, comparing::equality>(w, "CASE");
        const bool before = w.nullable;
        w.text("CASE ");
        Subject::render(w);
        w.nullable = before;
        cases::render_branches(w);
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        visit_each(visitor, operand, rest);
    }
};

// CASE x, which has no branch yet and therefore no value.
template <class Subject>
struct case_subject {
    [[no_unique_address]] Subject subject;

    // WHEN value THEN result
    template <class T, class Result>
    constexpr auto when(T&& match, Result&& result) const {
        auto test = cupel::detail::operand<Subject, "CASE">(std::forward<T>(match));
        auto node = argument(std::forward<Result>(result));
        using branch = when_branch<decltype(test), decltype(node)>;
        return simple_case<Subject, no_else, branch>(
            subject, case_expression<no_else, branch>(
                         hana::basic_tuple<branch>(branch{std::move(test), std::move(node)}), no_else{}));
    }
};

}  // namespace detail

// CASE x WHEN 1 THEN 'a' WHEN 2 THEN 'b' ELSE 'c' END: case_(x).when(1, "a").when(2, "b").else_("c"). Without ELSE it is
// NULL where no value is equal; NULL is equal to none.
template <expression Subject>
constexpr auto case_(Subject subject) {
    return detail::case_subject<Subject>{std::move(subject)};
}

}  // namespace cupel
