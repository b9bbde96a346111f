// Entities that are only looked at, and columns that are written though they are equal.
#include "orm/models.hpp"

#include <cupel/orm/hooks.hpp>

#include <type_traits>

using namespace cupel;

namespace orm::looking {

// Equal whatever it says: what is changed in place is not seen.
struct opaque {
    std::string text{};
    bool operator==(const opaque&) const { return true; }
};

struct sheet {
    std::int64_t id{};
    std::string name{};
    opaque content{};
    std::optional<std::string> note{};
    std::int64_t version{};
};

struct paper {
    std::int64_t id{};
    std::string title{};
    deferred<std::string> body{};
};

}  // namespace orm::looking

using orm::looking::paper;
using orm::looking::sheet;

template <>
struct cupel::codec<orm::looking::opaque> {
    using stored_as = std::string_view;
    static std::string encode(const orm::looking::opaque& value) { return value.text; }
    static orm::looking::opaque decode(std::string_view text) { return {std::string(text)}; }
};
template <>
struct cupel::mapping<sheet> {
    static constexpr auto table = cupel::table<"looked_sheets">(version_id<&sheet::version>);
};
template <>
struct cupel::mapping<paper> {
    static constexpr auto table = cupel::table<"looked_papers">();
};

namespace orm::looking {

template <class D>
struct read_only_entities : suite<D> {
    read_only_entities() {
        create_all<sheet, paper>(this->db);
        session s(this->db);
        auto alice = s.add(user{.name = "alice", .bio = "about alice"});
        alice->posts.append(post{.title = "first"});
        alice->posts.append(post{.title = "second"});
        s.add(user{.name = "bob"});
        s.add(sheet{.name = "one", .content = {"old"}, .note = "n"});
        s.add(paper{.title = "long", .body = "words"});
        s.commit();
        this->sent();
    }
    // Asked without a session.
    std::string name_of(std::int64_t id) {
        return this->db.execute(select(col<&user::name>).template from<user>().where(col<&user::id> == id)).scalar();
    }
};
TYPED_TEST_SUITE(read_only_entities, compliance::databases, compliance::database_names);

using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

template <class T>
bool keeps_row(const ref<T>& entity) {
    return detail::handle_access::node_of(entity)->loaded.has_value();
}

constexpr auto looked_at = select<user>().order_by(col<&user::id>).options(read_only);

TYPED_TEST(read_only_entities, handles_give_const_objects_and_no_row_is_kept) {
    session s(this->db);
    const auto all = s.scalars(looked_at).all();
    static_assert(std::is_same_v<decltype(all[0]->name), std::string>);
    static_assert(std::is_same_v<decltype(*all[0]), const user&>);
    static_assert(!std::is_assignable_v<decltype((all[0]->name)), std::string>);
    static_assert(std::is_same_v<decltype(s.template get<user>(1, read_only)), ref<const user>>);
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[0]->name, "alice");
    EXPECT_FALSE(keeps_row(all[0]));
    EXPECT_EQ(all[0].state(), entity_state::persistent);
    EXPECT_THAT(this->sent_by([&] {
        EXPECT_EQ(s.template get<user>(1, read_only), all[0]);
        EXPECT_EQ(s.template get<user>(1), all[0]);
        s.commit();
    }),
                IsEmpty());
}

TYPED_TEST(read_only_entities, who_gets_it_for_writing_is_tracked_from_there_on) {
    session s(this->db);
    const auto looking = s.scalars(looked_at).all();
    auto alice = s.template get<user>(1);
    EXPECT_FALSE(keeps_row(alice));
    alice->name = "anna";
    EXPECT_TRUE(keeps_row(alice));
    EXPECT_EQ(looking[0]->name, "anna");
    EXPECT_THAT(this->sent_by([&] { s.flush(); }), ElementsAre(StartsWith("UPDATE \"users\" SET \"name\" =")));
    s.commit();
    EXPECT_EQ(this->name_of(1), "anna");
    EXPECT_FALSE(keeps_row(looking[1]));
}

TYPED_TEST(read_only_entities, one_that_the_session_has_stays_tracked) {
    session s(this->db);
    auto alice = s.template get<user>(1);
    alice->name = "anna";
    const auto looking = s.template get<user>(1, read_only);
    EXPECT_EQ(looking->name, "anna");
    s.commit();
    EXPECT_EQ(this->name_of(1), "anna");
}

TYPED_TEST(read_only_entities, relationships_are_read_and_their_entities_are_as_usual) {
    session s(this->db);
    const auto looking = s.scalars(looked_at).all();
    ASSERT_EQ(looking[0]->posts.size(), 2U);
    looking[0]->posts[0]->title = "changed";
    EXPECT_EQ(looking[0]->posts[0]->author->name, "alice");
    EXPECT_THAT(this->sent_by([&] { s.commit(); }), ElementsAre(StartsWith("UPDATE \"posts\"")));
    for (const auto& each :
         s.scalars(select<user>().options(read_only, joinedload<&user::posts>, selectinload<&user::card>)))
        EXPECT_EQ(each->posts.size(), each->name == "alice" ? 2U : 0U);
}

TYPED_TEST(read_only_entities, they_expire_and_are_read_again_without_a_row) {
    session s(this->db);
    const auto looking = s.template get<user>(1, read_only);
    s.commit();
    EXPECT_TRUE(looking.is_expired());
    this->db.execute(update<user>().set(col<&user::name> = "anna").where(col<&user::id> == 1));
    EXPECT_EQ(looking->name, "anna");
    EXPECT_FALSE(keeps_row(looking));
    s.expire(looking);
    s.refresh(looking);
    EXPECT_FALSE(keeps_row(looking));
    EXPECT_TRUE(s.contains(looking));
    s.rollback();
    EXPECT_TRUE(looking.is_expired());
    EXPECT_EQ(looking->name, "anna");
    s.expunge(looking);
    EXPECT_EQ(looking.state(), entity_state::detached);
    EXPECT_EQ(looking->name, "anna");
}

TYPED_TEST(read_only_entities, statements_of_sets_of_rows_reach_them) {
    session s(this->db);
    const auto looking = s.scalars(looked_at).all();
    s.execute(update<user>().set(col<&user::bio> = "new").where(col<&user::name> == "alice"));
    EXPECT_EQ(looking[0]->bio, "new");
    EXPECT_EQ(looking[1]->bio, std::nullopt);
    EXPECT_FALSE(keeps_row(looking[0]));
    s.execute(update<user>().set(col<&user::bio> = "newer").where(func::lower(col<&user::name>) == "bob"));
    EXPECT_EQ(looking[1]->bio, "newer");
    s.commit();
}

TYPED_TEST(read_only_entities, a_flush_that_changes_their_keys_writes_them) {
    session s(this->db);
    const auto posts = s.scalars(select<post>().order_by(col<&post::id>).options(read_only)).all();
    auto bob = s.template get<user>(2);
    // By a relationship: nobody used -> of the post.
    bob->posts.append(s.template get<post>(1));
    s.flush();
    EXPECT_EQ(posts[0]->author_id, 2);
    // Their parent is deleted: they lose it.
    s.remove(s.template get<user>(1));
    s.commit();
    EXPECT_EQ(this->db.execute(select(col<&post::author_id>).template from<post>().order_by(col<&post::id>)).scalars(),
              (std::vector<std::optional<std::int64_t>>{2, std::nullopt}));
}

TYPED_TEST(read_only_entities, they_are_deleted_by_a_handle_that_may) {
    session s(this->db);
    const auto looking = s.scalars(select<sheet>().options(read_only)).one();
    s.remove(s.template get<sheet>(1));
    s.flush();
    EXPECT_EQ(looking.state(), entity_state::deleted);
    s.rollback();
    EXPECT_EQ(looking->name, "one");
    s.remove(s.template get<sheet>(1));
    s.commit();
    EXPECT_FALSE(s.template get<sheet>(1));
}

TYPED_TEST(read_only_entities, parts_and_deferred_columns_are_read_as_they_are_used) {
    session s(this->db);
    const auto looking = s.scalars(select<paper>().options(read_only)).one();
    EXPECT_EQ(*looking->body, "words");
    EXPECT_FALSE(keeps_row(looking));
    const auto part =
        s.scalars(select<user>().where(col<&user::id> == 1).options(read_only, load_only<&user::name>)).one();
    EXPECT_EQ(part.template get<&user::name>(), "alice");
    EXPECT_FALSE(part.template is_loaded<&user::bio>());
    EXPECT_EQ(part->bio, "about alice");
    EXPECT_FALSE(keeps_row(part));
    auto alice = s.template get<user>(1);
    alice.template get<&user::bio>() = "changed";
    EXPECT_THAT(this->sent_by([&] { s.commit(); }), ElementsAre(StartsWith("UPDATE \"users\" SET \"bio\" =")));
    auto body = s.template get<paper>(1);
    body->body = "other";
    s.commit();
    EXPECT_EQ(*body->body, "other");
}

TYPED_TEST(read_only_entities, detached_ones_can_be_added_and_changed) {
    ref<user> alice;
    {
        session s(this->db);
        const auto looking = s.template get<user>(1, read_only);
        alice = s.template get<user>(1);
    }
    alice->name = "anna";
    session s(this->db);
    s.add(alice);
    s.commit();
    EXPECT_EQ(this->name_of(1), "anna");
}

TYPED_TEST(read_only_entities, what_a_hook_changes_when_they_are_read_is_written) {
    session s(this->db);
    s.hooks().template on_load<user>([](user& each) { each.logins = 9; });
    EXPECT_EQ(s.template get<user>(1, read_only)->logins, 9);
    EXPECT_THAT(this->sent_by([&] { s.commit(); }), ElementsAre(StartsWith("UPDATE \"users\" SET \"logins\" =")));
}

TYPED_TEST(read_only_entities, they_take_less_memory) {
    EXPECT_FALSE(detail::handle_access::node_of(session(this->db).template get<user>(1, read_only))->roomy);
    EXPECT_TRUE(detail::handle_access::node_of(session(this->db).template get<user>(1))->roomy);
}

TYPED_TEST(read_only_entities, flag_modified_writes_what_compares_equal) {
    session s(this->db);
    auto one = s.template get<sheet>(1);
    one->content.text = "new";
    EXPECT_FALSE(s.is_modified(one));
    EXPECT_THAT(this->sent_by([&] { s.flush(); }), IsEmpty());
    s.template flag_modified<&sheet::content>(one);
    EXPECT_TRUE(s.is_modified(one));
    EXPECT_THAT(this->sent_by([&] { s.flush(); }),
                ElementsAre(AllOf(HasSubstr("SET \"content\" ="), Not(HasSubstr("\"name\" =")))));
    EXPECT_FALSE(s.is_modified(one));
    EXPECT_THAT(this->sent_by([&] { s.commit(); }), IsEmpty()) << "once";
    EXPECT_EQ(one->content.text, "new");
    EXPECT_EQ(one->version, 2);
}

TYPED_TEST(read_only_entities, mark_dirty_forces_an_update) {
    session s(this->db);
    auto alice = s.template get<user>(1);
    s.mark_dirty(alice);
    EXPECT_THAT(this->sent_by([&] { (void)s.scalars(select<user>()); }),
                Contains(AllOf(StartsWith("UPDATE \"users\" SET \"name\" ="), HasSubstr("\"bio\""),
                               HasSubstr("\"logins\""), Not(HasSubstr("SET \"id\"")))));
    s.mark_dirty(alice);
    s.rollback();
    EXPECT_THAT(this->sent_by([&] { s.commit(); }), IsEmpty()) << "dropped with the transaction";
    s.mark_dirty(s.template get<user>(2));
    s.expire(s.template get<user>(2));
    EXPECT_THAT(this->sent_by([&] { s.commit(); }), IsEmpty()) << "dropped with the changes";
}

TYPED_TEST(read_only_entities, flags_are_of_entities_that_have_a_row_here) {
    session s(this->db);
    auto alice = s.template get<user>(1);
    s.template flag_modified<&user::name>(alice);
    s.expunge(alice);
    EXPECT_THROW(s.mark_dirty(alice), invalid_state_error);
    s.add(alice);
    EXPECT_THAT(this->sent_by([&] { s.commit(); }), IsEmpty());
    auto carl = s.add(user{.name = "carl"});
    s.template flag_modified<&user::name>(carl);
    EXPECT_THAT(this->sent_by([&] { s.commit(); }), ElementsAre(StartsWith("INSERT")));
    // It is read first: what is written is what the database has.
    auto paper_one = s.template get<paper>(1);
    s.template flag_modified<&paper::body>(paper_one);
    EXPECT_THAT(this->sent_by([&] { s.commit(); }), ElementsAre(StartsWith("UPDATE \"looked_papers\" SET \"body\" =")));
    EXPECT_EQ(*paper_one->body, "words");
}

}  // namespace orm::looking
