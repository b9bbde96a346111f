// A list of columns in parentheses.
#pragma once

#include <cupel/sql/writer.hpp>

#include <cstddef>
#include <string_view>

namespace cupel::detail {

// ("a", "b")
constexpr void render_column_names(walk& w, const table_info& table, const column_list& list) noexcept {
    std::string_view before = "(";
    for (std::size_t i : list) {
        w.text(before);
        w.identifier(table.columns[i].name);
        before = ", ";
    }
    w.text(")");
}

}  // namespace cupel::detail
