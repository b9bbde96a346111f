#include <cupel/engine/configuration.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

using namespace cupel;
using namespace std::chrono_literals;

namespace {

using map = std::map<std::string, std::string>;

TEST(engine_config, a_url_is_enough) {
    const engine_configuration read = engine_config(map{{"cupel.url", "sqlite:///app.db"}});
    EXPECT_EQ(read, (engine_configuration{.url = url::parse("sqlite:///app.db")}));
}

TEST(engine_config, every_key) {
    const engine_configuration read = engine_config(map{{"cupel.url", "postgresql://h/d"},
                                                        {"cupel.pool", "null"},
                                                        {"cupel.pool_size", "10"},
                                                        {"cupel.max_overflow", "0"},
                                                        {"cupel.pool_timeout", "2.5"},
                                                        {"cupel.pool_recycle", "3600"},
                                                        {"cupel.pool_pre_ping", "true"},
                                                        {"cupel.pool_lifo", "on"},
                                                        {"cupel.echo", "values"},
                                                        {"cupel.show_parameters", "true"}});
    EXPECT_EQ(read, (engine_configuration{.url = url::parse("postgresql://h/d"),
                                          .pool = {.kind = pool_kind::null,
                                                   .size = 10,
                                                   .max_overflow = 0,
                                                   .timeout = 2500ms,
                                                   .recycle = 3600s,
                                                   .pre_ping = true,
                                                   .lifo = true},
                                          .echo = echo_mode::values,
                                          .show_parameters = true}));
}

engine_configuration with(const std::string& key, const std::string& value) {
    return engine_config(map{{"cupel.url", "sqlite://"}, {"cupel." + key, value}});
}

TEST(engine_config, spellings) {
    EXPECT_EQ(with("pool", "queue").pool.kind, pool_kind::queue);
    EXPECT_EQ(with("pool", "shared").pool.kind, pool_kind::shared);
    EXPECT_EQ(with("pool_timeout", "30").pool.timeout, 30s);
    EXPECT_EQ(with("pool_timeout", "0.005").pool.timeout, 5ms);
    EXPECT_EQ(with("pool_recycle", "-1").pool.recycle, std::nullopt);
    for (const char* yes : {"true", "1", "yes", "on"}) EXPECT_TRUE(with("pool_pre_ping", yes).pool.pre_ping);
    for (const char* no : {"false", "0", "no", "off"}) EXPECT_FALSE(with("pool_pre_ping", no).pool.pre_ping);
    EXPECT_EQ(with("echo", "true").echo, echo_mode::statements);
    EXPECT_EQ(with("echo", "0").echo, echo_mode::off);
}

TEST(engine_config, any_map_and_any_prefix) {
    EXPECT_EQ(engine_config(std::unordered_map<std::string, std::string>{{"db.main.url", "sqlite://"}}, "db.main.").url,
              url::parse("sqlite://"));
    const std::vector<std::pair<const char*, std::string_view>> pairs{{"url", "sqlite:///a"}, {"echo", "yes"}};
    EXPECT_EQ(engine_config(pairs, "").echo, echo_mode::statements);
}

TEST(engine_config, other_prefixes_are_not_looked_at) {
    EXPECT_EQ(engine_config(map{{"cupel.url", "sqlite://"}, {"cupelx", "?"}, {"port", "80"}}).url.dialect, "sqlite");
}

std::string refusal(const map& values) {
    try {
        (void)engine_config(values);
    } catch (const programming_error& failure) {
        return failure.what();
    }
    ADD_FAILURE() << "was accepted";
    return "";
}

std::string refusal_of(const std::string& key, const std::string& value) {
    return refusal({{"cupel.url", "sqlite://"}, {"cupel." + key, value}});
}

TEST(engine_config, errors_name_the_key_and_not_the_value) {
    EXPECT_EQ(refusal({}), "the configuration key 'cupel.url' is missing; it says which database to open");
    EXPECT_THAT(refusal_of("pool_sise", "secret"),
                testing::StartsWith("the configuration key 'cupel.pool_sise' is unknown; known are url, pool, "));
    for (const char* key : {"pool_sise", "pool", "pool_size", "max_overflow", "pool_timeout", "pool_recycle",
                            "pool_pre_ping", "pool_lifo", "echo", ""})
        for (const char* bad :
             {"secret", "", " 1", "-2", "1 ", "0x1", "1e3", "1.2345", ".5", "5.", "1.-5", "99999999999999999999999"}) {
            const std::string said = refusal_of(key, bad);
            EXPECT_THAT(said, testing::HasSubstr("'cupel." + std::string(key) + "'"));
            EXPECT_THAT(said, testing::Not(testing::HasSubstr("secret")));
        }
    EXPECT_THAT(refusal_of("pool_size", "1.5"), testing::HasSubstr("is no whole number"));
}

TEST(engine_config, an_error_of_the_url_is_a_url_error) {
    try {
        (void)engine_config(map{{"cupel.url", "postgresql://u:secret@host:x/db"}});
        FAIL();
    } catch (const url_error& failure) {
        EXPECT_THAT(failure.what(), testing::StartsWith("the configuration key 'cupel.url': the database URL "
                                                        "'postgresql://u:***@host:x/db' has a port"));
    }
}

}  // namespace
