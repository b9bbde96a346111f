// What is wrong with a clause that a statement is given: said where the method is called.
#pragma once

#include <cupel/sql/clause_order.hpp>
#include <cupel/sql/clauses/from.hpp>
#include <cupel/sql/clauses/select_list.hpp>

#include <string_view>
#include <type_traits>

namespace cupel::detail {

// The model of the table that a statement writes, or reads first; void if no clause says.
template <class Grammar, class... Clauses>
constexpr auto find_model() {
    using from = clause_of<from_tag, Clauses...>;
    using selected = first_column<clause_of<select_list_tag, Clauses...>>;
    if constexpr (requires { typename Grammar::entity_type; })
        return std::type_identity<typename Grammar::entity_type>{};
    else if constexpr (!std::is_void_v<from>) return std::type_identity<typename from::source_type::entity_type>{};
    else if constexpr (requires { typename selected::entity_type; })
        return std::type_identity<typename selected::entity_type>{};
    else if constexpr (requires { typename selected::owner; }) return std::type_identity<typename selected::owner>{};
    else if constexpr (has_clause<set_members_tag, Clauses...>)
        return std::type_identity<typename clause_of<set_members_tag, Clauses...>::model>{};
    else return std::type_identity<void>{};
}

template <class Grammar, class... Clauses>
using model_of = typename decltype(find_model<Grammar, Clauses...>())::type;

// Adds " of table users (User)", nothing if no clause says which.
template <class Model>
constexpr void describe_statement(problem& text) {
    if constexpr (!std::is_void_v<Model>) {
        text += " of table ";
        text += table_name_of<Model>();
        text += " (";
        text += type_name<Model>;
        text += ")";
    }
}

// How to say once what was said twice.
constexpr std::string_view once(std::string_view word) noexcept {
    if (word == "WHERE") return "; combine the two with && in one .where(...)";
    if (word == "HAVING") return "; combine the two with && in one .having(...)";
    if (word == "GROUP BY") return "; name all keys in one .group_by(...)";
    if (word == "ORDER BY") return "; name all keys in one .order_by(...)";
    if (word == "SET") return "; put all assignments into one .set(...)";
    if (word == "FROM") return "; keep one and join the other table with .join<...>()";
    if (word == "USING") return "; keep one and join the other table with .join<...>()";
    return "; keep one of the two";
}

template <fixed_string Word, class Clause, class Grammar, class... Clauses>
struct given_twice {
    static constexpr problem value = [] {
        problem text("cupel[E042]: ", Word.view());
        describe_statement<model_of<Grammar, Clauses...>>(text);
        text += " is given twice";
        describe_first_column<Clause>(text, ", the second time with ");
        if constexpr (requires { Clause::source_type::describe(text); }) {
            text += ", the second time with ";
            Clause::source_type::describe(text);
        } else if constexpr (requires { typename Clause::source_type::entity_type; }) {
            text += ", the second time with table ";
            text += table_name_of<typename Clause::source_type::entity_type>();
        }
        text += once(Word.view());
        return text;
    }();
};

// The grammar of a statement that has had its error: what else is wrong with it is no news.
template <class Grammar>
struct refused_grammar : Grammar {
    template <class Writer, class... Clauses>
    static constexpr void render(Writer& w) {
        w.silence();
        Grammar::template render<Writer, Clauses...>(w);
    }
};

template <fixed_string Word, class Grammar, class... Clauses>
struct no_sort_key {
    static constexpr problem value = [] {
        using model = model_of<Grammar, Clauses...>;
        problem text("cupel[E037]: ", Word.view());
        describe_statement<model>(text);
        text += " is given a value that is no column, expression or label; name a column";
        if constexpr (!std::is_void_v<model>) {
            text += ", as in ";
            table_of<model>().spell(text, table_of<model>().example_column());
        }
        text += ", or an item, as in label<name>";
        return text;
    }();
};

// What a clause is given nothing of, and how to give it.
template <fixed_string Word, class Grammar, class... Clauses>
struct nothing_given {
    static constexpr problem value = [] {
        using model = model_of<Grammar, Clauses...>;
        problem text("cupel[E663]: ", Word.view());
        describe_statement<model>(text);
        if (Word.view() == "WITH")
            return text += " is given no CTE; name one, as query.cte<\"name\">() gives it, or leave the call out";
        text += Word.view() == "SELECT" ? " is given nothing to select" : " is given no key";
        text += "; name a column";
        if constexpr (!std::is_void_v<model>) {
            text += ", as in ";
            table_of<model>().spell(text, table_of<model>().example_column());
        } else {
            text += ", as in col<&T::member>";
        }
        text += Word.view() == "SELECT" ? ", or all of a table: select<T>() or entity<T>" : ", or leave the call out";
        return text;
    }();
};

template <fixed_string Word, class Count, class Grammar, class... Clauses>
struct no_row_count {
    static constexpr problem value = [] {
        problem text("cupel[E041]: ", Word.view());
        describe_statement<model_of<Grammar, Clauses...>>(text);
        text += " is given ";
        if constexpr (expression<Count>) cupel::detail::describe<Count>(text, "an expression");
        else text += "a value";
        text += " of type ";
        text += operand_type_name<Count>();
        text += "; pass an integer, param<name>, or an expression of integers without columns";
        return text;
    }();
};

template <class Grammar, class... Clauses>
struct another_type {
    static constexpr problem value = [] {
        problem text("cupel[E533]: a statement");
        describe_statement<model_of<Grammar, Clauses...>>(text);
        text += " is given a statement of another type, as every clause makes one; give the new one a name of its own: "
                "auto narrowed = q.where(...), or decide when it runs: q.where_if(flag, ...)";
        return text;
    }();
};

}  // namespace cupel::detail
