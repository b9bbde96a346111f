// For the script `instructions`: runs one operation n times inside `measured`, the only function callgrind counts.
// count            lists the operations
// count <name> <n> runs one of them
#include "sql_text.hpp"
#include "tuned.hpp"
#include "usual.hpp"
#include "with_cupel.hpp"

#include <benchmark/benchmark.h>

#include <cstdlib>
#include <functional>
#include <iostream>
#include <map>

using work = std::function<void()>;

extern "C" [[gnu::noinline]] void measured(const work& run) { run(); }

namespace {

using namespace bench;

// Every operation runs once outside `measured` first: statements are prepared and memory is at hand.
using operations = std::map<std::string, std::function<void(std::size_t n)>>;

template <class Way>
void add(operations& all, const std::string& name) {
    all["insert/" + name] = [](std::size_t n) {
        Way way;
        const auto rows = make_accounts(n);
        way.insert(rows);
        way.clear();
        measured([&] { way.insert(rows); });
    };
    all["select/" + name] = [](std::size_t n) {
        Way way;
        way.insert(make_accounts(n));
        // cupel makes room for as many rows as the last two executions gave.
        for (int time = 0; time < 2; ++time) benchmark::DoNotOptimize(way.select());
        std::vector<account> rows;
        measured([&] { rows = way.select(); });
    };
    all["get/" + name] = [](std::size_t n) {
        Way way;
        way.insert(make_accounts(n));
        benchmark::DoNotOptimize(way.get(1));
        measured([&] {
            for (std::size_t id = 1; id <= n; ++id) benchmark::DoNotOptimize(way.get(static_cast<std::int64_t>(id)));
        });
    };
}

void add_texts(operations& all) {
    texts::each_text([&](const std::string& statement, const std::string& way, const std::string& dialect, auto text) {
        all[statement + "/" + way + "/" + dialect] = [text](std::size_t n) {
            benchmark::DoNotOptimize(text());
            measured([&] {
                for (std::size_t i = 0; i < n; ++i) benchmark::DoNotOptimize(text());
            });
        };
    });
}

}  // namespace

int main(int argc, char** argv) {
    operations all;
    add<usual>(all, "usual");
    add<tuned>(all, "tuned");
    add<with_cupel>(all, "cupel");
    add_texts(all);
    if (argc != 3) {
        for (const auto& [name, run] : all) std::cout << name << '\n';
        return EXIT_SUCCESS;
    }
    all.at(argv[1])(std::stoul(argv[2]));
}
