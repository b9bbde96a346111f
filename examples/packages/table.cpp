#include "table.hpp"

#include "utf8.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <stdexcept>

void text_table::add(std::vector<std::string> cells) {
    if (cells.size() != columns_.size()) throw std::invalid_argument("a row needs a cell for each column");
    for (auto& cell : cells) cell = printable(cell);
    rows_.push_back(std::move(cells));
}

std::string text_table::text() const {
    if (rows_.empty()) return "(none)\n";

    std::vector<std::string> titles;
    std::vector<std::size_t> widths;
    for (const auto& column : columns_) {
        titles.push_back(column.title);
        widths.push_back(display_width(column.title));
    }
    for (const auto& row : rows_)
        for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], display_width(row[i]));

    std::vector<std::string> rules;
    for (const auto width : widths) rules.emplace_back(width, '-');

    auto result = line(titles, widths) + line(rules, widths);
    for (const auto& row : rows_) result += line(row, widths);
    return result;
}

std::string text_table::line(const std::vector<std::string>& cells, const std::vector<std::size_t>& widths) const {
    std::string result;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const std::string padding(widths[i] - display_width(cells[i]), ' ');
        result += columns_[i].alignment == align::right ? padding + cells[i] : cells[i] + padding;
        result += "  ";
    }
    result.erase(result.find_last_not_of(' ') + 1);
    return result + "\n";
}

std::string human_size(std::optional<std::int64_t> kibibytes) {
    if (!kibibytes) return "unknown";
    if (*kibibytes < 1024) return fmt::format("{} KiB", *kibibytes);
    auto size = static_cast<double>(*kibibytes) / 1024;
    for (const auto* unit : {"MiB", "GiB", "TiB"}) {
        if (size < 1023.95) return fmt::format("{:.1f} {}", size, unit);
        size /= 1024;
    }
    return fmt::format("{:.1f} PiB", size);
}
