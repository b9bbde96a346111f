// What is to be done for the relationships of the entities that a query gives: its options, and what the mapping says.
#pragma once

#include <cupel/orm/column_gap.hpp>
#include <cupel/orm/load_option.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>
#include <utility>

namespace cupel::detail {

template <class... Lists>
struct joined_lists;
template <>
struct joined_lists<> {
    using type = type_list<>;
};
template <class... Types>
struct joined_lists<type_list<Types...>> {
    using type = type_list<Types...>;
};
template <class... First, class... Second, class... Rest>
struct joined_lists<type_list<First...>, type_list<Second...>, Rest...>
    : joined_lists<type_list<First..., Second...>, Rest...> {};
template <class... Lists>
using join_lists = typename joined_lists<Lists...>::type;

template <class Option>
inline constexpr bool speaks_of_all = requires { requires Option::is_everywhere; };
// Those that hold for all statements of a query: see load_manner.hpp.
template <class Option>
concept lifts_some_criteria = requires { typename Option::criteria_of; };
template <class Option>
concept lifts_all_criteria = requires { requires Option::lifts_all; };
template <class T, class Option>
inline constexpr bool adds_criterion_of = false;
template <class T, class Option>
    requires requires { Option::adds_criterion; }
inline constexpr bool adds_criterion_of<T, Option> = std::same_as<typename Option::criteria_of, T>;
template <class T, class List>
inline constexpr bool any_adds_criterion_of = false;
template <class T, class... Options>
inline constexpr bool any_adds_criterion_of<T, type_list<Options...>> = (false || ... || adds_criterion_of<T, Options>);
template <class Option>
concept populates_entities = requires { requires Option::populates; };
template <class Option>
inline constexpr bool lifts_anything = lifts_some_criteria<Option> || lifts_all_criteria<Option>;
template <class Option>
concept names_relationship = requires {
    Option::how;
    Option::member;
} && Option::is_relationship;

// The option that names a relationship of T, or else the one of all; of several the last. void if there is none.
template <class T, std::size_t Number, class Found, class... Options>
struct picked_option {
    using type = Found;
};
template <class Option, class T, std::size_t Number>
consteval bool names_this() {
    if constexpr (names_relationship<Option>) {
        if constexpr (std::same_as<typename Option::owner, T>) return relation_number<Option::member>() == Number;
        else return false;
    } else {
        return false;
    }
}
template <class T, std::size_t Number, class Found, class First, class... Rest>
struct picked_option<T, Number, Found, First, Rest...>
    : picked_option<T, Number,
                    std::conditional_t<names_this<First, T, Number>() ||
                                           (speaks_of_all<First> && (std::is_void_v<Found> || speaks_of_all<Found>)),
                                       First, Found>,
                    Rest...> {};

// One relationship of T. Path holds the models between the query and T: what the mapping says leads into no circle.
template <class T, std::size_t Number, loading How, class Join, class Path, class Then>
struct load_step;

template <class T, class Path, class Options>
struct steps_of_level;
template <class T, class Path, class Options>
using steps_of = typename steps_of_level<T, Path, Options>::type;

template <class T, std::size_t Number, loading How, class Join, class... Passed, class... Then>
struct load_step<T, Number, How, Join, type_list<Passed...>, type_list<Then...>> {
    using owner = T;
    using traits = relation_traits<T, relation_fields<T>[Number]>;
    using target = typename traits::target;
    using join = Join;
    static constexpr std::size_t number = Number;
    static constexpr loading how = How;
    // Of the entities that it leads to: their relationships, and which columns are read.
    using steps = steps_of<target, type_list<Passed..., target>, type_list<Then...>>;
    using choice = column_choice<target, Then...>;
    using options = type_list<Then...>;
    static constexpr bool chooses_columns = (false || ... || column_option<Then>);

    static constexpr std::string_view which_name() { return field_names<T>[relation_fields<T>[Number]]; }
    static const relation& which() { return entity_type_of<T>().relations[Number]; }
};

template <class T, class... Passed, class... Options>
struct steps_of_level<T, type_list<Passed...>, type_list<Options...>> {
    using path = type_list<Passed...>;
    // Those that hold further down too.
    using inherited =
        join_lists<std::conditional_t<speaks_of_all<Options> || lifts_anything<Options> || populates_entities<Options>,
                                      type_list<Options>, type_list<>>...>;
    // Those that hold for what is read later too.
    using lasting = join_lists<std::conditional_t<lifts_anything<Options>, type_list<Options>, type_list<>>...>;

    template <std::size_t Number>
    static constexpr auto step() {
        using picked = typename picked_option<T, Number, void, Options...>::type;
        using target = typename field_type<T, relation_fields<T>[Number]>::target;
        constexpr loading mapped_how = option_of_field<T, relation_fields<T>[Number]>.how;
        if constexpr (is_write_only<field_type<T, relation_fields<T>[Number]>>) {
            return type_list<>{};
        } else if constexpr (std::is_void_v<picked>) {
            if constexpr (is_eager(mapped_how) && !(std::same_as<target, Passed> || ...))
                return type_list<load_step<T, Number, mapped_how, by_outer_join, path, inherited>>{};
            else return type_list<>{};
        } else if constexpr (speaks_of_all<picked>) {
            if constexpr (!is_eager(picked::how))
                return type_list<load_step<T, Number, picked::how, by_outer_join, path, lasting>>{};
            else if constexpr ((std::same_as<target, Passed> || ...)) return type_list<>{};
            else return type_list<load_step<T, Number, picked::how, by_outer_join, path, inherited>>{};
        } else {
            using passed_on = std::conditional_t<is_eager(picked::how), inherited, lasting>;
            return type_list<load_step<T, Number, picked::how, typename picked::join, path,
                                       join_lists<passed_on, typename picked::then_list>>>{};
        }
    }

    template <std::size_t... Number>
    static join_lists<decltype(step<Number>())...> all(std::index_sequence<Number...>);

    using type = decltype(all(std::make_index_sequence<relation_fields<T>.size()>()));
};

// Whether the mapping of T has relationships loaded with it.
template <class T>
inline constexpr bool loads_along = []<std::size_t... Number>(std::index_sequence<Number...>) {
    return (false || ... || is_eager(option_of_field<T, relation_fields<T>[Number]>.how));
}(std::make_index_sequence<relation_fields<T>.size()>());

template <class T>
struct default_steps {
    template <bool Some>
    static auto pick() {
        if constexpr (Some) return steps_of<T, type_list<T>, type_list<>>{};
        else return type_list<>{};
    }
    using type = decltype(pick<loads_along<T>>());
};

template <class Step>
inline constexpr bool is_joined_step = Step::how == loading::joined;

template <class Steps>
inline constexpr bool has_joined = false;
template <class... Steps>
inline constexpr bool has_joined<type_list<Steps...>> = (false || ... || is_joined_step<Steps>);

// The tables that queries of these steps read: see table_bits.
template <class Steps>
inline constexpr std::uint64_t tables_of_steps = 0;
template <class Step>
consteval std::uint64_t tables_of_step();
template <class... Steps>
inline constexpr std::uint64_t tables_of_steps<type_list<Steps...>> = (std::uint64_t{} | ... | tables_of_step<Steps>());
template <class Step>
consteval std::uint64_t tables_of_step() {
    if constexpr (!is_eager(Step::how)) {
        return 0;
    } else {
        std::uint64_t bits = table_bits(table_of<typename Step::target>()) | tables_of_steps<typename Step::steps>;
        if constexpr (Step::traits::through) bits |= table_bits(table_of<typename Step::traits::association>());
        return bits;
    }
}

// Whether any of them, or of those behind them, is loaded by a subquery.
template <class Steps>
inline constexpr bool has_subquery = false;
template <class... Steps>
inline constexpr bool has_subquery<type_list<Steps...>> =
    (false || ... ||
     (Steps::how == loading::subquery || (is_eager(Steps::how) && has_subquery<typename Steps::steps>)));

}  // namespace cupel::detail
