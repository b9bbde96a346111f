// A server that cannot be connected to.
#include "dialects/postgresql/proxy.hpp"

#include <chrono>
#include <thread>

using namespace cupel;
using namespace std::chrono_literals;

namespace connecting {

constexpr const char* secret = "open-sesame";

std::string local(int port, const std::string& options = {}) {
    return "postgresql://ada:" + std::string(secret) + "@127.0.0.1:" + std::to_string(port) +
           "/app?sslmode=disable&gssencmode=disable" + options;
}

template <class Function>
connection_error refused(Function function) {
    const auto failure = compliance::error_of<connection_error>(function);
    if (!failure) return {error_code::connection, ""};
    EXPECT_EQ(failure->code(), error_code::connection);
    EXPECT_THAT(std::string(failure->what()), testing::Not(testing::HasSubstr(secret)));
    EXPECT_FALSE(std::string(failure->what()).ends_with('\n'));
    return *failure;
}

TEST(connecting, where_nobody_listens) {
    postgresql_tests::listening_socket gone;
    const int port = gone.port();
    gone.shut();
    const auto failure = refused([&] { (void)postgresql::engine::connect(local(port)); });
    EXPECT_THAT(failure.what(), testing::HasSubstr("127.0.0.1"));
    EXPECT_THAT(failure.what(), testing::HasSubstr("Connection refused"));
}

TEST(connecting, where_nobody_answers_takes_no_longer_than_was_said) {
    postgresql_tests::listening_socket silent;
    const auto begin = std::chrono::steady_clock::now();
    const auto failure =
        refused([&] { (void)postgresql::engine::connect(local(silent.port()), {.connect_timeout = 2s}); });
    const auto took = std::chrono::steady_clock::now() - begin;
    EXPECT_THAT(failure.what(), testing::HasSubstr("timeout expired"));
    EXPECT_GE(took, 1s);
    EXPECT_LT(took, 5s);
}

// Says what a server says to whoever wants to log in: a password, please; and then no.
TEST(connecting, with_a_wrong_password) {
    postgresql_tests::listening_socket door;
    std::thread server([&] {
        const int client = accept(door.get(), nullptr, nullptr);
        std::array<char, 1024> bytes;
        (void)!recv(client, bytes.data(), bytes.size(), 0);
        (void)!send(client, "R\0\0\0\x08\0\0\0\x03", 9, MSG_NOSIGNAL);
        (void)!recv(client, bytes.data(), bytes.size(), 0);
        const std::string fields = std::string("SFATAL") + '\0' + "VFATAL" + '\0' + "C28P01" + '\0' +
                                   "Mpassword authentication failed for user \"ada\"" + '\0' + '\0';
        const std::string message = std::string("E\0\0\0", 4) + static_cast<char>(fields.size() + 4) + fields;
        (void)!send(client, message.data(), message.size(), MSG_NOSIGNAL);
        close(client);
    });
    const auto failure = refused([&] { (void)postgresql::engine::connect(local(door.port())); });
    server.join();
    EXPECT_THAT(failure.what(), testing::HasSubstr("password authentication failed for user \"ada\""));
}

TEST(connecting, with_names_that_do_not_exist) {
    url where = url::parse(compliance::postgresql_url());
    where.password = secret;
    where.database = "no_such_database";
    EXPECT_THAT(refused([&] { (void)postgresql::engine::connect(where); }).what(),
                testing::HasSubstr("no_such_database"));
    where = url::parse(compliance::postgresql_url());
    where.password = secret;
    where.user = "nobody'\\ at all";
    EXPECT_THAT(refused([&] { (void)postgresql::engine::connect(where); }).what(),
                testing::HasSubstr("nobody'\\ at all"));
    where.host = "/nowhere/at/all";
    (void)refused([&] { (void)postgresql::engine::connect(where); });
    EXPECT_THAT(refused([&] { (void)postgresql::engine::connect(local(1, "&no_such_option=1")); }).what(),
                testing::HasSubstr("no_such_option"));
}

TEST(connecting, fails_and_leaves_the_pool_as_it_was) {
    compliance::postgresql database;
    auto few = postgresql::engine::connect(database.url(), {.pool = {.size = 1, .max_overflow = 0}});
    few.dispose();
    bool refuses = true;
    few.events().on_connect([&](pool_member&) {
        if (refuses) throw std::runtime_error("not yet");
    });
    for (int i = 0; i < 3; ++i) EXPECT_THROW(few.run("SELECT 1"), std::runtime_error);
    refuses = false;
    few.run("SELECT 1");
    EXPECT_EQ(few.pool().statistics().in_use, 0U);
}

TEST(connecting, more_often_than_the_pool_allows) {
    compliance::postgresql database;
    auto few = postgresql::engine::connect(database.url(), {.pool = {.size = 1, .max_overflow = 1, .timeout = 50ms}});
    {
        const auto first = few.connect(), second = few.connect();
        const auto failure = compliance::error_of<timeout_error>([&] { few.run("SELECT 1"); });
        ASSERT_TRUE(failure);
        EXPECT_THAT(failure->what(), testing::HasSubstr("all 2 are in use (size 1, max_overflow 1)"));
    }
    few.run("SELECT 1");
    EXPECT_EQ(few.pool().statistics().timeouts, 1U);
    EXPECT_EQ(few.pool().statistics().overflow, 0U);
}

TEST(connecting, more_often_than_the_server_allows) {
    compliance::postgresql database;
    database.server.run("CREATE ROLE few_" + database.schema + " LOGIN CONNECTION LIMIT 1");
    url where = url::parse(compliance::postgresql_url());
    where.user = "few_" + database.schema;
    {
        auto many = postgresql::engine::connect(where);
        const auto first = many.connect();
        EXPECT_THAT(refused([&] { (void)many.connect(); }).what(), testing::HasSubstr("too many connections"));
        EXPECT_EQ(many.pool().statistics().in_use, 1U);
    }
    std::this_thread::sleep_for(50ms);
    database.server.run("DROP ROLE few_" + database.schema);
}

}  // namespace connecting
