// A connection of one's own: when its transactions begin and end, and what it leaves behind.
#include "compliance/support/database.hpp"

#include <optional>
#include <ranges>
#include <thread>
#include <utility>

using namespace cupel;

namespace connections {

struct entry {
    std::string key;
    std::int32_t value{};
    bool operator==(const entry&) const = default;
};

}  // namespace connections

template <>
struct cupel::mapping<connections::entry> {
    static constexpr auto table = cupel::table<"entry">(primary_key<&connections::entry::key>);
};

namespace connections {

auto add(const char* key) { return insert_into<entry>().values(entry{key, 1}); }
constexpr auto keys = select(col<&entry::key>).order_by(col<&entry::key>);

template <class D>
struct connections : compliance::suite<D> {
    static constexpr bool on_sqlite = std::same_as<typename D::dialect, sqlite>;
    using engine = typename D::dialect::engine;

    engine served = this->database.start({});
    void SetUp() override { create_all<entry>(served); }
    std::vector<std::string> stored() { return served.execute(keys).scalars(); }
};
TYPED_TEST_SUITE(connections, compliance::databases, compliance::database_names);

TYPED_TEST(connections, leave_nothing_without_commit) {
    {
        auto own = this->served.connect();
        EXPECT_FALSE(own.in_transaction());
        own.execute(add("a"));
        EXPECT_TRUE(own.in_transaction());
        own.run("INSERT INTO entry VALUES ('b', 1)");
        EXPECT_EQ(own.execute(keys).scalars().size(), 2U);
    }
    EXPECT_THAT(this->stored(), testing::IsEmpty());
}

TYPED_TEST(connections, begin_again_after_commit_and_rollback) {
    {
        auto own = this->served.connect();
        own.commit();  // nothing to do
        own.rollback();
        own.execute(add("a"));
        own.commit();
        EXPECT_FALSE(own.in_transaction());
        own.execute(add("b"));
        own.rollback();
        EXPECT_FALSE(own.in_transaction());
        own.execute(add("c"));
        own.commit();
        own.execute(add("d"));
    }
    EXPECT_THAT(this->stored(), testing::ElementsAre("a", "c"));
}

TYPED_TEST(connections, whose_first_statement_fails_go_on_after_rollback) {
    this->served.execute(add("a"));
    auto own = this->served.connect();
    EXPECT_THROW(own.execute(add("a")), unique_violation);
    own.rollback();
    own.execute(add("b"));
    own.commit();
    EXPECT_THAT(own.execute(keys).scalars(), testing::ElementsAre("a", "b"));
}

TYPED_TEST(connections, with_a_begun_transaction_refuse_another) {
    auto own = this->served.connect();
    own.execute(add("a"));
    EXPECT_THROW((void)own.begin(), programming_error);
    EXPECT_THROW(own.begin([](auto&) { FAIL(); }), programming_error);
    own.commit();
    {
        auto tx = own.begin();
        tx.execute(add("b"));
        own.execute(add("c"));  // in the same transaction
        EXPECT_THROW(own.commit(), programming_error);
        EXPECT_THROW(own.rollback(), programming_error);
        EXPECT_TRUE(tx.in_transaction());
        tx.commit();
    }
    EXPECT_THAT(own.execute(keys).scalars(), testing::ElementsAre("a", "b", "c"));
}

TYPED_TEST(connections, may_commit_each_statement) {
    {
        auto own = this->served.connect(isolation::autocommit);
        own.execute(add("a"));
        EXPECT_FALSE(own.in_transaction());
        own.commit();  // nothing to do
        {
            auto tx = own.begin();
            tx.execute(add("b"));
        }
        own.begin([](auto& tx) { tx.execute(add("c")); });
    }
    EXPECT_THAT(this->stored(), testing::ElementsAre("a", "c"));
}

TYPED_TEST(connections, may_commit_each_statement_because_the_engine_says_so) {
    auto each = this->database.start({.isolation_level = isolation::autocommit});
    create_all<entry>(each);
    auto own = each.connect();
    own.execute(add("a"));
    EXPECT_FALSE(own.in_transaction());
    own.begin([](auto& tx) { tx.execute(add("b")); });
    EXPECT_FALSE(own.in_transaction());
    EXPECT_THAT(own.execute(keys).scalars(), testing::ElementsAre("a", "b"));
}

TYPED_TEST(connections, may_be_moved) {
    {
        auto first = this->served.connect();
        first.execute(add("a"));
        auto second = std::move(first);
        EXPECT_THROW(first.execute(add("x")), programming_error);  // NOLINT
        EXPECT_THROW(first.run("SELECT 1"), programming_error);
        EXPECT_THROW(first.commit(), programming_error);
        EXPECT_THROW((void)first.begin(), programming_error);
        EXPECT_THROW((void)first.begin_nested(), programming_error);
        second.execute(add("b"));
        second.commit();
        second.execute(add("c"));
        if constexpr (TypeParam::shared) {
            second = this->served.connect();  // rolls the old one back
            EXPECT_FALSE(second.in_transaction());
            EXPECT_THAT(second.execute(keys).scalars(), testing::ElementsAre("a", "b"));
        }
    }
    EXPECT_THAT(this->stored(), testing::ElementsAre("a", "b"));
    EXPECT_EQ(this->served.pool().statistics().in_use, 0U);
}

TYPED_TEST(connections, that_nobody_uses_are_used_again) {
    for (int i = 0; i < 5; ++i) this->served.connect().execute(keys);
    EXPECT_EQ(this->served.pool().statistics().created, 1U);
}

TYPED_TEST(connections, may_go_before_their_result) {
    this->served.begin([](auto& tx) {
        tx.execute(add("a"));
        tx.execute(add("b"));
    });
    using result = decltype(this->served.execute(keys));
    std::optional<result> rows;
    {
        auto own = this->served.connect();
        rows.emplace(own.execute(keys));
    }
    EXPECT_EQ(rows->scalars(), (std::vector<std::string>{"a", "b"}));
    {
        auto tx = this->served.begin();
        rows.emplace(tx.execute(keys));
        tx.commit();
    }
    EXPECT_EQ(rows->scalars(), (std::vector<std::string>{"a", "b"}));
    rows.reset();
    EXPECT_EQ(this->served.pool().statistics().in_use, 0U);
}

TYPED_TEST(connections, and_results_may_outlive_their_engine) {
    auto made = std::make_optional(this->database.start({}));
    create_all<entry>(*made);
    made->execute(add("a"));
    auto own = made->connect();
    auto rows = own.execute(keys);
    auto second = own.execute(keys);
    made.reset();
    EXPECT_EQ(rows.scalars(), std::vector<std::string>{"a"});
    own.rollback();
    own.execute(add("b"));
    own.commit();
    EXPECT_EQ(own.execute(keys).scalars().size(), 2U);
}

TYPED_TEST(connections, whose_transaction_was_ended_by_raw_sql_say_so) {
    auto own = this->served.connect();
    own.execute(add("a"));
    own.run("COMMIT");
    EXPECT_THROW(own.execute(add("b")), programming_error);
    EXPECT_THROW(own.commit(), programming_error);
    EXPECT_THROW((void)own.begin_nested(), programming_error);
    own.rollback();
    own.execute(add("c"));
    own.commit();
    EXPECT_THAT(own.execute(keys).scalars(), testing::ElementsAre("a", "c"));
}

TYPED_TEST(connections, refuse_a_second_thread) {
    auto own = this->served.connect(isolation::autocommit);
    bool refused = false;
    // A codec or a listener that is at work holds the connection as a running statement does.
    std::vector<entry> rows{{"a", 1}};
    const auto meanwhile = [&](const entry& one) {
        std::thread([&] {
            try {
                own.execute(add("b"));
            } catch (const programming_error& failure) {
                refused = std::string(failure.what()).find("two threads") != std::string::npos;
            }
        }).join();
        return one;
    };
    own.execute(insert_into<entry>().values(rows | std::views::transform(meanwhile)));
    EXPECT_TRUE(refused);
    EXPECT_THAT(own.execute(keys).scalars(), testing::ElementsAre("a"));
}

TYPED_TEST(connections, come_back_clean_from_raw_sql) {
    if constexpr (!TypeParam::shared) GTEST_SKIP() << "a database in memory is its connection";
    else {
        auto few = this->database.start({.pool = {.size = 1, .max_overflow = 0}});
        const auto asked = [&](std::string_view sql) {
            auto own = few.connect(isolation::autocommit);
            return this->database.ask(own, sql);
        };
        if constexpr (TestFixture::on_sqlite) {
            for (const char* pragma :
                 {"PRAGMA foreign_keys", "PRAGMA cache_size", "PRAGMA query_only", "PRAGMA busy_timeout"}) {
                const auto before = asked(pragma);
                few.run(std::string(pragma) + " = " + (before[0][0] == "1" ? "0" : "1"));
                EXPECT_EQ(asked(pragma), before) << pragma;
            }
            few.run("ATTACH ':memory:' AS other; CREATE TABLE other.thing (id)");
            EXPECT_EQ(asked("PRAGMA database_list").size(), 1U);
            few.run("CREATE TEMPORARY TABLE entry_now (id)");
            EXPECT_THROW(few.run("SELECT * FROM entry_now"), no_such_table_error);
        } else {
            const auto before = asked("SHOW search_path");
            few.run("SET search_path = pg_catalog; SET statement_timeout = 1234");
            EXPECT_EQ(asked("SHOW search_path"), before);
            EXPECT_EQ(asked("SHOW statement_timeout"), (compliance::text_rows{{"0"}}));
            few.run("SELECT pg_advisory_lock(42)");
            EXPECT_EQ(asked("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND objid = 42"),
                      (compliance::text_rows{{"0"}}));
            few.run("CREATE TEMPORARY TABLE entry_now (id int)");
            EXPECT_THROW(few.run("SELECT * FROM entry_now"), no_such_table_error);
            few.run("LISTEN news; DECLARE c CURSOR WITH HOLD FOR SELECT 1");
            EXPECT_THAT(asked("SELECT pg_listening_channels() UNION ALL SELECT name FROM pg_cursors WHERE name = 'c'"),
                        testing::IsEmpty());
            few.run("SET ROLE pg_monitor");
            EXPECT_EQ(asked("SELECT current_user = session_user"), (compliance::text_rows{{"t"}}));
            EXPECT_EQ(few.pool().statistics().created, 1U);
        }
    }
}

TYPED_TEST(connections, come_back_clean_from_a_transaction_left_open) {
    if constexpr (!TypeParam::shared) GTEST_SKIP() << "a database in memory is its connection";
    else {
        auto few = this->database.start({.pool = {.size = 1, .max_overflow = 0}});
        few.run("BEGIN; INSERT INTO entry VALUES ('a', 1)");
        EXPECT_THAT(few.execute(keys).scalars(), testing::IsEmpty());
        EXPECT_FALSE(few.connect().in_transaction());
    }
}

// What a listener of on_connect sets is the connection's own, and stays.
TYPED_TEST(connections, keep_what_they_were_opened_with) {
    auto few = this->database.start({.pool = {.size = 1, .max_overflow = 0}});
    few.dispose();
    int opened = 0;
    const std::string set = TestFixture::on_sqlite ? "PRAGMA foreign_keys = OFF" : "SET work_mem = '1234kB'";
    const std::string show = TestFixture::on_sqlite ? "PRAGMA foreign_keys" : "SHOW work_mem";
    const auto shown = [&] {
        auto own = few.connect(isolation::autocommit);
        return this->database.ask(own, show);
    };
    // A database in memory has been opened before the listener came.
    if (!TypeParam::shared) GTEST_SKIP();
    few.events().on_connect([&](pool_member& connection) {
        ++opened;
        connection.run(set);
    });
    const compliance::text_rows expected{{TestFixture::on_sqlite ? "0" : "1234kB"}};
    EXPECT_EQ(shown(), expected);
    EXPECT_EQ(shown(), expected);
    few.run(TestFixture::on_sqlite ? "PRAGMA foreign_keys = ON" : "SET work_mem = '5MB'");
    EXPECT_EQ(shown(), expected);
    for (int i = 0; i < 3; ++i) few.execute(keys);
    EXPECT_LE(opened, TestFixture::on_sqlite ? 5 : 1);
}

// Whatever it was that changed the session.
TYPED_TEST(connections, come_back_clean_from_statements) {
    if constexpr (!TypeParam::shared) GTEST_SKIP() << "a database in memory is its connection";
    else {
        auto few = this->database.start({.pool = {.size = 1, .max_overflow = 0}});
        if constexpr (TestFixture::on_sqlite) {
            const auto keys_on = [&] {
                return few.execute(text<"PRAGMA foreign_keys">.template columns<std::int64_t>()).scalar();
            };
            few.execute(text<"PRAGMA foreign_keys = OFF">);
            EXPECT_EQ(keys_on(), 1);
            few.execute(text<"PRAGMA query_only = ON">);
            few.execute(add("a"));
            few.execute(text<" -- for now\n CREATE TEMP TABLE entry (id)">);
            EXPECT_EQ(few.execute(keys).scalars().size(), 1U);
        } else {
            const auto name = [&] {
                return few.execute(text<"SELECT current_setting('application_name')">.template columns<std::string>())
                    .scalar();
            };
            constexpr sql_function<"set_config", std::string(std::string, std::string, bool), postgresql> set_config{};
            few.execute(text<"SET application_name = 'one'">);
            EXPECT_EQ(name(), "cupel");
            for (int i = 0; i < 2; ++i) {  // prepared, and found
                (void)few.execute(select(set_config("application_name", "two", false))).scalar();
                EXPECT_EQ(name(), "cupel");
            }
            (void)few.stream(select(raw<std::string, "set_config('application_name', 'three', false)">())).scalar();
            EXPECT_EQ(name(), "cupel");
            few.execute(text<"/* for now */ CREATE TEMP TABLE entry (key text)">);
            EXPECT_TRUE(few.execute(keys).scalars().empty());
            (void)few.execute(text<"SELECT pg_try_advisory_lock(43)">.template columns<bool>()).scalar();
            EXPECT_EQ(this->served
                          .execute(text<"SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND objid = 43">
                                       .template columns<std::int64_t>())
                          .scalar(),
                      0);
            few.execute(text<"DEALLOCATE ALL">);
            few.begin([](auto& tx) { tx.execute(add("a")); });
            EXPECT_EQ(few.pool().statistics().created, 1U);
        }
    }
}

TYPED_TEST(connections, that_were_moved_from_are_none) {
    auto own = this->served.connect();
    own.execute(add("a"));
    auto& same = own;
    own = std::move(same);
    EXPECT_TRUE(own.in_transaction());
    auto other = std::move(own);
    EXPECT_FALSE(own.in_transaction());  // NOLINT: what was moved from is asked
    own.interrupt();
    EXPECT_THROW(own.execute(keys), programming_error);
    EXPECT_THROW(own.commit(), programming_error);
    EXPECT_THROW(own.rollback(), programming_error);
    EXPECT_THROW((void)own.begin(), programming_error);
    EXPECT_THROW((void)own.begin_nested(), programming_error);
    other.commit();
    EXPECT_THAT(this->stored(), testing::ElementsAre("a"));
}

}  // namespace connections
