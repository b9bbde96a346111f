// Rows as a table of text with aligned columns, for people. Nothing includes this header.
#pragma once

#include <cupel/engine/into.hpp>
#include <cupel/engine/table_cell.hpp>

#include <algorithm>
#include <cstddef>
#include <limits>
#include <ostream>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace cupel {

struct table_options {
    std::size_t max_rows = std::numeric_limits<std::size_t>::max();  // more are counted
    std::string_view null = "NULL";
};

// A table that was read, to be written to a stream.
class table_text {
public:
    explicit table_text(std::vector<std::string> names) : columns_(names.size()) {
        for (std::size_t i = 0; i < names.size(); ++i) add(columns_[i], std::move(names[i]));
    }

    // Adds a cell behind the last one; the first of a column is its name.
    void add_cell(std::string text, bool is_number) {
        column& to = columns_[next_++ % columns_.size()];
        to.is_number = to.is_number || is_number;
        add(to, std::move(text));
    }
    void leave_out_row() noexcept { ++left_out_; }

    friend std::ostream& operator<<(std::ostream& out, const table_text& table) {
        if (table.columns_.empty()) return out;
        for (std::size_t row = 0; row < table.columns_.front().cells.size(); ++row) {
            std::string line;
            for (const column& one : table.columns_) one.write(line, row);
            out << without_blanks(line) << '\n';
            if (row != 0) continue;
            std::string rule;
            for (const column& one : table.columns_)
                rule += (rule.empty() ? "" : "+-") + std::string(one.width + 1, '-');
            rule.pop_back();
            out << rule << '\n';
        }
        if (table.left_out_ != 0) out << "... " << table.left_out_ << " more\n";
        return out;
    }

private:
    struct column {
        std::vector<std::string> cells{};
        std::size_t width = 0;
        bool is_number = false;

        void write(std::string& line, std::size_t row) const {
            if (!line.empty()) line += "| ";
            const std::string& cell = cells[row];
            const std::string blanks(width - detail::width_of(cell), ' ');
            line += is_number ? blanks + cell : cell + blanks;
            line += ' ';
        }
    };

    static void add(column& to, std::string text) {
        to.width = std::max(to.width, detail::width_of(text));
        to.cells.push_back(std::move(text));
    }

    static std::string_view without_blanks(std::string_view line) noexcept {
        return line.substr(0, line.find_last_not_of(' ') + 1);
    }

    std::vector<column> columns_;
    std::size_t next_ = 0;
    std::size_t left_out_ = 0;
};

namespace detail {

// The names of a row's columns in SQL; one without a name gets its number.
template <class Row>
std::vector<std::string> table_names() {
    std::vector<std::string> names;
    for (const row_column& column : flat_row<Row>::columns) {
        const std::string_view name = column.has_table ? column.table->columns[column.index].name : column.name;
        names.push_back(name.empty() ? "column " + std::to_string(names.size() + 1) : printable(name));
    }
    return names;
}

// A value, or the columns of a model, one after another.
template <class T>
void add_cells(table_text& table, const T& value, const table_options& how);

template <class T, std::size_t... Index>
void add_fields(table_text& table, const T& object, const table_options& how, std::index_sequence<Index...>) {
    const auto fields = tie_fields(object);
    (add_cells(table, tied<Index>(fields), how), ...);
}

template <class T>
void add_cells(table_text& table, const T& value, const table_options& how) {
    if constexpr (relationship_member<T>) {
        return;
    } else if constexpr (storable<T> && is_optional<T>) {
        if (value) add_cells(table, *value, how);
        else table.add_cell(std::string(how.null), false);
    } else if constexpr (storable<T>) {
        table.add_cell(cell_text(value), is_number<T>);
    } else if constexpr (is_optional<T>) {
        if (value) return add_cells(table, *value, how);
        for (std::size_t i = 0; i < column_count<typename T::value_type>; ++i)
            table.add_cell(std::string(how.null), false);
    } else {
        add_fields(table, value, how, std::make_index_sequence<field_count<T>>());
    }
}

template <class... Slots>
void add_cells(table_text& table, const row<Slots...>& values, const table_options& how) {
    [&]<std::size_t... Index>(std::index_sequence<Index...>) {
        (add_cells(table, values.template get<Index>(), how), ...);
    }(std::index_sequence_for<Slots...>());
}

}  // namespace detail

// Reads all rows, of a result or a container, into a table that prints: a header of the columns' names, NULL as it says,
// numbers to the right. Every character counts as one wide.
//     std::cout << as_table(db.execute(select<User>()), {.max_rows = 20});
template <class Rows>
table_text as_table(Rows&& rows, const table_options& how = {}) {
    using row_type = std::remove_cvref_t<decltype(*rows.begin())>;
    table_text table(detail::table_names<row_type>());
    std::size_t count = 0;
    for (const auto& one : rows) {
        if (count++ < how.max_rows) detail::add_cells(table, one, how);
        else table.leave_out_row();
    }
    return table;
}

}  // namespace cupel
