// Both sides of relationships, cascades, and how they are loaded.
#include "orm/models.hpp"

using namespace cupel;

namespace orm {

template <class D>
struct relationships : suite<D> {
    // Two users with two posts each, every post with two comments.
    void fill() {
        session s(this->db);
        for (const char* name : {"ann", "bob"}) {
            auto one = s.add(user{.name = name});
            for (const char* title : {"a", "b"}) {
                auto written = one->posts.append(post{.title = std::string(name) + title});
                for (int i = 0; i < 2; ++i) written->comments.append(comment{.text = "c"});
            }
        }
        s.commit();
    }
};
TYPED_TEST_SUITE(relationships, compliance::databases, compliance::database_names);

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;
using testing::StartsWith;

TYPED_TEST(relationships, behaviour_29_a_pending_orphan_leaves_the_session) {
    session s(this->db);
    auto first = s.add(post{.title = "a"});
    auto said = first->comments.append(comment{.text = "c"});
    first->comments.remove(said);
    EXPECT_EQ(said.state(), entity_state::transient);
    s.commit();
    EXPECT_EQ(s.scalar(select(func::count()).template from<comment>()), 0);
}

TYPED_TEST(relationships, behaviour_30_what_a_delete_orphan_collection_loses_is_deleted) {
    session s(this->db);
    auto first = s.add(post{.title = "a"});
    first->comments.append(comment{.text = "old"});
    s.commit();
    first->comments.clear();
    first->comments.append(comment{.text = "new"});
    s.commit();
    EXPECT_EQ(s.scalar(select(col<&comment::text>)), "new");
}

TYPED_TEST(relationships, behaviour_31_collections_that_are_not_loaded_cascade_too) {
    this->fill();
    session s(this->db);
    auto one = s.scalars(select<post>().order_by(col<&post::id>).limit(1)).one();
    EXPECT_FALSE(one->comments.is_loaded());
    s.remove(one);
    s.commit();
    EXPECT_EQ(s.scalar(select(func::count()).template from<comment>()), 6);
}

TYPED_TEST(relationships, behaviour_32_a_cascade_does_not_load_what_it_does_not_need) {
    this->fill();
    session s(this->db);
    auto ann = s.scalars(select<user>().where(col<&user::name> == "ann")).one();
    const auto sent = this->sent_by([&] {
        ann->posts.append(post{.title = "more"});
        s.flush();
    });
    EXPECT_THAT(sent, ElementsAre(StartsWith("INSERT INTO \"posts\"")));
    EXPECT_FALSE(ann->posts.is_loaded());
}

TYPED_TEST(relationships, behaviour_33_what_only_the_far_side_names_is_not_added) {
    std::vector<std::string> warnings;
    session s(this->db, {.on_warning = [&](std::string_view text) { warnings.emplace_back(text); }});
    auto stray = make_entity(user{.name = "stray"});
    auto written = make_entity(post{.title = "p"});
    stray->posts.append(written);
    s.add(make_entity(tag{.name = "t"}));
    s.commit();
    EXPECT_EQ(stray.state(), entity_state::transient);
    EXPECT_EQ(written.state(), entity_state::transient);
    EXPECT_THAT(warnings, IsEmpty());
}

TYPED_TEST(relationships, a_value_brings_what_it_was_given) {
    session s(this->db);
    user alice{.name = "alice"};
    alice.posts.append(post{.title = "one"});
    alice.posts.append(post{.title = "two"});
    EXPECT_EQ(alice.posts.size(), 2U);
    auto added = s.add(std::move(alice));
    EXPECT_EQ(added->posts[0]->author.get(), added);
    s.commit();
    EXPECT_EQ(added->posts.size(), 2U);
    const user copy = *added;
    EXPECT_THROW((void)copy.posts.size(), detached_instance_error);
}

TYPED_TEST(relationships, behaviour_36_a_lazy_reference_looks_in_the_session_first) {
    this->fill();
    session s(this->db);
    auto ann = s.scalars(select<user>().where(col<&user::name> == "ann")).one();
    auto hers = s.scalars(select<post>().where(col<&post::author_id> == ann->id)).all();
    EXPECT_THAT(this->sent_by([&] {
        for (const auto& each : hers) EXPECT_EQ(each->author.get(), ann);
    }),
                IsEmpty());
}

TYPED_TEST(relationships, behaviour_37_setting_one_side_sets_the_loaded_other) {
    this->fill();
    session s(this->db);
    auto ann = s.scalars(select<user>().where(col<&user::name> == "ann")).one();
    auto bob = s.scalars(select<user>().where(col<&user::name> == "bob")).one();
    ASSERT_EQ(ann->posts.size(), 2U);
    auto moved = ann->posts[0];
    EXPECT_EQ(moved->author.get(), ann);
    const auto sent = this->sent_by([&] {
        moved->author = bob;
        EXPECT_EQ(ann->posts.size(), 1U);
        EXPECT_FALSE(bob->posts.is_loaded());
    });
    EXPECT_THAT(sent, IsEmpty());
    EXPECT_EQ(bob->posts.size(), 3U);
    s.commit();
    EXPECT_EQ(moved->author_id, bob->id);
    EXPECT_EQ(ann->posts.size(), 1U);
    EXPECT_TRUE(bob->posts.contains(moved));
}

TYPED_TEST(relationships, behaviour_38_changes_of_a_collection_wait_for_it_to_be_loaded) {
    this->fill();
    session s(this->db);
    auto ann = s.scalars(select<user>().where(col<&user::name> == "ann")).one();
    auto quiet = s.no_autoflush();
    auto more = ann->posts.append(post{.title = "more"});
    EXPECT_FALSE(ann->posts.is_loaded());
    EXPECT_EQ(ann->posts.size(), 3U);
    EXPECT_TRUE(ann->posts.contains(more));
}

TYPED_TEST(relationships, behaviour_39_a_reference_is_replaced_without_a_select_of_the_old_one) {
    this->fill();
    session s(this->db);
    auto bob = s.scalars(select<user>().where(col<&user::name> == "bob")).one();
    auto one = s.scalars(select<post>().where(col<&post::title> == "anna")).one();
    const auto sent = this->sent_by([&] {
        one->author = bob;
        s.flush();
    });
    EXPECT_THAT(sent, ElementsAre(StartsWith("UPDATE \"posts\" SET \"author_id\"")));
}

TYPED_TEST(relationships, behaviour_40_selectinload_sends_one_query_a_level) {
    this->fill();
    session s(this->db);
    std::vector<ref<user>> users;
    const auto sent = this->sent_by([&] {
        users = s.scalars(select<user>()
                              .order_by(col<&user::id>)
                              .options(selectinload<&user::posts>.then(selectinload<&post::comments>)))
                    .all();
    });
    EXPECT_THAT(sent, SizeIs(3));
    EXPECT_THAT(this->sent_by([&] {
        for (const auto& each : users) {
            EXPECT_EQ(each->posts.size(), 2U);
            for (const auto& written : each->posts) {
                EXPECT_EQ(written->comments.size(), 2U);
                EXPECT_EQ(written->author.get(), each);
            }
        }
    }),
                IsEmpty());
}

TYPED_TEST(relationships, behaviour_41_an_empty_collection_is_loaded) {
    session s(this->db);
    auto alice = s.add(user{.name = "alice"});
    s.commit();
    EXPECT_EQ(alice->posts.size(), 0U);
    EXPECT_THAT(this->sent_by([&] { EXPECT_TRUE(alice->posts.empty()); }), IsEmpty());
}

TYPED_TEST(relationships, behaviour_44_a_one_to_one_that_finds_two_rows_warns) {
    std::vector<std::string> warnings;
    session s(this->db, {.on_warning = [&](std::string_view text) { warnings.emplace_back(text); }});
    auto alice = s.add(user{.name = "alice"});
    alice->card.set(make_entity(profile{.motto = "m"}));
    s.commit();
    EXPECT_EQ(alice->card->motto, "m");
    EXPECT_EQ(alice->card->owner.get(), alice);
    EXPECT_THAT(warnings, IsEmpty());
    s.add(profile{.user_id = alice->id, .motto = "second"});
    s.commit();
    EXPECT_EQ(alice->card->motto, "m");
    EXPECT_THAT(warnings, ElementsAre(testing::HasSubstr("card")));
}

TYPED_TEST(relationships, a_replaced_one_to_one_is_deleted_with_delete_orphan) {
    session s(this->db);
    auto alice = s.add(user{.name = "alice"});
    alice->card.set(make_entity(profile{.motto = "first"}));
    s.commit();
    EXPECT_EQ(alice->card->motto, "first");
    alice->card.set(make_entity(profile{.motto = "second"}));
    s.commit();
    EXPECT_EQ(s.scalar(select(col<&profile::motto>)), "second");
    s.remove(alice);
    s.commit();
    EXPECT_EQ(s.scalar(select(func::count()).template from<profile>()), 0);
}

TYPED_TEST(relationships, many_to_many_rows_come_and_go_from_both_sides) {
    session s(this->db);
    auto first = s.add(post{.title = "a"});
    auto second = s.add(post{.title = "b"});
    auto blue = s.add(tag{.name = "blue"});
    auto red = first->tags.append(tag{.name = "red"});
    first->tags.append(blue);
    blue->posts.append(second);
    EXPECT_EQ(blue->posts.size(), 2U);
    s.commit();
    EXPECT_EQ(s.scalar(select(func::count()).template from<post_tag>()), 3);
    EXPECT_EQ(second->tags[0], blue);
    first->tags.remove(blue);
    s.commit();
    EXPECT_EQ(s.scalar(select(func::count()).template from<post_tag>()), 2);
    EXPECT_EQ(blue->posts.size(), 1U);
    s.remove(first);
    s.commit();
    EXPECT_EQ(s.scalar(select(func::count()).template from<post_tag>()), 1);
    EXPECT_EQ(red->posts.size(), 0U);
    const auto sent = this->sent_by([&] {
        const auto found = s.scalars(select<tag>().options(selectinload<&tag::posts>)).all();
        EXPECT_EQ(found.size(), 2U);
    });
    EXPECT_THAT(sent, SizeIs(2));
}

}  // namespace orm
