// What taking a connection from the pool and giving it back costs, by 1 to 8 threads. --quick: only that it runs.
// The connections are stand-ins: nothing but the pool is measured. "rotating" is the pool's default, "lifo" takes the
// connection that came back last; "checked" has recycle set, "heard" a listener of checkouts; "exhausted" has one
// connection for all threads; "mutex" is a lock and an unlock, twice, for comparison.
#include <cupel/engine/pool.hpp>

#include <benchmark/benchmark.h>

#include <chrono>
#include <latch>
#include <memory>
#include <mutex>
#include <string>
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

// Keeps the pool of a benchmark, and does what is measured.
struct rotating {
    cupel::pool pool = made({});
    void operator()() { benchmark::DoNotOptimize(pool.checkout()); }
};

struct lifo {
    cupel::pool pool = made({.lifo = true});
    void operator()() { benchmark::DoNotOptimize(pool.checkout()); }
};

struct checked {
    cupel::pool pool = made({.recycle = std::chrono::hours(1)});
    void operator()() { benchmark::DoNotOptimize(pool.checkout()); }
};

struct heard {
    std::shared_ptr<cupel::events> listeners = std::make_shared<cupel::events>();
    cupel::pool pool = made({}, listeners);
    heard() {
        listeners->on_checkout([](cupel::pool_member& member) { benchmark::DoNotOptimize(&member); });
    }
    void operator()() { benchmark::DoNotOptimize(pool.checkout()); }
};

struct exhausted {
    cupel::pool pool = made({.size = 1, .max_overflow = 0});
    void operator()() { benchmark::DoNotOptimize(pool.checkout()); }
};

struct mutex {
    std::mutex both;
    int shared = 0;
    void operator()() {
        for (int half = 0; half < 2; ++half) {
            const std::lock_guard lock(both);
            benchmark::DoNotOptimize(++shared);
        }
    }
};

template <class Work>
void alone(benchmark::State& state) {
    Work work;
    for (auto _ : state) work();
}

// The time from the first to the last of what all threads do, for one of it.
template <class Work>
void together(benchmark::State& state) {
    constexpr int each = 5000;
    const auto threads = static_cast<int>(state.range(0));
    Work work;
    for (auto _ : state) {
        std::latch ready(threads + 1);
        std::vector<std::thread> all;
        for (int number = 0; number < threads; ++number)
            all.emplace_back([&] {
                ready.arrive_and_wait();
                for (int i = 0; i < each; ++i) work();
            });
        const auto begin = std::chrono::steady_clock::now();
        ready.arrive_and_wait();
        for (auto& thread : all) thread.join();
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
        state.SetIterationTime(took.count() / (each * threads));
    }
}

template <class Work>
void add(const std::string& name, bool quick) {
    benchmark::RegisterBenchmark((name + "/1").c_str(), alone<Work>);
    for (const int threads : {2, 4, 8})
        benchmark::RegisterBenchmark(name.c_str(), together<Work>)
            ->Arg(threads)
            ->Iterations(quick ? 1 : 10)
            ->UseManualTime();
}

}  // namespace

int main(int argc, char** argv) {
    std::vector<char*> arguments(argv, argv + argc);
    char shortest[] = "--benchmark_min_time=0.001";
    const bool quick = argc > 1 && std::string_view{argv[1]} == "--quick";
    if (quick) arguments[1] = shortest;
    // A C library takes shortcuts in a program that never had a second thread.
    std::thread([] {}).join();
    add<rotating>("rotating", quick);
    add<lifo>("lifo", quick);
    add<checked>("checked", quick);
    add<heard>("heard", quick);
    add<exhausted>("exhausted", quick);
    add<mutex>("mutex", quick);
    benchmark::Initialize(&argc, arguments.data());
    benchmark::RunSpecifiedBenchmarks();
}
