#include <cupel/engine/url.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>

using namespace cupel;

namespace url_tests {

class valid : public testing::TestWithParam<std::pair<std::string_view, std::string_view>> {};

TEST_P(valid, names_a_path) { EXPECT_EQ(sqlite_path_of(GetParam().first), GetParam().second); }

INSTANTIATE_TEST_SUITE_P(
    url, valid,
    testing::Values(std::pair{"sqlite://", ""}, std::pair{"sqlite:///app.db", "app.db"},
                    std::pair{"sqlite:////var/app.db", "/var/app.db"},
                    std::pair{"sqlite:///folder/app.db", "folder/app.db"},
                    std::pair{"sqlite:///../app.db", "../app.db"}, std::pair{"sqlite:///a%20b.db", "a b.db"},
                    std::pair{"sqlite:///%41%5a%5A.db", "AZZ.db"}, std::pair{"sqlite:///100%25", "100%"},
                    std::pair{"sqlite:///a%2Fb", "a/b"}, std::pair{"sqlite:///%3f%23", "?#"},
                    std::pair{"sqlite:///%C3%A6", "\xC3\xA6"}, std::pair{"sqlite:///a+b", "a+b"},
                    std::pair{"sqlite:///%252e", "%2e"}, std::pair{"sqlite:///a:b@c", "a:b@c"}));

class malformed : public testing::TestWithParam<std::string_view> {};

TEST_P(malformed, is_a_programming_error_that_shows_the_url) {
    try {
        (void)sqlite_path_of(GetParam());
        FAIL();
    } catch (const programming_error& failure) {
        EXPECT_EQ(failure.code(), error_code::programming);
        EXPECT_THAT(failure.message(), testing::HasSubstr(std::string(GetParam())));
    }
}

INSTANTIATE_TEST_SUITE_P(url, malformed,
                         testing::Values("", "app.db", "sqlite", "sqlite:", "sqlite:/", "sqlite:app.db",
                                         "sqlite:/app.db", "sqlite:///", "sqlite://app.db",
                                         "sqlite://host/app.db", "SQLITE:///app.db", " sqlite:///app.db",
                                         "postgresql://host/db", "sqlite3:///app.db", "sqlite:///a%",
                                         "sqlite:///a%2", "sqlite:///a%zz", "sqlite:///a%2g",
                                         "sqlite:///a%00b", "sqlite:///a%%", "sqlite:///app.db?mode=ro",
                                         "sqlite:///app.db#part", std::string_view("sqlite:///a\0b", 13)));

}  // namespace url_tests
