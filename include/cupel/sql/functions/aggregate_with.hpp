// FILTER and ORDER BY of an aggregate.
#pragma once

#include <cupel/sql/functions/aggregate.hpp>
#include <cupel/sql/node_pack.hpp>
#include <cupel/sql/ordering.hpp>

#include <concepts>
#include <string_view>
#include <utility>

namespace cupel::detail {

// What an aggregate makes a value of, and what else it takes.
template <class First, class Second>
struct two_arguments {
    using value_type = typename First::value_type;
    static constexpr bool has_values = First::has_values || Second::has_values;
    static constexpr int precedence = precedence::primary;

    [[no_unique_address]] First left;
    [[no_unique_address]] Second right;

    static constexpr void describe(problem& text) { cupel::detail::describe<First>(text, "a value"); }

    template <class Writer>
    static constexpr void render(Writer& w) {
        render_list<First, Second>(w);
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        visit_each(visitor, left, right);
    }
};

struct no_filter {
    static constexpr bool has_values = false;
};

// FILTER (WHERE condition), then what Next writes.
template <class Condition, class Next = no_tail>
struct filter_tail {
    static constexpr bool may_be_empty(const walk&) noexcept { return true; }
    template <class Writer>
    static constexpr void inside(Writer& w) {
        Next::inside(w);
    }
    // A condition sees single rows, whatever it counts.
    template <class Writer>
    static constexpr void behind(Writer& w) {
        const bool nullable = w.nullable;
        const bool before = std::exchange(w.in_filter, true);
        w.text(" FILTER (WHERE ");
        Condition::render(w);
        w.text(")");
        w.in_filter = before;
        w.nullable = nullable;
        Next::behind(w);
    }
};

template <class Next>
struct filter_tail<no_filter, Next> : Next {};

template <class Call, class Tail, class... Items>
struct ordered_tail : Tail {
    template <class Writer>
    static constexpr void inside(Writer& w) {
        if constexpr (!Writer::dialect::has_ordered_aggregates)
            report_no_aggregate<Call>(w, " has .order_by(...), which SQLite has since 3.44 only",
                                      "; take .over(partition_by(...).order_by(...)), or order in the program");
        const bool nullable = w.nullable;
        w.text(" ORDER BY ");
        (check_item<Items>(w), ...);
        render_list<Items...>(w);
        w.nullable = nullable;
    }

    template <class Item, class Writer>
    static constexpr void check_item(Writer& w) {
        if constexpr (expression<Item>)
            if constexpr (!always_ordered<Item>) check_compared<Item, comparing::order>(w, "ORDER BY");
    }
};

template <class Call, class Tail>
struct ordered_tail<Call, Tail> : Tail {};

template <class Argument>
struct first_argument_of {
    using type = Argument;
};
template <class First, class Second>
struct first_argument_of<two_arguments<First, Second>> {
    using type = First;
};
template <class Argument>
using first_argument = typename first_argument_of<Argument>::type;

// An aggregate with FILTER (WHERE condition), ORDER BY, or both.
template <class Call, class Condition, class... Items>
struct aggregate_with : operations<aggregate_with<Call, Condition, Items...>> {
    using value_type = typename Call::value_type;
    static constexpr bool has_values = Call::has_values || Condition::has_values || (false || ... || Items::has_values);
    static constexpr int precedence = precedence::primary;
    static constexpr bool is_distinct = Call::is_distinct;
    static constexpr bool is_ordered = sizeof...(Items) != 0;
    static constexpr bool is_within_group = Call::is_within_group;

    [[no_unique_address]] Call call;
    [[no_unique_address]] node_pack<Items...> items;
    [[no_unique_address]] Condition condition;

    using operations<aggregate_with>::operator=;

    constexpr aggregate_with(Call c, node_pack<Items...> i, Condition f)
        : call(std::move(c)), items(std::move(i)), condition(std::move(f)) {}

    constexpr auto distinct() const
        requires requires(const Call& c) { c.distinct(); }
    {
        return with_parts(call.distinct(), items, condition);
    }
    template <class Other>
    constexpr auto filter(Other other) const {
        return filter_aggregate(*this, std::move(other));
    }
    template <class... Others>
    constexpr auto order_by(Others... others) const {
        return order_aggregate(*this, std::move(others)...);
    }

    template <class... Windows>
    constexpr auto over(const Windows&... windows) const {
        return make_over(*this, windows...);
    }

    static constexpr std::string_view name() noexcept { return Call::name(); }
    static constexpr void describe(problem& text) { Call::describe(text); }

    template <class Writer>
    static constexpr void render(Writer& w) {
        if constexpr (Call::is_distinct) (check_distinct<Items>(w), ...);
        Call::template render_with<ordered_tail<Call, filter_tail<Condition>, Items...>>(w);
    }

    template <class Tail, class Writer>
    static constexpr void render_over(Writer& w) {
        Call::template render_over<filter_tail<Condition, Tail>>(w);
    }

    // Duplicates are gone before they could be put in order.
    template <class Item>
    static constexpr void check_distinct(walk& w) {
        if constexpr (!std::same_as<typename ordered_key<Item>::type, first_argument<decltype(Call::argument)>>) {
            problem text("cupel[E109]: ");
            Call::describe(text);
            text += " is .distinct(), but ordered by ";
            cupel::detail::describe<typename ordered_key<Item>::type>(text, "another expression");
            text += "; order by what it aggregates, or leave out one of the two";
            w.report(text);
        }
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        visit_each(visitor, call, items, condition);
    }
};

template <class Call, class Pack, class Condition>
struct aggregate_of_parts;
template <class Call, bool HasValues, class... Items, class Condition>
struct aggregate_of_parts<Call, basic_node_pack<HasValues, Items...>, Condition> {
    using type = aggregate_with<Call, Condition, Items...>;
};

template <class Call, class Pack, class Condition>
constexpr auto with_parts(Call call, Pack items, Condition condition) {
    return typename aggregate_of_parts<Call, Pack, Condition>::type(std::move(call), std::move(items),
                                                                    std::move(condition));
}

// What an aggregate cannot take, or has already.
template <class Aggregate, fixed_string Method, fixed_string Why>
struct refused_method {
    static constexpr problem value = [] {
        problem text("cupel[E104]: ");
        Aggregate::describe(text);
        text += " is given .";
        text += Method.view();
        text += "(...)";
        text += Why.view();
        return text;
    }();
};

template <class Aggregate, class Condition>
constexpr auto filter_aggregate(const Aggregate& aggregate, Condition given) {
    auto node = condition<"FILTER">(std::move(given));
    if constexpr (requires { aggregate.call; }) {
        using before = decltype(aggregate.condition);
        if constexpr (std::same_as<before, no_filter>) {
            return with_parts(aggregate.call, aggregate.items, std::move(node));
        } else {
            static_assert(
                refuse_if<refused_method<Aggregate, "filter",
                                         " twice; combine the two with && in one .filter(...)">::value>::done);
            return refused_operand<Aggregate>{};
        }
    } else {
        return with_parts(aggregate, node_pack<>{}, std::move(node));
    }
}

// Whether the order of the rows can change the value.
constexpr bool heeds_order(std::string_view name) noexcept {
    for (std::string_view other : {"count", "sum", "avg", "min", "max", "bool_and", "bool_or", "every"})
        if (name == other) return false;
    return !is_spread(name);
}

template <class Aggregate, class... Items>
constexpr auto order_aggregate(const Aggregate& aggregate, Items... items) {
    if constexpr (Aggregate::is_within_group) {
        static_assert(
            refuse_if<refused_method<Aggregate, "order_by",
                                     " beside its .within_group(...), which is its order; leave it out">::value>::done);
        return refused_operand<Aggregate>{};
    } else if constexpr (!heeds_order(Aggregate::name())) {
        static_assert(refuse_if<refused_method<Aggregate, "order_by",
                                               ", but has the same value in every order; leave it out">::value>::done);
        return refused_operand<Aggregate>{};
    } else if constexpr (!(order_key<Items> && ...)) {
        static_assert(refuse_if<no_order_key<Aggregate, "ORDER BY">::value>::done);
        return refused_operand<Aggregate>{};
    } else if constexpr (!requires { aggregate.call; }) {
        return with_parts(aggregate, pack(std::move(items)...), no_filter{});
    } else if constexpr (std::same_as<decltype(aggregate.items), node_pack<>>) {
        return with_parts(aggregate.call, pack(std::move(items)...), aggregate.condition);
    } else {
        static_assert(
            refuse_if<
                refused_method<Aggregate, "order_by", " twice; name all keys in one .order_by(...)">::value>::done);
        return refused_operand<Aggregate>{};
    }
}

}  // namespace cupel::detail
