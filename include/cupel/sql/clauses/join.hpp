// Joins: with a condition, by the one foreign key between the tables, or along a relationship.
#pragma once

#include <cupel/schema/relationship_key.hpp>
#include <cupel/schema/relationship_option.hpp>
#include <cupel/sql/clauses/from.hpp>
#include <cupel/sql/clauses/join_check.hpp>
#include <cupel/sql/node_pack.hpp>
#include <cupel/sql/relationship_rows.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace cupel::detail {

// Whether rows of the table that is joined, or of those before it, are there without a partner.
constexpr bool keeps_new(join_kind kind) noexcept { return kind == join_kind::right || kind == join_kind::full; }
constexpr bool keeps_old(join_kind kind) noexcept { return kind == join_kind::left || kind == join_kind::full; }

// The rows that an outer join makes up are NULL in all columns of one side.
constexpr void mark_optional_side(scope& names, join_kind kind, std::size_t added) noexcept {
    if (kind == join_kind::left || kind == join_kind::full)
        for (std::size_t i = added; i < names.source_count; ++i) names.sources[i].nullable = true;
    if (kind == join_kind::right || kind == join_kind::full)
        for (std::size_t i = 0; i < added; ++i) names.sources[i].nullable = true;
}

struct key_choice {
    const foreign_key_info* key = nullptr;
    const source* from = nullptr;
    const source* to = nullptr;
    std::size_t candidates = 0;
};

// "posts"."author_id" = "users"."id" AND ...
constexpr void render_on_key(walk& w, const key_choice& choice) noexcept {
    const foreign_key_info& key = *choice.key;
    for (std::size_t i = 0; i < key.columns.count; ++i) {
        if (i != 0) w.text(" AND ");
        w.column(*choice.from->table, choice.from->alias, key.columns.columns[i]);
        w.text(" = ");
        w.column(*choice.to->table, choice.to->alias, key.target_columns.columns[i]);
    }
}

constexpr void add_candidates(key_choice& choice, const source& from, const source& to) noexcept {
    for (const foreign_key_info& key : from.table->foreign_keys)
        if (key.target() == *to.table) {
            if (choice.candidates == 0) choice.key = &key, choice.from = &from, choice.to = &to;
            ++choice.candidates;
        }
}

// The foreign key between the source added last and those before it.
constexpr key_choice choose_foreign_key(const scope& names, std::size_t added) noexcept {
    key_choice choice;
    for (std::size_t i = 0; i < added; ++i) {
        add_candidates(choice, names.sources[added], names.sources[i]);
        add_candidates(choice, names.sources[i], names.sources[added]);
    }
    return choice;
}

constexpr void report_key_choice(walk& w, const key_choice& choice, const scope& names, std::size_t added) noexcept {
    const table_info& table = *names.sources[added].table;
    if (choice.candidates == 0 && !table.derived.empty()) {
        problem found("cupel[E005]: no foreign key leads from ");
        table.describe(found);
        found += " to a table in FROM or back; write the condition: .join(";
        found += table.name;
        found += ", ";
        found += table.name;
        found += "[...] == col<...>)";
        w.report(found);
        return;
    }
    if (choice.candidates == 0) {
        w.report(problem("cupel[E005]: no foreign key leads from table ", table.name, " (", table.type,
                         ") to a table in FROM or back; write the condition: .join<", table.type,
                         ">(col<...> == col<...>), or join along a relationship: .join<&", names.sources[0].table->type,
                         "::member>()"));
        return;
    }
    problem text("cupel[E006]: several foreign keys connect table ", table.name, " (", table.type,
                 ") with the tables in FROM:");
    for (std::size_t i = 0; i < added; ++i)
        for (const source* from : {&names.sources[added], &names.sources[i]})
            for (const foreign_key_info& key : from->table->foreign_keys)
                if (key.target() == (from == &names.sources[i] ? table : *names.sources[i].table)) {
                    text += " ";
                    from->table->describe(text, from->alias, *key.columns.begin());
                }
    text += "; write the condition: .join<";
    text += table.type;
    text += ">(col<...> == col<...>)";
    w.report(text);
}

// How a join finds its condition.
struct by_foreign_key {
    static constexpr bool has_values = false;

    static constexpr void render(walk& w, scope& names, std::size_t added) noexcept {
        const key_choice choice = choose_foreign_key(names, added);
        if (choice.candidates == 1) render_on_key(w, choice);
        else report_key_choice(w, choice, names, added);
    }
};

template <class Condition>
struct on_condition {
    static constexpr bool has_values = Condition::has_values;
    [[no_unique_address]] Condition condition;

    template <class Writer>
    static constexpr void render(Writer& w, scope&, std::size_t) {
        w.aggregated = false;
        if (w.adds_criteria()) render_inside<Condition>(w, precedence::and_);
        else Condition::render(w);
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        condition.visit_values(visitor);
    }
};

// kind JOIN "table" ON condition
template <join_kind Kind, table_source Source, class On>
struct join {
    static constexpr bool has_values = Source::has_values || On::has_values;
    [[no_unique_address]] Source source;
    [[no_unique_address]] On on;

    template <class Writer>
    static constexpr void add_sources(Writer& w, scope& names) {
        const std::size_t added = names.source_count;
        Source::add_source(w, names);
        mark_optional_side(names, Kind, added);
    }

    // `next` counts the sources that stand before this join.
    template <class Writer>
    static constexpr void render(Writer& w, scope& names, std::size_t& next) {
        const std::size_t all = names.source_count;
        const std::size_t added = next++;
        w.text(join_words(Kind));
        if constexpr (requires { Source::is_lateral; }) names.source_count = added;  // it sees what stands before it
        Source::render_source(w);
        if constexpr (requires { Source::is_lateral; }) names.source_count = all;
        if constexpr (Kind != join_kind::cross) {
            if constexpr (!requires { On::is_using; }) w.text(" ON ");
            names.source_count = next;
            On::render(w, names, added);
        }
        if (w.adds_criteria()) render_criteria(w, names, added, next);
        names.source_count = all;
    }

    static constexpr void render_criteria(walk& w, scope& names, std::size_t added, std::size_t next) {
        if constexpr (Kind == join_kind::cross || requires { On::is_using; })
            join_without_condition(w, names, added, next, Kind != join_kind::cross && Kind != join_kind::inner);
        else add_join_criteria(w, names, added, next, keeps_new(Kind), keeps_old(Kind));
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        visit_each(visitor, source, on);
    }
};

struct no_on {
    static constexpr bool has_values = false;
};

constexpr bool names_columns(const foreign_key_info& key, const column_list& wanted) noexcept {
    return wanted.count == 0 || key.columns.same_set(wanted);
}

// The model that a relationship leads to.
template <auto Relationship>
using target_of = typename value_of<Relationship>::target;

// kind JOIN "posts" ON "posts"."author_id" = "users"."id", from the relationship User::posts.
template <join_kind Kind, auto Relationship, fixed_string Alias>
struct join_along {
    using owner = owner_of<Relationship>;
    using target = target_of<Relationship>;
    using option = relationship_of<Relationship>;
    static constexpr bool has_values = false;
    static constexpr bool through = !std::is_void_v<typename option::secondary_type>;
    static constexpr relationship_kind kind = value_of<Relationship>::kind;

    template <class Writer>
    static constexpr void add_sources(Writer& w, scope& names) noexcept {
        const std::size_t added = names.source_count;
        w.require(model_problem<owner>);
        w.require(model_problem<target>);
        if constexpr (is_filtered<target>) note_criteria<target>(w);
        if (find_owner(names, added) == nullptr) report_no_owner(w);
        if constexpr (through) {
            w.require(model_problem<typename option::secondary_type>);
            if constexpr (is_filtered<typename option::secondary_type>)
                note_criteria<typename option::secondary_type>(w);
            add_source(w, names, {&table_of<typename option::secondary_type>()});
        }
        add_source(w, names, {&table_of<target>(), Alias.view()});
        mark_optional_side(names, Kind, added);
        if constexpr (through) mark_optional_side(names, Kind, added + 1);
    }

    // The owner's table before this join: under its own name, or else under its only alias.
    static constexpr const source* find_owner(const scope& names, std::size_t before) noexcept {
        const source* found = nullptr;
        std::size_t aliases = 0;
        for (std::size_t i = 0; i < before; ++i) {
            if (!(*names.sources[i].table == table_of<owner>())) continue;
            if (names.sources[i].alias.empty()) return &names.sources[i];
            found = &names.sources[i];
            ++aliases;
        }
        return aliases == 1 ? found : nullptr;
    }

    static constexpr void report_no_owner(walk& w) noexcept {
        w.report(problem("cupel[E007]: relationship ", type_name<owner>, "::", member_name<Relationship>,
                         " is joined, but its table ", table_of<owner>().name,
                         " is not in FROM under its own name or one alias; add .from<", type_name<owner>,
                         ">() or join ", type_name<owner>, " first"));
    }

    template <auto... Columns>
    static constexpr column_list wanted(member_list<Columns...>) noexcept {
        column_list list;
        if constexpr (sizeof...(Columns) != 0) collect_columns<first_owner<Columns...>, Columns...>(list);
        return list;
    }

    static constexpr std::size_t no_key = static_cast<std::size_t>(-1);

    // Along the one foreign key that `.foreign_key<...>()` allows and that is not `taken`, the key of the other side of an
    // association table. Returns the number of the key.
    static constexpr std::size_t render_on(walk& w, const source& from, const source& to, const column_list& columns,
                                           std::size_t taken = no_key) noexcept {
        key_choice choice;
        std::size_t chosen = no_key;
        for (std::size_t i = 0; i < from.table->foreign_keys.size(); ++i) {
            const foreign_key_info& key = from.table->foreign_keys[i];
            if (i == taken || key.target() != *to.table || !names_columns(key, columns)) continue;
            ++choice.candidates;
            chosen = i;
            choice.key = &key, choice.from = &from, choice.to = &to;
        }
        if (choice.candidates == 1) {
            render_on_key(w, choice);
            return chosen;
        }
        const relationship_name name{table_info_of<owner>.name, type_name<owner>, member_name<Relationship>};
        w.report(key_count_problem(name, *from.table, *to.table, choice.candidates));
        return no_key;
    }

    template <class Writer>
    static constexpr void render(Writer& w, scope& names, std::size_t& next) {
        const source* self = find_owner(names, next);
        if (self == nullptr) return;
        const column_list columns = wanted(typename option::foreign_key_columns{});
        if constexpr (through) {
            const source& middle = names.sources[next++];
            const source& end = names.sources[next++];
            w.text(join_words(Kind));
            render_source(w, middle);
            w.text(" ON ");
            const std::size_t taken = render_on(w, middle, *self, columns);
            add_criteria(w, names, next - 2);
            w.text(join_words(Kind));
            render_source(w, end);
            w.text(" ON ");
            render_on(w, middle, end, {}, taken);
            render_relationship_condition<Relationship, Alias>(w);
            add_criteria(w, names, next - 1);
        } else {
            const source& end = names.sources[next++];
            w.text(join_words(Kind));
            render_source(w, end);
            w.text(" ON ");
            if constexpr (kind == relationship_kind::belongs_to) render_on(w, *self, end, columns);
            else render_on(w, end, *self, columns);
            render_relationship_condition<Relationship, Alias>(w);
            add_criteria(w, names, next - 1);
        }
    }

    static constexpr void add_criteria(walk& w, scope& names, std::size_t place) {
        if (w.adds_criteria()) add_join_criteria(w, names, place, place + 1, keeps_new(Kind), keeps_old(Kind));
    }
};

template <auto Member>
struct no_relationship {
    static constexpr problem value{
        "cupel[E009]: .join<&",
        type_name<owner_of<Member>>,
        "::",
        member_name<Member>,
        ">() names a member of table ",
        table_name_of<owner_of<Member>>(),
        " that is no relationship; name a has_many, has_one, belongs_to or many_to_many member, or "
        "join the other table: .join<Other>()"};
};

// A join along a member that leads nowhere.
template <join_kind Kind, auto Member, fixed_string Alias>
    requires(!relationship_member<value_of<Member>>)
struct join_along<Kind, Member, Alias> {
    static_assert(refuse_if<no_relationship<Member>::value>::done);
    static constexpr bool has_values = false;

    static constexpr void add_sources(walk& w, scope&) noexcept { w.silence(); }

    template <class Writer>
    static constexpr void render(Writer&, scope&, std::size_t&) noexcept {}
};

struct join_tag {};

template <class... Joins>
struct join_clause {
    using tag = join_tag;
    static constexpr bool has_values = node_pack<Joins...>::has_values;
    [[no_unique_address]] node_pack<Joins...> joins;

    template <class Writer>
    static constexpr void add_sources(Writer& w, scope& names) {
        (Joins::add_sources(w, names), ...);
    }

    template <class Writer>
    static constexpr void render_joins(Writer& w, scope& names) {
        std::size_t next = 1;
        (Joins::render(w, names, next), ...);
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        joins.visit_values(visitor);
    }

    template <class Join>
    constexpr auto with(Join join) const {
        return join_clause<Joins..., Join>{append(joins, std::move(join))};
    }
};

template <join_kind Kind, class Source, class... Given>
constexpr auto refused_join() {
    static_assert(refuse_if<join_check<Kind == join_kind::cross, Source, Given...>::value>::done);
    return join<join_kind::cross, refused_source, no_on>{};
}

// A join of what is named by a value: an alias, and a condition or none.
template <join_kind Kind, table_source Source, class... On>
constexpr auto join_of(Source source, On... on) {
    if constexpr (requires { source.in_from(); }) return join_of<Kind>(source.in_from(), std::move(on)...);
    else if constexpr (too_many_for(Kind, sizeof...(On))) return refused_join<Kind, Source, On...>();
    else if constexpr (Kind == join_kind::cross) return join<Kind, Source, no_on>{std::move(source), {}};
    else if constexpr (sizeof...(On) == 0) return join<Kind, Source, by_foreign_key>{std::move(source), {}};
    else if constexpr ((requires { On::is_using; } && ...)) return join<Kind, Source, On...>{std::move(source), on...};
    else if constexpr ((predicate<On> && ...))
        return join<Kind, Source, on_condition<On...>>{std::move(source), {std::move(on)...}};
    else return join_of<Kind>(std::move(source), cupel::detail::condition<"ON">(std::move(on))...);
}

// Refused: a join that names no table.
template <join_kind Kind, class... Given>
constexpr auto join_of(Given...) {
    static_assert(refuse_if<join_of_nothing<Given...>::value>::done);
    return join<join_kind::cross, refused_source, no_on>{};
}

template <join_kind Kind, auto Relationship>
constexpr auto along() {
    return join_along<Kind, Relationship, "">{};
}
template <join_kind Kind, auto Relationship, fixed_string Name>
constexpr auto along(table_alias<target_of<Relationship>, Name>) {
    return join_along<Kind, Relationship, Name>{};
}

}  // namespace cupel::detail
