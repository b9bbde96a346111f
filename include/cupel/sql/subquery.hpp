// Derived tables: queries in FROM.
#pragma once

#include <cupel/sql/query_columns.hpp>

#include <utility>

namespace cupel {

namespace detail {

// Adds a source that is no table of the schema, and finds a second one of its name.
constexpr void add_derived_source(walk& w, scope& names, const source& added) noexcept {
    if (const source* first = names.find_name(added.alias); first != nullptr) {
        problem text("cupel[E113]: ");
        added.table->describe(text);
        text += " is in FROM under the name ";
        text += added.alias;
        text += ", which is that of ";
        first->table->describe(text);
        text += " already; give one of the two another name";
        w.report(text);
    }
    if (names.source_count < names.sources.size()) names.sources[names.source_count++] = added;
}

// (SELECT ...) AS "name". It sees the tables around the statement that it stands in, not those beside it.
template <class Query, class Writer>
constexpr void render_derived(Writer& w, std::string_view name) {
    const walk_state beside = w;
    w.clause = clause_kind::from;
    w.visible = beside.visible->outer;
    w.text("(");
    Query::render(w);
    w.text(") AS ");
    w.identifier(name);
    static_cast<walk_state&>(w) = beside;
}

template <class Source, class Key>
struct no_such_output {
    static constexpr problem value = [] {
        problem text("cupel[E111]: ");
        if constexpr (requires { Key::describe(text); }) Key::describe(text);
        else {
            text += "label ";
            text += Key::name();
        }
        text += " is no column of ";
        describe_source<Source>(text);
        text += "; select it there, and name expressions with .as<...>()";
        return text;
    }();
};

template <class Source, class Key>
struct output_twice {
    static constexpr problem value = [] {
        problem text("cupel[E112]: ");
        describe_source<Source>(text);
        text += " has two columns called ";
        text += Key::name();
        text += "; give one of them another name there with .as<...>()";
        return text;
    }();
};

// A column of a source of rows by its key.
template <class Source, class Columns, class Key>
constexpr auto output_of(Key) {
    using found = typename Columns::template column<Key>;
    if constexpr (found::index == Columns::size) {
        static_assert(refuse_if<no_such_output<Source, Key>::value>::done);
        return refused_operand<Key>{};
    } else if constexpr (Columns::has_twice(found::key::name())) {
        static_assert(refuse_if<output_twice<Source, Key>::value>::done);
        return refused_operand<Key>{};
    } else {
        return derived_column<Source, found::index, typename found::key, typename found::type>{};
    }
}

// A column of a source whose rows are an entity.
template <class Source, class T, fixed_string Name, class Key>
constexpr auto output_of_entity(Key key) {
    if constexpr (requires { typename Key::owner; }) {
        return table_alias<T, Name>{}[key];
    } else {
        static_assert(refuse_if<no_such_output<Source, Key>::value>::done);
        return refused_operand<Key>{};
    }
}

// The table that a source of rows looks like.
template <class Source, class Columns>
inline constexpr table_info derived_info{.name = Source::info.name,
                                         .type = Source::info.type,
                                         .id = Source::info.id,
                                         .columns = Columns::columns,
                                         .derived = Source::info.derived};

}  // namespace detail

// A query as a table: FROM (SELECT ...) AS "name". Its columns are written busy[col<&Post::author_id>] for a column that
// the query selects, busy[label<"posts">] for an expression that it labels.
template <fixed_string Name, class Query>
struct derived_table {
    using entity_type = void;
    using columns = detail::columns_of_query<Query>;
    using source_name =
        detail::derived_name<Name, detail::type_id<Query>, detail::model_of_query<Query>, detail::derived_kind::query>;
    static constexpr fixed_string derived_alias = Name;
    using query_type = Query;
    static constexpr bool is_table_source = true;
    static constexpr bool has_values = Query::has_values;

    [[no_unique_address]] Query query;

    static constexpr std::string_view name_of_source() noexcept { return Name.view(); }
    static constexpr void describe(detail::problem& text) noexcept { detail::describe_source<source_name>(text); }

    template <class Writer>
    static constexpr void add_source(Writer& w, detail::scope& names) {
        add_source_in(w, names, names.outer);
    }
    template <class Writer>
    static constexpr void add_source_in(Writer& w, detail::scope& names, const detail::scope* around) {
        detail::add_derived_source(w, names,
                                   {&detail::derived_info<source_name, columns>, Name.view(), false, true,
                                    columns::null_columns(detail::walk_items<Query>(w, around).data())});
    }
    template <class Writer>
    static constexpr void render_source(Writer& w) {
        detail::render_derived<Query>(w, Name.view());
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        detail::visit_node(visitor, query);
    }

    template <class Key>
        requires(
            requires { Key::is_column; } || requires { Key::is_label_reference; })
    constexpr auto operator[](Key key) const {
        return detail::output_of<source_name, columns>(key);
    }
};

// A query of one whole entity as a table: it is used as an alias of the entity's table is, and selected as the entity.
template <fixed_string Name, class T, class Query>
struct derived_entity {
    using entity_type = T;
    static constexpr fixed_string name = Name;
    static constexpr fixed_string derived_alias = Name;
    using query_type = Query;
    static constexpr bool is_table_source = true;
    static constexpr bool has_values = Query::has_values;

    [[no_unique_address]] Query query;

    static constexpr std::string_view name_of_source() noexcept { return Name.view(); }
    static constexpr void describe(detail::problem& text) noexcept {
        detail::describe_source<detail::derived_name<Name, 1, T, detail::derived_kind::query>>(text);
    }

    template <class Writer>
    static constexpr void add_source(Writer& w, detail::scope& names) {
        add_source_in(w, names, names.outer);
    }
    template <class Writer>
    static constexpr void add_source_in(Writer& w, detail::scope& names, const detail::scope* around) {
        detail::add_derived_source(
            w, names, {&table_of<T>(), Name.view(), detail::walk_items<Query>(w, around)[0].nullable, true});
    }
    template <class Writer>
    static constexpr void render_source(Writer& w) {
        detail::render_derived<Query>(w, Name.view());
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        detail::visit_node(visitor, query);
    }

    template <class Key>
        requires(
            requires { Key::is_column; } || requires { Key::is_label_reference; })
    constexpr auto operator[](Key key) const {
        return detail::output_of_entity<detail::derived_name<Name, 1, T, detail::derived_kind::query>, T, Name>(key);
    }
};

namespace detail {

template <fixed_string Name, class Query>
constexpr auto make_subquery(const Query& query) {
    static_assert(Name.size() != 0, "cupel[E658]: a derived table has an empty name; write .subquery<\"name\">()");
    using entity = typename only_entity<items_of<Query>>::type;
    if constexpr (std::is_void_v<entity>) return derived_table<Name, Query>{query};
    else return derived_entity<Name, entity, Query>{query};
}

}  // namespace detail
}  // namespace cupel
