// What an entity of a session costs when there are more and more of them: time for each, and memory beyond the value
// that it is. Prints JSON. SQLite in memory. --quick: few.
#include "account.hpp"
#include "raw_sqlite.hpp"

#include <cupel/dialects/sqlite/driver.hpp>
#include <cupel/orm/session.hpp>

#include <malloc.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>
#include <string_view>
#include <vector>

namespace {

using bench::account;
using session = cupel::session<cupel::sqlite::engine>;

double nanoseconds() {
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e9 + static_cast<double>(now.tv_nsec);
}

std::size_t heap() {
    const auto info = mallinfo2();
    return info.uordblks + info.hblkhd;
}

template <class Run>
double median_of(std::size_t count, Run run) {
    std::array<double, 5> times{};
    for (double& each : times) {
        const double begun = nanoseconds();
        run();
        each = (nanoseconds() - begun) / static_cast<double>(count);
    }
    std::sort(times.begin(), times.end());
    return times[times.size() / 2];
}

void measure(std::size_t count, const char* before) {
    cupel::sqlite::engine engine = cupel::sqlite::engine::connect("sqlite://");
    engine.run(bench::raw::create_table);
    engine.execute(cupel::insert_into<account>().values(bench::make_accounts(count)));
    const auto of_each = [&](std::size_t bytes) { return static_cast<double>(bytes) / static_cast<double>(count); };

    const std::size_t empty = heap();
    double value = 0;
    {
        auto rows = engine.execute(cupel::select<account>()).all();
        rows.shrink_to_fit();
        value = of_each(heap() - empty);
    }
    session s(engine, {.expire_on_commit = false});
    const double begun = nanoseconds();
    auto all = s.scalars(cupel::select<account>()).all();
    const double loaded = (nanoseconds() - begun) / static_cast<double>(count);
    all.shrink_to_fit();
    const double entity = of_each(heap() - empty) - static_cast<double>(sizeof all[0]);

    // What nobody was given is not even compared.
    for (const auto& each : all) static_cast<void>(*each);
    const double clean = median_of(count, [&] { s.flush(); });
    double score = 0;
    const double update = median_of(count, [&] {
        score += 1;
        for (const auto& each : all) each->score = score;
        s.commit();
    });
    std::printf("%s\"%zu\": {\"load\": %.1f, \"clean flush\": %.1f, \"update\": %.1f, \"value bytes\": %.0f, \"entity "
                "bytes\": %.0f}",
                before, count, loaded, clean, update, value, entity);
    std::fflush(stdout);
}

}  // namespace

int main(int argc, char** argv) {
    const bool quick = argc > 1 && std::string_view{argv[1]} == "--quick";
    const char* before = "{";
    for (const std::size_t count : {std::size_t{10'000}, std::size_t{100'000}, std::size_t{1'000'000}}) {
        measure(quick ? count / 100 : count, before);
        before = ",\n ";
    }
    std::puts("}");
}
