// The order of tables, found by the compiler.
#include <cupel/cupel.hpp>
#include <cupel/engine/create_all.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

using namespace cupel;
using testing::ElementsAre;

namespace create_all_tests {

struct a {
    std::int64_t id{};
};
struct b {
    std::int64_t id{};
    std::int64_t a_id{};
};
struct c {
    std::int64_t id{};
    std::int64_t b_id{};
    std::int64_t self_id{};
};
struct x;
struct y {
    std::int64_t id{};
    std::int64_t x_id{};
};
struct x {
    std::int64_t id{};
    std::int64_t y_id{};
};

}  // namespace create_all_tests

template <>
struct cupel::mapping<create_all_tests::b> {
    static constexpr auto table = cupel::table<"b">(foreign_key<&create_all_tests::b::a_id, &create_all_tests::a::id>,
                                                    index<"ix_b", &create_all_tests::b::a_id>);
};
template <>
struct cupel::mapping<create_all_tests::c> {
    static constexpr auto table =
        cupel::table<"c">(foreign_key<&create_all_tests::c::b_id, &create_all_tests::b::id>,
                          foreign_key<&create_all_tests::c::self_id, &create_all_tests::c::id>);
};
template <>
struct cupel::mapping<create_all_tests::y> {
    static constexpr auto table = cupel::table<"y">(foreign_key<&create_all_tests::y::x_id, &create_all_tests::x::id>);
};
template <>
struct cupel::mapping<create_all_tests::x> {
    static constexpr auto table =
        cupel::table<"x">(foreign_key<&create_all_tests::x::y_id, &create_all_tests::y::id>.use_alter());
};

namespace create_all_tests {

using order = std::array<std::size_t, 3>;
static_assert(detail::schema_order<a, b, c>::order.positions == order{0, 1, 2});
static_assert(detail::schema_order<c, b, a>::order.positions[0] == 2);
static_assert(detail::schema_order<c, b, a>::order.positions[2] == 0);
static_assert(!detail::schema_order<c, b, a>::order.fault.found());
static_assert(!detail::schema_order<x, y>::order.fault.found());

// A database that writes down the statements it is given.
template <class Dialect>
struct recorder {
    using dialect = Dialect;
    std::vector<std::string> log;
    bool open = false;

    template <class Statement>
    void execute(const Statement& statement) {
        log.emplace_back(sql<Dialect>(statement).substr(0, sql<Dialect>(statement).find(" (")));
    }
    void run(std::string_view text) { log.emplace_back(text); }
    bool in_transaction() const { return open; }
    template <class Function>
    void begin(Function function) {
        log.emplace_back("BEGIN");
        function(*this);
        log.emplace_back("COMMIT");
    }
};

TEST(create_all, creates_what_is_referred_to_first_and_indexes_with_their_table) {
    recorder<sqlite> db;
    create_all<c, b, a>(db);
    EXPECT_THAT(db.log, ElementsAre("BEGIN", "CREATE TABLE IF NOT EXISTS \"a\"", "CREATE TABLE IF NOT EXISTS \"b\"",
                                    "CREATE INDEX IF NOT EXISTS \"ix_b\" ON \"b\"", "CREATE TABLE IF NOT EXISTS \"c\"",
                                    "COMMIT"));
}

TEST(create_all, begins_no_transaction_inside_of_one) {
    recorder<sqlite> db;
    db.open = true;
    create_all<a>(db);
    drop_all<a>(db);
    EXPECT_THAT(db.log, testing::Not(testing::Contains("BEGIN")));
}

TEST(create_all, adds_a_key_marked_use_alter_when_both_tables_exist_where_sql_has_that) {
    recorder<postgresql> db;
    create_all<x, y>(db);
    EXPECT_THAT(db.log,
                ElementsAre("BEGIN", "CREATE TABLE IF NOT EXISTS \"x\"", "CREATE TABLE IF NOT EXISTS \"y\"",
                            "DO $cupel$ BEGIN ALTER TABLE \"x\" ADD CONSTRAINT \"x_y_id_fkey\" FOREIGN KEY", "COMMIT"));
    recorder<sqlite> other;
    create_all<x, y>(other);
    EXPECT_THAT(other.log,
                ElementsAre("BEGIN", "CREATE TABLE IF NOT EXISTS \"x\"", "CREATE TABLE IF NOT EXISTS \"y\"", "COMMIT"));
}

TEST(drop_all, drops_what_refers_first) {
    recorder<postgresql> db;
    drop_all<a, b, c>(db);
    EXPECT_THAT(db.log, ElementsAre("BEGIN", "DROP TABLE IF EXISTS \"c\" CASCADE", "DROP TABLE IF EXISTS \"b\" CASCADE",
                                    "DROP TABLE IF EXISTS \"a\" CASCADE", "COMMIT"));
    recorder<sqlite> other;
    drop_all<b, a>(other);
    EXPECT_THAT(other.log, ElementsAre("BEGIN", "PRAGMA defer_foreign_keys = ON", "DROP TABLE IF EXISTS \"b\"",
                                       "DROP TABLE IF EXISTS \"a\"", "COMMIT"));
}

}  // namespace create_all_tests
