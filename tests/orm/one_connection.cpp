// A database in memory has one connection, and so one transaction: who began it ends it.
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

    template <class Function>
    static void expect_not_its_own(Function function) {
        try {
            function();
            ADD_FAILURE() << "was not refused";
        } catch (const programming_error& failure) {
            EXPECT_THAT(failure.what(),
                        testing::HasSubstr("on the one connection of a database in memory; end it there"));
        }
    }
    auto names() { return db.execute(select(col<&tag::name>).from<tag>()).scalars(); }

    sqlite::engine db = sqlite::engine::connect("sqlite://");
};

TEST_F(one_connection, has_the_transaction_of_the_session_that_began_it) {
    session first(db);
    EXPECT_EQ(first.scalars(select<tag>()).size(), 0u);
    {
        session second(db);
        second.add(tag{.name = "with the first"});
        expect_not_its_own([&] { second.commit(); });
    }
    first.rollback();
    EXPECT_TRUE(names().empty());
    session second(db);
    second.add(tag{.name = "later"});
    second.commit();
    EXPECT_THAT(names(), testing::ElementsAre("later"));
}

TEST_F(one_connection, has_the_transaction_of_the_connection_that_began_it) {
    auto first = db.connect();
    first.execute(insert_into<tag>().values(tag{.name = "mine"}));
    auto second = db.connect();
    EXPECT_EQ(second.execute(select<tag>()).all().size(), 1u);
    expect_not_its_own([&] { second.commit(); });
    expect_not_its_own([&] { second.rollback(); });
    first.rollback();
    EXPECT_TRUE(names().empty());
}

}  // namespace orm::one_connection_models
