// What listeners and logs see of statements on a real database.
#include "compliance/support/database.hpp"

#include <chrono>
#include <optional>
#include <ranges>
#include <stdexcept>
#include <utility>

using namespace cupel;
using namespace std::chrono_literals;

namespace statement_events {

struct person {
    std::int64_t id{};
    std::string name;
    std::optional<double> height{};
};

struct seen {
    std::string sql;
    std::optional<std::int64_t> rows;
    bool failed = false;
    std::string what;
    std::string values;
};

template <class D>
struct statement_events : compliance::suite<D> {
    typename D::dialect::engine served = this->database.start({});
    std::vector<seen> heard;

    void SetUp() override {
        create_all<person>(served);
        served.events().on_after_execute([this](const statement_event& event) {
            EXPECT_GT(event.duration, 0ns);
            EXPECT_LT(event.duration, 10s);
            heard.push_back({std::string(event.sql), event.rows, event.failure != nullptr,
                             event.failure != nullptr ? event.failure->what() : "", event.values()});
        });
    }
};
TYPED_TEST_SUITE(statement_events, compliance::databases, compliance::database_names);

TYPED_TEST(statement_events, tell_rows) {
    this->served.execute(insert_into<person>().values(person{0, "Ada", 1.7}));
    ASSERT_EQ(this->heard.size(), 1U);
    EXPECT_EQ(this->heard[0].rows, 1);
    EXPECT_TRUE(this->heard[0].sql.starts_with("INSERT INTO \"person\""));
    EXPECT_FALSE(this->heard[0].failed);

    this->heard.clear();
    EXPECT_EQ(this->served
                  .execute(insert_into<person>().values(std::vector<person>{{0, "B", {}}, {0, "C", {}}, {0, "D", {}}}))
                  .rows_affected,
              3);
    std::int64_t inserted = 0;
    for (const seen& one : this->heard)
        if (one.sql.starts_with("INSERT")) inserted += one.rows.value_or(-100);
    EXPECT_EQ(inserted, 3);

    this->heard.clear();
    EXPECT_EQ(this->served.execute(select<person>()).all().size(), 4U);
    this->served.execute(update<person>().set(col<&person::name> = "x").where(col<&person::id> > 2));
    this->served.execute(delete_from<person>().where(col<&person::id> > 99));
    EXPECT_EQ(this->served.execute(delete_from<person>().all_rows().returning(col<&person::id>)).scalars().size(), 4U);
    ASSERT_EQ(this->heard.size(), 4U);
    EXPECT_EQ(this->heard[0].rows, 4);
    EXPECT_EQ(this->heard[1].rows, 2);
    EXPECT_EQ(this->heard[2].rows, 0);
    EXPECT_EQ(this->heard[3].rows, 4);
}

TYPED_TEST(statement_events, tell_what_a_transaction_is_made_of) {
    auto own = this->served.connect();
    own.begin_nested([](auto& part) { part.execute(select<person>()); });
    own.commit();
    own.begin([](auto& tx) { tx.run("SELECT 1"); });
    std::vector<std::string> texts;
    for (const seen& one : this->heard) texts.push_back(one.sql.substr(0, 6));
    EXPECT_THAT(texts,
                testing::ElementsAre("BEGIN", "SAVEPO", "SELECT", "RELEAS", "COMMIT", "BEGIN", "SELECT", "COMMIT"));
}

// What a range of objects is made of: a transaction of its own, or a savepoint, whether it is kept or undone.
TYPED_TEST(statement_events, tell_the_transaction_of_a_range) {
    const std::vector<person> some{{0, "Ada", 1.7}, {0, "Grace", {}}};
    this->served.run("CREATE UNIQUE INDEX names ON person (name)");
    const auto told = [&](auto function) {
        this->heard.clear();
        function();
        std::vector<std::string> texts;
        for (const seen& one : this->heard) {
            const std::string word = one.sql.substr(0, one.sql.find(' '));
            if (word != "INSERT" || texts.empty() || texts.back() != word) texts.push_back(word);
        }
        return texts;
    };
    const bool on_sqlite = std::same_as<typename TestFixture::dialect, sqlite>;
    const auto add = insert_into<person>().values(some);
    EXPECT_THAT(told([&] { this->served.execute(add); }),
                testing::ElementsAre(on_sqlite ? "SAVEPOINT" : "BEGIN", "INSERT", on_sqlite ? "RELEASE" : "COMMIT"));
    EXPECT_THAT(told([&] { EXPECT_THROW(this->served.execute(add), unique_violation); }),
                testing::ElementsAre(on_sqlite ? "SAVEPOINT" : "BEGIN", "INSERT", "ROLLBACK"));
    auto tx = this->served.begin();
    std::vector<std::string> undone{"SAVEPOINT", "INSERT", "ROLLBACK"};
    if (on_sqlite) undone.emplace_back("RELEASE");  // a text of its own
    EXPECT_EQ(told([&] { EXPECT_THROW(tx.execute(add), unique_violation); }), undone);
    tx.execute(delete_from<person>().all_rows());
    EXPECT_THAT(told([&] { tx.execute(add); }), testing::ElementsAre("SAVEPOINT", "INSERT", "RELEASE"));
}

// One object is one statement, which SQLite stores or does not store by itself.
TYPED_TEST(statement_events, tell_no_transaction_of_one_object_on_sqlite) {
    const bool on_sqlite = std::same_as<typename TestFixture::dialect, sqlite>;
    this->served.run("CREATE UNIQUE INDEX names ON person (name)");
    const auto told = [&](auto function) {
        this->heard.clear();
        function();
        std::vector<std::string> texts;
        for (const seen& one : this->heard) texts.push_back(one.sql.substr(0, one.sql.find(' ')));
        return texts;
    };
    const std::vector<std::string> alone{"INSERT"}, part{"SAVEPOINT", "INSERT", "RELEASE"};
    const std::vector<person> one{{0, "Ada", 1.7}}, two{{0, "Grace", {}}}, three{{0, "Joan", {}}};
    const auto add = [](const auto& some) { return insert_into<person>().values(some); };
    const auto with_key = [&](const auto& some) { return add(some).returning(col<&person::id>); };
    EXPECT_EQ(told([&] { this->served.execute(add(one)); }),
              on_sqlite ? alone : (std::vector<std::string>{"BEGIN", "INSERT", "COMMIT"}));
    EXPECT_THAT(told([&] { this->served.execute(with_key(two)); }), testing::SizeIs(3)) << "SQLite tells no error late";
    auto tx = this->served.begin();
    EXPECT_EQ(told([&] { tx.execute(with_key(three)); }), on_sqlite ? alone : part);
    EXPECT_THROW(tx.execute(add(one)), unique_violation);
    EXPECT_THROW(tx.execute(with_key(one)), unique_violation);
    EXPECT_EQ(tx.execute(select(func::count()).template from<person>()).scalar(), 3) << "the transaction goes on";
    tx.commit();
    EXPECT_EQ(this->served.execute(select(func::count()).template from<person>()).scalar(), 3);
}

// Whatever a listener forbids, a range is stored or it is not.
TYPED_TEST(statement_events, may_veto_any_part_of_a_range) {
    std::string forbidden;
    this->served.events().on_before_execute([&](const statement_event& event) {
        if (!forbidden.empty() && (event.sql.starts_with(forbidden) || event.sql.starts_with("ROLLBACK")))
            throw std::runtime_error("not today");
    });
    const auto add = insert_into<person>().values(std::vector<person>{{0, "Ada", 1.7}, {0, "Grace", {}}});
    for (const char* part : {"BEGIN", "SAVEPOINT", "INSERT", "RELEASE", "COMMIT"}) {
        std::int64_t before = this->served.execute(select(func::count()).template from<person>()).scalar();
        bool thrown = false;
        forbidden = part;
        try {
            this->served.execute(add);
        } catch (const std::runtime_error&) {
            thrown = true;
        }
        forbidden.clear();
        EXPECT_EQ(this->served.execute(select(func::count()).template from<person>()).scalar(),
                  before + (thrown ? 0 : 2))
            << part;
        auto tx = this->served.begin();
        before = tx.execute(select(func::count()).template from<person>()).scalar();
        thrown = false;
        forbidden = part;
        try {
            tx.execute(add);
        } catch (const std::runtime_error&) {
            thrown = true;
        }
        forbidden.clear();
        EXPECT_EQ(thrown, part != std::string("BEGIN") && part != std::string("COMMIT")) << part;
        EXPECT_EQ(tx.execute(select(func::count()).template from<person>()).scalar(), before + (thrown ? 0 : 2))
            << part;
        tx.commit();
    }
    EXPECT_EQ(this->served.pool().statistics().in_use, 0U);
}

TYPED_TEST(statement_events, tell_failures) {
    EXPECT_THROW(this->served.run("SELECT * FROM nowhere"), no_such_table_error);
    ASSERT_EQ(this->heard.size(), 1U);
    EXPECT_TRUE(this->heard[0].failed);
    this->served.run("CREATE UNIQUE INDEX names ON person (name)");
    const auto add = insert_into<person>().values(person{0, "Ada", {}});
    this->served.execute(add);
    this->heard.clear();
    EXPECT_THROW(this->served.execute(add), unique_violation);
    ASSERT_EQ(this->heard.size(), 1U);
    EXPECT_TRUE(this->heard[0].failed);
    EXPECT_THAT(this->heard[0].what, testing::AnyOf(testing::HasSubstr("unique"), testing::HasSubstr("UNIQUE")));
}

TYPED_TEST(statement_events, may_veto_a_statement) {
    int vetoes = 0;
    this->served.events().on_before_execute([&](const statement_event& event) {
        if (event.sql.starts_with("DELETE") || event.sql.starts_with("DROP")) {
            ++vetoes;
            throw std::runtime_error("not today");
        }
    });
    this->served.execute(insert_into<person>().values(person{0, "Ada", 1.7}));
    this->heard.clear();
    EXPECT_THROW(this->served.execute(delete_from<person>().all_rows()), std::runtime_error);
    EXPECT_THROW(this->served.run("DROP TABLE person"), std::runtime_error);
    EXPECT_EQ(vetoes, 2);
    EXPECT_THAT(this->heard, testing::IsEmpty());  // nothing was executed
    EXPECT_THROW(this->served.begin([](auto& tx) {
        tx.execute(insert_into<person>().values(person{0, "Eve", {}}));
        tx.execute(delete_from<person>().all_rows());
    }),
                 std::runtime_error);
    EXPECT_EQ(this->served.execute(select<person>()).one().name, "Ada");
    EXPECT_EQ(this->served.pool().statistics().in_use, 0U);
}

TYPED_TEST(statement_events, may_veto_the_end_of_a_transaction) {
    std::string forbidden = "COMMIT";
    this->served.events().on_before_execute([&](const statement_event& event) {
        if (event.sql == forbidden) throw std::runtime_error("not today");
    });
    EXPECT_THROW(this->served.begin([](auto& tx) { tx.execute(insert_into<person>().values(person{0, "Ada", {}})); }),
                 std::runtime_error);
    forbidden.clear();
    EXPECT_THAT(this->served.execute(select<person>()).all(), testing::IsEmpty());
    EXPECT_EQ(this->served.pool().statistics().in_use, 0U);
}

TYPED_TEST(statement_events, are_not_broken_by_what_listeners_throw_afterwards) {
    this->served.events().on_after_execute([](const statement_event&) { throw std::runtime_error("a broken log"); });
    this->served.begin([](auto& tx) { tx.execute(insert_into<person>().values(person{0, "Ada", {}})); });
    EXPECT_EQ(this->served.execute(select<person>()).one().name, "Ada");
    EXPECT_THROW(this->served.run("SELEKT"), programming_error);
}

TYPED_TEST(statement_events, show_values_to_who_asks) {
    this->served.execute(insert_into<person>().values(person{0, "O'Hara", {}}));
    ASSERT_EQ(this->heard.size(), 1U);
    EXPECT_THAT(this->heard[0].values, testing::AllOf(testing::HasSubstr("'O''Hara'"), testing::HasSubstr("NULL")));
    EXPECT_THAT(this->heard[0].sql, testing::Not(testing::HasSubstr("Hara")));
    const char sign = std::same_as<typename TestFixture::dialect, sqlite> ? '?' : '$';
    EXPECT_EQ(this->heard[0].values, sign + std::string("1 = 'O''Hara', ") + sign + "2 = NULL");
}

TYPED_TEST(statement_events, are_logged_with_values_on_request_alone) {
    std::vector<std::string> plain, full;
    cupel::echo(this->served.events(), [&](std::string_view line) { plain.emplace_back(line); });
    cupel::echo(this->served.events(), [&](std::string_view line) { full.emplace_back(line); }, echo_mode::values);
    this->served.execute(insert_into<person>().values(person{0, "secret\nline", 1.5}));
    EXPECT_THROW(this->served.run("SELECT * FROM nowhere"), no_such_table_error);
    ASSERT_EQ(plain.size(), 2U);
    ASSERT_EQ(full.size(), 2U);
    EXPECT_THAT(plain[0],
                testing::AllOf(testing::HasSubstr("1 row: INSERT"), testing::Not(testing::HasSubstr("secret"))));
    EXPECT_THAT(full[0], testing::AllOf(testing::HasSubstr("secret\\nline"), testing::HasSubstr("1.5")));
    EXPECT_THAT(plain[1], testing::HasSubstr(", failed: SELECT"));
    EXPECT_THAT(full[1], testing::HasSubstr("nowhere"));
}

TYPED_TEST(statement_events, refuse_and_return_connections) {
    bool refuses = false;
    int out = 0, in = 0;
    this->served.events().on_checkout([&](pool_member&) {
        ++out;
        if (refuses) throw std::runtime_error("closed for today");
    });
    this->served.events().on_checkin([&](pool_member&) { ++in; });
    this->served.execute(select<person>());
    refuses = true;
    EXPECT_THROW(this->served.execute(select<person>()), std::runtime_error);
    refuses = false;
    this->served.execute(select<person>());
    EXPECT_EQ(out, 3);
    EXPECT_EQ(in, 3);
    EXPECT_EQ(this->served.pool().statistics().in_use, 0U);
}

TYPED_TEST(statement_events, of_a_loop_that_is_left_tell_the_rows_that_were_read) {
    this->served.execute(insert_into<person>().values(std::vector<person>{{0, "B", {}}, {0, "C", {}}, {0, "D", {}}}));
    this->heard.clear();
    for (const auto& one : this->served.execute(select<person>())) {
        EXPECT_EQ(one.name, "B");
        break;
    }
    ASSERT_EQ(this->heard.size(), 1U);
    EXPECT_EQ(this->heard[0].rows,
              (std::same_as<typename TestFixture::dialect, sqlite> ? 1 : 3));  // PostgreSQL has sent them all
    EXPECT_FALSE(this->heard[0].failed);
}

// What is to be undone is undone, whatever listeners say: else the next COMMIT would keep it.
TYPED_TEST(statement_events, cannot_veto_a_rollback) {
    bool angry = false;
    this->served.events().on_before_execute([&](const statement_event& event) {
        if (angry && event.sql.starts_with("ROLLBACK")) throw std::runtime_error("not today");
    });
    const auto add = [](const char* name) { return insert_into<person>().values(person{0, name, {}}); };
    {
        auto own = this->served.connect(isolation::autocommit);
        {
            auto tx = own.begin();
            tx.execute(add("undone"));
            angry = true;
        }
        EXPECT_FALSE(own.in_transaction());
        own.execute(add("Ada"));
    }
    {
        auto tx = this->served.begin();
        {
            auto part = tx.begin_nested();
            part.execute(add("undone"));
        }
        EXPECT_THROW(tx.begin_nested([&](auto& part) {
            part.execute(add("undone"));
            throw std::logic_error("of the program");
        }),
                     std::logic_error);
        tx.execute(add("Bea"));
        tx.commit();
    }
    auto own = this->served.connect();
    own.execute(add("undone"));
    own.rollback();
    own.execute(add("Cyd"));
    own.commit();
    EXPECT_THAT(this->served.execute(select(col<&person::name>).order_by(col<&person::name>)).scalars(),
                testing::ElementsAre("Ada", "Bea", "Cyd"));
}

// The objects of this range are gone when the log asks for values; so are those of a statement that was not bound
// again.
TYPED_TEST(statement_events, show_no_values_that_are_gone) {
    const auto made = [](int last) {
        return std::views::iota(0, 3) | std::views::transform([last](int i) {
                   if (i == last) throw std::runtime_error("no more");
                   return person{0, "a name too long for the string itself " + std::to_string(i), {}};
               });
    };
    this->served.execute(insert_into<person>().values(made(3)));
    EXPECT_THROW(this->served.execute(insert_into<person>().values(made(2))), std::runtime_error);
    const auto one = [](std::string name) { return insert_into<person>().values(person{0, std::move(name), {}}); };
    const auto bad = std::string(50, '\xff');
    this->served.execute(one("another name too long for the string itself"));
    EXPECT_THROW(this->served.execute(one(bad)), data_error);
    for (const seen& each : this->heard)
        EXPECT_THAT(each.values, testing::AnyOf(testing::IsEmpty(), testing::HasSubstr("too long for the string"),
                                                testing::HasSubstr("NULL"), testing::HasSubstr("\xff")))
            << each.sql;
}

}  // namespace statement_events
