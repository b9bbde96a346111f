// A database in memory has one connection: who is in a transaction on it is alone.
#include <cupel/cupel.hpp>
#include <cupel/dialects/sqlite/driver.hpp>
#include <cupel/orm/session.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <string>

namespace orm::one_connection_models {

struct tag {
    std::int64_t id{};
    std::string name{};
};

}  // namespace orm::one_connection_models

namespace orm::one_connection_models {

using namespace cupel;

class one_connection : public testing::Test {
protected:
    one_connection() { create_all<tag>(db); }

    // What another must not do, and does not keep.
    template <class Function>
    void expect_refused(Function function) {
        try {
            function();
            ADD_FAILURE() << "was not refused";
        } catch (const programming_error& failure) {
            EXPECT_THAT(failure.what(), testing::HasSubstr("is in a transaction on the one connection"));
            EXPECT_THAT(failure.what(), testing::HasSubstr("or use a file"));
        }
    }
    auto names() { return db.execute(select(col<&tag::name>).from<tag>()).scalars(); }

    sqlite::engine db = sqlite::engine::connect("sqlite://");
};

TEST_F(one_connection, is_not_shared_by_two_sessions_with_transactions) {
    session first(db);
    EXPECT_EQ(first.scalars(select<tag>()).size(), 0u);
    expect_refused([&] {
        session second(db);
        second.add(tag{.name = "ghost"});
        second.commit();
    });
    expect_refused([&] {
        session second(db);
        second.add(tag{.name = "ghost"});
        auto inner = second.begin_nested();
    });
    expect_refused([&] {
        session second(db);
        (void)second.get<tag>(1);
    });
    first.add(tag{.name = "mine"});
    first.commit();
    EXPECT_THAT(names(), testing::ElementsAre("mine"));
    session second(db);
    second.add(tag{.name = "later"});
    second.commit();
    EXPECT_THAT(names(), testing::ElementsAre("mine", "later"));
}

TEST_F(one_connection, is_not_shared_by_two_connections_with_transactions) {
    auto first = db.connect();
    first.execute(insert_into<tag>().values(tag{.name = "mine"}));
    {
        auto second = db.connect();
        expect_refused([&] { second.execute(insert_into<tag>().values(tag{.name = "ghost"})); });
        expect_refused([&] { second.run("DELETE FROM tag"); });
        expect_refused([&] { (void)second.begin_nested(); });
    }
    first.commit();
    EXPECT_THAT(names(), testing::ElementsAre("mine"));
}

TEST_F(one_connection, is_not_shared_with_a_transaction_of_the_engine) {
    auto transaction = db.begin();
    session other(db);
    expect_refused([&] { (void)other.scalars(select<tag>()); });
    transaction.execute(insert_into<tag>().values(tag{.name = "mine"}));
    transaction.commit();
    EXPECT_EQ(other.scalars(select<tag>()).size(), 1u);
}

TEST_F(one_connection, serves_a_connection_inside_of_what_it_has_begun) {
    auto connection = db.connect();
    {
        auto transaction = connection.begin();
        connection.execute(insert_into<tag>().values(tag{.name = "inside"}));
        auto savepoint = connection.begin_nested();
        connection.execute(insert_into<tag>().values(tag{.name = "undone"}));
        savepoint.rollback();
        transaction.commit();
    }
    EXPECT_THAT(names(), testing::ElementsAre("inside"));
}

}  // namespace orm::one_connection_models
