// CTEs: queries that a statement names in front of itself.
#pragma once

#include <cupel/sql/subquery.hpp>
#include <cupel/sql/with.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>
#include <utility>

namespace cupel {

namespace detail {

enum class materializing : std::uint8_t { unsaid, yes, no };

// A CTE where it stands in FROM: its name, and whose it is. The query stands in WITH.
template <fixed_string Name, fixed_string Alias, std::uint64_t Id, class Model, class Entity>
struct cte_source {
    using entity_type = Entity;
    using source_name = derived_name<Alias, Id, Model, derived_kind::cte>;
    static constexpr bool is_table_source = true;
    static constexpr bool has_values = false;

    static constexpr std::string_view name_of_source() noexcept { return Alias.view(); }
    static constexpr void describe(problem& text) noexcept { describe_source<source_name>(text); }

    static constexpr void add_source(walk& w, scope& names) {
        cte_entry* const found = find_cte(w, Name.view(), Id);
        if (found == nullptr) {
            report_not_in_with(w);
            w.silence_rest();
            return add_derived_source(w, names, {&source_name::info, Alias.view()});
        }
        found->used = true;
        add_derived_source(w, names, {found->table, Alias.view(), found->nullable, true, found->null_columns});
    }
    static constexpr void render_source(walk& w) noexcept {
        w.identifier(Name.view());
        if (Name.view() == Alias.view()) return;
        w.text(" AS ");
        w.identifier(Alias.view());
    }

    static constexpr void report_not_in_with(walk& w) {
        problem text("cupel[E117]: ");
        describe_source<derived_name<Name, Id, Model, derived_kind::cte>>(text);
        text += " is in FROM, but not in WITH there; declare it: .with(";
        text += Name.view();
        text += "), in front of the CTEs that use it";
        w.report(text);
    }
};

// What a CTE is known by outside its query: a source of rows, and its columns.
template <fixed_string Name, fixed_string Alias, std::uint64_t Id, class Columns, class Model>
struct cte_columns {
    using source_name = derived_name<Alias, Id, Model, derived_kind::cte>;
    using entity_type = void;
    static constexpr bool is_table_source = true;

    static constexpr std::string_view name_of_source() noexcept { return Alias.view(); }
    static constexpr void describe(problem& text) noexcept { describe_source<source_name>(text); }
    static constexpr auto in_from() { return cte_source<Name, Alias, Id, Model, void>{}; }

    template <class Key>
        requires(
            requires { Key::is_column; } || requires { Key::is_label_reference; })
    constexpr auto operator[](Key key) const {
        return output_of<source_name, Columns>(key);
    }

    // The CTE under another name in FROM, to join it with itself.
    template <fixed_string Other>
    constexpr auto alias() const {
        return cte_columns<Name, Other, Id, Columns, Model>{};
    }
};

// The same of a query of one whole entity.
template <fixed_string Name, fixed_string Alias, std::uint64_t Id, class T>
struct cte_entity {
    using entity_type = T;
    static constexpr fixed_string name = Alias;
    static constexpr bool is_table_source = true;

    static constexpr auto in_from() { return cte_source<Name, Alias, Id, T, T>{}; }

    template <class Key>
        requires(
            requires { Key::is_column; } || requires { Key::is_label_reference; })
    constexpr auto operator[](Key key) const {
        return output_of_entity<derived_name<Alias, Id, T, derived_kind::cte>, T, Alias>(key);
    }

    template <fixed_string Other>
    constexpr auto alias() const {
        return cte_entity<Name, Other, Id, T>{};
    }
};

template <fixed_string Name, std::uint64_t Id, class Columns, class Model, class Entity>
struct cte_surface {
    using type = cte_entity<Name, Name, Id, Entity>;
    static constexpr const table_info& info() noexcept { return table_of<Entity>(); }
};
template <fixed_string Name, std::uint64_t Id, class Columns, class Model>
struct cte_surface<Name, Id, Columns, Model, void> {
    using type = cte_columns<Name, Name, Id, Columns, Model>;
    static constexpr const table_info& info() noexcept {
        return derived_info<derived_name<Name, Id, Model, derived_kind::cte>, Columns>;
    }
};

template <class Query>
using entity_of_query = typename only_entity<items_of<Query>>::type;

template <fixed_string Name, class Query>
using cte_surface_of =
    cte_surface<Name, type_id<Query>, columns_of_query<Query>, model_of_query<Query>, entity_of_query<Query>>;

// What the items of a query say of a CTE's columns.
template <class Query>
constexpr void note_items(cte_entry& entry, const item_info* items) {
    if constexpr (!std::is_void_v<entity_of_query<Query>>) entry.nullable = items[0].nullable;
    else if constexpr (items_of<Query>::size != 0) entry.null_columns = columns_of_query<Query>::null_columns(items);
}

}  // namespace detail

// WITH "name" AS (query). It is declared by `.with(busy)` or `with(busy).select(...)`, stands in FROM as a table does,
// and its columns are those of a derived table: busy[col<&Post::author_id>], busy[label<"posts">].
template <fixed_string Name, class Query, detail::materializing How>
struct cte : detail::cte_surface_of<Name, Query>::type {
    static constexpr bool has_values = Query::has_values;
    static constexpr bool is_cte = true;
    static constexpr bool is_recursive = false;
    static constexpr bool is_writing = requires { requires Query::grammar::writes; };

    [[no_unique_address]] Query query;

    constexpr explicit cte(Query inner) : query(std::move(inner)) {}

    // AS MATERIALIZED: computed once, whatever the planner thinks.
    constexpr auto materialized() const { return cte<Name, Query, detail::materializing::yes>(query); }
    // AS NOT MATERIALIZED: merged into the statement that uses it.
    constexpr auto not_materialized() const { return cte<Name, Query, detail::materializing::no>(query); }

    template <class Writer>
    static constexpr void render_definition(Writer& w) {
        using surface = detail::cte_surface_of<Name, Query>;
        detail::check_writing_cte<Name, Query>(w);
        w.identifier(Name.view());
        w.text(How == detail::materializing::unsaid ? " AS ("
               : How == detail::materializing::yes  ? " AS MATERIALIZED ("
                                                    : " AS NOT MATERIALIZED (");
        std::array<detail::item_info, detail::items_of<Query>::size> items{};
        if constexpr (!detail::inserts_rows_of_range<Query>) detail::render_items_of<Query>(w, items.data());
        w.text(")");
        detail::cte_entry entry{Name.view(), detail::type_id<Query>, &surface::info()};
        detail::note_items<Query>(entry, items.data());
        entry.used = is_writing;
        detail::declare_cte(w, entry);
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        detail::visit_node(visitor, query);
    }
};

namespace detail {

template <fixed_string Name, class Query>
constexpr auto make_cte(const Query& query) {
    static_assert(Name.size() != 0, "cupel[E658]: a CTE has an empty name; write .cte<\"name\">()");
    return cte<Name, Query, materializing::unsaid>(query);
}

}  // namespace detail
}  // namespace cupel
