// What is wrong with a set operation: sides that differ, clauses that it has not.
#pragma once

#include <cupel/sql/query_columns.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>

namespace cupel::detail {

constexpr std::string_view set_word(set_kind kind) noexcept {
    constexpr std::string_view words[] = {"UNION", "UNION ALL", "INTERSECT", "INTERSECT ALL", "EXCEPT", "EXCEPT ALL"};
    return words[static_cast<std::size_t>(kind)];
}

// A SELECT or a set operation that may be a member without parentheses.
template <class Query>
inline constexpr bool is_bare = false;
template <class Grammar, class... Clauses>
inline constexpr bool is_bare<statement<Grammar, Clauses...>> =
    !has_clause<with_tag, Clauses...> && !has_clause<order_by_tag, Clauses...> && !has_clause<limit_tag, Clauses...> &&
    !has_clause<offset_tag, Clauses...>;

template <class Query>
concept set_operation = requires { requires Query::grammar::is_set_operation; };

template <class Query>
inline constexpr bool is_bare_set = set_operation<Query> && is_bare<Query>;
template <class Query>
inline constexpr bool is_bare_select = !set_operation<Query> && is_bare<Query>;

// Types that are stored alike: the rows are read as the first side's.
constexpr bool same_in_set(const sql_type& a, const sql_type& b) noexcept {
    return a.refused || b.refused || (a.kind == b.kind && a.domain == b.domain && a.array == b.array);
}

constexpr std::string_view count_text(std::size_t count) noexcept {
    constexpr std::string_view words[] = {"no columns", "1 column",  "2 columns", "3 columns", "4 columns", "5 columns",
                                          "6 columns",  "7 columns", "8 columns", "9 columns", "10 columns"};
    return count < std::size(words) ? words[count] : "more columns";
}

// "column users.id (User::id)", or "column posts" of a label.
constexpr void describe_output(problem& text, const column_info& column, std::string_view model) {
    text += "column ";
    text += column.name.empty() ? "without a name" : column.name;
    const std::string_view type = column.outer.empty() ? model : column.outer;
    if (type.empty()) return;
    text += " (of ";
    text += type;
    text += ")";
}

template <set_kind Kind, class First, class Other>
constexpr problem check_sides() {
    using first = columns_of_query<First>;
    using other = columns_of_query<Other>;
    constexpr std::string_view first_model = model_name<model_of_query<First>>();
    constexpr std::string_view other_model = model_name<model_of_query<Other>>();
    problem text;
    if constexpr (first::size != other::size) {
        text = problem("cupel[E114]: ", set_word(Kind), " has ", count_text(first::size), " in the query");
        describe_model<model_of_query<First>>(text);
        text += " and ";
        text += count_text(other::size);
        text += " in that";
        describe_model<model_of_query<Other>>(text);
        text += "; select as many columns in both";
    } else {
        for (std::size_t i = 0; i < first::size; ++i) {
            if (same_in_set(first::columns[i].type, other::columns[i].type)) continue;
            text = problem("cupel[E115]: ");
            describe_output(text, first::columns[i], first_model);
            text += " of ";
            text += set_word(Kind);
            text += " is of type ";
            text += first::columns[i].type.name;
            text += ", and ";
            describe_output(text, other::columns[i], other_model);
            text += " in the same place of another query is of type ";
            text += other::columns[i].type.name;
            text += "; cast<...>(...) one of them to the type of the other";
            break;
        }
    }
    return text;
}

template <set_kind Kind, class First, class... Rest>
struct set_check {
    static constexpr problem value = [] {
        problem text;
        ((text = text.found() ? text : check_sides<Kind, First, Rest>()), ...);
        return text;
    }();
};

// An item by where its columns stand.
struct item_place {
    std::size_t begin = 0;
    std::size_t width = 1;
    std::uint64_t entity = 0;  // its model's id
};

template <class List>
struct item_places;
template <class... Items>
struct item_places<select_list<Items...>> {
    template <class Item>
    static constexpr std::uint64_t entity() {
        if constexpr (entity_selected<Item>) return type_id<typename Item::entity_type>;
        else return 0;
    }
    static constexpr auto value = [] {
        std::array<item_place, sizeof...(Items)> where_items{item_place{0, width_of_item<Items>(), entity<Items>()}...};
        for (std::size_t i = 1; i < where_items.size(); ++i)
            where_items[i].begin = where_items[i - 1].begin + where_items[i - 1].width;
        return where_items;
    }();
};

template <class FirstColumns, class OtherColumns>
constexpr void report_null_in_entity(walk& w, set_kind kind, std::size_t at) {
    problem text("cupel[E115]: ");
    describe_output(text, FirstColumns::columns[at], {});
    text += " of ";
    text += set_word(kind);
    text += " is read into a member that is no optional, and ";
    describe_output(text, OtherColumns::columns[at], {});
    text += " in the same place of another query may be NULL; select columns instead of the entity, or "
            "coalesce(column, value)";
    w.report(text);
}

// An item may be NULL if what stands in its place in another query may. A whole entity is optional where the same one is
// there; other columns in its place must not be NULL where its members cannot be.
template <class First, class Other>
constexpr void merge_null(walk& w, set_kind kind, item_info* merged, const item_info* other) {
    using first_columns = columns_of_query<First>;
    using other_columns = columns_of_query<Other>;
    constexpr auto& mine = item_places<items_of<First>>::value;
    constexpr auto& theirs = item_places<items_of<Other>>::value;
    const std::uint64_t null = other_columns::null_columns(other);
    const std::uint64_t never = first_columns::never_null();
    for (std::size_t i = 0; i < mine.size(); ++i) {
        if (mine[i].entity == 0) {
            merged[i].nullable = merged[i].nullable || mine[i].begin >= 64 || (null >> mine[i].begin & 1) != 0;
            continue;
        }
        std::size_t same = 0;
        while (same < theirs.size() && !(theirs[same].entity == mine[i].entity && theirs[same].begin == mine[i].begin))
            ++same;
        if (same != theirs.size()) {
            merged[i].nullable = merged[i].nullable || other[same].nullable;
            continue;
        }
        for (std::size_t at = mine[i].begin; at < mine[i].begin + mine[i].width && at < 64; ++at)
            if ((null & never) >> at & 1) report_null_in_entity<first_columns, other_columns>(w, kind, at);
    }
}

template <class Members, class Writer>
constexpr void check_kind(Writer& w) {
    constexpr set_kind kind = Members::kind;
    if constexpr ((kind == set_kind::intersect_all || kind == set_kind::except_all) && !Writer::dialect::has_set_all) {
        problem text("cupel[E119]: ", set_word(kind));
        describe_model<typename Members::model>(text);
        text += " is asked of ";
        text += Writer::dialect::dialect_name;
        text += ", which keeps duplicates in UNION ALL only; write ";
        text += kind == set_kind::except_all ? "except_(...)" : "intersect(...)";
        text += ", which gives each row once";
        w.report(text);
    }
    if constexpr (kind != set_kind::union_all)
        items_of<typename Members::first_type>::check_distinct(w, set_word(kind));
}

template <class Columns>
inline constexpr auto result_names = [] {
    std::array<std::string_view, Columns::size> of_columns{};
    for (std::size_t i = 0; i < Columns::size; ++i) of_columns[i] = Columns::columns[i].name;
    return of_columns;
}();

template <class Key, class Model>
constexpr void report_no_result_key(walk& w, set_kind kind) {
    problem text("cupel[E116]: ");
    cupel::detail::describe<Key>(text, "an expression");
    text += " stands in ORDER BY of ";
    text += set_word(kind);
    describe_model<Model>(text);
    text +=
        ", which is ordered by columns and labels of its first query alone; select it there with .as<...>() and order "
        "by label<...>";
    w.report(text);
}

template <class Query>
inline constexpr bool locks_rows = false;
template <class Grammar, class... Clauses>
inline constexpr bool locks_rows<statement<Grammar, Clauses...>> = has_clause<lock_tag, Clauses...>;

template <class Model>
constexpr void report_locked_member(walk& w, set_kind kind) {
    problem text("cupel[E127]: a lock of rows stands in a query of ", set_word(kind));
    describe_model<Model>(text);
    text += ", whose rows are none of a table; lock them with a SELECT of its own";
    w.report(text);
}

template <fixed_string Word, class Grammar, class... Clauses>
struct not_of_set {
    static constexpr problem value = [] {
        using members = clause_of<set_members_tag, Clauses...>;
        problem text("cupel[E545]: ", Word.view(), " is given to ", set_word(members::kind));
        describe_model<typename members::model>(text);
        text += ", which has none; give it to the queries in it, or to a SELECT from it: .from(query.subquery<name>())";
        return text;
    }();
};

template <fixed_string Word, class Grammar, class... Clauses>
constexpr auto refuse_clause(const statement<Grammar, Clauses...>& given) {
    static_assert(refuse_if<not_of_set<Word, Grammar, Clauses...>::value>::done);
    return statement_of<refused_grammar<Grammar>>(given.clauses);
}

}  // namespace cupel::detail
