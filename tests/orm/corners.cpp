// What is easily got wrong: values that move, both sides set, one side only, rows that come back.
#include "orm/models.hpp"

using namespace cupel;

namespace orm {

struct word {
    std::string text{};
    std::string meaning{};
};

// One-sided, with a NOT NULL key.
struct leaf {
    std::int64_t id{};
    std::int64_t tree_id{};
    std::string name{};
};
struct tree {
    std::int64_t id{};
    std::string name{};
    has_many<leaf> leaves{};
};

struct follow {
    std::int64_t from_id{};
    std::int64_t to_id{};
};
struct member {
    std::int64_t id{};
    std::string name{};
    many_to_many<member> following{};
    many_to_many<member> followers{};
};

}  // namespace orm

template <>
struct cupel::mapping<orm::word> {
    static constexpr auto table = cupel::table<"words">(primary_key<&orm::word::text>);
};
template <>
struct cupel::mapping<orm::leaf> {
    static constexpr auto table = cupel::table<"leaves">(foreign_key<&orm::leaf::tree_id, &orm::tree::id>);
};
template <>
struct cupel::mapping<orm::tree> {
    static constexpr auto table = cupel::table<"trees">(relationship<&orm::tree::leaves>.cascade(all, delete_orphan));
};
template <>
struct cupel::mapping<orm::member> {
    static constexpr auto table = cupel::table<"members">(
        relationship<&orm::member::following>.secondary<orm::follow>().back_populates<&orm::member::followers>(),
        relationship<&orm::member::followers>.secondary<orm::follow>());
};
template <>
struct cupel::mapping<orm::follow> {
    static constexpr auto table = cupel::table<"follows">(primary_key<&orm::follow::from_id, &orm::follow::to_id>,
                                                          foreign_key<&orm::follow::from_id, &orm::member::id>,
                                                          foreign_key<&orm::follow::to_id, &orm::member::id>);
};

namespace orm {

template <class D>
struct corners : suite<D> {
    corners() { create_all<word, tree, leaf, member, follow>(this->db); }
};
TYPED_TEST_SUITE(corners, compliance::databases, compliance::database_names);

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

TYPED_TEST(corners, values_keep_their_own_relationships_when_they_are_assigned) {
    std::vector<user> values(2);
    values[0].name = "ann";
    values[0].posts.append(post{.title = "hers"});
    values[1].name = "bob";
    values[1].posts.append(post{.title = "his"});
    values.erase(values.begin());
    user copied{.name = "before"};
    copied.posts.append(post{.title = "not copied"});
    copied = user(values[0]);
    session s(this->db);
    auto bob = s.add(std::move(values[0]));
    EXPECT_EQ(bob->name, "bob");
    ASSERT_EQ(bob->posts.size(), 1U);
    EXPECT_EQ(bob->posts[0]->title, "his");
}

TYPED_TEST(corners, a_value_that_two_sessions_refuse_is_let_go) {
    session one(this->db), other(this->db);
    user both{.name = "both"};
    both.posts.append(one.add(post{.title = "a"}));
    both.posts.append(other.add(post{.title = "b"}));
    EXPECT_THROW(one.add(std::move(both)), invalid_state_error);
}

TYPED_TEST(corners, what_a_session_left_pending_is_saved_by_another) {
    auto alice = make_entity(user{.name = "alice"});
    {
        session s(this->db);
        s.add(alice);
        alice->posts.append(post{.title = "p"});
    }
    session s(this->db);
    s.add(alice);
    s.commit();
    EXPECT_EQ(s.scalar(select(col<&post::author_id>)), alice->id);
}

TYPED_TEST(corners, a_row_that_was_replaced_comes_back_with_its_key) {
    session s(this->db);
    auto before = s.add(word{.text = "tea", .meaning = "leaves"});
    s.commit();
    EXPECT_EQ(before->meaning, "leaves");
    s.remove(before);
    s.add(word{.text = "tea", .meaning = "a meal"});
    s.flush();
    s.rollback();
    EXPECT_EQ(before.state(), entity_state::persistent);
    EXPECT_EQ(before->meaning, "leaves");
    EXPECT_EQ(s.template get<word>("tea"), before);
}

TYPED_TEST(corners, a_key_that_changed_is_the_old_one_after_rollback) {
    session s(this->db);
    auto tea = s.add(word{.text = "tea", .meaning = "leaves"});
    s.commit();
    tea->text = "chai";
    s.flush();
    EXPECT_EQ(s.template get<word>("chai"), tea);
    {
        auto scope = s.begin_nested();
        tea->text = "cha";
        s.flush();
        tea->text = "te";
    }
    EXPECT_EQ(tea->text, "chai");
    s.rollback();
    EXPECT_EQ(tea->text, "tea");
    EXPECT_EQ(s.template get<word>("tea"), tea);
    EXPECT_FALSE(s.template get<word>("chai"));
}

TYPED_TEST(corners, behaviour_53_rollback_undoes_what_the_flush_gave_and_nothing_else) {
    session s(this->db);
    auto given = s.add(tag{.id = 77, .name = "given"});
    auto alice = s.add(user{.name = "alice"});
    auto first = alice->posts.append(post{.title = "p"});
    s.flush();
    s.rollback();
    EXPECT_EQ(given->id, 77);
    EXPECT_EQ(first->author_id, std::nullopt);  // there is no such user
    EXPECT_EQ(first->id, 0);
}

TYPED_TEST(corners, behaviour_53_an_entity_that_was_expunged_after_its_insert_is_transient) {
    session s(this->db);
    auto alice = s.add(user{.name = "alice"});
    s.flush();
    s.expunge(alice);
    s.rollback();
    EXPECT_EQ(alice.state(), entity_state::transient);
    s.add(alice);
    s.commit();
    EXPECT_EQ(s.scalar(select(func::count()).template from<user>()), 1);
}

TYPED_TEST(corners, behaviour_22_what_was_deleted_cannot_be_added_after_the_commit_either) {
    session s(this->db);
    auto alice = s.add(user{.name = "alice"});
    s.commit();
    s.remove(alice);
    s.commit();
    EXPECT_THROW(s.add(alice), invalid_state_error);
}

TYPED_TEST(corners, a_one_to_one_that_was_not_loaded_is_replaced) {
    session s(this->db);
    auto alice = s.add(user{.name = "alice"});
    alice->card.set(make_entity(profile{.motto = "first"}));
    s.commit();
    EXPECT_THAT(this->sent_by([&] { alice->card.set(make_entity(profile{.motto = "second"})); }), SizeIs(1));
    s.commit();
    EXPECT_EQ(s.scalar(select(col<&profile::motto>)), "second");
    auto third = s.add(profile{.motto = "third"});
    third->owner = alice;
    s.commit();
    EXPECT_EQ(s.scalar(select(col<&profile::motto>)), "third");
}

TYPED_TEST(corners, behaviour_37_the_collection_that_loses_an_entity_is_found_in_the_session) {
    session s(this->db, {.expire_on_commit = false});
    auto ann = s.add(user{.name = "ann"});
    auto bob = s.add(user{.name = "bob"});
    ann->posts.append(post{.title = "p"});
    s.commit();
    s.expire_all();
    ASSERT_EQ(ann->posts.size(), 1U);
    auto moved = ann->posts[0];
    ASSERT_FALSE(moved->author.is_loaded());
    EXPECT_THAT(this->sent_by([&] { bob->posts.append(moved); }), SizeIs(1));  // bob
    EXPECT_TRUE(ann->posts.empty());
    s.commit();
    EXPECT_EQ(moved->author_id, bob->id);
}

TYPED_TEST(corners, both_sides_may_be_set) {
    session s(this->db);
    auto alice = s.add(user{.name = "alice"});
    auto first = s.add(post{.title = "p"});
    first->author = alice;
    alice->posts.append(first);
    auto blue = s.add(tag{.name = "blue"});
    first->tags.append(blue);
    first->tags.append(blue);
    blue->posts.append(first);
    EXPECT_EQ(alice->posts.size(), 1U);
    s.commit();
    EXPECT_EQ(s.scalar(select(func::count()).template from<post_tag>()), 1);
    EXPECT_EQ(first->tags.size(), 1U);
    first->tags.append(blue);
    s.commit();
    EXPECT_EQ(s.scalar(select(func::count()).template from<post_tag>()), 1);
}

TYPED_TEST(corners, behaviour_33_the_far_side_does_not_add_an_object) {
    std::vector<std::string> warnings;
    session s(this->db, {.on_warning = [&](std::string_view text) { warnings.emplace_back(text); }});
    auto first = s.add(post{.title = "p"});
    auto stray = make_entity(user{.name = "stray"});
    stray->posts.append(first);
    EXPECT_EQ(stray.state(), entity_state::transient);
    s.commit();
    EXPECT_EQ(stray.state(), entity_state::transient);
    EXPECT_THAT(warnings, testing::Contains(HasSubstr("not in the session")));
    EXPECT_EQ(s.scalar(select(func::count()).template from<user>()), 0);
}

TYPED_TEST(corners, behaviour_08_a_child_moves_where_only_parents_have_the_relationship) {
    session s(this->db);
    auto oak = s.add(tree{.name = "oak"});
    auto elm = s.add(tree{.name = "elm"});
    auto one = oak->leaves.append(leaf{.name = "one"});
    auto two = oak->leaves.append(leaf{.name = "two"});
    s.commit();
    oak->leaves.remove(one);
    elm->leaves.append(one);
    s.commit();
    ASSERT_EQ(s.scalar(select(func::count()).template from<leaf>()), 2);
    EXPECT_EQ(one->tree_id, elm->id);
    elm->leaves.append(two);
    s.remove(oak);
    s.commit();
    EXPECT_EQ(elm->leaves.size(), 2U);
}

TYPED_TEST(corners, the_two_sides_of_a_graph_of_one_table_are_opposite) {
    session s(this->db);
    auto ann = s.add(member{.name = "ann"});
    auto bob = s.add(member{.name = "bob"});
    auto cat = s.add(member{.name = "cat"});
    ann->following.append(bob);
    bob->following.append(ann);
    ann->followers.append(cat);
    cat->following.append(cat);
    s.commit();
    EXPECT_EQ(s.scalar(select(func::count()).template from<follow>()), 4);
    EXPECT_THAT(ann->following.size(), 1U);
    EXPECT_EQ(ann->followers.size(), 2U);
    EXPECT_TRUE(ann->followers.contains(cat));
    EXPECT_EQ(bob->followers.size(), 1U);
    EXPECT_EQ(cat->following.size(), 2U);
    s.remove(ann);
    s.commit();
    EXPECT_EQ(s.scalar(select(func::count()).template from<follow>()), 1);
}

TYPED_TEST(corners, a_loop_over_a_collection_may_commit_and_change_it) {
    session s(this->db);
    auto first = s.add(post{.title = "p"});
    for (int i = 0; i < 5; ++i) first->comments.append(comment{.text = "c"});
    s.commit();
    int seen = 0;
    for (const auto& each : first->comments) {
        each->text = "changed";
        s.commit();
        ++seen;
    }
    EXPECT_EQ(seen, 5);
    for (const auto& each : first->comments) first->comments.remove(each);
    s.commit();
    EXPECT_TRUE(first->comments.empty());
    EXPECT_EQ(s.scalar(select(func::count()).template from<comment>()), 0);
}

TYPED_TEST(corners, behaviour_55_lazy_loading_waits_for_rollback_too) {
    session s(this->db);
    auto kept = s.add(user{.name = "kept"});
    auto taken = s.add(user{.name = "taken"});
    s.commit();
    EXPECT_EQ(taken->name, "taken");
    s.add(user{.name = "taken"});
    EXPECT_THROW(s.flush(), unique_violation);
    EXPECT_THROW((void)kept->name, pending_rollback_error);
    EXPECT_THROW((void)taken->posts.size(), pending_rollback_error);
    s.rollback();
    EXPECT_EQ(kept->name, "kept");
    EXPECT_EQ(taken->posts.size(), 0U);
}

TYPED_TEST(corners, behaviour_21_get_sees_what_is_pending) {
    session s(this->db);
    auto tea = s.add(word{.text = "tea"});
    EXPECT_EQ(s.template get<word>("tea"), tea);
    auto chai = s.add(word{.text = "chai"});
    EXPECT_EQ(s.merge(word{.text = "chai", .meaning = "tea"}), chai);
    s.commit();
    EXPECT_EQ(chai->meaning, "tea");
}

TYPED_TEST(corners, a_savepoint_ends_with_its_transaction) {
    session s(this->db);
    auto outer = std::make_optional(s.begin_nested());
    s.rollback();
    auto inner = s.begin_nested();
    s.add(word{.text = "tea"});
    outer.reset();
    inner.commit();
    s.commit();
    EXPECT_EQ(s.scalar(select(func::count()).template from<word>()), 1);
}

}  // namespace orm
