#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

enum class align { left, right };

struct table_column {
    std::string title;
    align alignment = align::left;
};

// A table of text with aligned columns.
class text_table {
public:
    explicit text_table(std::vector<table_column> columns) : columns_(std::move(columns)) {}

    // As many cells as there are columns.
    void add(std::vector<std::string> cells);

    std::string text() const;

private:
    std::string line(const std::vector<std::string>& cells, const std::vector<std::size_t>& widths) const;

    std::vector<table_column> columns_;
    std::vector<std::vector<std::string>> rows_;
};

// 2048 becomes "2.0 MiB", and nothing "unknown".
std::string human_size(std::optional<std::int64_t> kibibytes);
