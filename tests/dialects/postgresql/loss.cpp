// A server that goes away: what is said of it, what is known of the transaction, and how the pool goes on.
#include "dialects/postgresql/proxy.hpp"

#include <atomic>
#include <optional>
#include <thread>

using namespace cupel;
using postgresql_tests::cut;

namespace loss {

struct entry {
    std::int64_t id{};
    std::string name;
};

const auto add = insert_into<entry>().values(entry{0, "x"});

class loss : public testing::Test {
protected:
    void SetUp() override { create_all<entry>(watcher); }

    std::int64_t stored() { return watcher.execute(select(func::count()).from<entry>()).scalar(); }
    void terminate(int process) { watcher.run("SELECT pg_terminate_backend(" + std::to_string(process) + ", 5000)"); }
    static int process_of(postgresql::connection& own) { return PQbackendPID(own.native_handle()); }
    // The connection that a pool of one has in hand.
    static int process_of(postgresql::engine& few) {
        auto own = few.connect(isolation::autocommit);
        return process_of(own);
    }
    postgresql::engine pool_of(std::size_t size, const std::string& where) {
        return postgresql::engine::connect(where, {.pool = {.size = size, .max_overflow = 0}});
    }

    compliance::postgresql database;
    postgresql::connection watcher = database.open();
    postgresql_tests::proxy between;
};

TEST_F(loss, while_idle) {
    auto few = pool_of(1, database.url());
    few.execute(add);  // prepared
    terminate(process_of(few));
    const auto failure = compliance::error_of<connection_error>([&] { few.execute(add); });
    ASSERT_TRUE(failure);
    EXPECT_EQ(failure->sqlstate(), "57P01");
    EXPECT_EQ(failure->code(), error_code::connection);
    EXPECT_EQ(stored(), 1);
    few.execute(add);  // on a new connection
    EXPECT_EQ(stored(), 2);
    const pool_statistics after = few.pool().statistics();
    EXPECT_EQ(after.created, 2U);
    EXPECT_EQ(after.invalidated, 1U);
}

TEST_F(loss, while_idle_is_not_seen_where_every_checkout_asks) {
    auto few = postgresql::engine::connect(database.url(), {.pool = {.size = 2, .max_overflow = 0, .pre_ping = true}});
    terminate(process_of(few));
    few.execute(add);
    EXPECT_EQ(stored(), 1);
    EXPECT_EQ(few.pool().statistics().invalidated, 1U);
}

TEST_F(loss, in_a_transaction_rolls_back) {
    auto few = pool_of(1, database.url());
    {
        auto tx = few.begin();
        tx.execute(add);
        terminate(PQbackendPID(tx.driver().native_handle()));
        EXPECT_THROW(tx.execute(add), connection_error);
        EXPECT_FALSE(tx.in_transaction());
        EXPECT_THROW(tx.execute(add), programming_error);
        EXPECT_THROW(tx.commit(), programming_error);
    }
    {
        auto own = few.connect();
        own.execute(add);
        terminate(process_of(own));
        EXPECT_THROW(own.execute(add), connection_error);
        EXPECT_THROW(own.commit(), programming_error);
        own.rollback();
        EXPECT_THROW(own.execute(add), connection_error);  // this connection stays lost
    }
    EXPECT_EQ(stored(), 0);
    EXPECT_THROW(few.begin([&](auto& tx) {
        auto part = tx.begin_nested();
        part.execute(add);
        terminate(PQbackendPID(tx.driver().native_handle()));
        part.commit();
    }),
                 connection_error);
    few.begin([](auto& tx) { tx.execute(add); });
    EXPECT_EQ(stored(), 1);
    EXPECT_EQ(few.pool().statistics().in_use, 0U);
}

TEST_F(loss, takes_the_older_connections_of_the_pool_along) {
    auto few = pool_of(4, database.url());
    std::vector<postgresql::connection> all;
    for (int i = 0; i < 4; ++i) all.push_back(few.connect(isolation::autocommit));
    std::vector<int> processes;
    for (auto& each : all) processes.push_back(process_of(each));
    all.clear();
    for (int each : processes) terminate(each);
    int failures = 0;
    for (int i = 0; i < 8; ++i) try {
            few.execute(add);
        } catch (const connection_error&) {
            ++failures;
        }
    EXPECT_EQ(failures, 1);
    EXPECT_EQ(stored(), 7);
}

TEST_F(loss, of_a_transaction_idle_for_too_long_is_a_loss) {
    auto own = postgresql::engine::connect(database.url()).connect();
    own.run("SET LOCAL idle_in_transaction_session_timeout = '20ms'");
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
    const auto failure = compliance::error_of<connection_error>([&] { own.execute(add); });
    ASSERT_TRUE(failure);
    EXPECT_EQ(failure->sqlstate(), "25P03");
}

// Where the answer is missing, nobody can know; what is in the database tells the two apart.
TEST_F(loss, around_commit_is_in_doubt) {
    if (!between.works()) GTEST_SKIP() << "the server has no Unix socket here";
    for (const auto& [moment, expected] : {std::pair(cut::before, 0), std::pair(cut::after, 1)}) {
        auto few = pool_of(2, between.url(database.schema));
        between.cut_at("COMMIT", moment);
        int runs = 0;
        const auto failure = compliance::error_of<in_doubt_error>([&] {
            few.retry(5, [&](auto& tx) {
                ++runs;
                tx.execute(add);
            });
        });
        ASSERT_TRUE(failure);
        EXPECT_EQ(failure->code(), error_code::in_doubt);
        EXPECT_EQ(failure->sql(), "COMMIT");
        EXPECT_FALSE(failure->may_retry());
        EXPECT_EQ(runs, 1);  // never again
        EXPECT_EQ(stored(), expected);
        EXPECT_EQ(few.execute(select(func::count()).from<entry>()).scalar(), expected);  // the pool goes on
        EXPECT_EQ(few.pool().statistics().in_use, 0U);

        between.cut_at("COMMIT", moment);
        auto own = few.connect();
        own.execute(delete_from<entry>().all_rows());
        EXPECT_THROW(own.commit(), in_doubt_error);
        EXPECT_THROW(own.commit(), programming_error);
        watcher.execute(delete_from<entry>().all_rows());
    }
}

// A statement that commits by itself is as doubtful as COMMIT, one that only reads is not.
TEST_F(loss, of_the_answer_to_a_write_is_in_doubt) {
    if (!between.works()) GTEST_SKIP() << "the server has no Unix socket here";
    auto few = pool_of(2, between.url(database.schema));
    few.execute(insert_into<entry>().values(entry{0, "warm"}));  // prepared
    EXPECT_EQ(stored(), 1);
    for (const auto& [moment, more] : {std::pair(cut::before, 0), std::pair(cut::after, 1)}) {
        const auto before = stored();
        between.cut_at("marked", moment);
        EXPECT_THROW(few.execute(insert_into<entry>().values(entry{0, "marked"})), in_doubt_error);
        EXPECT_EQ(stored(), before + more);
        between.cut_at("marked", moment);
        EXPECT_THROW(few.run("INSERT INTO entry (name) VALUES ('marked')"), in_doubt_error);
        EXPECT_EQ(stored(), before + 2 * more);
        between.cut_at("COMMIT", moment);
        const std::vector<entry> rows{{0, "marked"}, {0, "too"}};
        EXPECT_THROW(few.execute(insert_into<entry>().values(rows)), in_doubt_error);
        EXPECT_EQ(stored(), before + 4 * more);
        between.cut_at("marked", moment);
        EXPECT_THROW((void)few.execute(select<entry>().where(col<&entry::name> == "marked")).all(), connection_error);
        between.cut_at("marked", moment);
        EXPECT_THROW(few.begin([](auto& tx) { tx.execute(insert_into<entry>().values(entry{0, "marked"})); }),
                     connection_error);
        EXPECT_EQ(stored(), before + 4 * more);
    }
}

TEST_F(loss, of_the_network_is_got_over_by_the_pool) {
    if (!between.works()) GTEST_SKIP() << "the server has no Unix socket here";
    auto few = pool_of(3, between.url(database.schema));
    std::atomic<int> acknowledged{0}, doubtful{0}, lost{0};
    std::atomic<bool> over{false};
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([&] {
            while (!over) try {
                    few.begin([](auto& tx) { tx.execute(add); });
                    ++acknowledged;
                } catch (const in_doubt_error&) {
                    ++doubtful;
                } catch (const connection_error&) {
                    ++lost;
                }
        });
    for (int i = 0; i < 8; ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
        between.cut_all();
    }
    over = true;
    for (auto& each : threads) each.join();
    EXPECT_GT(acknowledged, 0);
    EXPECT_GT(lost + doubtful, 0);
    EXPECT_GE(stored(), acknowledged);
    EXPECT_LE(stored(), acknowledged + doubtful);
    few.execute(add);
    EXPECT_EQ(few.pool().statistics().in_use, 0U);
}

// So is what writes and gives rows, however it is asked for.
TEST_F(loss, of_the_rows_of_a_write_is_in_doubt) {
    if (!between.works()) GTEST_SKIP() << "the server has no Unix socket here";
    auto few = pool_of(2, between.url(database.schema));
    const auto made = insert_into<entry>().values(entry{0, "marked"}).returning(col<&entry::id>);
    const auto one = insert_into<entry>().values(col<&entry::name> = "marked").returning(col<&entry::id>).cte<"one">();
    const auto by_cte = with(one).select(func::count()).from(one);
    (void)few.stream(made).all();
    (void)few.execute(by_cte).all();
    for (const auto& [moment, more] : {std::pair(cut::before, 0), std::pair(cut::after, 1)}) {
        auto before = stored();
        between.cut_at("marked", moment);
        EXPECT_THROW((void)few.stream(made).all(), in_doubt_error);
        EXPECT_EQ(stored(), before += more);
        between.cut_at("marked", moment);
        EXPECT_THROW((void)few.execute(by_cte).all(), in_doubt_error);
        EXPECT_EQ(stored(), before += more);
        between.cut_at("marked", moment);
        EXPECT_THROW((void)few.stream(by_cte).all(), in_doubt_error);
        EXPECT_EQ(stored(), before += more);
        between.cut_at("marked", moment);
        EXPECT_THROW((void)few.begin([&](auto& tx) { return tx.stream(made).all(); }), connection_error);
        EXPECT_EQ(stored(), before);
        (void)few.execute(select<entry>()).all();  // on a new connection
    }
}

}  // namespace loss
