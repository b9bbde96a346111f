// Two connections, and threads: busy, locked, interrupted.
#include "dialects/sqlite/support.hpp"

#include <atomic>
#include <thread>

using namespace cupel;
using namespace std::chrono_literals;
using sqlite_tests::error_of;

namespace locking {

struct item {
    std::int64_t id{};
    std::string name;
};

class locking : public testing::Test {
protected:
    void SetUp() override { create_all<item>(db); }
    template <class Database>
    static std::int64_t count(Database& database) {
        return database.execute(select(func::count()).template from<item>()).scalar();
    }

    sqlite_tests::temporary_folder folder;
    sqlite::connection db = sqlite_tests::open("sqlite:///" + folder.file("x.db"), {.busy_timeout = 10ms});
    sqlite::connection other = sqlite_tests::open("sqlite:///" + folder.file("x.db"), {.busy_timeout = 10ms});
};

const item one_row{0, "a"};

TEST_F(locking, a_second_writer_is_busy_after_its_timeout) {
    auto writer = sqlite_tests::open("sqlite:///" + folder.file("x.db"));
    auto tx = writer.begin_immediate();
    const auto start = std::chrono::steady_clock::now();
    const auto failure = error_of<busy_error>([&] { other.execute(insert_into<item>().values(one_row)); });
    const auto waited = std::chrono::steady_clock::now() - start;
    ASSERT_TRUE(failure);
    EXPECT_EQ(failure->code(), error_code::busy);
    EXPECT_EQ(failure->native_code() & 0xff, SQLITE_BUSY);
    EXPECT_EQ(failure->sql(), sql<sqlite>(insert_into<item>().values(one_row)));
    EXPECT_LT(waited, 2s);
    EXPECT_FALSE(other.in_transaction());
    EXPECT_THROW((void)other.begin_immediate(), busy_error);
    EXPECT_THROW(other.execute(insert_into<item>().values(std::vector<item>(3))), busy_error);
    EXPECT_FALSE(other.in_transaction());
    tx.commit();
    other.execute(insert_into<item>().values(one_row));
    EXPECT_EQ(count(db), 1);
}

// Outside a transaction SQLite commits at the end of the statement, behind its rows.
TEST_F(locking, a_reader_makes_returning_busy_and_nothing_is_written) {
    db.execute(insert_into<item>().values(std::vector<item>(3)));
    auto reading = std::make_optional(other.execute(select<item>()));
    (void)reading->begin();
    const auto insert = insert_into<item>().values(one_row).returning(col<&item::id>);
    EXPECT_THROW((void)db.execute(insert), busy_error);
    EXPECT_THROW((void)db.execute(insert).first(), busy_error);
    reading.reset();
    EXPECT_EQ(count(db), 3);
    EXPECT_EQ(db.execute(insert).first()->get<0>(), 4);
    EXPECT_EQ(count(other), 4);
}

TEST_F(locking, a_reader_makes_the_commit_busy_and_it_can_be_tried_again) {
    db.execute(insert_into<item>().values(std::vector<item>(3)));
    auto reading = std::make_optional(other.execute(select<item>()));
    (void)reading->begin();
    auto tx = db.begin();
    tx.execute(insert_into<item>().values(one_row));
    EXPECT_THROW(tx.commit(), busy_error);
    EXPECT_TRUE(tx.is_open());
    EXPECT_TRUE(db.in_transaction());
    reading.reset();
    tx.commit();
    EXPECT_EQ(count(other), 4);
}

TEST_F(locking, a_range_whose_commit_is_busy_leaves_nothing_behind) {
    db.execute(insert_into<item>().values(std::vector<item>(3)));
    auto reading = std::make_optional(other.execute(select<item>()));
    (void)reading->begin();
    EXPECT_THROW(db.execute(insert_into<item>().values(std::vector<item>(5))), busy_error);
    EXPECT_FALSE(db.in_transaction());
    reading.reset();
    EXPECT_EQ(count(db), 3);
    db.execute(insert_into<item>().values(std::vector<item>(5)));
    EXPECT_EQ(count(other), 8);
}

TEST_F(locking, a_table_that_is_being_read_cannot_be_dropped) {
    db.execute(insert_into<item>().values(std::vector<item>(3)));
    {
        auto reading = db.execute(select<item>());
        (void)reading.begin();
        const auto failure = error_of<programming_error>([&] { db.run("DROP TABLE item"); });
        ASSERT_TRUE(failure);
        EXPECT_FALSE(failure->may_retry());
        EXPECT_EQ(failure->native_code() & 0xff, SQLITE_LOCKED);
    }
    db.run("DROP TABLE item");
}

TEST_F(locking, writers_in_threads_wait_for_each_other) {
    constexpr int each = 50;
    const auto path = folder.file("x.db");
    const auto work = [&] {
        sqlite::driver_connection own(path, {.busy_timeout = 60s});
        for (int i = 0; i < each; ++i) {
            auto tx = own.begin_immediate();
            tx.execute(insert_into<item>().values(one_row));
            tx.commit();
        }
    };
    std::thread first(work), second(work);
    first.join();
    second.join();
    EXPECT_EQ(count(db), 2 * each);
}

struct number {
    std::int64_t value{};
};

}  // namespace locking

template <>
struct cupel::mapping<locking::number> {
    static constexpr auto table = cupel::table<"number">(primary_key<&locking::number::value>);
};

namespace locking {

// Calls interrupt() until told to stop: one call may come before the statement runs.
class interrupter {
public:
    explicit interrupter(sqlite::connection& connection)
        : thread_([this, &connection] {
              while (!done_) {
                  connection.interrupt();
                  std::this_thread::sleep_for(1ms);
              }
          }) {}
    ~interrupter() {
        done_ = true;
        thread_.join();
    }

private:
    std::atomic<bool> done_ = false;
    std::thread thread_;
};

TEST_F(locking, a_long_query_is_interrupted_from_another_thread) {
    other.run("CREATE TEMP VIEW number AS WITH RECURSIVE n(value) AS (SELECT 1 UNION ALL SELECT value + 1 "
              "FROM n) SELECT value FROM n");
    const auto endless = select(func::count()).from<number>();
    {
        interrupter stop(other);
        const auto failure = error_of<interrupted_error>([&] { (void)other.execute(endless).scalar(); });
        ASSERT_TRUE(failure);
        EXPECT_EQ(failure->code(), error_code::interrupted);
        EXPECT_EQ(failure->native_code(), SQLITE_INTERRUPT);
        EXPECT_EQ(failure->sql(), sql<sqlite>(endless));
    }
    EXPECT_EQ(count(other), 0);
}

TEST_F(locking, an_interrupted_write_rolls_back_its_transaction_which_then_refuses_statements) {
    other.run("CREATE TEMP VIEW number AS WITH RECURSIVE n(value) AS (SELECT 1 UNION ALL SELECT value + 1 "
              "FROM n) SELECT value FROM n");
    auto tx = other.begin();
    tx.execute(insert_into<item>().values(one_row));
    {
        interrupter stop(other);
        EXPECT_THROW(tx.execute(delete_from<item>().where(
                         col<&item::id>.in(select(func::sum(col<&number::value>)).from<number>()))),
                     interrupted_error);
    }
    EXPECT_FALSE(other.in_transaction());
    EXPECT_THROW(tx.execute(insert_into<item>().values(one_row)), programming_error);
    EXPECT_THROW(tx.commit(), programming_error);
    tx.rollback();
    EXPECT_EQ(count(other), 0);
}

}  // namespace locking
