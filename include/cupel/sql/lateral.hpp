// LATERAL: derived tables that see the tables before them.
#pragma once

#include <cupel/sql/subquery.hpp>

#include <cstddef>
#include <type_traits>
#include <utility>

namespace cupel::detail {

template <class Source>
concept derived_source = requires { Source::derived_alias; };

// LATERAL (SELECT ...) AS "name"
template <derived_source Source>
struct lateral_source {
    using entity_type = typename Source::entity_type;
    static constexpr bool is_table_source = true;
    static constexpr bool is_lateral = true;
    static constexpr bool has_values = Source::has_values;

    [[no_unique_address]] Source source;

    static constexpr void describe(problem& text) noexcept { Source::describe(text); }

    template <class Writer>
    static constexpr void add_source(Writer& w, scope& names) {
        if constexpr (!Writer::dialect::has_lateral) report(w);
        Source::add_source_in(w, names, &names);
    }

    template <class Writer>
    static constexpr void render_source(Writer& w) {
        const walk_state beside = w;
        w.clause = clause_kind::from;
        w.text("LATERAL (");
        Source::query_type::render(w);
        w.text(") AS ");
        w.identifier(Source::derived_alias.view());
        static_cast<walk_state&>(w) = beside;
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        visit_node(visitor, source);
    }

private:
    template <class Writer>
    static constexpr void report(Writer& w) {
        problem text("cupel[E119]: LATERAL ");
        Source::describe(text);
        text += " is asked of ";
        text += Writer::dialect::dialect_name;
        text += ", which has none; select its values with scalar(select(...)), or number its rows with a window "
                "function and "
                "join them";
        w.report(text);
    }
};

// ON TRUE
struct on_true {
    static constexpr bool has_values = false;

    template <class Writer>
    static constexpr void render(Writer& w, scope&, std::size_t) {
        w.text("TRUE");
    }
};

template <class Source>
struct not_lateral {
    static constexpr problem value = [] {
        problem text("cupel[E549]: LATERAL ");
        if constexpr (requires { Source::describe(text); }) Source::describe(text);
        else if constexpr (requires { typename Source::entity_type; })
            table_of<typename Source::entity_type>().describe(text);
        else text += "of a query without a name";
        text += " is no derived table, which alone may see the tables before it; pass select(...).subquery<name>()";
        return text;
    }();
};

template <join_kind Kind, class Source, class... On>
constexpr auto lateral_join(Source source, On... on) {
    if constexpr (!derived_source<Source>) {
        static_assert(refuse_if<not_lateral<Source>::value>::done);
        return join<join_kind::cross, refused_source, no_on>{};
    } else if constexpr (sizeof...(On) == 0 && Kind == join_kind::inner) {
        return join<join_kind::cross, lateral_source<Source>, no_on>{{std::move(source)}, {}};
    } else if constexpr (sizeof...(On) == 0) {
        return join<Kind, lateral_source<Source>, on_true>{{std::move(source)}, {}};
    } else {
        return join_of<Kind>(lateral_source<Source>{std::move(source)}, std::move(on)...);
    }
}

}  // namespace cupel::detail
