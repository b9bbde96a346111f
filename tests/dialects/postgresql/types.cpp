// What only PostgreSQL stores, read as C++ types that do not hold it.
#include "compliance/support/database.hpp"

#include <cupel/dialects/any/driver.hpp>
#include <cupel/types/uuid.hpp>

using namespace cupel;

namespace postgresql_types {

struct sample {
    std::int64_t id{};
    std::optional<decimal> amount{};
    std::optional<timestamptz> at{};
    std::optional<std::vector<std::int32_t>> numbers{};
    std::optional<std::vector<std::string>> words{};
    std::optional<raw_json> document{};
    std::optional<interval> span{};
    std::optional<uuid> code{};
};

struct postgresql_type : testing::Test {
    compliance::postgresql database;
    decltype(database.open()) db = database.open();

    void SetUp() override { create_all<sample>(db); }

    // The error of reading one row with such a column.
    std::string failure_of(const std::string& assignment) {
        db.run("DELETE FROM sample; INSERT INTO sample DEFAULT VALUES; UPDATE sample SET " + assignment);
        const auto failure = compliance::error_of<data_error>([&] { (void)db.execute(select<sample>()).all(); });
        return failure ? failure->what() : "";
    }
};

TEST_F(postgresql_type, values_that_cpp_does_not_hold_are_data_errors_with_the_columns_name) {
    EXPECT_THAT(failure_of("amount = 'NaN'"), testing::StartsWith("column \"amount\": holds NaN or infinity"));
    EXPECT_THAT(failure_of("amount = '-Infinity'"), testing::StartsWith("column \"amount\": holds NaN or infinity"));
    EXPECT_THAT(failure_of("at = 'infinity'"), testing::StartsWith("column \"at\": holds infinity"));
    EXPECT_THAT(failure_of("at = '-infinity'"), testing::StartsWith("column \"at\": holds -infinity"));
    EXPECT_THAT(failure_of("numbers = '{1,NULL}'"),
                testing::StartsWith("column \"numbers\": holds an array with a NULL"));
    EXPECT_THAT(failure_of("numbers = '{{1,2},{3,4}}'"),
                testing::StartsWith("column \"numbers\": holds an array of several"));
}

TEST_F(postgresql_type, values_of_the_server_are_read_as_they_are_meant) {
    db.run("INSERT INTO sample VALUES (1, '-12345678901234567890.000100', '2026-11-20 22:41:01.5+13:45', "
           "'[5:7]={1,-2,3}', "
           "'{\"\",NULL_,\"a,b\",\"{}\"}', ' {\"b\": 1.50, \"a\": [1, 2]} ', '-1 year 2 days -03:00:00.000001', "
           "'{A0EEBC99-9C0B4EF8-BB6D6BB9-BD380A11}')");
    const sample found = db.execute(select<sample>()).one();
    EXPECT_EQ(found.amount->text(), "-12345678901234567890.000100");
    EXPECT_EQ(found.at->utc, std::chrono::sys_days(std::chrono::year(2026) / 11 / 20) + std::chrono::hours(8) +
                                 std::chrono::minutes(56) + std::chrono::milliseconds(1500));
    EXPECT_EQ(found.numbers, (std::vector<std::int32_t>{1, -2, 3}));
    EXPECT_EQ(found.words, (std::vector<std::string>{"", "NULL_", "a,b", "{}"}));
    EXPECT_EQ(found.document->text, R"({"a": [1, 2], "b": 1.50})");
    EXPECT_EQ(found.span, (interval{-12, 2, -10'800'000'001}));
    EXPECT_EQ(detail::uuid_text(codec<uuid>::encode(*found.code))[0], 'a');
    // And the server sees what is bound as cupel means it.
    db.execute(update<sample>()
                   .set(col<&sample::amount> = decimal("-0.0012300"),
                        col<&sample::numbers> = std::vector<std::int32_t>{7},
                        col<&sample::words> = std::vector<std::string>{"a\"b", "NULL", ""},
                        col<&sample::span> = interval{13, -1, 1}, col<&sample::document> = raw_json{"[1 , 2]"},
                        col<&sample::at> = timestamptz{})
                   .all_rows());
    EXPECT_THAT(database.ask(db, "SELECT amount, numbers, words, span, document, at AT TIME ZONE 'UTC' FROM sample"),
                testing::ElementsAre(testing::ElementsAre("-0.0012300", "{7}", R"({"a\"b","NULL",""})",
                                                          "1 year 1 mon -1 days +00:00:00.000001", "[1, 2]",
                                                          "1970-01-01 00:00:00")));
}

TEST_F(postgresql_type, a_column_of_another_type_is_a_data_error) {
    db.run("ALTER TABLE sample ALTER amount TYPE text, ALTER numbers TYPE text[]; INSERT INTO sample (amount) VALUES "
           "('1')");
    EXPECT_THROW((void)db.execute(select(col<&sample::amount>)).all(), data_error);
    db.run("UPDATE sample SET numbers = '{1}'");
    EXPECT_THROW((void)db.execute(select(col<&sample::numbers>)).all(), data_error);
}

TEST_F(postgresql_type, numerics_outside_of_their_digits_are_refused) {
    db.run("ALTER TABLE sample ALTER amount TYPE numeric(5, 2)");
    db.execute(insert_into<sample>().values(sample{.amount = decimal("1.005")}));
    EXPECT_EQ(db.execute(select(col<&sample::amount>)).scalar()->text(), "1.01");
    EXPECT_THROW(db.execute(insert_into<sample>().values(sample{.amount = 1000})), data_error);
    EXPECT_THROW(db.execute(insert_into<sample>().values(sample{.amount = decimal(std::string(131073, '9'))})),
                 data_error);
    EXPECT_THROW(db.execute(insert_into<sample>().values(sample{.amount = decimal("0." + std::string(16384, '9'))})),
                 data_error);
}

TEST_F(postgresql_type, decimals_compute) {
    for (const char* amount : {"0.1", "0.2", "12345678901234567890.3"})
        db.execute(insert_into<sample>().values(sample{.amount = decimal(amount)}));
    EXPECT_EQ(db.execute(select(func::sum(col<&sample::amount>))).scalar()->text(), "12345678901234567890.6");
    EXPECT_EQ(db.execute(select(func::sum(col<&sample::amount> * 2 - decimal("0.1")))).scalar()->text(),
              "24691357802469135780.9");
    EXPECT_EQ(db.execute(select(func::avg(col<&sample::amount>)).where(col<&sample::amount> < 1)).scalar(),
              decimal("0.15"));
    EXPECT_EQ(
        db.execute(select(func::count()).from<sample>().where(-col<&sample::amount> / 2 > decimal("-0.15"))).scalar(),
        2);
    EXPECT_EQ(db.execute(select(func::count()).from<sample>().where(col<&sample::amount> > col<&sample::id>)).scalar(),
              1);
}

TEST_F(postgresql_type, json_compares_by_its_meaning) {
    db.execute(insert_into<sample>().values(sample{.document = raw_json{R"({"a":1,"b":2.0})"}}));
    EXPECT_EQ(
        db.execute(
              select(func::count()).from<sample>().where(col<&sample::document> == raw_json{R"({ "b": 2, "a": 1 })"}))
            .scalar(),
        1);
    EXPECT_EQ(
        db.execute(select(func::count()).from<sample>().where(col<&sample::document>.in(raw_json{"1"}, raw_json{"2"})))
            .scalar(),
        0);
    EXPECT_EQ(db.execute(select(func::count())
                             .from<sample>()
                             .where(col<&sample::document>.in(std::vector<raw_json>{{"1"}, {R"({"b":2,"a":1})"}})))
                  .scalar(),
              1);
}

TEST_F(postgresql_type, arrays_are_in_order_element_by_element) {
    for (const std::vector<std::int32_t>& numbers : {std::vector<std::int32_t>{10}, {9, 1}, {}, {9}})
        db.execute(insert_into<sample>().values(sample{.numbers = numbers}));
    EXPECT_EQ(db.execute(select(func::max(col<&sample::numbers>))).scalar(), std::vector<std::int32_t>{10});
    EXPECT_EQ(
        db.execute(select(func::count()).from<sample>().where(col<&sample::numbers> < std::vector<std::int32_t>{9, 1}))
            .scalar(),
        2);
}

// Types of users are read as text where they are text: an enum, not a composite or a range in its binary form.
TEST_F(postgresql_type, of_a_user_that_is_no_text_is_a_data_error) {
    const auto name = text<"SELECT name FROM thing ORDER BY id">.columns<std::optional<std::string>>();
    db.run("CREATE TYPE size AS ENUM ('small'); CREATE TABLE thing (id int, name size);"
           "INSERT INTO thing VALUES (1, NULL), (2, 'small')");
    EXPECT_THAT(db.execute(name).scalars(), testing::ElementsAre(std::nullopt, "small"));
    db.run("DROP TABLE thing; CREATE TYPE pair AS (a int, b text); CREATE TABLE thing (id int, name pair);"
           "INSERT INTO thing VALUES (1, NULL), (2, (7, 'x'))");
    EXPECT_THROW((void)db.execute(name).scalars(), data_error);
    EXPECT_THROW((void)db.stream(name).scalars(), data_error);
    db.run("DROP TABLE thing; CREATE TYPE span AS RANGE (subtype = float8); CREATE TABLE thing (id int, name span);"
           "INSERT INTO thing VALUES (1, '[1,2]')");
    EXPECT_THROW((void)db.execute(name).scalars(), data_error);
}

// The first row has no mark, so that only the second shows what the column holds.
struct mark {
    std::int64_t id{};
    std::string name;
};
TEST_F(postgresql_type, of_an_entity_that_the_first_row_lacks_is_checked_too) {
    db.run("CREATE TABLE mark (id bigint PRIMARY KEY, name integer); INSERT INTO mark VALUES (2, 1094795585);"
           "INSERT INTO sample (id) VALUES (1), (2)");
    const auto both = select(col<&sample::id>, entity<mark>)
                          .from<sample>()
                          .left_join<mark>(col<&mark::id> == col<&sample::id>)
                          .order_by(col<&sample::id>);
    EXPECT_THROW((void)db.execute(both).all(), data_error);
    auto any = engine::connect(database.url());
    EXPECT_THROW((void)any.execute(both).all(), data_error);
}

TEST_F(postgresql_type, timestamps_that_are_too_late_say_so) {
    const auto asked = [&](const std::string& value) {
        db.run("DELETE FROM sample; INSERT INTO sample (at) VALUES ('" + value + "')");
        return compliance::error_of<data_error>([&] { (void)db.execute(select(col<&sample::at>)).all(); })
            .value()
            .message();
    };
    EXPECT_THAT(asked("infinity"), testing::HasSubstr("holds infinity"));
    EXPECT_THAT(asked("-infinity"), testing::HasSubstr("holds -infinity"));
    EXPECT_THAT(asked("294276-12-31 23:59:59.999999Z"), testing::HasSubstr("later than any in C++"));
}

}  // namespace postgresql_types
