// UPDATE and DELETE of a range of objects, each found by its key.
#include "compliance/support/database.hpp"

#include <list>
#include <ranges>

using namespace cupel;

namespace by_keys {

struct address {
    std::string city;
    std::optional<std::string> street;
    bool operator==(const address&) const = default;
};
struct person {
    std::int64_t id{};
    std::string name;
    address home;
    std::optional<std::int32_t> age;
    std::string changed_by = "nobody";
    bool operator==(const person&) const = default;
};
struct place {  // a key of two columns
    std::string country;
    std::int32_t number{};
    std::string city;
    bool operator==(const place&) const = default;
};
struct listing {  // an array: PostgreSQL takes such objects one by one
    std::int64_t id{};
    std::vector<std::int32_t> numbers;
    bool operator==(const listing&) const = default;
};

}  // namespace by_keys

template <>
struct cupel::mapping<by_keys::person> {
    static constexpr auto table =
        cupel::table<"people">(on_update<&by_keys::person::changed_by>("update"), unique<&by_keys::person::name>);
};
template <>
struct cupel::mapping<by_keys::place> {
    static constexpr auto table =
        cupel::table<"places">(primary_key<&by_keys::place::country, &by_keys::place::number>);
};

namespace by_keys {

template <class D>
struct by_key : compliance::suite<D> {
    static constexpr bool on_sqlite = std::same_as<typename D::dialect, sqlite>;

    // How often each prepared statement that begins with the word has been executed.
    std::vector<std::int64_t> executions(const std::string& word, typename D::dialect::connection& session) {
        std::vector<std::int64_t> counts;
        if constexpr (on_sqlite) {
            sqlite3* const handle = session.native_handle();
            for (sqlite3_stmt* one = sqlite3_next_stmt(handle, nullptr); one != nullptr;
                 one = sqlite3_next_stmt(handle, one))
                if (std::string_view(sqlite3_sql(one)).starts_with(word))
                    counts.push_back(sqlite3_stmt_status(one, SQLITE_STMTSTATUS_RUN, 0));
        } else {
            for (const auto& row : this->database.ask(
                     session, "SELECT generic_plans + custom_plans FROM pg_prepared_statements WHERE statement LIKE '" +
                                  word + "%'"))
                counts.push_back(std::stoll(*row[0]));
        }
        return counts;
    }

    std::vector<person> people() { return this->db.execute(select<person>().order_by(col<&person::id>)).all(); }
};
TYPED_TEST_SUITE(by_key, compliance::databases, compliance::database_names);

using text_rows = compliance::text_rows;

TYPED_TEST(by_key, all_columns_of_each_object) {
    create_all<person>(this->db);
    const std::vector<person> first{{0, "a", {"Ulm", "x"}, 1}, {0, "b", {"Ulm", {}}, 2}, {0, "c", {"Ulm", {}}, 3}};
    this->db.execute(insert_into<person>().values(first));
    const std::list<person> changed{{3, "C", {"Bonn", "y"}, {}}, {1, "A", {"Kiel", {}}, 10}, {99, "?", {"?", {}}, {}}};
    EXPECT_EQ(this->db.execute(update<person>().set(changed)).rows_affected, 2);
    EXPECT_EQ(this->people(), (std::vector<person>{{1, "A", {"Kiel", {}}, 10, "update"},
                                                   {2, "b", {"Ulm", {}}, 2, "nobody"},
                                                   {3, "C", {"Bonn", "y"}, {}, "update"}}));
    EXPECT_EQ(this->db.execute(update<person>().set(std::vector<person>())).rows_affected, 0);
}

TYPED_TEST(by_key, some_columns_of_each_object) {
    create_all<person>(this->db);
    const std::vector<person> first{{0, "a", {"Ulm", "x"}, 1}, {0, "b", {"Ulm", {}}, 2}};
    this->db.execute(insert_into<person>().values(first));
    const std::vector<person> changed{{2, "ignored", {"Bonn", "y"}, {}}, {1, "ignored", {"Kiel", "z"}, 7}};
    const auto rows = this->db.execute(
        update<person>().template set<&person::age, &person::home, &address::street>(changed).returning(
            col<&person::id>, (col<&person::id> * 10).template as<"tenfold">()));
    ASSERT_EQ(rows.size(), 2U);
    for (const auto& row : rows) EXPECT_EQ(row[label<"tenfold">], row[col<&person::id>] * 10);
    EXPECT_EQ(this->people(),
              (std::vector<person>{{1, "a", {"Ulm", "z"}, 7, "update"}, {2, "b", {"Ulm", "y"}, {}, "update"}}));
}

TYPED_TEST(by_key, keys_of_two_columns) {
    create_all<place>(this->db);
    const std::vector<place> first{{"de", 1, "Ulm"}, {"de", 2, "Bonn"}, {"fr", 1, "Lyon"}};
    this->db.execute(insert_into<place>().values(first));
    EXPECT_EQ(
        this->db.execute(update<place>().set(std::vector<place>{{"de", 1, "Kiel"}, {"fr", 2, "Nice"}})).rows_affected,
        1);
    EXPECT_EQ(
        this->db.execute(delete_from<place>().rows(std::vector<place>{{"de", 2, "any"}, {"it", 1, ""}})).rows_affected,
        1);
    EXPECT_EQ(this->database.ask(this->db, "SELECT country, number, city FROM places ORDER BY 1, 2"),
              (text_rows{{"de", "1", "Kiel"}, {"fr", "1", "Lyon"}}));
}

TYPED_TEST(by_key, deleted_rows_are_returned) {
    create_all<person>(this->db);
    const std::vector<person> first{{0, "a", {"Ulm", "x"}, 1}, {0, "b", {"Ulm", {}}, 2}, {0, "c", {"Ulm", {}}, 3}};
    this->db.execute(insert_into<person>().values(first));
    const auto all = this->people();
    const std::vector<person> gone =
        this->db.execute(delete_from<person>()
                             .rows(all | std::views::transform([](const person& one) {
                                       return one.name == "b" ? person{-1, "", {}, {}} : one;
                                   }))
                             .returning());
    EXPECT_EQ(gone.size(), 2U);
    EXPECT_EQ(this->database.ask(this->db, "SELECT id, name FROM people"), (text_rows{{"2", "b"}}));
}

TYPED_TEST(by_key, all_or_none) {
    create_all<person>(this->db);
    const std::vector<person> first{{0, "a", {"Ulm", "x"}, 1}, {0, "b", {"Ulm", {}}, 2}};
    this->db.execute(insert_into<person>().values(first));
    const std::vector<person> meets{{1, "z", {"Kiel", {}}, 10}, {2, "z", {"Kiel", {}}, 10}};
    EXPECT_THROW(this->db.execute(update<person>().set(meets)), integrity_error);
    EXPECT_EQ(this->database.ask(this->db, "SELECT name, city FROM people ORDER BY id"),
              (text_rows{{"a", "Ulm"}, {"b", "Ulm"}}));
    EXPECT_FALSE(this->db.in_transaction());
}

// On SQLite one prepared statement, executed for each object; on PostgreSQL one for all.
TYPED_TEST(by_key, one_prepared_statement_in_one_transaction) {
    auto served = this->database.start({});
    std::vector<std::string> told;
    served.events().on_after_execute(
        [&](const statement_event& event) { told.emplace_back(event.sql.substr(0, event.sql.find(' '))); });
    auto session = served.connect(isolation::autocommit);
    create_all<place>(session);
    const std::vector<place> first{{"de", 1, "Ulm"}, {"de", 2, "Bonn"}, {"fr", 1, "Lyon"}};
    session.execute(insert_into<place>().values(first));
    const std::vector<place> changed{{"fr", 1, "Nice"}, {"de", 1, "Kiel"}, {"it", 1, "Rom"}};
    const auto sent = [&](const auto& statement) {
        told.clear();
        session.execute(statement);
        return told;
    };
    const bool each = this->on_sqlite;
    const std::string begin = each ? "SAVEPOINT" : "BEGIN", end = each ? "RELEASE" : "COMMIT";
    EXPECT_EQ(sent(update<place>().set(changed)), (std::vector<std::string>{begin, "UPDATE", end}));
    EXPECT_EQ(this->executions("UPDATE", session), (std::vector<std::int64_t>{each ? 3 : 1}));
    session.execute(update<place>().set(changed));
    EXPECT_EQ(this->executions("UPDATE", session), (std::vector<std::int64_t>{each ? 6 : 2}));
    EXPECT_EQ(sent(delete_from<place>().rows(changed)), (std::vector<std::string>{begin, "DELETE", end}));
    EXPECT_EQ(this->executions("DELETE", session), (std::vector<std::int64_t>{each ? 3 : 1}));
    EXPECT_EQ(this->database.ask(session, "SELECT country, number, city FROM places"),
              (text_rows{{"de", "2", "Bonn"}}));
}

// SQLite stores one object after the other, PostgreSQL one of them.
TYPED_TEST(by_key, one_key_twice) {
    create_all<place>(this->db);
    this->db.execute(insert_into<place>().values(std::vector<place>{{"de", 1, "Ulm"}, {"fr", 1, "Lyon"}}));
    const std::vector<place> twice{{"de", 1, "first"}, {"fr", 1, "Nice"}, {"de", 1, "last"}};
    const auto rows = this->db.execute(update<place>().set(twice).returning(col<&place::city>));
    EXPECT_EQ(rows.size(), this->on_sqlite ? 3U : 2U);
    const auto stored = this->database.ask(this->db, "SELECT country, number, city FROM places ORDER BY 1");
    const text_rows last{{"de", "1", "last"}, {"fr", "1", "Nice"}};
    const text_rows other{{"de", "1", "first"}, {"fr", "1", "Nice"}};
    if constexpr (TestFixture::on_sqlite) EXPECT_EQ(stored, last);
    else EXPECT_THAT(stored, testing::AnyOf(last, other));
    EXPECT_EQ(this->db.execute(update<place>().set(twice)).rows_affected, this->on_sqlite ? 3 : 2);
    EXPECT_EQ(this->db.execute(delete_from<place>().rows(twice)).rows_affected, 2);
    EXPECT_EQ(this->database.ask(this->db, "SELECT count(*) FROM places"), (text_rows{{"0"}}));
}

TYPED_TEST(by_key, objects_that_go_one_by_one) {
    create_all<listing>(this->db);
    this->db.execute(insert_into<listing>().values(std::vector<listing>{{0, {1}}, {0, {2}}}));
    EXPECT_EQ(
        this->db.execute(update<listing>().set(std::vector<listing>{{2, {5, 6}}, {1, {}}, {3, {}}})).rows_affected, 2);
    EXPECT_EQ(this->db.execute(select<listing>().order_by(col<&listing::id>)).all(),
              (std::vector<listing>{{1, {}}, {2, {5, 6}}}));
    EXPECT_EQ(this->db.execute(delete_from<listing>().rows(std::vector<listing>{{2, {}}})).rows_affected, 1);
}

// More than go in one statement of PostgreSQL.
TYPED_TEST(by_key, many_objects) {
    create_all<place>(this->db);
    std::vector<place> all;
    for (std::int32_t i = 0; i < 12'000; ++i) all.push_back({"de", i, "old"});
    this->db.execute(insert_into<place>().values(all));
    for (place& one : all) one.city = std::to_string(one.number);
    EXPECT_EQ(this->db.execute(update<place>().set(all)).rows_affected, 12'000);
    EXPECT_EQ(this->database.ask(this->db, "SELECT count(*) FROM places WHERE city = CAST(number AS VARCHAR(9))"),
              (text_rows{{"12000"}}));
    all.pop_back();
    EXPECT_EQ(this->db.execute(delete_from<place>().rows(all)).rows_affected, 11'999);
}

}  // namespace by_keys
