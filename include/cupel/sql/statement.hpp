// Statements: clauses gathered by value, in the order of a grammar.
#pragma once

#include <cupel/sql/clause_chain.hpp>
#include <cupel/sql/clauses/from.hpp>
#include <cupel/sql/clauses/join.hpp>
#include <cupel/sql/clauses/select_list.hpp>
#include <cupel/sql/clauses/where.hpp>
#include <cupel/sql/statement_check.hpp>

#include <type_traits>
#include <utility>

namespace cupel {

template <class Grammar, class... Clauses>
struct statement;

namespace detail {

template <class Clause, class Grammar, class... Clauses>
constexpr auto put_clause(const statement<Grammar, Clauses...>& given, const Clause& clause);

template <fixed_string Word, class Clause, class Grammar, class... Clauses>
constexpr auto add_clause(const statement<Grammar, Clauses...>& given, const Clause& clause);

template <class Grammar, class... Clauses, class Flag, class Condition>
constexpr auto add_where_part(const statement<Grammar, Clauses...>& given, const Flag& flag, Condition condition);

template <class Joined, class Flag>
constexpr auto make_join_optional(const Joined& joined, const Flag& flag);

template <join_kind Kind, class Source, class... On>
constexpr auto lateral_join(Source source, On... on);

template <class Grammar, class... Clauses, class... Ctes>
constexpr auto add_with(const statement<Grammar, Clauses...>& given, Ctes... ctes);

template <class Statement, class... Given>
constexpr auto bind_values(const Statement& statement, Given... given);

}  // namespace detail

// A statement under construction. Every method returns a new statement; clauses may come in any order. They are kept in
// the order of the grammar, the last one first. What only some kinds of statements have comes from the grammar's methods.
template <class Grammar, class... Clauses>
struct [[nodiscard]] statement : Grammar::template methods<statement<Grammar, Clauses...>> {
    using grammar = Grammar;
    static constexpr bool has_values = (false || ... || Clauses::has_values);

    [[no_unique_address]] detail::clause_chain<Clauses...> clauses;

    // Whether SQL has the clause in this kind of statement.
    template <class Tag>
    static constexpr bool allows = Grammar::template allows<Tag>;

    // WHERE condition
    template <class Condition>
        requires allows<detail::where_tag>
    [[gnu::always_inline]] constexpr auto where(Condition condition) const {
        if constexpr (predicate<Condition>)
            return detail::add_clause<"WHERE">(*this,
                                               detail::where_clause<Condition>{static_cast<Condition&&>(condition)});
        else return where(detail::condition<"WHERE">(std::move(condition)));
    }

    // WHERE ... AND condition, if the flag is set when the statement runs
    template <class Flag, class Condition>
        requires allows<detail::where_tag>
    constexpr auto where_if(const Flag& flag, Condition condition) const {
        return detail::add_where_part(*this, flag, std::move(condition));
    }

    // FROM the table of T
    template <class T>
        requires allows<detail::from_tag>
    [[gnu::always_inline]] constexpr auto from() const {
        return detail::add_clause<"FROM">(*this, detail::from_clause<table_alias<T, "">>{});
    }
    // FROM an alias
    template <detail::table_source Source>
        requires allows<detail::from_tag>
    [[gnu::always_inline]] constexpr auto from(Source source) const {
        if constexpr (requires { source.in_from(); }) return from(source.in_from());
        else return detail::add_clause<"FROM">(*this, detail::from_clause<Source>{static_cast<Source&&>(source)});
    }

    // INSERT of the rows that a query gives
    template <query Query>
        requires requires { Grammar::inserts; }
    [[gnu::always_inline]] constexpr auto from(Query rows) const {
        return Grammar::from_query(*this, static_cast<Query&&>(rows));
    }

    // JOIN T ON condition; without a condition by the one foreign key between T and the tables before it. An alias may
    // come instead of T: .join(manager, condition)
    template <class T = void, class... Arguments>
    [[gnu::always_inline]] constexpr auto join(Arguments... arguments) const {
        return add_join<detail::join_kind::inner, T>(std::move(arguments)...);
    }
    template <class T = void, class... Arguments>
    [[gnu::always_inline]] constexpr auto left_join(Arguments... arguments) const {
        return add_join<detail::join_kind::left, T>(std::move(arguments)...);
    }
    template <class T = void, class... Arguments>
    [[gnu::always_inline]] constexpr auto right_join(Arguments... arguments) const {
        return add_join<detail::join_kind::right, T>(std::move(arguments)...);
    }
    template <class T = void, class... Arguments>
    [[gnu::always_inline]] constexpr auto full_join(Arguments... arguments) const {
        return add_join<detail::join_kind::full, T>(std::move(arguments)...);
    }
    // CROSS JOIN T
    template <class T = void, class... Source>
    [[gnu::always_inline]] constexpr auto cross_join(Source... source) const {
        return add_join<detail::join_kind::cross, T>(std::move(source)...);
    }

    // JOIN along a relationship: .join<&User::posts>(), or with an alias for the other table: .join<&Post::author>(writer)
    template <auto Relationship, class... Alias>
    [[gnu::always_inline]] constexpr auto join(Alias... alias) const {
        return with_join(detail::along<detail::join_kind::inner, Relationship>(alias...));
    }
    template <auto Relationship, class... Alias>
    [[gnu::always_inline]] constexpr auto left_join(Alias... alias) const {
        return with_join(detail::along<detail::join_kind::left, Relationship>(alias...));
    }
    template <auto Relationship, class... Alias>
    [[gnu::always_inline]] constexpr auto right_join(Alias... alias) const {
        return with_join(detail::along<detail::join_kind::right, Relationship>(alias...));
    }
    template <auto Relationship, class... Alias>
    [[gnu::always_inline]] constexpr auto full_join(Alias... alias) const {
        return with_join(detail::along<detail::join_kind::full, Relationship>(alias...));
    }

    // JOIN, if the flag is set when the statement runs: .join_if<Post>(part<"with_posts">(flag), condition)
    template <class T = void, class Flag, class... Arguments>
    constexpr auto join_if(const Flag& flag, Arguments... arguments) const {
        return detail::make_join_optional(join<T>(std::move(arguments)...), flag);
    }
    template <class T = void, class Flag, class... Arguments>
    constexpr auto left_join_if(const Flag& flag, Arguments... arguments) const {
        return detail::make_join_optional(left_join<T>(std::move(arguments)...), flag);
    }
    template <auto Relationship, class Flag, class... Alias>
    constexpr auto join_if(const Flag& flag, Alias... alias) const {
        return detail::make_join_optional(join<Relationship>(alias...), flag);
    }
    template <auto Relationship, class Flag, class... Alias>
    constexpr auto left_join_if(const Flag& flag, Alias... alias) const {
        return detail::make_join_optional(left_join<Relationship>(alias...), flag);
    }

    // The statement with values for its parameters: .bind(param<"age"> = 41)
    template <class... Given>
    constexpr auto bind(Given... given) const {
        return detail::bind_values(*this, std::move(given)...);
    }

    // JOIN LATERAL (SELECT ...) AS "name" ON condition: a derived table that sees the tables before it. Without a condition
    // every row of it is joined. PostgreSQL alone.
    template <class Source, class... On>
    constexpr auto join_lateral(Source source, On... on) const {
        return with_join(detail::lateral_join<detail::join_kind::inner>(std::move(source), std::move(on)...));
    }
    template <class Source, class... On>
    constexpr auto left_join_lateral(Source source, On... on) const {
        return with_join(detail::lateral_join<detail::join_kind::left>(std::move(source), std::move(on)...));
    }

    // WITH a AS (...), b AS (...) in front of the statement. A CTE may use those before it.
    template <class... Ctes>
    constexpr auto with(Ctes... ctes) const {
        return detail::add_with(*this, std::move(ctes)...);
    }

    // Refused: a clause makes a statement of another type, which a variable cannot become.
    template <class Other, class... Others>
    constexpr statement& operator=(const statement<Other, Others...>&) {
        static_assert(detail::refuse_if<detail::another_type<Grammar, Clauses...>::value>::done);
        return *this;
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
    template <detail::join_kind Kind, class T, class... Arguments>
    [[gnu::always_inline]] constexpr auto add_join(Arguments... arguments) const {
        if constexpr (std::is_void_v<T>) {
            return with_join(detail::join_of<Kind>(std::move(arguments)...));
        } else {
            using table = table_alias<T, "">;
            if constexpr (detail::too_many_for(Kind, sizeof...(Arguments)))
                return with_join(detail::refused_join<Kind, table, Arguments...>());
            else if constexpr (Kind == detail::join_kind::cross)
                return with_join(detail::join<Kind, table, detail::no_on>{});
            else if constexpr (sizeof...(Arguments) == 0)
                return with_join(detail::join<Kind, table, detail::by_foreign_key>{});
            else if constexpr ((requires { Arguments::is_using; } && ...))
                return with_join(detail::join<Kind, table, Arguments...>{});
            else if constexpr ((predicate<Arguments> && ...))
                return with_join(detail::join<Kind, table, detail::on_condition<Arguments...>>{
                    {}, {static_cast<Arguments&&>(arguments)...}});
            else return add_join<Kind, T>(detail::condition<"ON">(std::move(arguments))...);
        }
    }

    template <class Join>
        requires allows<detail::join_tag>
    [[gnu::always_inline]] constexpr auto with_join(Join join) const {
        if constexpr (detail::has_clause<detail::join_tag, Clauses...>)
            return detail::put_clause(*this, clause<detail::join_tag>().with(std::move(join)));
        else return detail::put_clause(*this, detail::join_clause<Join>{detail::pack(static_cast<Join&&>(join))});
    }
};

namespace detail {

template <class Grammar, class... Clauses>
constexpr statement<Grammar, Clauses...> statement_of(const clause_chain<Clauses...>& chain) {
    return {{}, chain};
}

// The statement with a clause in its place; one of the same tag is replaced.
template <class Clause, class Grammar, class... Clauses>
[[gnu::always_inline]] constexpr auto put_clause(const statement<Grammar, Clauses...>& given, const Clause& clause) {
    // Clauses written in SQL's order, as people do, cost one step each.
    if constexpr (comes_last<Grammar, typename Clause::tag, Clauses...>)
        return statement<Grammar, Clause, Clauses...>{{}, {clause, given.clauses}};
    else return statement_of<Grammar>(insert_clause<Grammar>(clause, given.clauses));
}

// Whether the clause can join one of its tag that has optional parts.
template <class Clause, class... Clauses>
inline constexpr bool has_part_of =
    (false || ... ||
     (std::is_same_v<typename Clause::tag, typename Clauses::tag> && requires(const Clauses& has, const Clause& more) {
         has.with(more);
         Clauses::has_parts;
     }));

// The same, but one of the same tag is refused, unless it has optional parts. Word is the clause's name in the message.
template <fixed_string Word, class Clause, class Grammar, class... Clauses>
[[gnu::always_inline]] constexpr auto add_clause(const statement<Grammar, Clauses...>& given, const Clause& clause) {
    if constexpr (comes_last<Grammar, typename Clause::tag, Clauses...>) {
        return statement<Grammar, Clause, Clauses...>{{}, {clause, given.clauses}};
    } else if constexpr (has_part_of<Clause, Clauses...>) {
        return put_clause(given, find_clause<typename Clause::tag>(given.clauses).with(clause));
    } else if constexpr (has_clause<typename Clause::tag, Clauses...>) {
        static_assert(refuse_if<given_twice<Word, Clause, Grammar, Clauses...>::value>::done);
        return statement_of<refused_grammar<Grammar>>(insert_clause<Grammar>(clause, given.clauses));
    } else {
        return statement_of<Grammar>(insert_clause<Grammar>(clause, given.clauses));
    }
}

}  // namespace detail
}  // namespace cupel
