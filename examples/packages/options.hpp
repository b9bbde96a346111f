#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

struct options {
    std::optional<std::filesystem::path> input;
    std::filesystem::path output = "packages.db";
    bool force = false;
    bool show_sql = false;
    std::optional<std::string> depends_on;
    std::optional<std::string> section;
    std::optional<std::int64_t> top;

    std::string depended_on() const { return depends_on.value_or("libc6"); }
    std::int64_t rows() const { return top.value_or(10); }
    std::int64_t rows_of_section() const { return top.value_or(3); }
};

// Either the options, or the status with which the program has to end: after --help, say, or a mistake.
struct command_line {
    options chosen;
    std::optional<int> exit_status;
};

command_line read_command_line(int argc, const char* const* argv);
