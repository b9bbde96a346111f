// Which rows of a window a function sees: ROWS, RANGE or GROUPS BETWEEN ... AND ... EXCLUDE ...
#pragma once

#include <cupel/core/config.hpp>
#include <cupel/core/error.hpp>
#include <cupel/sql/comparing.hpp>
#include <cupel/sql/operand.hpp>
#include <cupel/sql/ordering.hpp>
#include <cupel/types/interval.hpp>

#include <concepts>
#include <cstdint>
#include <string_view>
#include <type_traits>
#include <utility>

namespace cupel {

namespace detail {

enum class bound_at : std::uint8_t { unbounded_preceding, preceding, current_row, following, unbounded_following };

constexpr std::string_view bound_name(bound_at at) noexcept {
    constexpr std::string_view names[] = {"UNBOUNDED PRECEDING", "PRECEDING", "CURRENT ROW", "FOLLOWING",
                                          "UNBOUNDED FOLLOWING"};
    return names[static_cast<std::size_t>(at)];
}

// An end of a frame that needs no number.
template <bound_at At>
struct fixed_bound {
    static constexpr bool has_values = false;
    static constexpr bool has_offset = false;
    static constexpr bound_at at = At;

    template <class Writer>
    static constexpr void render(Writer& w) {
        w.text(bound_name(At));
    }
};

// value PRECEDING, value FOLLOWING; of type void while the kind of frame is not known
template <bound_at At, class T>
struct offset_bound {
    static constexpr bool has_values = true;
    static constexpr bool has_offset = true;
    static constexpr bound_at at = At;
    using offset_type = T;

    T value;

    template <class Writer>
    static constexpr void render(Writer& w) {
        bind_parameter<T>::render(w);
        w.put(" ", bound_name(At));
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        visitor(value);
    }
};

template <class T>
concept frame_bound = requires {
    { T::at } -> std::convertible_to<bound_at>;
};

// Neither constexpr nor defined: a constant that reaches it stops g++, which shows the message.
template <fixed_string Message>
void refuse_offset();

[[noreturn]] inline void throw_wrong_offset() {
    throw programming_error(
        error_code::programming,
        "an offset of a frame, lag or lead must not be negative, and the number of nth_value or ntile "
        "must be positive");
}

template <class T>
constexpr void check_offset(const T& value) {
    if constexpr (std::is_arithmetic_v<T>) {
        if (!(value < T{})) return;
        if (CUPEL_CONSTANT_EVALUATED) {
            if (!CUPEL_CALLS_REFUSED)
                refuse_offset<"cupel[E103]: an offset of a frame must not be negative; say preceding or following">();
        } else {
            throw_wrong_offset();
        }
    }
}

template <class T>
constexpr bool is_negative(const T& value) noexcept {
    if constexpr (std::is_arithmetic_v<T>) return value < T{};
    else return false;
}

enum class exclusion : std::uint8_t { unsaid, current_row, group, ties, no_others };

constexpr std::string_view exclusion_text(exclusion excluded) noexcept {
    constexpr std::string_view texts[] = {"", " EXCLUDE CURRENT ROW", " EXCLUDE GROUP", " EXCLUDE TIES",
                                          " EXCLUDE NO OTHERS"};
    return texts[static_cast<std::size_t>(excluded)];
}

// The frame that SQL takes where none is said: it has the row itself.
struct no_frame {
    static constexpr bool has_values = false;
    static constexpr bool may_be_empty = false;
};

template <fixed_string Unit, class Start, class End, exclusion Excluded = exclusion::unsaid>
struct frame {
    static constexpr bool has_values = Start::has_values || End::has_values;
    static constexpr bool may_be_empty = Start::at > bound_at::current_row || End::at < bound_at::current_row ||
                                         Excluded == exclusion::current_row || Excluded == exclusion::group;

    // Whether it is measured in values of the key, which then must be of a type that the database computes with.
    static constexpr bool adds_to_key = Unit.view() == "RANGE" && (Start::has_offset || End::has_offset);

    [[no_unique_address]] Start start;
    [[no_unique_address]] End end;

    template <exclusion Other>
    constexpr frame<Unit, Start, End, Other> excluding() const {
        return {start, end};
    }

    template <class Writer>
    static constexpr void render(Writer& w) {
        w.put(Unit.view(), " BETWEEN ");
        Start::render(w);
        w.text(" AND ");
        End::render(w);
        w.text(exclusion_text(Excluded));
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        visit_each(visitor, start, end);
    }
};

enum class frame_fault : std::uint8_t { none, no_bound, backwards, no_key, no_distance, other_type, unordered };

// The type that an offset has beside a key of RANGE; void if it does not fit, or if nothing can be added to the key.
template <class Key, class T>
constexpr auto find_range_offset() {
    constexpr sql_type key = type_of<Key>;
    using value = typename Key::value_type;
    if constexpr (key.refused) return std::type_identity<std::int64_t>{};
    else if constexpr (key.is_integer() && std::integral<T> && !std::same_as<T, bool>)
        return std::type_identity<std::int64_t>{};
    else if constexpr (key.is_number() && !key.is_integer() && std::is_arithmetic_v<T> && !std::same_as<T, bool>)
        return std::type_identity<double>{};
    else if constexpr (key.is_decimal() && (std::same_as<T, value> || (std::integral<T> && !std::same_as<T, bool>)))
        return std::type_identity<value>{};
    else if constexpr (key.is_plain() && key.kind >= type_kind::date && key.kind <= type_kind::timestamptz &&
                       std::same_as<T, interval>)
        return std::type_identity<interval>{};
    else return std::type_identity<void>{};
}

template <class Key, class T>
using range_offset = typename decltype(find_range_offset<Key, T>())::type;

template <class Key>
inline constexpr bool has_distance =
    type_of<Key>.is_number() || type_of<Key>.is_decimal() ||
    (type_of<Key>.is_plain() && type_of<Key>.kind >= type_kind::date && type_of<Key>.kind <= type_kind::timestamptz);

template <fixed_string Unit, class... Items>
struct bound_check {
    template <class Bound>
    static constexpr frame_fault of() {
        if constexpr (!Bound::has_offset) {
            return frame_fault::none;
        } else if constexpr (Unit.view() != "RANGE") {
            return std::integral<typename Bound::offset_type> ? frame_fault::none : frame_fault::other_type;
        } else if constexpr (sizeof...(Items) != 1) {
            return frame_fault::no_key;
        } else if constexpr ((order_key<Items> && ...)) {
            return of_key<Bound, typename ordered_key<Items>::type...>();
        } else {
            return frame_fault::none;  // refused where the window is used
        }
    }

    template <class Bound, class Key>
    static constexpr frame_fault of_key() {
        if (!has_distance<Key>) return frame_fault::no_distance;
        return std::is_void_v<range_offset<Key, typename Bound::offset_type>> ? frame_fault::other_type
                                                                              : frame_fault::none;
    }

    // The bound with its offset in the type that is bound.
    template <class Bound>
    static constexpr auto converted(const Bound& bound) {
        if constexpr (!Bound::has_offset) return bound;
        else if constexpr (Unit.view() != "RANGE" || sizeof...(Items) != 1 || !(order_key<Items> && ...))
            return offset_bound<Bound::at, std::int64_t>{static_cast<std::int64_t>(bound.value)};
        else return with_key<Bound, typename ordered_key<Items>::type...>(bound);
    }

    template <class Bound, class Key>
    static constexpr auto with_key(const Bound& bound) {
        using type = range_offset<Key, typename Bound::offset_type>;
        return offset_bound<Bound::at, type>{type(bound.value)};
    }
};

template <fixed_string Unit, class Start, class End, class Window, class... Items>
struct frame_check {
    static constexpr frame_fault fault = [] {
        if constexpr (!frame_bound<Start> || !frame_bound<End>) {
            return frame_fault::no_bound;
        } else {
            if (Start::at > End::at || Start::at == bound_at::unbounded_following ||
                End::at == bound_at::unbounded_preceding)
                return frame_fault::backwards;
            if (Unit.view() == "GROUPS" && sizeof...(Items) == 0) return frame_fault::unordered;
            constexpr frame_fault start = bound_check<Unit, Items...>::template of<Start>();
            return start != frame_fault::none ? start : bound_check<Unit, Items...>::template of<End>();
        }
    }();

    static constexpr problem value = [] {
        if constexpr (fault == frame_fault::none) {
            return problem();
        } else {
            problem text("cupel[E103]: the frame ", Unit.view());
            if constexpr (frame_bound<Start> && frame_bound<End>) {
                text += " BETWEEN ";
                text += Start::has_offset ? "n " : "";
                text += bound_name(Start::at);
                text += " AND ";
                text += End::has_offset ? "n " : "";
                text += bound_name(End::at);
            }
            text += " of a window";
            describe_first_column<Window>(text, " by ");
            text +=
                fault == frame_fault::no_bound
                    ? " is given no bound; pass unbounded_preceding, preceding(n), current_row, following(n) or "
                      "unbounded_following"
                : fault == frame_fault::backwards ? " ends before it begins; name its first row first"
                : fault == frame_fault::no_key
                    ? " counts from the value of one key; say .order_by(key) with one key before .range(...)"
                : fault == frame_fault::unordered
                    ? " counts groups of equal keys; say .order_by(...) before .groups(...)"
                : fault == frame_fault::no_distance
                    ? " is measured in values of its key, to which nothing can be added; order by a number or a "
                      "time, or take .rows(...)"
                : Unit.view() == "RANGE"
                    ? " has an offset of another type than its key; pass an integer, a number or an interval as the "
                      "key asks for"
                    : " counts rows or groups; pass an integer";
            return text;
        }
    }();
};

}  // namespace detail

// Bounds of frames: window.rows(preceding(2), current_row)
inline constexpr detail::fixed_bound<detail::bound_at::unbounded_preceding> unbounded_preceding{};
inline constexpr detail::fixed_bound<detail::bound_at::current_row> current_row{};
inline constexpr detail::fixed_bound<detail::bound_at::unbounded_following> unbounded_following{};

// n PRECEDING: n rows or groups before the current row, or what is less than its key by n at most. A negative n is
// refused where it is a constant, and throws programming_error where it is not.
template <class T>
constexpr auto preceding(T n)
    CUPEL_REFUSE_CALL_IF(detail::is_negative(n),
                         "cupel[E103]: an offset of a frame must not be negative; say preceding or following") {
    detail::check_offset(n);
    return detail::offset_bound<detail::bound_at::preceding, T>{std::move(n)};
}

// n FOLLOWING
template <class T>
constexpr auto following(T n)
    CUPEL_REFUSE_CALL_IF(detail::is_negative(n),
                         "cupel[E103]: an offset of a frame must not be negative; say preceding or following") {
    detail::check_offset(n);
    return detail::offset_bound<detail::bound_at::following, T>{std::move(n)};
}

}  // namespace cupel
