// Commit, rollback, savepoints, and what they do to entities.
#include "orm/models.hpp"

using namespace cupel;

namespace orm {

// What a session remembers of its savepoints.
const std::vector<detail::session_frame>& frames_of(const detail::session_base& session);
template <auto Member>
struct frames_access {
    friend const std::vector<detail::session_frame>& frames_of(const detail::session_base& session) {
        return session.*Member;
    }
};
template struct frames_access<&detail::session_base::frames_>;

template <class D>
struct transactions : suite<D> {};
TYPED_TEST_SUITE(transactions, compliance::databases, compliance::database_names);

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using testing::StartsWith;

TYPED_TEST(transactions, behaviour_16_the_first_work_begins_a_transaction_and_an_empty_flush_does_not) {
    session s(this->db);
    EXPECT_FALSE(s.in_transaction());
    s.flush();
    EXPECT_FALSE(s.in_transaction());
    EXPECT_FALSE(s.template get<user>(1));
    EXPECT_TRUE(s.in_transaction());
    s.commit();
    EXPECT_FALSE(s.in_transaction());
    s.add(user{.name = "alice"});
    EXPECT_FALSE(s.in_transaction());
    s.flush();
    EXPECT_TRUE(s.in_transaction());
}

TYPED_TEST(transactions, behaviour_53_rollback_sends_new_entities_away_and_brings_deleted_ones_back) {
    session s(this->db);
    auto kept = s.add(user{.name = "kept"});
    auto changed = s.add(user{.name = "changed"});
    s.commit();
    const auto id = kept->id;
    auto fresh = s.add(user{.name = "new"});
    changed->bio = "draft";
    s.remove(kept);
    s.flush();
    EXPECT_EQ(kept.state(), entity_state::deleted);
    EXPECT_EQ(fresh.state(), entity_state::persistent);
    s.rollback();
    EXPECT_EQ(kept.state(), entity_state::persistent);
    EXPECT_EQ(s.template get<user>(id), kept);
    EXPECT_EQ(fresh.state(), entity_state::transient);
    EXPECT_EQ(fresh->id, 0);
    EXPECT_EQ(fresh->name, "new");
    EXPECT_FALSE(s.contains(fresh));
    EXPECT_EQ(changed->bio, std::nullopt);
    s.add(fresh);
    s.commit();
    EXPECT_EQ(s.scalar(select(func::count()).template from<user>()), 3);
}

TYPED_TEST(transactions, behaviour_54_a_savepoint_that_is_rolled_back_expires_what_changed_in_it) {
    session s(this->db, {.expire_on_commit = false});
    auto a = s.add(user{.name = "a"});
    auto b = s.add(user{.name = "b"});
    s.commit();
    auto before = s.add(user{.name = "before"});
    {
        auto scope = s.begin_nested();
        a->bio = "inside";
        s.flush();
        auto inner = s.add(user{.name = "inner"});
        scope.rollback();
        EXPECT_EQ(inner.state(), entity_state::transient);
    }
    EXPECT_TRUE(a.is_expired());
    EXPECT_FALSE(b.is_expired());
    EXPECT_EQ(a->bio, std::nullopt);
    EXPECT_EQ(before.state(), entity_state::persistent);
    s.commit();
    EXPECT_EQ(s.scalar(select(func::count()).template from<user>()), 3);
}

TYPED_TEST(transactions, behaviour_55_after_a_failed_flush_only_rollback_works) {
    session s(this->db);
    s.add(user{.name = "same"});
    s.add(user{.name = "same"});
    EXPECT_THROW(s.flush(), unique_violation);
    EXPECT_THROW(s.flush(), pending_rollback_error);
    EXPECT_THROW((void)s.template get<user>(1), pending_rollback_error);
    EXPECT_THROW(s.add(user{.name = "x"}), pending_rollback_error);
    s.rollback();
    s.add(user{.name = "works"});
    s.commit();
    EXPECT_EQ(s.scalar(select(col<&user::name>)), "works");
}

TYPED_TEST(transactions, behaviour_56_commit_expires_and_can_be_told_not_to) {
    session s(this->db);
    auto alice = s.add(user{.name = "alice"});
    s.commit();
    EXPECT_TRUE(alice.is_expired());
    EXPECT_THAT(this->sent_by([&] { EXPECT_EQ(alice->name, "alice"); }), SizeIs(1));
    session keeping(this->db, {.expire_on_commit = false});
    s.rollback();
    auto bob = keeping.add(user{.name = "bob"});
    keeping.commit();
    EXPECT_THAT(this->sent_by([&] { EXPECT_EQ(bob->name, "bob"); }), IsEmpty());
}

TYPED_TEST(transactions, behaviour_56_a_caught_error_in_a_savepoint_leaves_the_rest_usable) {
    session s(this->db);
    s.add(user{.name = "taken"});
    int added = 0;
    for (const char* name : {"taken", "free", "taken", "other"}) {
        try {
            s.begin_nested([&](auto& inner) { inner.add(user{.name = name}); });
            ++added;
        } catch (const unique_violation&) {
        }
    }
    s.commit();
    EXPECT_EQ(added, 2);
    EXPECT_EQ(s.scalar(select(func::count()).template from<user>()), 3);
}

TYPED_TEST(transactions, a_session_that_ends_rolls_back) {
    ref<user> alice;
    {
        session s(this->db);
        alice = s.add(user{.name = "alice"});
        s.flush();
    }
    EXPECT_EQ(alice->name, "alice");
    session s(this->db);
    EXPECT_EQ(s.scalar(select(func::count()).template from<user>()), 0);
}

TYPED_TEST(transactions, behaviour_57_a_version_counts_updates_and_guards_them) {
    session s(this->db);
    auto mine = s.add(account{.owner = "ann", .balance = 10});
    s.commit();
    EXPECT_EQ(mine->version, 1);
    EXPECT_EQ(mine->state, "open");
    EXPECT_EQ(mine->doubled, 20);
    mine->balance = 30;
    s.commit();
    EXPECT_EQ(mine->version, 2);
    EXPECT_EQ(mine->doubled, 60);
    EXPECT_EQ(mine->changed_by, "update");
    mine->balance = 40;
    {
        auto quiet = s.no_autoflush();
        s.execute(update<account>().set(col<&account::version> = 9).all_rows(), synchronize::none);
    }
    EXPECT_THROW(s.flush(), stale_data_error);
    s.rollback();
    EXPECT_EQ(mine->version, 2);
    EXPECT_EQ(mine->balance, 30);
    EXPECT_EQ(mine->version, 2);
    s.remove(mine);
    {
        auto quiet = s.no_autoflush();
        s.execute(update<account>().set(col<&account::version> = 9).all_rows(), synchronize::none);
    }
    EXPECT_THROW(s.flush(), stale_data_error);
}

TYPED_TEST(transactions, what_is_read_again_and_again_in_a_savepoint_is_remembered_once) {
    session s(this->db);
    const auto a = s.add(user{.name = "a"}), b = s.add(user{.name = "b"});
    a->posts.append(post{.title = "one"});
    s.commit();
    const auto read_all = [&] {
        EXPECT_EQ(a->posts.size() + b->posts.size(), 1U);
        EXPECT_FALSE(a->card || b->card);
    };
    auto outer = s.begin_nested();
    for (int i = 0; i < 100; ++i) {
        s.expire_all();
        auto inner = s.begin_nested();
        read_all();
        inner.commit();
    }
    EXPECT_THAT(frames_of(s).back().shown, SizeIs(testing::AllOf(testing::Ge(2U), testing::Le(8U))));
    this->sent();
    read_all();
    EXPECT_THAT(this->sent(), IsEmpty());
    outer.rollback();
    // What a savepoint has shown; entities too where others may have written.
    EXPECT_THAT(this->sent_by(read_all), SizeIs(this->db.pool().is_shared() ? 6 : 4));
    {
        auto last = s.begin_nested();
        s.expire_all();
        read_all();
        last.commit();
    }
    ASSERT_THAT(frames_of(s), SizeIs(1));
    EXPECT_THAT(frames_of(s).back().shown, IsEmpty());
    EXPECT_THAT(frames_of(s).back().related, IsEmpty());
}

TYPED_TEST(transactions, rows_that_are_read_again_and_again_in_a_savepoint_are_remembered_once) {
    session s(this->db);
    for (int i = 0; i < 40; ++i) s.add(user{.name = "u" + std::to_string(i)});
    s.commit();
    const auto read_all = [&] { EXPECT_THAT(s.scalars(select<user>()), SizeIs(40)); };
    read_all();
    s.expire_all();
    read_all();
    EXPECT_THAT(frames_of(s).back().read, IsEmpty()) << "the whole transaction is undone without";
    auto outer = s.begin_nested();
    s.execute(update<user>().set(col<&user::logins> = 1).all_rows(), synchronize::none);
    for (int i = 0; i < 100; ++i) {
        s.expire_all();
        auto inner = s.begin_nested();
        s.execute(update<user>().set(col<&user::logins> = i).all_rows(), synchronize::none);
        read_all();
        inner.commit();
        s.expire_all();
        read_all();
    }
    EXPECT_THAT(frames_of(s).back().read, SizeIs(testing::AllOf(testing::Ge(40U), testing::Le(160U))));
    outer.commit();
    ASSERT_THAT(frames_of(s), SizeIs(1));
    EXPECT_THAT(frames_of(s).back().read, IsEmpty());
}

}  // namespace orm
