#include "../input_file.hpp"

#include "../failure.hpp"

#include <gtest/gtest.h>

namespace {

TEST(input_file, a_given_file_comes_first) { EXPECT_EQ(choose_input("some/file", "/"), "some/file"); }

TEST(input_file, this_machines_own_file) { EXPECT_EQ(choose_input(std::nullopt, "/"), "/"); }

TEST(input_file, a_machine_without_dpkg_is_told_what_to_do) {
    try {
        choose_input(std::nullopt, "/no/dpkg/status");
        FAIL();
    } catch (const failure& error) {
        EXPECT_STREQ(error.what(), "this machine has no /no/dpkg/status; give a package database as argument, "
                                   "for example examples/packages/sample.status");
    }
}

}  // namespace
