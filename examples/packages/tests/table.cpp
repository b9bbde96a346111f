#include "../table.hpp"

#include "../utf8.hpp"

#include <gtest/gtest.h>

namespace {

TEST(table, aligned_columns) {
    text_table table{{{"name"}, {"size", align::right}, {"note"}}};
    table.add({"a", "1", ""});
    table.add({"longer", "1000", "x"});
    EXPECT_EQ(table.text(), "name    size  note\n"
                            "------  ----  ----\n"
                            "a          1\n"
                            "longer  1000  x\n");
}

TEST(table, no_rows) { EXPECT_EQ(text_table{{{"name"}}}.text(), "(none)\n"); }

TEST(table, counts_cells_and_not_bytes) {
    text_table table{{{"name"}, {"n", align::right}}};
    table.add({"Żółć", "1"});
    table.add({"田中", "2"});
    table.add({"e\u0301e", "3"});
    EXPECT_EQ(table.text(), "name  n\n"
                            "----  -\n"
                            "Żółć  1\n"
                            "田中  2\n"
                            "e\u0301e    3\n");
}

TEST(table, cannot_steer_the_terminal) {
    text_table table{{{"name"}}};
    table.add({"a\x1b[2J\nb\u009Bc"});
    EXPECT_EQ(table.text(), "name\n---------\na?[2J?b?c\n");
}

TEST(table, a_row_of_the_wrong_length) {
    text_table table{{{"name"}}};
    EXPECT_THROW(table.add({"a", "b"}), std::invalid_argument);
}

TEST(table, human_sizes) {
    EXPECT_EQ(human_size(std::nullopt), "unknown");
    EXPECT_EQ(human_size(0), "0 KiB");
    EXPECT_EQ(human_size(1023), "1023 KiB");
    EXPECT_EQ(human_size(1024), "1.0 MiB");
    EXPECT_EQ(human_size(1536), "1.5 MiB");
    EXPECT_EQ(human_size(1024 * 1024 - 1), "1.0 GiB");
    EXPECT_EQ(human_size(std::int64_t{5} * 1024 * 1024 * 1024), "5.0 TiB");
    EXPECT_EQ(human_size(INT64_MAX), "8388608.0 PiB");
}

TEST(utf8, what_is_not) {
    for (const std::string_view bad : {"\x80", "\xC1\x81", "\xE0\x80\x80", "\xED\xBF\xBF", "\xF0\x80\x80\x80",
                                       "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xE2\x82", "a\xC3"})
        EXPECT_FALSE(is_utf8(bad));
    for (const std::string_view good : {"", "a", "\u00E9", "\uFFFD", "\U0010FFFF", "\uD7FF"})
        EXPECT_TRUE(is_utf8(good));
}

TEST(utf8, a_quotation_is_cut_between_characters) {
    std::string text(59, 'x');
    EXPECT_EQ(quote(text + "y"), "'" + text + "y'");
    EXPECT_EQ(quote(text + "é!"), "'" + text + "...'");
}

}  // namespace
