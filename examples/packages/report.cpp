#include "report.hpp"

#include "failure.hpp"
#include "utf8.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fmt/format.h>

namespace {

void write(const std::string& text) {
    if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size() || std::fflush(stdout) != 0)
        throw failure(std::string{"cannot write the answers: "} + std::strerror(errno));
}

}  // namespace

void report::answer(std::string_view title, std::string_view sql, const text_table& table) const {
    const auto shown = show_sql_ ? fmt::format("{}\n\n", sql) : std::string{};
    write(fmt::format("{}\n\n{}{}\n", printable(title), shown, table.text()));
}

void report::note(std::string_view sentence) const { write(printable(sentence) + "\n"); }
