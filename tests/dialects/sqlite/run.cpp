// run(): SQL text of one or several statements.
#include "dialects/sqlite/support.hpp"

using namespace cupel;
using compliance::ask_sqlite;

namespace run_text {

class run : public testing::Test {
protected:
    std::string answer(const char* sql) { return ask_sqlite(db.native_handle(), sql).at(0).at(0).value_or("NULL"); }
    sqlite::connection db = sqlite_tests::open("sqlite://");
};

TEST_F(run, takes_several_statements) {
    db.run("CREATE TABLE a (x); INSERT INTO a VALUES (1); ; INSERT INTO a VALUES (';');\n-- the end\n");
    EXPECT_EQ(answer("SELECT count(*) FROM a"), "2");
}

TEST_F(run, takes_nothing) {
    db.run("");
    db.run("   ");
    db.run("-- only a comment");
    db.run(";");
    db.run(std::string_view());
}

// What stands behind the last statement is none, though it has a text.
TEST_F(run, takes_a_comment_at_the_end_where_somebody_listens) {
    const auto heard = std::make_shared<events>();
    std::string last;
    heard->on_before_execute([&](const statement_event& event) { last = event.sql; });
    sqlite::driver_connection own("", {}, heard);
    own.run("CREATE TABLE a (x); INSERT INTO a VALUES (1); -- the end");
    EXPECT_THAT(last, testing::HasSubstr("the end"));
    EXPECT_EQ(ask_sqlite(own.native_handle(), "SELECT count(*) FROM a").at(0).at(0), "1");
}

TEST_F(run, ends_where_a_statement_fails) {
    db.run("CREATE TABLE a (x UNIQUE)");
    const auto failure = sqlite_tests::error_of<unique_violation>(
        [&] { db.run("INSERT INTO a VALUES (1); INSERT INTO a VALUES (1); INSERT INTO a VALUES (2)"); });
    ASSERT_TRUE(failure);
    EXPECT_THAT(failure->sql(), testing::HasSubstr("INSERT INTO a VALUES (1)"));
    EXPECT_EQ(answer("SELECT count(*) FROM a"), "1");
}

TEST_F(run, drops_rows) {
    db.run("PRAGMA user_version = 7; PRAGMA user_version; SELECT 1 UNION ALL SELECT 2");
    EXPECT_EQ(answer("PRAGMA user_version"), "7");
    EXPECT_EQ(sqlite_tests::prepared_statements(db.native_handle()).size(), 0U);
}

TEST_F(run, refuses_a_nul) {
    EXPECT_THROW(db.run(std::string_view("CREATE TABLE a (x)\0; CREATE TABLE b (x)", 40)), programming_error);
    EXPECT_EQ(answer("SELECT count(*) FROM sqlite_schema"), "0");
}

}  // namespace run_text
