// Identity, and the states of entities.
#include "orm/models.hpp"

using namespace cupel;

namespace orm {

template <class D>
struct states : suite<D> {};
TYPED_TEST_SUITE(states, compliance::databases, compliance::database_names);

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

TYPED_TEST(states, behaviour_18_one_row_is_one_object_until_it_is_expunged) {
    session s(this->db);
    auto alice = s.add(user{.name = "alice"});
    s.commit();
    const auto id = alice->id;
    EXPECT_THAT(this->sent_by([&] {
        EXPECT_EQ(s.template get<user>(id), alice);
        EXPECT_EQ(s.template get<user>(id), alice);
        EXPECT_EQ(s.scalars(select<user>()).one(), alice);
    }),
                SizeIs(1));
    s.expunge(alice);
    EXPECT_EQ(alice.state(), entity_state::detached);
    auto again = s.template get<user>(id);
    EXPECT_NE(again, alice);
    EXPECT_EQ(again->name, alice->name);
}

TYPED_TEST(states, behaviour_20_get_one_throws_where_there_is_no_row) {
    session s(this->db);
    EXPECT_FALSE(s.template get<user>(1));
    EXPECT_THROW((void)s.template get_one<user>(1), no_row_error);
}

TYPED_TEST(states, behaviour_21_queries_see_what_is_pending_unless_told_otherwise) {
    session s(this->db);
    s.add(user{.name = "alice"});
    try {
        auto quiet = s.no_autoflush();
        EXPECT_EQ(s.scalar(select(func::count()).template from<user>()), 0);
        throw std::runtime_error("out");
    } catch (const std::runtime_error&) {
    }
    EXPECT_EQ(s.scalar(select(func::count()).template from<user>()), 1);
}

TYPED_TEST(states, behaviour_22_a_deleted_entity_is_out_of_the_session) {
    session s(this->db);
    auto alice = s.add(user{.name = "alice"});
    s.commit();
    const auto id = alice->id;
    s.remove(alice);
    s.flush();
    EXPECT_EQ(alice.state(), entity_state::deleted);
    EXPECT_FALSE(s.template get<user>(id));
    EXPECT_THROW(s.add(alice), invalid_state_error);
    s.rollback();
    EXPECT_EQ(s.template get<user>(id), alice);
    s.remove(alice);
    s.commit();
    EXPECT_EQ(alice.state(), entity_state::detached);
}

TYPED_TEST(states, behaviour_23_an_entity_of_one_session_is_refused_by_another) {
    session s(this->db);
    auto alice = s.add(user{.name = "alice"});
    session other(this->db);
    EXPECT_THROW(other.add(alice), invalid_state_error);
}

TYPED_TEST(states, behaviour_24_two_objects_of_one_identity_are_refused) {
    session s(this->db);
    auto one = s.add(seat{.row = 1, .number = 1, .holder = "a"});
    s.commit();
    EXPECT_EQ(one->holder, "a");
    s.add(seat{.row = 1, .number = 1, .holder = "b"});
    EXPECT_THROW(s.flush(), invalid_state_error);
    s.rollback();
    s.expunge(one);
    auto loaded = s.template get<seat>(1, 1);
    EXPECT_THROW(s.add(one), invalid_state_error);
}

TYPED_TEST(states, of_a_graph_all_entities_are_added_or_none) {
    session s(this->db, {.expire_on_commit = false});
    auto alice = s.add(user{.name = "alice"});
    alice->card = profile{.motto = "first"};
    s.commit();
    s.expunge_all();
    auto fresh = alice->posts.append(post{.title = "new"});
    const auto card = s.template get<profile>(1);
    EXPECT_THROW(s.add(alice), invalid_state_error);
    EXPECT_EQ(alice.state(), entity_state::detached);
    EXPECT_EQ(fresh.state(), entity_state::transient);
    EXPECT_FALSE(s.contains(alice));
    EXPECT_THAT(this->sent_by([&] { s.flush(); }), IsEmpty());
    EXPECT_NE(s.template get<user>(1), alice);
    s.expunge_all();
    s.add(alice);
    EXPECT_EQ(alice.state(), entity_state::persistent);
    EXPECT_EQ(fresh.state(), entity_state::pending);
    EXPECT_EQ(s.template get<user>(1), alice);
}

TYPED_TEST(states, behaviour_25_an_entity_without_a_row_cannot_be_deleted) {
    session s(this->db);
    EXPECT_THROW(s.remove(make_entity(user{.name = "nobody"})), invalid_state_error);
    auto pending = s.add(user{.name = "pending"});
    s.remove(pending);
    EXPECT_EQ(pending.state(), entity_state::transient);
    EXPECT_THAT(this->sent_by([&] { s.flush(); }), IsEmpty());
}

TYPED_TEST(states, behaviour_26_changes_of_a_detached_entity_are_saved_after_it_is_added_again) {
    session s(this->db, {.expire_on_commit = false});
    auto alice = s.add(user{.name = "alice"});
    auto bob = s.add(user{.name = "bob"});
    s.commit();
    s.expunge(alice);
    s.expunge(bob);
    alice->bio = "changed";
    s.add(alice);
    s.add(bob);
    EXPECT_TRUE(s.is_modified(alice));
    EXPECT_FALSE(s.is_modified(bob));
    EXPECT_THAT(this->sent_by([&] { s.flush(); }), SizeIs(1));
    s.commit();
    s.expire_all();
    EXPECT_EQ(alice->bio, "changed");
}

TYPED_TEST(states, an_entity_outlives_its_session_with_what_is_loaded) {
    ref<user> alice;
    {
        session s(this->db, {.expire_on_commit = false});
        alice = s.add(user{.name = "alice"});
        alice->posts.append(post{.title = "kept"});
        s.commit();
    }
    EXPECT_EQ(alice.state(), entity_state::detached);
    ASSERT_EQ(alice->posts.size(), 1U);
    EXPECT_EQ(alice->posts[0]->title, "kept");
    EXPECT_EQ(alice->posts[0]->author.get(), alice);
    EXPECT_THROW((void)alice->posts[0]->tags.size(), detached_instance_error);
    session again(this->db);
    again.add(alice);
    alice->bio = "late";
    again.commit();
    EXPECT_EQ(again.scalar(select(col<&user::bio>)), "late");
}

TYPED_TEST(states, expunge_all_lets_go_of_everything) {
    session s(this->db, {.expire_on_commit = false});
    auto alice = s.add(user{.name = "alice"});
    alice->posts.append(post{.title = "one"});
    s.flush();
    auto pending = s.add(user{.name = "pending"});
    s.expunge_all();
    EXPECT_EQ(alice.state(), entity_state::detached);
    EXPECT_EQ(pending.state(), entity_state::transient);
    EXPECT_EQ(alice->posts[0]->title, "one");
    auto again = s.template get<user>(alice->id);
    EXPECT_NE(again, alice);
    EXPECT_EQ(again->posts.size(), 1U);
    s.rollback();
    EXPECT_THROW((void)again->name, object_deleted_error);
}

TYPED_TEST(states, behaviour_48_an_expired_entity_is_read_once) {
    session s(this->db);
    auto alice = s.add(user{.name = "alice", .bio = "b"});
    s.commit();
    EXPECT_THAT(this->sent_by([&] {
        EXPECT_EQ(alice->name, "alice");
        EXPECT_EQ(alice->bio, "b");
    }),
                SizeIs(1));
}

TYPED_TEST(states, behaviour_49_expire_drops_what_was_not_flushed) {
    session s(this->db);
    auto alice = s.add(user{.name = "alice"});
    s.commit();
    alice->bio = "dropped";
    s.expire(alice);
    alice->logins = 3;
    s.commit();
    EXPECT_EQ(alice->bio, std::nullopt);
    EXPECT_EQ(alice->logins, 3);
}

TYPED_TEST(states, behaviour_50_a_row_that_is_gone) {
    session s(this->db);
    auto alice = s.add(user{.name = "alice"});
    s.commit();
    const auto id = alice->id;
    s.rollback();
    session(this->db).execute(select(func::count()).template from<user>());
    this->db.execute(delete_from<user>().all_rows());
    EXPECT_THROW((void)alice->name, object_deleted_error);
    EXPECT_FALSE(s.template get<user>(id));
    EXPECT_FALSE(s.contains(alice) && alice.state() == entity_state::persistent);
}

TYPED_TEST(states, behaviour_51_what_has_no_row_cannot_expire_and_what_is_expired_needs_a_session) {
    ref<user> alice;
    {
        session s(this->db);
        auto pending = s.add(user{.name = "pending"});
        EXPECT_THROW(s.expire(pending), invalid_state_error);
        EXPECT_THROW(s.refresh(pending), invalid_state_error);
        alice = s.add(user{.name = "alice"});
        s.commit();
    }
    EXPECT_THROW((void)alice->name, detached_instance_error);
}

TYPED_TEST(states, behaviour_52_merge_copies_a_value_into_the_session) {
    session s(this->db);
    auto alice = s.add(user{.name = "alice"});
    s.commit();
    user value = *alice;
    value.bio = "merged";
    EXPECT_EQ(s.merge(value), alice);
    EXPECT_EQ(alice->bio, "merged");
    EXPECT_THAT(this->sent_by([&] { EXPECT_EQ(s.merge(user{.name = "no key"}).state(), entity_state::pending); }),
                IsEmpty());
    auto mine = s.add(account{.owner = "ann"});
    s.commit();
    account old = *mine;
    mine->balance = 5;
    s.commit();
    EXPECT_THROW(s.merge(old), stale_data_error);
    s.rollback();
    auto absent = s.merge(seat{.row = 4, .number = 4, .holder = "new"});
    EXPECT_EQ(absent.state(), entity_state::pending);
    s.commit();
    EXPECT_EQ(s.template get<seat>(4, 4)->holder, "new");
}

}  // namespace orm
