// SELECT, INSERT and lookups by key on SQLite in memory: the usual C loop, a tuned C loop and cupel, in one run.
// --quick: few rows. Before anything is measured, all three must give back the same data.
#include "tuned.hpp"
#include "usual.hpp"
#include "with_cupel.hpp"

#include <benchmark/benchmark.h>
#include <boost/version.hpp>

#include <cstdlib>
#include <iostream>

namespace {

using namespace bench;

std::int64_t size = 100'000;

const std::vector<account>& data() {
    static const auto rows = make_accounts(static_cast<std::size_t>(size));
    return rows;
}

template <class Way>
Way& filled() {
    struct with_rows : Way {
        with_rows() { Way::insert(data()); }
    };
    static with_rows way;
    return way;
}

template <class Way>
void select(benchmark::State& state) {
    auto& way = filled<Way>();
    for (auto _ : state) {
        auto rows = way.select();
        benchmark::DoNotOptimize(rows.data());
        state.PauseTiming();
        rows = {};
        state.ResumeTiming();
    }
}

template <class Way>
void insert(benchmark::State& state) {
    static Way way;
    for (auto _ : state) {
        way.insert(data());
        state.PauseTiming();
        way.clear();
        state.ResumeTiming();
    }
}

template <class Way>
void get(benchmark::State& state) {
    auto& way = filled<Way>();
    for (auto _ : state)
        for (std::int64_t id = 1; id <= size; ++id) benchmark::DoNotOptimize(way.get(id));
}

template <class Way>
void add(const std::string& way) {
    const auto options = [](auto* b) { b->Unit(benchmark::kMillisecond)->Iterations(1); };
    options(benchmark::RegisterBenchmark(("select/" + way).c_str(), select<Way>));
    options(benchmark::RegisterBenchmark(("insert/" + way).c_str(), insert<Way>));
    options(benchmark::RegisterBenchmark(("get/" + way).c_str(), get<Way>));
}

template <class Way>
bool same_data(const char* name) {
    auto& way = filled<Way>();
    auto stored = data();
    bool lookups = true;
    for (std::int64_t id = 1; auto& row : stored) {
        row.id = id++;
        lookups = lookups && checksum(way.get(row.id)) == checksum(row);
    }
    const bool rows = checksum(way.select()) == checksum(stored);
    if (!rows) std::cerr << name << ": select gives other rows than were inserted\n";
    if (!lookups) std::cerr << name << ": get gives another row than was inserted\n";
    return rows && lookups;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc > 1 && std::string_view{argv[1]} == "--quick") size = 1'000;
    if (!same_data<usual>("usual") || !same_data<tuned>("tuned") || !same_data<with_cupel>("cupel"))
        return EXIT_FAILURE;
    add<usual>("usual");
    add<tuned>("tuned");
    add<with_cupel>("cupel");
    benchmark::AddCustomContext("SQLite", sqlite3_libversion());
    benchmark::AddCustomContext("Boost", BOOST_LIB_VERSION);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
}
