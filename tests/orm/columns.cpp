// Entities of which a query reads some columns, and columns that are read when they are used.
#include "orm/models.hpp"

using namespace cupel;

namespace orm {

struct page {
    std::int64_t id{};
    std::string title{};
    deferred<std::string> body{};
    deferred<std::optional<std::string>, "text"> note{};
    deferred<std::optional<std::int32_t>, "text"> words{};
    std::int64_t version{};
};

}  // namespace orm

template <>
struct cupel::mapping<orm::page> {
    static constexpr auto table = cupel::table<"pages">(version_id<&orm::page::version>);
};

namespace orm {

template <class D>
struct columns : suite<D> {
    columns() { create_all<page>(this->db); }

    void fill_users() {
        session s(this->db);
        auto alice = s.add(user{.name = "alice", .bio = "about alice", .logins = 3});
        alice->posts.append(post{.title = "first"});
        s.add(user{.name = "bob"});
        s.commit();
    }
    void fill_pages() {
        session s(this->db);
        s.add(page{.title = "one", .body = "long", .note = "remark", .words = 7});
        s.add(page{.title = "two", .body = "longer"});
        s.commit();
    }
};
TYPED_TEST_SUITE(columns, compliance::databases, compliance::database_names);

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;
using testing::StartsWith;

constexpr auto by_id = [](const auto& statement) { return statement.order_by(col<&user::id>); };

TYPED_TEST(columns, behaviour_45_load_only_reads_the_key_too) {
    this->fill_users();
    session s(this->db);
    const auto sent = this->sent_by([&] {
        for (const auto& each : s.scalars(by_id(select<user>()).options(load_only<&user::name>)))
            EXPECT_THAT(each.template get<&user::name>(), testing::AnyOf("alice", "bob"));
    });
    EXPECT_THAT(sent, ElementsAre(R"(SELECT "users"."id", "users"."name" FROM "users" ORDER BY "users"."id")"));
    EXPECT_TRUE(s.template get<user>(1).template is_loaded<&user::id>());
    EXPECT_TRUE(s.template get<user>(1).template is_loaded<&user::name>());
    EXPECT_FALSE(s.template get<user>(1).template is_loaded<&user::bio>());
}

TYPED_TEST(columns, behaviour_45_foreign_keys_and_versions_are_read_too) {
    this->fill_users();
    this->fill_pages();
    session s(this->db);
    EXPECT_THAT(this->sent_by([&] { (void)s.scalars(select<post>().options(load_only<&post::id>)); }),
                ElementsAre(HasSubstr("author_id")));
    EXPECT_THAT(this->sent_by([&] { (void)s.scalars(select<page>().options(load_only<&page::title>)); }),
                ElementsAre(AllOf(HasSubstr("version"), Not(HasSubstr("body")))));
    // So that its relationships work.
    auto first = s.scalars(select<post>().options(load_only<&post::id>)).first();
    EXPECT_EQ(first.template get<&post::author>().get().template get<&user::id>(), 1);
}

TYPED_TEST(columns, behaviour_45_the_arrow_reads_what_is_left_out_once) {
    this->fill_users();
    session s(this->db);
    auto alice = s.scalars(by_id(select<user>()).options(load_only<&user::name>)).first();
    EXPECT_THAT(this->sent_by([&] {
        EXPECT_EQ(alice[col<&user::name>], "alice");
        EXPECT_EQ(alice.template get<&user::name>(), "alice");
    }),
                IsEmpty());
    EXPECT_THAT(this->sent_by([&] {
        EXPECT_EQ(alice->bio, "about alice");
        EXPECT_EQ(alice->logins, 3);
    }),
                SizeIs(1));
    auto bob = s.template get<user>(2);
    EXPECT_THAT(this->sent_by([&] { EXPECT_EQ(bob.template get<&user::logins>(), 0); }), SizeIs(1));
    EXPECT_THAT(this->sent_by([&] { EXPECT_EQ(bob->bio, std::nullopt); }), IsEmpty());
    s.expunge(alice);
    EXPECT_EQ(alice->bio, "about alice");
}

TYPED_TEST(columns, behaviour_46_reading_the_rest_keeps_pending_changes) {
    this->fill_users();
    session s(this->db);
    auto alice = s.scalars(by_id(select<user>()).options(defer<&user::bio>)).first();
    alice.template get<&user::name>() = "alicia";
    EXPECT_EQ(alice->bio, "about alice");
    EXPECT_EQ(alice->name, "alicia");
    EXPECT_THAT(this->sent_by([&] { s.flush(); }),
                ElementsAre(AllOf(StartsWith("UPDATE \"users\" SET \"name\""), Not(HasSubstr("bio")))));
    session other(this->db);
    s.commit();
    EXPECT_EQ(other.template get<user>(1)->name, "alicia");
    EXPECT_EQ(other.template get<user>(1)->bio, "about alice");
}

TYPED_TEST(columns, what_was_not_read_is_neither_compared_nor_written) {
    this->fill_users();
    session s(this->db);
    auto alice = s.scalars(by_id(select<user>()).options(load_only<&user::name>)).first();
    EXPECT_FALSE(s.is_modified(alice));
    EXPECT_THAT(this->sent_by([&] { s.flush(); }), IsEmpty());
    alice.template get<&user::name>() = "alicia";
    EXPECT_TRUE(s.is_modified(alice));
    s.commit();
    EXPECT_EQ(alice->bio, "about alice");
    EXPECT_EQ(alice->logins, 3);
    EXPECT_EQ(alice->name, "alicia");
}

TYPED_TEST(columns, behaviour_47_a_column_marked_to_raise_does) {
    this->fill_users();
    session s(this->db);
    auto alice = s.scalars(by_id(select<user>()).options(defer<&user::bio>.raise(), defer<&user::logins>)).first();
    EXPECT_EQ(alice.template get<&user::name>(), "alice");
    EXPECT_THROW((void)alice->name, unloaded_error);
    EXPECT_THROW((void)alice.template get<&user::bio>(), unloaded_error);
    EXPECT_EQ(alice.template get<&user::logins>(), 3);
    EXPECT_THROW((void)alice.template get<&user::bio>(), unloaded_error);
    // A query that reads it ends that.
    (void)s.scalars(select<user>());
    EXPECT_EQ(alice->bio, "about alice");
    auto first = s.scalars(select<page>().options(load_only<&page::title>.raise())).all();
    EXPECT_THAT(first, IsEmpty());
}

TYPED_TEST(columns, a_query_fills_the_gaps_of_another) {
    this->fill_users();
    session s(this->db);
    auto alice = s.scalars(by_id(select<user>()).options(load_only<&user::name>)).first();
    alice.template get<&user::name>() = "alicia";
    {
        auto quiet = s.no_autoflush();
        (void)s.scalars(select<user>().options(load_only<&user::bio>));
        EXPECT_TRUE(alice.template is_loaded<&user::bio>());
        EXPECT_FALSE(alice.template is_loaded<&user::logins>());
        (void)s.scalars(select<user>());
    }
    EXPECT_THAT(this->sent_by([&] {
        EXPECT_EQ(alice->logins, 3);
        EXPECT_EQ(alice->name, "alicia");
    }),
                IsEmpty());
}

TYPED_TEST(columns, expired_entities_are_refreshed_in_part) {
    this->fill_users();
    session s(this->db);
    auto all = s.scalars(by_id(select<user>())).all();
    s.commit();
    this->db.execute(
        update<user>().set(col<&user::bio> = "changed", col<&user::name> = "renamed").where(col<&user::id> == 1));
    (void)s.scalars(select<user>().options(defer<&user::bio>));
    EXPECT_THAT(this->sent_by([&] { EXPECT_EQ(all[0].template get<&user::name>(), "renamed"); }), IsEmpty());
    EXPECT_THAT(this->sent_by([&] { EXPECT_EQ(all[0]->bio, "changed"); }), SizeIs(1));
    // All at once, instead of one by one.
    s.expire_all();
    EXPECT_THAT(this->sent_by([&] {
        (void)s.scalars(select<user>());
        for (const auto& each : all) EXPECT_FALSE(each->name.empty());
    }),
                SizeIs(1));
}

TYPED_TEST(columns, a_partly_read_entity_that_left_its_session_has_what_was_read) {
    this->fill_users();
    ref<user> alice;
    {
        session s(this->db);
        alice = s.scalars(by_id(select<user>()).options(load_only<&user::name>)).first();
    }
    EXPECT_EQ(alice.template get<&user::name>(), "alice");
    EXPECT_THROW((void)alice->name, detached_instance_error);
    EXPECT_THROW((void)alice.template get<&user::bio>(), detached_instance_error);
    session s(this->db);
    s.add(alice);
    EXPECT_EQ(alice->bio, "about alice");
}

TYPED_TEST(columns, the_rest_of_a_row_that_is_gone_throws) {
    this->fill_users();
    session s(this->db);
    auto bob = s.scalars(by_id(select<user>()).options(load_only<&user::name>)).all()[1];
    s.commit();
    (void)s.scalars(select<user>().options(load_only<&user::name>));
    s.execute(delete_from<user>().where(col<&user::name> == "bob"));
    EXPECT_THROW((void)bob->bio, object_deleted_error);
}

TYPED_TEST(columns, a_row_that_is_deleted_and_added_again_is_written_whole) {
    this->fill_users();
    session s(this->db);
    auto bob = s.scalars(select<user>().where(col<&user::name> == "bob").options(load_only<&user::name>)).one();
    s.execute(update<user>().set(col<&user::bio> = "old").where(col<&user::name> == "bob"));
    s.remove(bob);
    s.add(user{.id = 2, .name = "bob", .bio = std::nullopt});
    s.commit();
    EXPECT_EQ(s.template get<user>(2)->bio, std::nullopt);
}

TYPED_TEST(columns, a_deferred_member_is_read_when_it_is_used) {
    this->fill_pages();
    session s(this->db);
    ref<page> one;
    EXPECT_THAT(this->sent_by([&] { one = s.template get<page>(1); }), ElementsAre(Not(HasSubstr("body"))));
    EXPECT_THAT(this->sent_by([&] { EXPECT_EQ(one->title, "one"); }), IsEmpty());
    EXPECT_FALSE(one->body.is_loaded());
    EXPECT_FALSE(one.template is_loaded<&page::body>());
    EXPECT_THAT(this->sent_by([&] { EXPECT_EQ(*one->body, "long"); }),
                ElementsAre(AllOf(HasSubstr("body"), Not(HasSubstr("note")))));
    EXPECT_THAT(this->sent_by([&] {
        EXPECT_EQ(one->body->size(), 4U);
        const std::string text = one->body;
        EXPECT_EQ(text, "long");
    }),
                IsEmpty());
    // Two of one group.
    EXPECT_THAT(this->sent_by([&] {
        EXPECT_EQ(*one->note, "remark");
        EXPECT_EQ(*one->words, 7);
    }),
                SizeIs(1));
    EXPECT_THAT(this->sent_by([&] { s.flush(); }), IsEmpty());
}

TYPED_TEST(columns, deferred_members_are_read_with_the_query_that_says_so) {
    this->fill_pages();
    session s(this->db);
    const auto order = [](const auto& statement) { return statement.order_by(col<&page::id>); };
    auto all = s.scalars(order(select<page>()).options(undefer<&page::body>, undefer_group<"text">)).all();
    EXPECT_THAT(this->sent_by([&] {
        EXPECT_EQ(*all[1]->body, "longer");
        EXPECT_EQ(*all[1]->note, std::nullopt);
        EXPECT_EQ(*all[0]->words, 7);
    }),
                IsEmpty());
    s.rollback();
    session again(this->db);
    auto one = again.scalars(order(select<page>()).options(defer<&page::body>.raise())).first();
    EXPECT_EQ(one->title, "one");
    EXPECT_THROW((void)*one->body, unloaded_error);
    EXPECT_EQ(*one->note, "remark");
    (void)again.scalars(select<page>().options(load_only<&page::body>));
    EXPECT_EQ(*one->body, "long");
}

TYPED_TEST(columns, a_deferred_member_is_set_without_being_read) {
    this->fill_pages();
    session s(this->db);
    auto one = s.template get<page>(1);
    one->body = "short";
    one->note = std::nullopt;
    const auto sent = this->sent_by([&] { s.flush(); });
    ASSERT_THAT(sent, SizeIs(1));
    EXPECT_THAT(sent[0], AllOf(HasSubstr("\"body\" = "), HasSubstr("\"note\" = "), Not(HasSubstr("\"words\" = "))));
    s.commit();
    EXPECT_EQ(*one->body, "short");
    EXPECT_EQ(*one->note, std::nullopt);
    EXPECT_EQ(*one->words, 7);
    // An equal value, once it is known to be equal, is no change.
    one->body = "short";
    EXPECT_THAT(this->sent_by([&] { s.flush(); }), IsEmpty());
    *one->body += "er";
    EXPECT_THAT(this->sent_by([&] { s.flush(); }), SizeIs(1));
    EXPECT_EQ(one->version, 3);
}

TYPED_TEST(columns, copies_of_an_entity_have_what_was_read) {
    this->fill_pages();
    session s(this->db);
    auto one = s.template get<page>(1);
    page copy = *one;
    EXPECT_THROW((void)copy.body.get(), detached_instance_error);
    copy.title = "other";
    (void)s.merge(copy);
    EXPECT_EQ(one->title, "other");
    EXPECT_EQ(*one->body, "long");
    copy = *one;
    EXPECT_EQ(*copy.body, "long");
    page fresh = *s.template get<page>(2);
    fresh.id = 0;
    s.add(fresh);
    EXPECT_THROW(s.flush(), programming_error);
}

TYPED_TEST(columns, deferred_members_are_columns_to_statements) {
    this->fill_pages();
    const auto rows =
        this->db.execute(select<page>().where(col<&page::body> == "long" && col<&page::note>.is_not_null())).all();
    ASSERT_THAT(rows, SizeIs(1));
    EXPECT_EQ(*rows[0].body, "long");
    EXPECT_EQ(*rows[0].words, 7);
    const auto values = this->db.execute(select(col<&page::body>, col<&page::words>).order_by(col<&page::id>)).all();
    EXPECT_EQ(values[0].template get<0>(), "long");
    EXPECT_EQ(values[1].template get<1>(), std::nullopt);
    this->db.execute(update<page>().set(col<&page::body> = "set", col<&page::note> = std::nullopt).all_rows());
    session s(this->db);
    EXPECT_EQ(*s.template get<page>(1)->body, "set");
    // Many at once.
    s.add_all(std::vector<page>(20, page{.title = "many", .body = "text", .note = "note"}));
    s.commit();
    EXPECT_EQ(s.scalar(select(func::count()).template from<page>().where(col<&page::note> == "note")), 20);
}

TYPED_TEST(columns, expire_makes_deferred_members_unread_again) {
    this->fill_pages();
    session s(this->db);
    auto one = s.template get<page>(1);
    EXPECT_EQ(*one->body, "long");
    s.commit();
    this->db.execute(update<page>().set(col<&page::body> = "changed").where(col<&page::id> == 1));
    EXPECT_EQ(*one->body, "changed");
}

}  // namespace orm
