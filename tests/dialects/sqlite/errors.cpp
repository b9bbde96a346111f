// SQLite's result codes as classes: those that the compliance suite does not meet.
#include "dialects/sqlite/support.hpp"

using namespace cupel;
using sqlite_tests::error_of;

namespace sqlite_errors {

struct item {
    std::int64_t id{};
    std::string name;
    blob bytes{};
};
struct strict_item {
    std::int64_t id{};
    std::string name;
};

class sqlite_errors : public testing::Test {
protected:
    void SetUp() override { create_all<item>(db); }
    sqlite::connection db = sqlite_tests::open("sqlite://");
};

TEST_F(sqlite_errors, a_value_that_is_too_long) {
    sqlite3_limit(db.native_handle(), SQLITE_LIMIT_LENGTH, 1000);
    const item long_name{0, std::string(2000, 'x'), {}};
    const auto failure = error_of<data_error>([&] { db.execute(insert_into<item>().values(long_name)); });
    ASSERT_TRUE(failure);
    EXPECT_EQ(failure->native_code(), SQLITE_TOOBIG);
    EXPECT_EQ(failure->sql(), sql<sqlite>(insert_into<item>().values(long_name)));
    EXPECT_THROW(db.execute(insert_into<item>().values(item{0, "", blob(2000)})), data_error);
    EXPECT_THROW((void)db.execute(select<item>().where(col<&item::name>.in(std::vector{std::string(2000, 'x')}))),
                 data_error);
    db.execute(insert_into<item>().values(item{0, "short", {}}));
}

TEST_F(sqlite_errors, a_full_database) {
    db.run("PRAGMA max_page_count = 10");
    const std::vector<item> rows(100, item{0, std::string(1000, 'x'), {}});
    const auto failure = error_of<operational_error>([&] { db.execute(insert_into<item>().values(rows)); });
    ASSERT_TRUE(failure);
    EXPECT_EQ(failure->code(), error_code::full);
    EXPECT_FALSE(db.in_transaction());
    EXPECT_EQ(db.execute(select(func::count()).from<item>()).scalar(), 0);
    auto tx = db.begin();  // inside a transaction SQLite may end it: what is left is told, not hidden
    EXPECT_THROW(tx.execute(insert_into<item>().values(rows)), operational_error);
    if (db.in_transaction()) tx.commit();
    else EXPECT_THROW(tx.commit(), programming_error);
}

TEST_F(sqlite_errors, a_trigger_that_raises) {
    db.run("CREATE TRIGGER no_x BEFORE INSERT ON item WHEN new.name = 'x' BEGIN SELECT raise(ABORT, 'no: x "
           "here'); END");
    const auto failure = error_of<integrity_error>([&] { db.execute(insert_into<item>().values(item{0, "x", {}})); });
    ASSERT_TRUE(failure);
    EXPECT_EQ(failure->code(), error_code::integrity_violation);
    EXPECT_EQ(failure->message(), "no: x here");
    EXPECT_EQ(failure->native_code(), SQLITE_CONSTRAINT_TRIGGER);
}

TEST_F(sqlite_errors, a_trigger_that_rolls_back_ends_the_transaction) {
    db.run("CREATE TRIGGER no_x BEFORE INSERT ON item WHEN new.name = 'x' BEGIN SELECT raise(ROLLBACK, "
           "'never'); END");
    {
        auto tx = db.begin();
        tx.execute(insert_into<item>().values(item{0, "a", {}}));
        EXPECT_THROW(tx.execute(insert_into<item>().values(item{0, "x", {}})), integrity_error);
        EXPECT_FALSE(db.in_transaction());
        const auto failure =
            error_of<programming_error>([&] { tx.execute(insert_into<item>().values(item{0, "b", {}})); });
        ASSERT_TRUE(failure);
        EXPECT_THAT(failure->what(), testing::HasSubstr("rolled it back"));
    }
    EXPECT_THROW(db.begin([](auto& tx) { tx.execute(insert_into<item>().values(item{0, "x", {}})); }), integrity_error);
    const std::vector<item> rows{{0, "a", {}}, {0, "x", {}}};
    EXPECT_THROW(db.execute(insert_into<item>().values(rows)), integrity_error);
    EXPECT_THROW(db.begin([&](auto& tx) { tx.execute(insert_into<item>().values(rows)); }), integrity_error);
    EXPECT_FALSE(db.in_transaction());
    EXPECT_EQ(db.execute(select(func::count()).from<item>()).scalar(), 0);
}

TEST_F(sqlite_errors, a_strict_table_that_refuses_a_type) {
    db.run("CREATE TABLE strict_item (id INTEGER PRIMARY KEY, name INTEGER NOT NULL) STRICT");
    const auto failure =
        error_of<integrity_error>([&] { db.execute(insert_into<strict_item>().values(strict_item{0, "x"})); });
    ASSERT_TRUE(failure);
    EXPECT_EQ(failure->native_code(), SQLITE_CONSTRAINT_DATATYPE);
}

TEST_F(sqlite_errors, a_foreign_key_checked_at_commit) {
    db.run("CREATE TABLE child (parent REFERENCES item(id) DEFERRABLE INITIALLY DEFERRED)");
    auto tx = db.begin();
    tx.run("INSERT INTO child VALUES (99)");
    EXPECT_THROW(tx.commit(), foreign_key_violation);
    EXPECT_TRUE(tx.is_open());
    tx.rollback();
    EXPECT_EQ(compliance::ask_sqlite(db.native_handle(), "SELECT count(*) FROM child")[0][0], "0");
    EXPECT_THROW(db.begin([](auto& inner) { inner.run("INSERT INTO child VALUES (99)"); }), foreign_key_violation);
    EXPECT_FALSE(db.in_transaction());
}

TEST_F(sqlite_errors, places_in_messages) {
    const auto place = [&](std::string_view text) {
        try {
            db.run(text);
        } catch (const error& failure) {
            return failure.table() + "|" + failure.column() + "|" + failure.constraint();
        }
        return std::string("no error");
    };
    db.run("CREATE TABLE t (a, b, c CHECK (c <> ': '), UNIQUE (a, b)); CREATE UNIQUE INDEX ix ON t "
           "(lower(c)); INSERT INTO t VALUES (1, 2, 'x')");
    EXPECT_EQ(place("INSERT INTO t VALUES (1, 2, 'y')"), "t|a|");
    EXPECT_EQ(place("INSERT INTO t VALUES (1, 3, 'X')"), "||index 'ix'");
    EXPECT_EQ(place("INSERT INTO t VALUES (1, 3, ': ')"), "||c <> ': '");
    EXPECT_EQ(place("INSERT INTO t (d) VALUES (1)"), "t|d|");
    EXPECT_EQ(place("SELECT d FROM t"), "|d|");
    EXPECT_EQ(place("SELECT t.d FROM t"), "t|d|");
    EXPECT_EQ(place("SELECT * FROM missing"), "missing||");
    EXPECT_EQ(place("SELECT * FROM main.missing"), "main.missing||");
}

}  // namespace sqlite_errors
