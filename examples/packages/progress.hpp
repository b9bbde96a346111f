#pragma once

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <fmt/format.h>
#include <string>
#include <sys/ioctl.h>
#include <unistd.h>
#include <utility>

// A bar on standard error while work goes on, if that is a terminal, and as wide as that has room; it leaves no trace.
class progress_bar {
public:
    progress_bar(std::string label, std::uint64_t total)
        : label_(std::move(label)), total_(total), shown_(total > 0 && isatty(STDERR_FILENO) == 1) {}
    progress_bar(const progress_bar&) = delete;
    progress_bar& operator=(const progress_bar&) = delete;
    ~progress_bar() {
        if (shown_) std::fputs("\r\x1b[K", stderr);
    }

    void update(std::uint64_t done) {
        if (!shown_) return;
        const auto percent = done >= total_ ? 100 : done * 100 / total_;
        if (percent == std::exchange(percent_, percent)) return;
        std::fputs(line(percent, columns()).c_str(), stderr);
    }

private:
    // The last column stays free: some terminals go on to the next line behind it.
    std::string line(std::uint64_t percent, std::size_t columns) const {
        const auto number = fmt::format(" {:>3}%", percent);
        const auto needed = label_.size() + number.size();
        if (columns <= needed) return {};
        constexpr std::size_t brackets = 3, narrowest = 5, widest = 40;
        const auto room = columns - needed - 1;
        if (room < brackets + narrowest) return "\r" + label_ + number;
        const auto width = std::min(widest, room - brackets);
        return fmt::format("\r{} [{:<{}}]{}", label_, std::string(percent * width / 100, '#'), width, number);
    }

    // 80 where the terminal does not say it.
    static std::size_t columns() {
        winsize size{};
        return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
    }

    std::string label_;
    std::uint64_t total_;
    std::uint64_t percent_ = 101;
    bool shown_;
};
