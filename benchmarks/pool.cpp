// What taking a connection from the pool and giving it back costs, by 1 to 8 threads. --quick: only that it runs.
// The connections are stand-ins: nothing but the pool is measured. "rotating" is the pool's default, "lifo" takes the
// connection that came back last; "checked" has recycle set, "heard" a listener of checkouts; "exhausted" has one
// connection for all threads, so that every other checkout waits; "mutex" is a lock and an unlock, twice, for comparison.
#include <cupel/engine/pool.hpp>

#include <benchmark/benchmark.h>

#include <chrono>
#include <memory>
#include <mutex>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

namespace {

struct stand_in : cupel::pool_member {
    bool ping() noexcept override { return true; }
    bool reset() noexcept override { return true; }
    bool is_lost() const noexcept override { return false; }
    void run(std::string_view) override {}
};

cupel::pool made(const cupel::pool_options& options, std::shared_ptr<const cupel::events> listeners = nullptr) {
    return cupel::pool(options, [] { return std::make_unique<stand_in>(); }, std::move(listeners));
}

void take_and_give(benchmark::State& state, cupel::pool& pool) {
    for (auto _ : state) benchmark::DoNotOptimize(pool.checkout());
}

void rotating(benchmark::State& state) {
    static cupel::pool pool = made({});
    take_and_give(state, pool);
}

void lifo(benchmark::State& state) {
    static cupel::pool pool = made({.lifo = true});
    take_and_give(state, pool);
}

void checked(benchmark::State& state) {
    static cupel::pool pool = made({.recycle = std::chrono::hours(1)});
    take_and_give(state, pool);
}

void heard(benchmark::State& state) {
    static const auto listeners = [] {
        auto heard = std::make_shared<cupel::events>();
        heard->on_checkout([](cupel::pool_member& member) { benchmark::DoNotOptimize(&member); });
        return heard;
    }();
    static cupel::pool pool = made({}, listeners);
    take_and_give(state, pool);
}

void exhausted(benchmark::State& state) {
    static cupel::pool pool = made({.size = 1, .max_overflow = 0});
    take_and_give(state, pool);
}

void mutex(benchmark::State& state) {
    static std::mutex both;
    static int shared = 0;
    for (auto _ : state) {
        for (int half = 0; half < 2; ++half) {
            const std::lock_guard lock(both);
            benchmark::DoNotOptimize(++shared);
        }
    }
}

void add(const char* name, void (*function)(benchmark::State&)) {
    for (const int threads : {1, 2, 4, 8})
        benchmark::RegisterBenchmark(name, function)->Threads(threads)->UseRealTime();
}

}  // namespace

int main(int argc, char** argv) {
    std::vector<char*> arguments(argv, argv + argc);
    char shortest[] = "--benchmark_min_time=0.001";
    if (argc > 1 && std::string_view{argv[1]} == "--quick") arguments[1] = shortest;
    // A C library takes shortcuts in a program that never had a second thread.
    std::thread([] {}).join();
    add("rotating", rotating);
    add("lifo", lifo);
    add("checked", checked);
    add("heard", heard);
    add("exhausted", exhausted);
    add("mutex", mutex);
    benchmark::Initialize(&argc, arguments.data());
    benchmark::RunSpecifiedBenchmarks();
}
