// What a session costs beside the C loop that people write: loading, inserting and updating entities, lookups of
// entities that it has, and a flush that finds nothing. SQLite in memory, one run. --quick: few rows.
#include "usual.hpp"
#include "with_cupel.hpp"

#include <benchmark/benchmark.h>
#include <cupel/orm/session.hpp>

#include <cstdlib>
#include <iostream>

namespace {

using namespace bench;
using cupel::ref;
using session = cupel::session<cupel::sqlite::engine>;

std::int64_t size = 100'000;

const std::vector<account>& data() {
    static const auto rows = make_accounts(static_cast<std::size_t>(size));
    return rows;
}

// An update of one column in each row, by key.
class usual_updates : public usual {
public:
    usual_updates() { insert(data()); }
    void update(double score) {
        if (!update_) update_ = prepare("UPDATE account SET score = ?1 WHERE id = ?2");
        sqlite3_stmt* const s = update_.get();
        run("BEGIN");
        for (std::int64_t id = 1; id <= size; ++id) {
            raw::check(sqlite3_bind_double(s, 1, score));
            raw::check(sqlite3_bind_int64(s, 2, id));
            raw::check(sqlite3_step(s), SQLITE_DONE);
            raw::check(sqlite3_reset(s));
        }
        run("COMMIT");
    }

private:
    raw::statement update_;
};

struct database {
    cupel::sqlite::engine engine = cupel::sqlite::engine::connect("sqlite://");
    database() { engine.run(raw::create_table); }
};

database& filled() {
    struct with_rows : database {
        with_rows() { engine.execute(cupel::insert_into<account>().values(data())); }
    };
    static with_rows one;
    return one;
}

void load_usual(benchmark::State& state) {
    static usual_updates way;
    for (auto _ : state) {
        auto rows = way.select();
        benchmark::DoNotOptimize(rows.data());
        state.PauseTiming();
        rows = {};
        state.ResumeTiming();
    }
}
void load_session(benchmark::State& state) {
    for (auto _ : state) {
        session s(filled().engine);
        auto all = s.scalars(cupel::select<account>()).all();
        benchmark::DoNotOptimize(all.data());
        state.PauseTiming();
        all.clear();
        s.expunge_all();
        state.ResumeTiming();
    }
}

void insert_usual(benchmark::State& state) {
    static usual way;
    for (auto _ : state) {
        way.insert(data());
        state.PauseTiming();
        way.clear();
        state.ResumeTiming();
    }
}
void insert_session(benchmark::State& state) {
    static database way;
    for (auto _ : state) {
        session s(way.engine, {.expire_on_commit = false});
        for (const account& row : data()) s.add(row);
        s.commit();
        state.PauseTiming();
        s.expunge_all();
        way.engine.execute(cupel::delete_from<account>().all_rows());
        state.ResumeTiming();
    }
}

void update_usual(benchmark::State& state) {
    static usual_updates way;
    double score = 0;
    for (auto _ : state) way.update(score += 1);
}
void update_session(benchmark::State& state) {
    session s(filled().engine, {.expire_on_commit = false});
    const auto all = s.scalars(cupel::select<account>()).all();
    static double score = 0;  // no two repetitions write the same
    for (auto _ : state) {
        score += 1;
        for (const auto& each : all) each->score = score;
        s.commit();
    }
}

void clean_flush(benchmark::State& state) {
    session s(filled().engine);
    const auto all = s.scalars(cupel::select<account>()).all();
    for (const auto& each : all) static_cast<void>(*each);  // what nobody was given is not even compared
    for (auto _ : state) s.flush();
}
void identity_hit(benchmark::State& state) {
    session s(filled().engine);
    const auto all = s.scalars(cupel::select<account>()).all();
    std::int64_t id = 0;
    for (auto _ : state) benchmark::DoNotOptimize(s.get<account>(id = id % 1000 + 1));
}

bool same_rows() {
    session s(filled().engine);
    std::vector<account> loaded;
    for (const auto& each : s.scalars(cupel::select<account>())) loaded.push_back(*each);
    auto stored = data();
    for (std::int64_t id = 1; account& row : stored) row.id = id++;
    if (checksum(loaded) == checksum(stored)) return true;
    std::cerr << "a session loads other rows than were inserted\n";
    return false;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc > 1 && std::string_view{argv[1]} == "--quick") size = 1'000;
    if (!same_rows()) return EXIT_FAILURE;
    const auto add = [](const char* name, void (*function)(benchmark::State&)) {
        return benchmark::RegisterBenchmark(name, function)->Unit(benchmark::kMillisecond)->Iterations(1);
    };
    add("load/usual", load_usual);
    add("load/session", load_session);
    add("insert/usual", insert_usual);
    add("insert/session", insert_session);
    add("update/usual", update_usual);
    add("update/session", update_session);
    add("clean flush/session", clean_flush);
    benchmark::RegisterBenchmark("identity hit/session", identity_hit)->Unit(benchmark::kNanosecond);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
}
