#include <cupel/dialects/postgresql/advisory_lock.hpp>

#include "compliance/support/database.hpp"

using namespace cupel;

namespace advisory_locks {

class advisory_locks : public testing::Test {
protected:
    // Whether another session could have the lock now.
    bool is_free(std::int64_t sought) {
        auto other = database.open();
        return database.ask(other, "SELECT pg_try_advisory_lock(" + std::to_string(sought) + ")")[0][0] == "t";
    }

    compliance::postgresql database;
    cupel::postgresql::engine db =
        cupel::postgresql::engine::connect(database.url(), {.statement_timeout = std::chrono::milliseconds(200)});
    const std::int64_t number = 7'000'000'000 + 2 * getpid();  // the next one is nobody's
};

TEST_F(advisory_locks, are_held_for_a_scope) {
    auto own = db.connect(isolation::autocommit);
    {
        advisory_lock first(own, number);
        EXPECT_FALSE(is_free(number));
        EXPECT_TRUE(is_free(number + 1));
        const advisory_lock moved = std::move(first);
        EXPECT_FALSE(is_free(number));
    }
    EXPECT_TRUE(is_free(number));
    advisory_lock early(own, number);
    early.release();
    EXPECT_TRUE(is_free(number));
}

TEST_F(advisory_locks, wait_no_longer_than_statements_may_run) {
    auto own = db.connect(isolation::autocommit), other = db.connect(isolation::autocommit);
    const advisory_lock held(own, number);
    EXPECT_THROW((void)advisory_lock(other, number), timeout_error);
}

TEST_F(advisory_locks, end_with_their_transaction) {
    db.begin([&](auto& tx) {
        lock_until_end(tx, number);
        EXPECT_FALSE(is_free(number));
    });
    EXPECT_TRUE(is_free(number));
    {
        auto tx = db.begin();
        lock_until_end(tx, number);
    }
    EXPECT_TRUE(is_free(number));
}

TEST_F(advisory_locks, do_not_outlive_the_use_of_a_connection) {
    {
        auto own = db.connect(isolation::autocommit);
        own.run("SELECT pg_advisory_lock(" + std::to_string(number) + ")");
        EXPECT_FALSE(is_free(number));
    }
    EXPECT_TRUE(is_free(number));
}

}  // namespace advisory_locks
