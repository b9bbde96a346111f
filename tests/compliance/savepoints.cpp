// Parts of a transaction that are undone alone.
#include "compliance/support/database.hpp"

#include <optional>
#include <stdexcept>

using namespace cupel;

namespace savepoints {

struct step {
    std::string key;
    std::int32_t value{};
};

}  // namespace savepoints

template <>
struct cupel::mapping<savepoints::step> {
    static constexpr auto table = cupel::table<"step">(primary_key<&savepoints::step::key>);
};

namespace savepoints {

auto add(const char* key) { return insert_into<step>().values(step{key, 1}); }

template <class D>
struct savepoints : compliance::suite<D> {
    void SetUp() override { create_all<step>(this->db); }
    std::vector<std::string> stored() {
        return this->db.execute(select(col<&step::key>).order_by(col<&step::key>)).scalars();
    }
};
TYPED_TEST_SUITE(savepoints, compliance::databases, compliance::database_names);

using testing::ElementsAre;

TYPED_TEST(savepoints, are_undone_where_nothing_is_said) {
    auto tx = this->db.begin();
    tx.execute(add("a"));
    {
        auto part = tx.begin_nested();
        part.execute(add("b"));
        EXPECT_TRUE(part.is_open());
    }
    {
        auto part = tx.begin_nested();
        part.execute(add("c"));
        part.commit();
        EXPECT_FALSE(part.is_open());
        EXPECT_THROW(part.execute(add("x")), programming_error);
        EXPECT_THROW(part.commit(), programming_error);
        EXPECT_THROW(part.rollback(), programming_error);
    }
    tx.execute(add("d"));
    tx.commit();
    EXPECT_THAT(this->stored(), ElementsAre("a", "c", "d"));
}

TYPED_TEST(savepoints, nest) {
    this->db.begin([](auto& tx) {
        auto outer = tx.begin_nested();
        outer.execute(add("a"));
        outer.begin_nested([](auto& inner) {
            inner.execute(add("b"));
            auto innermost = inner.begin_nested();
            innermost.execute(add("c"));
            innermost.rollback();
        });
        auto again = outer.begin_nested();
        again.execute(add("d"));
        again.rollback();
        outer.commit();
    });
    EXPECT_THAT(this->stored(), ElementsAre("a", "b"));
}

TYPED_TEST(savepoints, hold_a_failure_and_the_transaction_goes_on) {
    this->db.begin([](auto& tx) {
        for (const char* key : {"a", "b", "a", "c"}) try {
                tx.begin_nested([&](auto& part) {
                    part.execute(add(key));
                    if (key[0] == 'b') throw std::runtime_error("not this one");
                });
            } catch (const unique_violation&) {
                tx.execute(add("refused"));
            } catch (const std::runtime_error&) {
                tx.execute(add("thrown"));
            }
    });
    EXPECT_THAT(this->stored(), ElementsAre("a", "c", "refused", "thrown"));
}

TYPED_TEST(savepoints, hold_a_failure_within_another) {
    this->db.begin([](auto& tx) {
        tx.begin_nested([](auto& outer) {
            outer.execute(add("a"));
            EXPECT_THROW(outer.begin_nested([](auto& inner) {
                inner.execute(add("b"));
                inner.execute(add("a"));
            }),
                         unique_violation);
            outer.execute(add("c"));
        });
    });
    EXPECT_THAT(this->stored(), ElementsAre("a", "c"));
}

TYPED_TEST(savepoints, whose_failure_is_dropped_are_undone_or_stay_but_never_break_the_rest) {
    auto tx = this->db.begin();
    try {
        tx.begin_nested([](auto& part) {
            part.execute(add("a"));
            EXPECT_THROW(part.execute(add("a")), unique_violation);
        });
    } catch (const programming_error&) {
        EXPECT_FALSE((std::same_as<typename TestFixture::dialect, sqlite>));  // PostgreSQL undoes it
    }
    tx.execute(add("b"));
    tx.commit();
    EXPECT_THAT(this->stored(), testing::Contains("b"));
}

// An inner scope that lives longer than the one around it has nothing left to undo.
TYPED_TEST(savepoints, end_with_the_one_around_them) {
    {
        auto tx = this->db.begin();
        auto outer = std::make_optional(tx.begin_nested());
        outer->execute(add("a"));
        {
            auto inner = outer->begin_nested();
            inner.execute(add("b"));
            outer->commit();
            EXPECT_THROW(inner.execute(add("x")), programming_error);
            EXPECT_THROW(inner.commit(), programming_error);
        }
        tx.execute(add("c"));  // the inner's end has not broken the transaction
        auto first = std::make_optional(tx.begin_nested());
        auto second = std::make_optional(first->begin_nested());
        first.reset();
        auto third = tx.begin_nested();
        third.execute(add("d"));
        second.reset();  // is not the third
        third.commit();
        tx.commit();
    }
    EXPECT_THAT(this->stored(), ElementsAre("a", "b", "c", "d"));
}

TYPED_TEST(savepoints, end_with_their_transaction) {
    auto tx = std::make_optional(this->db.begin());
    auto old = std::make_optional(tx->begin_nested());
    old->execute(add("a"));
    tx->commit();
    EXPECT_THROW(old->execute(add("x")), programming_error);
    auto next = this->db.begin();
    auto part = next.begin_nested();
    part.execute(add("b"));
    EXPECT_THROW(old->execute(add("x")), programming_error);
    old.reset();  // is not the new one's
    part.commit();
    next.commit();
    EXPECT_THAT(this->stored(), ElementsAre("a", "b"));
}

TYPED_TEST(savepoints, of_a_connection_begin_its_transaction) {
    auto served = this->database.start({});
    create_all<step>(served);
    auto own = served.connect();
    own.begin_nested([](auto& part) { part.execute(add("a")); });
    EXPECT_TRUE(own.in_transaction());
    EXPECT_THROW(own.begin_nested([](auto& part) {
        part.execute(add("b"));
        part.execute(add("a"));
    }),
                 unique_violation);
    own.execute(add("c"));
    own.commit();
    EXPECT_THAT(own.execute(select(col<&step::key>).order_by(col<&step::key>)).scalars(), ElementsAre("a", "c"));
}

TYPED_TEST(savepoints, hold_a_range_that_is_refused) {
    this->db.begin([](auto& tx) {
        tx.execute(add("a"));
        EXPECT_THROW(tx.execute(insert_into<step>().values(std::vector<step>{{"b", 1}, {"a", 1}})), unique_violation);
        tx.execute(add("c"));
    });
    EXPECT_THAT(this->stored(), ElementsAre("a", "c"));
}

TYPED_TEST(savepoints, where_a_failure_outside_of_one_is_seen_at_commit) {
    if constexpr (std::same_as<typename TestFixture::dialect, sqlite>) GTEST_SKIP() << "a failed statement fails alone";
    else {
        auto tx = this->db.begin();
        tx.execute(add("a"));
        EXPECT_THROW(tx.execute(add("a")), unique_violation);
        const auto after = compliance::error_of<programming_error>([&] { tx.execute(add("b")); });
        ASSERT_TRUE(after);
        EXPECT_EQ(after->sqlstate(), "25P02");
        EXPECT_THROW(tx.commit(), programming_error);
        EXPECT_FALSE(this->db.in_transaction());
        EXPECT_THAT(this->stored(), testing::IsEmpty());
    }
}

}  // namespace savepoints
