// Time and allocations for the SQL text of a statement: a literal, cupel's constant, a text built at run time.
// Before anything is measured, all must be the same text. --quick stops there.
#include "sql_text.hpp"

#include <benchmark/benchmark.h>

#include <cstdlib>
#include <iostream>
#include <map>

extern std::size_t allocations;

namespace {

template <class Text>
void measure(benchmark::State& state, Text text) {
    const auto before = allocations;
    for (auto _ : state) benchmark::DoNotOptimize(text());
    state.counters["allocations"] = static_cast<double>(allocations - before) / static_cast<double>(state.iterations());
}

bool same_texts() {
    bool same = true;
    std::map<std::string, std::string> texts;
    bench::texts::each_text(
        [&](const std::string& statement, const std::string& way, const std::string& dialect, auto text) {
            const auto& expected = texts.try_emplace(statement + dialect, text()).first->second;
            if (text() == expected) return;
            std::cerr << statement << ", " << dialect << ", " << way << ":\n  " << text() << "\ninstead of\n  "
                      << expected << '\n';
            same = false;
        });
    return same;
}

}  // namespace

int main(int argc, char** argv) {
    if (!same_texts()) return EXIT_FAILURE;
    if (argc > 1 && std::string_view{argv[1]} == "--quick") return EXIT_SUCCESS;
    bench::texts::each_text(
        [](const std::string& statement, const std::string& way, const std::string& dialect, auto text) {
            benchmark::RegisterBenchmark((statement + "/" + way + "/" + dialect).c_str(),
                                         [text](benchmark::State& state) { measure(state, text); });
        });
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
}
