// How transactions are separated, and what they may not do.
#include "compliance/support/database.hpp"

#include <array>
#include <utility>

using namespace cupel;

namespace isolation_levels {

struct account {
    std::int64_t id{};
    std::int64_t amount{};
};

template <class D>
struct isolation_levels : compliance::suite<D> {
    static constexpr bool on_sqlite = std::same_as<typename D::dialect, sqlite>;

    void SetUp() override { create_all<account>(this->db); }

    // What the database says of the transaction that is open.
    template <class Connection>
    std::string shown(Connection& own, std::string_view what) {
        return this->database.ask(own, "SHOW " + std::string(what))[0][0].value_or("");
    }
};
TYPED_TEST_SUITE(isolation_levels, compliance::databases, compliance::database_names);

constexpr std::array<std::pair<isolation, std::string_view>, 4> levels{
    {{isolation::read_uncommitted, "read uncommitted"},
     {isolation::read_committed, "read committed"},
     {isolation::repeatable_read, "repeatable read"},
     {isolation::serializable, "serializable"}}};

TYPED_TEST(isolation_levels, are_those_that_were_asked_for) {
    for (const auto& [level, name] : levels) {
        auto of_engine = this->database.start({.isolation_level = level});
        create_all<account>(of_engine);
        auto own = of_engine.connect();
        own.execute(select<account>());
        auto named = this->database.start({}).connect(level);
        create_all<account>(named);
        named.execute(select<account>());
        auto plain = this->database.start({}).connect(isolation::autocommit);
        auto tx = plain.begin(level);
        if constexpr (!TestFixture::on_sqlite) {
            EXPECT_EQ(this->shown(own, "transaction_isolation"), name);
            EXPECT_EQ(this->shown(named, "transaction_isolation"), name);
            EXPECT_EQ(this->shown(plain, "transaction_isolation"), name);
            tx.rollback();
            auto inner = of_engine.connect(isolation::read_committed);
            inner.run("SELECT 1");
            EXPECT_EQ(this->shown(inner, "transaction_isolation"), "read committed");  // what is said nearest counts
        } else {
            EXPECT_TRUE(own.in_transaction() && named.in_transaction() && tx.in_transaction());
        }
    }
}

TYPED_TEST(isolation_levels, go_with_their_transaction) {
    if constexpr (TestFixture::on_sqlite) GTEST_SKIP() << "transactions are always serializable";
    else {
        auto few = this->database.start({.pool = {.size = 1, .max_overflow = 0}});
        few.begin({.level = isolation::serializable, .read_only = true, .deferrable = true}).rollback();
        auto own = few.connect();
        own.run("SELECT 1");
        EXPECT_EQ(this->shown(own, "transaction_isolation"), "read committed");
        EXPECT_EQ(this->shown(own, "transaction_read_only"), "off");
        EXPECT_EQ(this->shown(own, "transaction_deferrable"), "off");
    }
}

TYPED_TEST(isolation_levels, read_only_refuses_writes) {
    const auto add = insert_into<account>().values(account{0, 1});
    {
        auto tx = this->db.begin({.read_only = true});
        EXPECT_THAT(tx.execute(select<account>()).all(), testing::IsEmpty());
        const auto failure = compliance::error_of<read_only_error>([&] { tx.execute(add); });
        ASSERT_TRUE(failure);
        EXPECT_EQ(failure->code(), error_code::read_only);
    }
    this->db.execute(add);  // and only there
    this->db.begin([](auto& tx) { EXPECT_EQ(tx.execute(select<account>()).all().size(), 1U); }, {.read_only = true});
    this->db.execute(add);
    auto served = this->database.start({});
    create_all<account>(served);
    {
        auto own = served.connect({.read_only = true});
        EXPECT_THROW(own.execute(add), read_only_error);
        own.rollback();
        (void)own.execute(select<account>()).all();
        own.commit();
        EXPECT_THROW(own.execute(add), read_only_error);
    }
    served.execute(add);
}

TYPED_TEST(isolation_levels, read_only_and_not_begun_leaves_writes_allowed) {
    this->db.run("BEGIN");
    EXPECT_THROW((void)this->db.begin({.read_only = true}), programming_error);
    this->db.execute(insert_into<account>().values(account{0, 1}));
    this->db.run("COMMIT");
    this->db.execute(insert_into<account>().values(account{0, 1}));
}

TYPED_TEST(isolation_levels, read_only_and_ended_by_raw_sql_leaves_writes_allowed) {
    {
        auto tx = this->db.begin({.read_only = true});
        tx.run("COMMIT");
    }
    this->db.execute(insert_into<account>().values(account{0, 1}));
    EXPECT_EQ(this->db.execute(select<account>()).all().size(), 1U);
}

TYPED_TEST(isolation_levels, deferrable) {
    auto tx = this->db.begin({.level = isolation::serializable, .read_only = true, .deferrable = true});
    EXPECT_THAT(tx.execute(select<account>()).all(), testing::IsEmpty());
    if constexpr (!TestFixture::on_sqlite) {
        EXPECT_EQ(this->shown(this->db, "transaction_deferrable"), "on");
        EXPECT_EQ(this->shown(this->db, "transaction_read_only"), "on");
    }
}

// What a transaction has read stays as it was, from repeatable read on.
TYPED_TEST(isolation_levels, repeat_what_was_read) {
    if constexpr (!TypeParam::shared) GTEST_SKIP() << "there is one connection";
    else {
        if (TestFixture::on_sqlite) this->db.run("PRAGMA journal_mode = WAL");
        this->db.execute(insert_into<account>().values(account{0, 1}));
        auto other = this->database.open();
        auto tx = this->db.begin(isolation::repeatable_read);
        const auto amount = [&] { return tx.execute(select(func::sum(col<&account::amount>))).scalar(); };
        const auto before = amount();
        other.execute(update<account>().set(col<&account::amount> = 5).all_rows());
        EXPECT_EQ(amount(), before);
        tx.commit();
        if constexpr (!TestFixture::on_sqlite) {
            auto changing = this->db.begin(isolation::read_committed);
            (void)changing.execute(select<account>()).all();
            other.execute(update<account>().set(col<&account::amount> = 6).all_rows());
            EXPECT_EQ(changing.execute(select<account>()).one().amount, 6);
        }
    }
}

}  // namespace isolation_levels
