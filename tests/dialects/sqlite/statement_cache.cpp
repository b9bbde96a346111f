// A statement is prepared once for each connection, and used again.
#include "dialects/sqlite/support.hpp"

using namespace cupel;
using sqlite_tests::prepared_statements;

namespace statement_cache {

struct item {
    std::int64_t id{};
    std::string name;
};

class statement_cache : public testing::Test {
protected:
    void SetUp() override {
        create_all<item>(db);
        db.execute(insert_into<item>().values(std::vector<item>{{0, "a"}, {0, "b"}}));
    }
    // How many prepared statements have this text.
    template <class Statement>
    static std::ptrdiff_t prepared(sqlite3* handle, const Statement& statement) {
        return std::ranges::count(prepared_statements(handle), sql<sqlite>(statement));
    }
    sqlite::connection db = sqlite_tests::open("sqlite://");
};

auto by_id(std::int64_t id) { return select<item>().where(col<&item::id> == id); }

TEST_F(statement_cache, prepares_once) {
    const auto before = prepared_statements(db.native_handle()).size();
    for (int i = 0; i < 100; ++i) (void)db.execute(by_id(i)).one_or_none();
    EXPECT_EQ(prepared_statements(db.native_handle()).size(), before + 1);
    EXPECT_EQ(prepared(db.native_handle(), by_id(0)), 1);
    for (sqlite3_stmt* one = sqlite3_next_stmt(db.native_handle(), nullptr); one != nullptr;
         one = sqlite3_next_stmt(db.native_handle(), one))
        if (sqlite3_sql(one) == sql<sqlite>(by_id(0))) {
            EXPECT_EQ(sqlite3_stmt_status(one, SQLITE_STMTSTATUS_RUN, 0), 100);
            EXPECT_EQ(sqlite3_stmt_status(one, SQLITE_STMTSTATUS_REPREPARE, 0), 0);
        }
}

TEST_F(statement_cache, a_text_made_in_two_places_is_one_statement) {
    (void)db.execute(select<item>().where(col<&item::id> == std::int64_t{1})).one();
    (void)db.execute(by_id(1)).one();
    EXPECT_EQ(prepared(db.native_handle(), by_id(0)), 1);
}

TEST_F(statement_cache, a_statement_in_use_gets_a_second_one_for_a_while) {
    {
        auto first = db.execute(by_id(1));
        auto second = db.execute(by_id(2));
        auto third = db.execute(by_id(1));
        EXPECT_EQ(prepared(db.native_handle(), by_id(0)), 3);
        EXPECT_EQ(first.one().name, "a");
        EXPECT_EQ(second.one().name, "b");
        EXPECT_EQ(third.one().name, "a");
    }
    EXPECT_EQ(prepared(db.native_handle(), by_id(0)), 1);
    (void)db.execute(by_id(1)).one();
    EXPECT_EQ(prepared(db.native_handle(), by_id(0)), 1);
}

TEST_F(statement_cache, the_cached_statement_may_end_last_or_first) {
    auto first = std::make_optional(db.execute(by_id(1)));
    auto second = std::make_optional(db.execute(by_id(2)));
    first.reset();
    auto third = db.execute(by_id(1));  // takes the cached one, second goes on
    EXPECT_EQ(prepared(db.native_handle(), by_id(0)), 2);
    EXPECT_EQ(second->one().name, "b");
    EXPECT_EQ(third.one().name, "a");
    second.reset();
    EXPECT_EQ(prepared(db.native_handle(), by_id(0)), 1);
}

TEST_F(statement_cache, failures_are_not_kept) {
    const auto before = prepared_statements(db.native_handle()).size();
    db.run("DROP TABLE item");
    for (int i = 0; i < 3; ++i)
        EXPECT_THROW((void)db.execute(select(func::max(col<&item::name>))), no_such_table_error);
    EXPECT_EQ(prepared_statements(db.native_handle()).size(), before);
}

TEST_F(statement_cache, follows_changes_of_the_schema) {
    EXPECT_EQ(db.execute(by_id(1)).one().name, "a");
    db.run("ALTER TABLE item ADD COLUMN more TEXT");
    EXPECT_EQ(db.execute(by_id(1)).one().name, "a");
    db.run("DROP TABLE item; CREATE TABLE item (name TEXT NOT NULL, id INTEGER PRIMARY KEY); INSERT INTO "
           "item VALUES ('new', 1)");
    EXPECT_EQ(db.execute(by_id(1)).one().name, "new");
    EXPECT_EQ(prepared(db.native_handle(), by_id(0)), 1);
}

TEST_F(statement_cache, of_one_connection_is_its_own) {
    auto other = sqlite_tests::open("sqlite://");
    create_all<item>(other);
    other.execute(insert_into<item>().values(item{0, "other"}));
    EXPECT_EQ(db.execute(by_id(1)).one().name, "a");
    EXPECT_EQ(other.execute(by_id(1)).one().name, "other");
    EXPECT_EQ(db.execute(by_id(1)).one().name, "a");
    EXPECT_EQ(prepared(db.native_handle(), by_id(0)), 1);
    EXPECT_EQ(prepared(other.native_handle(), by_id(0)), 1);
}

TEST_F(statement_cache, moves_with_its_connection) {
    (void)db.execute(by_id(1)).one();
    auto rows = db.execute(select<item>().order_by(col<&item::id>));
    EXPECT_EQ(rows.begin()->name, "a");
    sqlite::connection moved = std::move(db);
    EXPECT_EQ(moved.execute(by_id(2)).one().name, "b");
    EXPECT_EQ(prepared(moved.native_handle(), by_id(0)), 1);
    EXPECT_EQ(rows.one().name, "b");  // the rest of the rows
    auto target = sqlite_tests::open("sqlite://");
    target = std::move(moved);
    EXPECT_EQ(target.execute(by_id(2)).one().name, "b");
}

// So many that some share a place in the cache: each is found again.
template <fixed_string Label>
auto labelled_query() {
    return select((col<&item::id> + 1).template as<Label>()).limit(1);
}

template <std::size_t Number>
constexpr fixed_string<4> name_of{{static_cast<char>('a' + Number / 26), static_cast<char>('a' + Number % 26), '_', 0}};

template <std::size_t... Number>
void run_all(sqlite::connection& db, std::index_sequence<Number...>) {
    const std::vector<std::int64_t> found{db.execute(labelled_query<name_of<Number>>()).scalar()...};
    EXPECT_THAT(found, testing::Each(2));
}

TEST_F(statement_cache, holds_many_statements) {
    const auto before = prepared_statements(db.native_handle()).size();
    for (int i = 0; i < 3; ++i) run_all(db, std::make_index_sequence<120>());
    EXPECT_EQ(prepared_statements(db.native_handle()).size(), before + 120);
}

TEST_F(statement_cache, definitions_are_kept_too_but_harmless) {
    for (int i = 0; i < 3; ++i) {
        drop_all<item>(db);
        create_all<item>(db);
    }
    EXPECT_EQ(sqlite_tests::running_statements(db.native_handle()), 0U);
    EXPECT_EQ(prepared(db.native_handle(), create_table<item>.if_not_exists()), 1);
}

}  // namespace statement_cache
