// A unit of work that is run again, and what it is run again for.
#include "compliance/support/database.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <thread>

using namespace cupel;
using namespace std::chrono_literals;

namespace retries {

struct account {
    std::int64_t id{};
    std::int64_t amount{};
    bool operator==(const account&) const = default;
};

// Two threads meet: each waits until the other is there too, or for a second.
class meeting {
public:
    void arrive() {
        std::unique_lock lock(mutex_);
        ++there_;
        all_.notify_all();
        all_.wait_for(lock, 1s, [&] { return there_ >= 2; });
    }

private:
    std::mutex mutex_;
    std::condition_variable all_;
    int there_ = 0;
};

constexpr retry_options quick{.first_pause = 1ms, .longest_pause = 20ms};

auto add_to(std::int64_t id, std::int64_t amount) {
    return update<account>().set(col<&account::amount> = amount).where(col<&account::id> == id);
}
auto amount_of(std::int64_t id) { return select(col<&account::amount>).from<account>().where(col<&account::id> == id); }

template <class D>
struct retries : compliance::suite<D> {
    typename D::dialect::engine served = this->database.start({});
    void SetUp() override {
        create_all<account>(served);
        served.execute(insert_into<account>().values(std::vector<account>{{0, 100}, {0, 100}}));
    }
};
TYPED_TEST_SUITE(retries, compliance::databases, compliance::database_names);

TYPED_TEST(retries, run_once_where_nothing_fails) {
    int runs = 0;
    const auto amount = this->served.retry(3, [&](auto& tx) {
        ++runs;
        tx.execute(add_to(1, 5));
        return tx.execute(amount_of(1)).scalar();
    });
    EXPECT_EQ(amount, 5);
    EXPECT_EQ(runs, 1);
    EXPECT_EQ(this->served.execute(amount_of(1)).scalar(), 5);
}

// What is thrown by a unit, and how often the unit is run when it may be run three times.
TYPED_TEST(retries, are_for_what_another_order_may_cure_alone) {
    const auto runs_of = [&](const auto& failure) {
        int runs = 0;
        try {
            this->served.retry(
                3,
                [&](auto& tx) {
                    ++runs;
                    tx.execute(add_to(1, runs));
                    throw failure;
                },
                {}, quick);
            ADD_FAILURE() << "nothing was thrown";
        } catch (const std::exception& seen) {
            EXPECT_STREQ(seen.what(), failure.what());
        }
        EXPECT_EQ(this->served.execute(amount_of(1)).scalar(), 100);  // rolled back each time
        return runs;
    };
    EXPECT_EQ(runs_of(serialization_error(error_code::serialization, "s")), 3);
    EXPECT_EQ(runs_of(deadlock_error(error_code::deadlock, "d")), 3);
    EXPECT_EQ(runs_of(busy_error(error_code::busy, "b")), 3);
    EXPECT_EQ(runs_of(in_doubt_error(error_code::in_doubt, "i")), 1);
    EXPECT_EQ(runs_of(connection_error(error_code::connection, "c")), 1);
    EXPECT_EQ(runs_of(timeout_error(error_code::timeout, "t")), 1);
    EXPECT_EQ(runs_of(interrupted_error(error_code::interrupted, "n")), 1);
    EXPECT_EQ(runs_of(unique_violation(error_code::unique_violation, "u")), 1);
    EXPECT_EQ(runs_of(programming_error(error_code::programming, "p")), 1);
    EXPECT_EQ(runs_of(data_error("v")), 1);
    EXPECT_EQ(runs_of(std::runtime_error("r")), 1);
}

TYPED_TEST(retries, never_run_less_than_once) {
    for (int attempts : {-1, 0, 1}) {
        int runs = 0;
        EXPECT_THROW(this->served.retry(attempts, [&](auto&) { ++runs, throw busy_error(error_code::busy, "b"); }),
                     busy_error);
        EXPECT_EQ(runs, 1);
    }
}

// Two transactions read both accounts, and each writes the one that the other read.
TYPED_TEST(retries, settle_a_serialization_failure) {
    if constexpr (std::same_as<typename TestFixture::dialect, sqlite>)
        GTEST_SKIP() << "one transaction writes at a time";
    else {
        const auto both = [&](auto unit) {
            meeting point;
            std::thread other([&] { unit(1, 2, point); });
            unit(2, 1, point);
            other.join();
        };
        std::atomic<int> runs{0}, failures{0};
        const auto write = [&](auto& tx, std::int64_t own, std::int64_t read, meeting& point) {
            ++runs;
            const auto seen = tx.execute(amount_of(read)).scalar() + tx.execute(amount_of(own)).scalar();
            point.arrive();
            tx.execute(add_to(own, seen));
        };
        // Without another attempt one of the two fails.
        both([&](std::int64_t own, std::int64_t read, meeting& point) {
            try {
                this->served.begin([&](auto& tx) { write(tx, own, read, point); }, {.level = isolation::serializable});
            } catch (const serialization_error& failure) {
                EXPECT_EQ(failure.sqlstate(), "40001");
                EXPECT_TRUE(failure.may_retry());
                ++failures;
            }
        });
        EXPECT_EQ(failures, 1);
        this->served.execute(update<account>().set(col<&account::amount> = 100).all_rows());
        runs = 0;
        both([&](std::int64_t own, std::int64_t read, meeting& point) {
            this->served.retry(
                10, [&](auto& tx) { write(tx, own, read, point); }, {.level = isolation::serializable}, quick);
        });
        EXPECT_GE(runs, 3);
        // One after the other: the second saw what the first had written.
        const auto first = this->served.execute(amount_of(1)).scalar(),
                   second = this->served.execute(amount_of(2)).scalar();
        EXPECT_EQ(std::min(first, second), 200);
        EXPECT_EQ(std::max(first, second), 300);
    }
}

TYPED_TEST(retries, settle_a_deadlock) {
    if constexpr (std::same_as<typename TestFixture::dialect, sqlite>) GTEST_SKIP() << "there is one lock";
    else {
        meeting point;
        std::atomic<int> runs{0};
        const auto unit = [&](std::int64_t first, std::int64_t second) {
            this->served.retry(
                5,
                [&](auto& tx) {
                    ++runs;
                    tx.run("SET LOCAL deadlock_timeout = '20ms'");
                    tx.execute(update<account>()
                                   .set(col<&account::amount> = col<&account::amount> + 1)
                                   .where(col<&account::id> == first));
                    point.arrive();
                    tx.execute(update<account>()
                                   .set(col<&account::amount> = col<&account::amount> + 1)
                                   .where(col<&account::id> == second));
                },
                {}, quick);
        };
        std::thread other([&] { unit(1, 2); });
        unit(2, 1);
        other.join();
        EXPECT_GE(runs, 3);
        EXPECT_EQ(this->served.execute(amount_of(1)).scalar(), 102);
        EXPECT_EQ(this->served.execute(amount_of(2)).scalar(), 102);
    }
}

TYPED_TEST(retries, wait_for_a_lock_that_another_connection_holds) {
    if constexpr (!TypeParam::shared) GTEST_SKIP() << "there is one connection";
    else {
        constexpr bool on_sqlite = std::same_as<typename TestFixture::dialect, sqlite>;
        auto other = this->database.open();
        auto held = std::make_optional(other.begin());
        held->execute(add_to(1, 7));
        int runs = 0;
        this->served.retry(
            20,
            [&](auto& tx) {
                if (++runs == 3) held->commit();
                if constexpr (on_sqlite) tx.execute(add_to(1, 8));
                else {
                    tx.run("SET LOCAL lock_timeout = '5ms'");
                    tx.execute(add_to(1, 8));
                }
            },
            {}, quick);
        EXPECT_EQ(runs, 3);
        EXPECT_EQ(this->served.execute(amount_of(1)).scalar(), 8);
    }
}

TYPED_TEST(retries, pause_longer_each_time) {
    const auto begin = std::chrono::steady_clock::now();
    EXPECT_THROW(this->served.retry(4, [](auto&) { throw busy_error(error_code::busy, "b"); }, {},
                                    {.first_pause = 10ms, .longest_pause = 20ms}),
                 busy_error);
    const auto took = std::chrono::steady_clock::now() - begin;
    EXPECT_GE(took, 25ms);  // half of 10 + 20 + 20
    EXPECT_LT(took, 1s);
}

}  // namespace retries
