// A server that crashes and comes back under the load of many threads.
#include "compliance/support/database.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <iterator>
#include <thread>

using namespace cupel;
using namespace std::chrono_literals;

namespace restart {

struct entry {
    std::int64_t number{};
};

}  // namespace restart

template <>
struct cupel::mapping<restart::entry> {
    static constexpr auto table = cupel::table<"entry">(primary_key<&restart::entry::number>);
};

namespace restart {

// A server of the test's own.
class own_server {
public:
    own_server() { call("start"); }
    own_server(const own_server&) = delete;
    own_server& operator=(const own_server&) = delete;
    ~own_server() { call("stop"); }

    void call(const std::string& action) {
        const std::string command =
            "env -u CUPEL_POSTGRESQL_URL " CUPEL_TEST_POSTGRESQL_SERVER " " + action + " " + folder_.file("server");
        if (std::system(command.c_str()) != 0) ADD_FAILURE() << command;
    }
    // The tests' servers acknowledge before they write, but not here.
    std::string url() const {
        std::ifstream file(folder_.file("server"));
        std::string line;
        std::getline(file, line);
        return line + "?options=-csynchronous_commit%3Don";
    }

private:
    compliance::temporary_folder folder_;
};

TEST(restart, under_load_loses_nothing_acknowledged) {
    own_server server;
    auto db = postgresql::engine::connect(server.url(), {.pool = {.size = 8, .max_overflow = 4}});
    create_all<entry>(db);
    constexpr int threads = 16;
    std::vector<std::vector<std::int64_t>> acknowledged(threads), doubtful(threads);
    std::atomic<bool> over{false};
    std::atomic<int> lost{0}, others{0};
    std::vector<std::thread> all;
    for (int thread = 0; thread < threads; ++thread)
        all.emplace_back([&, thread] {
            auto& mine = acknowledged[static_cast<std::size_t>(thread)];
            auto& open = doubtful[static_cast<std::size_t>(thread)];
            for (std::int64_t number = thread * 1'000'000; !over; ++number) try {
                    if (number % 2 == 0) db.execute(insert_into<entry>(with_key).values(entry{number}));
                    else db.begin([&](auto& tx) { tx.execute(insert_into<entry>(with_key).values(entry{number})); });
                    mine.push_back(number);
                } catch (const in_doubt_error&) {
                    open.push_back(number);
                } catch (const connection_error&) {
                    ++lost;
                    std::this_thread::sleep_for(5ms);
                } catch (const std::exception& other) {
                    ++others;
                    ADD_FAILURE() << other.what();
                }
        });
    const auto written = [&] { return db.pool().statistics().created; };
    for (int i = 0; i < 2; ++i) {
        std::this_thread::sleep_for(300ms);
        const auto before = written();
        server.call("restart");
        const auto end = std::chrono::steady_clock::now() + 30s;
        while (std::chrono::steady_clock::now() < end && written() < before + 8) std::this_thread::sleep_for(20ms);
        std::this_thread::sleep_for(200ms);
    }
    over = true;
    for (auto& each : all) each.join();

    std::vector<std::int64_t> sure, perhaps;
    for (const auto& each : acknowledged) sure.insert(sure.end(), each.begin(), each.end());
    for (const auto& each : doubtful) perhaps.insert(perhaps.end(), each.begin(), each.end());
    const auto stored = db.execute(select(col<&entry::number>).order_by(col<&entry::number>)).scalars();
    EXPECT_GT(sure.size(), 100U);
    EXPECT_GT(lost + static_cast<int>(perhaps.size()), 0);
    EXPECT_TRUE(std::includes(stored.begin(), stored.end(), sure.begin(), sure.end()));
    // And nothing is there of which nobody was told.
    std::vector<std::int64_t> known;
    std::merge(sure.begin(), sure.end(), perhaps.begin(), perhaps.end(), std::back_inserter(known));
    EXPECT_TRUE(std::includes(known.begin(), known.end(), stored.begin(), stored.end()));
    EXPECT_EQ(db.pool().statistics().in_use, 0U);
    std::cout << sure.size() << " acknowledged, " << perhaps.size() << " in doubt, " << lost << " refused; "
              << to_string(db.pool().statistics()) << '\n';
}

}  // namespace restart
