// JOIN ... USING: by columns that both sides have under one name.
#pragma once

#include <cupel/sql/clauses/join.hpp>
#include <cupel/sql/column.hpp>

#include <cstddef>
#include <string_view>

namespace cupel {

namespace detail {

constexpr std::size_t find_named(const table_info& table, std::string_view name) noexcept {
    std::size_t at = 0;
    while (at < table.columns.size() && table.columns[at].name != name) ++at;
    return at;
}

// The only column of this name before the table joined; null if there is none, or several.
struct using_side {
    const source* from = nullptr;
    std::size_t column = 0;
    std::size_t count = 0;
};

constexpr using_side find_using(const scope& names, std::size_t added, std::string_view name) noexcept {
    using_side side;
    for (std::size_t i = 0; i < added; ++i) {
        const std::size_t at = find_named(*names.sources[i].table, name);
        if (at == names.sources[i].table->columns.size()) continue;
        ++side.count;
        side.from = &names.sources[i];
        side.column = at;
    }
    return side;
}

constexpr void report_using(walk& w, const source& joined, std::string_view name, const using_side& side) noexcept {
    problem text("cupel[E547]: column ", name, " of ");
    joined.table->describe(text);
    if (side.count == 0) text += " has no namesake in the tables before its join by USING";
    else if (side.count > 1) text += " has several namesakes in the tables before its join by USING";
    else {
        text += " and ";
        side.from->table->describe(text, side.from->alias, side.column);
        text += " are of different types, and are joined by USING";
    }
    text += "; write the condition: .join<";
    text += joined.table->type;
    text += ">(col<...> == col<...>)";
    w.report(text);
}

// Whether the column can be named in USING; says why not.
constexpr bool check_using(walk& w, const scope& names, std::size_t added, std::size_t column) noexcept {
    const source& joined = names.sources[added];
    const column_info& info = joined.table->columns[column];
    const using_side side = find_using(names, added, info.name);
    const bool fits = side.count == 1 && comparable(info.type, side.from->table->columns[side.column].type);
    if (!fits) report_using(w, joined, info.name, side);
    return fits;
}

// USING ("a", "b")
template <class... Columns>
struct using_columns {
    static constexpr bool has_values = false;
    static constexpr bool is_using = true;

    static constexpr void render(walk& w, scope& names, std::size_t added) noexcept {
        std::string_view separator = " USING (";
        (render_one<Columns>(w, names, added, separator), ...);
        w.text(")");
    }

    template <class Column>
    static constexpr void render_one(walk& w, const scope& names, std::size_t added,
                                     std::string_view& separator) noexcept {
        const source& joined = names.sources[added];
        if (find_named(*joined.table, Column::name()) == joined.table->columns.size()) {
            problem text("cupel[E547]: ");
            Column::describe(text);
            text += " has no namesake in ";
            joined.table->describe(text);
            text += ", which is joined by USING; name a column that both have, or write the condition: .join<";
            text += joined.table->type;
            text += ">(col<...> == col<...>)";
            w.report(text);
            return;
        }
        check_using(w, names, added, find_named(*joined.table, Column::name()));
        w.text(separator);
        w.identifier(Column::name());
        separator = ", ";
    }
};

// By all columns that the table and those before it have under one name.
struct natural_columns {
    static constexpr bool has_values = false;
    static constexpr bool is_using = true;

    static constexpr void render(walk& w, scope& names, std::size_t added) noexcept {
        const source& joined = names.sources[added];
        std::string_view separator = " USING (";
        for (std::size_t i = 0; i < joined.table->columns.size(); ++i) {
            if (find_using(names, added, joined.table->columns[i].name).count == 0) continue;
            check_using(w, names, added, i);
            w.text(separator);
            w.identifier(joined.table->columns[i].name);
            separator = ", ";
        }
        if (separator == ", ") return w.text(")");
        problem text("cupel[E547]: ");
        joined.table->describe(text);
        text += " is joined naturally, and has no column by the name of one before it; write the condition: .join<";
        text += joined.table->type;
        text += ">(col<...> == col<...>)";
        w.report(text);
    }
};

}  // namespace detail

// JOIN "posts" USING ("user_id"), where both sides have a column of that name: .join<Post>(using_<&Post::user_id>)
template <auto... Members>
inline constexpr detail::using_columns<column<Members>...> using_{};

// A natural join: USING of all columns that both sides have. The names stand in the SQL, so that a column added later
// changes it where the compiler sees it: .join<Post>(natural)
inline constexpr detail::natural_columns natural{};

}  // namespace cupel
