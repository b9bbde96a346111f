#include "options.hpp"

#include "utf8.hpp"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <fmt/format.h>

command_line read_command_line(int argc, const char* const* argv) {
    command_line result;
    auto& chosen = result.chosen;

    CLI::App app{"Loads a Debian package database into SQLite and answers questions about it.", "packages"};
    app.add_option("file", chosen.input, "The package database to read (default: /var/lib/dpkg/status)");
    app.add_option("-o,--output", chosen.output, "The SQLite database to write")->capture_default_str();
    app.add_flag("-f,--force", chosen.force, "Overwrite the output even if another program made it");
    app.add_flag("--show-sql", chosen.show_sql, "Print the SQL of every question");
    app.add_option("--depends-on", chosen.depends_on, "The package whose dependents are listed")
        ->type_name("NAME")
        ->default_str(chosen.depended_on());
    app.add_option("--section", chosen.section, "List the biggest packages of this section only")->type_name("NAME");
    app.add_option("--top", chosen.top, "How many rows a ranking shows (of each section 3 unless given)")
        ->type_name("N")
        ->check(CLI::Range(std::int64_t{1}, std::int64_t{1'000'000}))
        ->default_str(std::to_string(chosen.rows()));
    app.set_version_flag("--version", "packages 1.0");

    try {
        app.parse(argc, argv);
    } catch (const CLI::Success& error) {
        result.exit_status = app.exit(error);
    } catch (const CLI::ParseError& error) {
        std::fputs(fmt::format("packages: {} (--help explains the options)\n", printable(error.what())).c_str(),
                   stderr);
        result.exit_status = 2;
    }
    return result;
}
