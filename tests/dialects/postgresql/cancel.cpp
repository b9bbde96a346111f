// Statements that are stopped: by this program, by another session, by the server's clock; in whatever language it says
// so.
#include "dialects/postgresql/proxy.hpp"

#include <atomic>
#include <chrono>
#include <future>
#include <random>
#include <thread>

using namespace cupel;
using namespace std::chrono_literals;

namespace cancelling {

struct entry {
    std::int64_t id{};
    std::string name;
};

class cancelling : public testing::Test {
protected:
    // As the server would say it elsewhere: the state it has, other words.
    static std::string in_other_words(const std::string& words, double seconds = 20) {
        return "DO $$ BEGIN PERFORM pg_sleep(" + std::to_string(seconds) +
               "); EXCEPTION WHEN query_canceled THEN RAISE EXCEPTION '" + words + "' USING ERRCODE = '57014'; END $$";
    }
    postgresql::connection with(std::chrono::milliseconds statement_timeout) {
        return postgresql::engine::connect(database.url(), {.statement_timeout = statement_timeout})
            .connect(isolation::autocommit);
    }
    // Calls function(seconds to sleep) on the connection while another thread stops it by `how`.
    template <class Function, class How>
    static void while_stopped(Function function, How how, std::chrono::milliseconds behind = 30ms) {
        std::atomic<bool> over = false;
        std::thread other([&] {
            for (std::this_thread::sleep_for(behind); !over; std::this_thread::sleep_for(20ms)) how();
        });
        function();
        over = true;
        other.join();
    }
    static int process_of(postgresql::connection& own) { return PQbackendPID(own.native_handle()); }

    compliance::postgresql database;
    postgresql::connection other = database.open();
};

TEST_F(cancelling, by_the_clock_in_any_language) {
    auto own = with(60ms);
    EXPECT_THROW(own.run("SELECT pg_sleep(20)"), timeout_error);
    EXPECT_THROW(own.run(in_other_words("das hat zu lange gedauert")), timeout_error);
    {
        auto tx = own.begin();
        EXPECT_THROW(tx.run(in_other_words("das hat zu lange gedauert")), timeout_error);
    }
    // Raised, but not for the time it took.
    EXPECT_THROW(own.run("DO $$ BEGIN RAISE EXCEPTION 'timeout' USING ERRCODE = '57014'; END $$"), interrupted_error);
}

TEST_F(cancelling, by_a_clock_that_was_set_elsewhere) {
    auto by_url =
        postgresql::engine::connect(database.url() + "%20-cstatement_timeout%3D60").connect(isolation::autocommit);
    EXPECT_THROW(by_url.run(in_other_words("zu lange")), timeout_error);
    {
        auto tx = by_url.begin();
        EXPECT_THROW(tx.run(in_other_words("zu lange")), timeout_error);
    }
    auto own = with(0ms);
    own.run("SET statement_timeout = '60ms'");
    EXPECT_THROW(own.run(in_other_words("zu lange")), timeout_error);
    own.run("SET statement_timeout = 0");
    {
        auto tx = own.begin();
        tx.run("SET LOCAL statement_timeout = '0.06s'");
        EXPECT_THROW(tx.run(in_other_words("zu lange")), timeout_error);
    }
    {
        const std::string stop = "SELECT pg_cancel_backend(" + std::to_string(process_of(own)) + ")";
        auto tx = own.begin();
        // Later than the time that ended with the transaction before.
        while_stopped([&] { EXPECT_THROW(tx.run(in_other_words("timeout")), interrupted_error); },
                      [&] { other.run(stop); }, 200ms);
    }
}

TEST_F(cancelling, by_this_program_in_any_language) {
    for (const auto limit : {0ms, 10'000ms}) {
        auto own = with(limit);
        while_stopped([&] { EXPECT_THROW(own.run(in_other_words("timeout")), interrupted_error); },
                      [&] { own.interrupt(); });
        auto tx = own.begin();
        while_stopped([&] { EXPECT_THROW(tx.run(in_other_words("timeout")), interrupted_error); },
                      [&] { own.interrupt(); });
    }
}

TEST_F(cancelling, by_another_session_in_any_language) {
    for (const auto limit : {0ms, 10'000ms}) {
        auto own = with(limit);
        const std::string stop = "SELECT pg_cancel_backend(" + std::to_string(process_of(own)) + ")";
        while_stopped([&] { EXPECT_THROW(own.run(in_other_words("timeout")), interrupted_error); },
                      [&] { other.run(stop); });
        auto tx = own.begin();
        while_stopped([&] { EXPECT_THROW(tx.run(in_other_words("timeout")), interrupted_error); },
                      [&] { other.run(stop); });
    }
}

TEST_F(cancelling, in_the_middle_of_a_stream) {
    create_all<entry>(other);
    other.run("INSERT INTO entry (name) SELECT 'x' FROM generate_series(1, 200000)");
    auto own = with(0ms);
    int rows = 0;
    EXPECT_THROW(
        {
            for (const entry& each : own.stream(select<entry>())) {
                (void)each;
                if (++rows == 1000) own.interrupt();
            }
        },
        interrupted_error);
    EXPECT_GE(rows, 1000);
    EXPECT_EQ(own.execute(select(func::count()).from<entry>()).scalar(), 200'000);
}

// The request is still on its way when the statement ends by itself.
TEST_F(cancelling, does_not_meet_the_next_statement) {
    postgresql_tests::proxy between;
    if (!between.works()) GTEST_SKIP() << "the server has no Unix socket to stand before";
    auto own = postgresql::engine::connect(between.url(database.schema)).connect(isolation::autocommit);
    between.delay_new_ones(200ms);
    for (int round = 0; round < 3; ++round) {
        std::thread late([&] {
            std::this_thread::sleep_for(20ms);
            own.interrupt();
        });
        const auto begin = std::chrono::steady_clock::now();
        own.run("SELECT pg_sleep(0.08)");
        EXPECT_GT(std::chrono::steady_clock::now() - begin, 150ms);  // it waited for the request
        own.run("SELECT pg_sleep(0.3)");
        late.join();
    }
}

// Requests at random moments around statements of all lengths: each stops one of them or nothing, and the session goes
// on.
TEST_F(cancelling, at_any_moment) {
    create_all<entry>(other);
    auto own = with(0ms);
    std::minstd_rand random(20240229);
    std::atomic<bool> over = false;
    std::thread stopping([&] {
        std::minstd_rand moments(7);
        while (!over) {
            std::this_thread::sleep_for(std::chrono::microseconds(moments() % 2000));
            own.interrupt();
        }
    });
    std::int64_t stored = 0;
    int stopped = 0;
    for (int i = 0; i < 400 || (stopped == 0 && i < 20000); ++i) try {
            if (random() % 2 == 0) own.run("SELECT pg_sleep(0.00" + std::to_string(random() % 4) + ")");
            else {
                own.execute(insert_into<entry>().values(entry{0, "x"}));
                ++stored;
            }
        } catch (const interrupted_error& failure) {
            EXPECT_EQ(failure.sqlstate(), "57014");
            ++stopped;
        }
    over = true;
    stopping.join();
    EXPECT_GT(stopped, 0);
    EXPECT_EQ(own.execute(select(func::count()).from<entry>()).scalar(), stored);
}

}  // namespace cancelling
