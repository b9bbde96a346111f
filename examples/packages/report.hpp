#pragma once

#include "table.hpp"

#include <string_view>

// Prints answers on standard output, each as a title and a table, with its SQL between them on request.
class report {
public:
    explicit report(bool show_sql) : show_sql_(show_sql) {}

    // Both throw failure where standard output can't be written.
    void answer(std::string_view title, std::string_view sql, const text_table& table) const;
    void note(std::string_view sentence) const;

private:
    bool show_sql_;
};
