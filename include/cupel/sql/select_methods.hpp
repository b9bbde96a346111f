// The methods that SELECT has beside those of every statement.
#pragma once

#include <cupel/sql/clauses/distinct.hpp>
#include <cupel/sql/clauses/distinct_on.hpp>
#include <cupel/sql/clauses/group_by.hpp>
#include <cupel/sql/clauses/having.hpp>
#include <cupel/sql/clauses/hint.hpp>
#include <cupel/sql/clauses/limit.hpp>
#include <cupel/sql/clauses/lock.hpp>
#include <cupel/sql/clauses/options.hpp>
#include <cupel/sql/clauses/order_by.hpp>
#include <cupel/sql/clauses/window.hpp>
#include <cupel/sql/clauses/with_ties.hpp>
#include <cupel/sql/statement.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace cupel {

namespace detail {

template <fixed_string Word, class Grammar, class... Clauses>
constexpr auto refuse_nothing(const statement<Grammar, Clauses...>& given) {
    static_assert(refuse_if<nothing_given<Word, Grammar, Clauses...>::value>::done);
    return statement_of<refused_grammar<Grammar>>(given.clauses);
}

template <fixed_string Word, std::size_t Keys = 1, class Grammar, class... Clauses>
constexpr auto refuse_sort_key(const statement<Grammar, Clauses...>& given) {
    if constexpr (Keys == 0) {
        return refuse_nothing<Word>(given);
    } else {
        static_assert(refuse_if<no_sort_key<Word, Grammar, Clauses...>::value>::done);
        return statement_of<refused_grammar<Grammar>>(given.clauses);
    }
}

// LIMIT or OFFSET of what is no number of the program: a named parameter, an expression.
template <class Tag, fixed_string Word, fixed_string Spaced, fixed_string Name, class Grammar, class... Clauses>
constexpr auto add_count(const statement<Grammar, Clauses...>& given, parameter_name<Name>) {
    return add_clause<Word>(given, named_count_clause<Tag, Spaced, Name>{});
}
template <class Tag, fixed_string Word, fixed_string Spaced, class Count, class Grammar, class... Clauses>
constexpr auto add_count(const statement<Grammar, Clauses...>& given, Count count) {
    if constexpr (counts_rows<Count>()) {
        return add_clause<Word>(given, computed_count_clause<Tag, Spaced, Count>{std::move(count)});
    } else {
        static_assert(refuse_if<no_row_count<Word, Count, Grammar, Clauses...>::value>::done);
        return statement_of<refused_grammar<Grammar>>(given.clauses);
    }
}

// The statement with one window more.
template <fixed_string Name, class Definition, class Grammar, class... Clauses>
constexpr auto add_window(const statement<Grammar, Clauses...>& given, const Definition& definition) {
    using before = clause_of<window_tag, Clauses...>;
    constexpr window_fault fault = window_fault_of<Name, Definition, before>();
    static_assert(refuse_if<window_check<Name, fault, Grammar, Clauses...>::value>::done);
    if constexpr (fault != window_fault::none) {
        return statement_of<refused_grammar<Grammar>>(given.clauses);
    } else {
        using item = window_item<Name, Definition>;
        if constexpr (std::is_void_v<before>) return put_clause(given, window_clause<item>{pack(item{definition})});
        else return put_clause(given, given.template clause<window_tag>().with(item{definition}));
    }
}

template <fixed_string Name, class Query>
constexpr auto make_subquery(const Query& query);

template <fixed_string Name, class Query>
constexpr auto make_cte(const Query& query);

enum class set_kind : std::uint8_t { union_, union_all, intersect, intersect_all, except_, except_all };

template <set_kind Kind, class First, class... Rest>
constexpr auto make_set(First first, Rest... rest);

template <lock_strength Strength, class Grammar, class... Clauses>
constexpr auto lock_rows(const statement<Grammar, Clauses...>& given) {
    using before = lock_so_far<Clauses...>;
    using lock = typename before::template with_strength<Strength>;
    if constexpr (before::strength == lock_strength::none) return put_clause(given, lock{});
    else return add_clause<"FOR UPDATE">(given, lock{});
}

template <lock_wait Wait, class Grammar, class... Clauses>
constexpr auto wait_for_lock(const statement<Grammar, Clauses...>& given) {
    return put_clause(given, typename lock_so_far<Clauses...>::template with_wait<Wait>{});
}

template <class Source, class Grammar, class... Clauses>
constexpr auto lock_source(const statement<Grammar, Clauses...>& given) {
    return put_clause(given, typename lock_so_far<Clauses...>::template with_source<Source>{});
}

}  // namespace detail

namespace detail {

template <class Grammar, class... Clauses, class Flag, class... Items>
constexpr auto add_select_part(const statement<Grammar, Clauses...>& given, const Flag& flag, Items... items);

template <class Grammar, class... Clauses, class Flag, class... Items>
constexpr auto add_order_part(const statement<Grammar, Clauses...>& given, const Flag& flag, Items... items);

template <class Tag, class Statement, class Flag, class T>
constexpr auto add_count_part(const Statement& given, const Flag& flag, T count);

template <class Tag, class Statement, class Flag, fixed_string Name>
constexpr auto add_count_part(const Statement& given, const Flag& flag, parameter_name<Name>);

template <auto First, auto... Members, class... Values>
constexpr auto make_filter(Values&&... values);

}  // namespace detail

template <class Statement>
struct select_methods {
    // What a session is told with the statement, as how relationships are loaded: .options(selectinload<&User::posts>). No SQL.
    template <class... Options>
    constexpr auto options(Options... given) const {
        return detail::add_clause<"options(...)">(
            self(), detail::options_clause<Options...>{std::tuple<Options...>(std::move(given)...)});
    }

    // WHERE each of the members has its value: .filter_by<&User::name, &User::bio>("ann", std::nullopt). Its header is
    // cupel/sql/filter_by.hpp.
    template <auto... Members, class... Values>
        requires(sizeof...(Members) != 0)
    constexpr auto filter_by(Values&&... values) const {
        return self().where(detail::make_filter<Members...>(std::forward<Values>(values)...));
    }

    // GROUP BY a, b; rollup(a, b), cube(a, b) and grouping_sets(...) make several groupings at once
    template <class... Keys>
    [[gnu::always_inline]] constexpr auto group_by(Keys... keys) const {
        if constexpr (sizeof...(Keys) != 0 && (detail::is_grouping_key<Keys>() && ...)) {
            return detail::add_clause<"GROUP BY">(
                self(), detail::group_by_clause<Keys...>{detail::pack(static_cast<Keys&&>(keys)...)});
        } else {
            return detail::refuse_sort_key<"GROUP BY", sizeof...(Keys)>(self());
        }
    }

    // HAVING condition
    template <class Condition>
    [[gnu::always_inline]] constexpr auto having(Condition condition) const {
        if constexpr (predicate<Condition>)
            return detail::add_clause<"HAVING">(self(),
                                                detail::having_clause<Condition>{static_cast<Condition&&>(condition)});
        else return having(detail::condition<"HAVING">(std::move(condition)));
    }

    // WINDOW "name" AS (PARTITION BY a ORDER BY b): a window for .over(window<"name">), once for each name
    template <fixed_string Name, class Definition>
    constexpr auto window(const Definition& definition) const {
        return detail::add_window<Name>(self(), definition);
    }

    // The same of a window that goes on from one defined before: WINDOW "name" AS ("base" ORDER BY b)
    template <fixed_string Name, class Base, class Definition>
        requires(detail::extends_window<Base, Definition>)
    constexpr auto window(const Base& base, const Definition& definition) const {
        return detail::add_window<Name>(self(), detail::extend_window(base, definition));
    }

    // ORDER BY a, b DESC
    template <class... Items>
    [[gnu::always_inline]] constexpr auto order_by(Items... items) const {
        if constexpr (sizeof...(Items) != 0 && (detail::sort_key<Items> && ...)) {
            return detail::add_clause<"ORDER BY">(
                self(), detail::order_by_clause<Items...>{detail::pack(static_cast<Items&&>(items)...)});
        } else {
            return detail::refuse_sort_key<"ORDER BY", sizeof...(Items)>(self());
        }
    }

    // LIMIT count
    template <std::integral T>
    [[gnu::always_inline]] constexpr auto limit(T count) const
        CUPEL_REFUSE_CALL_IF(count < T{}, "cupel[E041]: LIMIT must not be negative; pass 0 or more") {
        return detail::add_clause<"LIMIT">(self(), detail::limit_clause{detail::row_count<Statement>(count)});
    }

    // OFFSET count
    template <std::integral T>
    [[gnu::always_inline]] constexpr auto offset(T count) const
        CUPEL_REFUSE_CALL_IF(count < T{}, "cupel[E041]: OFFSET must not be negative; pass 0 or more") {
        return detail::add_clause<"OFFSET">(self(), detail::offset_clause{detail::row_count<Statement>(count)});
    }

    // LIMIT and OFFSET of a named parameter, or of an expression of integers without columns: .limit(raw<int, "{} + 1">(n))
    template <class Count>
    [[gnu::always_inline]] constexpr auto limit(Count count) const {
        return detail::add_count<detail::limit_tag, "LIMIT", " LIMIT ">(self(), static_cast<Count&&>(count));
    }
    template <class Count>
    [[gnu::always_inline]] constexpr auto offset(Count count) const {
        return detail::add_count<detail::offset_tag, "OFFSET", " OFFSET ">(self(), static_cast<Count&&>(count));
    }

    // FETCH FIRST count ROWS WITH TIES, on PostgreSQL: as LIMIT, and the rows that tie with the last
    template <std::integral T>
    constexpr auto fetch_with_ties(T count) const
        CUPEL_REFUSE_CALL_IF(count < T{}, "cupel[E041]: FETCH FIRST must not be negative; pass 0 or more") {
        return detail::add_clause<"LIMIT">(self(), detail::ties_clause{detail::row_count<Statement>(count)});
    }

    // FOR UPDATE and its like, on PostgreSQL: the rows stay locked until the transaction ends. `.of<T>()` names the tables
    // whose rows, `.nowait()` throws busy_error instead of waiting, `.skip_locked()` leaves locked rows out.
    constexpr auto for_update() const { return detail::lock_rows<detail::lock_strength::update>(self()); }
    constexpr auto for_no_key_update() const { return detail::lock_rows<detail::lock_strength::no_key_update>(self()); }
    constexpr auto for_share() const { return detail::lock_rows<detail::lock_strength::share>(self()); }
    constexpr auto for_key_share() const { return detail::lock_rows<detail::lock_strength::key_share>(self()); }
    template <class T>
    constexpr auto of() const {
        return detail::lock_source<table_alias<T, "">>(self());
    }
    template <class T, fixed_string Name>
    constexpr auto of(table_alias<T, Name>) const {
        return detail::lock_source<table_alias<T, Name>>(self());
    }
    constexpr auto nowait() const { return detail::wait_for_lock<detail::lock_wait::nowait>(self()); }
    constexpr auto skip_locked() const { return detail::wait_for_lock<detail::lock_wait::skip_locked>(self()); }

    // SELECT DISTINCT ON (a, b), on PostgreSQL: the first row of each, as ORDER BY says, which begins with the same keys
    template <class... Keys>
    constexpr auto distinct_on(Keys...) const {
        if constexpr (sizeof...(Keys) != 0 && (detail::sort_key<Keys> && ...) &&
                      !(requires { Keys::is_ordering; } || ...))
            return detail::add_clause<"DISTINCT ON">(self(), detail::distinct_on_clause<Keys...>{});
        else return detail::refuse_sort_key<"DISTINCT ON", sizeof...(Keys)>(self());
    }

    // SELECT /*+ text */
    template <fixed_string Text>
    constexpr auto hint() const {
        return detail::add_clause<"a hint">(self(), detail::hint_clause<Text>{});
    }

    // The query as a table of this name: FROM (SELECT ...) AS "name".
    template <fixed_string Name>
    constexpr auto subquery() const {
        return detail::make_subquery<Name>(self());
    }

    // The query as a CTE of this name: WITH "name" AS (SELECT ...), where `.with(...)` declares it.
    template <fixed_string Name>
    constexpr auto cte() const {
        return detail::make_cte<Name>(self());
    }

    // This query UNION others, each row once; see union_(a, b).
    template <query... Others>
    constexpr auto union_(Others... others) const {
        return detail::make_set<detail::set_kind::union_>(self(), std::move(others)...);
    }
    // UNION ALL: rows as often as they are there
    template <query... Others>
    constexpr auto union_all(Others... others) const {
        return detail::make_set<detail::set_kind::union_all>(self(), std::move(others)...);
    }
    // INTERSECT: rows that are in all
    template <query... Others>
    constexpr auto intersect(Others... others) const {
        return detail::make_set<detail::set_kind::intersect>(self(), std::move(others)...);
    }
    // EXCEPT: rows that are in none of the others
    template <query... Others>
    constexpr auto except_(Others... others) const {
        return detail::make_set<detail::set_kind::except_>(self(), std::move(others)...);
    }

    // More items of the select list, keys of ORDER BY, LIMIT and OFFSET, if the flag is set when the statement runs. A value
    // that is left out is read as an empty optional.
    template <class Flag, class... Items>
    constexpr auto select_if(const Flag& flag, Items... items) const {
        return detail::add_select_part(self(), flag, std::move(items)...);
    }
    template <class Flag, class... Items>
    constexpr auto order_by_if(const Flag& flag, Items... items) const {
        return detail::add_order_part(self(), flag, std::move(items)...);
    }
    template <class Flag, std::integral T>
    constexpr auto limit_if(const Flag& flag, T count) const {
        return detail::add_count_part<detail::limit_tag>(self(), flag, count);
    }
    template <class Flag, std::integral T>
    constexpr auto offset_if(const Flag& flag, T count) const {
        return detail::add_count_part<detail::offset_tag>(self(), flag, count);
    }
    template <class Flag, fixed_string Name>
    constexpr auto limit_if(const Flag& flag, parameter_name<Name> count) const {
        return detail::add_count_part<detail::limit_tag>(self(), flag, count);
    }
    template <class Flag, fixed_string Name>
    constexpr auto offset_if(const Flag& flag, parameter_name<Name> count) const {
        return detail::add_count_part<detail::offset_tag>(self(), flag, count);
    }

    // SELECT DISTINCT
    [[gnu::always_inline]] constexpr auto distinct() const {
        return detail::add_clause<"DISTINCT">(self(), detail::distinct_clause{});
    }

private:
    [[gnu::always_inline]] constexpr const Statement& self() const { return static_cast<const Statement&>(*this); }
};

}  // namespace cupel
