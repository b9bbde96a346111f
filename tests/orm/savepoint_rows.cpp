// What a session reads within a savepoint is read again when that is undone.
#include "orm/models.hpp"

#include <functional>
#include <map>

namespace orm::savepoint_rows_models {

struct source {
    std::int64_t id{};
    std::string name{};
    std::optional<cupel::timestamp> gone{};
};

struct memo {
    std::int64_t id{};
    std::string title{};
    cupel::deferred<std::string> body{};
    std::optional<std::int64_t> source_id{};
    cupel::belongs_to<source> from{};
};

}  // namespace orm::savepoint_rows_models

template <>
struct cupel::mapping<orm::savepoint_rows_models::source> {
    static constexpr auto table = cupel::table<"memo_sources">(soft_delete<&orm::savepoint_rows_models::source::gone>);
};
template <>
struct cupel::mapping<orm::savepoint_rows_models::memo> {
    static constexpr auto table = cupel::table<"memos">(
        foreign_key<&orm::savepoint_rows_models::memo::source_id, &orm::savepoint_rows_models::source::id>);
};

using namespace cupel;

namespace orm::savepoint_rows_models {

template <class D>
struct savepoint_rows : suite<D> {
    using own_session = session<typename suite<D>::dialect::engine>;

    savepoint_rows() {
        create_all<source, memo>(this->db);
        own_session s(this->db);
        auto alice = s.add(user{.name = "alice", .bio = "old"});
        auto first = alice->posts.append(post{.title = "first"});
        first->tags.append(tag{.name = "red"});
        alice->card = profile{.motto = "old"};
        s.add(user{.name = "bob", .bio = "old"});
        s.add(memo{.title = "old", .body = "old", .source_id = std::nullopt});
        s.commit();
        this->sent();
    }
    static void set_all(own_session& s, std::string bio) {
        s.execute(update<user>().set(col<&user::bio> = bio).all_rows(), synchronize::none);
    }
    // Whether a savepoint in which nothing is written is known as such.
    bool is_alone() { return !this->db.pool().is_shared(); }
};
TYPED_TEST_SUITE(savepoint_rows, compliance::databases, compliance::database_names);

using testing::IsEmpty;
using testing::SizeIs;

TYPED_TEST(savepoint_rows, behaviour_54_an_entity_that_is_read_first_in_a_savepoint_is_read_again_when_it_is_undone) {
    using opened = typename TestFixture::own_session;
    const std::map<std::string, std::function<ref<user>(opened&)>> ways{
        {"get", [](opened& s) { return s.template get<user>(1); }},
        {"populating get", [](opened& s) { return s.template get<user>(1, populate_existing); }},
        {"scalars", [](opened& s) { return s.scalars(select<user>()).all().front(); }},
        {"some columns",
         [](opened& s) { return s.scalars(select<user>().options(load_only<&user::bio>)).all().front(); }},
        {"rows",
         [](opened& s) {
             const auto rows = s.execute(select(entity<user>, col<&user::name>.template as<"word">())).all();
             return rows.front().template get<0>();
         }},
        {"joined",
         [](opened& s) { return s.scalars(select<post>().options(joinedload<&post::author>)).one()->author.get(); }},
        {"selectin",
         [](opened& s) { return s.scalars(select<post>().options(selectinload<&post::author>)).one()->author.get(); }},
        {"lazy", [](opened& s) { return s.template get<post>(1)->author.get(); }},
        {"stream",
         [](opened& s) {
             ref<user> found;
             for (const auto& each : s.stream(select<user>().where(col<&user::id> == 1))) found = each;
             return s.add(found);
         }},
    };
    for (const auto& [name, read] : ways) {
        SCOPED_TRACE(name);
        opened s(this->db);
        auto part = s.begin_nested();
        this->set_all(s, "new");
        auto alice = read(s);
        EXPECT_EQ(alice->bio, "new");
        part.rollback();
        EXPECT_TRUE(alice.is_expired());
        EXPECT_EQ(alice->bio, "old");
        EXPECT_THAT(this->sent_by([&] { EXPECT_EQ(alice->bio, "old"); }), IsEmpty());
    }
}

TYPED_TEST(savepoint_rows, behaviour_54_an_entity_that_is_read_anew_in_a_savepoint_is_read_again_when_it_is_undone) {
    using opened = typename TestFixture::own_session;
    const std::map<std::string, std::function<void(opened&, const ref<user>&)>> ways{
        {"expire", [](opened& s, const ref<user>& one) { s.expire(one); }},
        {"expire, query", [](opened& s, const ref<user>& one) { s.expire(one), (void)s.scalars(select<user>()); }},
        {"expire, part",
         [](opened& s, const ref<user>& one) {
             s.expire(one);
             (void)s.scalars(select<user>().options(load_only<&user::bio>));
         }},
        {"refresh", [](opened& s, const ref<user>& one) { s.refresh(one); }},
        {"get", [](opened& s, const ref<user>&) { (void)s.template get<user>(1, populate_existing); }},
        {"query", [](opened& s, const ref<user>&) { (void)s.scalars(select<user>().options(populate_existing)); }},
    };
    for (const auto& [name, read] : ways) {
        SCOPED_TRACE(name);
        opened s(this->db);
        auto alice = s.template get<user>(1), bob = s.template get<user>(2);
        auto part = s.begin_nested();
        this->set_all(s, "new");
        read(s, alice);
        EXPECT_EQ(alice->bio, "new");
        part.rollback();
        EXPECT_EQ(alice->bio, "old");
        EXPECT_EQ(bob->bio, "old");
    }
}

TYPED_TEST(savepoint_rows, columns_that_are_read_later_are_read_again) {
    session s(this->db);
    auto alice = s.scalars(select<user>().options(load_only<&user::name>)).all().front();
    auto paper = s.template get<memo>(1);
    auto part = s.begin_nested();
    this->set_all(s, "new");
    s.execute(update<memo>().set(col<&memo::body> = "new").all_rows(), synchronize::none);
    EXPECT_EQ(alice->bio, "new");
    EXPECT_EQ(*paper->body, "new");
    part.rollback();
    EXPECT_EQ(alice->bio, "old");
    EXPECT_EQ(*paper->body, "old");
}

TYPED_TEST(savepoint_rows, it_does_not_matter_how_rows_were_written) {
    using opened = typename TestFixture::own_session;
    const std::map<std::string, std::function<void(opened&)>> ways{
        {"text", [](opened& s) { s.execute(text<"UPDATE users SET bio = 'new'">); }},
        {"a set", [](opened& s) { s.execute(update<user>().set(col<&user::bio> = "new").all_rows()); }},
        {"a set with RETURNING",
         [](opened& s) {
             (void)s.execute(update<user>().set(col<&user::bio> = "new").all_rows().returning(col<&user::id>)).all();
         }},
        {"a stream",
         [](opened& s) {
             for (const auto& row :
                  s.stream(update<user>().set(col<&user::bio> = "new").all_rows().returning(col<&user::id>)))
                 (void)row;
         }},
        {"many", [](opened& s) { s.template bulk_update<&user::bio>(std::vector<user>{{.id = 1, .bio = "new"}}); }},
        {"a flush that fails",
         [](opened& s) {
             s.execute(text<"UPDATE users SET bio = 'new'">);
             auto inner = s.begin_nested();
             s.add(user{.name = "alice"});
             EXPECT_THROW(s.flush(), unique_violation);
             inner.rollback();
         }},
    };
    for (const auto& [name, write] : ways) {
        SCOPED_TRACE(name);
        opened s(this->db);
        auto part = s.begin_nested();
        write(s);
        auto alice = s.template get<user>(1);
        EXPECT_EQ(alice->bio, "new");
        part.rollback();
        EXPECT_EQ(alice->bio, "old");
    }
}

TYPED_TEST(savepoint_rows, a_row_that_was_inserted_in_a_savepoint_is_gone_with_it) {
    session s(this->db);
    auto part = s.begin_nested();
    s.execute(insert_into<user>(with_key).values(user{.id = 7, .name = "new"}));
    auto fresh = s.template get<user>(7);
    s.execute(insert_into<user>(with_key).values(user{.id = 8, .name = "newer"}));
    auto other = s.template get<user>(8);
    part.rollback();
    EXPECT_THROW((void)fresh->name, object_deleted_error);
    EXPECT_FALSE(s.template get<user>(7));
    EXPECT_FALSE(s.template get<user>(8));
    EXPECT_EQ(other.state(), entity_state::deleted);
    EXPECT_THAT(s.scalars(select<user>()), SizeIs(2));
    s.commit();
}

TYPED_TEST(savepoint_rows, a_row_that_was_deleted_in_a_savepoint_is_there_again) {
    session s(this->db);
    auto bob = s.template get<user>(2);
    auto part = s.begin_nested();
    s.execute(delete_from<user>().where(col<&user::id> == 2), synchronize::none);
    s.expire(bob);
    EXPECT_FALSE(s.template get<user>(2));
    part.rollback();
    EXPECT_EQ(s.template get<user>(2), bob);
    EXPECT_EQ(bob->bio, "old");
}

TYPED_TEST(savepoint_rows, relationships_that_are_read_in_a_savepoint_are_read_again) {
    session s(this->db);
    auto alice = s.template get<user>(1), bob = s.template get<user>(2);
    auto part = s.begin_nested();
    s.execute(insert_into<post>(with_key).values(post{.id = 9, .title = "new", .author_id = 1}));
    s.execute(update<profile>().set(col<&profile::user_id> = 2).all_rows(), synchronize::none);
    s.execute(delete_from<post_tag>().all_rows(), synchronize::none);
    EXPECT_EQ(alice->posts.size(), 2U);
    EXPECT_FALSE(alice->card);
    EXPECT_EQ(bob->card->motto, "old");
    auto card = bob->card.get();
    EXPECT_EQ(card->owner.get(), bob);
    auto red = s.scalars(select<tag>()).one();
    EXPECT_EQ(red->posts.size(), 0U);
    EXPECT_EQ(s.template get<post>(1)->tags.size(), 0U);
    {
        auto inner = s.begin_nested();
        s.execute(update<post>().set(col<&post::author_id> = 2).all_rows());
        EXPECT_EQ(bob->posts.size(), 2U);
        EXPECT_EQ(s.template get<post>(1)->author.get(), bob);
        inner.rollback();
    }
    EXPECT_EQ(bob->posts.size(), 0U);
    EXPECT_EQ(s.template get<post>(1)->author.get(), alice);
    part.rollback();
    EXPECT_EQ(alice->posts.size(), 1U);
    EXPECT_EQ(alice->card.get(), card);
    EXPECT_FALSE(bob->card);
    EXPECT_EQ(card->owner.get(), alice);
    EXPECT_EQ(red->posts.size(), 1U);
    EXPECT_EQ(s.template get<post>(1)->tags.size(), 1U);
}

TYPED_TEST(savepoint_rows, a_reference_to_what_the_session_has_is_looked_for_again) {
    session s(this->db);
    s.add(source{.name = "hidden", .gone = timestamp{std::chrono::sys_days{std::chrono::year{2026} / 1 / 1}}});
    s.flush();
    s.execute(update<memo>().set(col<&memo::source_id> = 1).all_rows());
    s.commit();
    auto paper = s.template get<memo>(1);
    EXPECT_EQ(paper->source_id, 1);
    auto part = s.begin_nested();
    s.execute(text<"UPDATE memo_sources SET gone = NULL">);
    auto found = s.template get<source>(1);
    ASSERT_TRUE(found);
    EXPECT_EQ(paper->from.get(), found);
    part.rollback();
    EXPECT_FALSE(paper->from.get());
}

TYPED_TEST(savepoint_rows, what_was_read_goes_over_to_the_savepoint_around) {
    using opened = typename TestFixture::own_session;
    {
        opened s(this->db);
        auto outer = s.begin_nested();
        auto inner = s.begin_nested();
        this->set_all(s, "new");
        auto alice = s.template get<user>(1);
        inner.commit();
        EXPECT_EQ(alice->bio, "new");
        outer.rollback();
        EXPECT_EQ(alice->bio, "old");
    }
    {
        opened s(this->db);
        auto outer = s.begin_nested();
        this->set_all(s, "new");
        auto inner = s.begin_nested();
        auto alice = s.template get<user>(1);
        inner.rollback();
        EXPECT_EQ(alice.is_expired(), !this->is_alone()) << "nothing was written in the inner one";
        EXPECT_EQ(alice->bio, "new");
        outer.rollback();
        EXPECT_EQ(alice->bio, "old");
    }
    {
        opened s(this->db);
        {
            auto outer = s.begin_nested();
            this->set_all(s, "new");
            auto inner = s.begin_nested();
            s.execute(update<user>().set(col<&user::logins> = 3).all_rows());
            inner.commit();
            outer.commit();
        }
        auto again = s.begin_nested();
        auto alice = s.template get<user>(1);
        again.rollback();
        EXPECT_EQ(alice.is_expired(), !this->is_alone());
        EXPECT_EQ(alice->bio, "new");
        s.rollback();
        EXPECT_EQ(alice->bio, "old");
    }
}

TYPED_TEST(savepoint_rows, what_was_read_where_nothing_was_written_stays) {
    session s(this->db);
    s.template get<user>(2)->bio = "newer";
    auto part = s.begin_nested();
    auto alice = s.template get<user>(1);
    EXPECT_THAT(s.scalars(select<user>().options(load_only<&user::name>)), SizeIs(2));
    EXPECT_EQ(s.scalar(select(func::count()).template from<user>()), 2);
    part.rollback();
    EXPECT_EQ(alice.is_expired(), !this->is_alone());
    EXPECT_EQ(alice->bio, "old");
    // Nor does what was read before it was written.
    auto more = s.begin_nested();
    auto paper = s.template get<memo>(1);
    this->set_all(s, "new");
    more.rollback();
    EXPECT_EQ(paper.is_expired(), !this->is_alone());
    EXPECT_EQ(paper->title, "old");
}

TYPED_TEST(savepoint_rows, within_a_connection_of_the_program_anybody_may_have_written) {
    auto connection = this->db.connect();
    session s(connection);
    auto part = s.begin_nested();
    connection.execute(update<user>().set(col<&user::bio> = "new").all_rows());
    auto alice = s.template get<user>(1);
    EXPECT_EQ(alice->bio, "new");
    part.rollback();
    EXPECT_EQ(alice->bio, "old");
}

TYPED_TEST(savepoint_rows, entities_that_leave_meanwhile_are_left_alone) {
    using opened = typename TestFixture::own_session;
    opened s(this->db);
    {
        auto part = s.begin_nested();
        this->set_all(s, "new");
        auto alice = s.template get<user>(1);
        s.expunge(alice);
        part.rollback();
        EXPECT_EQ(alice.state(), entity_state::detached);
        EXPECT_EQ(alice->bio, "new");
    }
    {
        auto part = s.begin_nested();
        this->set_all(s, "new");
        (void)s.scalars(select<user>());
        s.expunge_all();
        auto bob = s.template get<user>(2);
        part.rollback();
        EXPECT_EQ(bob->bio, "old") << "that something was written is not forgotten";
    }
    {
        opened other(this->db);
        auto part = s.begin_nested();
        this->set_all(s, "new");
        {
            auto paper = s.template get<memo>(1);
            s.expunge(paper);
            other.add(paper);
        }
        other.expunge_all();  // frees it
        part.rollback();
    }
    {
        auto part = s.begin_nested();
        this->set_all(s, "new");
        auto alice = s.template get<user>(1);
        s.rollback();
        EXPECT_EQ(alice->bio, "old");
        EXPECT_FALSE(part.is_open());
    }
}

TYPED_TEST(savepoint_rows, what_was_changed_behind_what_was_read_is_dropped_as_ever) {
    session s(this->db);
    auto part = s.begin_nested();
    this->set_all(s, "new");
    auto alice = s.template get<user>(1);
    alice->name = "changed";
    auto fresh = s.add(user{.name = "fresh"});
    s.flush();
    s.refresh(fresh);
    part.rollback();
    EXPECT_EQ(fresh.state(), entity_state::transient);
    EXPECT_EQ(alice->name, "alice");
    EXPECT_EQ(alice->bio, "old");
}

}  // namespace orm::savepoint_rows_models
