// Parameters with names: param<"age">, which gets its value when the statement is executed.
#pragma once

#include <cupel/sql/operations.hpp>
#include <cupel/types/integer.hpp>

#include <array>
#include <concepts>
#include <cstddef>
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>

namespace cupel {

namespace detail {

// One place of a named parameter.
struct named_use {
    std::string_view name;
    const sql_type* type;
    std::string_view type_name;  // of C++
    bool plain_integer;
    bool may_be_null;
    void (*describe)(problem&);  // adds what stands beside it
};

// A value that a statement was given by name.
struct given_info {
    std::string_view name;
    std::string_view type_name;
    bool is_null;
    bool is_optional;
    bool is_text;
    bool is_integer;
    bool is_floating;
    bool is_bindable;
};

// The named parameters that a walk has met. The first place of each gives its number.
struct named_list {
    struct entry {
        named_use use{};
        std::size_t number = 0;
    };
    std::array<entry, 64> entries{};
    const given_info* given = nullptr;  // the values, where they are checked
    std::size_t given_count = 0;
    bool checks = false;

    constexpr const given_info* find_given(std::string_view name) const noexcept {
        for (std::size_t i = 0; i < given_count; ++i)
            if (given[i].name == name) return &given[i];
        return nullptr;
    }
};

// "parameter age of a SELECT from table users (User), beside column users.age (User::age) of type integer"
constexpr void describe_use(problem& text, const walk& w, const named_use& use) {
    text += "parameter ";
    text += use.name;
    const std::size_t before = text.count;
    text += " beside ";
    use.describe(text);
    if (text.count == before + 1) {
        text.count = before;
        if (w.visible != nullptr) w.visible->describe_from(text);
    }
    text += " of type ";
    text += use.type->name;
}

constexpr bool takes(const named_use& use, const given_info& given) noexcept {
    if (given.is_null) return use.may_be_null && !use.type_name.empty();
    if (use.type_name.empty()) return given.is_bindable;
    if (given.is_optional && !use.may_be_null) return false;
    if (given.type_name == use.type_name) return true;
    if (given.is_text) return use.type->is_text();
    if (given.is_integer)
        return use.plain_integer || use.type->is_decimal() || (use.type->is_number() && !use.type->is_integer());
    return given.is_floating && use.type->is_number() && !use.type->is_integer();
}

constexpr void check_given(walk& w, const named_use& use) {
    const given_info* given = w.named->find_given(use.name);
    if (given == nullptr) {
        problem text("cupel[E130]: ");
        describe_use(text, w, use);
        text += " is given no value; give it one where the statement is executed: db.prepare(statement)(param<\"";
        text += use.name;
        text += "\"> = value)";
        w.report(text);
    } else if (!takes(use, *given)) {
        problem text("cupel[E133]: ");
        describe_use(text, w, use);
        if (use.type_name.empty()) {
            text += " is given a value of type ";
            text += given->type_name;
            text +=
                ", which is no type of SQL; give it a value that can be a column, for NULL an empty optional of one";
        } else if ((given->is_null || given->is_optional) && !use.may_be_null) {
            text += " is given a value that may be NULL; give it a value, or write .is_not_distinct_from(param<\"";
            text += use.name;
            text += "\">)";
        } else {
            text += " is given a value of type ";
            text += given->type_name;
            text += "; give it a value of its own type, or convert it first";
        }
        w.report(text);
    }
}

// ?1, or ?1 again where the name was met before.
template <class Writer>
constexpr void render_named(Writer& w, const named_use& use) {
    if (w.discovering) return;
    if (w.literals != nullptr) {
        w.report(problem("cupel[E139]: parameter ", use.name, " stands in the mapping of table ", w.literal_table->name,
                         " (", w.literal_table->type, "), which is executed without values; write the value"));
        return;
    }
    if (w.named == nullptr) w.named = new named_list();
    named_list& list = *w.named;
    std::size_t at = 0;
    while (at < w.names && list.entries[at].use.name != use.name) ++at;
    if (at == list.entries.size()) {
        w.report(problem("cupel[E139]: parameter ", use.name, " is the 65th name in a SELECT; use fewer names"));
        return;
    }
    if (at == w.names) {
        ++w.names;
        list.entries[at] = {use, ++w.parameters};
    } else if (list.entries[at].use.type_name != use.type_name) {
        problem text("cupel[E134]: ");
        describe_use(text, w, list.entries[at].use);
        text += " is used again beside ";
        use.describe(text);
        text += " of type ";
        text += use.type->name;
        text += "; use two names, or cast<...>(...) one side";
        w.report(text);
    }
    list.entries[at].use.may_be_null = list.entries[at].use.may_be_null && use.may_be_null;
    if (list.checks) check_given(w, use);
    w.put_parameter(list.entries[at].number);
}

// Stands beside a parameter of a whole statement as text: it has the type of its value.
struct of_text {};

// What stands beside a parameter that says its own type.
template <class T>
struct own_type {
    using value_type = T;
    static constexpr void describe(problem&) noexcept {}
};

// A parameter at its place, of the type of what stands beside it.
template <fixed_string Name, class Beside, bool MayBeNull = false>
struct named_parameter : operations<named_parameter<Name, Beside, MayBeNull>> {
    using value_type = typename Beside::value_type;
    static constexpr bool has_values = true;
    static constexpr int precedence = precedence::primary;
    static constexpr named_use use{Name.view(),
                                   &sql_type_of<value_type>,
                                   cupel::detail::type_name<value_type>,
                                   plain_integer<value_type>,
                                   MayBeNull,
                                   [](problem& to) { cupel::detail::describe<Beside>(to, "an expression"); }};

    static constexpr void describe(problem& text) {
        text += "parameter ";
        text += Name.view();
    }

    template <class Writer>
    static constexpr void render(Writer& w) {
        if constexpr (MayBeNull) w.nullable = true;
        render_named(w, use);
        if constexpr (std::same_as<Beside, own_type<value_type>>) w.parameter_type(sql_type_of<value_type>);
    }

    // A visitor that has no values by name belongs to a statement that was refused.
    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        if constexpr (requires { visitor.template named<Name, Beside>(); }) visitor.template named<Name, Beside>();
    }
};

// param<"age"> = 41
template <fixed_string Name, class T>
struct given_value {
    using kept_type = T;
    static constexpr fixed_string name = Name;
    T value;
};

template <class T>
concept gives_value = requires { T::name, typename T::kept_type(std::declval<const T&>().value); };

template <fixed_string Name, class T>
constexpr auto give(T&& value) {
    using plain = std::remove_cvref_t<T>;
    if constexpr (text_like<plain> && !storable<plain>) {
        return given_value<Name, std::string_view>{std::string_view(value)};
    } else {
        return given_value<Name, plain>{std::forward<T>(value)};
    }
}

}  // namespace detail

// A parameter that has the type of what stands beside it.
template <fixed_string Name>
struct parameter_name {
    static constexpr bool names_parameter = true;
    template <class Node, bool MayBeNull = false>
    using beside = detail::named_parameter<Name, Node, MayBeNull>;

    // The value that the parameter gets.
    template <class T>
    constexpr auto operator=(T&& value) const {
        return detail::give<Name>(std::forward<T>(value));
    }
};

// A parameter that says its type, where nothing beside it does: CAST(?1 AS type) is not needed.
template <fixed_string Name, class T>
struct typed_parameter : detail::named_parameter<Name, detail::own_type<T>> {
    template <class Given>
    constexpr auto operator=(Given&& value) const {
        return detail::give<Name>(std::forward<Given>(value));
    }
};

namespace detail {

template <fixed_string Name, class T>
struct parameter_of_name {
    using type = typed_parameter<Name, T>;
};
template <fixed_string Name>
struct parameter_of_name<Name, void> {
    using type = parameter_name<Name>;
};

}  // namespace detail

// A named parameter of a statement, typed by what it is compared with or assigned to; param<"age", int> says its type.
//     auto adults = db.prepare(select<User>().where(col<&User::age> > param<"age">));
//     adults(param<"age"> = 41)
// A name that stands in several places is one parameter: bound once.
template <fixed_string Name, class T = void>
inline constexpr typename detail::parameter_of_name<Name, T>::type param{};

}  // namespace cupel
