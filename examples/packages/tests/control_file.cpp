#include "../control_file.hpp"

#include <gtest/gtest.h>
#include <sstream>

namespace {

std::vector<control_paragraph> read_all(const std::string& text) {
    std::istringstream input{text};
    control_reader reader{input};
    std::vector<control_paragraph> paragraphs;
    while (auto next = reader.next()) paragraphs.push_back(*next);
    EXPECT_EQ(reader.bytes_read(), text.size());
    return paragraphs;
}

void expect_error(const std::string& text, std::size_t line, const std::string& message) {
    std::istringstream input{text};
    control_reader reader{input};
    try {
        while (reader.next()) {
        }
        FAIL() << "accepted: " << text;
    } catch (const control_error& error) {
        EXPECT_EQ(error.line(), line) << error.what();
        EXPECT_NE(std::string{error.what()}.find(message), std::string::npos) << error.what();
    }
}

TEST(control_file, nothing_in_an_empty_file) {
    EXPECT_TRUE(read_all("").empty());
    EXPECT_TRUE(read_all("\n\n \t\n# only a comment\n").empty());
}

TEST(control_file, paragraphs_fields_and_their_lines) {
    const auto found = read_all("\nPackage: a\nVersion:  1.0 \n\n\n \t \nPackage:b\n");
    ASSERT_EQ(found.size(), 2u);
    EXPECT_EQ(found[0].line, 2u);
    EXPECT_EQ(found[1].line, 7u);
    ASSERT_EQ(found[0].fields.size(), 2u);
    EXPECT_EQ(found[0].find("Version")->value, "1.0");
    EXPECT_EQ(found[0].find("Version")->line, 3u);
    EXPECT_EQ(found[1].find("Package")->value, "b");
}

TEST(control_file, field_names_are_case_insensitive) {
    const auto found = read_all("PACKAGE: a\n");
    ASSERT_NE(found.at(0).find("package"), nullptr);
    EXPECT_EQ(found.at(0).find("pack"), nullptr);
}

TEST(control_file, continuation_lines) {
    const auto found = read_all("Description: short\n long one  \n .\n\ttab\nNext: x\n");
    EXPECT_EQ(found.at(0).find("Description")->value, "short\nlong one\n.\ntab");
    EXPECT_EQ(found.at(0).find("Next")->line, 5u);
}

TEST(control_file, value_that_starts_on_the_next_line) {
    EXPECT_EQ(read_all("Conffiles:\n /etc/a 1\n /etc/b 2").at(0).find("Conffiles")->value, "\n/etc/a 1\n/etc/b 2");
}

TEST(control_file, comments_even_within_a_paragraph) {
    const auto found = read_all("# head\nPackage: a\n# middle\n#Depends: b\nVersion: 1\n");
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].fields.size(), 2u);
    EXPECT_EQ(found[0].line, 2u);
}

TEST(control_file, carriage_returns_and_a_missing_last_newline) {
    const auto found = read_all("Package: a\r\nDescription: b\r\n c\r\n\r\nPackage: d");
    ASSERT_EQ(found.size(), 2u);
    EXPECT_EQ(found[0].find("Description")->value, "b\nc");
    EXPECT_EQ(found[1].find("Package")->value, "d");
}

TEST(control_file, a_colon_in_the_value) {
    EXPECT_EQ(read_all("Version: 1:2.0:3\n").at(0).find("Version")->value, "1:2.0:3");
}

TEST(control_file, unicode_values) {
    EXPECT_EQ(read_all("Maintainer: Łukasz 太郎 🙂\n").at(0).find("Maintainer")->value, "Łukasz 太郎 🙂");
}

TEST(control_file, malformed_lines) {
    expect_error("Package: a\nno colon here\n", 2, "no colon");
    expect_error("Package: a\n: nameless\n", 2, "is not a field name");
    expect_error("Package: a\n-Dash: b\n", 2, "is not a field name");
    expect_error("Package: a\nTwo Words: b\n", 2, "'Two Words' is not a field name");
    expect_error("Package: a\nNaïve: b\n", 2, "is not a field name");
    expect_error("\n\n continued\n", 3, "no field precedes");
}

TEST(control_file, a_field_given_twice_whatever_its_case) {
    expect_error("Package: a\nVersion: 1\n\nPackage: b\nVersion: 1\nversion: 2\n", 6, "before, on line 5");
}

TEST(control_file, bytes_that_are_no_text) {
    expect_error(std::string{"Package: a\nVersion: \0\n", 22}, 2, "NUL");
    expect_error("Package: a\n\nPackage: \xFF\n", 3, "not valid UTF-8");
    expect_error("Package: \xC0\x80\n", 1, "not valid UTF-8");
    expect_error("Package: \xED\xA0\x80\n", 1, "not valid UTF-8");
    expect_error("Package: \xE2\x82", 1, "not valid UTF-8");
}

TEST(control_file, lines_without_end) {
    EXPECT_EQ(read_all("A: " + std::string((1 << 20) - 3, 'x')).size(), 1u);
    expect_error("A: 1\nB: " + std::string(1 << 20, 'x'), 2, "longer than 1 MiB");
}

TEST(control_file, an_error_message_neither_overflows_nor_steers_a_terminal) {
    expect_error("\x1b[31m" + std::string(500, 'x') + ": y\n", 1, "'?[31m" + std::string(55, 'x') + "...'");
}

}  // namespace
