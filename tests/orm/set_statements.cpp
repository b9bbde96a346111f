// UPDATE and DELETE of sets of rows through a session, and the entities that it has.
#include "orm/models.hpp"

using namespace cupel;

namespace orm {

template <class D>
struct set_statements : suite<D> {
    set_statements() {
        session s(this->db);
        std::int32_t logins = 0;
        for (const char* name : {"ann", "bob", "cid"}) s.add(user{.name = name, .logins = ++logins});
        for (const char* owner : {"ann", "bob"}) s.add(account{.owner = owner, .balance = 10});
        for (std::int32_t number : {1, 2, 3}) s.add(seat{.row = 1, .number = number, .holder = "x"});
        s.commit();
    }
};
TYPED_TEST_SUITE(set_statements, compliance::databases, compliance::database_names);

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

TYPED_TEST(set_statements, behaviour_59_an_update_is_evaluated_for_the_entities_of_the_session) {
    session s(this->db);
    auto users = s.scalars(select<user>().order_by(col<&user::id>)).all();
    const auto sent = this->sent_by([&] {
        const auto done = s.execute(
            update<user>()
                .set(col<&user::logins> = col<&user::logins> + 10, col<&user::bio> = "old")
                .where(col<&user::logins> >= 2 && col<&user::name> != "zoe" && !col<&user::bio>.is_not_null()));
        EXPECT_EQ(done.rows_affected, 2);
        EXPECT_EQ(users[0]->logins, 1);
        EXPECT_EQ(users[1]->logins, 12);
        EXPECT_EQ(users[2]->logins, 13);
        EXPECT_EQ(users[2]->bio, "old");
        EXPECT_FALSE(s.is_modified(users[1]));
    });
    EXPECT_THAT(sent, ElementsAre(StartsWith("UPDATE")));
    s.rollback();
    EXPECT_EQ(users[1]->logins, 2);
}

TYPED_TEST(set_statements, behaviour_59_it_flushes_before) {
    session s(this->db);
    auto dan = s.add(user{.name = "dan"});
    s.execute(update<user>().set(col<&user::logins> = 5).where(col<&user::name>.in("dan", "ann")));
    EXPECT_EQ(dan.state(), entity_state::persistent);
    EXPECT_EQ(dan->logins, 5);
    s.commit();
    EXPECT_EQ(dan->logins, 5);
}

TYPED_TEST(set_statements, behaviour_59_what_only_the_database_can_say_is_fetched) {
    session s(this->db);
    auto users = s.scalars(select<user>().order_by(col<&user::id>)).all();
    const auto sent = this->sent_by([&] {
        const auto done =
            s.execute(update<user>().set(col<&user::logins> = 7).where(func::upper(col<&user::name>) == "BOB"));
        EXPECT_EQ(done.rows_affected, 1);
    });
    EXPECT_THAT(sent, ElementsAre(HasSubstr("RETURNING \"id\"")));
    EXPECT_EQ(users[0]->logins, 1);
    EXPECT_EQ(users[1]->logins, 7);
    s.execute(update<user>().set(col<&user::bio> = func::lower(col<&user::name>)).where(col<&user::id> > 0));
    EXPECT_TRUE(users[2].is_expired());
    EXPECT_EQ(users[2]->bio, "cid");
}

TYPED_TEST(set_statements, behaviour_59_rows_that_are_deleted_leave_and_come_back_with_rollback) {
    session s(this->db);
    auto users = s.scalars(select<user>().order_by(col<&user::id>)).all();
    EXPECT_EQ(s.execute(delete_from<user>().where(col<&user::logins> < 2)).rows_affected, 1);
    EXPECT_EQ(s.execute(delete_from<user>().where(func::lower(col<&user::name>) == "bob")).rows_affected, 1);
    EXPECT_EQ(users[0].state(), entity_state::deleted);
    EXPECT_EQ(users[1].state(), entity_state::deleted);
    EXPECT_EQ(users[2].state(), entity_state::persistent);
    EXPECT_FALSE(s.template get<user>(users[2]->id - 1));
    s.rollback();
    EXPECT_EQ(users[0].state(), entity_state::persistent);
    EXPECT_EQ(users[0]->name, "ann");
    EXPECT_EQ(s.execute(delete_from<user>().all_rows()).rows_affected, 3);
    s.commit();
    EXPECT_EQ(users[2].state(), entity_state::detached);
}

TYPED_TEST(set_statements, behaviour_59_none_leaves_the_entities_as_they_are) {
    session s(this->db);
    auto ann = s.scalars(select<user>().where(col<&user::name> == "ann")).one();
    s.execute(update<user>().set(col<&user::logins> = 50).where(col<&user::name> == "ann"), synchronize::none);
    EXPECT_EQ(ann->logins, 1);
    s.refresh(ann);
    EXPECT_EQ(ann->logins, 50);
    s.execute(update<user>().set(col<&user::logins> = 60).where(col<&user::name> == "ann"), synchronize::fetch);
    EXPECT_EQ(ann->logins, 60);
    s.execute(update<user>().set(col<&user::logins> = 70).where(col<&user::name> == "ann"), synchronize::evaluate);
    EXPECT_EQ(ann->logins, 70);
}

TYPED_TEST(set_statements, behaviour_59_changes_that_were_not_flushed_stay) {
    session s(this->db);
    auto users = s.scalars(select<user>().order_by(col<&user::id>)).all();
    {
        auto quiet = s.no_autoflush();
        users[0]->bio = "mine";
        users[1]->logins = 99;
        users[2]->bio = "mine too";
        s.execute(update<user>().set(col<&user::logins> = 5, col<&user::bio> = "theirs").where(col<&user::id> > 0));
        EXPECT_EQ(users[0]->bio, "mine");
        EXPECT_EQ(users[0]->logins, 5);
        EXPECT_EQ(users[1]->logins, 99);
        s.execute(update<user>().set(col<&user::logins> = 6).where(func::lower(col<&user::name>) == "cid"));
        s.execute(update<user>().set(col<&user::name> = func::upper(col<&user::name>)).where(col<&user::id> > 0));
        EXPECT_EQ(users[2]->bio, "mine too");
        EXPECT_EQ(users[2]->name, "CID");
    }
    s.commit();
    EXPECT_EQ(users[0]->bio, "mine");
    EXPECT_EQ(users[1]->logins, 99);
    EXPECT_EQ(users[1]->bio, "theirs");
    EXPECT_EQ(users[2]->logins, 6);
}

TYPED_TEST(set_statements, behaviour_59_a_version_rises_and_guards_what_was_read_before) {
    session mine(this->db), theirs(this->db);
    auto hers = theirs.scalars(select<account>().where(col<&account::owner> == "ann")).one();
    theirs.commit();
    EXPECT_EQ(hers->version, 1);
    const auto read = *hers;
    theirs.commit();
    auto ann = mine.scalars(select<account>().where(col<&account::owner> == "ann")).one();
    mine.execute(update<account>().set(col<&account::balance> = 20).where(col<&account::owner> == "ann"));
    EXPECT_EQ(ann->balance, 20);
    EXPECT_EQ(ann->doubled, 40);
    EXPECT_EQ(ann->version, 2);
    ann->balance = 21;
    mine.commit();
    EXPECT_EQ(ann->version, 3);
    mine.rollback();
    EXPECT_THROW(theirs.merge(read), stale_data_error);
}

TYPED_TEST(set_statements, behaviour_59_a_key_that_changes_changes_the_identity) {
    session s(this->db);
    auto second = s.template get<seat>(1, 2);
    s.execute(update<seat>().set(col<&seat::number> = 12).where(col<&seat::number> == 2));
    EXPECT_EQ(second->number, 12);
    EXPECT_THAT(this->sent_by([&] { EXPECT_EQ((s.template get<seat>(1, 12)), second); }), IsEmpty());
    EXPECT_FALSE((s.template get<seat>(1, 2)));
    s.rollback();
    EXPECT_EQ(second->number, 2);
    EXPECT_EQ((s.template get<seat>(1, 2)), second);
}

TYPED_TEST(set_statements, behaviour_59_a_foreign_key_that_changes_leads_elsewhere) {
    session s(this->db);
    auto users = s.scalars(select<user>().order_by(col<&user::id>)).all();
    auto written = users[0]->posts.append(post{.title = "p"});
    s.flush();
    EXPECT_EQ(written->author.get(), users[0]);
    s.execute(update<post>().set(col<&post::author_id> = users[1]->id).where(col<&post::title> == "p"));
    EXPECT_EQ(written->author.get(), users[1]);
}

TYPED_TEST(set_statements, behaviour_59_statements_with_rows_of_their_own_synchronise_too) {
    session s(this->db);
    auto users = s.scalars(select<user>().order_by(col<&user::id>)).all();
    auto names = s.execute(update<user>()
                               .set(col<&user::logins> = 30)
                               .where(func::lower(col<&user::name>) != "ann")
                               .returning(col<&user::name>))
                     .scalars();
    EXPECT_EQ(names.size(), 2U);
    EXPECT_EQ(users[0]->logins, 1);
    EXPECT_EQ(users[1]->logins, 30);
    s.execute(update<user>()
                  .set(col<&user::logins> = 31)
                  .where(col<&user::name> == param<"name">)
                  .bind(param<"name"> = "bob"));
    EXPECT_EQ(users[1]->logins, 31);
    users[2]->logins = 77;
    s.flush();
    auto changed = *users[2];
    changed.logins = 78;
    s.execute(update<user>().set(std::vector<user>{changed}));
    EXPECT_EQ(users[2]->logins, 78);
}

}  // namespace orm
