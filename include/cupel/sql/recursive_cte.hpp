// Recursive CTEs: a query, and one that goes on from its rows.
#pragma once

#include <cupel/sql/cte.hpp>
#include <cupel/sql/set_operation.hpp>

#include <array>
#include <cstddef>
#include <string_view>
#include <type_traits>
#include <utility>

namespace cupel {

namespace detail {

template <class Step>
inline constexpr bool is_plain_step = false;
template <class Grammar, class... Clauses>
inline constexpr bool is_plain_step<statement<Grammar, Clauses...>> =
    is_bare_select<statement<Grammar, Clauses...>> && !has_clause<group_by_tag, Clauses...> &&
    has_clause<select_list_tag, Clauses...>;

template <fixed_string Name, set_kind Kind, class Anchor, class Step>
struct step_check {
    static constexpr problem value = [] {
        problem text = check_sides<Kind, Anchor, Step>();
        if (!text.found() && !is_plain_step<Step>) {
            text = problem("cupel[E546]: the second query of recursive CTE ", Name.view());
            describe_model<model_of_query<Anchor>>(text);
            text +=
                " must be one SELECT without GROUP BY, ORDER BY and LIMIT; give these to the statement that selects "
                "from ";
            text += Name.view();
        }
        return text;
    }();
};

template <fixed_string Name, class Anchor>
constexpr void report_no_recursion(walk& w) {
    problem text("cupel[E546]: the second query of recursive CTE ", Name.view());
    describe_model<model_of_query<Anchor>>(text);
    text += " does not go on from its rows; bring the argument into FROM there: .join(";
    text += Name.view();
    text += ", condition)";
    w.report(text);
}

// The item that CYCLE adds.
struct cycle_mark {
    using value_type = bool;
    static constexpr bool has_values = false;
    static constexpr int precedence = precedence::primary;
};

struct no_cycle {
    template <class List>
    using items = List;
    template <class Columns, fixed_string Name, class Model>
    static constexpr void render(walk&) noexcept {}
};

// CYCLE "id" SET "is_cycle" USING "is_cycle_path"
template <fixed_string Mark, class... Keys>
struct cycle_of {
    template <class List>
    struct extended;
    template <class... Items>
    struct extended<select_list<Items...>> {
        using type = select_list<Items..., labelled<Mark, cycle_mark>>;
    };
    template <class List>
    using items = typename extended<List>::type;

    template <class Columns, fixed_string Name, class Model, class Writer>
    static constexpr void render(Writer& w) {
        if constexpr (!Writer::dialect::has_cycle) {
            problem text("cupel[E119]: CYCLE of CTE ", Name.view());
            describe_model<Model>(text);
            text += " is asked of ";
            text += Writer::dialect::dialect_name;
            text +=
                ", which has none; leave rows out that are there already with .union_(...), or count the depth in a "
                "column";
            w.report(text);
        }
        std::string_view separator = " CYCLE ";
        ((w.text(separator), w.identifier(Columns::template column<Keys>::key::name()), separator = ", "), ...);
        w.text(" SET ");
        w.identifier(Mark.view());
        w.text(" USING ");
        w.quoted_name(Mark.view(), "_path");
    }
};

template <fixed_string Name, class Anchor, class Cycle>
using recursive_surface =
    cte_surface<Name, type_id<Anchor>, query_columns<typename Cycle::template items<items_of<Anchor>>>,
                model_of_query<Anchor>, entity_of_query<Anchor>>;

}  // namespace detail

// WITH RECURSIVE "name" AS (anchor UNION [ALL] step)
template <fixed_string Name, detail::set_kind Kind, class Anchor, class Step, class Cycle>
struct recursive_table : detail::recursive_surface<Name, Anchor, Cycle>::type {
    static constexpr bool has_values = Anchor::has_values || Step::has_values;
    static constexpr bool is_cte = true;
    static constexpr bool is_recursive = true;

    [[no_unique_address]] Anchor anchor;
    [[no_unique_address]] Step step;

    constexpr recursive_table(Anchor given_anchor, Step given_step)
        : anchor(std::move(given_anchor)), step(std::move(given_step)) {}

    // CYCLE: a row whose columns have been met on the way to it is marked by a column of the name Mark, and not gone on
    // from. PostgreSQL alone.
    template <fixed_string Mark, class... Keys>
    constexpr auto cycle(Keys...) const {
        using columns = detail::columns_of_query<Anchor>;
        using source = detail::derived_name<Name, 1, detail::model_of_query<Anchor>, detail::derived_kind::cte>;
        (void(detail::output_of<source, columns>(Keys{})), ...);
        return recursive_table<Name, Kind, Anchor, Step, detail::cycle_of<Mark, Keys...>>(anchor, step);
    }

    template <class Writer>
    static constexpr void render_definition(Writer& w) {
        using surface = detail::recursive_surface<Name, Anchor, Cycle>;
        constexpr bool bare = detail::is_bare_select<Anchor>;
        w.identifier(Name.view());
        w.text(" AS (");
        std::array<detail::item_info, detail::items_of<Anchor>::size> items{};
        if (!bare) w.text(Writer::dialect::set_member_begin);
        detail::render_items_of<Anchor>(w, items.data());
        if (!bare) w.text(")");
        detail::declare_cte(w, {Name.view(), detail::type_id<Anchor>, &surface::info()});
        detail::cte_entry& self = w.ctes->entries[w.ctes->count - 1];
        find_null(w, self, items.data());
        self.used = false;
        w.put(" ", detail::set_word(Kind), " ");
        std::array<detail::item_info, detail::items_of<Step>::size> of_step{};
        detail::render_items_of<Step>(w, of_step.data());
        if (!self.used) detail::report_no_recursion<Name, Anchor>(w);
        self.used = false;
        w.text(")");
        Cycle::template render<detail::columns_of_query<Anchor>, Name, detail::model_of_query<Anchor>>(w);
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        detail::visit_each(visitor, anchor, step);
    }

private:
    // What may be NULL in one round may be in the next: until nothing new comes.
    template <class Writer>
    static constexpr void find_null(Writer& w, detail::cte_entry& self, detail::item_info* items) {
        detail::cte_entry before;
        do {
            detail::note_items<Anchor>(self, items);
            before = self;
            const auto of_step = detail::walk_items<Step>(w, w.visible);
            detail::merge_null<Anchor, Step>(w, Kind, items, of_step.data());
            detail::note_items<Anchor>(self, items);
        } while (before.nullable != self.nullable || before.null_columns != self.null_columns);
    }
};

namespace detail {

template <fixed_string Name, set_kind Kind, class Anchor, class Step>
constexpr auto make_recursive(Anchor anchor, Step step) {
    if constexpr (!query<Step>) {
        return make_recursive<Name, Kind>(std::move(anchor), step(typename cte_surface_of<Name, Anchor>::type{}));
    } else {
        static_assert(refuse_if<step_check<Name, Kind, Anchor, Step>::value>::done);
        return recursive_table<Name, Kind, Anchor, Step, no_cycle>(std::move(anchor), std::move(step));
    }
}

// A recursive CTE of which the first query is said: the source that the second one goes on from.
template <fixed_string Name, class Anchor>
struct [[nodiscard]] recursive_anchor : cte_surface_of<Name, Anchor>::type {
    [[no_unique_address]] Anchor anchor;

    constexpr explicit recursive_anchor(Anchor given) : anchor(std::move(given)) {}

    // UNION ALL: every row that the step gives. It ends where the step gives none.
    template <class Step>
    constexpr auto union_all(Step step) const {
        return make_recursive<Name, set_kind::union_all>(anchor, std::move(step));
    }
    // UNION: rows that are there already are left out, so that it ends on a cycle too.
    template <class Step>
    constexpr auto union_(Step step) const {
        return make_recursive<Name, set_kind::union_>(anchor, std::move(step));
    }
};

}  // namespace detail

// WITH RECURSIVE "tree" AS (anchor UNION ALL step). The step goes on from the rows found last:
//     constexpr auto found = recursive_cte<"tree">(anchor);
//     constexpr auto tree = found.union_all(select(...).from<T>().join(found, ...));
// It may be a function that is given what `found` is here.
template <fixed_string Name, query Anchor>
constexpr auto recursive_cte(Anchor anchor) {
    return detail::recursive_anchor<Name, Anchor>(std::move(anchor));
}
// The same with UNION ALL.
template <fixed_string Name, query Anchor, class Step>
constexpr auto recursive_cte(Anchor anchor, Step step) {
    return detail::make_recursive<Name, detail::set_kind::union_all>(std::move(anchor), std::move(step));
}

}  // namespace cupel
