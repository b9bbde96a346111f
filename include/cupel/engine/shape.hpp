// What the rows of a statement are in C++: a row of values, or the struct itself where one entity is selected.
#pragma once

#include <cupel/engine/row.hpp>
#include <cupel/sql/bound_statement.hpp>
#include <cupel/sql/compile.hpp>

#include <cstddef>
#include <optional>
#include <type_traits>
#include <utility>

namespace cupel::detail {

template <class T, bool Nullable>
using maybe_optional = std::conditional_t<Nullable, std::optional<T>, T>;

template <class Item, bool Nullable>
struct slot_of {
    using type = slot<Item, maybe_optional<typename Item::value_type, Nullable>>;
};

// An entity on the optional side of an outer join is an optional struct.
template <entity_selected Item, bool Nullable>
struct slot_of<Item, Nullable> {
    using type = slot<Item, maybe_optional<typename Item::entity_type, Nullable>>;
};

// An optional item is looked up in a row by the item itself.
template <class Item, bool Nullable>
    requires requires { typename Item::item_type; }
struct slot_of<Item, Nullable> {
    using type = slot<typename Item::item_type, typename slot_of<typename Item::item_type, true>::type::type>;
};

template <class Plan, class Items, class Indices>
struct row_of;

template <class Plan, class... Items, std::size_t... Index>
struct row_of<Plan, select_list<Items...>, std::index_sequence<Index...>> {
    using type = row<typename slot_of<Items, Plan::plan.items[Index].nullable>::type...>;
};

template <class Plan, class T, fixed_string Alias>
struct row_of<Plan, select_list<entity_item<T, Alias>>, std::index_sequence<0>> {
    using type = maybe_optional<T, Plan::plan.items[0].nullable>;
};

// The type of a statement's rows in a dialect; `row<>` if it returns none.
template <class Statement, class Dialect>
using row_type = typename row_of<compiled<Statement, Dialect>, items_of<Statement>,
                                 std::make_index_sequence<items_of<Statement>::size>>::type;

template <class Statement>
inline constexpr bool returns_rows = items_of<Statement>::size != 0;

// INSERT, UPDATE, DELETE
template <class Statement>
concept writes = requires { requires Statement::grammar::writes; };

// The same, or a query with such a CTE.
template <class Statement>
concept writes_somewhere = writes<Statement> || requires { requires Statement::grammar::has_writing_cte; };

// What it makes ends with the session: a temporary table.
template <class Statement>
concept changes_session = requires { requires Statement::changes_session; };

template <class Statement>
concept copies = requires { requires Statement::is_copy; };

template <class Statement>
concept explains = requires { requires Statement::is_explain; };

// A query of clauses alone, not bound, that writes nothing and whose text is a constant: most are.
template <class Statement, class Compiled>
inline constexpr bool is_plain_query = false;
template <class Grammar, class... Clauses, class Compiled>
    requires(Grammar::is_query)
inline constexpr bool is_plain_query<statement<Grammar, Clauses...>, Compiled> =
    !Compiled::plan.has_variants() && !Compiled::plan.is_made() && !writes_somewhere<statement<Grammar, Clauses...>>;

template <class... Clauses>
struct first_range {
    using type = void;
};
template <class First, class... Rest>
struct first_range<First, Rest...> : first_range<Rest...> {};
template <class First, class... Rest>
    requires requires { First::is_range; }
struct first_range<First, Rest...> {
    using type = First;
};

// The clause of a statement that is executed for a range of objects, void for all other statements.
template <class Statement>
struct ranging {
    using type = void;
};
template <class Grammar, class... Clauses>
    requires(Grammar::writes)
struct ranging<statement<Grammar, Clauses...>> : first_range<Clauses...> {};

template <class Statement, class... Given>
struct ranging<bound_statement<Statement, Given...>> : ranging<Statement> {};

template <class Statement>
inline constexpr bool takes_range = !std::is_void_v<typename ranging<Statement>::type>;

template <class Statement>
struct stream_check {
    static constexpr problem value = [] {
        if (returns_rows<Statement> && !takes_range<Statement>) return problem();
        problem text("cupel[E675]: a statement");
        written_table<Statement>::describe(text);
        text += returns_rows<Statement> ? " is sent for each object of a range, and cannot be streamed"
                                        : " gives no rows that could be streamed";
        text += "; run it with .execute(...)";
        return text;
    }();
};

// The text of a range's statement is made once, for all of its objects.
template <class Statement, bool MadeAnew>
struct range_of_made_text {
    static constexpr problem value = [] {
        if (!MadeAnew) return problem();
        problem text("cupel[E673]: a range of objects");
        written_table<Statement>::describe(text);
        text +=
            " is written beside a dynamic predicate, whose text is made when the statement runs; write the condition "
            "as an expression, or with .where_if(flag, ...)";
        return text;
    }();
};

template <class Statement>
constexpr const auto& range_of_statement(const Statement& given) {
    return given.template clause<typename ranging<Statement>::type::tag>();
}

// The values of one object of the range, then those of the statement's other clauses.
template <class Visitor, class Statement, class Clause, class Object>
constexpr void visit_with_object(Visitor& visitor, const Statement& given, const Clause& clause, const Object& object) {
    clause.visit_one(visitor, object);
    visit_other_clauses<typename Clause::tag>(visitor, given.clauses);
}

}  // namespace cupel::detail
