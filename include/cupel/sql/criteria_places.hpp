// Where the criteria of a session's statement are written: ON of joins, and WHERE.
#pragma once

#include <cupel/sql/writer.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace cupel::detail {

template <class T, class Writer>
constexpr void write_criteria(walk& base, criterion_place& place);

// The statement names a model: how its criteria are written is known from here on.
template <class T, class Writer>
constexpr void note_criteria(Writer& w) noexcept {
    if (w.scoped) w.criteria->add_model(table_of<T>().id, &write_criteria<T, Writer>);
}

constexpr std::uint32_t source_bit(std::size_t place) noexcept { return std::uint32_t{1} << place; }

// The sources that have criteria: of their mapping, or by an option of the statement.
constexpr std::uint32_t filtered_sources(const walk& w, const scope& names, std::size_t from, std::size_t to) noexcept {
    std::uint32_t found = 0;
    for (std::size_t i = from; i < to; ++i)
        if (names.sources[i].table->filtered || w.criteria->adds_to(names.sources[i].table->id)) found |= source_bit(i);
    return found;
}

// Nothing that named the table has said how its criteria are written.
constexpr void report_unreached(walk& w, const table_info& table) noexcept {
    w.report(problem("cupel[E599]: table ", table.name, " (", table.type,
                     ") has criteria, and stands in FROM only because an expression of the program names its columns; "
                     "add .from<",
                     table.type, ">()"));
}

// condition AND condition, of the sources with a bit in `which`; `before` is the word in front of the next one.
constexpr void write_sources(walk& w, const scope& names, std::uint32_t which, std::uint32_t maybe_no_row,
                             std::string_view& before) {
    for (std::size_t i = 0; i < names.source_count; ++i) {
        if ((which & source_bit(i)) == 0) continue;
        criterion_place place{names.sources[i].alias, (maybe_no_row & source_bit(i)) != 0, before};
        const criteria_walk& known = *w.criteria;
        const table_info& table = *names.sources[i].table;
        if (table.filtered) {
            std::size_t at = 0;
            while (at < known.model_count && known.models[at].table != table.id) ++at;
            if (at == known.model_count) return report_unreached(w, table);
            known.models[at].write(w, place);
        }
        for (std::size_t at = 0; at < known.added_count; ++at)
            if (known.added[at].table == table.id) known.added[at].write(w, place);
        before = place.before;
    }
}

// FROM has its table, whose criteria stand in WHERE, or in ON of a join that keeps the rows of the other side.
constexpr void begin_criteria(const walk& w, scope& names) noexcept {
    if (w.adds_criteria()) names.unfiltered = filtered_sources(w, names, 0, 1);
}

// Behind the condition of a join. `keeps_new`: its rows are there without a partner (RIGHT, FULL JOIN); `keeps_old`: those
// of the tables before it are (LEFT, FULL JOIN).
constexpr void add_join_criteria(walk& w, scope& names, std::size_t added, std::size_t next, bool keeps_new,
                                 bool keeps_old) {
    const std::uint32_t joined = filtered_sources(w, names, added, next);
    const std::uint32_t half = keeps_new ? names.maybe_no_row : 0;
    const std::uint32_t old = keeps_new ? names.unfiltered : 0;
    std::string_view before = " AND ";
    write_sources(w, names, old | half | (keeps_new && !keeps_old ? 0 : joined), half, before);
    names.unfiltered &= ~old;
    if (!keeps_new) return;
    if (keeps_old) {
        names.maybe_no_row |= old | joined;
    } else {
        names.maybe_no_row = 0;
        names.unfiltered |= joined;
    }
}

// A join without a condition of its own: CROSS JOIN, USING.
constexpr void join_without_condition(walk& w, scope& names, std::size_t added, std::size_t next, bool outer) {
    const std::uint32_t joined = filtered_sources(w, names, added, next);
    names.unfiltered |= joined;
    if (!outer || (names.unfiltered | names.maybe_no_row) == 0) return;
    problem text("cupel[E592]: an outer join with ");
    names.sources[added].table->describe(text);
    text += " is by USING, where a session cannot add the criteria of ";
    std::size_t first = 0;
    while (((names.unfiltered | names.maybe_no_row) & source_bit(first)) == 0) ++first;
    names.sources[first].table->describe(text);
    text += "; write the condition: .left_join<";
    text += names.sources[added].table->type;
    text += ">(col<...> == col<...>)";
    w.report(text);
}

// WHERE conditions that are still to be written, if any; what the statement asks for itself follows with AND.
constexpr void begin_where(walk& w, scope& names) {
    const std::uint32_t left = names.unfiltered | names.maybe_no_row;
    if (!w.adds_criteria() || left == 0) return;
    const walk_state state = w;
    w.clause = clause_kind::where;
    std::string_view before = " WHERE ";
    write_sources(w, names, left, names.maybe_no_row, before);
    names.has_where = before != " WHERE ";
    names.unfiltered = names.maybe_no_row = 0;
    static_cast<walk_state&>(w) = state;
}

constexpr bool has_where(const walk& w) noexcept { return w.adds_criteria() && w.visible->has_where; }

}  // namespace cupel::detail
