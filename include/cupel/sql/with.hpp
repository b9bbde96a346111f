// WITH: the CTEs in front of a statement.
#pragma once

#include <cupel/sql/delete.hpp>
#include <cupel/sql/query_columns.hpp>

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>
#include <utility>

namespace cupel {

namespace detail {

constexpr cte_entry* find_cte(const walk& w, std::string_view name, std::uint64_t id) noexcept {
    for (cte_frame* frame = w.ctes; frame != nullptr; frame = frame->outer)
        for (std::size_t i = frame->count; i-- > 0;)
            if (frame->entries[i].name == name && frame->entries[i].id == id) return &frame->entries[i];
    return nullptr;
}

constexpr void declare_cte(walk& w, const cte_entry& entry) noexcept {
    cte_frame& frame = *w.ctes;
    for (std::size_t i = 0; i < frame.count; ++i) {
        if (frame.entries[i].name != entry.name) continue;
        problem text("cupel[E113]: ");
        entry.table->describe(text);
        text += " is declared in WITH as ";
        text += entry.name;
        text += ", which is the name of another CTE; give one of the two another name";
        w.report(text);
    }
    if (frame.count < frame.entries.size()) frame.entries[frame.count++] = entry;
}

constexpr void check_ctes_used(walk& w) noexcept {
    const cte_frame& frame = *w.ctes;
    for (std::size_t i = 0; i < frame.count; ++i) {
        if (frame.entries[i].used) continue;
        problem text("cupel[E118]: CTE ", frame.entries[i].name);
        text += " (of ";
        text += frame.entries[i].table->type;
        text += ") is declared in WITH, but nothing uses it; bring it into FROM: .from(";
        text += frame.entries[i].name;
        text += ") or .join(";
        text += frame.entries[i].name;
        text += ", condition), or take it out";
        w.report(text);
    }
}

// Renders a query for what its items are, in a place of its own.
template <class Query, class Writer>
constexpr void render_items_of(Writer& w, item_info* items) {
    const walk_state outer = w;
    w.items_scope = w.visible;
    w.items = items;
    Query::render(w);
    static_cast<walk_state&>(w) = outer;
}

template <class Clause>
concept range_clause = requires { requires Clause::is_range; };

template <class Query>
inline constexpr bool inserts_rows_of_range = false;
template <class Grammar, class... Clauses>
inline constexpr bool inserts_rows_of_range<statement<Grammar, Clauses...>> = (false || ... || range_clause<Clauses>);

// INSERT, UPDATE and DELETE as CTEs.
template <fixed_string Name, class Query, class Writer>
constexpr void check_writing_cte(Writer& w) {
    if constexpr (requires { requires Query::grammar::writes; }) {
        problem text;
        if constexpr (!Writer::dialect::has_writing_ctes) {
            text = problem("cupel[E119]: CTE ", Name.view());
            describe_model<model_of_query<Query>>(text);
            text += " writes, which ";
            text += Writer::dialect::dialect_name;
            text += " does not take in WITH; run it as a statement of its own";
        } else if constexpr (inserts_rows_of_range<Query>) {
            text = problem("cupel[E546]: CTE ", Name.view());
            describe_model<model_of_query<Query>>(text);
            text += " inserts a range, whose text depends on its size; insert one object or assignments there";
        }
        if (text.found()) w.report(text);
    }
}

template <class... Ctes>
struct with_clause {
    using tag = with_tag;
    static constexpr bool has_values = node_pack<Ctes...>::has_values;
    static constexpr bool is_recursive = (false || ... || Ctes::is_recursive);

    [[no_unique_address]] node_pack<Ctes...> ctes;

    template <class Writer>
    static constexpr void render_with(Writer& w) {
        w.text(is_recursive ? "WITH RECURSIVE " : "WITH ");
        bool first = true;
        ((first ? void(first = false) : w.text(", "), Ctes::render_definition(w)), ...);
        w.text(" ");
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        ctes.visit_values(visitor);
    }
};

template <class Cte>
concept writing_cte = requires { requires Cte::is_writing; };

// A statement with WITH in front.
template <class Grammar, bool CteWrites>
struct with_grammar : Grammar {
    using inner_grammar = Grammar;
    static constexpr bool has_writing_cte = CteWrites;

    template <class Tag>
    static constexpr bool allows = std::same_as<Tag, with_tag> || Grammar::template allows<Tag>;

    template <class Tag>
    static constexpr std::size_t position = std::same_as<Tag, with_tag> ? 0 : 1 + Grammar::template position<Tag>;

    template <class Writer, class... Clauses>
    static constexpr void render(Writer& w) {
        if (w.discovering) return;
        cte_frame frame;
        frame.outer = w.ctes;
        w.ctes = &frame;
        clause_of<with_tag, Clauses...>::render_with(w);
        Grammar::template render<Writer, Clauses...>(w);
        check_ctes_used(w);
        w.ctes = frame.outer;
    }
};

template <class Grammar, class... Clauses, class... Ctes>
constexpr auto add_with(const statement<Grammar, Clauses...>& given, Ctes... ctes) {
    using clause = with_clause<Ctes...>;
    if constexpr (sizeof...(Ctes) == 0) {
        static_assert(refuse_if<nothing_given<"WITH", Grammar, Clauses...>::value>::done);
        return statement_of<refused_grammar<Grammar>>(given.clauses);
    } else if constexpr (has_clause<with_tag, Clauses...>) {
        static_assert(refuse_if<given_twice<"WITH", clause, Grammar, Clauses...>::value>::done);
        return statement_of<refused_grammar<Grammar>>(given.clauses);
    } else {
        using grammar = with_grammar<Grammar, (false || ... || writing_cte<Ctes>)>;
        return statement_of<grammar>(insert_clause<grammar>(clause{pack(std::move(ctes)...)}, given.clauses));
    }
}

template <class T>
concept cte_declared = requires { requires T::is_cte; };

// WITH, and the statement still to be said.
template <class... Ctes>
struct [[nodiscard]] with_ctes {
    hana::basic_tuple<Ctes...> ctes;

    template <class T>
    constexpr auto select() const {
        return before(cupel::select<T>());
    }
    template <class... Items>
    constexpr auto select(Items... items) const {
        return before(cupel::select(std::move(items)...));
    }
    template <class T, class... WithKey>
    constexpr auto insert_into(WithKey... key) const {
        return before(cupel::insert_into<T>(key...));
    }
    template <class T>
    constexpr auto update() const {
        return before(cupel::update<T>());
    }
    template <class T>
    constexpr auto delete_from() const {
        return before(cupel::delete_from<T>());
    }

private:
    template <class Statement>
    constexpr auto before(const Statement& statement) const {
        return hana::unpack(ctes, [&](const auto&... each) { return add_with(statement, each...); });
    }
};

}  // namespace detail

// WITH a AS (...), b AS (...) in front of the statement that follows: with(a, b).select(...). A CTE may use those before it.
template <detail::cte_declared... Ctes>
    requires(sizeof...(Ctes) > 0)
constexpr auto with(Ctes... ctes) {
    return detail::with_ctes<Ctes...>{hana::basic_tuple<Ctes...>(std::move(ctes)...)};
}

}  // namespace cupel
