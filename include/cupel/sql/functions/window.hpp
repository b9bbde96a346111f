// Functions that only windows have: a row's number, its rank, its neighbours.
#pragma once

#include <cupel/sql/functions/conditional.hpp>
#include <cupel/sql/over.hpp>

#include <cstdint>
#include <string_view>
#include <type_traits>
#include <utility>

namespace cupel {

namespace detail {

// When a window function is NULL: never, if its arguments may be, if its frame may be empty too, always.
enum class window_null : std::uint8_t { never, of_arguments, of_frame, always };

// name(a, b) OVER (...)
template <fixed_string Name, class ValueType, window_null Null, class... Arguments>
struct window_function : operations<window_function<Name, ValueType, Null, Arguments...>> {
    using value_type = ValueType;
    static constexpr bool has_values = (false || ... || Arguments::has_values);
    static constexpr int precedence = precedence::primary;

    hana::basic_tuple<Arguments...> arguments;

    constexpr explicit window_function(Arguments... a) : arguments(std::move(a)...) {}

    // OVER (window): partition_by(...), order_by(...), or nothing for all rows
    template <class... Windows>
    constexpr auto over(const Windows&... windows) const {
        return make_over(*this, windows...);
    }

    static constexpr std::string_view name() noexcept { return Name.view(); }

    static constexpr void describe(problem& text) {
        text += "window function func::";
        text += Name.view();
        describe_first_column<window_function>(text, " of ");
    }

    template <class Writer>
    static constexpr void render(Writer& w) {
        problem text("cupel[E102]: ");
        describe(text);
        if (std::is_void_v<first_column<window_function>> && w.visible != nullptr) w.visible->describe_from(text);
        text += " stands in ";
        text += clause_name(w.clause);
        text += " without a window; add .over(order_by(...)), or .over() for all rows";
        w.report(text);
    }

    template <class Tail, class Writer>
    static constexpr void render_over(Writer& w) {
        render_for(w, std::type_identity<window_function>{}, Tail{});
        end_of_value<value_type>(w);
        if (Null == window_null::never) w.nullable = false;
        if (Null == window_null::always || (Null == window_null::of_frame && Tail::may_be_empty(w))) w.nullable = true;
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        hana::unpack(arguments, [&](const auto&... argument) { visit_each(visitor, argument...); });
    }
};

template <class Writer, fixed_string Name, class ValueType, window_null Null, class... Arguments, class Tail>
constexpr void render_for(Writer& w, std::type_identity<window_function<Name, ValueType, Null, Arguments...>>, Tail) {
    w.put(Name.view(), "(");
    if constexpr (sizeof...(Arguments) != 0) render_list<Arguments...>(w);
    w.text(")");
    Tail::behind(w);
}

// A count of rows as an argument: these functions take SQL's integer.
using row_argument = bind_parameter<std::int32_t>;

template <fixed_string Name, class Result>
struct rank_maker {
    constexpr auto operator()() const { return window_function<Name, Result, window_null::never>(); }
};

// lag and lead: NULL where there is no such row, or the default.
template <fixed_string Name>
struct neighbour_maker {
    template <expression E>
    constexpr auto operator()(E value) const {
        return window_function<Name, typename E::value_type, window_null::always, E>(std::move(value));
    }
    template <expression E>
    constexpr auto operator()(E value, std::int32_t offset) const
        CUPEL_REFUSE_CALL_IF(offset < 0,
                             "cupel[E103]: an offset of lag or lead must not be negative; say lag or lead") {
        check_offset(offset);
        return window_function<Name, typename E::value_type, window_null::always, E, row_argument>(
            std::move(value), row_argument{offset});
    }
    template <expression E, class Default>
    constexpr auto operator()(E value, std::int32_t offset, Default&& otherwise) const
        CUPEL_REFUSE_CALL_IF(offset < 0,
                             "cupel[E103]: an offset of lag or lead must not be negative; say lag or lead") {
        check_offset(offset);
        auto node = merged_operand<E, Name>(std::forward<Default>(otherwise));
        using type = merged_type<typename E::value_type, typename decltype(node)::value_type>;
        if constexpr (refused<decltype(node)>) return refused_operand<E>{};
        else
            return window_function<Name, type, window_null::of_arguments, E, row_argument, decltype(node)>(
                std::move(value), row_argument{offset}, std::move(node));
    }
};

template <fixed_string Name>
struct end_of_frame_maker {
    template <expression E>
    constexpr auto operator()(E value) const {
        return window_function<Name, typename E::value_type, window_null::of_frame, E>(std::move(value));
    }
};

struct nth_value_maker {
    template <expression E>
    constexpr auto operator()(E value, std::int32_t n) const
        CUPEL_REFUSE_CALL_IF(n < 1, "cupel[E103]: the number of nth_value must be positive; pass 1 for the first row") {
        check_offset(n - 1);
        return window_function<"nth_value", typename E::value_type, window_null::always, E, row_argument>(
            std::move(value), row_argument{n});
    }
};

struct ntile_maker {
    constexpr auto operator()(std::int32_t parts) const
        CUPEL_REFUSE_CALL_IF(parts < 1, "cupel[E103]: the number of ntile must be positive; pass 1 for one part") {
        check_offset(parts - 1);
        return window_function<"ntile", std::int32_t, window_null::never, row_argument>(row_argument{parts});
    }
};

}  // namespace detail

namespace func {

// The row's number in its partition, from 1
inline constexpr detail::rank_maker<"row_number", std::int64_t> row_number{};
// Its rank, with gaps behind equal rows; without gaps; from 0 to 1; the share of rows up to it
inline constexpr detail::rank_maker<"rank", std::int64_t> rank{};
inline constexpr detail::rank_maker<"dense_rank", std::int64_t> dense_rank{};
inline constexpr detail::rank_maker<"percent_rank", double> percent_rank{};
inline constexpr detail::rank_maker<"cume_dist", double> cume_dist{};
// ntile(n): which of n parts of equal size it is in, from 1
inline constexpr detail::ntile_maker ntile{};
// lag(x), lag(x, rows), lag(x, rows, default): x of an earlier row of the partition, of a later one
inline constexpr detail::neighbour_maker<"lag"> lag{};
inline constexpr detail::neighbour_maker<"lead"> lead{};
// x of the first row of the frame, of the last, of the nth. Where only an order is given, the frame ends with the current
// row.
inline constexpr detail::end_of_frame_maker<"first_value"> first_value{};
inline constexpr detail::end_of_frame_maker<"last_value"> last_value{};
inline constexpr detail::nth_value_maker nth_value{};

}  // namespace func
}  // namespace cupel
