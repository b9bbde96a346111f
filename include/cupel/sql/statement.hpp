// Statements: clauses gathered by value, in the order of a grammar.
#pragma once

#include <cupel/sql/clauses/all_rows.hpp>
#include <cupel/sql/clauses/distinct.hpp>
#include <cupel/sql/clauses/from.hpp>
#include <cupel/sql/clauses/group_by.hpp>
#include <cupel/sql/clauses/having.hpp>
#include <cupel/sql/clauses/join.hpp>
#include <cupel/sql/clauses/limit.hpp>
#include <cupel/sql/clauses/order_by.hpp>
#include <cupel/sql/clauses/returning.hpp>
#include <cupel/sql/clauses/select_list.hpp>
#include <cupel/sql/clauses/set.hpp>
#include <cupel/sql/clauses/values.hpp>
#include <cupel/sql/clauses/where.hpp>
#include <cupel/sql/statement_check.hpp>

#include <concepts>
#include <cstddef>
#include <type_traits>
#include <utility>

namespace cupel {

template <class Grammar, class... Clauses>
struct statement;

namespace detail {

// The clauses of a statement, the newest first: adding one copies no other on its own.
template <class... Clauses>
struct clause_chain {};

template <class Newest, class... Older>
struct clause_chain<Newest, Older...> {
    [[no_unique_address]] Newest newest;
    [[no_unique_address]] clause_chain<Older...> older;
};

template <class Tag, class Newest, class... Older>
constexpr const auto& find_clause(const clause_chain<Newest, Older...>& chain) {
    if constexpr (std::same_as<Tag, typename Newest::tag>) return chain.newest;
    else return find_clause<Tag>(chain.older);
}

template <class Visitor, class Newest, class... Older>
constexpr void visit_clauses(Visitor& visitor, const clause_chain<Newest, Older...>& chain) {
    if constexpr ((false || ... || Older::has_values)) visit_clauses(visitor, chain.older);
    if constexpr (Newest::has_values) chain.newest.visit_values(visitor);
}

// The chain with a clause put in its place; one of the same tag is replaced.
template <class Grammar, class Clause>
constexpr clause_chain<Clause> insert_clause(const Clause& added, const clause_chain<>&) {
    return {added, {}};
}

template <class Grammar, class Clause, class Newest, class... Older>
constexpr auto insert_clause(const Clause& added, const clause_chain<Newest, Older...>& chain) {
    constexpr std::size_t here = Grammar::template position<typename Newest::tag>;
    constexpr std::size_t wanted = Grammar::template position<typename Clause::tag>;
    if constexpr (wanted > here) return clause_chain<Clause, Newest, Older...>{added, chain};
    else if constexpr (wanted == here) return clause_chain<Clause, Older...>{added, chain.older};
    else return prepend(chain.newest, insert_clause<Grammar>(added, chain.older));
}

template <class Newest, class... Older>
constexpr clause_chain<Newest, Older...> prepend(const Newest& newest, const clause_chain<Older...>& older) {
    return {newest, older};
}

template <class Grammar, class... Clauses>
constexpr statement<Grammar, Clauses...> statement_of(const clause_chain<Clauses...>& chain) {
    return {chain};
}

// Whether a clause of the tag stands behind all that the statement has.
template <class Grammar, class Tag, class... Clauses>
inline constexpr bool comes_last = true;

template <class Grammar, class Tag, class Newest, class... Older>
inline constexpr bool comes_last<Grammar, Tag, Newest, Older...> =
    Grammar::template position<Tag> > Grammar::template position<typename Newest::tag>;

}  // namespace detail

// A statement under construction. Every method returns a new statement; clauses may come in any order. They are kept in
// the order of the grammar, the last one first.
template <class Grammar, class... Clauses>
struct [[nodiscard]] statement {
    using grammar = Grammar;
    static constexpr bool has_values = (false || ... || Clauses::has_values);

    [[no_unique_address]] detail::clause_chain<Clauses...> clauses;

    // Whether SQL has the clause in this kind of statement.
    template <class Tag>
    static constexpr bool allows = Grammar::template allows<Tag>;

    // WHERE condition
    template <class Condition>
        requires allows<detail::where_tag>
    constexpr auto where(Condition condition) const {
        if constexpr (predicate<Condition>)
            return add<"WHERE">(detail::where_clause<Condition>{static_cast<Condition&&>(condition)});
        else return where(detail::condition<"WHERE">(std::move(condition)));
    }

    // UPDATE or DELETE of every row, said aloud.
    constexpr auto all_rows() const
        requires allows<detail::all_rows_tag>
    {
        return add<"all_rows()">(detail::all_rows_clause{});
    }

    // FROM the table of T, or FROM an alias
    template <class T>
        requires allows<detail::from_tag>
    constexpr auto from() const {
        return add<"FROM">(detail::from_clause<T, "">{});
    }
    template <class T, fixed_string Name>
        requires allows<detail::from_tag>
    constexpr auto from(table_alias<T, Name>) const {
        return add<"FROM">(detail::from_clause<T, Name>{});
    }

    // JOIN T ON condition; without a condition by the one foreign key between T and the tables before it.
    template <class T, class... On>
    constexpr auto join(On... on) const {
        return add_join<detail::join_kind::inner, T, "">(std::move(on)...);
    }
    template <class T, class... On>
    constexpr auto left_join(On... on) const {
        return add_join<detail::join_kind::left, T, "">(std::move(on)...);
    }
    template <class T, class... On>
    constexpr auto right_join(On... on) const {
        return add_join<detail::join_kind::right, T, "">(std::move(on)...);
    }
    template <class T, class... On>
    constexpr auto full_join(On... on) const {
        return add_join<detail::join_kind::full, T, "">(std::move(on)...);
    }
    // The same with an alias.
    template <class T, fixed_string Name, class... On>
    constexpr auto join(table_alias<T, Name>, On... on) const {
        return add_join<detail::join_kind::inner, T, Name>(std::move(on)...);
    }
    template <class T, fixed_string Name, class... On>
    constexpr auto left_join(table_alias<T, Name>, On... on) const {
        return add_join<detail::join_kind::left, T, Name>(std::move(on)...);
    }
    template <class T, fixed_string Name, class... On>
    constexpr auto right_join(table_alias<T, Name>, On... on) const {
        return add_join<detail::join_kind::right, T, Name>(std::move(on)...);
    }
    template <class T, fixed_string Name, class... On>
    constexpr auto full_join(table_alias<T, Name>, On... on) const {
        return add_join<detail::join_kind::full, T, Name>(std::move(on)...);
    }
    // JOIN along a relationship: .join<&User::posts>()
    template <auto Relationship>
    constexpr auto join() const {
        return with_join(detail::join_along<detail::join_kind::inner, Relationship, "">{});
    }
    template <auto Relationship>
    constexpr auto left_join() const {
        return with_join(detail::join_along<detail::join_kind::left, Relationship, "">{});
    }
    template <auto Relationship>
    constexpr auto right_join() const {
        return with_join(detail::join_along<detail::join_kind::right, Relationship, "">{});
    }
    template <auto Relationship>
    constexpr auto full_join() const {
        return with_join(detail::join_along<detail::join_kind::full, Relationship, "">{});
    }
    // The same, with an alias for the other table: .join<&Post::author>(writer)
    template <auto Relationship, fixed_string Name>
    constexpr auto join(table_alias<detail::target_of<Relationship>, Name>) const {
        return with_join(detail::join_along<detail::join_kind::inner, Relationship, Name>{});
    }
    template <auto Relationship, fixed_string Name>
    constexpr auto left_join(table_alias<detail::target_of<Relationship>, Name>) const {
        return with_join(detail::join_along<detail::join_kind::left, Relationship, Name>{});
    }
    template <auto Relationship, fixed_string Name>
    constexpr auto right_join(table_alias<detail::target_of<Relationship>, Name>) const {
        return with_join(detail::join_along<detail::join_kind::right, Relationship, Name>{});
    }
    template <auto Relationship, fixed_string Name>
    constexpr auto full_join(table_alias<detail::target_of<Relationship>, Name>) const {
        return with_join(detail::join_along<detail::join_kind::full, Relationship, Name>{});
    }
    // CROSS JOIN T
    template <class T>
    constexpr auto cross_join() const {
        return with_join(detail::join<detail::join_kind::cross, T, "", detail::no_on>{});
    }
    template <class T, fixed_string Name>
    constexpr auto cross_join(table_alias<T, Name>) const {
        return with_join(detail::join<detail::join_kind::cross, T, Name, detail::no_on>{});
    }

    // GROUP BY a, b
    template <class... Keys>
        requires allows<detail::group_by_tag>
    constexpr auto group_by(Keys... keys) const {
        if constexpr ((detail::sort_key<Keys> && ...)) {
            return add<"GROUP BY">(detail::group_by_clause<Keys...>{detail::pack(static_cast<Keys&&>(keys)...)});
        } else {
            static_assert(detail::refuse_if<detail::no_sort_key<"GROUP BY", Grammar, Clauses...>::value>::done);
            return detail::statement_of<detail::refused_grammar<Grammar>>(clauses);
        }
    }

    // HAVING condition
    template <class Condition>
        requires allows<detail::having_tag>
    constexpr auto having(Condition condition) const {
        if constexpr (predicate<Condition>)
            return add<"HAVING">(detail::having_clause<Condition>{static_cast<Condition&&>(condition)});
        else return having(detail::condition<"HAVING">(std::move(condition)));
    }

    // ORDER BY a, b DESC
    template <class... Items>
        requires allows<detail::order_by_tag>
    constexpr auto order_by(Items... items) const {
        if constexpr ((detail::sort_key<Items> && ...)) {
            return add<"ORDER BY">(detail::order_by_clause<Items...>{detail::pack(static_cast<Items&&>(items)...)});
        } else {
            static_assert(detail::refuse_if<detail::no_sort_key<"ORDER BY", Grammar, Clauses...>::value>::done);
            return detail::statement_of<detail::refused_grammar<Grammar>>(clauses);
        }
    }

    // LIMIT count
    template <std::integral T>
        requires allows<detail::limit_tag>
    constexpr auto limit(T count) const
        CUPEL_REFUSE_CALL_IF(count < T{}, "cupel[E041]: LIMIT must not be negative; pass 0 or more") {
        return add<"LIMIT">(detail::limit_clause{detail::row_count<statement>(count)});
    }

    // OFFSET count
    template <std::integral T>
        requires allows<detail::offset_tag>
    constexpr auto offset(T count) const
        CUPEL_REFUSE_CALL_IF(count < T{}, "cupel[E041]: OFFSET must not be negative; pass 0 or more") {
        return add<"OFFSET">(detail::offset_clause{detail::row_count<statement>(count)});
    }

    // SELECT DISTINCT
    constexpr auto distinct() const
        requires allows<detail::distinct_tag>
    {
        return add<"DISTINCT">(detail::distinct_clause{});
    }

    // SET a = 1, b = 2; with an object all its columns but the key
    template <class... Assignments>
        requires allows<detail::set_tag>
    constexpr auto set(Assignments... assignments) const {
        return add<"SET">(detail::make_set<typename Grammar::entity_type>(std::move(assignments)...));
    }

    // VALUES: assignments, an object, or a range of objects. Objects are referred to, not copied.
    template <class... Values>
        requires allows<detail::values_tag>
    constexpr auto values(Values&&... given) const {
        return add<"VALUES">(
            detail::make_values<typename Grammar::entity_type, Grammar::with_key>(std::forward<Values>(given)...));
    }

    // RETURNING a, b, or RETURNING all columns of the table
    template <class... Items>
        requires allows<detail::returning_tag>
    constexpr auto returning(Items... items) const {
        if constexpr (sizeof...(Items) == 0) return returning(entity<typename Grammar::entity_type>);
        else return add_returning(detail::select_item(std::move(items))...);
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        if constexpr (has_values) detail::visit_clauses(visitor, clauses);
    }

    template <class Writer>
    static constexpr void render(Writer& w) {
        Grammar::template render<Writer, Clauses...>(w);
    }

    // The clause of a tag, for drivers.
    template <class Tag>
    constexpr const auto& clause() const {
        return detail::find_clause<Tag>(clauses);
    }

private:
    template <fixed_string Word, class Clause>
    constexpr auto add(const Clause& clause) const {
        if constexpr (detail::comes_last<Grammar, typename Clause::tag, Clauses...>) {
            // Clauses written in SQL's order, as people do, cost one step each.
            return statement<Grammar, Clause, Clauses...>{{clause, clauses}};
        } else if constexpr (detail::has_clause<typename Clause::tag, Clauses...>) {
            static_assert(detail::refuse_if<detail::given_twice<Word, Clause, Grammar, Clauses...>::value>::done);
            return detail::statement_of<detail::refused_grammar<Grammar>>(
                detail::insert_clause<Grammar>(clause, clauses));
        } else {
            return detail::statement_of<Grammar>(detail::insert_clause<Grammar>(clause, clauses));
        }
    }

    template <class Clause>
    constexpr auto put(const Clause& clause) const {
        if constexpr (detail::comes_last<Grammar, typename Clause::tag, Clauses...>)
            return statement<Grammar, Clause, Clauses...>{{clause, clauses}};
        else return detail::statement_of<Grammar>(detail::insert_clause<Grammar>(clause, clauses));
    }

    template <class... Items>
    constexpr auto add_returning(Items... items) const {
        return add<"RETURNING">(detail::returning_clause<Items...>{{detail::pack(std::move(items)...)}});
    }

    template <detail::join_kind Kind, class T, fixed_string Name, class... On>
    constexpr auto add_join(On... on) const {
        static_assert(sizeof...(On) <= 1, "join takes one condition: combine several with &&");
        if constexpr (sizeof...(On) == 0) return with_join(detail::join<Kind, T, Name, detail::by_foreign_key>{});
        else if constexpr ((predicate<On> && ...))
            return with_join(detail::join<Kind, T, Name, detail::on_condition<On...>>{{static_cast<On&&>(on)...}});
        else return add_join<Kind, T, Name>(detail::condition<"ON">(std::move(on))...);
    }

    template <class Join>
        requires allows<detail::join_tag>
    constexpr auto with_join(Join join) const {
        if constexpr (detail::has_clause<detail::join_tag, Clauses...>)
            return put(clause<detail::join_tag>().with(std::move(join)));
        else return put(detail::join_clause<Join>{detail::pack(static_cast<Join&&>(join))});
    }
};

}  // namespace cupel
