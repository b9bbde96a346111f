// The methods that INSERT, UPDATE and DELETE have beside those of every statement.
#pragma once

#include <cupel/sql/clauses/all_rows.hpp>
#include <cupel/sql/clauses/by_key.hpp>
#include <cupel/sql/clauses/insert_or.hpp>
#include <cupel/sql/clauses/insert_query.hpp>
#include <cupel/sql/clauses/on_conflict.hpp>
#include <cupel/sql/clauses/other_tables.hpp>
#include <cupel/sql/clauses/returning.hpp>
#include <cupel/sql/clauses/set.hpp>
#include <cupel/sql/clauses/values.hpp>
#include <cupel/sql/statement.hpp>

#include <initializer_list>
#include <type_traits>
#include <utility>
#include <vector>

namespace cupel {

namespace detail {

template <fixed_string Name, class Query>
constexpr auto make_cte(const Query& query);

// An INSERT that has said on which conflict, and not yet what then.
template <class Statement, class Target>
struct [[nodiscard]] conflict {
    using entity_type = typename Statement::grammar::entity_type;

    [[no_unique_address]] Statement insert;

    // ON CONFLICT DO NOTHING: the row is left out, and RETURNING does not give it.
    constexpr auto do_nothing() const { return with(detail::do_nothing{}); }

    // ON CONFLICT DO UPDATE SET a = 1, b = excluded.b; `.where(...)` behind it says which rows. Without assignments all
    // columns that the INSERT writes but the keys.
    template <class... Assignments>
    constexpr auto do_update(Assignments... assignments) const {
        if constexpr (sizeof...(Assignments) == 0) {
            return with(update_to_excluded{});
        } else {
            const auto set = make_set<entity_type>(std::move(assignments)...);
            return with(update_to<std::remove_const_t<decltype(set)>>{set});
        }
    }

private:
    template <class Action>
    constexpr auto with(const Action& action) const {
        return add_clause<"ON CONFLICT">(insert, on_conflict_clause<entity_type, Target, Action>{action});
    }
};

// An INSERT that has said which columns a query is to fill.
template <class Statement, class Columns>
struct [[nodiscard]] filling {
    using grammar = typename Statement::grammar;

    [[no_unique_address]] Statement insert;

    // SELECT ...: as many columns as were named, of their types, in their order.
    template <query Query>
    constexpr auto from(Query rows) const {
        using values = query_values<typename grammar::entity_type, grammar::with_key, Columns, Query>;
        return add_clause<"VALUES">(insert, values{std::move(rows)});
    }
};

}  // namespace detail

namespace detail {

template <class Grammar, class... Clauses, class Flag, class... Assignments>
constexpr auto add_set_part(const statement<Grammar, Clauses...>& given, const Flag& flag, Assignments... assignments);

}  // namespace detail

template <class Statement>
struct write_methods {
    template <class Tag>
    static constexpr bool has = Statement::template allows<Tag>;

    // UPDATE or DELETE of every row, said aloud.
    constexpr auto all_rows() const
        requires has<detail::all_rows_tag>
    {
        return detail::add_clause<"all_rows()">(self(), detail::all_rows_clause{});
    }

    // SET ..., a = 1, if the flag is set when the statement runs. Nothing set then throws nothing_set_error.
    template <class Flag, class... Assignments>
        requires has<detail::set_tag>
    constexpr auto set_if(const Flag& flag, Assignments... assignments) const {
        return detail::add_set_part(self(), flag, std::move(assignments)...);
    }

    // SET a = 1, b = 2; with an object all its columns but the key; with a range of objects the same for each of them, in
    // the row that has its key
    template <class... Assignments>
        requires has<detail::set_tag>
    constexpr auto set(Assignments&&... assignments) const {
        using entity = typename Statement::grammar::entity_type;
        if constexpr (detail::one_range<entity, Assignments...>)
            return detail::add_clause<"SET">(
                self(), detail::make_ranged<entity, detail::columns_to_set<entity>, detail::set_tag>(
                            static_cast<Assignments&&>(assignments)...));
        else
            return detail::add_clause<"SET">(self(),
                                             detail::make_set<entity>(static_cast<Assignments&&>(assignments)...));
    }
    // SET of these columns from each object of a range
    template <auto... Members, class Range>
        requires(has<detail::set_tag> && sizeof...(Members) != 0)
    constexpr auto set(Range&& range) const {
        using entity = typename Statement::grammar::entity_type;
        return detail::add_clause<"SET">(
            self(), detail::make_ranged<entity, detail::columns_to_set<entity, Members...>, detail::set_tag>(
                        static_cast<Range&&>(range)));
    }

    // DELETE of the rows that have the keys of the objects
    template <class Range>
        requires has<detail::rows_tag>
    constexpr auto rows(Range&& range) const {
        using entity = typename Statement::grammar::entity_type;
        if constexpr (detail::one_range<entity, Range>) {
            return detail::add_clause<"rows(...)">(
                self(),
                detail::make_ranged<entity, detail::no_columns<entity>, detail::rows_tag>(static_cast<Range&&>(range)));
        } else {
            static_assert(detail::refuse_if<detail::no_rows<entity, std::remove_cvref_t<Range>>::value>::done);
            return detail::add_clause<"rows(...)">(self(), detail::refused_clause<detail::rows_tag>{});
        }
    }

    // USING the table of T, or an alias, for WHERE to compare with
    template <class T>
        requires has<detail::using_tag>
    constexpr auto using_() const {
        return detail::add_clause<"USING">(self(), detail::using_clause<table_alias<T, "">>{});
    }
    template <detail::table_source Source>
        requires has<detail::using_tag>
    constexpr auto using_(Source source) const {
        return detail::add_clause<"USING">(self(), detail::using_clause<Source>{{static_cast<Source&&>(source)}});
    }

    // VALUES: assignments, an object, or a range of objects. Objects are referred to, not copied.
    template <class... Values>
        requires has<detail::values_tag>
    constexpr auto values(Values&&... given) const {
        using grammar = typename Statement::grammar;
        return detail::add_clause<"VALUES">(
            self(),
            detail::make_values<typename grammar::entity_type, grammar::with_key>(std::forward<Values>(given)...));
    }

    // VALUES of an object in braces: .values({.name = "Ada"})
    template <class Self = Statement>
        requires has<detail::values_tag>
    constexpr auto values(typename Self::grammar::entity_type&& object) const {
        return values<typename Self::grammar::entity_type>(std::move(object));
    }
    // VALUES of objects in braces, which are copied: .values({{.name = "Ada"}, {.name = "Grace"}})
    template <class Self = Statement>
        requires has<detail::values_tag>
    constexpr auto values(std::initializer_list<typename Self::grammar::entity_type> objects) const {
        return values(std::vector<typename Self::grammar::entity_type>(objects));
    }

    // DEFAULT VALUES: a row of what the database and the mapping say.
    constexpr auto default_values() const
        requires has<detail::values_tag>
    {
        return values();
    }

    // The columns that `.from(select(...))` fills. Without it, `.from(select(...))` fills what an object writes.
    template <auto... Members>
        requires has<detail::values_tag>
    constexpr auto columns() const {
        return detail::filling<Statement, detail::named_columns<Members...>>{self()};
    }

    // INSERT OR REPLACE, on SQLite: rows that have one of its keys are deleted first.
    constexpr auto or_replace() const
        requires has<detail::insert_or_tag>
    {
        return otherwise<detail::insert_or::replace>();
    }
    // INSERT OR IGNORE, on SQLite: a row that breaks a key, NOT NULL or CHECK is left out.
    constexpr auto or_ignore() const
        requires has<detail::insert_or_tag>
    {
        return otherwise<detail::insert_or::ignore>();
    }

    // ON CONFLICT (a, b), columns of a key; or of any key. `.do_nothing()` or `.do_update(...)` follows.
    template <auto... Members>
        requires has<detail::on_conflict_tag>
    constexpr auto on_conflict() const {
        using target =
            std::conditional_t<sizeof...(Members) == 0, detail::any_conflict, detail::conflict_columns<Members...>>;
        return detail::conflict<Statement, target>{self()};
    }
    // The same of a unique index of the mapping by its name. Of a partial one the condition is said too.
    template <fixed_string Name>
        requires has<detail::on_conflict_tag>
    constexpr auto on_conflict_index() const {
        return detail::conflict<Statement, detail::conflict_index<Name>>{self()};
    }
    // ON CONFLICT ON CONSTRAINT name, a unique<...>.name(name) of the mapping; its columns on SQLite.
    template <fixed_string Name>
        requires has<detail::on_conflict_tag>
    constexpr auto on_conflict_constraint() const {
        return detail::conflict<Statement, detail::conflict_constraint<Name>>{self()};
    }

    // RETURNING a, b, or RETURNING all columns of the table
    template <class... Items>
        requires has<detail::returning_tag>
    constexpr auto returning(Items... items) const {
        if constexpr (sizeof...(Items) == 0) return returning(entity<typename Statement::grammar::entity_type>);
        else
            return detail::add_clause<"RETURNING">(self(),
                                                   detail::make_returning(detail::select_item(std::move(items))...));
    }

    // The statement as a CTE of this name, whose rows are those of RETURNING. PostgreSQL alone.
    template <fixed_string Name>
    constexpr auto cte() const {
        return detail::make_cte<Name>(self());
    }

private:
    template <detail::insert_or Otherwise>
    constexpr auto otherwise() const {
        using entity = typename Statement::grammar::entity_type;
        return detail::add_clause<"INSERT OR">(self(), detail::insert_or_clause<entity, Otherwise>{});
    }

    constexpr const Statement& self() const { return static_cast<const Statement&>(*this); }
};

}  // namespace cupel
