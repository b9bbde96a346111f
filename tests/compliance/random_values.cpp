// Random texts as values, for a bounded time: each comes back as it was or is refused, and none changes the SQL.
#include "compliance/support/database.hpp"
#include "random_texts.hpp"

#include <cupel/types/utf8.hpp>

#include <set>

using namespace cupel;

namespace random_values {

struct item {
    std::int64_t id{};
    std::string text;
    std::vector<std::byte> bytes{};
};

template <class D>
struct random_values : compliance::suite<D> {
    typename D::dialect::engine served = this->database.start({.show_parameters = true});
    std::set<std::string> heard;
    std::vector<std::string> logged;

    void SetUp() override {
        create_all<item>(served);
        cupel::echo(
            served.events(), [this](std::string_view line) { logged.assign(1, std::string(line)); }, echo_mode::values);
        served.events().on_before_execute([this](const statement_event& event) { heard.emplace(event.sql); });
    }

    static bool takes(const std::string& text) {
        return detail::find_invalid_utf8(text) == text.size() &&
               (D::text_has_nul || text.find('\0') == std::string::npos);
    }
    // Runs a statement, which is refused if a value is none. What is heard is the constant text and nothing else.
    template <class Statement, class Use>
    void run(const Statement& statement, bool taken, Use use) {
        heard.clear();
        try {
            use(served.execute(statement));
            EXPECT_TRUE(taken);
        } catch (const data_error& failure) {
            EXPECT_FALSE(taken) << failure.what();
        }
        EXPECT_TRUE(heard.size() == 1 || !taken);
        for (const std::string& sql : heard) EXPECT_EQ(sql, cupel::sql<typename D::dialect>(statement));
        for (const std::string& line : logged)
            for (const char c : line) EXPECT_TRUE(static_cast<unsigned char>(c) >= ' ' && c != 0x7F);
    }
};
TYPED_TEST_SUITE(random_values, compliance::databases, compliance::database_names);

TYPED_TEST(random_values, never_change_the_sql) {
    random_texts::source random;
    random_texts::bounded_time time;
    int taken = 0, refused = 0;
    this->served.execute(insert_into<item>().values(item{0, "a row that stays", {}}));
    while (time.is_left() && !this->HasFailure()) {
        const std::string text = random.text();
        const bool good = this->takes(text);
        SCOPED_TRACE("the text " + testing::PrintToString(text.substr(0, 300)));
        const auto* const data = reinterpret_cast<const std::byte*>(text.data());
        const std::vector<std::byte> bytes(data, data + text.size());
        this->run(insert_into<item>().values(item{0, text, bytes}), good,
                  [](const execution& done) { EXPECT_EQ(done.rows_affected, 1); });
        this->run(select<item>().where(col<&item::text> == text), good, [&](auto rows) {
            const auto all = std::move(rows).all();
            ASSERT_EQ(all.size(), 1U);
            EXPECT_EQ(all[0].text, text);
            EXPECT_EQ(all[0].bytes, bytes);
        });
        const std::vector<std::string> some{"no such text", text};
        const bool in_range = good && text.find('\0') == std::string::npos;  // which travels as JSON
        this->run(select(func::count()).template from<item>().where(col<&item::text>.in(some)), in_range,
                  [](auto rows) { EXPECT_EQ(std::move(rows).scalar(), 1); });
        this->run(select(func::count()).template from<item>().where(col<&item::bytes> == bytes), true,
                  [&](auto rows) { EXPECT_EQ(std::move(rows).scalar(), good + text.empty()); });
        this->run(update<item>().set(col<&item::text> = text + text).where(col<&item::text> == text), good,
                  [](const execution& done) { EXPECT_EQ(done.rows_affected, 1); });
        this->run(delete_from<item>().where(col<&item::text> == text + text), good,
                  [](const execution& done) { EXPECT_EQ(done.rows_affected, 1); });
        this->run(select(col<&item::text>), true,
                  [](auto rows) { EXPECT_EQ(std::move(rows).scalar(), "a row that stays"); });
        ++(good ? taken : refused);
    }
    EXPECT_GT(taken, 5);
    EXPECT_GT(refused, 5);
    EXPECT_EQ(this->served.pool().statistics().in_use, 0U);
}

// What is wrong with a text is said without it, and with it on request.
TYPED_TEST(random_values, are_shown_on_request_alone) {
    auto silent = this->database.start({});
    create_all<item>(silent);
    random_texts::source random;
    random_texts::bounded_time time;
    for (auto* each : {&this->served, &silent}) {
        each->run("DROP TABLE IF EXISTS item");
        each->run("CREATE TABLE item (id INTEGER PRIMARY KEY, text TEXT NOT NULL CHECK (length(text) < 0), bytes " +
                  std::string(std::same_as<typename TestFixture::dialect, sqlite> ? "BLOB" : "BYTEA") + ")");
    }
    const std::string secret = "Sesam7243";
    while (time.is_left() && !this->HasFailure()) {
        const std::string text = random.text(4) + secret + random.text(4);
        SCOPED_TRACE("the text " + testing::PrintToString(text.substr(0, 300)));
        const auto add = insert_into<item>(with_key).values(item{1, text, {}});
        const auto hidden = compliance::error_of<error>([&] { silent.execute(add); });
        ASSERT_TRUE(hidden);
        for (const std::string& part : {std::string(hidden->what()), hidden->message(), hidden->parameters()})
            EXPECT_THAT(part, testing::Not(testing::HasSubstr(secret)));
        const auto shown = compliance::error_of<error>([&] { this->served.execute(add); });
        ASSERT_TRUE(shown);
        EXPECT_THAT(shown->message() + shown->sql(), testing::Not(testing::HasSubstr(secret)));
        if (this->takes(text) && text.find('\0') == std::string::npos && text.size() < 100) {
            EXPECT_THAT(shown->parameters(), testing::HasSubstr(secret));
        }
    }
}

}  // namespace random_values
