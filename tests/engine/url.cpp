#include <cupel/engine/url.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace cupel;

namespace url_tests {

class path : public testing::TestWithParam<std::pair<std::string_view, std::string_view>> {};

TEST_P(path, is_the_database) {
    const url parsed = url::parse(GetParam().first);
    EXPECT_EQ(parsed.database, GetParam().second);
    EXPECT_EQ(parsed, (url{.dialect = "sqlite", .database = std::string(GetParam().second)}));
    EXPECT_EQ(url::parse(parsed.unmasked()), parsed) << parsed.unmasked();
    EXPECT_EQ(parsed.masked(), parsed.unmasked());
}

INSTANTIATE_TEST_SUITE_P(
    url, path,
    testing::Values(std::pair{"sqlite://", ""}, std::pair{"sqlite:///:memory:", ""},
                    std::pair{"sqlite:///app.db", "app.db"}, std::pair{"sqlite:////var/app.db", "/var/app.db"},
                    std::pair{"sqlite:///folder/app.db", "folder/app.db"},
                    std::pair{"sqlite:///../app.db", "../app.db"}, std::pair{"sqlite:///a%20b.db", "a b.db"},
                    std::pair{"sqlite:///%41%5a%5A.db", "AZZ.db"}, std::pair{"sqlite:///100%25", "100%"},
                    std::pair{"sqlite:///a%2Fb", "a/b"}, std::pair{"sqlite:///%3f%23", "?#"},
                    std::pair{"sqlite:///%C3%A6", "\xC3\xA6"}, std::pair{"sqlite:///a+b", "a+b"},
                    std::pair{"sqlite:///%252e", "%2e"}, std::pair{"sqlite:///a:b@c", "a:b@c"}));

TEST(url, options_are_kept_in_order) {
    const url parsed = url::parse("sqlite:///file?mode=memory&cache=shared&empty=&odd%26name=a%3Db+c");
    EXPECT_EQ(parsed.database, "file");
    EXPECT_THAT(parsed.options, testing::ElementsAre(testing::Pair("mode", "memory"), testing::Pair("cache", "shared"),
                                                     testing::Pair("empty", ""), testing::Pair("odd&name", "a=b+c")));
    ASSERT_NE(parsed.option("cache"), nullptr);
    EXPECT_EQ(*parsed.option("cache"), "shared");
    EXPECT_EQ(parsed.option("host"), nullptr);
    EXPECT_EQ(url::parse(parsed.unmasked()), parsed);
    EXPECT_EQ(url::parse("sqlite://?cache=shared").database, "");
}

TEST(url, parts_of_a_server) {
    const url parsed =
        url::parse("postgresql+libpqxx://ad%20a:p%40s%3As%2F@db.example.com:5433/my%2Fapp?connect_timeout=5");
    EXPECT_EQ(parsed, (url{.dialect = "postgresql",
                           .driver = "libpqxx",
                           .user = "ad a",
                           .password = "p@s:s/",
                           .host = "db.example.com",
                           .port = 5433,
                           .database = "my/app",
                           .options = {{"connect_timeout", "5"}}}));
    EXPECT_EQ(url::parse(parsed.unmasked()), parsed);
    EXPECT_EQ(parsed.masked(), "postgresql+libpqxx://ad%20a:***@db.example.com:5433/my%2Fapp?connect_timeout=5");
}

TEST(url, parts_may_be_left_out) {
    const url none{.dialect = "postgresql"};
    EXPECT_EQ(url::parse("postgresql://"), none);
    EXPECT_EQ(url::parse("postgresql:///"), none);
    EXPECT_EQ(url::parse("postgresql:///app").database, "app");
    EXPECT_EQ(url::parse("postgresql://host").host, "host");
    EXPECT_EQ(url::parse("postgresql://user@/app").user, "user");
    EXPECT_FALSE(url::parse("postgresql://user@host").password.has_value());
    EXPECT_EQ(url::parse("postgresql://user:@host").password, "");
    EXPECT_EQ(url::parse("postgresql://:secret@host").password, "secret");
    EXPECT_EQ(url::parse("postgresql://host:1/app").port, 1);
    EXPECT_EQ(url::parse("postgresql://host:65535").port, 65535);
}

TEST(url, an_ipv6_address_stands_in_brackets) {
    const url parsed = url::parse("postgresql://ada:x@[2001:db8::1]:5432/app");
    EXPECT_EQ(parsed.host, "2001:db8::1");
    EXPECT_EQ(parsed.port, 5432);
    EXPECT_EQ(url::parse("postgresql://[fe80::1%25eth0]/app").host, "fe80::1%eth0");
    for (const char* text : {"postgresql://ada:x@[2001:db8::1]:5432/app", "postgresql://[fe80::1%25eth0]/app"})
        EXPECT_EQ(url::parse(text).unmasked(), text);
}

TEST(url, a_folder_of_sockets_is_a_host) {
    const url expected{.dialect = "postgresql", .host = "/var/run", .database = "db"};
    EXPECT_EQ(url::parse("postgresql://%2Fvar%2Frun/db"), expected);
    EXPECT_EQ(url::parse("postgresql:///db?host=/var/run"), expected);
    EXPECT_EQ(url::parse(expected.unmasked()), expected);
}

TEST(url, options_that_are_parts_of_the_place) {
    EXPECT_EQ(url::parse("postgresql://?host=h&port=7&user=u&password=p&dbname=d&sslmode=require"),
              (url{.dialect = "postgresql",
                   .user = "u",
                   .password = "p",
                   .host = "h",
                   .port = 7,
                   .database = "d",
                   .options = {{"sslmode", "require"}}}));
}

std::string refusal(std::string_view text) {
    try {
        (void)url::parse(text);
    } catch (const url_error& failure) {
        EXPECT_EQ(failure.code(), error_code::programming);
        return failure.what();
    }
    ADD_FAILURE() << text << " was accepted";
    return "";
}

class malformed : public testing::TestWithParam<std::pair<std::string_view, std::string_view>> {};

TEST_P(malformed, says_what_is_wrong_and_the_repair) {
    const std::string said = refusal(GetParam().first);
    EXPECT_THAT(said, testing::StartsWith("the database URL '"));
    EXPECT_THAT(said, testing::HasSubstr(std::string(GetParam().second)));
}

INSTANTIATE_TEST_SUITE_P(
    url, malformed,
    testing::Values(
        std::pair{"", "write sqlite:///file.db or"}, std::pair{"app.db", "'app.db' does not begin with a dialect"},
        std::pair{"sqlite:", "a dialect"}, std::pair{"sqlite:app.db", "a dialect"},
        std::pair{"sqlite:/app.db", "a dialect"}, std::pair{"://", "unknown dialect"},
        std::pair{"SQLITE:///app.db", "'SQLITE:///app.db' has an unknown dialect"},
        std::pair{" sqlite:///app.db", "unknown dialect"}, std::pair{"sqlite3:///app.db", "unknown dialect"},
        std::pair{"mysql://root@host/db", "'mysql://root@host/db' has an unknown dialect"},
        std::pair{"postgres://host/db", "write postgresql://"},
        std::pair{"postgresql+psycopg2://host/db", "write postgresql:// or postgresql+libpqxx://"},
        std::pair{"postgresql+://host/db", "unknown driver"}, std::pair{"sqlite+libpqxx://", "write sqlite://"},
        std::pair{"sqlite:///", "names no file"}, std::pair{"sqlite://app.db", "write sqlite:///relative.db"},
        std::pair{"sqlite://host/app.db", "names no file"},
        std::pair{"sqlite:///a%", "bad percent escape or a NUL in its path; '%' itself is written %25"},
        std::pair{"sqlite:///a%2", "percent"}, std::pair{"sqlite:///a%zz", "percent"},
        std::pair{"sqlite:///a%2g", "percent"}, std::pair{"sqlite:///a%%", "percent"},
        std::pair{"sqlite:///a%00b", "NUL"}, std::pair{std::string_view("sqlite:///a\0b", 13), "'sqlite:///a%00b'"},
        std::pair{"sqlite:///app.db#part", "write %23"}, std::pair{"sqlite:///app.db?mode", "not name=value"},
        std::pair{"sqlite:///app.db?=ro", "not name=value"},
        std::pair{"sqlite:///app.db?mode=ro&&a=b", "not name=value"},
        std::pair{"sqlite:///app.db?mode=ro&mode=rw", "an option twice"},
        std::pair{"sqlite:///app.db?mode=%zz", "in its options"},
        std::pair{"postgresql://host:0/db", "a port that is no number from 1 to 65535"},
        std::pair{"postgresql://host:65536/db", "port"}, std::pair{"postgresql://host:/db", "port"},
        std::pair{"postgresql://host:4294967297/db", "port"}, std::pair{"postgresql://host:-1/db", "port"},
        std::pair{"postgresql://host:1:2/db", "port"}, std::pair{"postgresql://[::1/db", "'[' without ']'"},
        std::pair{"postgresql://[::1]5432/db", "behind ']'"}, std::pair{"postgresql://[host]/db", "no IPv6 address"},
        std::pair{"postgresql://u%zz@host/db", "in its user"}, std::pair{"postgresql://host%2/db", "in its host"},
        std::pair{"postgresql://host/%zb", "in its database"}, std::pair{"postgresql://host/a/b", "%2F"},
        std::pair{"postgresql://u:p@h@host/db", "two '@'"}, std::pair{"postgresql://u:p@host/d@b", "%40"},
        std::pair{"postgresql://host/db?host=other", "host twice"},
        std::pair{"postgresql://u@host/db?user=v", "user twice"},
        std::pair{"postgresql://host:1/db?port=2", "two ports"}, std::pair{"postgresql://host/db?port=x", "port"},
        std::pair{"postgresql://u:p@host/db?password=q", "two passwords"},
        std::pair{"postgresql://host/db?dbname=other", "dbname twice"}));

class environment : public testing::Test {
protected:
    void set(const char* value) { ASSERT_EQ(setenv("CUPEL_TEST_URL", value, 1), 0); }
    void TearDown() override { unsetenv("CUPEL_TEST_URL"); }
};

TEST_F(environment, has_a_default) {
    EXPECT_EQ(url_from_environment("CUPEL_TEST_URL", "sqlite:///default.db").database, "default.db");
    set("");
    EXPECT_EQ(url_from_environment("CUPEL_TEST_URL", "sqlite:///default.db").database, "default.db");
    set("sqlite:///set.db");
    EXPECT_EQ(url_from_environment("CUPEL_TEST_URL", "sqlite:///default.db").database, "set.db");
}

TEST_F(environment, errors_name_the_variable) {
    set("postgresql://u:secret@h:x/");
    try {
        (void)url_from_environment("CUPEL_TEST_URL", "sqlite://");
        FAIL();
    } catch (const url_error& failure) {
        EXPECT_THAT(failure.what(), testing::StartsWith("the environment variable CUPEL_TEST_URL: the database URL "
                                                        "'postgresql://u:***@h:x/' has a port"));
    }
    EXPECT_THROW((void)url_from_environment("CUPEL_TEST_NO_URL", "nothing"), url_error);
}

TEST(masked, hides_the_password_and_options_like_one) {
    EXPECT_EQ(url::parse("postgresql://u:secret@h/d").masked(), "postgresql://u:***@h/d");
    EXPECT_EQ(url::parse("postgresql://u:@h").masked(), "postgresql://u:***@h");
    EXPECT_EQ(url::parse("postgresql://h/d?user=u&password=secret").masked(), "postgresql://u:***@h/d");
    EXPECT_EQ(url::parse("postgresql://h/d?sslpassword=secret&sslmode=require&SSLKey=secret").masked(),
              "postgresql://h/d?sslpassword=***&sslmode=require&SSLKey=***");
    EXPECT_EQ(url::parse("sqlite:///a?key=secret").masked(), "sqlite:///a?key=***");
    EXPECT_EQ(url::parse("postgresql://u:p@h/a%0Ab").masked(), "postgresql://u:***@h/a%0Ab")
        << "one line, whatever it holds";
}

TEST(masked, hides_options_that_hold_something_like_one) {
    EXPECT_EQ(url::parse("postgresql://h/d?options=-capp.password%3Dtop&sslmode=require").masked(),
              "postgresql://h/d?options=***&sslmode=require");
}

TEST(masked, an_error_of_a_parsed_url_hides_it_too) {
    const url_error failure(url::parse("postgresql://u:secret@h/d"), "is not SQLite's; write sqlite://");
    EXPECT_STREQ(failure.what(), "the database URL 'postgresql://u:***@h/d' is not SQLite's; write sqlite://");
}

class password_misplaced : public testing::TestWithParam<std::pair<std::string_view, std::string_view>> {};

TEST_P(password_misplaced, is_not_shown) {
    EXPECT_THAT(refusal(GetParam().first),
                testing::StartsWith("the database URL '" + std::string(GetParam().second) + "' "));
}

INSTANTIATE_TEST_SUITE_P(
    url, password_misplaced,
    testing::Values(std::pair{"postgres://u:secret@h/d", "postgres://u:***@h/d"},
                    std::pair{"postgresql:u:secret@h/d", "postgresql:***@h/d"},
                    std::pair{"postgresql:/u:secret@h/d", "postgresql:***@h/d"},
                    std::pair{"postgresql//u:secret@h/d", "postgresql//u:***@h/d"},
                    std::pair{"u:secret@h/d", "u:***@h/d"}, std::pair{"u:se://cret@h/d", "u:***@h/d"},
                    std::pair{"postgresql://u:sec/ret@h/d", "postgresql://u:***@h/d"},
                    std::pair{"postgresql://u:sec?ret@h/d", "postgresql://u:***@h/d"},
                    std::pair{"postgresql://u:sec#ret@h/d", "postgresql://u:***@h/d"},
                    std::pair{"postgresql://u:sec@ret@h/d", "postgresql://u:***@h/d"},
                    std::pair{"postgresql://u:sec%ret@h/d", "postgresql://u:***@h/d"},
                    std::pair{"postgresql://u:secret%00@h/d", "postgresql://u:***@h/d"},
                    std::pair{"postgresql://u:secret:h/d", "postgresql://u:***"},
                    std::pair{"postgresql://u:secreth/d", "postgresql://u:***"},
                    std::pair{"postgresql://u:12secret", "postgresql://u:***"},
                    std::pair{"postgresql:///u:secret@h/d", "postgresql:///u:***@h/d"},
                    std::pair{"sqlite://u:secret@h/d", "sqlite://u:***@h/d"},
                    std::pair{"postgresql://h:5432/a/b?password=secret", "postgresql://h:5432/a/b?***"},
                    std::pair{"postgresql://h/a?b=c&password=sec%ret", "postgresql://h/a?***"},
                    std::pair{"postgresql://h/a?password=secret&password=secret", "postgresql://h/a?***"}));

TEST(masked, a_long_text_is_cut) {
    const std::string said = refusal("sqlite://" + std::string(100'000, 'x'));
    EXPECT_LT(said.size(), 500);
    EXPECT_THAT(said, testing::HasSubstr("xxx..."));
}

// Parses, and holds what is said against the rule: one line of printable ASCII, and the same parts when parsed again.
std::string said_of(std::string_view text) {
    std::string said;
    try {
        const url parsed = url::parse(text);
        said = parsed.masked();
        EXPECT_EQ(url::parse(parsed.unmasked()), parsed) << parsed.unmasked();
    } catch (const url_error& failure) {
        said = failure.what();
    }
    for (const char c : said) EXPECT_TRUE(c >= ' ' && c <= '~') << said;
    return said;
}

TEST(random, bytes_never_crash) {
    std::mt19937 random(20'261);
    const std::string_view likely = "://@?&=%#[]+.:/\0az09";
    for (int round = 0; round < 20'000; ++round) {
        std::string text =
            std::vector<std::string>{"", "sqlite://", "postgresql://", "postgresql+libpqxx://"}[random() % 4];
        for (auto length = random() % 40; length > 0; --length)
            text += random() % 3 == 0 ? static_cast<char>(random() % 256) : likely[random() % likely.size()];
        said_of(text);
    }
}

// Whatever else is wrong with a URL: as long as a ':' stands before the password and an '@' behind it, or the password
// is the value of its option, it is not shown.
TEST(random, mistakes_around_a_password_never_show_it) {
    std::mt19937 random(7);
    const auto byte = [&] {
        return random() % 2 == 0 ? "/?#@:%&=[]+ "[random() % 12] : static_cast<char>(random() % 256);
    };
    for (int round = 0; round < 20'000; ++round) {
        std::string before = random() % 2 == 0 ? "postgresql://ada" : "postgresql+libpqxx://ada";
        std::string after = "db.example.com:5432/app?sslmode=require";
        for (auto mistakes = random() % 4; mistakes > 0; --mistakes) {
            std::string& part = random() % 2 == 0 ? before : after;
            const auto place = random() % part.size();
            switch (random() % 3) {
                case 0: part.erase(place, 1); break;
                case 1: part.insert(place, 1, byte()); break;
                default: part[place] = byte();
            }
        }
        std::string password = "SECRET";
        for (auto more = random() % 3; more > 0; --more) password += byte();
        const std::string text = before + ":" + password + "SECRET@" + after;
        const std::string said = said_of(text);
        // SQLite has no passwords: what stands in a path is a path.
        if (text.starts_with("sqlite:///")) continue;
        EXPECT_EQ(said.find("SECRET"), std::string::npos) << text << "\n" << said;
    }
}

}  // namespace url_tests
