// Explicit transactions, sessions over what the program has begun, factories, and units of work that are tried again.
#include "orm/models.hpp"

#include <cupel/orm/session_factory.hpp>

using namespace cupel;

namespace orm {

template <class D>
struct session_places : suite<D> {
    std::int64_t users() { return this->db.execute(select(func::count()).template from<user>()).scalar(); }
};
TYPED_TEST_SUITE(session_places, compliance::databases, compliance::database_names);

using testing::HasSubstr;
using testing::SizeIs;

TYPED_TEST(session_places, behaviour_17_begin_within_a_transaction_throws) {
    session s(this->db);
    {
        auto scope = s.begin();
        EXPECT_TRUE(s.in_transaction());
        EXPECT_TRUE(scope.is_open());
        EXPECT_THROW((void)s.begin(), invalid_state_error);
        s.add(user{.name = "kept"});
        scope.commit();
        EXPECT_FALSE(scope.is_open());
        EXPECT_FALSE(s.in_transaction());
        EXPECT_THROW(scope.commit(), programming_error);
    }
    EXPECT_FALSE(s.template get<user>(99));
    EXPECT_THROW((void)s.begin(), invalid_state_error);
    s.rollback();
    {
        auto scope = s.begin();
        s.add(user{.name = "left"});
        s.flush();
    }
    EXPECT_FALSE(s.in_transaction());
    EXPECT_EQ(this->users(), 1);
}

TYPED_TEST(session_places, begin_with_a_function_commits_or_rolls_back) {
    session s(this->db);
    const auto id = s.begin([](auto& inner) {
        auto alice = inner.add(user{.name = "alice"});
        inner.flush();
        return alice->id;
    });
    EXPECT_EQ(this->users(), 1);
    EXPECT_THROW(s.begin([](auto& inner) {
        inner.add(user{.name = "bob"});
        inner.flush();
        throw std::runtime_error("out");
    }),
                 std::runtime_error);
    EXPECT_FALSE(s.in_transaction());
    EXPECT_EQ(this->users(), 1);
    s.begin([&](auto& inner) {
        inner.template get<user>(id)->bio = "early";
        inner.commit();
    });
    EXPECT_EQ(s.template get<user>(id)->bio, "early");
}

TYPED_TEST(session_places, how_a_transaction_begins_is_said_for_one_or_for_all) {
    session s(this->db);
    {
        auto scope = s.begin({.read_only = true});
        EXPECT_THROW(s.execute(insert_into<tag>().values(tag{.name = "refused"})), read_only_error);
    }
    s.add(tag{.name = "taken"});
    s.commit();
    session reading(this->db, {.transaction = {.read_only = true}});
    EXPECT_EQ(reading.scalar(select(func::count()).template from<tag>()), 1);
    reading.add(tag{.name = "refused"});
    EXPECT_THROW(reading.commit(), read_only_error);
    reading.rollback();
    if constexpr (requires { s.begin_immediate(); }) {
        auto scope = s.begin_immediate();
        s.add(tag{.name = "locked"});
        scope.commit();
        EXPECT_EQ(s.scalar(select(func::count()).template from<tag>()), 2);
    }
}

TYPED_TEST(session_places, behaviour_27_a_connection_of_the_program_is_not_closed) {
    auto connection = this->db.connect();
    {
        session s(connection);
        s.add(user{.name = "kept"});
        s.commit();
        EXPECT_FALSE(connection.in_transaction());
        s.add(user{.name = "left"});
        s.flush();
        EXPECT_TRUE(connection.in_transaction());
    }
    EXPECT_FALSE(connection.in_transaction());
    EXPECT_EQ(connection.execute(select(func::count()).template from<user>()).scalar(), 1);
    // What its own statements have begun is theirs to end.
    {
        session s(connection);
        s.add(user{.name = "within"});
        s.commit();
        EXPECT_THROW((void)s.begin({.read_only = true}), invalid_state_error);
    }
    EXPECT_TRUE(connection.in_transaction());
    EXPECT_EQ(connection.execute(select(func::count()).template from<user>()).scalar(), 2);
    connection.rollback();
    EXPECT_EQ(connection.execute(select(func::count()).template from<user>()).scalar(), 1);
}

TYPED_TEST(session_places, what_sessions_commit_in_a_transaction_goes_with_it) {
    {
        auto outer = this->db.begin();
        session s(outer);
        auto alice = s.add(user{.name = "alice"});
        s.commit();
        EXPECT_TRUE(alice.is_expired());
        EXPECT_EQ(alice->name, "alice");
        s.add(user{.name = "alice"});
        EXPECT_THROW(s.flush(), unique_violation);
        s.rollback();
        EXPECT_EQ(alice->name, "alice");
        s.begin_nested([](auto& inner) { inner.add(user{.name = "bob"}); });
        s.commit();
        session other(outer);
        EXPECT_EQ(other.scalar(select(func::count()).template from<user>()), 2);
        other.rollback();
        s.commit();
        outer.rollback();
    }
    EXPECT_EQ(this->users(), 0);
}

TYPED_TEST(session_places, a_session_in_a_savepoint_of_the_program) {
    auto outer = this->db.begin();
    {
        auto part = outer.begin_nested();
        session s(part);
        s.add(user{.name = "undone"});
        s.commit();
        part.rollback();
    }
    {
        auto part = outer.begin_nested();
        session s(part);
        s.add(user{.name = "kept"});
        s.commit();
        part.commit();
    }
    outer.commit();
    EXPECT_EQ(this->users(), 1);
}

TYPED_TEST(session_places, a_factory_makes_sessions_with_its_options) {
    const session_factory make(this->db, {.expire_on_commit = false});
    auto s = make();
    auto alice = s.add(user{.name = "alice"});
    s.commit();
    EXPECT_FALSE(alice.is_expired());
    const auto bob = make.begin([](auto& inner) { return inner.add(user{.name = "bob"}); });
    EXPECT_EQ(bob.state(), entity_state::detached);
    EXPECT_EQ(bob->name, "bob");
    EXPECT_THROW(make.begin([](auto& inner) {
        inner.add(user{.name = "eve"});
        inner.flush();
        throw std::runtime_error("out");
    }),
                 std::runtime_error);
    EXPECT_EQ(this->users(), 2);
}

TYPED_TEST(session_places, a_unit_of_work_that_met_another_version_is_tried_again) {
    const session_factory make(this->db);
    make.begin([](auto& s) { s.add(account{.owner = "ann", .balance = 10}); });
    int tries = 0;
    const auto unit = [&](auto& s) {
        auto mine = s.scalars(select<account>()).one();
        if (++tries == 1) s.execute(update<account>().set(col<&account::version> = 7).all_rows(), synchronize::none);
        mine->balance += 5;
        s.flush();
        return mine->balance;
    };
    EXPECT_EQ(make.retry(3, unit, {.first_pause = std::chrono::milliseconds(1)}), 15);
    EXPECT_EQ(tries, 2);
    tries = 0;
    EXPECT_EQ(retry(3, this->db, unit, {.first_pause = std::chrono::milliseconds(1)}), 20);
    EXPECT_EQ(tries, 2);
    tries = 0;
    EXPECT_EQ(retry(3, make, unit), 25);
    tries = 0;
    try {
        retry(1, make, unit);
        FAIL() << "the version was not checked";
    } catch (const stale_data_error& stale) {
        EXPECT_EQ(stale.code(), error_code::stale_data);
        EXPECT_TRUE(stale.may_retry());
    }
    int wrong = 0;
    EXPECT_THROW(retry(3, make,
                       [&](auto& s) {
                           ++wrong;
                           s.add(user{.name = "same"});
                           s.add(user{.name = "same"});
                       }),
                 unique_violation);
    EXPECT_EQ(wrong, 1);
}

}  // namespace orm
