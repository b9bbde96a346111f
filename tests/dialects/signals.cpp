// Signals that come while a program waits for its database or for a connection interrupt nothing.
#include "compliance/support/database.hpp"

#include <atomic>
#include <chrono>
#include <csignal>
#include <string>
#include <thread>

#include <sys/time.h>

using namespace cupel;
using namespace std::chrono_literals;

namespace signals {

struct item {
    std::int64_t id{};
    std::string name;
};

std::atomic<int> seen{0};

// A signal twice a millisecond, without SA_RESTART.
class storm {
public:
    storm() {
        struct sigaction action{};
        action.sa_handler = [](int) { ++seen; };
        sigaction(SIGALRM, &action, &before_);
        const itimerval often{{0, 500}, {0, 500}};
        setitimer(ITIMER_REAL, &often, nullptr);
    }
    storm(const storm&) = delete;
    storm& operator=(const storm&) = delete;
    ~storm() {
        const itimerval never{};
        setitimer(ITIMER_REAL, &never, nullptr);
        sigaction(SIGALRM, &before_, nullptr);
    }

private:
    struct sigaction before_{};
};

template <class D>
struct signals : compliance::suite<D> {};
TYPED_TEST_SUITE(signals, compliance::databases, compliance::database_names);

TYPED_TEST(signals, interrupt_nothing) {
    auto few = this->database.start({.pool = {.size = 2, .max_overflow = 0, .timeout = 200ms}});
    create_all<item>(few);
    const int before = seen;
    const storm now;
    for (int i = 0; i < 10; ++i) few.begin([](auto& tx) { tx.execute(insert_into<item>().values(item{0, "x"})); });
    const std::vector<item> many(20000, item{0, std::string(50, 'x')});
    few.execute(insert_into<item>().values(many));
    EXPECT_EQ(few.stream(select<item>()).all().size(), 20010U);
    if constexpr (std::same_as<typename TypeParam::dialect, postgresql>) {
        EXPECT_EQ(few.execute(copy_into<item>().values(many)).rows_affected, 20000);
        auto own = few.connect(isolation::autocommit);
        std::thread other([&] {
            std::this_thread::sleep_for(50ms);
            own.interrupt();
        });
        EXPECT_THROW(own.run("SELECT pg_sleep(10)"), interrupted_error);
        other.join();
        (void)this->database.open();  // connects
    }
    if (TypeParam::shared) {
        auto one = few.connect(), two = few.connect();
        const auto begin = std::chrono::steady_clock::now();
        EXPECT_THROW((void)few.connect(), timeout_error);
        EXPECT_GE(std::chrono::steady_clock::now() - begin, 190ms);
    }
    EXPECT_GT(seen, before);
}

}  // namespace signals
