#pragma once

#include <cstddef>
#include <cstdint>
#include <istream>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

// What is wrong with a control file, and on which line.
class control_error : public std::runtime_error {
public:
    control_error(std::size_t line, const std::string& message)
        : std::runtime_error("line " + std::to_string(line) + ": " + message), line_(line) {}

    std::size_t line() const noexcept { return line_; }

private:
    std::size_t line_;
};

// Continuation lines are part of the value, each after a '\n'.
struct control_field {
    std::string name;
    std::string value;
    std::size_t line{};
};

struct control_paragraph {
    std::size_t line{};
    std::vector<control_field> fields;

    // Field names are case-insensitive; null where there is no such field.
    const control_field* find(std::string_view name) const;
};

std::string_view trim(std::string_view text);

// Reads Debian's control format, one paragraph after the other, and never more than that.
class control_reader {
public:
    explicit control_reader(std::istream& input) : input_(input) {}

    // The next paragraph, or nothing at the end of the input.
    std::optional<control_paragraph> next();

    std::uint64_t bytes_read() const noexcept { return bytes_read_; }

private:
    bool read_line();
    void start_field(control_paragraph& paragraph) const;
    void continue_field(control_paragraph& paragraph) const;
    [[noreturn]] void fail(const std::string& message) const;

    std::istream& input_;
    std::string text_;
    std::size_t line_ = 0;
    std::uint64_t bytes_read_ = 0;
};
