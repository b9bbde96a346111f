// EXTRACT and date_trunc: parts of dates and times.
#pragma once

#include <cupel/sql/functions/function.hpp>
#include <cupel/types/chrono.hpp>

#include <concepts>
#include <cstdint>
#include <string_view>
#include <type_traits>
#include <utility>

namespace cupel {

namespace detail {

template <class T>
inline constexpr bool is_time = sql_type_of<T>.is_plain() && (sql_type_of<T>.kind == type_kind::date ||
                                                              sql_type_of<T>.kind == type_kind::timestamp ||
                                                              sql_type_of<T>.kind == type_kind::timestamptz);

template <class T>
inline constexpr bool is_interval = sql_type_of<T>.is_plain() && sql_type_of<T>.kind == type_kind::interval;

inline constexpr std::string_view parts_of_day = "day, month, year, quarter, week, isoyear, isodow, dow, doy or epoch";
inline constexpr std::string_view parts_of_time =
    "second, minute, hour, day, month, year, quarter, week, isoyear, isodow, dow, doy or epoch";
inline constexpr std::string_view parts_of_interval = "second, minute, hour, day, month, year or epoch";
inline constexpr std::string_view truncations_of_day = "day, week, month, quarter or year";
inline constexpr std::string_view truncations_of_time = "second, minute, hour, day, week, month, quarter or year";

// Whether `word` is one of a list such as "day, month or year".
constexpr bool names(std::string_view list, std::string_view word) noexcept {
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= list.size(); ++i) {
        if (i != list.size() && list[i] != ',' && list[i] != ' ') continue;
        if (i - begin == word.size() && !word.empty() && word != "or") {
            bool same = true;
            for (std::size_t j = 0; j < word.size(); ++j) same = same && list[begin + j] == word[j];
            if (same) return true;
        }
        begin = i + 1;
    }
    return false;
}

template <class T>
constexpr std::string_view parts_to_extract() noexcept {
    if constexpr (is_interval<T>) return parts_of_interval;
    else if constexpr (!is_time<T>) return {};
    else return sql_type_of<T>.kind == type_kind::date ? parts_of_day : parts_of_time;
}

template <class T>
constexpr std::string_view parts_to_truncate() noexcept {
    if constexpr (!is_time<T>) return {};
    else return sql_type_of<T>.kind == type_kind::date ? truncations_of_day : truncations_of_time;
}

// What a mapping has in an index is looked at before there is a table to describe: only an error describes it.
template <fixed_string Part, class Node, bool Truncates>
struct part_check {
    static constexpr std::string_view parts =
        Truncates ? parts_to_truncate<typename Node::value_type>() : parts_to_extract<typename Node::value_type>();
    static constexpr bool ok = names(parts, Part.view());
    static constexpr problem value = [] {
        problem text;
        if constexpr (!ok) {
            text = problem("cupel[E090]: ");
            cupel::detail::describe<Node>(text, "the operand");
            text += " is of type ";
            text += type_of<Node>.name;
            text += ", and ";
            text += Truncates ? "func::date_trunc<" : "extract<";
            text += Part.view();
            text += "> ";
            if (parts.empty()) {
                text += "takes dates and timestamps; cast<cupel::timestamp>(...) it";
            } else {
                text += "is no part of it; write one of ";
                text += parts;
            }
        }
        return text;
    }();
};

// Seconds and epochs have a fraction.
template <fixed_string Part>
using part_type = std::conditional_t<Part.view() == "second" || Part.view() == "epoch", double, std::int64_t>;

// EXTRACT(part FROM x), in UTC; each dialect overloads render_for.
template <fixed_string Part, class Operand>
struct extract_call : operations<extract_call<Part, Operand>> {
    using value_type = part_type<Part>;
    static constexpr bool has_values = Operand::has_values;
    static constexpr int precedence = precedence::primary;

    [[no_unique_address]] Operand operand;

    constexpr explicit extract_call(Operand inner) : operand(std::move(inner)) {}

    template <class Writer>
    static constexpr void render(Writer& w) {
        const bool before = std::exchange(w.covered, w.covered || w.template groups_by<extract_call>());
        render_for(w, std::type_identity<extract_call>{});
        w.covered = before;
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        operand.visit_values(visitor);
    }
};

// date_trunc('part', x), in UTC, of the type of x.
template <fixed_string Part, class Operand>
struct truncation : operations<truncation<Part, Operand>> {
    using value_type = typename Operand::value_type;
    static constexpr bool has_values = Operand::has_values;
    static constexpr int precedence = precedence::primary;

    [[no_unique_address]] Operand operand;

    constexpr explicit truncation(Operand inner) : operand(std::move(inner)) {}

    template <class Writer>
    static constexpr void render(Writer& w) {
        const bool before = std::exchange(w.covered, w.covered || w.template groups_by<truncation>());
        render_for(w, std::type_identity<truncation>{});
        w.covered = before;
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        operand.visit_values(visitor);
    }
};

template <fixed_string Part>
struct truncation_maker {
    template <expression E>
    constexpr auto operator()(E operand) const {
        if constexpr (refused<E>) {
            return refused_operand<E>{};
        } else {
            static_assert(refuse_if<part_check<Part, E, true>::value>::done);
            if constexpr (!part_check<Part, E, true>::ok) return refused_operand<E>{};
            else return truncation<Part, E>(std::move(operand));
        }
    }
};

}  // namespace detail

// A part of a date, a timestamp or an interval: extract<"year">(x). A moment is taken apart in UTC. std::int64_t, but
// double of "second" and "epoch". "week" and "isoyear" are those of ISO 8601, "isodow" is 1 on Monday, "dow" 0 on Sunday.
template <fixed_string Part, expression E>
constexpr auto extract(E operand) {
    if constexpr (detail::refused<E>) {
        return detail::refused_operand<E>{};
    } else {
        static_assert(detail::refuse_if<detail::part_check<Part, E, false>::value>::done);
        if constexpr (!detail::part_check<Part, E, false>::ok) return detail::refused_operand<E>{};
        else return detail::extract_call<Part, E>(std::move(operand));
    }
}

namespace func {

// The beginning of the second, minute, hour, day, week (a Monday), month, quarter or year: date_trunc<"month">(x)
template <fixed_string Part>
inline constexpr cupel::detail::truncation_maker<Part> date_trunc{};

// make_date(year, month, day). What is no day of the calendar is data_error on PostgreSQL and NULL on SQLite.
inline constexpr cupel::detail::function_maker<"make_date", "nnn", date> make_date{};

}  // namespace func
}  // namespace cupel
