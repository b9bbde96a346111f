// Which rows a relationship leads to, and in which order: relationship<&User::posts>.where(...).order_by(...)
#pragma once

#include <cupel/core/hana.hpp>

#include <cstddef>

namespace cupel::detail {

struct every_row {};

// All of those whose keys fit, by their own key.
struct all_rows {
    static constexpr bool filtered = false;
    static constexpr std::size_t order_size = 0;
    [[no_unique_address]] every_row condition{};
    [[no_unique_address]] hana::basic_tuple<> order{};
};

template <class Condition, class... Keys>
struct some_rows {
    static constexpr bool filtered = true;
    static constexpr std::size_t order_size = sizeof...(Keys);
    Condition condition;
    hana::basic_tuple<Keys...> order;
};
template <class... Keys>
struct some_rows<every_row, Keys...> {
    static constexpr bool filtered = false;
    static constexpr std::size_t order_size = sizeof...(Keys);
    [[no_unique_address]] every_row condition{};
    hana::basic_tuple<Keys...> order;
};

template <class Condition, class... Keys>
constexpr some_rows<Condition, Keys...> make_rows(const Condition& condition, const hana::basic_tuple<Keys...>& order) {
    return {condition, order};
}

}  // namespace cupel::detail
