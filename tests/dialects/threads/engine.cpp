// Many threads on one engine, and two on one connection.
#include "compliance/support/database.hpp"

#include <cupel/dynamic.hpp>

#include <atomic>
#include <bit>
#include <chrono>
#include <thread>

using namespace cupel;
using namespace std::chrono_literals;

namespace engine_threads {

struct entry {
    std::int64_t id{};
    std::int64_t number{};
};

const auto count = select(func::count()).from<entry>();

template <class D>
struct engine_threads : compliance::suite<D> {
    static constexpr bool on_sqlite = std::same_as<typename D::dialect, sqlite>;
    static constexpr int threads = 6;

    // A file of SQLite has one writer at a time; the others are run again.
    typename D::dialect::engine served =
        this->database.start({.pool = {.size = 2, .max_overflow = D::shared ? 2U : 0U}});
    void SetUp() override { create_all<entry>(served); }

    template <class Function>
    static void at_once(Function function) {
        std::vector<std::thread> all;
        for (int i = 0; i < threads; ++i) all.emplace_back([&function, i] { function(i); });
        for (auto& each : all) each.join();
    }
};
using databases = testing::Types<compliance::sqlite_in_memory, compliance::sqlite_in_file, compliance::postgresql>;
TYPED_TEST_SUITE(engine_threads, databases, compliance::database_names);

TYPED_TEST(engine_threads, write_and_read) {
    std::atomic<int> heard{0};
    this->served.events().on_after_execute([&](const statement_event& event) { heard += !event.sql.empty(); });
    this->at_once([&](int thread) {
        for (int i = 0; i < 10; ++i) {
            this->served.retry(
                1000,
                [&](auto& tx) {
                    tx.execute(insert_into<entry>().values(entry{0, thread}));
                    tx.begin_nested([&](auto& part) { part.execute(insert_into<entry>().values(entry{0, thread})); });
                },
                {.immediate = true}, {.first_pause = 1ms, .longest_pause = 20ms});
            try {
                EXPECT_GE(this->served.execute(count).scalar(), 2 * (i + 1));
            } catch (const busy_error&) {
                EXPECT_TRUE(this->on_sqlite);
            }
        }
    });
    EXPECT_EQ(this->served.execute(count).scalar(), 20 * this->threads);
    EXPECT_GT(heard, 20 * this->threads);
    EXPECT_EQ(this->served.pool().statistics().in_use, 0U);
}

// One statement for all threads: with optional parts, and with a condition that was put together.
TYPED_TEST(engine_threads, share_statements) {
    for (int i = 0; i < 20; ++i) this->served.execute(insert_into<entry>().values(entry{0, i}));
    dynamic_predicate<entry> high(col<&entry::number> >= 10);
    high |= col<&entry::number> == 3;
    const auto found = select(func::count()).template from<entry>().where(high);
    this->at_once([&](int) {
        for (int mask = 0; mask < 32; ++mask) {
            const auto low = select(func::count())
                                 .template from<entry>()
                                 .where_if((mask & 1) != 0, col<&entry::number> < 16)
                                 .where_if((mask & 2) != 0, col<&entry::number> < 8)
                                 .where_if((mask & 4) != 0, col<&entry::number> < 4)
                                 .where_if((mask & 8) != 0, col<&entry::number> < 2)
                                 .where_if((mask & 16) != 0, col<&entry::number> < 1);
            const std::int64_t rows[] = {20, 16, 8, 4, 2, 1};
            EXPECT_EQ(this->served.execute(low).scalar(), rows[std::bit_width(static_cast<unsigned>(mask))]);
            EXPECT_EQ(this->served.execute(found).scalar(), 11);
        }
    });
}

TYPED_TEST(engine_threads, on_one_connection_are_refused_and_hurt_nothing) {
    auto own = this->served.connect(isolation::autocommit);
    std::atomic<int> done{0}, refused{0};
    this->at_once([&](int) {
        for (int i = 0; i < 40; ++i) try {
                own.execute(insert_into<entry>().values(entry{0, i}));
                ++done;
                if (i % 10 == 0) own.run("SELECT 1");
            } catch (const programming_error&) {
                ++refused;
            }
    });
    EXPECT_EQ(own.execute(count).scalar(), done);
    EXPECT_GE(done + refused, 40 * this->threads);
}

TYPED_TEST(engine_threads, interrupt_what_others_run) {
    auto own = this->served.connect(isolation::autocommit);
    std::atomic<bool> over{false};
    std::thread other([&] {
        while (!over) {
            own.interrupt();
            std::this_thread::sleep_for(1ms);
        }
    });
    int interrupted = 0;
    for (int i = 0; i < 3; ++i) try {
            own.run(this->on_sqlite
                        ? "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
                        : "SELECT pg_sleep(10)");
        } catch (const interrupted_error&) {
            ++interrupted;
        }
    over = true;
    other.join();
    EXPECT_EQ(interrupted, 3);
}

TYPED_TEST(engine_threads, dispose_of_what_others_use) {
    if constexpr (!TypeParam::shared) GTEST_SKIP() << "the database would go with its connection";
    else {
        std::atomic<bool> over{false};
        std::thread other([&] {
            while (!over) {
                this->served.dispose();
                std::this_thread::sleep_for(2ms);
            }
        });
        this->at_once([&](int) {
            for (int i = 0; i < 10; ++i) EXPECT_EQ(this->served.execute(count).scalar(), 0);
        });
        over = true;
        other.join();
        EXPECT_EQ(this->served.pool().statistics().in_use, 0U);
    }
}

}  // namespace engine_threads
