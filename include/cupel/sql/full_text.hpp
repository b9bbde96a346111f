// Full-text search: match<Post>("quick fox"), and how well it matches. A program that searches includes this.
//     PostgreSQL   a generated column of type TSVECTOR with an index, and @@
//     SQLite       a virtual table of FTS5 beside the table, kept by triggers
#pragma once

#include <cupel/schema/full_text.hpp>
#include <cupel/sql/ddl.hpp>
#include <cupel/sql/operations.hpp>
#include <cupel/types/floating.hpp>
#include <cupel/types/search_text.hpp>

#include <concepts>
#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace cupel {

namespace detail {

struct no_full_text {};

// The full-text index of a mapping; the first if there are several, which is refused.
template <class... Options>
struct full_text_among {
    using type = no_full_text;
    static constexpr std::size_t count = 0;
};
template <class First, class... Rest>
struct full_text_among<First, Rest...> : full_text_among<Rest...> {};
template <fixed_string Name, fixed_string Language, auto... Members, class... Rest>
struct full_text_among<full_text_option<Name, Language, Members...>, Rest...> {
    using type = full_text_option<Name, Language, Members...>;
    static constexpr std::size_t count = 1 + full_text_among<Rest...>::count;
};

template <class Definition>
struct full_text_in;
template <fixed_string Name, class... Options>
struct full_text_in<table_definition<Name, Options...>> : full_text_among<Options...> {};

template <class T>
constexpr auto find_full_text() {
    if constexpr (mapped<T>)
        return std::type_identity<full_text_in<std::remove_const_t<decltype(mapping<T>::table)>>>{};
    else return std::type_identity<full_text_among<>>{};
}
template <class T>
using full_text_of = typename decltype(find_full_text<T>())::type::type;
template <class T>
inline constexpr std::size_t full_text_count = decltype(find_full_text<T>())::type::count;

template <class T>
struct full_text_check {
    static constexpr problem value = [] {
        problem text;
        if constexpr (!model<T> || full_text_count<T> == 0) {
            text = problem("cupel[E097]: ", type_name<T>, " is searched, but ");
            if constexpr (model<T>) table_of<T>().describe(text);
            else text += "it";
            text += " has no full-text index; add full_text<name, &";
            text += type_name<T>;
            text += "::member> to its mapping";
        }
        return text;
    }();
};

// The columns and the language must be what the dialect can index.
template <class T, class Writer>
constexpr void check_full_text(Writer& w) {
    using option = full_text_of<T>;
    const table_info& table = table_of<T>();
    w.require(model_problem<T>);
    [[maybe_unused]] const auto report = [&](std::string_view what, std::string_view repair) {
        problem wrong("cupel[E543]: full_text ", option::name.view(), " of ");
        table.describe(wrong);
        wrong += what;
        wrong += repair;
        w.report(wrong);
    };
    if constexpr (full_text_count<T> > 1)
        report(" is not its only full-text index", "; name all columns in one, because match<T> searches one");
    if constexpr (!Writer::dialect::has_text_vectors) {
        if (!table.has_primary_key() || table.primary_key.count != 1 ||
            !table.columns[table.key_column()].type.is_integer())
            report(" stands beside a key that is no single integer, by which SQLite's index could name a row",
                   "; give the table a key of one integer");
        if (option::language_name.view() != "simple" && option::language_name.view() != "english")
            report(" is in a language that SQLite has no stems of", "; take english, or no language");
    }
}

template <search_mode Mode>
constexpr std::string_view query_function() noexcept {
    if (Mode == search_mode::phrase) return "phraseto_tsquery('";
    return Mode == search_mode::prefix ? "to_tsquery('" : "plainto_tsquery('";
}

// to_tsquery('simple', $1)
template <class T, search_mode Mode, class Writer>
constexpr void render_query(Writer& w) {
    w.put(query_function<Mode>(), full_text_of<T>::language_name.view(), "', ");
    w.parameter();
    w.text(")");
}

// The key of the searched table: what is in scope is seen by it.
template <class T, class Writer>
constexpr void render_searched_key(Writer& w, std::string_view alias) {
    const bool before = std::exchange(w.qualified, true);
    w.column(table_of<T>(), alias, table_of<T>().key_column());
    w.qualified = before;
}

// "posts"."search"
template <class T, class Writer>
constexpr void render_vector(Writer& w, std::string_view alias) {
    if (w.discovering) return w.discover(table_of<T>(), alias);
    if (w.visible != nullptr) w.check_column(table_of<T>(), alias, table_of<T>().key_column());
    w.identifier(alias.empty() ? table_of<T>().name : alias);
    w.text(".");
    w.identifier(full_text_of<T>::name.view());
}

// FROM "search" WHERE "search" MATCH ?1
template <class T, class Writer>
constexpr void render_searched_table(Writer& w) {
    w.text(" FROM ");
    if (!table_of<T>().schema.empty()) {
        w.identifier(table_of<T>().schema);
        w.text(".");
    }
    w.identifier(full_text_of<T>::name.view());
    w.text(" WHERE ");
    w.identifier(full_text_of<T>::name.view());
    w.text(" MATCH ");
    w.parameter();
}

template <class T, fixed_string Alias, search_mode Mode>
struct text_match : operations<text_match<T, Alias, Mode>> {
    using value_type = bool;
    static constexpr bool has_values = true;
    static constexpr int precedence = precedence::primary;

    bind_parameter<search_text<Mode>> query;

    explicit text_match(search_text<Mode> wanted) : query{std::move(wanted)} {}

    template <class Writer>
    static constexpr void render(Writer& w) {
        check_full_text<T>(w);
        w.text("(");
        if constexpr (Writer::dialect::has_text_vectors) {
            render_vector<T>(w, Alias.view());
            w.text(" @@ ");
            render_query<T, Mode>(w);
        } else {
            render_searched_key<T>(w, Alias.view());
            w.text(" IN (SELECT rowid");
            render_searched_table<T>(w);
            w.text(")");
        }
        w.text(")");
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        query.visit_values(visitor);
    }
};

template <class T, fixed_string Alias, search_mode Mode>
struct text_rank : operations<text_rank<T, Alias, Mode>> {
    using value_type = double;
    static constexpr bool has_values = true;
    static constexpr int precedence = precedence::primary;

    bind_parameter<search_text<Mode>> query;

    explicit text_rank(search_text<Mode> wanted) : query{std::move(wanted)} {}

    template <class Writer>
    static constexpr void render(Writer& w) {
        check_full_text<T>(w);
        if constexpr (Writer::dialect::has_text_vectors) {
            w.text("coalesce(ts_rank(");
            render_vector<T>(w, Alias.view());
            w.text(", ");
            render_query<T, Mode>(w);
            w.text("), 0)::double precision");
        } else {
            const bool before = w.nullable;
            w.text("coalesce(-(SELECT bm25(");
            w.identifier(full_text_of<T>::name.view());
            w.text(")");
            render_searched_table<T>(w);
            w.text(" AND rowid = ");
            render_searched_key<T>(w, Alias.view());
            w.text("), 0.0)");
            w.nullable = before;
        }
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        query.visit_values(visitor);
    }
};

template <class T>
inline constexpr bool is_search_text = false;
template <search_mode Mode>
inline constexpr bool is_search_text<search_text<Mode>> = true;

template <class T, class Text>
struct search_text_check {
    static constexpr problem value{"cupel[E097]: ", type_name<T>, " is searched for a value of type ", type_name<Text>,
                                   "; pass text, phrase(text) or prefix(text)"};
};

template <template <class, fixed_string, search_mode> class Node, class T, fixed_string Alias, class Text>
auto make_search(Text&& wanted) {
    using plain = std::remove_cvref_t<Text>;
    static_assert(refuse_if<full_text_check<T>::value>::done);
    if constexpr (full_text_check<T>::value.found()) {
        return refused_operand<T>{};
    } else if constexpr (is_search_text<plain>) {
        return [&]<search_mode Mode>(const search_text<Mode>& given) { return Node<T, Alias, Mode>(given); }(wanted);
    } else if constexpr (text_like<plain>) {
        return Node<T, Alias, search_mode::words>({std::string(std::string_view(wanted))});
    } else {
        static_assert(refuse_if<search_text_check<T, plain>::value>::done);
        return refused_operand<T>{};
    }
}

}  // namespace detail

// Whether a row of T has all words of a text, in any order and place; or phrase(text), or prefix(text). Whatever the text
// is, it is no query language: it never fails.
template <class T, class Text>
auto match(Text&& wanted) {
    return detail::make_search<detail::text_match, T, "">(std::forward<Text>(wanted));
}
// The same of an alias.
template <class T, fixed_string Alias, class Text>
auto match(table_alias<T, Alias>, Text&& wanted) {
    return detail::make_search<detail::text_match, T, Alias>(std::forward<Text>(wanted));
}

// How well it matches: more is better, 0 is not at all. Each database has its own numbers.
template <class T, class Text>
auto match_rank(Text&& wanted) {
    return detail::make_search<detail::text_rank, T, "">(std::forward<Text>(wanted));
}
template <class T, fixed_string Alias, class Text>
auto match_rank(table_alias<T, Alias>, Text&& wanted) {
    return detail::make_search<detail::text_rank, T, Alias>(std::forward<Text>(wanted));
}

}  // namespace cupel

// Part of this header, and below it only for its length.
#include <cupel/sql/full_text_index.hpp>
