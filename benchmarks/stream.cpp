// Many rows, read one by one: the time they take, and the memory that the program has more at its peak than before. A
// program for each way, since a peak stays. `bench_stream <way> <rows>` prints one line of JSON; without arguments, the
// ways. CUPEL_POSTGRESQL_URL names the server for those on PostgreSQL; the schema `streaming` there is dropped and
// made.
#include "cupel_postgresql.hpp"
#include "libpq_binary.hpp"

#include <cupel/dialects/sqlite/driver.hpp>

#include <fstream>
#include <functional>
#include <iostream>
#include <map>

namespace {

using namespace bench;
using read_one = std::function<void(const visit&)>;

// Rows that nobody has to store.
std::string view_on_postgresql(const std::string& rows) {
    return "DROP SCHEMA IF EXISTS streaming CASCADE; CREATE SCHEMA streaming; CREATE VIEW streaming.visit AS SELECT "
           "n AS id, '/articles/' || n || '/read' AS page, CASE WHEN n % 2 = 0 THEN repeat('r', 20) END AS referrer, "
           "n / 7.0::double precision AS seconds, n % 4 <> 0 AS is_known, "
           "TIMESTAMP '2026-11-20 22:41:01' AS at FROM generate_series(1::bigint, " +
           rows + ") AS n";
}
std::string view_on_sqlite(const std::string& rows) {
    return "CREATE VIEW visit AS WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t WHERE n < " + rows +
           ") SELECT n AS id, '/articles/' || n || '/read' AS page, CASE WHEN n % 2 = 0 THEN 'rrrrrrrrrrrrrrrrrrrr' "
           "END "
           "AS referrer, n / 7.0 AS seconds, n % 4 <> 0 AS is_known, '2026-11-20 22:41:01.000000' AS at FROM t";
}
constexpr auto begin = "SET search_path TO streaming";

cupel::postgresql::connection on_server() {
    auto made = cupel::postgresql::engine::connect(raw::server()).connect(cupel::isolation::autocommit);
    made.run(begin);
    return made;
}

void libpq(const read_one& read) { libpq_binary::stream(begin, read); }
void cupel_streams(const read_one& read) {
    auto db = on_server();
    for (const visit& one : db.stream(cupel::select<visit>())) read(one);
}
void cupel_executes(const read_one& read) {
    auto db = on_server();
    for (const visit& one : db.execute(cupel::select<visit>())) read(one);
}

std::string text_of(sqlite3_stmt* statement, int column) {
    return {reinterpret_cast<const char*>(sqlite3_column_text(statement, column)),
            static_cast<std::size_t>(sqlite3_column_bytes(statement, column))};
}
void sqlite_by_hand(const std::string& view, const read_one& read) {
    sqlite3* db = nullptr;
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_open(":memory:", &db) != SQLITE_OK ||
        sqlite3_exec(db, view.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK ||
        sqlite3_prepare_v2(db, raw::select_visits, -1, &statement, nullptr) != SQLITE_OK)
        throw std::runtime_error(sqlite3_errmsg(db));
    while (sqlite3_step(statement) == SQLITE_ROW) {
        visit one;
        one.id = sqlite3_column_int64(statement, 0);
        one.page = text_of(statement, 1);
        if (sqlite3_column_type(statement, 2) != SQLITE_NULL) one.referrer = text_of(statement, 2);
        one.seconds = sqlite3_column_double(statement, 3);
        one.is_known = sqlite3_column_int(statement, 4) != 0;
        one.at = raw::to_moment(text_of(statement, 5));
        read(one);
    }
    sqlite3_finalize(statement);
    sqlite3_close(db);
}
void cupel_on_sqlite(const std::string& view, const read_one& read) {
    auto db = cupel::sqlite::engine::connect("sqlite://").connect(cupel::isolation::autocommit);
    db.run(view);
    for (const visit& one : db.stream(cupel::select<visit>())) read(one);
}

// Of this program alone: what getrusage tells begins with the peak of the program that started this one.
double peak_megabytes() {
    std::ifstream status("/proc/self/status");
    for (std::string word; status >> word;)
        if (double kilobytes = 0; word == "VmHWM:" && status >> kilobytes) return kilobytes / 1024;
    throw std::runtime_error("/proc/self/status does not tell VmHWM");
}

}  // namespace

int main(int argc, char** argv) {
    const std::string rows = argc == 3 ? argv[2] : "1";
    const std::map<std::string, std::function<void(const read_one&)>> ways{
        {"postgresql/libpq, row by row", libpq},
        {"postgresql/cupel, stream", cupel_streams},
        {"postgresql/cupel, execute", cupel_executes},
        {"sqlite/sqlite3_step", [&](const read_one& read) { sqlite_by_hand(view_on_sqlite(rows), read); }},
        {"sqlite/cupel, stream", [&](const read_one& read) { cupel_on_sqlite(view_on_sqlite(rows), read); }}};
    const auto way = argc == 3 ? ways.find(argv[1]) : ways.end();
    if (way == ways.end()) {
        for (const auto& [name, function] : ways) std::cout << name << '\n';
        return argc == 1 ? EXIT_SUCCESS : EXIT_FAILURE;
    }
    if (way->first.starts_with("postgresql")) raw::run(raw::connect(), view_on_postgresql(rows).c_str());
    std::size_t sum = 0;
    std::int64_t count = 0;
    const double before = peak_megabytes();
    const auto begun = std::chrono::steady_clock::now();
    way->second([&](const visit& one) {
        ++count;
        sum = sum * 31 + checksum(one);
    });
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begun;
    std::cout << "{\"rows\": " << count << ", \"checksum\": \"" << sum << "\", \"seconds\": " << took.count()
              << ", \"megabytes\": " << peak_megabytes() - before << "}\n";
}
