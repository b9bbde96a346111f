#include "output_file.hpp"

#include "failure.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <optional>
#include <string_view>
#include <sys/stat.h>
#include <unistd.h>

namespace fs = std::filesystem;

namespace {

constexpr std::string_view partial = ".partial-";
constexpr std::string_view journal = "-journal";

// What does not end a process that leaves it as it is; and SIGXFSZ, so that too large a file is an error of writing.
constexpr std::array harmless_signals{SIGCHLD, SIGCONT, SIGTSTP, SIGTTIN, SIGTTOU, SIGURG, SIGWINCH, SIGXFSZ};

// What a signal handler may touch: the names to remove, which only change while the signals are blocked.
std::string doomed_file;
std::string doomed_journal;

class blocked_signals {
public:
    blocked_signals() {
        sigset_t set;
        sigfillset(&set);
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
    for (int signal = 1; signal <= SIGRTMAX; ++signal) {
        if (std::ranges::find(harmless_signals, signal) != harmless_signals.end()) continue;
        if (std::signal(signal, die_cleanly) == SIG_IGN) std::signal(signal, SIG_IGN);
    }
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

bool is_running(pid_t process) { return kill(process, 0) == 0 || errno != ESRCH; }

// The process whose partial file of `destination` has this name.
std::optional<pid_t> writer_of(std::string_view name, std::string_view destination) {
    const auto prefix = std::string{destination}.append(partial);
    if (!name.starts_with(prefix)) return {};
    name.remove_prefix(prefix.size());
    if (name.ends_with(journal)) name.remove_suffix(journal.size());
    pid_t process = 0;
    const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), process);
    if (error != std::errc{} || end != name.data() + name.size() || process <= 0) return {};
    return process;
}

// What a run left that was killed at once; a number of the dead that this process has now counts as well.
void remove_leftovers(const fs::path& destination) {
    std::error_code ignored;
    for (fs::directory_iterator file{destination.parent_path(), ignored}, end; file != end; file.increment(ignored)) {
        const auto process = writer_of(file->path().filename().string(), destination.filename().string());
        if (process && (*process == getpid() || !is_running(*process)) &&
            file->symlink_status(ignored).type() == fs::file_type::regular)
            unlink(file->path().c_str());
    }
}

[[noreturn]] void cannot_write(const fs::path& output, std::string_view reason) {
    throw failure("cannot write '" + output.string() + "': " + std::string{reason});
}

}  // namespace

void check_output(const fs::path& output, const fs::path& input, bool force) {
    if (output.empty()) cannot_write(output, "a file needs a name");
    std::error_code ignored;
    const auto status = fs::status(output, ignored);
    if (!fs::exists(status)) return;
    if (fs::is_directory(status)) cannot_write(output, "it is a directory");
    if (!fs::is_regular_file(status)) cannot_write(output, "it is not a regular file");
    if (fs::equivalent(output, input, ignored)) cannot_write(output, "it is the file to read");
    if (force) return;
    if (fs::file_size(output, ignored) != 0 && !is_earlier_result(output))
        cannot_write(output, "it exists and is not a database of this program (--force overwrites it)");
    if (access(output.c_str(), W_OK) != 0)
        cannot_write(output, errno == EACCES ? "it exists and you may not write it (--force replaces it)"
                                             : std::strerror(errno));
}

pending_file::pending_file(const fs::path& destination) : destination_(fs::absolute(destination)) {
    for (const auto* suffix : {"-journal", "-wal"})
        if (auto other = destination; fs::exists(other += suffix))
            cannot_write(destination, "another program seems to use it, for there is '" + other.string() + "'");
    if (fs::is_symlink(destination_)) destination_ = fs::weakly_canonical(destination_);
    path_ = destination_;
    path_ += std::string{partial} + std::to_string(getpid());
    remove_leftovers(destination_);

    const blocked_signals blocked;
    watch_signals();
    const mode_t mode = fs::exists(destination_) ? 0600 : 0666;
    const int file = open(path_.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, mode);
    if (file < 0) cannot_write(destination, std::strerror(errno));
    close(file);
    doomed_file = path_.string();
    doomed_journal = doomed_file + std::string{journal};
}

pending_file::~pending_file() {
    const blocked_signals blocked;
    remove_doomed();
    forget_doomed();
}

void pending_file::publish() {
    const blocked_signals blocked;
    take_permissions();
    if (std::rename(path_.c_str(), destination_.c_str()) != 0) cannot_write(destination_, std::strerror(errno));
    forget_doomed();
}

void pending_file::take_permissions() const {
    struct stat before{};
    if (stat(destination_.c_str(), &before) != 0) return;
    // Only root may give a file away.
    if (chown(path_.c_str(), before.st_uid, before.st_gid) != 0 && chown(path_.c_str(), uid_t(-1), before.st_gid) != 0)
        errno = 0;
    if (chmod(path_.c_str(), before.st_mode & 0777) != 0) cannot_write(destination_, std::strerror(errno));
}
