// Prints every golden text for one database, and the tables that the texts are about, for the scripts beside this file:
//     cupel_statements sqlite|postgresql
// One record a line, fields between tabs: what it is ("table", "golden", "pair"), where it is from, SQL.
#include "accepts/expressions.hpp"
#include "accepts/tables.hpp"
#include "sql/golden.hpp"

#include <cstdio>
#include <string>
#include <string_view>
#include <type_traits>

namespace {

// Texts of SQL may hold newlines and tabs inside quotes.
std::string escaped(std::string_view text) {
    std::string out;
    for (char c : text) {
        if (c == '\\') out += "\\\\";
        else if (c == '\n') out += "\\n";
        else if (c == '\t') out += "\\t";
        else out += c;
    }
    return out;
}

void print(std::string_view kind, std::string_view place, std::string_view sql) {
    std::printf("%s\t%s\t%s\n", std::string(kind).c_str(), std::string(place).c_str(), escaped(sql).c_str());
}

template <class Dialect>
void print_all() {
    for_each_table_text<Dialect>([](std::string_view text) { print("table", "tests/sql/models.hpp", text); });
    for (const expression_pair& pair : expression_pairs<Dialect>())
        std::printf("pair\t%s\t%s\t%s\n", pair.name.c_str(), pair.written.c_str(), pair.full.c_str());
    for (const golden::text& one : golden::texts()) {
        const std::string_view text = std::is_same_v<Dialect, cupel::sqlite> ? one.sqlite : one.postgresql;
        if (!text.empty()) print("golden", std::string(one.file) + ":" + std::string(one.name), text);
    }
}

}  // namespace

int main(int count, char** arguments) {
    const std::string_view dialect = count == 2 ? arguments[1] : "";
    if (dialect == "sqlite") print_all<cupel::sqlite>();
    else if (dialect == "postgresql") print_all<cupel::postgresql>();
    else return 2;
}
