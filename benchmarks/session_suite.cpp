// The scenarios of SQLAlchemy's performance suite, and loading a relationship by each strategy, in a session and by
// hand against the C API. session_suite.py does the same with SQLAlchemy on the same data. SQLite in memory. --quick:
// few rows.
#include "session_by_hand.hpp"

#include <benchmark/benchmark.h>
#include <cupel/cupel.hpp>
#include <cupel/dialects/sqlite/driver.hpp>
#include <cupel/orm/session.hpp>

#include <cstdlib>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

namespace bench {

struct song;

struct album {
    std::int64_t id{};
    std::string title;
    cupel::has_many<song> songs{};
};

struct song {
    std::int64_t id{};
    std::int64_t album_id{};
    std::string title;
    std::int32_t seconds{};
    cupel::belongs_to<album> of{};
};

}  // namespace bench

template <>
struct cupel::mapping<bench::album> {
    static constexpr auto table =
        cupel::table<"album">(relationship<&bench::album::songs>.back_populates<&bench::song::of>());
};
template <>
struct cupel::mapping<bench::song> {
    static constexpr auto table = cupel::table<"song">(foreign_key<&bench::song::album_id, &bench::album::id>);
};

namespace {

using namespace bench;
using cupel::col;
using session = cupel::session<cupel::sqlite::engine>;

struct database {
    cupel::sqlite::engine engine = cupel::sqlite::engine::connect("sqlite://");
    database() {
        engine.run(raw::create_table);
        engine.execute(cupel::create_table<album>);
        engine.execute(cupel::create_table<song>);
        engine.run("CREATE INDEX song_album_id ON song (album_id)");
    }
    static database& empty() {
        static database one;
        return one;
    }
    static database& filled() {
        struct with_rows : database {
            with_rows() { fill(); }
        };
        static with_rows one;
        return one;
    }
    void fill() {
        engine.execute(cupel::insert_into<account>().values(data()));
        std::vector<album> some;
        for (std::int64_t i = 0; i < albums; ++i) some.push_back({.title = "album " + std::to_string(i)});
        engine.execute(cupel::insert_into<album>().values(some));
        std::vector<song> more;
        for (std::int64_t i = 0; i < albums * songs_each; ++i)
            more.push_back({.album_id = i % albums + 1,
                            .title = "song " + std::to_string(i),
                            .seconds = static_cast<std::int32_t>(i % 600)});
        engine.execute(cupel::insert_into<song>().values(more));
    }
    void clear() { engine.execute(cupel::delete_from<account>().all_rows()); }
};

const cupel::session_options keep{.expire_on_commit = false};

void flush_all(session& s, const std::vector<account>& all) {
    for (const account& row : all) s.add(row);
    s.commit();
}
void get_each(session& s) {
    for (std::int64_t id = 1; id <= statements; ++id) benchmark::DoNotOptimize(s.get<account>(id));
}
std::int64_t seconds_of(const cupel::entities<album>& all) {
    std::int64_t sum = 0;
    for (const auto& each : all)
        for (const auto& one : each->songs) sum += one->seconds;
    return sum;
}

// A scenario is measured once in each repetition; what stands before and behind its loop is not.
using scenario = void (*)(benchmark::State&);

void add(const char* name, std::int64_t count, scenario of_hand, scenario of_cupel) {
    const auto one = [&](const char* way, scenario run) {
        if (run == nullptr) return;
        benchmark::RegisterBenchmark((std::string(name) + "/" + way + "/" + std::to_string(count)).c_str(), run)
            ->Unit(benchmark::kMillisecond)
            ->Iterations(1);
    };
    one("by hand", of_hand);
    one("cupel", of_cupel);
}

void insert_by_hand(benchmark::State& state) {
    for (auto _ : state) by_hand::empty().insert(data());
    by_hand::empty().clear();
}
template <class Run>
void in_empty(benchmark::State& state, Run run) {
    {
        session s(database::empty().engine, keep);
        for (auto _ : state) run(s);
    }
    database::empty().clear();
}
template <class Run>
void in_filled(benchmark::State& state, Run run) {
    session s(database::filled().engine, keep);
    for (auto _ : state) run(s);
}

void add_writes() {
    add("flush, keys of the database", row_count, insert_by_hand,
        [](benchmark::State& state) { in_empty(state, [](session& s) { flush_all(s, data()); }); });
    add(
        "flush, keys given", row_count,
        [](benchmark::State& state) {
            for (auto _ : state) by_hand::empty().insert_with_keys(data_with_keys());
            by_hand::empty().clear();
        },
        [](benchmark::State& state) { in_empty(state, [](session& s) { flush_all(s, data_with_keys()); }); });
    add("bulk insert in a session", row_count, insert_by_hand, [](benchmark::State& state) {
        in_empty(state, [](session& s) {
            s.execute(cupel::insert_into<account>().values(data()));
            s.commit();
        });
    });
    add("insert without a session", row_count, insert_by_hand, [](benchmark::State& state) {
        for (auto _ : state) database::empty().engine.execute(cupel::insert_into<account>().values(data()));
        database::empty().clear();
    });
    add(
        "single inserts, a transaction each", statements,
        [](benchmark::State& state) {
            for (auto _ : state) by_hand::empty().insert_each(statements);
            by_hand::empty().clear();
        },
        [](benchmark::State& state) {
            for (auto _ : state)
                for (std::int64_t i = 0; i < statements; ++i) {
                    session s(database::empty().engine, keep);
                    s.add(data()[static_cast<std::size_t>(i)]);
                    s.commit();
                }
            database::empty().clear();
        });
    static double score = 0;  // no two repetitions write the same
    add(
        "updates by flush", row_count,
        [](benchmark::State& state) {
            for (auto _ : state) by_hand::filled().update(score += 1);
        },
        [](benchmark::State& state) {
            session s(database::filled().engine, keep);
            const auto all = s.scalars(cupel::select<account>()).all();
            for (auto _ : state) {
                score += 1;
                for (const auto& each : all) each->score = score;
                s.commit();
            }
        });
}

void add_reads() {
    add(
        "full objects", row_count,
        [](benchmark::State& state) {
            std::vector<account> all;
            for (auto _ : state) all = by_hand::filled().select();
        },
        [](benchmark::State& state) {
            std::vector<cupel::ref<account>> all;
            in_filled(state, [&](session& s) { all = s.scalars(cupel::select<account>()).all(); });
        });
    add(
        "columns", row_count,
        [](benchmark::State& state) {
            for (auto _ : state) benchmark::DoNotOptimize(by_hand::filled().columns());
        },
        [](benchmark::State& state) {
            in_filled(state, [](session& s) {
                benchmark::DoNotOptimize(
                    s.execute(cupel::select(col<&account::id>, col<&account::username>, col<&account::email>)).all());
            });
        });
    add(
        "values, in partitions of 1000", row_count,
        [](benchmark::State& state) {
            for (auto _ : state) benchmark::DoNotOptimize(by_hand::filled().in_partitions());
        },
        [](benchmark::State& state) {
            in_filled(state, [](session& s) {
                std::int64_t sum = 0;
                for (const auto& some : s.stream(cupel::select<account>()).partitions(1000))
                    for (const auto& each : some) sum += sum_of(*each);
                benchmark::DoNotOptimize(sum);
            });
        });
    add(
        "short selects, new to the session", statements,
        [](benchmark::State& state) {
            for (auto _ : state)
                for (std::int64_t id = 1; id <= statements; ++id) benchmark::DoNotOptimize(by_hand::filled().get(id));
        },
        [](benchmark::State& state) { in_filled(state, get_each); });
    add("short selects, known to the session", statements, nullptr, [](benchmark::State& state) {
        session s(database::filled().engine, keep);
        get_each(s);
        for (auto _ : state)
            for (std::int64_t id = 1; id <= statements; ++id)
                benchmark::DoNotOptimize(s.scalars(cupel::select<account>().where(col<&account::id> == id)).one());
    });
    add("get of what the session has", statements, nullptr, [](benchmark::State& state) {
        session s(database::filled().engine, keep);
        get_each(s);
        for (auto _ : state) get_each(s);
    });
}

template <class Option>
void at_once(const char* name, const Option&) {
    add(
        name, albums,
        [](benchmark::State& state) {
            for (auto _ : state) benchmark::DoNotOptimize(by_hand::filled().songs_at_once());
        },
        [](benchmark::State& state) {
            in_filled(state, [](session& s) {
                benchmark::DoNotOptimize(seconds_of(s.scalars(cupel::select<album>().options(Option()))));
            });
        });
}

void add_relationships() {
    add(
        "relationship, lazy", albums,
        [](benchmark::State& state) {
            for (auto _ : state) benchmark::DoNotOptimize(by_hand::filled().songs_one_by_one());
        },
        [](benchmark::State& state) {
            in_filled(state, [](session& s) {
                const auto scope = s.no_autoflush();
                benchmark::DoNotOptimize(seconds_of(s.scalars(cupel::select<album>())));
            });
        });
    at_once("relationship, selectin", cupel::selectinload<&album::songs>);
    at_once("relationship, joined", cupel::joinedload<&album::songs>);
    at_once("relationship, subquery", cupel::subqueryload<&album::songs>);
}

bool all_see_the_same() {
    session s(database::filled().engine);
    std::int64_t sum = 0;
    for (const auto& each : s.scalars(cupel::select<account>())) sum += sum_of(*each);
    const std::int64_t lazily = seconds_of(s.scalars(cupel::select<album>()));
    const auto seen_by = [](auto option) {
        session again(database::filled().engine);
        return seconds_of(again.scalars(cupel::select<album>().options(option)));
    };
    benchmark::AddCustomContext("checksum", std::to_string(sum + lazily));
    return sum == by_hand::filled().in_partitions() && lazily == seen_by(cupel::selectinload<&album::songs>) &&
           lazily == seen_by(cupel::joinedload<&album::songs>) &&
           lazily == seen_by(cupel::subqueryload<&album::songs>) && lazily == by_hand::filled().songs_one_by_one() &&
           lazily == by_hand::filled().songs_at_once();
}

}  // namespace

int main(int argc, char** argv) {
    if (argc > 1 && std::string_view{argv[1]} == "--quick") row_count = 1'000, statements = 100, albums = 100;
    if (!all_see_the_same()) {
        std::cerr << "not all ways see the same rows\n";
        return EXIT_FAILURE;
    }
    add_writes();
    add_reads();
    add_relationships();
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
}
