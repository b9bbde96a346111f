// Indexes: composite, unique, partial, of expressions, by other methods than trees.
#pragma once

#include <cupel/core/fixed_string.hpp>
#include <cupel/core/hana.hpp>
#include <cupel/schema/member_list.hpp>

#include <cstddef>
#include <string_view>
#include <utility>

namespace cupel {

namespace detail {

struct no_condition {};

// USING gin; no text is the database's own choice.
constexpr bool is_index_method(std::string_view name) noexcept {
    for (std::string_view known : {"", "btree", "hash", "gin", "gist", "spgist", "brin"})
        if (name == known) return true;
    return false;
}

template <class Data>
constexpr void check_index_method(Data& data, std::string_view index, std::string_view method, bool unique) {
    const bool known = is_index_method(method);
    if (known && (!unique || method.empty() || method == "btree")) return;
    problem text("cupel[E544]: index ", index, " of table ");
    text += data.name();
    text += " is made using ";
    text += method;
    text += known ? ", which cannot keep values unique; leave out .unique() or .using_(...)"
                  : ", which is no method of an index; write btree, hash, gin, gist, spgist or brin";
    data.report(text);
}

// Of expressions: made by index<name>.on(...).
template <fixed_string Name, class Condition, class... Expressions>
struct expression_index_option {
    static constexpr bool adds_index = true;
    static constexpr std::string_view name() noexcept { return Name.view(); }
    hana::basic_tuple<Expressions...> expressions;
    Condition condition{};
    bool unique_ = false;
    std::string_view method_{};

    constexpr expression_index_option unique() const { return {expressions, condition, true, method_}; }
    constexpr expression_index_option using_(std::string_view method) const {
        return {expressions, condition, unique_, method};
    }
    template <class Predicate>
    constexpr auto where(Predicate predicate) const {
        return expression_index_option<Name, Predicate, Expressions...>{expressions, std::move(predicate), unique_,
                                                                        method_};
    }

    template <class T, class Data>
    constexpr void apply(Data& data) const {
        data.add_name({"index", Name.view(), true, false});
        check_index_method(data, Name.view(), method_, unique_);
    }
};

template <fixed_string Name, class Condition, auto... Members>
struct index_option {
    static constexpr bool adds_index = true;
    static constexpr bool of_columns = true;
    static constexpr std::string_view name() noexcept { return Name.view(); }
    Condition condition{};
    bool unique_ = false;
    std::string_view method_{};

    // CREATE UNIQUE INDEX
    constexpr index_option unique() const { return {condition, true, method_}; }

    // CREATE INDEX ... USING method: "gin" for arrays and JSON, "gist" for ranges, "hash", "brin", "spgist". SQLite,
    // which has trees only, makes one.
    constexpr index_option using_(std::string_view method) const { return {condition, unique_, method}; }

    // A partial index: CREATE INDEX ... WHERE predicate
    template <class Predicate>
    constexpr auto where(Predicate predicate) const {
        return index_option<Name, Predicate, Members...>{std::move(predicate), unique_, method_};
    }

    // An index of expressions, or of columns downwards: index<"ix">.on(func::lower(col<&T::name>), col<&T::at>.desc())
    template <class... Expressions>
        requires(sizeof...(Members) == 0 && sizeof...(Expressions) != 0)
    constexpr auto on(Expressions... expressions) const {
        return expression_index_option<Name, Condition, Expressions...>{
            hana::basic_tuple<Expressions...>(std::move(expressions)...), condition, unique_, method_};
    }

    template <class T, class Data>
    constexpr void apply(Data& data) const {
        if constexpr (sizeof...(Members) == 0) {
            data.report(problem("cupel[E544]: index ", Name.view(), " of table ", data.name(),
                                " has no columns; name them: index<name, &T::member>, or write .on(expression)"));
        } else {
            column_list list;
            data.add_name({"index", Name.view(), true, false});
            data.require(collect_columns<T, Members...>(list), "index");
            check_index_method(data, Name.view(), method_, unique_);
        }
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
template <class Option>
concept index_of_columns = requires { Option::of_columns; };

}  // namespace detail

// CREATE INDEX name ON table (a, b)
template <fixed_string Name, auto... Members>
inline constexpr detail::index_option<Name, detail::no_condition, Members...> index{};

}  // namespace cupel
