// UNION, INTERSECT, EXCEPT: queries of the same columns made one.
#pragma once

#include <cupel/sql/query_columns.hpp>
#include <cupel/sql/set_check.hpp>

#include <array>
#include <cstddef>
#include <string_view>
#include <type_traits>
#include <utility>

namespace cupel {

namespace detail {

// In ORDER BY of a set operation: a column of its result, which has no table.
template <class Key, class T>
struct result_column : operations<result_column<Key, T>> {
    using value_type = T;
    static constexpr bool has_values = false;
    static constexpr int precedence = precedence::primary;

    using operations<result_column>::operator=;

    static constexpr void describe(problem& text) { Key::describe(text); }

    template <class Writer>
    static constexpr void render(Writer& w) {
        w.identifier(Key::name());
    }
};

// a UNION b UNION c
template <set_kind Kind, class First, class... Rest>
struct set_members {
    using tag = set_members_tag;
    using first_type = First;
    using columns = columns_of_query<First>;
    using model = model_of_query<First>;
    static constexpr set_kind kind = Kind;
    static constexpr bool has_values = node_pack<First, Rest...>::has_values;
    static constexpr std::size_t size = items_of<First>::size;

    [[no_unique_address]] node_pack<First, Rest...> members;

    // Returns whether the first column may be NULL.
    template <class Writer>
    static constexpr bool render_members(Writer& w) {
        std::array<item_info, size> merged{};
        item_info* const out = w.items;
        render_first(w, merged);
        (render_next<Rest>(w, merged), ...);
        if (out != nullptr)
            for (std::size_t i = 0; i < size; ++i) out[i] = merged[i];
        w.items = nullptr;
        return merged[0].nullable;
    }

    template <class Writer>
    static constexpr void render_first(Writer& w, std::array<item_info, size>& merged) {
        // From the left to the right, as SQL reads it.
        constexpr bool goes_on = [] {
            if constexpr (is_bare_set<First>) return First::grammar::template kind<First> == Kind;
            else return false;
        }();
        render_member<First, goes_on>(w, merged.data());
    }

    template <class Query, class Writer>
    static constexpr void render_next(Writer& w, std::array<item_info, size>& merged) {
        w.put(" ", set_word(Kind), " ");
        std::array<item_info, items_of<Query>::size> own{};
        render_member<Query, false>(w, own.data());
        merge_null<First, Query>(w, Kind, merged.data(), own.data());
    }

    template <class Query, bool GoesOn, class Writer>
    static constexpr void render_member(Writer& w, item_info* items) {
        constexpr bool bare = GoesOn || is_bare_select<Query>;
        w.items_scope = w.visible;
        w.items = items;
        if constexpr (locks_rows<Query>) report_locked_member<model_of_query<Query>>(w, Kind);
        if (!bare) w.text(Writer::dialect::set_member_begin);
        Query::render(w);
        if (!bare) w.text(")");
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        members.visit_values(visitor);
    }
};

template <class Statement>
struct set_methods;

struct set_grammar : clause_order<set_members_tag, order_by_tag, limit_tag, offset_tag> {
    template <class Statement>
    using methods = set_methods<Statement>;
    static constexpr bool is_query = true;
    static constexpr bool is_set_operation = true;

    template <class Writer, class... Clauses>
    static constexpr void render(Writer& w) {
        using members = clause_of<set_members_tag, Clauses...>;
        using order = clause_of<order_by_tag, Clauses...>;
        if (w.discovering) return;
        const walk_state outer = w;
        if (w.visible != w.items_scope) w.items = nullptr;
        check_kind<members>(w);
        const bool nullable = members::render_members(w);
        if constexpr (!std::is_void_v<order>) render_order<members, order>(w);
        [[maybe_unused]] int at = 0;
        ((render_count<Clauses>(w), at) = ... = 0);  // from the right: the oldest clause first
        static_cast<walk_state&>(w) = outer;
        w.nullable = nullable;
        w.one_row = false;
    }

private:
    template <class Clause, class Writer>
    static constexpr void render_count(Writer& w) {
        using tag = typename Clause::tag;
        if constexpr (std::is_same_v<tag, limit_tag> || std::is_same_v<tag, offset_tag>) Clause::render_clause(w);
    }

    template <class Members, class Order, class Writer>
    static constexpr void render_order(Writer& w) {
        scope names;
        constexpr auto labels = result_names<typename Members::columns>;
        names.labels = labels.data();
        names.label_count = labels.size();
        if constexpr (!std::is_void_v<typename Members::model>)
            names.sources[names.source_count++] = {&table_of<typename Members::model>(), {}};
        names.outer = w.visible;
        w.visible = &names;
        w.clause = clause_kind::order_by;
        Order::template render_keys<result_of<Members>>(w);
        w.visible = names.outer;
    }

    // The keys of its ORDER BY.
    template <class Members>
    struct result_of {
        template <class Writer, class Key>
        static constexpr void render_key(Writer& w, std::type_identity<Key>) {
            if constexpr (expression<result_key<Members, Key>>)
                if constexpr (!always_ordered<result_key<Members, Key>>)
                    check_compared<result_key<Members, Key>, comparing::order>(w, "ORDER BY");
            render_result_key<Members, Key>(w);
        }
        template <class Writer, class Key, direction Direction, nulls Nulls>
        static constexpr void render_key(Writer& w, std::type_identity<ordering<Key, Direction, Nulls>>) {
            if constexpr (std::is_void_v<result_key<Members, Key>>) render_result_key<Members, Key>(w);
            else ordering<result_key<Members, Key>, Direction, Nulls>::render(w);
        }
    };

    template <class Members, class Key>
    static consteval auto find_key() {
        if constexpr (requires { Key::is_label_reference; }) {
            return std::type_identity<Key>{};
        } else if constexpr (requires { requires Key::is_column; }) {
            using found = typename Members::columns::template column<Key>;
            if constexpr (found::index == Members::columns::size) return std::type_identity<void>{};
            else return std::type_identity<result_column<typename found::key, typename found::type>>{};
        } else {
            return std::type_identity<void>{};
        }
    }
    template <class Members, class Key>
    using result_key = typename decltype(find_key<Members, Key>())::type;

    template <class Members, class Key>
    static constexpr void render_result_key(auto& w) {
        if constexpr (std::is_void_v<result_key<Members, Key>>)
            report_no_result_key<Key, typename Members::model>(w, Members::kind);
        else result_key<Members, Key>::render(w);
    }

public:
    // Of a statement of this grammar.
    template <class Statement>
    static constexpr set_kind kind =
        std::remove_cvref_t<decltype(std::declval<const Statement&>().template clause<set_members_tag>())>::kind;
};

// What a set operation has not: its members have it, or a SELECT from it.
template <class Statement>
struct set_methods : select_methods<Statement> {
    template <class... Keys>
    constexpr auto group_by(const Keys&...) const {
        return refuse_clause<"GROUP BY">(self());
    }
    template <class Condition>
    constexpr auto having(const Condition&) const {
        return refuse_clause<"HAVING">(self());
    }
    constexpr auto distinct() const { return refuse_clause<"DISTINCT">(self()); }
    template <class... Keys>
    constexpr auto distinct_on(const Keys&...) const {
        return refuse_clause<"DISTINCT ON">(self());
    }
    template <fixed_string Name, class Definition>
    constexpr auto window(const Definition&) const {
        return refuse_clause<"WINDOW">(self());
    }
    template <class T>
    constexpr auto fetch_with_ties(T) const {
        return refuse_clause<"WITH TIES">(self());
    }
    template <fixed_string>
    constexpr auto hint() const {
        return refuse_clause<"a hint">(self());
    }
    constexpr auto for_update() const { return refuse_clause<"FOR UPDATE">(self()); }
    constexpr auto for_no_key_update() const { return refuse_clause<"FOR NO KEY UPDATE">(self()); }
    constexpr auto for_share() const { return refuse_clause<"FOR SHARE">(self()); }
    constexpr auto for_key_share() const { return refuse_clause<"FOR KEY SHARE">(self()); }

private:
    constexpr const Statement& self() const { return static_cast<const Statement&>(*this); }
};

template <class Grammar, class... Clauses>
    requires(has_clause<set_members_tag, Clauses...>)
struct returned_items<statement<Grammar, Clauses...>> {
    using type = items_of<typename clause_of<set_members_tag, Clauses...>::first_type>;
};

template <class Grammar, class... Clauses>
    requires(has_clause<set_members_tag, Clauses...> &&
             one_column<typename clause_of<set_members_tag, Clauses...>::first_type>)
struct only_column<statement<Grammar, Clauses...>>
    : only_column<typename clause_of<set_members_tag, Clauses...>::first_type> {};

template <set_kind Kind, class First, class... Rest>
constexpr auto make_set(First first, Rest... rest) {
    using members = set_members<Kind, First, Rest...>;
    using check = set_check<Kind, First, Rest...>;
    static_assert(refuse_if<check::value>::done);
    if constexpr (check::value.found())
        return statement<refused_grammar<set_grammar>, members>{{}, {{pack(std::move(first), std::move(rest)...)}, {}}};
    else return statement<set_grammar, members>{{}, {{pack(std::move(first), std::move(rest)...)}, {}}};
}

}  // namespace detail

// a UNION b: the rows of both, each once. The columns must be as many and of the same types; their names are those of
// the first query. ORDER BY names columns and labels of the result.
template <query First, query... Rest>
    requires(sizeof...(Rest) > 0)
constexpr auto union_(First first, Rest... rest) {
    return detail::make_set<detail::set_kind::union_>(std::move(first), std::move(rest)...);
}
// a UNION ALL b: the rows of both, as often as they are there
template <query First, query... Rest>
    requires(sizeof...(Rest) > 0)
constexpr auto union_all(First first, Rest... rest) {
    return detail::make_set<detail::set_kind::union_all>(std::move(first), std::move(rest)...);
}
// a INTERSECT b: the rows that are in both, each once
template <query First, query... Rest>
    requires(sizeof...(Rest) > 0)
constexpr auto intersect(First first, Rest... rest) {
    return detail::make_set<detail::set_kind::intersect>(std::move(first), std::move(rest)...);
}
// a INTERSECT ALL b: as often as they are in both. PostgreSQL alone.
template <query First, query... Rest>
    requires(sizeof...(Rest) > 0)
constexpr auto intersect_all(First first, Rest... rest) {
    return detail::make_set<detail::set_kind::intersect_all>(std::move(first), std::move(rest)...);
}
// a EXCEPT b: the rows of the first that are not in the others, each once
template <query First, query... Rest>
    requires(sizeof...(Rest) > 0)
constexpr auto except_(First first, Rest... rest) {
    return detail::make_set<detail::set_kind::except_>(std::move(first), std::move(rest)...);
}
// a EXCEPT ALL b: each row of the others takes one away. PostgreSQL alone.
template <query First, query... Rest>
    requires(sizeof...(Rest) > 0)
constexpr auto except_all(First first, Rest... rest) {
    return detail::make_set<detail::set_kind::except_all>(std::move(first), std::move(rest)...);
}

}  // namespace cupel
