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

#include <concepts>
#include <cstddef>
#include <type_traits>
#include <utility>

namespace cupel {

namespace detail {

// The order of clauses in SQL, and which of them a statement may have.
template <class... Tags>
struct clause_order {
    template <class Tag>
    static constexpr bool allows = (false || ... || std::same_as<Tag, Tags>);

    template <class Tag>
    static constexpr std::size_t position = [] {
        std::size_t at = 0;
        (void)((!std::same_as<Tag, Tags> && ++at) && ...);
        return at;
    }();
};

template <class Tag, class... Clauses>
inline constexpr bool has_clause = (false || ... || std::same_as<Tag, typename Clauses::tag>);

}  // namespace detail

template <class Grammar, class... Clauses>
struct statement;

namespace detail {

template <class Tag, class... Clauses>
struct clause_with;

template <class Tag, class First, class... Rest>
struct clause_with<Tag, First, Rest...>
    : std::conditional_t<std::is_same_v<Tag, typename First::tag>, std::type_identity<First>, clause_with<Tag, Rest...>> {};

template <class Tag>
struct clause_with<Tag> {
    using type = void;
};

// The clause of a tag, void if there is none.
template <class Tag, class... Clauses>
using clause_of = typename clause_with<Tag, Clauses...>::type;

template <class Tag, class... Clauses>
inline constexpr std::size_t index_of_clause = [] {
    std::size_t at = 0;
    (void)((!std::same_as<Tag, typename Clauses::tag> && ++at) && ...);
    return at;
}();

// The statement type with New put in its place among the clauses; one of the same tag is replaced.
template <class Grammar, class New, class Done, class... Rest>
struct insert_clause;

template <class Grammar, class New, class... Done>
struct insert_clause<Grammar, New, statement<Grammar, Done...>> {
    using type = statement<Grammar, Done..., New>;
};

template <class Grammar, class New, class... Done, class First, class... Rest>
struct insert_clause<Grammar, New, statement<Grammar, Done...>, First, Rest...> {
    static constexpr auto here = Grammar::template position<typename First::tag>;
    static constexpr auto wanted = Grammar::template position<typename New::tag>;
    static constexpr auto choose() {
        if constexpr (here == wanted) return std::type_identity<statement<Grammar, Done..., New, Rest...>>{};
        else if constexpr (wanted < here) return std::type_identity<statement<Grammar, Done..., New, First, Rest...>>{};
        else return std::type_identity<typename insert_clause<Grammar, New, statement<Grammar, Done..., First>, Rest...>::type>{};
    }
    using type = typename decltype(choose())::type;
};

template <fixed_string Word, bool Given>
struct twice_check {
    static constexpr problem value =
        Given ? problem("cupel[E042]: ", Word.view(), " is given twice in one statement; combine the two into one ", Word.view())
              : problem();
};

}  // namespace detail

// A statement under construction. Every method returns a new statement; clauses may come in any order.
template <class Grammar, class... Clauses>
struct statement {
    using grammar = Grammar;
    static constexpr bool has_values = (false || ... || Clauses::has_values);

    [[no_unique_address]] hana::basic_tuple<Clauses...> clauses;

    // Whether SQL has the clause in this kind of statement.
    template <class Tag>
    static constexpr bool allows = Grammar::template allows<Tag>;

    // WHERE condition
    template <class Condition>
        requires allows<detail::where_tag>
    constexpr auto where(Condition condition) const {
        auto test = detail::condition<"WHERE">(std::move(condition));
        return add<"WHERE">(detail::where_clause<decltype(test)>{std::move(test)});
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
        return add<"GROUP BY">(detail::group_by_clause<Keys...>{hana::basic_tuple<Keys...>(std::move(keys)...)});
    }

    // HAVING condition
    template <class Condition>
        requires allows<detail::having_tag>
    constexpr auto having(Condition condition) const {
        auto test = detail::condition<"HAVING">(std::move(condition));
        return add<"HAVING">(detail::having_clause<decltype(test)>{std::move(test)});
    }

    // ORDER BY a, b DESC
    template <class... Items>
        requires allows<detail::order_by_tag>
    constexpr auto order_by(Items... items) const {
        return add<"ORDER BY">(detail::order_by_clause<Items...>{hana::basic_tuple<Items...>(std::move(items)...)});
    }

    // LIMIT count
    template <std::integral T>
        requires allows<detail::limit_tag>
    constexpr auto limit(T count) const {
        return add<"LIMIT">(detail::limit_clause{detail::row_count(count)});
    }

    // OFFSET count
    template <std::integral T>
        requires allows<detail::offset_tag>
    constexpr auto offset(T count) const {
        return add<"OFFSET">(detail::offset_clause{detail::row_count(count)});
    }

    // SELECT DISTINCT
    constexpr auto distinct() const
        requires allows<detail::distinct_tag>
    {
        return add<"DISTINCT">(detail::distinct_clause{});
    }

    // SET a = 1, b = 2
    template <class... Assignments>
        requires allows<detail::set_tag>
    constexpr auto set(Assignments... assignments) const {
        return add<"SET">(detail::make_set<typename Grammar::entity_type>(std::move(assignments)...));
    }

    // VALUES: assignments, an object, or a range of objects. Objects are referred to, not copied.
    template <class... Values>
        requires allows<detail::values_tag>
    constexpr auto values(Values&&... given) const {
        return add<"VALUES">(detail::make_values<typename Grammar::entity_type, Grammar::with_key>(std::forward<Values>(given)...));
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
        hana::unpack(clauses, [&](const auto&... clause) { detail::visit_each(visitor, clause...); });
    }

    template <class Writer>
    static constexpr void render(Writer& w) {
        Grammar::template render<Writer, Clauses...>(w);
    }

    // The clause of a tag, for drivers.
    template <class Tag>
    constexpr const auto& clause() const {
        return hana::at_c<detail::index_of_clause<Tag, Clauses...>>(clauses);
    }

private:
    template <fixed_string Word, class Clause>
    constexpr auto add(Clause clause) const {
        static_assert(detail::refuse_if<detail::twice_check<Word, detail::has_clause<typename Clause::tag, Clauses...>>::value>::done);
        return put(std::move(clause));
    }

    template <class Clause>
    constexpr auto put(Clause clause) const {
        using result = typename detail::insert_clause<Grammar, Clause, statement<Grammar>, Clauses...>::type;
        return build(std::move(clause), std::type_identity<result>{});
    }

    template <class Clause, class... Wanted>
    constexpr auto build(Clause clause, std::type_identity<statement<Grammar, Wanted...>>) const {
        return statement<Grammar, Wanted...>{hana::basic_tuple<Wanted...>(pick<Wanted>(clause)...)};
    }

    // The new clause where it is wanted, else the one that the statement has.
    template <class Wanted, class Clause>
    constexpr const Wanted& pick(const Clause& added) const {
        if constexpr (std::same_as<Wanted, Clause>) return added;
        else return clause<typename Wanted::tag>();
    }

    template <class... Items>
    constexpr auto add_returning(Items... items) const {
        return add<"RETURNING">(detail::returning_clause<Items...>{{hana::basic_tuple<Items...>(std::move(items)...)}});
    }

    template <detail::join_kind Kind, class T, fixed_string Name, class... On>
    constexpr auto add_join(On... on) const {
        static_assert(sizeof...(On) <= 1, "join takes one condition: combine several with &&");
        if constexpr (sizeof...(On) == 0) return with_join(detail::join<Kind, T, Name, detail::by_foreign_key>{});
        else return join_on<Kind, T, Name>(detail::condition<"ON">(std::move(on))...);
    }

    template <detail::join_kind Kind, class T, fixed_string Name, class On>
    constexpr auto join_on(On on) const {
        return with_join(detail::join<Kind, T, Name, detail::on_condition<On>>{{std::move(on)}});
    }

    template <class Join>
        requires allows<detail::join_tag>
    constexpr auto with_join(Join join) const {
        if constexpr (detail::has_clause<detail::join_tag, Clauses...>) return put(clause<detail::join_tag>().with(std::move(join)));
        else return put(detail::join_clause<Join>{hana::basic_tuple<Join>(std::move(join))});
    }
};

}  // namespace cupel
