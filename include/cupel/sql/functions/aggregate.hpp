// Aggregates: one value of many rows.
#pragma once

#include <cupel/sql/functions/function.hpp>

#include <concepts>
#include <cstdint>
#include <string_view>
#include <type_traits>
#include <utility>

namespace cupel {

namespace detail {

struct all_rows_argument {
    using value_type = std::int64_t;
    static constexpr bool has_values = false;
    static constexpr int precedence = precedence::primary;
    template <class Writer>
    static constexpr void render(Writer& w) {
        w.text("*");
    }
};

// What a call has behind its last argument and behind its parentheses. A dialect's overload of render_for writes it there.
struct no_tail {
    template <class Writer>
    static constexpr void inside(Writer&) noexcept {}
    template <class Writer>
    static constexpr void behind(Writer&) noexcept {}
    // Whether it may see no rows though there is a group or a window.
    static constexpr bool may_be_empty(const walk&) noexcept { return false; }
};

enum class aggregate_null : std::uint8_t { never, of_nothing, of_one_row };

// Standard deviations and variances.
constexpr bool is_spread(std::string_view name) noexcept {
    return name.starts_with("stddev") || name.starts_with("var");
}

// Documents and arrays: of no rows they are empty.
constexpr bool collects(std::string_view name) noexcept {
    return name == "json_agg" || name == "json_object_agg" || name == "array_agg";
}

constexpr aggregate_null null_of_aggregate(std::string_view name) noexcept {
    if (name == "count" || collects(name)) return aggregate_null::never;
    // A sample of one row has no spread.
    return is_spread(name) && !name.ends_with("_pop") ? aggregate_null::of_one_row : aggregate_null::of_nothing;
}

template <class Call, bool Allowed>
struct not_distinct {
    static constexpr problem value = [] {
        problem text;
        if constexpr (!Allowed) {
            text += "cupel[E532]: ";
            Call::describe(text);
            text +=
                Call::is_within_group
                    ? " looks at its rows in an order, and takes no .distinct(); leave it out"
                    : " counts rows, and is given .distinct(), which is of values; name the column whose values are "
                      "to differ: func::count(col<...>).distinct()";
        }
        return text;
    }();
};

// name([DISTINCT] x). COUNT is never NULL; the others are NULL over no rows, which only GROUP BY excludes.
template <fixed_string Name, class ValueType, class Argument, bool Distinct = false>
struct aggregate_call : operations<aggregate_call<Name, ValueType, Argument, Distinct>> {
    using value_type = ValueType;
    static constexpr bool has_values = Argument::has_values;
    static constexpr int precedence = precedence::primary;
    static constexpr bool is_distinct = Distinct;
    static constexpr bool is_within_group = requires { typename Argument::within_group_key; };
    static constexpr aggregate_null null = null_of_aggregate(Name.view());

    [[no_unique_address]] Argument argument;

    using operations<aggregate_call>::operator=;

    [[gnu::always_inline]] constexpr explicit aggregate_call(Argument a) : argument(std::move(a)) {}

    // name(DISTINCT x): of different values; rows as a whole cannot be counted so.
    constexpr auto distinct() const {
        constexpr bool allowed = !std::same_as<Argument, all_rows_argument> && !is_within_group;
        static_assert(refuse_if<not_distinct<aggregate_call, allowed>::value>::done);
        if constexpr (allowed) return aggregate_call<Name, ValueType, Argument, true>(argument);
        else return *this;
    }

    // name(x) FILTER (WHERE condition): of the rows for which it holds
    template <class Condition>
    constexpr auto filter(Condition condition) const {
        return filter_aggregate(*this, std::move(condition));
    }

    // name(x ORDER BY a, b): where the order of the rows matters, as in string_agg
    template <class... Items>
    constexpr auto order_by(Items... items) const {
        return order_aggregate(*this, std::move(items)...);
    }

    // name(x) OVER (window): of the rows of partition_by(...), order_by(...), or of all
    template <class... Windows>
    constexpr auto over(const Windows&... windows) const {
        return make_over(*this, windows...);
    }

    static constexpr std::string_view name() noexcept { return Name.view(); }

    static constexpr void describe(problem& text) {
        text += "aggregate func::";
        text += Name.view();
        if constexpr (!std::same_as<Argument, all_rows_argument>) {
            text += " of ";
            cupel::detail::describe<Argument>(text, "an expression");
        }
    }

    template <class Writer>
    static constexpr void render(Writer& w) {
        render_with<no_tail>(w);
    }

    template <class Tail, class Writer>
    static constexpr void render_with(Writer& w) {
        w.aggregated = true;
        w.aggregated_outside = w.aggregated_outside || !w.in_window;
        if (!w.discovering) check_place(w);
        const bool before = w.nullable;
        const bool inside = std::exchange(w.in_aggregate, true);
        w.nullable = w.own_column = w.outer_column = false;
        if constexpr (!always_ordered<Argument>) check_argument(w);
        render_for(w, std::type_identity<aggregate_call>{}, Tail{});
        if (w.outer_column && !w.own_column) report_of_outer(w);
        end_of_value<value_type>(w);
        const bool of_nothing =
            Tail::may_be_empty(w) || w.visible == nullptr || !w.visible->has_group_by || w.visible->empty_group;
        w.nullable = before || null == aggregate_null::of_one_row ||
                     (null != aggregate_null::never && (w.nullable || of_nothing));
        w.in_aggregate = inside;
    }

    // Of the rows of a window: there are no groups, and the row itself is there unless the frame leaves it out.
    template <class Tail, class Writer>
    static constexpr void render_over(Writer& w) {
        if constexpr (!always_ordered<Argument>) check_argument(w);
        const bool covered = std::exchange(w.covered, w.template groups_by<Argument>());
        render_for(w, std::type_identity<aggregate_call>{}, Tail{});
        w.covered = covered;
        end_of_value<value_type>(w);
        w.nullable = null == aggregate_null::of_one_row ||
                     (null != aggregate_null::never && (w.nullable || Tail::may_be_empty(w)));
    }

    template <class Writer>
    static constexpr void check_argument(Writer& w) {
        constexpr bool extreme = Name.view() == "min" || Name.view() == "max";
        if constexpr (extreme) check_compared<Argument, comparing::order>(w, Name.view());
        else if constexpr (Distinct) check_compared<Argument, comparing::equality>(w, "DISTINCT");
        else if constexpr (type_of<Argument>.is_decimal() && Name.view() != "count" && !collects(Name.view()))
            check_exact<Argument>(w, Name.view());
    }

    // SQL takes it for an aggregate of the statement whose columns it has.
    static constexpr void report_of_outer(walk& w) {
        problem text("cupel[E032]: ");
        describe(text);
        text += " stands in a subquery, but has columns of the statement around it only, which sees single rows there; "
                "aggregate a column of a table that the subquery names";
        w.report(text);
    }

    // What counts rows names their table.
    static constexpr void describe_in(walk& w, problem& text) {
        describe(text);
        if (!std::same_as<Argument, all_rows_argument> || w.visible == nullptr || w.visible->source_count == 0) return;
        text += " of ";
        w.visible->sources[0].table->describe(text);
    }

    static constexpr void check_place(walk& w) {
        if (w.in_aggregate || w.in_filter) {
            problem text("cupel[E033]: ");
            describe_in(w, text);
            text += " stands inside another aggregate in ";
            text += clause_name(w.clause);
            text += "; aggregate in a subquery first";
            w.report(text);
        } else if (w.clause != clause_kind::select_list && w.clause != clause_kind::having &&
                   w.clause != clause_kind::order_by && w.clause != clause_kind::window) {
            problem text("cupel[E032]: ");
            describe_in(w, text);
            text += " stands in ";
            text += clause_name(w.clause);
            text += w.clause == clause_kind::where ? ", which sees single rows; move the condition to .having(...)"
                                                   : ", which sees single rows; compute it in a subquery";
            w.report(text);
        }
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        argument.visit_values(visitor);
    }
};

template <class Argument, bool Distinct, class Tail, class Writer>
constexpr void render_aggregate(Writer& w, std::string_view name) {
    w.put(name, Distinct ? "(DISTINCT " : "(");
    Argument::render(w);
    Tail::inside(w);
    w.text(")");
    Tail::behind(w);
}

template <class Writer, fixed_string Name, class ValueType, class Argument, bool Distinct, class Tail>
constexpr void render_for(Writer& w, std::type_identity<aggregate_call<Name, ValueType, Argument, Distinct>>, Tail) {
    render_aggregate<Argument, Distinct, Tail>(w, Name.view());
}

// For the database that has no such aggregate.
template <class Call>
constexpr void report_no_aggregate(walk& w, std::string_view lacking, std::string_view repair) {
    problem text("cupel[E107]: ");
    Call::describe(text);
    text += lacking;
    text += repair;
    w.report(text);
}

// An aggregate of no expression, or of several.
template <fixed_string Name, class... Given>
struct not_aggregated {
    static constexpr problem value = [] {
        if constexpr (sizeof...(Given) == 1) {
            problem text("cupel[E016]: a value of type ", (query<Given>, ...) ? "SELECT" : (type_name<Given>, ...),
                         " is argument 1 of func::", Name.view(),
                         ", which takes an expression; pass one, as in func::", Name.view(), "(col<&T::member>)");
            if (Name.view() == "count") text += ", or count all rows: func::count()";
            return text;
        } else {
            problem text("cupel[E018]: func::", Name.view(), " is given ", small_number(sizeof...(Given)),
                         " arguments");
            describe_first_column<Given...>(text, ", one of them ");
            text += ", and takes 1; pass one expression";
            return text;
        }
    }();
};

template <fixed_string Name, class... Given>
constexpr auto refuse_aggregate() {
    static_assert(refuse_if<not_aggregated<Name, Given...>::value>::done);
    return refused_operand<not_aggregated<Name, Given...>>{};
}

// Whether an aggregate is given what it takes: one expression.
template <class... Given>
inline constexpr bool one_expression = false;
template <expression E>
inline constexpr bool one_expression<E> = true;

struct count_maker {
    // count(*)
    constexpr auto operator()() const { return aggregate_call<"count", std::int64_t, all_rows_argument>({}); }
    // count(x): of rows where x is not NULL
    template <expression E>
    [[gnu::always_inline]] constexpr auto operator()(E argument) const {
        return aggregate_call<"count", std::int64_t, E>(std::move(argument));
    }
    template <class... Given>
        requires(!one_expression<Given...>)
    constexpr auto operator()(const Given&...) const {
        return refuse_aggregate<"count", Given...>();
    }
};

// Bytes can be compared, but not every database has an extreme of them.
template <fixed_string Name, class E>
struct extreme_of_bytes {
    static constexpr problem value = [] {
        problem text("cupel[E016]: ");
        cupel::detail::describe<E>(text, "a value");
        text += " of type ";
        text += type_of<E>.name;
        text += " is argument 1 of func::";
        text += Name.view();
        text += ", which takes no bytes; order by the column and take the .first() row";
        return text;
    }();
};

// min and max take everything that has an order, and keep its type.
template <fixed_string Name>
struct extreme_maker {
    template <expression E>
    constexpr auto operator()(E argument) const {
        if constexpr (type_of<E>.kind == type_kind::blob && !type_of<E>.array) {
            static_assert(refuse_if<extreme_of_bytes<Name, E>::value>::done);
            return refused_operand<E>{};
        } else {
            return aggregate_call<Name, typename E::value_type, E>(std::move(argument));
        }
    }
    template <class... Given>
        requires(!one_expression<Given...>)
    constexpr auto operator()(const Given&...) const {
        return refuse_aggregate<Name, Given...>();
    }
};

template <fixed_string Name, class Integral, class Floating>
struct numeric_aggregate_maker {
    template <expression E>
    constexpr auto operator()(E argument) const {
        using check = arguments_check<Name, "d", E>;
        static_assert(refuse_if<check::value>::done);
        using given = typename E::value_type;
        using result = std::conditional_t<type_of<E>.is_decimal(), given,
                                          std::conditional_t<std::integral<given>, Integral, Floating>>;
        if constexpr (!check::ok) return refused_operand<E>{};
        else return aggregate_call<Name, result, E>(std::move(argument));
    }
    template <class... Given>
        requires(!one_expression<Given...>)
    constexpr auto operator()(const Given&...) const {
        return refuse_aggregate<Name, Given...>();
    }
};

// Whether a condition holds for every row, or for one of them.
template <fixed_string Name, fixed_string Called>
struct logical_aggregate_maker {
    template <class Condition>
    constexpr auto operator()(Condition argument) const {
        auto node = condition<Called>(std::move(argument));
        return aggregate_call<Name, bool, decltype(node)>(std::move(node));
    }
};

}  // namespace detail

namespace func {

inline constexpr detail::count_maker count{};
inline constexpr detail::extreme_maker<"min"> min{};
inline constexpr detail::extreme_maker<"max"> max{};
// sum(x): std::int64_t of integers, double of floating numbers, a decimal of decimals
inline constexpr detail::numeric_aggregate_maker<"sum", std::int64_t, double> sum{};
// avg(x): double, of decimals a decimal
inline constexpr detail::numeric_aggregate_maker<"avg", double, double> avg{};
// bool_and(condition), every(condition): whether it holds for all rows; bool_or(condition): whether for one of them.
// SQLite's min and max.
inline constexpr detail::logical_aggregate_maker<"bool_and", "func::bool_and"> bool_and{};
inline constexpr detail::logical_aggregate_maker<"bool_or", "func::bool_or"> bool_or{};
inline constexpr detail::logical_aggregate_maker<"every", "func::every"> every{};
// The spread of numbers, in PostgreSQL: of a sample (NULL for one row), or of all there are. double, of decimals a decimal
inline constexpr detail::numeric_aggregate_maker<"stddev", double, double> stddev{};
inline constexpr detail::numeric_aggregate_maker<"stddev_samp", double, double> stddev_samp{};
inline constexpr detail::numeric_aggregate_maker<"stddev_pop", double, double> stddev_pop{};
inline constexpr detail::numeric_aggregate_maker<"variance", double, double> variance{};
inline constexpr detail::numeric_aggregate_maker<"var_samp", double, double> var_samp{};
inline constexpr detail::numeric_aggregate_maker<"var_pop", double, double> var_pop{};

}  // namespace func
}  // namespace cupel
