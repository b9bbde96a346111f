// Transactions as scopes and as functions.
#include "compliance/support/database.hpp"

#include <memory>

using namespace cupel;

namespace transactions {

struct entry {
    std::string key;
    std::int32_t value{};
    bool operator==(const entry&) const = default;
};
struct surprise {};

}  // namespace transactions

template <>
struct cupel::mapping<transactions::entry> {
    static constexpr auto table = cupel::table<"entry">(primary_key<&transactions::entry::key>);
};

namespace transactions {

template <class D>
struct transactions : compliance::suite<D> {
    void SetUp() override { create_all<entry>(this->db); }
    std::int64_t count() { return this->db.execute(select(func::count()).template from<entry>()).scalar(); }
};
TYPED_TEST_SUITE(transactions, compliance::databases, compliance::database_names);

auto add(const char* key) { return insert_into<entry>().values(entry{key, 1}); }

TYPED_TEST(transactions, roll_back_where_nothing_is_said) {
    {
        auto tx = this->db.begin();
        EXPECT_TRUE(this->db.in_transaction());
        tx.execute(add("a"));
        EXPECT_EQ(tx.execute(select(func::count()).from<entry>()).scalar(), 1);
    }
    EXPECT_FALSE(this->db.in_transaction());
    EXPECT_EQ(this->count(), 0);
}

TYPED_TEST(transactions, commit) {
    {
        auto tx = this->db.begin();
        tx.execute(add("a"));
        EXPECT_TRUE(tx.is_open());
        tx.commit();
        EXPECT_FALSE(tx.is_open());
    }
    EXPECT_FALSE(this->db.in_transaction());
    EXPECT_EQ(this->count(), 1);
}

TYPED_TEST(transactions, roll_back_on_request) {
    auto tx = this->db.begin();
    tx.execute(add("a"));
    tx.rollback();
    EXPECT_FALSE(tx.is_open());
    EXPECT_FALSE(this->db.in_transaction());
    EXPECT_EQ(this->count(), 0);
}

TYPED_TEST(transactions, that_have_ended_refuse_everything) {
    auto tx = this->db.begin();
    tx.commit();
    const auto failure = compliance::error_of<programming_error>([&] { tx.commit(); });
    ASSERT_TRUE(failure);
    EXPECT_EQ(failure->code(), error_code::programming);
    EXPECT_THROW(tx.rollback(), programming_error);
    EXPECT_THROW(tx.execute(add("a")), programming_error);
    EXPECT_THROW((void)tx.execute(select<entry>()), programming_error);
    auto rolled_back = this->db.begin();
    rolled_back.rollback();
    EXPECT_THROW(rolled_back.rollback(), programming_error);
    EXPECT_THROW(rolled_back.commit(), programming_error);
    EXPECT_THROW(rolled_back.execute(add("a")), programming_error);
    EXPECT_EQ(this->count(), 0);
}

TYPED_TEST(transactions, do_not_nest) {
    auto tx = this->db.begin();
    tx.execute(add("a"));
    EXPECT_THROW((void)this->db.begin(), programming_error);
    EXPECT_THROW(this->db.begin([](auto&) {}), programming_error);
    EXPECT_TRUE(tx.is_open());  // and goes on
    tx.execute(add("b"));
    tx.commit();
    EXPECT_EQ(this->count(), 2);
}

TYPED_TEST(transactions, may_be_moved) {
    auto tx = this->db.begin();
    tx.execute(add("a"));
    {
        auto moved = std::move(tx);
        EXPECT_FALSE(tx.is_open());  // NOLINT
        EXPECT_THROW(tx.commit(), programming_error);
        moved.execute(add("b"));
        moved.commit();
    }
    EXPECT_EQ(this->count(), 2);
}

TYPED_TEST(transactions, as_functions_commit_and_return) {
    this->db.begin([](auto& tx) { tx.execute(add("a")); });
    EXPECT_EQ(this->count(), 1);
    const auto number = this->db.begin([](auto& tx) {
        tx.execute(add("b"));
        return tx.execute(select(func::count()).template from<entry>()).scalar();
    });
    EXPECT_EQ(number, 2);
    const auto owned = this->db.begin([](auto& tx) {
        tx.execute(add("c"));
        return std::make_unique<std::string>("moved");
    });
    EXPECT_EQ(*owned, "moved");
    EXPECT_EQ(this->count(), 3);
    EXPECT_FALSE(this->db.in_transaction());
}

TYPED_TEST(transactions, as_functions_roll_back_what_throws) {
    EXPECT_THROW(this->db.begin([](auto& tx) {
        tx.execute(add("a"));
        throw surprise{};
    }),
                 surprise);
    EXPECT_THROW(this->db.begin([](auto& tx) -> int {
        tx.execute(add("a"));
        tx.execute(add("a"));
        return 1;
    }),
                 unique_violation);
    EXPECT_FALSE(this->db.in_transaction());
    EXPECT_EQ(this->count(), 0);
}

TYPED_TEST(transactions, as_functions_may_end_themselves) {
    this->db.begin([](auto& tx) {
        tx.execute(add("a"));
        tx.rollback();
    });
    EXPECT_EQ(this->count(), 0);
    this->db.begin([](auto& tx) {
        tx.execute(add("a"));
        tx.commit();
    });
    EXPECT_EQ(this->count(), 1);
}

TYPED_TEST(transactions, may_return_rows_that_are_read_later) {
    this->db.begin([](auto& tx) { tx.execute(add("a")); });
    auto rows = this->db.begin([](auto& tx) { return tx.execute(select<entry>()); });
    EXPECT_EQ(rows.one().key, "a");
}

TYPED_TEST(transactions, are_seen_by_others_after_commit_only) {
    if (!TypeParam::shared) GTEST_SKIP();
    auto other = this->database.open();
    const auto seen = [&] { return other.execute(select(func::count()).template from<entry>()).scalar(); };
    auto tx = this->db.begin();
    tx.execute(add("a"));
    EXPECT_EQ(seen(), 0);
    tx.commit();
    EXPECT_EQ(seen(), 1);
}

TYPED_TEST(transactions, with_a_half_read_result_can_end) {
    this->db.execute(insert_into<entry>().values(std::vector<entry>{{"a", 1}, {"b", 2}, {"c", 3}}));
    {
        auto tx = this->db.begin();
        auto rows = tx.execute(select<entry>().order_by(col<&entry::key>));
        EXPECT_EQ(rows.begin()->key, "a");
        tx.execute(add("d"));
        tx.commit();
    }
    {
        auto tx = this->db.begin();
        auto rows = tx.execute(select<entry>().order_by(col<&entry::key>));
        EXPECT_EQ(rows.begin()->key, "a");
        tx.execute(add("e"));
    }
    EXPECT_EQ(this->count(), 4);
}

TYPED_TEST(transactions, an_error_of_one_statement_leaves_the_choice_to_the_program) {
    if (!std::same_as<typename TestFixture::dialect, sqlite>)
        GTEST_SKIP() << "this database refuses the rest of the transaction";
    this->db.begin([](auto& tx) {
        tx.execute(add("a"));
        EXPECT_THROW(tx.execute(add("a")), unique_violation);
        tx.execute(add("b"));
    });
    EXPECT_EQ(this->count(), 2);
}

}  // namespace transactions
