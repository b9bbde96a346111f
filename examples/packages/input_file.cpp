#include "input_file.hpp"

#include "control_file.hpp"
#include "failure.hpp"
#include "progress.hpp"

#include <cerrno>
#include <cstring>
#include <fstream>

namespace fs = std::filesystem;

namespace {

std::ifstream open_input(const fs::path& input) {
    std::ifstream file{input, std::ios::binary};
    if (!file) throw failure("cannot read '" + input.string() + "': " + std::strerror(errno));
    if (fs::is_directory(input)) throw failure("cannot read '" + input.string() + "': it is a directory");
    return file;
}

std::uint64_t size_of(const fs::path& input) {
    std::error_code unknown;
    const auto size = fs::file_size(input, unknown);
    return unknown ? 0 : size;
}

}  // namespace

fs::path choose_input(const std::optional<fs::path>& given, const fs::path& own) {
    if (given) return *given;
    std::error_code unknown;
    if (!fs::exists(own, unknown))
        throw failure("this machine has no " + own.string() +
                      "; give a package database as argument, for example examples/packages/sample.status");
    return own;
}

catalogue read_input(const fs::path& input) {
    auto file = open_input(input);
    try {
        progress_bar bar{"reading", size_of(input)};
        auto found = read_catalogue(file, [&](std::uint64_t bytes) { bar.update(bytes); });
        if (found.packages.empty()) throw failure("'" + input.string() + "' describes no package");
        return found;
    } catch (const control_error& error) {
        throw failure("'" + input.string() + "', " + error.what());
    } catch (const std::ios_base::failure& error) {
        throw failure("cannot read '" + input.string() + "': " + error.code().message());
    }
}
