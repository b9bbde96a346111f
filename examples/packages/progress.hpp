#pragma once

#include <cstdint>
#include <cstdio>
#include <fmt/format.h>
#include <string>
#include <unistd.h>
#include <utility>

// A bar on standard error while work goes on, if that is a terminal; it leaves no trace.
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
        const std::string filled(percent * width / 100, '#');
        const auto bar = fmt::format("\r{} [{:<{}}] {:>3}%", label_, filled, width, percent);
        std::fputs(bar.c_str(), stderr);
    }

private:
    static constexpr std::uint64_t width = 40;

    std::string label_;
    std::uint64_t total_;
    std::uint64_t percent_ = 101;
    bool shown_;
};
