// A column that holds what its model does not say: a data_error that names the column and the SQL, never another value.
#include "dialects/sqlite/support.hpp"

using namespace cupel;

namespace wrong_types {

struct thing {
    std::int64_t id{};
    std::int32_t number{};
    double real{};
    std::string text;
    blob bytes{};
    bool flag{};
    timestamp at{};
    date day{};
};

class wrong_types : public testing::TestWithParam<std::tuple<const char*, const char*>> {
protected:
    void SetUp() override {
        // No types and no NOT NULL: SQLite keeps what it is given.
        db.run("CREATE TABLE thing (id INTEGER PRIMARY KEY, number, real, text, bytes, flag, at, day)");
        db.run("INSERT INTO thing VALUES (1, 5, 1.5, 'a text that has memory of its own, to leak', x'01', 1, "
               "'2020-01-01 00:00:00', '2020-01-01')");
    }
    sqlite::connection db = sqlite_tests::open("sqlite://");
};

TEST_P(wrong_types, are_a_data_error) {
    EXPECT_EQ(db.execute(select<thing>()).one().number, 5);
    const auto [column, value] = GetParam();
    db.run("UPDATE thing SET " + std::string(column) + " = " + value);
    const auto failure = sqlite_tests::error_of<data_error>([&] { (void)db.execute(select<thing>()).all(); });
    ASSERT_TRUE(failure);
    EXPECT_EQ(failure->code(), error_code::data);
    EXPECT_EQ(failure->column(), column);
    EXPECT_EQ(failure->sql(), sql<sqlite>(select<thing>()));
    EXPECT_THAT(failure->what(), testing::AllOf(testing::HasSubstr(column), testing::HasSubstr("SELECT")));
    // in a row, in a loop and in a DTO as well
    EXPECT_THROW((void)db.execute(select<thing>()).one(), data_error);
    EXPECT_THROW((void)db.execute(select<thing>()).into<thing>().all(), data_error);
    EXPECT_EQ(sqlite_tests::running_statements(db.native_handle()), 0U);
    db.run("DROP TABLE thing");
}

constexpr std::tuple<const char*, const char*> cases[] = {{"number", "NULL"},
                                                          {"number", "1.5"},
                                                          {"number", "'5 apples'"},
                                                          {"number", "'5'"},
                                                          {"number", "x'35'"},
                                                          {"number", "2147483648"},
                                                          {"number", "1e300"},
                                                          {"real", "NULL"},
                                                          {"real", "'1.5'"},
                                                          {"real", "x'00'"},
                                                          {"text", "NULL"},
                                                          {"text", "5"},
                                                          {"text", "x'ff'"},
                                                          {"bytes", "NULL"},
                                                          {"bytes", "5"},
                                                          {"bytes", "'text'"},
                                                          {"flag", "NULL"},
                                                          {"flag", "'true'"},
                                                          {"flag", "0.5"},
                                                          {"at", "NULL"},
                                                          {"at", "''"},
                                                          {"at", "0"},
                                                          {"at", "'2020-01-01'"},
                                                          {"at", "'2020-13-01 00:00:00'"},
                                                          {"at", "'2020-01-01 24:00:00'"},
                                                          {"at", "'2020-01-01 00:00:00.'"},
                                                          {"at", "'2020-01-01 00:00:00.1234567'"},
                                                          {"at", "'2020-01-01 00:00:0x'"},
                                                          {"at", "'2020-01-01 00:00:00+01'"},
                                                          {"day", "NULL"},
                                                          {"day", "'2020-02-30'"},
                                                          {"day", "'2020-1-1'"},
                                                          {"day", "'20200101'"},
                                                          {"day", "'2020-01-01 00:00'"},
                                                          {"day", "20200101"}};

INSTANTIATE_TEST_SUITE_P(, wrong_types, testing::ValuesIn(cases));

TEST_F(wrong_types, an_integer_is_a_number_where_a_double_is_read) {
    db.run("UPDATE thing SET real = 5");
    EXPECT_EQ(db.execute(select<thing>()).one().real, 5.0);
}

TEST_F(wrong_types, times_may_be_shorter_as_sqlite_writes_them) {
    using namespace std::chrono_literals;
    const timestamp day = std::chrono::sys_days{std::chrono::year(2020) / 1 / 2};
    const std::pair<const char*, timestamp> spellings[] = {{"2020-01-02 03:04", day + 3h + 4min},
                                                           {"2020-01-02T03:04:05", day + 3h + 4min + 5s},
                                                           {"2020-01-02 03:04:05.6", day + 3h + 4min + 5s + 600ms},
                                                           {"2020-01-02 03:04:05.000007", day + 3h + 4min + 5s + 7us}};
    for (const auto& [text, time] : spellings) {
        db.run("UPDATE thing SET at = '" + std::string(text) + "'");
        EXPECT_EQ(db.execute(select<thing>()).one().at, time) << text;
    }
}

}  // namespace wrong_types
