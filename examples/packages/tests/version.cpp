#include "../version.hpp"

#include <gtest/gtest.h>

namespace {

TEST(version, debian_order) {
    const std::string_view ascending[] = {
        "0~~",
        "0~~a",
        "0~",
        "0",
        "0-0.1",
        "0a",
        "0+",
        "1.0~rc1-1",
        "1.0-1",
        "1.0-1+b1",
        "1.0-1.1",
        "1.0-2",
        "1.0.1-1",
        "1.2",
        "1.10",
        "99999999999999999999999",
        "100000000000000000000000",
        "1:0.1",
        "2:0",
    };
    for (std::size_t i = 0; i < std::size(ascending); ++i)
        for (std::size_t j = 0; j < std::size(ascending); ++j)
            EXPECT_EQ(compare_versions(ascending[i], ascending[j]), std::weak_ordering{i <=> j})
                << ascending[i] << " and " << ascending[j];
}

TEST(version, equal_though_spelled_differently) {
    EXPECT_EQ(compare_versions("0:1.0", "1.0"), std::weak_ordering::equivalent);
    EXPECT_EQ(compare_versions("1.0", "1.00"), std::weak_ordering::equivalent);
    EXPECT_EQ(compare_versions("1.0", "1.0-0"), std::weak_ordering::equivalent);
}

TEST(version, an_upstream_version_with_hyphens) {
    EXPECT_EQ(compare_versions("1-2-3", "1-2-4"), std::weak_ordering::less);
    EXPECT_EQ(compare_versions("1-3-1", "1-2-4"), std::weak_ordering::greater);
}

TEST(version, constraints) {
    const auto meets = [](std::string operation, int order) {
        const std::string versions[] = {"0.9", "1.0", "1.1"};
        return satisfies(versions[order + 1], {std::move(operation), "1.0"});
    };
    for (const int order : {-1, 0, 1}) {
        EXPECT_EQ(meets("<<", order), order < 0);
        EXPECT_EQ(meets("<=", order), order <= 0);
        EXPECT_EQ(meets("=", order), order == 0);
        EXPECT_EQ(meets(">=", order), order >= 0);
        EXPECT_EQ(meets(">>", order), order > 0);
    }
}

}  // namespace
