// SELECT, INSERT, lookups by key, bulk inserts and connecting on PostgreSQL: libpq with text and with binary results,
// libpqxx, and cupel, in one run. CUPEL_POSTGRESQL_URL names the server; the schemas `reading` and `writing` there are
// dropped and made. --quick: few rows. Before anything is measured, all ways must read and write the same data.
#include "cupel_postgresql.hpp"
#include "libpq_binary.hpp"
#include "libpq_text.hpp"
#include "libpqxx.hpp"
#include "work_meter.hpp"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>

namespace {

using namespace bench;

std::int64_t size = 100'000;
std::int64_t lookups = 20'000;
std::int64_t inserts = 5'000;

const std::vector<visit>& data() {
    static const auto rows = make_visits(static_cast<std::size_t>(size));
    return rows;
}

const std::vector<visit>& few() {
    static const std::vector<visit> rows(data().begin(), data().begin() + inserts);
    return rows;
}

template <class Way>
Way& reading() {
    static Way way = [] {
        if constexpr (std::is_constructible_v<Way, const char*>) return Way(raw::begin_reading);
        else return Way();
    }();
    return way;
}

template <class Way>
Way& writing() {
    static Way way(raw::begin_writing);
    return way;
}

// One iteration, of what work() does.
template <class Way, class Work>
void measure(benchmark::State& state, Way& way, Work work) {
    const work_meter meter(way.server_process());
    benchmark::DoNotOptimize(work());
    state.SetIterationTime(meter.seconds());
}

template <class Way>
void select(benchmark::State& state) {
    auto& way = reading<Way>();
    for (auto _ : state) {
        std::vector<visit> rows;
        measure(state, way, [&] { return (rows = way.select()).data(); });
    }
}

template <class Way>
void get(benchmark::State& state) {
    auto& way = reading<Way>();
    for (auto _ : state)
        measure(state, way, [&] {
            for (std::int64_t id = 1; id <= lookups; ++id) benchmark::DoNotOptimize(way.get(id));
            return 0;
        });
}

// Write is the member that puts rows into the empty table.
template <class Way, auto Write>
void insert(benchmark::State& state, const std::vector<visit>& rows) {
    auto& way = writing<Way>();
    for (auto _ : state) {
        measure(state, way, [&] { return (way.*Write)(rows), 0; });
        way.clear();
    }
}

template <class Way>
void open(benchmark::State& state) {
    for (auto _ : state) Way::open();
}

benchmark::internal::Benchmark* once(benchmark::internal::Benchmark* made) {
    return made->Unit(benchmark::kMillisecond)->Iterations(1)->UseManualTime();
}

template <class Way, auto Write>
auto* add_insert(const std::string& name, const std::vector<visit>& rows) {
    return once(benchmark::RegisterBenchmark(name.c_str(),
                                             [&rows](benchmark::State& state) { insert<Way, Write>(state, rows); }));
}

template <class Way>
void add(const std::string& way) {
    once(benchmark::RegisterBenchmark(("select/" + way).c_str(), select<Way>));
    once(benchmark::RegisterBenchmark(("get/" + way).c_str(), get<Way>));
    add_insert<Way, &Way::insert>("insert/" + way, few());
    if constexpr (requires { Way::open(); })
        benchmark::RegisterBenchmark(("connect/" + way).c_str(), open<Way>)
            ->Unit(benchmark::kMillisecond)
            ->Iterations(20)
            ->UseRealTime();
}

void add_bulk() {
    // The slowest is steady: few repetitions tell its time.
    add_insert<libpq_text, &libpq_text::insert>("bulk/a statement for each row", data())->Repetitions(3);
    add_insert<libpq_text, &libpq_text::insert_hundreds>("bulk/VALUES of 100 rows", data());
    add_insert<libpq_text, &libpq_text::copy>("bulk/COPY", data());
    add_insert<libpq_binary, &libpq_binary::copy>("bulk/COPY, binary", data());
    add_insert<cupel_postgresql, &cupel_postgresql::insert_range>("bulk/cupel, values(range)", data());
    add_insert<cupel_postgresql, &cupel_postgresql::copy>("bulk/cupel, copy_into", data());
}

// Rows of `expected`, whose keys are their places from `key` on.
bool same_rows(const std::string& name, std::vector<visit> rows, std::vector<visit> expected, std::int64_t key = 1) {
    for (auto& row : expected) row.id = key++;
    std::sort(rows.begin(), rows.end(), [](const visit& a, const visit& b) { return a.id < b.id; });
    const bool same = checksum(rows) == checksum(expected);
    if (!same) std::cerr << name << ": other rows than were inserted\n";
    return same;
}

template <class Way, auto Write>
bool writes_same(const std::string& name) {
    auto& way = writing<Way>();
    (way.*Write)(few());
    const bool same = same_rows(name, libpq_text(raw::begin_writing).select(), few());
    way.clear();
    return same;
}

template <class Way>
bool same_data(const std::string& name) {
    bool same = same_rows(name + ", select", reading<Way>().select(), data());
    for (std::int64_t id = 1; id <= lookups; ++id)
        same =
            same && same_rows(name + ", get", {reading<Way>().get(id)}, {data()[static_cast<std::size_t>(id - 1)]}, id);
    return writes_same<Way, &Way::insert>(name + ", insert") && same;
}

void fill() {
    const auto db = raw::connect();
    raw::run(db, raw::create_tables);
    libpq_text(raw::begin_reading).copy(data());
    raw::run(db, "VACUUM (ANALYZE) reading.visit");
}

bool all_same() {
    bool same = same_data<libpq_text>("libpq, text");
    same &= same_data<libpq_binary>("libpq, binary");
    same &= same_data<libpqxx>("libpqxx");
    same &= same_data<cupel_postgresql>("cupel");
    same &= same_rows("cupel, engine", {reading<cupel_engine>().get(7)}, {data()[6]}, 7);
    same &= writes_same<libpq_text, &libpq_text::insert_hundreds>("libpq, VALUES of 100 rows");
    same &= writes_same<libpq_text, &libpq_text::copy>("libpq, COPY");
    same &= writes_same<libpq_binary, &libpq_binary::copy>("libpq, binary COPY");
    same &= writes_same<cupel_postgresql, &cupel_postgresql::insert_range>("cupel, values(range)");
    same &= writes_same<cupel_postgresql, &cupel_postgresql::copy>("cupel, copy_into");
    return same;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc > 1 && std::string_view{argv[1]} == "--quick") size = 1'000, lookups = inserts = 250;
    fill();
    if (!all_same()) return EXIT_FAILURE;
    add<libpq_text>("text");
    add<libpq_binary>("binary");
    add<libpqxx>("libpqxx");
    add<cupel_postgresql>("cupel");
    once(benchmark::RegisterBenchmark("get/engine", get<cupel_engine>));
    add_bulk();
    const auto db = raw::connect();
    benchmark::AddCustomContext("PostgreSQL", PQparameterStatus(db.get(), "server_version"));
    benchmark::AddCustomContext("libpq",
                                std::to_string(PQlibVersion() / 10000) + "." + std::to_string(PQlibVersion() % 10000));
    benchmark::AddCustomContext("libpqxx", PQXX_VERSION);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
}
