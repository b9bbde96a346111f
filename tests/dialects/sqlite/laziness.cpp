// Rows are read when they are asked for, and memory does not grow with those that were read.
#include "dialects/sqlite/support.hpp"

using namespace cupel;

namespace laziness {

struct number {
    std::int64_t value{};
    std::string text;
};

}  // namespace laziness

template <>
struct cupel::mapping<laziness::number> {
    static constexpr auto table = cupel::table<"number">(primary_key<&laziness::number::value>);
};

namespace laziness {

class laziness : public testing::Test {
protected:
    // A million rows that exist only while they are read.
    void SetUp() override {
        db.run("CREATE VIEW number AS WITH RECURSIVE n(value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n "
               "LIMIT 1000000) "
               "SELECT value, printf('%.200c', 'x') AS text FROM n");
    }

    static sqlite3_stmt* only_running(sqlite3* handle) {
        for (sqlite3_stmt* one = sqlite3_next_stmt(handle, nullptr); one != nullptr;
             one = sqlite3_next_stmt(handle, one))
            if (sqlite3_stmt_busy(one) != 0) return one;
        return nullptr;
    }

    sqlite::connection db = sqlite_tests::open("sqlite://");
};

TEST_F(laziness, three_rows_of_a_million_cost_three_rows) {
    std::int64_t steps = 0;
    std::int64_t last = 0;
    for (const number& one : db.execute(select<number>())) {
        last = one.value;
        if (last == 3) {
            steps = sqlite3_stmt_status(only_running(db.native_handle()), SQLITE_STMTSTATUS_VM_STEP, 0);
            break;
        }
    }
    EXPECT_EQ(last, 3);
    EXPECT_GT(steps, 0);
    EXPECT_LT(steps, 1000);
    EXPECT_EQ(sqlite_tests::running_statements(db.native_handle()), 0U);
}

TEST_F(laziness, first_and_one_stop_early) {
    const auto status = [&] {
        std::int64_t steps = 0;
        sqlite3* handle = db.native_handle();
        for (sqlite3_stmt* one = sqlite3_next_stmt(handle, nullptr); one != nullptr;
             one = sqlite3_next_stmt(handle, one))
            steps += sqlite3_stmt_status(one, SQLITE_STMTSTATUS_VM_STEP, 1);
        return steps;
    };
    EXPECT_EQ(db.execute(select<number>()).first()->value, 1);
    EXPECT_LT(status(), 1000);
    EXPECT_THROW((void)db.execute(select<number>()).one(), multiple_rows_error);
    EXPECT_LT(status(), 1000);
    EXPECT_THROW((void)db.execute(select<number>()).one_or_none(), multiple_rows_error);
    EXPECT_LT(status(), 1000);
}

TEST_F(laziness, nothing_is_read_before_it_is_asked_for) {
    auto rows = db.execute(select<number>());
    EXPECT_EQ(sqlite_tests::running_statements(db.native_handle()), 0U);
    EXPECT_EQ(rows.begin()->value, 1);
    EXPECT_EQ(sqlite_tests::running_statements(db.native_handle()), 1U);
}

TEST_F(laziness, a_million_rows_in_a_loop_need_the_memory_of_one) {
    sqlite3_memory_highwater(1);
    const auto before = sqlite3_memory_used();
    std::int64_t sum = 0;
    for (const number& one : db.execute(select<number>()))
        sum += one.value + static_cast<std::int64_t>(one.text.size());
    EXPECT_EQ(sum, 1000000LL * 1000001 / 2 + 200LL * 1000000);
    EXPECT_LT(sqlite3_memory_highwater(0) - before, 1 << 20);
}

}  // namespace laziness
