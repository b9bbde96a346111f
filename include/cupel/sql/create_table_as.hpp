// CREATE TABLE name AS SELECT ...
#pragma once

#include <cupel/sql/ddl.hpp>
#include <cupel/sql/query_columns.hpp>

#include <string_view>
#include <type_traits>

namespace cupel {

namespace detail {

// Databases name columns and labels alike, and calls each in its own way.
template <class Item>
inline constexpr bool has_own_name =
    entity_selected<Item> || chosen_name<Item> || requires { requires Item::is_derived_column; };

template <class... Items>
constexpr bool all_have_names(std::type_identity<select_list<Items...>>) {
    return (true && ... && has_own_name<Items>);
}

template <fixed_string Name, bool Temporary, bool IfNotExists, class Query>
struct table_of_query_statement;

template <fixed_string Name, bool Temporary, bool IfNotExists, class Grammar, class... Clauses>
struct table_of_query_statement<Name, Temporary, IfNotExists, statement<Grammar, Clauses...>> {
    using grammar = definition_grammar;
    using query = statement<Grammar, Clauses...>;
    static constexpr bool has_values = query::has_values;
    static constexpr bool changes_session = Temporary;

    [[no_unique_address]] clause_chain<Clauses...> clauses;

    // CREATE TEMPORARY TABLE: gone when the connection ends or goes back to its pool.
    constexpr auto temporary() const { return table_of_query_statement<Name, true, IfNotExists, query>{clauses}; }
    constexpr auto if_not_exists() const { return table_of_query_statement<Name, Temporary, true, query>{clauses}; }

    template <class Writer>
    static constexpr void render(Writer& w) {
        using columns = columns_of_query<query>;
        if (!all_have_names(std::type_identity<items_of<query>>()))
            report(w, "an item without a name; give it one with .as<name>()");
        for (const column_info& column : columns::columns)
            if (columns::has_twice(column.name))
                report(w, "two columns of one name; give one another with .as<name>()");
        w.text(Temporary ? "CREATE TEMPORARY TABLE " : "CREATE TABLE ");
        if (IfNotExists) w.text("IF NOT EXISTS ");
        w.identifier(Name.view());
        w.text(" AS ");
        w.items = nullptr;
        query::render(w);
    }

    static constexpr void report(walk& w, std::string_view what) {
        problem text("cupel[E553]: create_table_as of ", Name.view());
        describe_statement<model_of<Grammar, Clauses...>>(text);
        text += " selects ";
        text += what;
        w.report(text);
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        if constexpr (has_values) visit_clauses(visitor, clauses);
    }
};

}  // namespace detail

// CREATE TABLE name AS SELECT ...: a table of what the query gives now, without keys; `.temporary()`, `.if_not_exists()`.
template <fixed_string Name, class Grammar, class... Clauses>
    requires query<statement<Grammar, Clauses...>>
constexpr auto create_table_as(const statement<Grammar, Clauses...>& rows) {
    return detail::table_of_query_statement<Name, false, false, statement<Grammar, Clauses...>>{rows.clauses};
}

}  // namespace cupel
