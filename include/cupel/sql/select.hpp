// SELECT: its grammar, and how its clauses find one another while they are written.
#pragma once

#include <cupel/sql/select_methods.hpp>

#include <cstddef>
#include <type_traits>
#include <utility>

namespace cupel {

namespace detail {

struct select_grammar
    : clause_order<hint_tag, distinct_tag, distinct_on_tag, select_list_tag, from_tag, join_tag, where_tag,
                   group_by_tag, having_tag, window_tag, order_by_tag, limit_tag, offset_tag, lock_tag, options_tag> {
    template <class Statement>
    using methods = select_methods<Statement>;

    template <class Writer, class... Clauses>
    static constexpr void render(Writer& w) {
        using list = clause_of<select_list_tag, Clauses...>;
        if (w.discovering) return;

        const walk_state outer = w;
        scope names;
        Writer probe;
        begin(w, names, probe);
        list::render_items(probe);
        add_from<Clauses...>(w, names, probe);
        list::add_labels(names, w);
        find_grouping<Clauses...>(w, names, probe);

        enter(w, names);
        using windows = clause_of<window_tag, Clauses...>;
        if constexpr (!std::is_void_v<windows>) {
            names.windows = windows::infos.data();
            names.window_count = windows::infos.size();
            w.windows_used = 0;
        }
        if constexpr (has_clause<hint_tag, Clauses...> || has_clause<distinct_on_tag, Clauses...>)
            render_before_list<Clauses...>(w);
        else w.text(has_clause<distinct_tag, Clauses...> ? "SELECT DISTINCT " : "SELECT ");
        if constexpr (has_clause<distinct_tag, Clauses...>) list::check_distinct(w);
        list::render_items(w);
        const bool nullable = w.nullable;
        if constexpr (has_clause<having_tag, Clauses...> && !has_clause<group_by_tag, Clauses...> &&
                      !Writer::dialect::has_bare_having)
            if (!w.aggregated_outside) report_bare<clause_of<having_tag, Clauses...>>(w, names);
        w.items = nullptr;
        render_from<clause_of<from_tag, Clauses...>>(w, names);
        [[maybe_unused]] int order = 0;
        ((render_clause<Clauses>(w, names), order) = ... = 0);  // from the right: the oldest clause first
        if (w.scoped) begin_where(w, names);
        if constexpr (has_clause<distinct_tag, Clauses...> && has_clause<order_by_tag, Clauses...>)
            clause_of<order_by_tag, Clauses...>::template check_selected<list>(w);
        if constexpr (!std::is_void_v<windows>) windows::check_used(w);
        if constexpr ((false || ... || checks_statement<Clauses>)) check_clauses<Clauses...>(w, names);
        leave(w, outer, nullable);
        w.one_row = names.grouped && !names.has_group_by && !has_clause<having_tag, Clauses...> &&
                    !has_clause<limit_tag, Clauses...> && !has_clause<offset_tag, Clauses...>;
    }

private:
    // What every SELECT does alike, apart from its template: each statement there is compiled for every query.
    static constexpr void begin(walk& w, scope& names, walk& probe) {
        if (w.clause == clause_kind::definition)
            w.report(problem("cupel[E528]: a subquery stands in the definition of table ",
                             w.visible->sources[0].table->name, " (", w.visible->sources[0].table->type,
                             "), which sees single rows only; check it when rows are written"));
        names.outer = w.visible;
        if (names.outer != w.items_scope) w.items = nullptr;  // those of the statement around this one
        probe.discovering = true;
        static_cast<criteria_context&>(probe) = w;
    }

    // The scope around it is known, and the statement's own.
    static constexpr void enter(walk& w, scope& names) {
        names.inside_groups = w.visible != nullptr && w.needs_grouped_columns();
        names.inside_order = w.clause_sorts();
        names.inside_set = w.clause == clause_kind::set;
        w.visible = &names;
        w.qualified = true;
        w.in_aggregate = w.in_filter = w.in_window = w.windowed = w.covered = w.aggregated_outside = false;
        w.clause = clause_kind::select_list;
    }

    static constexpr void leave(walk& w, const walk_state& outer, bool nullable) {
        static_cast<walk_state&>(w) = outer;
        w.nullable = nullable;
    }

    // SELECT /*+ hint */ DISTINCT ON (a)
    template <class... Clauses, class Writer>
    static constexpr void render_before_list(Writer& w) {
        w.text("SELECT ");
        using hint = clause_of<hint_tag, Clauses...>;
        using distinct_on = clause_of<distinct_on_tag, Clauses...>;
        if constexpr (!std::is_void_v<hint>) hint::render_before_list(w);
        if (has_clause<distinct_tag, Clauses...>) w.text("DISTINCT ");
        if constexpr (!std::is_void_v<distinct_on>) distinct_on::render_before_list(w);
    }

    template <class... Clauses>
    static constexpr void check_clauses(walk& w, const scope& names) {
        const auto check = [&]<class Clause>(std::type_identity<Clause>) {
            if constexpr (checks_statement<Clause>) Clause::template check<Clauses...>(w, names);
        };
        (check(std::type_identity<Clauses>{}), ...);
    }

    // FROM as given, or the one table that the select list stands on.
    template <class... Clauses, class Writer>
    static constexpr void add_from(Writer& w, scope& names, const Writer& probe) {
        using from = clause_of<from_tag, Clauses...>;
        if constexpr (!std::is_void_v<from>) {
            from::source_type::add_source(w, names);
        } else {
            add_discovered(w, names, probe, has_clause<join_tag, Clauses...>);
        }
        using joins = clause_of<join_tag, Clauses...>;
        if constexpr (!std::is_void_v<joins>) joins::add_sources(w, names);
    }

    static constexpr void add_discovered(walk& w, scope& names, const walk& probe, bool joins) {
        if (probe.discoveries == 0) return;
        if (!probe.discovered->derived.empty()) {
            w.derived_name = probe.derived_name;
            w.report_derived_out_of_scope(*probe.discovered);
        }
        if (probe.discoveries > 1 && !joins)
            w.report(problem("cupel[E003]: the select list names columns of table ", probe.discovered->name,
                             " and of others, and there is no FROM; add .from<", probe.discovered->type,
                             ">() and join the others"));
        add_source(w, names, {probe.discovered, probe.discovered_alias, false});
    }

    template <class From, class Writer>
    static constexpr void render_from(Writer& w, scope& names) {
        if (names.source_count == 0) return;
        w.text(" FROM ");
        begin_criteria(w, names);
        if constexpr (std::is_void_v<From>) {
            render_source(w, names.sources[0]);
        } else if constexpr (requires { From::source_type::is_lateral; }) {
            const std::size_t all = std::exchange(names.source_count, 0);  // it sees no table behind it
            From::source_type::render_source(w);
            names.source_count = all;
        } else {
            From::source_type::render_source(w);
        }
    }

    template <class... Clauses, class Writer>
    static constexpr void find_grouping(Writer& w, scope& names, Writer& probe) {
        using group = clause_of<group_by_tag, Clauses...>;
        using having = clause_of<having_tag, Clauses...>;
        using order = clause_of<order_by_tag, Clauses...>;
        if constexpr (!std::is_void_v<having>) having::render_clause(probe);
        if constexpr (!std::is_void_v<order>) order::render_clause(probe);
        if constexpr (has_clause<window_tag, Clauses...>) clause_of<window_tag, Clauses...>::render_clause(probe);
        names.grouped = probe.aggregated || probe.aggregated_in_part;
        if (probe.aggregated_in_part && !probe.aggregated && std::is_void_v<group>) report_optional_aggregate(w, names);
        if constexpr (!std::is_void_v<group>) {
            names.grouped = names.has_group_by = true;
            group::template add_keys<clause_of<select_list_tag, Clauses...>>(w, names);
        } else if constexpr (!std::is_void_v<having>) {
            if (!probe.aggregated) report_needless<having>(w, names);
        }
    }

    static constexpr void report_optional_aggregate(walk& w, const scope& names) {
        problem text("cupel[E136]: the one aggregate");
        names.describe_from(text);
        text += " stands in an optional part, and without it the rows would be no group; add .group_by(...), or an "
                "aggregate that is always there";
        w.report(text);
    }

    template <class Having>
    static constexpr void report_needless(walk& w, const scope& names) {
        problem text("cupel[E035]: HAVING");
        describe_first_column<Having>(text, " on ");
        names.describe_from(text, " stands in a SELECT");
        text += " that neither groups nor aggregates; move the condition to .where(...), or add .group_by(...)";
        w.report(text);
    }

    template <class Having, class Writer>
    static constexpr void report_bare(Writer& w, const scope& names) {
        problem text("cupel[E107]: HAVING");
        describe_first_column<Having>(text, " on ");
        names.describe_from(text, " stands in a SELECT");
        text += " without GROUP BY, which ";
        text += Writer::dialect::dialect_name;
        text += " takes only where an aggregate is selected, and not inside a window; select func::count() too";
        w.report(text);
    }

    template <class Clause, class Writer>
    static constexpr void render_clause(Writer& w, scope& names) {
        if constexpr (position<typename Clause::tag> >= position<where_tag>)
            if (w.scoped) begin_where(w, names);
        if constexpr (requires { Clause::render_joins(w, names); }) {
            w.clause = clause_kind::on;
            Clause::render_joins(w, names);
        } else if constexpr (requires { Clause::render_clause(w); }) {
            Clause::render_clause(w);
        }
    }

public:
    static constexpr bool is_query = true;
};

template <class Grammar, class... Clauses>
    requires(Grammar::is_query && one_column<clause_of<select_list_tag, Clauses...>>)
struct only_column<statement<Grammar, Clauses...>> : only_column<clause_of<select_list_tag, Clauses...>> {};

template <class Item>
    requires requires { typename Item::value_type; }
struct only_column<select_list<Item>> {
    using type = typename Item::value_type;
};

}  // namespace detail

// SELECT items FROM ...: columns, expressions, labelled expressions, entities, aliases. Without `.from` the table is the
// one that the items stand on.
template <class... Items>
[[gnu::always_inline]] constexpr auto select(Items... items) {
    using list = detail::select_list<decltype(detail::select_item(static_cast<Items&&>(items)))...>;
    if constexpr (sizeof...(Items) == 0)
        return detail::refuse_nothing<"SELECT">(statement<detail::select_grammar, list>{});
    else if constexpr (!list::has_values) return statement<detail::select_grammar, list>{};
    else
        return statement<detail::select_grammar, list>{
            {}, {{detail::pack(detail::select_item(static_cast<Items&&>(items))...)}, {}}};
}

// SELECT all columns FROM the table of T, read into T.
template <class T>
[[gnu::always_inline]] constexpr auto select() {
    return statement<detail::select_grammar, detail::select_list<entity_item<T, "">>>{};
}

}  // namespace cupel
