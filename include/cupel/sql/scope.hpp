// What a statement may refer to: the tables in FROM, the keys of GROUP BY, the labels of its select list.
#pragma once

#include <cupel/schema/model_check.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace cupel::detail {

enum class clause_kind : std::uint8_t {
    none,
    select_list,
    from,
    on,
    where,
    group_by,
    having,
    order_by,
    window,
    limit,
    set,
    values,
    returning,
    definition
};

constexpr std::string_view clause_name(clause_kind clause) noexcept {
    constexpr std::string_view names[] = {"the statement", "SELECT", "FROM",      "JOIN",     "WHERE",
                                          "GROUP BY",      "HAVING", "ORDER BY",  "WINDOW",   "LIMIT",
                                          "SET",           "VALUES", "RETURNING", "the table"};
    return names[static_cast<std::size_t>(clause)];
}

// One table in FROM, under its alias if it has one.
struct source {
    const table_info* table = nullptr;
    std::string_view alias{};
    bool nullable = false;           // on the optional side of an outer join
    bool is_query = false;           // its rows are those of a query, where no key determines a row
    std::uint64_t null_columns = 0;  // of a query: which columns may be NULL
    std::uint32_t part = 0;          // the optional part that joins it, 0 if it is always there

    constexpr std::string_view name() const noexcept { return alias.empty() ? table->name : alias; }
    constexpr bool is(const table_info& other, std::string_view other_alias) const noexcept {
        return *table == other && alias == other_alias;
    }
    // Of a query's columns: those beyond the bits may be.
    constexpr bool may_be_null(std::size_t column) const noexcept {
        return nullable || column >= 64 || (null_columns >> column & 1) != 0;
    }
};

struct column_key {
    const table_info* table = nullptr;
    std::string_view alias{};
    std::size_t column = 0;
    bool left_out = false;  // by one of several grouping sets, in whose rows it is NULL
    std::uint64_t set = 0;  // the keys that are one and the same grouping_set(...)
};

struct expression_key {
    std::string_view text{};
    bool left_out = false;
    // Says which one, if it carries values: no other expression is equal to it.
    void (*with_values)(problem&) = nullptr;
};

// A window that the statement names.
struct window_info {
    std::string_view name{};
    bool may_be_empty = false;
    bool has_order = false;
    bool has_frame = false;
    std::string_view extends{};  // the window that it begins with
};

inline constexpr std::size_t no_window = static_cast<std::size_t>(-1);

struct scope {
    std::array<source, 32> sources{};
    std::size_t source_count = 0;
    std::array<column_key, 64> columns{};  // of GROUP BY
    std::size_t column_count = 0;
    std::array<expression_key, 32> expressions{};  // of GROUP BY: a label, or an expression as its type is spelled
    std::size_t expression_count = 0;
    bool grouped = false;
    bool has_group_by = false;
    bool empty_group = false;    // a grouping set without keys: one group even of no rows
    bool inside_groups = false;  // of a subquery: it stands where the statement around it takes grouped columns only
    bool inside_order = false;   // of a subquery: it stands in ORDER BY or GROUP BY of the statement around it
    bool inside_set = false;     // of a subquery: it stands in SET of the UPDATE around it
    bool writes = false;         // INSERT, UPDATE, DELETE: one table, and no FROM to add another to
    bool hides_others = false;   // RETURNING shows the written table only
    const table_info* written = nullptr;       // in conditions of joins behind UPDATE ... FROM, which do not see it
    const std::string_view* labels = nullptr;  // of the select list; empty for items without a name of their own
    std::size_t label_count = 0;
    const scope* outer = nullptr;
    const window_info* windows = nullptr;
    std::size_t window_count = 0;
    std::uint32_t unfiltered = 0;    // a bit for each source whose criteria are still to be written
    std::uint32_t maybe_no_row = 0;  // the same, of those that have no row where a FULL JOIN makes one up
    bool has_where = false;          // whether WHERE stands there already, with criteria

    constexpr std::size_t find_window(std::string_view name) const noexcept {
        for (std::size_t i = 0; i < window_count; ++i)
            if (windows[i].name == name) return i;
        return no_window;
    }

    constexpr const source* find(const table_info& table, std::string_view alias) const noexcept {
        for (std::size_t i = 0; i < source_count; ++i)
            if (sources[i].is(table, alias)) return &sources[i];
        return nullptr;
    }

    constexpr const source* find_name(std::string_view name) const noexcept {
        for (std::size_t i = 0; i < source_count; ++i)
            if (sources[i].name() == name) return &sources[i];
        return nullptr;
    }

    // " of a SELECT from table users (User)"
    constexpr void describe_from(problem& text, std::string_view before = " of a SELECT") const noexcept {
        text += before;
        if (source_count == 0) return;
        text += " from ";
        sources[0].table->describe(text);
    }

    // Sources that no condition sees yet stand behind the counted ones.
    constexpr bool joins_later(const table_info& table, std::string_view alias) const noexcept {
        for (std::size_t i = source_count; i < sources.size() && sources[i].table != nullptr; ++i)
            if (sources[i].is(table, alias)) return true;
        return outer != nullptr && outer->joins_later(table, alias);
    }

    constexpr bool has_label(std::string_view name) const noexcept {
        for (std::size_t i = 0; i < label_count; ++i)
            if (labels[i] == name) return true;
        return false;
    }

    constexpr bool groups_by(const source& from, std::size_t column) const noexcept {
        const table_info& table = *from.table;
        std::size_t key_columns = 0;
        for (std::size_t i = 0; i < column_count; ++i) {
            if (*columns[i].table != table || columns[i].alias != from.alias) continue;
            if (columns[i].column == column) return true;
            if (from.is_query || columns[i].left_out) continue;
            if (table.columns[columns[i].column].primary_key) ++key_columns;
        }
        // SQL's functional dependency: the whole primary key determines the row.
        return !from.is_query && table.has_primary_key() && key_columns == table.primary_key.count;
    }

    // Whether GROUP BY names the column itself, and whether every mention of it may be left out.
    constexpr bool is_key(const table_info& table, std::string_view alias, std::size_t column) const noexcept {
        for (std::size_t i = 0; i < column_count; ++i)
            if (*columns[i].table == table && columns[i].alias == alias && columns[i].column == column) return true;
        return false;
    }
    constexpr bool leaves_out(const table_info& table, std::string_view alias, std::size_t column) const noexcept {
        for (std::size_t i = 0; i < column_count; ++i)
            if (!columns[i].left_out && *columns[i].table == table && columns[i].alias == alias &&
                columns[i].column == column)
                return false;
        return is_key(table, alias, column);
    }

    // Whether GROUP BY leaves all columns of a table out of some rows; `half` is set if it may leave out some of them alone.
    constexpr bool leaves_out(const table_info& table, std::string_view alias, bool& half) const noexcept {
        std::size_t left_out = 0;
        for (std::size_t i = 0; i < table.columns.size(); ++i)
            if (leaves_out(table, alias, i)) ++left_out;
        half = left_out != 0 && left_out != table.columns.size();
        for (std::size_t i = 0; i < column_count && left_out != 0; ++i)
            if (*columns[i].table == table && columns[i].alias == alias)
                half = half || !has_set(table, alias, columns[i]);
        return left_out != 0;
    }
    // Whether the grouping set with this key has all columns of the table.
    constexpr bool has_set(const table_info& table, std::string_view alias, const column_key& key) const noexcept {
        for (std::size_t column = 0; column < table.columns.size(); ++column) {
            bool found = column == key.column;
            for (std::size_t i = 0; i < column_count; ++i)
                found = found || (key.set != 0 && columns[i].set == key.set && *columns[i].table == table &&
                                  columns[i].alias == alias && columns[i].column == column);
            if (!found) return false;
        }
        return true;
    }

    constexpr bool groups_by(std::string_view expression) const noexcept {
        for (std::size_t i = 0; i < expression_count; ++i)
            if (expressions[i].text == expression && expressions[i].with_values == nullptr) return true;
        return false;
    }
    constexpr bool leaves_out(std::string_view expression) const noexcept {
        for (std::size_t i = 0; i < expression_count; ++i)
            if (!expressions[i].left_out && expressions[i].text == expression) return false;
        return groups_by(expression);
    }
};

// A column that a dialect without ranges cannot have.
constexpr problem range_problem(const table_info& table, std::string_view alias, std::size_t index) noexcept {
    problem found("cupel[E540]: column ");
    table.describe(found, alias, index);
    found += " is of type ";
    found += table.columns[index].type.name;
    found += ", and SQLite has no ranges; keep the two ends in columns of their own";
    return found;
}

// A CTE that the statement being walked has declared.
struct cte_entry {
    std::string_view name{};
    std::uint64_t id = 0;
    const table_info* table = nullptr;
    bool nullable = false;           // of a whole entity
    std::uint64_t null_columns = 0;  // otherwise
    bool used = false;
};

// Those of one WITH, and of the statements around it.
struct cte_frame {
    std::array<cte_entry, 16> entries{};
    std::size_t count = 0;
    cte_frame* outer = nullptr;
};

}  // namespace cupel::detail
