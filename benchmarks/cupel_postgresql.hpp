// The same work with cupel on PostgreSQL.
#pragma once

#include "raw_libpq.hpp"

#include <cupel/cupel.hpp>
#include <cupel/dialects/postgresql/driver.hpp>

namespace bench {

inline auto visit_by_key(std::int64_t id) { return cupel::select<visit>().where(cupel::col<&visit::id> == id); }

class cupel_postgresql {
public:
    explicit cupel_postgresql(const char* begin) { db_.run(begin); }

    // One statement for each row.
    void insert(const std::vector<visit>& rows) {
        db_.begin([&](auto& tx) {
            for (const auto& row : rows) tx.execute(cupel::insert_into<visit>().values(row));
        });
    }

    void copy(const std::vector<visit>& rows) { db_.execute(cupel::copy_into<visit>().values(rows)); }

    // One statement for all.
    void insert_range(const std::vector<visit>& rows) { db_.execute(cupel::insert_into<visit>().values(rows)); }

    std::vector<visit> select() { return db_.execute(cupel::select<visit>()).all(); }

    visit get(std::int64_t id) { return db_.execute(visit_by_key(id)).one(); }

    void clear() { db_.run(raw::clear_visits); }
    int server_process() const { return PQbackendPID(db_.native_handle()); }
    static void open() { cupel::postgresql::engine::connect(raw::server()); }

private:
    cupel::postgresql::connection db_ =
        cupel::postgresql::engine::connect(raw::server()).connect(cupel::isolation::autocommit);
};

// A connection taken from the engine for every statement. It only reads.
class cupel_engine {
public:
    visit get(std::int64_t id) { return engine_.execute(visit_by_key(id)).one(); }
    int server_process() { return PQbackendPID(engine_.connect().native_handle()); }

private:
    static cupel::url reading() {
        auto where = cupel::url::parse(raw::server());
        where.options.emplace_back("options", "-csearch_path=reading");
        return where;
    }

    cupel::postgresql::engine engine_ = cupel::postgresql::engine::connect(reading());
};

}  // namespace bench
