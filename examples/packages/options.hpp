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
    std::string depends_on = "libc6";
    std::optional<std::string> section;
    std::int64_t top = 10;
};

// Either the options, or the status with which the program has to end: after --help, say, or a mistake.
struct command_line {
    options chosen;
    std::optional<int> exit_status;
};

command_line read_command_line(int argc, const char* const* argv);
