#include "report.hpp"

namespace sales {

void write_sql(std::ostream& out, std::string_view sql) {
    constexpr std::string_view words[] = {" FROM ",     " JOIN ",   " LEFT JOIN ", " WHERE ",
                                          " GROUP BY ", " HAVING ", " ORDER BY ",  " LIMIT "};
    int depth = 0;
    for (std::size_t i = 0; i < sql.size(); ++i) {
        if (sql[i] == '(') ++depth;
        if (sql[i] == ')') --depth;
        bool begins = false;
        if (depth == 0)
            for (std::string_view word : words) begins = begins || sql.substr(i).starts_with(word);
        // The JOIN of LEFT JOIN begins no line.
        if (begins && !(sql.substr(i).starts_with(" JOIN ") && sql.substr(0, i).ends_with(" LEFT"))) out << "\n  ";
        else out << sql[i];
    }
    out << '\n';
}

void write_heading(std::ostream& out, std::string_view title, std::string_view sqlite, std::string_view postgresql) {
    out << "## " << title << "\n\n";
    write_sql(out, sqlite);
    if (sqlite != postgresql) {
        out << "-- PostgreSQL\n";
        write_sql(out, postgresql);
    }
    out << '\n';
}

}  // namespace sales
