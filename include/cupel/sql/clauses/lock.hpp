// FOR UPDATE and its like: rows of a SELECT stay locked until the transaction ends.
#pragma once

#include <cupel/sql/clause_order.hpp>

#include <cupel/sql/clauses/distinct.hpp>
#include <cupel/sql/clauses/group_by.hpp>
#include <cupel/sql/clauses/having.hpp>
#include <cupel/sql/clauses/limit.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>

namespace cupel::detail {

struct lock_tag {};
struct distinct_on_tag;

enum class lock_strength : std::uint8_t { none, update, no_key_update, share, key_share };
enum class lock_wait : std::uint8_t { wait, nowait, skip_locked };

constexpr std::string_view lock_words(lock_strength strength) noexcept {
    constexpr std::string_view words[] = {"a lock", "FOR UPDATE", "FOR NO KEY UPDATE", "FOR SHARE", "FOR KEY SHARE"};
    return words[static_cast<std::size_t>(strength)];
}

// A clause that can be judged only beside all others.
template <class Clause>
concept checks_statement = requires { Clause::checks_statement; };

// FOR UPDATE OF "users" SKIP LOCKED
template <lock_strength Strength, lock_wait Wait, class... Sources>
struct lock_clause {
    using tag = lock_tag;
    static constexpr bool has_values = false;
    static constexpr bool checks_statement = true;
    static constexpr lock_strength strength = Strength;

    template <lock_strength NewStrength>
    using with_strength = lock_clause<NewStrength, Wait, Sources...>;
    template <lock_wait NewWait>
    using with_wait = lock_clause<Strength, NewWait, Sources...>;
    template <class Source>
    using with_source = lock_clause<Strength, Wait, Sources..., Source>;

    template <class Writer>
    static constexpr void render_clause(Writer& w) {
        if constexpr (!Writer::dialect::has_row_locks) {
            report(w, "cupel[E128]: ",
                   " is asked of SQLite, which locks no rows; begin the transaction with "
                   ".begin_immediate(), which keeps other writers out");
        } else {
            w.put(" ", lock_words(Strength));
            std::string_view before = " OF ";
            ((w.text(before), w.identifier(name_of<Sources>()), before = ", "), ...);
            if (Wait == lock_wait::nowait) w.text(" NOWAIT");
            if (Wait == lock_wait::skip_locked) w.text(" SKIP LOCKED");
        }
    }

    template <class Source>
    static constexpr std::string_view name_of() noexcept {
        return Source::name.view().empty() ? table_of<typename Source::entity_type>().name : Source::name.view();
    }

    template <class... Clauses>
    static constexpr void check(walk& w, const scope& names) {
        constexpr std::string_view grouped = "groups or aggregates rows, so that none is left to lock";
        if (Strength == lock_strength::none)
            report(w, "cupel[E127]: ", " says what to lock or how to wait, and not that it locks; add .for_update()");
        if (names.has_group_by || names.grouped || has_clause<having_tag, Clauses...>) report_with(w, grouped);
        if (has_clause<distinct_tag, Clauses...> || has_clause<distinct_on_tag, Clauses...>)
            report_with(w, "has DISTINCT, which makes one row of several");
        if (w.windowed) report_with(w, "has a window function, which sees more rows than are locked");
        if (Wait == lock_wait::skip_locked && (false || ... || requires { Clauses::has_ties; }))
            report_with(w, "takes rows WITH TIES, which SKIP LOCKED would leave out");
        if constexpr (sizeof...(Sources) == 0) {
            for (std::size_t i = 0; i < names.source_count; ++i) {
                if (names.sources[i].nullable) report_nullable(w, names.sources[i]);
                if (names.sources[i].is_query && is_derived_table(*names.sources[i].table))
                    report_query(w, names.sources[i]);
            }
        } else {
            (check_source<Sources>(w, names), ...);
        }
    }

    template <class Source>
    static constexpr void check_source(walk& w, const scope& names) {
        const table_info& table = table_of<typename Source::entity_type>();
        const source* found = names.find(table, Source::name.view());
        if (found == nullptr) {
            problem text("cupel[E127]: ", lock_words(Strength), " OF ", name_of<Source>(), " (", table.type,
                         ") names a table that is not in FROM; add .join<", table.type, ">(), or leave it out of .of");
            w.report(text);
        } else if (found->nullable) {
            report_nullable(w, *found);
        } else if (found->part != 0) {
            w.report(problem("cupel[E136]: ", lock_words(Strength), " OF ", name_of<Source>(), " (", table.type,
                             ") names a table that an optional part joins, and that may be missing; leave out .of, or "
                             "join it always"));
        }
    }

    static constexpr void report_nullable(walk& w, const source& left_out) {
        w.report(problem("cupel[E127]: ", lock_words(Strength), " would lock rows of table ", left_out.name(), " (",
                         left_out.table->type,
                         "), of which an outer join may have none; name the other tables: .of<T>()"));
    }

    // Locks reach into queries in FROM, which may group; CTEs, lists of values and functions they pass over.
    static constexpr bool is_derived_table(const table_info& table) noexcept {
        return table.derived.empty() || table.derived == "derived table";
    }
    static constexpr void report_query(walk& w, const source& derived) {
        problem text("cupel[E145]: ", lock_words(Strength), " would lock rows of ", derived.name());
        text += ", a query in FROM of ";
        derived.table->describe(text);
        text += ", which may have none to lock; name the tables: .of<T>(), or lock inside that query";
        w.report(text);
    }

    static constexpr void report_with(walk& w, std::string_view what) {
        problem text("cupel[E127]: ", lock_words(Strength));
        if (w.visible != nullptr) w.visible->describe_from(text, " stands in a SELECT");
        text += " that ";
        text += what;
        text += "; select the keys, and lock their rows with a SELECT ... WHERE key IN (...) of its own";
        w.report(text);
    }

    static constexpr void report(walk& w, std::string_view code, std::string_view what) {
        problem text(code, lock_words(Strength));
        if (w.visible != nullptr) w.visible->describe_from(text, " of a SELECT");
        text += what;
        w.report(text);
    }
};

using no_lock = lock_clause<lock_strength::none, lock_wait::wait>;

// The lock that a statement has already, or one that says nothing yet.
template <class... Clauses>
using lock_so_far = std::conditional_t<has_clause<lock_tag, Clauses...>, clause_of<lock_tag, Clauses...>, no_lock>;

}  // namespace cupel::detail
