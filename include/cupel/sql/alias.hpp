// A second name for a table, and its columns.
#pragma once

#include <cupel/sql/column.hpp>

#include <concepts>
#include <string_view>

namespace cupel {

// The same of an alias.
template <fixed_string Alias, auto... Path>
struct alias_column : detail::column_base<alias_column<Alias, Path...>, Path...> {
    static constexpr std::string_view alias() noexcept { return Alias.view(); }
};

namespace detail {

constexpr void render_source(walk& w, const source& from) noexcept {
    w.table_name(*from.table);
    if (!from.alias.empty()) {
        w.text(" AS ");
        w.identifier(from.alias);
    }
}

// Two tables under one name cannot be told apart.
constexpr void add_source(walk& w, scope& names, const source& added) noexcept {
    const table_info& table = *added.table;
    w.check_not_cte(added);
    if (names.find_name(added.name()) != nullptr)
        w.report(problem("cupel[E002]: table ", table.name, " is in FROM twice under the name ", added.name(),
                         "; give the second one a name of its own: constexpr auto other = alias<", table.type,
                         ", name>, then .join(other, ...)"));
    w.filtered = w.filtered || table.filtered;
    if (names.source_count < names.sources.size()) names.sources[names.source_count++] = added;
}

template <class T, fixed_string Name, class Column>
struct not_of_alias {
    static constexpr problem value = [] {
        problem text("cupel[E008]: ");
        Column::describe(text);
        text += " is no column of alias ";
        text += Name.view();
        text += ", which stands for table ";
        text += table_name_of<T>();
        text += "; write ";
        text += Name.view();
        text += "[col<&";
        text += type_name<T>;
        text += "::member>]";
        return text;
    }();
};

}  // namespace detail

// A second name for a table, for self joins: constexpr auto manager = alias<User, "manager">;
template <class T, fixed_string Name>
struct table_alias {
    using entity_type = T;
    static constexpr fixed_string name = Name;
    static constexpr bool is_table_source = true;
    static constexpr bool has_values = false;

    template <class Writer>
    static constexpr void add_source(Writer& w, detail::scope& names) noexcept {
        w.require(detail::model_problem<T>);
        if constexpr (detail::is_filtered<T>) detail::note_criteria<T>(w);
        detail::add_source(w, names, {&table_of<T>(), Name.view()});
    }
    static constexpr void render_source(detail::walk& w) noexcept {
        detail::render_source(w, {&table_of<T>(), Name.view()});
    }

    // manager[col<&User::email>]
    template <auto... Path>
    constexpr auto operator[](column<Path...>) const {
        if constexpr (std::same_as<typename column<Path...>::owner, T>) {
            return alias_column<Name, Path...>{};
        } else {
            static_assert(detail::refuse_if<detail::not_of_alias<T, Name, column<Path...>>::value>::done);
            return detail::refused_operand<T>{};
        }
    }
};

template <class T, fixed_string Name>
inline constexpr table_alias<T, Name> alias{};

namespace detail {

template <class T>
struct nameless {
    static constexpr problem value{"cupel[E658]: an alias of table ", table_name_of<T>(),
                                   " has an empty name; give it one: alias<", type_name<T>, ", \"other\">"};
};

template <class T>
struct nameless_alias : table_alias<T, ""> {
    static_assert(refuse_if<nameless<T>::value>::done);
};

}  // namespace detail

template <class T, fixed_string Name>
    requires(Name.size() == 0)
inline constexpr detail::nameless_alias<T> alias<T, Name>{};

}  // namespace cupel
