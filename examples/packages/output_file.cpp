#include "output_file.hpp"

#include "failure.hpp"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <string_view>
#include <unistd.h>

namespace fs = std::filesystem;

namespace {

constexpr std::array signals{SIGHUP, SIGINT, SIGTERM};

// What a signal handler may touch: the names to remove, which only change while the signals are blocked.
std::string doomed_file;
std::string doomed_journal;

class blocked_signals {
public:
    blocked_signals() {
        sigset_t set;
        sigemptyset(&set);
        for (const int signal : signals) sigaddset(&set, signal);
        sigprocmask(SIG_BLOCK, &set, &before_);
    }
    blocked_signals(const blocked_signals&) = delete;
    blocked_signals& operator=(const blocked_signals&) = delete;
    ~blocked_signals() { sigprocmask(SIG_SETMASK, &before_, nullptr); }

private:
    sigset_t before_;
};

void remove_doomed() {
    if (doomed_file.empty()) return;
    unlink(doomed_file.c_str());
    unlink(doomed_journal.c_str());
}

void die_cleanly(int signal) {
    remove_doomed();
    std::signal(signal, SIG_DFL);
    raise(signal);
}

void forget_doomed() {
    doomed_file.clear();
    doomed_journal.clear();
}

void watch_signals() {
    for (const int signal : signals)
        if (std::signal(signal, die_cleanly) == SIG_IGN) std::signal(signal, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
}

bool is_earlier_result(const fs::path& file) {
    constexpr std::string_view magic{"SQLite format 3\0", 16};
    constexpr std::size_t id_offset = 68;
    std::array<char, id_offset + 4> header{};
    std::ifstream{file, std::ios::binary}.read(header.data(), header.size());
    std::uint32_t id = 0;
    for (std::size_t i = id_offset; i < header.size(); ++i) id = id << 8 | static_cast<unsigned char>(header[i]);
    return std::string_view{header.data(), magic.size()} == magic && id == application_id;
}

[[noreturn]] void cannot_write(const fs::path& output, std::string_view reason) {
    throw failure("cannot write '" + output.string() + "': " + std::string{reason});
}

}  // namespace

void check_output(const fs::path& output, const fs::path& input, bool force) {
    std::error_code ignored;
    const auto status = fs::status(output, ignored);
    if (!fs::exists(status)) return;
    if (fs::is_directory(status)) cannot_write(output, "it is a directory");
    if (!fs::is_regular_file(status)) cannot_write(output, "it is not a regular file");
    if (fs::equivalent(output, input, ignored)) cannot_write(output, "it is the file to read");
    if (force || fs::file_size(output, ignored) == 0 || is_earlier_result(output)) return;
    cannot_write(output, "it exists and is not a database of this program (--force overwrites it)");
}

pending_file::pending_file(const fs::path& destination) : destination_(fs::absolute(destination)) {
    for (const auto* suffix : {"-journal", "-wal"})
        if (auto other = destination; fs::exists(other += suffix))
            cannot_write(destination, "another program seems to use it, for there is '" + other.string() + "'");
    if (fs::is_symlink(destination_)) destination_ = fs::weakly_canonical(destination_);
    path_ = destination_;
    path_ += ".partial-" + std::to_string(getpid());

    const blocked_signals blocked;
    watch_signals();
    const int file = open(path_.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0666);
    if (file < 0) cannot_write(destination, std::strerror(errno));
    close(file);
    doomed_file = path_.string();
    doomed_journal = doomed_file + "-journal";
}

pending_file::~pending_file() {
    const blocked_signals blocked;
    remove_doomed();
    forget_doomed();
}

void pending_file::publish() {
    const blocked_signals blocked;
    if (std::rename(path_.c_str(), destination_.c_str()) != 0) cannot_write(destination_, std::strerror(errno));
    forget_doomed();
}
