#include "failure.hpp"
#include "input_file.hpp"
#include "load.hpp"
#include "options.hpp"
#include "output_file.hpp"
#include "questions.hpp"
#include "utf8.hpp"

#include <algorithm>
#include <cstdio>
#include <exception>
#include <fmt/format.h>

namespace {

void check_section(const catalogue& rows, const std::string& name) {
    if (std::ranges::find(rows.sections, name, &section::name) == rows.sections.end())
        throw failure("no package is in a section called " + quote(name));
}

void check_package(const catalogue& rows, const std::string& name) {
    if (std::ranges::find(rows.packages, name, &package::name) == rows.packages.end() &&
        std::ranges::find(rows.dependencies, name, &dependency::target_name) == rows.dependencies.end())
        throw failure("no package is called " + quote(name) + ", and none names it");
}

void write_database(const catalogue& rows, const std::filesystem::path& output) {
    pending_file file{output};
    try {
        load(rows, file.path());
    } catch (const cupel::error& error) {
        throw failure("cannot write '" + output.string() + "': " + error.message());
    }
    file.publish();
}

void answer_questions(const options& chosen) {
    auto db = open_database(chosen.output);
    const report out{chosen.show_sql};
    const inquiry ask{db, chosen, out};
    for (const auto question :
         {contents, sections_by_size, biggest_by_section, size_statistics, size_classes, maintainers_by_packages,
          most_needed, dependents_by_kind, dependents, needed_by_nothing})
        question(ask);
    out.note("All of it is in '" + chosen.output.string() + "', which the sqlite3 shell opens.");
}

void run(const options& chosen) {
    const auto input = choose_input(chosen.input);
    check_output(chosen.output, input, chosen.force);
    const auto rows = read_input(input);
    if (chosen.section) check_section(rows, *chosen.section);
    if (chosen.depends_on) check_package(rows, *chosen.depends_on);

    write_database(rows, chosen.output);
    answer_questions(chosen);
}

}  // namespace

int main(int argc, char** argv) {
    try {
        const auto [chosen, exit_status] = read_command_line(argc, argv);
        if (exit_status) return *exit_status;
        run(chosen);
        return 0;
    } catch (const std::exception& error) {
        std::fputs(fmt::format("packages: {}\n", printable(error.what())).c_str(), stderr);
        return 1;
    }
}
