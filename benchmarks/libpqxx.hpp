// libpqxx as people write it: prepared statements, values by as<T>().
#pragma once

#include "raw_libpq.hpp"

#include <pqxx/pqxx>

namespace bench {

class libpqxx {
public:
    explicit libpqxx(const char* begin) {
        pqxx::nontransaction{db_}.exec(begin);
        db_.prepare("insert", raw::insert_visit);
        db_.prepare("select", raw::select_visits);
        db_.prepare("get", raw::select_visit);
    }

    void insert(const std::vector<visit>& rows) {
        pqxx::work transaction{db_};
        for (const auto& row : rows) {
            std::string at;
            raw::add_moment(at, row.at);
            const char* const referrer = row.referrer ? row.referrer->c_str() : nullptr;
            transaction.exec_prepared("insert", row.page, referrer, row.seconds, row.is_known, at);
        }
        transaction.commit();
    }

    std::vector<visit> select() {
        pqxx::nontransaction transaction{db_};
        const auto result = transaction.exec_prepared("select");
        std::vector<visit> rows;
        rows.reserve(result.size());
        for (const auto& row : result) rows.push_back(read(row));
        return rows;
    }

    visit get(std::int64_t id) {
        pqxx::nontransaction transaction{db_};
        return read(transaction.exec_prepared1("get", id));
    }

    void clear() { pqxx::nontransaction{db_}.exec(raw::clear_visits); }
    int server_process() const { return db_.backendpid(); }
    static void open() { pqxx::connection{raw::server()}; }

private:
    static visit read(const pqxx::row& row) {
        return {.id = row[0].as<std::int64_t>(),
                .page = row[1].as<std::string>(),
                .referrer = row[2].is_null() ? std::optional<std::string>{} : row[2].as<std::string>(),
                .seconds = row[3].as<double>(),
                .is_known = row[4].as<bool>(),
                .at = raw::to_moment(row[5].c_str())};
    }

    pqxx::connection db_{raw::server()};
};

}  // namespace bench
