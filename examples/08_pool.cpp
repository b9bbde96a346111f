// An engine keeps a pool of connections: several threads share a few of them, and a monitor shows how the pool is
// doing.
#include <cupel/cupel.hpp>
#include <cupel/dialects/sqlite/driver.hpp>

#include <atomic>
#include <chrono>
#include <iostream>
#include <string_view>
#include <thread>
#include <vector>

using namespace cupel;
using namespace std::chrono_literals;

struct visit {
    std::int64_t id{};
    std::int64_t visitor{};
};

void show(std::string_view when, sqlite::engine& db) {
    std::cout << when << ":\n  " << to_string(db.pool().statistics()) << '\n';
}

int main() {
    auto db = sqlite::engine::connect("sqlite:///visits.db", {.wal = true, .pool = {.size = 2, .max_overflow = 1}});
    create_all<visit>(db);
    show("One connection was opened, used and given back", db);

    std::atomic<int> statements{0};
    db.events().on_after_execute([&](const statement_event& event) {
        if (event.sql.starts_with("INSERT") && event.failure == nullptr) ++statements;
    });

    // Five threads want a connection for a while. Three get one, which is one more than the pool keeps; two wait.
    std::atomic<bool> go_on{false};
    std::vector<std::thread> visitors;
    for (int number = 1; number <= 5; ++number)
        visitors.emplace_back([&, number] {
            auto connection = db.connect();
            while (!go_on) std::this_thread::sleep_for(1ms);
            connection.begin(
                [&](auto& transaction) { transaction.execute(insert_into<visit>().values(visit{.visitor = number})); });
        });
    for (pool_statistics now; now.waits < 2 || now.created < 3; now = db.pool().statistics())
        std::this_thread::sleep_for(1ms);
    show("Five threads at work", db);

    go_on = true;
    for (auto& each : visitors) each.join();
    const pool_statistics after = db.pool().statistics();
    std::cout << "They are done: " << after.in_use << " in use, " << after.idle << " idle; ";
    std::cout << db.execute(select(func::count()).from<visit>()).scalar() << " visits by " << statements
              << " statements\n";

    // Who waits too long is told why.
    auto busy =
        sqlite::engine::connect("sqlite:///visits.db", {.pool = {.size = 1, .max_overflow = 0, .timeout = 20ms}});
    const auto only = busy.connect();
    try {
        busy.execute(select<visit>());
    } catch (const timeout_error& failure) {
        std::cout << "A second connection of one: " << failure.what() << '\n';
    }
    show("What its monitor says", busy);

    db.dispose();
    const pool_statistics disposed = db.pool().statistics();
    std::cout << "After dispose: " << disposed.idle << " idle; the next statement opens a connection again: "
              << db.execute(select(func::count()).from<visit>()).scalar() << " visits\n";
}
