// The scope itself, on a connection that only writes down what it is told.
#include <cupel/engine/transaction.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

using namespace cupel;
using testing::ElementsAre;

namespace transaction_tests {

struct recorder {
    struct dialect {};
    std::vector<std::string> log;
    bool open = false;
    int savepoints = 0;
    std::string fails;  // the text that throws

    int execute(int statement, const lease&) {
        log.push_back(std::to_string(statement));
        return statement * 2;
    }
    void run(std::string_view text) {
        log.emplace_back(text);
        if (text == fails) throw std::runtime_error(fails);
    }
    void begin(const transaction_options& how) {
        run(how.immediate ? "BEGIN IMMEDIATE" : "BEGIN");
        open = true;
    }
    void commit() {
        run("COMMIT");
        open = false;
    }
    void rollback() {
        run("ROLLBACK");
        open = false;
    }
    int set_savepoint() {
        run("SAVEPOINT " + std::to_string(savepoints + 1));
        return ++savepoints;
    }
    void release_savepoint(int number) { run("RELEASE " + std::to_string(number)); }
    void rollback_to_savepoint(int number) { run("ROLLBACK TO " + std::to_string(number)); }
    bool has_savepoint(int) const { return true; }
    bool in_transaction() const { return open; }
};

using scope = transaction<recorder>;

TEST(transaction, rolls_back_unless_it_commits) {
    recorder connection;
    {
        scope tx(connection);
        EXPECT_EQ(tx.execute(4), 8);
    }
    {
        scope tx(connection, {.immediate = true});
        tx.commit();
    }
    EXPECT_THAT(connection.log, ElementsAre("BEGIN", "4", "ROLLBACK", "BEGIN IMMEDIATE", "COMMIT"));
}

TEST(transaction, that_cannot_begin_does_not_end) {
    recorder connection;
    connection.fails = "BEGIN";
    EXPECT_THROW((void)scope(connection), std::runtime_error);
    connection.open = true;
    EXPECT_THROW((void)scope(connection), programming_error);
    EXPECT_THAT(connection.log, ElementsAre("BEGIN"));
}

TEST(transaction, whose_commit_fails_can_be_committed_again_or_rolls_back) {
    recorder connection;
    connection.fails = "COMMIT";
    {
        scope tx(connection);
        EXPECT_THROW(tx.commit(), std::runtime_error);
        EXPECT_TRUE(tx.is_open());
        connection.fails.clear();
        tx.commit();
    }
    connection.fails = "COMMIT";
    EXPECT_THROW(detail::run_in(scope(connection), [](scope&) {}), std::runtime_error);
    EXPECT_THAT(connection.log, ElementsAre("BEGIN", "COMMIT", "COMMIT", "BEGIN", "COMMIT", "ROLLBACK"));
    EXPECT_FALSE(connection.open);
}

TEST(transaction, does_not_throw_from_its_destructor) {
    recorder connection;
    connection.fails = "ROLLBACK";
    {
        scope tx(connection);
    }
    EXPECT_THAT(connection.log, ElementsAre("BEGIN", "ROLLBACK"));
}

TEST(transaction, that_the_database_ended_takes_nothing_more) {
    recorder connection;
    {
        scope tx(connection);
        connection.open = false;
        EXPECT_THROW((void)tx.execute(1), programming_error);
        EXPECT_THROW(tx.commit(), programming_error);
        EXPECT_NO_THROW(tx.rollback());
        EXPECT_THROW(tx.rollback(), programming_error);
    }
    EXPECT_THAT(connection.log, ElementsAre("BEGIN"));
}

TEST(transaction, is_moved_not_copied) {
    static_assert(!std::is_copy_constructible_v<scope>);
    static_assert(!std::is_move_assignable_v<scope>);
    static_assert(std::is_nothrow_move_constructible_v<scope>);
    recorder connection;
    {
        scope tx(connection);
        const scope moved = std::move(tx);
        EXPECT_FALSE(tx.is_open());  // NOLINT
        EXPECT_TRUE(moved.is_open());
    }
    EXPECT_THAT(connection.log, ElementsAre("BEGIN", "ROLLBACK"));
}

TEST(run_in, gives_back_what_the_function_returns) {
    recorder connection;
    EXPECT_EQ(detail::run_in(scope(connection), [](scope& tx) { return tx.execute(21); }), 42);
    EXPECT_THROW(detail::run_in(scope(connection), [](scope&) -> int { throw std::logic_error("x"); }),
                 std::logic_error);
    EXPECT_THAT(connection.log, ElementsAre("BEGIN", "21", "COMMIT", "BEGIN", "ROLLBACK"));
}

TEST(savepoint, is_undone_unless_it_is_committed) {
    recorder connection;
    scope tx(connection);
    {
        auto kept = tx.begin_nested();
        EXPECT_EQ(kept.execute(1), 2);
        kept.commit();
        EXPECT_THROW(kept.commit(), programming_error);
    }
    {
        auto undone = tx.begin_nested();
        auto inner = undone.begin_nested();
        inner.commit();
    }
    tx.commit();
    EXPECT_THAT(connection.log, ElementsAre("BEGIN", "SAVEPOINT 1", "1", "RELEASE 1", "SAVEPOINT 2", "SAVEPOINT 3",
                                            "RELEASE 3", "ROLLBACK TO 2", "COMMIT"));
}

TEST(savepoint, as_a_function_commits_or_is_undone) {
    recorder connection;
    scope tx(connection);
    EXPECT_EQ(tx.begin_nested([](auto& part) { return part.execute(4); }), 8);
    EXPECT_THROW(tx.begin_nested([](auto&) { throw std::logic_error("x"); }), std::logic_error);
    tx.begin_nested([](auto& part) { part.rollback(); });
    tx.rollback();
    EXPECT_THAT(connection.log, ElementsAre("BEGIN", "SAVEPOINT 1", "4", "RELEASE 1", "SAVEPOINT 2", "ROLLBACK TO 2",
                                            "SAVEPOINT 3", "ROLLBACK TO 3", "ROLLBACK"));
}

TEST(savepoint, ends_with_its_transaction) {
    recorder connection;
    scope tx(connection);
    auto part = tx.begin_nested();
    tx.rollback();
    EXPECT_THROW((void)part.execute(1), programming_error);
    EXPECT_THAT(connection.log, ElementsAre("BEGIN", "SAVEPOINT 1", "ROLLBACK"));
}

}  // namespace transaction_tests
