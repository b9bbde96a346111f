// What databases refuse, as the same classes on each of them.
#include "compliance/support/database.hpp"

#include <array>
#include <atomic>
#include <chrono>
#include <limits>
#include <memory>
#include <thread>

using namespace cupel;
using namespace std::chrono_literals;

namespace errors {

struct owner {
    std::int64_t id{};
    std::string email;
    std::optional<std::int64_t> boss_id{};
    std::int32_t age{};
};
struct absent {
    std::int64_t id{};
};

}  // namespace errors

template <>
struct cupel::mapping<errors::owner> {
    static constexpr auto table =
        cupel::table<"owner">(unique<&errors::owner::email>, foreign_key<&errors::owner::boss_id, &errors::owner::id>,
                              check(col<&errors::owner::age> >= 0));
};

namespace errors {

template <class D>
struct errors : compliance::suite<D> {
    static constexpr bool on_sqlite = std::same_as<typename D::dialect, sqlite>;

    void SetUp() override {
        create_all<owner>(this->db);
        this->db.execute(insert_into<owner>().values(owner{0, "a@x", {}, 1}));
    }
    // The error of a call, after its place and codes have been compared.
    template <class Error, class Function>
    Error refused(error_code code, int native, std::string_view state, Function function) {
        const auto failure = compliance::error_of<Error>(function);
        if (!failure) return Error(code, "");
        EXPECT_EQ(failure->code(), code);
        if (on_sqlite) EXPECT_EQ(failure->native_code(), native) << failure->what();
        else EXPECT_EQ(failure->sqlstate(), state) << failure->what();
        EXPECT_THAT(failure->sql(), testing::Not(testing::IsEmpty()));
        EXPECT_THAT(std::string(failure->what()), testing::HasSubstr("[SQL: "));
        EXPECT_NE(dynamic_cast<const error*>(&*failure), nullptr);
        return *failure;
    }
};
TYPED_TEST_SUITE(errors, compliance::databases, compliance::database_names);

TYPED_TEST(errors, of_constraints) {
    const auto insert = [&](owner row) { return [this, row] { this->db.execute(insert_into<owner>().values(row)); }; };
    const auto twice = this->template refused<unique_violation>(error_code::unique_violation, SQLITE_CONSTRAINT_UNIQUE,
                                                                "23505", insert({0, "a@x", {}, 1}));
    EXPECT_EQ(twice.table(), "owner");
    EXPECT_EQ(twice.column(), "email");
    const auto orphan = this->template refused<foreign_key_violation>(
        error_code::foreign_key_violation, SQLITE_CONSTRAINT_FOREIGNKEY, "23503", insert({0, "b@x", 99, 1}));
    if (!this->on_sqlite) {
        EXPECT_EQ(orphan.table(), "owner");
        EXPECT_EQ(orphan.column(), "boss_id");
        EXPECT_THAT(orphan.constraint(), testing::Not(testing::IsEmpty()));
        EXPECT_THAT(twice.constraint(), testing::Not(testing::IsEmpty()));
    }
    const auto young = this->template refused<check_violation>(error_code::check_violation, SQLITE_CONSTRAINT_CHECK,
                                                               "23514", insert({0, "b@x", {}, -1}));
    EXPECT_THAT(young.constraint(), testing::Not(testing::IsEmpty()));
    const auto missing =
        this->template refused<not_null_violation>(error_code::not_null_violation, SQLITE_CONSTRAINT_NOTNULL, "23502",
                                                   [&] { this->db.run("UPDATE owner SET email = NULL"); });
    EXPECT_EQ(missing.table(), "owner");
    EXPECT_EQ(missing.column(), "email");
}

TYPED_TEST(errors, of_an_exclusion_constraint) {
    if constexpr (TestFixture::on_sqlite) GTEST_SKIP() << "there are none";
    else {
        this->db.run("CREATE TABLE stay (room int4range, CONSTRAINT one_guest EXCLUDE USING gist (room WITH &&))");
        this->db.run("INSERT INTO stay VALUES ('[1,5)')");
        const auto failure = this->template refused<exclusion_violation>(
            error_code::exclusion_violation, 0, "23P01", [&] { this->db.run("INSERT INTO stay VALUES ('[4,9)')"); });
        EXPECT_EQ(failure.constraint(), "one_guest");
        EXPECT_EQ(failure.table(), "stay");
    }
}

TYPED_TEST(errors, of_a_deferred_constraint_come_at_commit) {
    if constexpr (TestFixture::on_sqlite) {
        this->db.run("CREATE TABLE part (id INTEGER REFERENCES owner DEFERRABLE INITIALLY DEFERRED)");
    } else {
        this->db.run("CREATE TABLE part (id bigint REFERENCES owner DEFERRABLE INITIALLY DEFERRED)");
    }
    {
        auto tx = this->db.begin();
        tx.run("INSERT INTO part VALUES (77)");
        EXPECT_THROW(tx.commit(), foreign_key_violation);
    }
    EXPECT_FALSE(this->db.in_transaction());
    EXPECT_EQ(this->database.ask(this->db, "SELECT count(*) FROM part")[0][0], "0");
    EXPECT_THROW(this->db.begin([](auto& tx) { tx.run("INSERT INTO part VALUES (77)"); }), foreign_key_violation);
}

TYPED_TEST(errors, of_sql) {
    const auto table = this->template refused<no_such_table_error>(
        error_code::no_such_table, SQLITE_ERROR, "42P01", [&] { (void)this->db.execute(select<absent>()).all(); });
    EXPECT_EQ(table.table(), "absent");
    this->db.run("CREATE TABLE absent (other int)");
    const auto column = this->template refused<no_such_column_error>(
        error_code::no_such_column, SQLITE_ERROR, "42703", [&] { (void)this->db.execute(select<absent>()).all(); });
    EXPECT_EQ(column.column(), "id");
    EXPECT_EQ(column.table(), "absent");
    const auto syntax = this->template refused<programming_error>(error_code::syntax, SQLITE_ERROR, "42601",
                                                                  [&] { this->db.run("SELEKT 1"); });
    EXPECT_EQ(syntax.sql(), "SELEKT 1");
    EXPECT_THROW(this->db.run(std::string_view("SELECT 1\0 2", 11)), programming_error);
}

TYPED_TEST(errors, of_values) {
    (void)this->template refused<not_null_violation>(error_code::not_null_violation, SQLITE_CONSTRAINT_NOTNULL, "23502",
                                                     [&] { this->db.run("INSERT INTO owner (age) VALUES (1)"); });
    if constexpr (!TestFixture::on_sqlite) {
        for (const auto& [sql, state] :
             {std::pair("SELECT 1 / 0", "22012"), std::pair("SELECT 2147483647 + 1", "22003"),
              std::pair("SELECT 'x'::int", "22P02"), std::pair("SELECT 'aaa'::jsonb", "22P02")}) {
            const auto failure = compliance::error_of<data_error>([&] { this->db.run(sql); });
            ASSERT_TRUE(failure);
            EXPECT_EQ(failure->sqlstate(), state);
        }
    }
}

TYPED_TEST(errors, are_caught_as_what_they_are) {
    const auto twice = [&] { this->db.execute(insert_into<owner>().values(owner{0, "a@x", {}, 1})); };
    EXPECT_THROW(twice(), unique_violation);
    EXPECT_THROW(twice(), integrity_error);
    EXPECT_THROW(twice(), error);
    EXPECT_THROW(twice(), std::exception);
    EXPECT_THROW(this->db.run("SELEKT"), programming_error);
    try {
        throw timeout_error(error_code::timeout, "");
    } catch (const operational_error& failure) {
        EXPECT_FALSE(failure.may_retry());
    }
}

TYPED_TEST(errors, never_show_values) {
    const std::string secret = "secret@x";
    this->db.execute(insert_into<owner>().values(owner{0, secret, {}, 1}));
    const auto hidden = [&](auto function) {
        try {
            function();
            ADD_FAILURE() << "nothing was thrown";
        } catch (const error& failure) {
            EXPECT_THAT(std::string(failure.what()), testing::Not(testing::HasSubstr(secret)));
            EXPECT_THAT(failure.message(), testing::Not(testing::HasSubstr(secret)));
            EXPECT_THAT(failure.sql(), testing::Not(testing::HasSubstr(secret)));
        }
    };
    hidden([&] { this->db.execute(insert_into<owner>().values(owner{0, secret, {}, 1})); });
    hidden([&] { this->db.execute(insert_into<owner>().values(owner{0, secret + "2", 99, 1})); });
    hidden([&] { this->db.execute(insert_into<owner>().values(owner{0, secret + "2", {}, -1})); });
    hidden([&] { this->db.execute(insert_into<owner>().values(std::vector<owner>{{0, secret, {}, 1}})); });
    hidden([&] { this->db.execute(insert_into<owner>().values(owner{0, secret + "\xff", {}, 1})); });
}

// The same again of an engine that was told to show them.
TYPED_TEST(errors, show_values_on_request) {
    auto served = this->database.start({.show_parameters = true});
    create_all<owner>(served);
    const std::string secret = "O'Hara? \"x\" ?1";
    const std::string quoted = "'O''Hara? \"x\" ?1'";
    const std::string sign = TestFixture::on_sqlite ? "?" : "$";
    if (!this->database.shared) served.execute(insert_into<owner>().values(owner{0, "a@x", {}, 1}));
    served.execute(insert_into<owner>().values(owner{0, secret, {}, 1}));
    const auto shown = [&](const std::string& expected, auto function) {
        const auto failure = compliance::error_of<error>(function);
        ASSERT_TRUE(failure);
        EXPECT_EQ(failure->parameters(), expected);
        EXPECT_THAT(std::string(failure->what()), testing::EndsWith("] [parameters: " + expected + "]"));
        EXPECT_THAT(failure->message(), testing::Not(testing::HasSubstr("Hara")));
        EXPECT_THAT(failure->sql(), testing::Not(testing::HasSubstr("Hara")));
    };
    shown(sign + "1 = " + quoted + ", " + sign + "2 = NULL, " + sign + "3 = -1",
          [&] { served.execute(insert_into<owner>().values(owner{0, secret, {}, -1})); });
    shown(sign + "1 = " + quoted + ", " + sign + "2 = 3",
          [&] { served.execute(update<owner>().set(col<&owner::email> = secret).where(col<&owner::id> != 3)); });
    shown(sign + "1 = '" + std::string(255 + !TestFixture::on_sqlite, 'x') + "'... (" +
              (TestFixture::on_sqlite ? "5002" : "5000") + " bytes), " + sign + "2 = NULL, " + sign + "3 = -1",
          [&] { served.execute(insert_into<owner>().values(owner{0, std::string(5000, 'x'), {}, -1})); });
    // What fails of its text alone has none; nor has what was never sent.
    const auto plain = compliance::error_of<error>([&] { served.run("SELEKT 'x'"); });
    EXPECT_TRUE(plain && plain->parameters().empty());
    const auto unsent =
        compliance::error_of<data_error>([&] { served.execute(insert_into<owner>().values(owner{0, "\xff", {}, 1})); });
    EXPECT_TRUE(unsent && unsent->parameters().empty() == TestFixture::on_sqlite);  // PostgreSQL looks at it itself
    // Nothing is shown by another engine.
    const auto hidden = compliance::error_of<check_violation>(
        [&] { this->db.execute(insert_into<owner>().values(owner{0, secret, {}, -1})); });
    EXPECT_TRUE(hidden && hidden->parameters().empty());
    EXPECT_THAT(std::string(hidden->what()), testing::Not(testing::HasSubstr("parameters")));
}

// A stream fails where its rows are read.
TYPED_TEST(errors, show_values_of_a_stream_too) {
    auto served = this->database.start({.show_parameters = true});
    create_all<owner>(served);
    served.execute(delete_from<owner>().all_rows());
    served.execute(insert_into<owner>().values(std::vector<owner>{{0, "x@x", {}, 1}, {0, "y@x", {}, 2147483647}}));
    const std::string sign = TestFixture::on_sqlite ? "?" : "$";
    if constexpr (TestFixture::on_sqlite) {
        // SQLite's integers overflow into doubles: json() fails instead.
        served.run("CREATE VIEW broken AS SELECT id, json(email) AS email, boss_id, age FROM owner");
    } else {
        served.run("CREATE VIEW broken AS SELECT id, email, boss_id, age / (age - 1) AS age FROM owner");
    }
    struct broken {
        std::int64_t id{};
        std::string email;
        std::optional<std::int64_t> boss_id{};
        std::int32_t age{};
    };
    const auto failure = compliance::error_of<error>([&] {
        for (const broken& each : served.stream(select<broken>().where(col<&broken::id> > -7))) (void)each;
    });
    ASSERT_TRUE(failure);
    EXPECT_EQ(failure->parameters(), sign + "1 = -7");
}

// A statement without an end, of each database.
template <class D>
constexpr std::string_view endless =
    std::same_as<typename D::dialect, sqlite>
        ? "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
        : "SELECT pg_sleep(30)";

TYPED_TEST(errors, of_an_interrupt_from_another_thread) {
    auto tx = this->db.begin();
    tx.execute(insert_into<owner>().values(owner{0, "b@x", {}, 1}));
    std::atomic<bool> over{false};
    std::thread other([&] {
        while (!over) {
            std::this_thread::sleep_for(10ms);
            this->db.interrupt();
        }
    });
    const auto begin = std::chrono::steady_clock::now();
    (void)this->template refused<interrupted_error>(error_code::interrupted, SQLITE_INTERRUPT, "57014",
                                                    [&] { tx.run(endless<TypeParam>); });
    over = true;
    other.join();
    EXPECT_LT(std::chrono::steady_clock::now() - begin, 5s);
    if (tx.in_transaction()) tx.rollback();
    EXPECT_EQ(this->db.execute(select(func::count()).template from<owner>()).scalar(), 1);
}

TYPED_TEST(errors, an_interrupt_of_nothing_hurts_nobody) {
    for (int i = 0; i < 3; ++i) {
        this->db.interrupt();
        std::this_thread::sleep_for(20ms);
        EXPECT_EQ(this->db.execute(select(func::count()).template from<owner>()).scalar(), 1);
    }
}

TYPED_TEST(errors, of_a_statement_that_takes_too_long) {
    auto hasty = this->database.start({.statement_timeout = 30ms});
    if (!TypeParam::shared) create_all<owner>(hasty);
    const auto begin = std::chrono::steady_clock::now();
    for (int i = 0; i < 2; ++i)
        (void)this->template refused<timeout_error>(error_code::timeout, SQLITE_INTERRUPT, "57014",
                                                    [&] { hasty.run(endless<TypeParam>); });
    EXPECT_LT(std::chrono::steady_clock::now() - begin, 20s);
    EXPECT_EQ(hasty.execute(select(func::count()).template from<owner>()).scalar(), TypeParam::shared ? 1 : 0);
    EXPECT_EQ(hasty.pool().statistics().created, 1U);
    // The program may take its time between the rows, and an interruption stays one.
    auto own = hasty.connect(isolation::autocommit);
    if constexpr (TestFixture::on_sqlite) {
        constexpr auto numbers = text<"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 3) SELECT i FROM n">
                                     .template columns<std::int64_t>();
        auto rows = own.execute(numbers);
        EXPECT_EQ(rows.fetch(1).size(), 1U);
        std::this_thread::sleep_for(60ms);
        EXPECT_EQ(rows.all().size(), 2U);
        constexpr auto for_ever = text<"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n WHERE i < 0">
                                      .template columns<std::int64_t>();
        EXPECT_THROW((void)own.execute(for_ever).all(), timeout_error);
        EXPECT_THROW((void)own.stream(for_ever).all(), timeout_error);
    }
}

}  // namespace errors
