// What a statement takes and what it gives, as data: its parameters and the columns of its result. Nothing includes it.
#pragma once

#include <cupel/sql/language.hpp>
#include <cupel/sql/query_columns.hpp>
#include <cupel/sql/row_check.hpp>

#include <array>
#include <cstddef>
#include <string_view>
#include <type_traits>
#include <vector>

namespace cupel {

// One column of a result, as .into<T>() and row[label<...>] know it.
struct column_description {
    std::string_view name{};  // empty if the statement gives it none
    sql_type type{};
    bool nullable = false;
};

// One parameter of a statement.
struct parameter_description {
    std::string_view name{};  // of param<"name">, else empty
    sql_type type{};
    bool nullable = false;  // whether the value's type is a std::optional
};

namespace detail {

template <class Statement, class Dialect>
consteval auto find_result_columns() {
    using items = items_of<Statement>;
    using types = types_of_list<items>;
    std::array<column_description, types::count> columns{};
    [[maybe_unused]] std::size_t at = 0;
    [[maybe_unused]] const auto add = [&]<class Selected>(std::type_identity<Selected>, const item_info& info) {
        using Item = typename plain_item<Selected>::type;
        if constexpr (entity_selected<Item>) {
            for (const column_info& column : table_of<typename Item::entity_type>().columns)
                columns[at++] = {column.name, column.type, column.nullable || info.nullable};
        } else {
            columns[at++] = {info.name, sql_type_of<typename Item::value_type>, info.nullable};
        }
    };
    const auto add_all = [&]<class... Items>(std::type_identity<select_list<Items...>>) {
        [[maybe_unused]] std::size_t index = 0;
        (add(std::type_identity<Items>{}, compiled<Statement, Dialect>::plan.items[index++]), ...);
    };
    add_all(std::type_identity<items>{});
    return columns;
}

template <class Statement, class Dialect>
inline constexpr auto result_columns_of = find_result_columns<Statement, Dialect>();

template <class Statement>
inline constexpr bool is_of_range = false;
template <class Grammar, class... Clauses>
inline constexpr bool is_of_range<statement<Grammar, Clauses...>> = (false || ... || requires { Clauses::is_range; });
template <class Statement, class... Given>
inline constexpr bool is_of_range<bound_statement<Statement, Given...>> = is_of_range<Statement>;

template <class Statement>
struct range_check {
    static constexpr problem value = [] {
        problem found;
        if constexpr (is_of_range<Statement>) {
            found = problem("cupel[E088]: the values of a statement of a range");
            table_of_query<Statement>::describe(found);
            found += " are asked for, which may be many statements; ask for those of one object";
        }
        return found;
    }();
};

// The type of a value that a statement binds.
template <class T>
struct bound_type {
    static constexpr const sql_type& type = sql_type_of<T>;
};
template <>
struct bound_type<std::string_view> {
    static constexpr const sql_type& type = sql_type_of<std::string>;
};
template <class T>
struct bound_type<array_parameter<T>> {
    static constexpr const sql_type& type = stored_kind<array_of<T>>::type;
};

// Names stand for themselves at their first place only.
template <class Found>
struct parameter_visitor {
    Found& found;

    template <class T>
    constexpr void operator()(const T&) {
        found.add({{}, bound_type<without_optional<T>>::type, is_optional<T>});
    }
    template <class T>
    constexpr void null() {
        found.add({{}, bound_type<without_optional<T>>::type, true});
    }
    template <fixed_string Name, class Beside>
    constexpr void named() {
        for (const parameter_description& known : found)
            if (known.name == Name.view()) return;
        found.add({Name.view(), sql_type_of<typename Beside::value_type>, false});
    }
};

}  // namespace detail

namespace detail {

struct parameter_vector : std::vector<parameter_description> {
    void add(const parameter_description& one) { push_back(one); }
};

}  // namespace detail

// The parameters of a statement in their order: a range.
template <std::size_t Most>
struct parameter_list {
    std::array<parameter_description, Most> parameters{};
    std::size_t count = 0;

    constexpr void add(const parameter_description& one) noexcept {
        if (count < Most) parameters[count++] = one;
    }
    constexpr std::size_t size() const noexcept { return count; }
    constexpr const parameter_description* begin() const noexcept { return parameters.data(); }
    constexpr const parameter_description* end() const noexcept { return parameters.data() + count; }
    constexpr const parameter_description& operator[](std::size_t at) const noexcept { return parameters[at]; }
};

// The columns of the rows that a statement gives: their names, their types in SQL, whether they may be NULL. A constant, an
// array without elements if it gives no rows.
template <class Dialect, detail::renders Statement>
constexpr const auto& result_columns(const Statement&) {
    using compiled = detail::compiled<Statement, Dialect>;
    static_assert(detail::refuse_statement_if<compiled::plan.fault, Statement>::done);
    return detail::result_columns_of<Statement, Dialect>;
}

// The parameters of a statement, in the order of ?1, ?2: a constant where the statement is one. Those of optional parts
// that are there, and of dynamic conditions and orders, with which the list is a std::vector.
template <class Dialect, detail::renders Statement>
constexpr auto parameters_of(const Statement& statement) {
    using compiled = detail::compiled<Statement, Dialect>;
    static_assert(detail::refuse_statement_if<compiled::plan.fault, Statement>::done);
    static_assert(detail::refuse_if<detail::range_check<Statement>::value>::done);
    std::conditional_t<compiled::plan.texts != 0, detail::parameter_vector, parameter_list<compiled::plan.parameters>>
        found;
    if constexpr (!detail::is_of_range<Statement> && (compiled::plan.parameters != 0 || compiled::plan.texts != 0)) {
        detail::parameter_visitor<decltype(found)> visitor{found};
        statement.visit_values(visitor);
    }
    return found;
}
// The same of a statement with values for its named parameters, which keep their names.
template <class Dialect, class Statement, class... Given>
constexpr auto parameters_of(const detail::bound_statement<Statement, Given...>& bound) {
    return parameters_of<Dialect>(bound.clauses.statement);
}

}  // namespace cupel
