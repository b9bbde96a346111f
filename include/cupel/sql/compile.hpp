// The SQL text of a statement: a constant of the program, made by a walk over the statement's type.
#pragma once

#include <cupel/sql/clauses/returning.hpp>
#include <cupel/sql/parameter.hpp>
#include <cupel/sql/part.hpp>
#include <cupel/sql/select.hpp>

#include <array>
#include <cstddef>
#include <string_view>
#include <type_traits>

namespace cupel {

namespace detail {

// The items whose values a statement returns: of SELECT or of RETURNING, none for other statements.
template <class Statement>
struct returned_items {
    using type = select_list<>;
};

template <class Grammar, class... Clauses>
    requires(has_clause<select_list_tag, Clauses...>)
struct returned_items<statement<Grammar, Clauses...>> {
    using type = clause_of<select_list_tag, Clauses...>;
};

template <class Grammar, class... Clauses>
    requires(has_clause<returning_tag, Clauses...>)
struct returned_items<statement<Grammar, Clauses...>> {
    using type = typename clause_of<returning_tag, Clauses...>::list;
};

template <class Statement>
using items_of = typename returned_items<Statement>::type;

// Of a table's definition, which is long, the text is longer before it takes a second walk.
template <class Statement>
inline constexpr std::size_t room_of = 512;
template <class Statement>
    requires requires { requires Statement::is_long; }
inline constexpr std::size_t room_of<Statement> = 4096;

// What measuring a statement finds out.
template <std::size_t Items, std::size_t Room>
struct statement_plan {
    std::size_t size = 0;
    std::size_t parameters = 0;
    std::size_t names = 0;       // of parameters that are still to be given a value
    std::size_t parts = 0;       // that may be left out at run time: the text is that with all of them
    std::size_t texts = 0;       // that are made at run time, and stand in it
    std::uint64_t tables = 0;    // that it names: see table_bits
    bool reads_unknown = false;  // whether it may read and write others
    bool filtered = false;       // whether a session adds criteria to it
    bool keyed = false;          // whether it needs values of a session, criteria or not
    problem fault{};
    std::array<item_info, Items> items{};
    std::array<char, Room> text{};  // the text itself, unless it is longer: then it takes a second walk

    // Whether each of its texts is kept for good; or made when it is executed, and kept by sessions for a while.
    constexpr bool has_variants() const noexcept { return texts == 0 && parts != 0 && parts <= most_kept_parts; }
    constexpr bool is_made() const noexcept { return texts != 0 || parts > most_kept_parts; }
};

template <class Statement, class Dialect>
consteval auto measure() {
    statement_plan<items_of<Statement>::size, room_of<Statement>> plan;
    writer<Dialect> w;
    w.items = plan.items.data();
    w.out = plan.text.data();
    w.room = plan.text.size();
    Statement::render(w);
    plan.size = w.size;
    plan.parameters = w.parameters;
    plan.names = w.names;
    plan.parts = w.part_count;
    plan.texts = w.text_count;
    plan.tables = w.text_count == 0 ? w.tables : all_tables;
    plan.reads_unknown = w.reads_unknown;
    plan.filtered = w.filtered;
    plan.keyed = w.keyed;
    w.release();
    plan.fault = w.fault;
    return plan;
}

template <class Statement, class Dialect, const auto& Plan>
consteval auto fill() {
    std::array<char, Plan.size + 1> text{};
    if constexpr (Plan.size <= Plan.text.size()) {
        // Plain pointers: each call counts in constant evaluation.
        const char* from = Plan.text.data();
        char* to = text.data();
        for (std::size_t i = 0; i < Plan.size; ++i) to[i] = from[i];
    } else {
        writer<Dialect> w;
        w.out = text.data();
        w.room = text.size();
        Statement::render(w);
        w.release();
    }
    return text;
}

template <class Statement, class Dialect>
struct compiled {
    static constexpr auto plan = measure<Statement, Dialect>();
    static constexpr auto text = fill<Statement, Dialect, plan>();
    static constexpr std::string_view sql{text.data(), plan.size};
};

template <class Statement, class Dialect>
std::string_view variant_text(const Statement& statement);

template <class Statement, class Dialect>
auto make_text(const Statement& statement);

template <class T>
concept renders = requires { typename T::grammar; };

template <class Statement>
struct written_table {
    static constexpr void describe(problem&) noexcept {}
};
template <class Grammar, class... Clauses>
struct written_table<statement<Grammar, Clauses...>> {
    static constexpr void describe(problem& text) { describe_statement<model_of<Grammar, Clauses...>>(text); }
};

// Of what is no statement, or of no dialect.
template <class Dialect, class Statement>
struct no_text {
    static constexpr problem value = [] {
        problem text("cupel[E664]: ");
        if constexpr (renders<Statement>) {
            text += "the SQL of a statement";
            written_table<Statement>::describe(text);
            text += " is asked of ";
            text += type_name<Dialect>;
            text += ", which is no dialect; write sql<sqlite>(...) or sql<postgresql>(...)";
        } else {
            if constexpr (expression<Statement>) cupel::detail::describe<Statement>(text, "an expression");
            else text += type_name<Statement>;
            text += " is given to sql<...>(...), and is no statement; pass one, as select(...) makes it";
        }
        return text;
    }();
};

}  // namespace detail

// The SQL of a statement for a dialect, sqlite or postgresql. It depends on the statement's type alone: the result is
// static, null-terminated, and costs nothing to get. Of a statement with optional parts it is that with the parts that are
// there, made at its first use; of one with dynamic conditions or orders, or more than ten optional parts, a std::string.
template <class Dialect, class Statement>
constexpr auto sql([[maybe_unused]] const Statement& statement) {
    if constexpr (!detail::renders<Statement> || !requires { Dialect::dialect_name; }) {
        static_assert(detail::refuse_if<detail::no_text<Dialect, Statement>::value>::done);
        return std::string_view();
    } else {
        using compiled = detail::compiled<Statement, Dialect>;
        static_assert(detail::refuse_statement_if<compiled::plan.fault, Statement>::done);
        if constexpr (compiled::plan.has_variants()) return detail::variant_text<Statement, Dialect>(statement);
        else if constexpr (compiled::plan.is_made()) return detail::make_text<Statement, Dialect>(statement).text;
        else return compiled::sql;
    }
}

}  // namespace cupel
