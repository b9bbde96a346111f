// Indexes: composite, unique, partial.
#pragma once

#include <cupel/core/fixed_string.hpp>
#include <cupel/schema/member_list.hpp>

#include <utility>

namespace cupel {

namespace detail {

struct no_condition {};

template <fixed_string Name, class Condition, auto... Members>
struct index_option {
    static constexpr bool adds_index = true;
    Condition condition{};
    bool unique_ = false;

    // CREATE UNIQUE INDEX
    constexpr index_option unique() const { return {condition, true}; }

    // A partial index: CREATE INDEX ... WHERE predicate
    template <class Predicate>
    constexpr auto where(Predicate predicate) const {
        return index_option<Name, Predicate, Members...>{std::move(predicate), unique_};
    }

    template <class T, class Data>
    constexpr void apply(Data& data) const {
        column_list list;
        data.require(collect_columns<T, Members...>(list), "index");
    }

    template <class T>
    static consteval column_list columns_in() {
        column_list list;
        collect_columns<T, Members...>(list);
        return list;
    }
};

template <class Option>
concept index_definition = requires { Option::adds_index; };

}  // namespace detail

// CREATE INDEX name ON table (a, b)
template <fixed_string Name, auto... Members>
inline constexpr detail::index_option<Name, detail::no_condition, Members...> index{};

}  // namespace cupel
