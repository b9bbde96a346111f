// Conditions that are no operators of C++: IS NULL, BETWEEN, LIKE, IN.
#pragma once

#include <cupel/sql/in.hpp>
#include <cupel/sql/operators.hpp>

#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>

namespace cupel {

// A character of a LIKE pattern behind which % and _ stand for themselves.
struct escape_character {
    char character;
};

// ESCAPE character: x.like("100!%", escape('!')).
constexpr escape_character escape(char character) noexcept { return {character}; }

}  // namespace cupel

namespace cupel::detail {

// x IS [NOT] NULL, and what else is asked of x and never NULL itself
template <fixed_string Test, class Operand>
struct null_test : operations<null_test<Test, Operand>> {
    using value_type = bool;
    static constexpr bool has_values = Operand::has_values;
    static constexpr int precedence = precedence::comparison;

    [[no_unique_address]] Operand operand;

    constexpr explicit null_test(Operand inner) : operand(std::move(inner)) {}

    template <class Writer>
    static constexpr void render(Writer& w) {
        const bool before = w.nullable;
        render_inside<Operand>(w, precedence + 1);
        w.put(" ", Test.view());
        w.nullable = before;
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        operand.visit_values(visitor);
    }
};

// x IS TRUE, x IS FALSE
template <fixed_string Test, class Operand>
struct truth_check {
    static constexpr bool ok = type_of<Operand>.is_boolean();
    static constexpr problem value = [] {
        problem text;
        if constexpr (!ok) {
            text = problem("cupel[E011]: ");
            cupel::detail::describe<Operand>(text, "the operand");
            text += " of type ";
            text += type_of<Operand>.name;
            text += " stands before ";
            text += Test.view();
            text += ", which needs a condition; compare it with something, as in column == value";
        }
        return text;
    }();
};

template <fixed_string Test, class Operand>
constexpr auto make_truth_test(const Operand& operand) {
    static_assert(refuse_if<truth_check<Test, Operand>::value>::done);
    if constexpr (!truth_check<Test, Operand>::ok) return refused_operand<Operand>{};
    else return null_test<Test, Operand>(operand);
}

// x IS [NOT] DISTINCT FROM y
template <fixed_string Test, class Left, class Right>
struct distinct_comparison : operations<distinct_comparison<Test, Left, Right>> {
    using value_type = bool;
    static constexpr bool has_values = Left::has_values || Right::has_values;
    static constexpr int precedence = precedence::comparison;

    [[no_unique_address]] Left left;
    [[no_unique_address]] Right right;

    constexpr distinct_comparison(Left l, Right r) : left(std::move(l)), right(std::move(r)) {}

    template <class Writer>
    static constexpr void render(Writer& w) {
        const bool before = w.nullable;
        if constexpr (!always_ordered<Left, Right>) check_comparison<Left, Right, comparing::equality>(w, Test.view());
        render_inside<Left>(w, precedence + 1);
        w.put(" ", Test.view(), " ");
        render_inside<Right>(w, precedence + 1);
        w.nullable = before;
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        if constexpr (Left::has_values) left.visit_values(visitor);
        if constexpr (Right::has_values) right.visit_values(visitor);
    }
};

template <fixed_string Test, class Left, class T>
constexpr auto distinct_test(const Left& left, T&& value) {
    using plain = std::remove_cvref_t<T>;
    if constexpr (is_optional<plain>) {
        static_assert(refuse_if<operand_check<Left, typename plain::value_type, Test>::value>::done);
        return distinct_comparison<Test, Left, bind_parameter<plain>>(left, {std::forward<T>(value)});
    } else if constexpr (names_parameter<plain>) {
        using right = typename plain::template beside<Left, true>;
        return distinct_comparison<Test, Left, right>(left, right{});
    } else {
        auto right = operand<Left, Test>(std::forward<T>(value));
        return distinct_comparison<Test, Left, decltype(right)>(left, std::move(right));
    }
}

// x [NOT] BETWEEN low AND high
template <fixed_string Test, class Operand, class Low, class High>
struct between : operations<between<Test, Operand, Low, High>> {
    using value_type = bool;
    static constexpr bool has_values = Operand::has_values || Low::has_values || High::has_values;
    static constexpr int precedence = precedence::comparison;

    [[no_unique_address]] Operand operand;
    [[no_unique_address]] Low low;
    [[no_unique_address]] High high;

    constexpr between(Operand o, Low l, High h) : operand(std::move(o)), low(std::move(l)), high(std::move(h)) {}

    template <class Writer>
    static constexpr void render(Writer& w) {
        if constexpr (!always_ordered<Operand, Low, High>) {
            check_comparison<Operand, Low, comparing::order>(w, Test.view());
            check_comparison<Operand, High, comparing::order>(w, Test.view());
        }
        if constexpr (Test.view() == "BETWEEN SYMMETRIC") render_for(w, std::type_identity<between>{});
        else render_range(w);
    }

    template <class Writer>
    static constexpr void render_range(Writer& w) {
        render_inside<Operand>(w, precedence + 1);
        w.put(" ", Test.view(), " ");
        render_inside<Low>(w, precedence + 1);
        w.text(" AND ");
        render_inside<High>(w, precedence + 1);
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        visit_each(visitor, operand, low, high);
    }
};

// x BETWEEN SYMMETRIC; a dialect without it overloads render_for.
template <class Writer, fixed_string Test, class Operand, class Low, class High>
constexpr void render_for(Writer& w, std::type_identity<between<Test, Operand, Low, High>>) {
    between<Test, Operand, Low, High>::render_range(w);
}

template <fixed_string Test, class Operand, class Low, class High>
constexpr auto make_between(const Operand& inner, Low&& low, High&& high) {
    auto l = operand<Operand, Test>(std::forward<Low>(low));
    auto h = operand<Operand, Test>(std::forward<High>(high));
    return between<Test, Operand, decltype(l), decltype(h)>(inner, std::move(l), std::move(h));
}

template <class Node, fixed_string Operator>
struct text_check {
    static constexpr bool ok = type_of<Node>.is_text();
    static constexpr problem value = [] {
        if constexpr (ok) {
            return problem();
        } else {
            problem text;
            text += "cupel[E014]: ";
            cupel::detail::describe<Node>(text, "the operand");
            text += " is of type ";
            text += type_of<Node>.name;
            text += "; ";
            text += Operator.view();
            text += " takes text only; write cast<std::string>(...) first";
            return text;
        }
    }();
};

// x LIKE pattern ESCAPE character; a dialect overloads render_for where the pattern is changed first.
template <class Like>
struct escaped_like : operations<escaped_like<Like>> {
    using value_type = bool;
    static constexpr bool has_values = true;
    static constexpr int precedence = precedence::comparison;

    [[no_unique_address]] Like left;
    escape_character right;

    constexpr escaped_like(Like l, escape_character r) : left(std::move(l)), right(r) {}

    template <class Writer>
    static constexpr void render(Writer& w) {
        render_for(w, std::type_identity<escaped_like>{});
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        if constexpr (Like::has_values) left.visit_values(visitor);
        visitor(std::string_view(&right.character, 1));
    }
};

template <class Writer, class Like>
constexpr void render_for(Writer& w, std::type_identity<escaped_like<Like>>) {
    Like::render(w);
    w.text(" ESCAPE ");
    w.parameter();
}

template <class Like>
constexpr auto with_escape(Like like, escape_character character) {
    if constexpr (refused<Like>) return like;
    else return escaped_like<Like>(std::move(like), character);
}

template <fixed_string Test, class Left, class T>
constexpr auto make_like(const Left& left, T&& pattern) {
    static_assert(refuse_if<text_check<Left, Test>::value>::done);
    if constexpr (!text_check<Left, Test>::ok) return refused_operand<Left>{};
    else return make_binary<infix<Test, precedence::comparison>, bool>(left, std::decay_t<T>(std::forward<T>(pattern)));
}

template <fixed_string Test, class Left, class T>
constexpr auto make_like(const Left& left, T&& pattern, escape_character character) {
    return with_escape(make_like<Test>(left, std::forward<T>(pattern)), character);
}

// x [NOT] ILIKE pattern; a dialect without ILIKE overloads render_for.
template <fixed_string Test, class Left, class Right>
struct ilike : operations<ilike<Test, Left, Right>> {
    using value_type = bool;
    static constexpr bool has_values = Left::has_values || Right::has_values;
    static constexpr int precedence = precedence::comparison;

    [[no_unique_address]] Left left;
    [[no_unique_address]] Right right;

    constexpr ilike(Left l, Right r) : left(std::move(l)), right(std::move(r)) {}

    template <class Writer>
    static constexpr void render(Writer& w) {
        render_for(w, std::type_identity<ilike>{});
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        if constexpr (Left::has_values) left.visit_values(visitor);
        if constexpr (Right::has_values) right.visit_values(visitor);
    }
};

template <class Writer, fixed_string Test, class Left, class Right>
constexpr void render_for(Writer& w, std::type_identity<ilike<Test, Left, Right>>) {
    render_inside<Left>(w, precedence::comparison + 1);
    w.put(" ", Test.view(), " ");
    render_inside<Right>(w, precedence::comparison + 1);
}

template <fixed_string Test, class Left, class T>
constexpr auto make_ilike(const Left& left, T&& pattern) {
    static_assert(refuse_if<text_check<Left, Test>::value>::done);
    if constexpr (!text_check<Left, Test>::ok) {
        return refused_operand<Left>{};
    } else {
        auto right = operand<Left, Test>(std::forward<T>(pattern));
        return ilike<Test, Left, decltype(right)>(left, std::move(right));
    }
}

template <fixed_string Test, class Left, class T>
constexpr auto make_ilike(const Left& left, T&& pattern, escape_character character) {
    return with_escape(make_ilike<Test>(left, std::forward<T>(pattern)), character);
}

}  // namespace cupel::detail
