// Listeners are added and a log is written while other threads run statements; ThreadSanitizer sees these.
#include <cupel/engine/echo.hpp>
#include <cupel/engine/events.hpp>

#include <gtest/gtest.h>

#include <atomic>
#include <memory>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

using namespace cupel;

namespace {

TEST(events, are_registered_while_statements_run) {
    constexpr int adders = 2, added_by_each = 50;
    events heard;
    std::atomic<int> calls{0}, executions{0}, adding{adders};
    std::vector<std::thread> all;
    for (int i = 0; i < 3; ++i)
        all.emplace_back([&] {
            while (adding > 0) {
                heard.after_execute({.sql = "A"});
                ++executions;
            }
        });
    for (int i = 0; i < adders; ++i)
        all.emplace_back([&] {
            for (int added = 0; added < added_by_each; ++added) {
                for (const int before = executions; executions == before;) std::this_thread::yield();
                heard.on_after_execute([&, owned = std::make_unique<int>(added)](const statement_event&) {
                    calls += *owned < added_by_each;
                });
            }
            --adding;
        });
    for (auto& each : all) each.join();
    calls = 0;
    heard.after_execute({.sql = "A"});
    EXPECT_EQ(calls, adders * added_by_each) << "none is lost";
}

TEST(echo, its_sink_is_called_by_one_thread_at_a_time) {
    events heard;
    std::vector<std::string> lines;  // not guarded by anything else
    echo(heard, [&](std::string_view line) { lines.emplace_back(line); });
    std::vector<std::thread> all;
    for (int i = 0; i < 4; ++i)
        all.emplace_back([&] {
            for (int round = 0; round < 250; ++round) heard.after_execute({.sql = "SELECT 1"});
        });
    for (auto& each : all) each.join();
    EXPECT_EQ(lines.size(), 1000U);
    for (const auto& line : lines) EXPECT_TRUE(line.ends_with(" ms: SELECT 1")) << line;
}

}  // namespace
