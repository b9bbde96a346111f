#include <cupel/engine/explain.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

using namespace cupel;

namespace {

TEST(query_plan, is_drawn_as_a_tree) {
    const std::vector<detail::plan_node> nodes{{2, 0, "SCAN a"},  {9, 2, "first"},   {12, 9, "deeper"},
                                               {14, 2, "second"}, {20, 0, "SCAN b"}, {21, 20, "only"}};
    std::vector<std::string> lines;
    detail::draw_plan(lines, nodes, 0, "");
    std::ostringstream out;
    out << query_plan(lines);
    EXPECT_EQ(out.str(), "|--SCAN a\n"
                         "|  |--first\n"
                         "|  |  `--deeper\n"
                         "|  `--second\n"
                         "`--SCAN b\n"
                         "   `--only\n");
    EXPECT_THAT(query_plan(lines).lines(), testing::SizeIs(6));
}

}  // namespace
