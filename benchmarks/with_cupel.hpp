// The same work with cupel.
#pragma once

#include "account.hpp"
#include "raw_sqlite.hpp"

#include <cupel/cupel.hpp>
#include <cupel/dialects/sqlite/driver.hpp>

namespace bench {

class with_cupel {
public:
    with_cupel() { db_.run(raw::create_table); }

    void insert(const std::vector<account>& rows) {
        db_.begin([&](auto& tx) { tx.execute(cupel::insert_into<account>().values(rows)); });
    }

    std::vector<account> select() { return db_.execute(cupel::select<account>()).all(); }

    account get(std::int64_t id) {
        return db_.execute(cupel::select<account>().where(cupel::col<&account::id> == id)).one();
    }

    void clear() { db_.execute(cupel::delete_from<account>().all_rows()); }

private:
    cupel::sqlite::connection db_ = cupel::sqlite::engine::connect("sqlite://").connect(cupel::isolation::autocommit);
};

}  // namespace bench
