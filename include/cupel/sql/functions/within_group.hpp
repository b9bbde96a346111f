// Aggregates of rows in an order: percentiles and the most frequent value.
#pragma once

#include <cupel/sql/frame.hpp>
#include <cupel/sql/functions/aggregate_with.hpp>

#include <concepts>
#include <string_view>
#include <type_traits>
#include <utility>

namespace cupel {

namespace detail {

// fraction) WITHIN GROUP (ORDER BY key: what stands between the parentheses of such an aggregate
template <class Fraction, class Item>
struct within_group_argument {
    using within_group_key = typename ordered_key<Item>::type;
    using value_type = typename within_group_key::value_type;
    static constexpr bool has_values = Fraction::has_values || Item::has_values;
    static constexpr int precedence = precedence::primary;

    [[no_unique_address]] Fraction fraction;
    [[no_unique_address]] Item operand;

    static constexpr void describe(problem& text) { cupel::detail::describe<within_group_key>(text, "an expression"); }

    template <class Writer>
    static constexpr void render(Writer& w) {
        const bool nullable = w.nullable;
        if constexpr (!std::same_as<Fraction, no_filter>) Fraction::render(w);
        w.nullable = nullable;
        w.text(") WITHIN GROUP (ORDER BY ");
        if constexpr (!always_ordered<within_group_key>)
            check_compared<within_group_key, comparing::order>(w, "WITHIN GROUP");
        Item::render(w);
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        visit_each(visitor, fraction, operand);
    }
};

template <fixed_string Name, class Key>
struct no_percentile {
    static constexpr problem value = [] {
        problem text("cupel[E016]: ");
        cupel::detail::describe<Key>(text, "a value");
        text += " of type ";
        text += type_of<Key>.name;
        text += " is ordered by func::";
        text += Name.view();
        text += ", which computes between two numbers; take func::percentile_disc, which picks one of the values";
        return text;
    }();
};

// What stands before .within_group(...) says of which rows.
template <fixed_string Name, class Fraction>
struct ordered_set_function : operations<ordered_set_function<Name, Fraction>> {
    using value_type = double;
    static constexpr bool has_values = Fraction::has_values;
    static constexpr int precedence = precedence::primary;

    [[no_unique_address]] Fraction fraction;

    constexpr explicit ordered_set_function(Fraction f) : fraction(std::move(f)) {}

    // WITHIN GROUP (ORDER BY key): key.desc() counts from the other end
    template <class Item>
    constexpr auto within_group(Item item) const {
        if constexpr (!order_key<Item>) {
            static_assert(refuse_if<no_order_key<ordered_set_function, "WITHIN GROUP">::value>::done);
            return refused_operand<ordered_set_function>{};
        } else {
            return with_key<typename ordered_key<Item>::type>(std::move(item));
        }
    }

    static constexpr std::string_view name() noexcept { return Name.view(); }

    static constexpr void describe(problem& text) {
        text += "aggregate func::";
        text += Name.view();
    }

    template <class Writer>
    static constexpr void render(Writer& w) {
        problem text("cupel[E102]: ");
        describe(text);
        if (w.visible != nullptr) w.visible->describe_from(text);
        text += " stands in ";
        text += clause_name(w.clause);
        text += " without an order; add .within_group(key)";
        w.report(text);
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        visit_each(visitor, fraction);
    }

private:
    template <class Key, class Item>
    constexpr auto with_key(Item item) const {
        constexpr bool computes = Name.view() == "percentile_cont";
        using value = std::conditional_t<computes, double, typename Key::value_type>;
        if constexpr (computes && !type_of<Key>.is_number() && !type_of<Key>.is_decimal()) {
            static_assert(refuse_if<no_percentile<Name, Key>::value>::done);
            return refused_operand<Key>{};
        } else {
            using argument = within_group_argument<Fraction, Item>;
            return aggregate_call<Name, value, argument>(argument{fraction, std::move(item)});
        }
    }
};

[[noreturn]] inline void throw_wrong_fraction() {
    throw programming_error(error_code::programming, "the fraction of a percentile must be between 0 and 1");
}

template <fixed_string Name>
struct percentile_maker {
    constexpr auto operator()(double fraction) const CUPEL_REFUSE_CALL_IF(
        !(fraction >= 0 && fraction <= 1),
        "cupel[E103]: the fraction of a percentile must be between 0 and 1; pass 0.5 for the median") {
        if (!(fraction >= 0 && fraction <= 1)) {
            if (CUPEL_CONSTANT_EVALUATED) {
                if (!CUPEL_CALLS_REFUSED)
                    refuse_offset<"cupel[E103]: the fraction of a percentile must be between 0 and 1; pass 0.5 for the "
                                  "median">();
            } else {
                throw_wrong_fraction();
            }
        }
        using node = decltype(bound_alone(fraction));
        return ordered_set_function<Name, node>(bound_alone(fraction));
    }
};

struct mode_maker {
    constexpr auto operator()() const { return ordered_set_function<"mode", no_filter>(no_filter{}); }
};

}  // namespace detail

namespace func {

// On PostgreSQL, each with .within_group(key). percentile_cont(0.5): the median, computed between two values, a double
inline constexpr detail::percentile_maker<"percentile_cont"> percentile_cont{};
// percentile_disc(0.5): the first value at which so much of the rows is reached; of any type that has an order
inline constexpr detail::percentile_maker<"percentile_disc"> percentile_disc{};
// mode(): the most frequent value, of several the first
inline constexpr detail::mode_maker mode{};

}  // namespace func
}  // namespace cupel
