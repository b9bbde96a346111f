#include "control_file.hpp"

#include "utf8.hpp"

#include <algorithm>

namespace {

constexpr std::size_t longest_line = std::size_t{1} << 20;
constexpr std::string_view blanks = " \t";

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool same_name(std::string_view a, std::string_view b) { return std::ranges::equal(a, b, {}, lower, lower); }

bool is_field_name(std::string_view name) {
    return !name.empty() && name.front() != '-' &&
           std::ranges::all_of(name, [](char c) { return c > ' ' && c < '\x7F'; });
}

}  // namespace

std::string_view trim(std::string_view text) {
    constexpr std::string_view space = " \t\n\r";
    const auto first = text.find_first_not_of(space);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(space) - first + 1);
}

const control_field* control_paragraph::find(std::string_view name) const {
    const auto found = std::ranges::find_if(fields, [=](const auto& field) { return same_name(field.name, name); });
    return found == fields.end() ? nullptr : &*found;
}

std::optional<control_paragraph> control_reader::next() {
    control_paragraph paragraph;
    while (read_line()) {
        const bool blank = text_.find_first_not_of(blanks) == std::string::npos;
        if (blank && !paragraph.fields.empty()) break;
        if (blank || text_.front() == '#') continue;
        if (blanks.find(text_.front()) != std::string_view::npos) continue_field(paragraph);
        else start_field(paragraph);
    }
    if (paragraph.fields.empty()) return std::nullopt;
    paragraph.line = paragraph.fields.front().line;
    return paragraph;
}

bool control_reader::read_line() {
    using traits = std::istream::traits_type;
    auto& buffer = *input_.rdbuf();
    if (traits::eq_int_type(buffer.sgetc(), traits::eof())) return false;

    text_.clear();
    ++line_;
    for (auto c = buffer.sbumpc(); !traits::eq_int_type(c, traits::eof()); c = buffer.sbumpc()) {
        ++bytes_read_;
        if (c == '\n') break;
        if (c == '\0') fail("a NUL byte: this is not a text file");
        if (text_.size() == longest_line) fail("the line is longer than 1 MiB");
        text_.push_back(traits::to_char_type(c));
    }
    if (text_.ends_with('\r')) text_.pop_back();
    if (!is_utf8(text_)) fail("the text is not valid UTF-8");
    return true;
}

void control_reader::start_field(control_paragraph& paragraph) const {
    const auto colon = text_.find(':');
    if (colon == std::string::npos) fail("expected 'Field: value', but there is no colon");

    const auto name = text_.substr(0, colon);
    if (!is_field_name(name)) fail(quote(name) + " is not a field name");
    if (const auto* first = paragraph.find(name))
        fail("field " + quote(name) + " was given before, on line " + std::to_string(first->line));

    const auto value = trim(std::string_view{text_}.substr(colon + 1));
    paragraph.fields.push_back({name, std::string{value}, line_});
}

void control_reader::continue_field(control_paragraph& paragraph) const {
    if (paragraph.fields.empty()) fail("a continuation line, but no field precedes it");
    const auto end = text_.find_last_not_of(blanks) + 1;
    paragraph.fields.back().value.append("\n").append(text_, 1, end - 1);
}

void control_reader::fail(const std::string& message) const { throw control_error(line_, message); }
