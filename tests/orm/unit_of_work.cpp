// What a flush writes, and in what order.
#include "orm/models.hpp"

#include <set>

using namespace cupel;

namespace orm {

template <class D>
struct unit_of_work : suite<D> {};
TYPED_TEST_SUITE(unit_of_work, compliance::databases, compliance::database_names);

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using testing::StartsWith;

TYPED_TEST(unit_of_work, behaviour_01_parents_are_inserted_before_children_and_give_them_their_key) {
    session s(this->db);
    auto first = s.add(post{.title = "First"});
    auto alice = s.add(user{.name = "alice"});
    alice->posts.append(first);
    EXPECT_EQ(first.state(), entity_state::pending);
    const auto sent = this->sent_by([&] { s.flush(); });
    EXPECT_THAT(sent, ElementsAre(StartsWith("INSERT INTO \"users\""), StartsWith("INSERT INTO \"posts\"")));
    EXPECT_EQ(first.state(), entity_state::persistent);
    EXPECT_NE(alice->id, 0);
    EXPECT_EQ(first->author_id, alice->id);
    s.commit();
    EXPECT_EQ(s.scalar(select(col<&post::author_id>)), alice->id);
}

TYPED_TEST(unit_of_work, behaviour_05_an_update_writes_the_changed_columns_only) {
    session s(this->db);
    auto alice = s.add(user{.name = "alice", .bio = "a"});
    s.commit();
    alice->bio = "b";
    const auto sent = this->sent_by([&] { s.flush(); });
    ASSERT_THAT(sent, SizeIs(1));
    EXPECT_THAT(sent[0], StartsWith("UPDATE \"users\" SET \"bio\" = "));
    EXPECT_THAT(sent[0], testing::Not(HasSubstr("\"name\" =")));
    s.commit();
    EXPECT_EQ(alice->bio, "b");
}

TYPED_TEST(unit_of_work, behaviour_06_an_equal_value_is_no_change) {
    session s(this->db);
    auto alice = s.add(user{.name = "alice"});
    s.commit();
    alice->name = std::string("ali") + "ce";
    EXPECT_THAT(this->sent_by([&] { s.flush(); }), IsEmpty());
}

TYPED_TEST(unit_of_work, behaviour_02_tables_are_written_in_the_order_of_their_foreign_keys) {
    session s(this->db);
    s.add(comment{.post_id = 7, .text = "unlinked"});
    s.add(post{.id = 7, .title = "given key"});
    const auto sent = this->sent_by([&] { s.flush(); });
    EXPECT_THAT(sent, ElementsAre(StartsWith("INSERT INTO \"posts\""), StartsWith("INSERT INTO \"comments\"")));
}

TYPED_TEST(unit_of_work, behaviour_03_children_are_deleted_before_their_parents) {
    session s(this->db);
    auto first = s.add(post{.title = "First"});
    first->comments.append(comment{.text = "a"});
    first->comments.append(comment{.text = "b"});
    s.commit();
    s.remove(first);
    const auto sent = this->sent_by([&] { s.flush(); });
    EXPECT_THAT(sent.back(), StartsWith("DELETE FROM \"posts\""));
    s.commit();
    EXPECT_EQ(s.scalar(select(func::count()).template from<comment>()), 0);
    EXPECT_EQ(s.scalar(select(func::count()).template from<post>()), 0);
}

TYPED_TEST(unit_of_work, behaviour_04_without_a_cascade_children_lose_their_key_first) {
    session s(this->db);
    auto alice = s.add(user{.name = "alice"});
    alice->posts.append(post{.title = "loaded"});
    s.commit();
    session other(this->db);
    auto again = other.template get<user>(alice->id);
    s.rollback();
    other.remove(again);
    const auto sent = this->sent_by([&] { other.flush(); });
    EXPECT_THAT(sent, testing::Contains(StartsWith("UPDATE \"posts\" SET \"author_id\"")));
    EXPECT_THAT(sent.back(), StartsWith("DELETE FROM \"users\""));
    other.commit();
    EXPECT_EQ(other.scalar(select(col<&post::author_id>)), std::nullopt);
}

TYPED_TEST(unit_of_work, behaviour_07_children_that_come_and_go_do_not_update_their_parent) {
    session s(this->db);
    auto alice = s.add(user{.name = "alice"});
    auto first = alice->posts.append(post{.title = "a"});
    s.commit();
    alice->posts.append(post{.title = "b"});
    alice->posts.remove(first);
    const auto sent = this->sent_by([&] { s.flush(); });
    EXPECT_THAT(sent, testing::Not(testing::Contains(StartsWith("UPDATE \"users\""))));
    EXPECT_THAT(sent, testing::Contains(StartsWith("UPDATE \"posts\"")));
    s.commit();
    EXPECT_EQ(first->author_id, std::nullopt);
    EXPECT_EQ(alice->posts.size(), 1U);
}

TYPED_TEST(unit_of_work, behaviour_08_a_child_that_moves_survives_its_old_parent) {
    session s(this->db);
    auto old_post = s.add(post{.title = "old"});
    auto new_post = s.add(post{.title = "new"});
    auto moved = old_post->comments.append(comment{.text = "moved"});
    s.commit();
    new_post->comments.append(moved);
    s.remove(old_post);
    s.commit();
    EXPECT_EQ(moved->post_id, new_post->id);
    EXPECT_EQ(s.scalar(select(func::count()).template from<post>()), 1);
}

TYPED_TEST(unit_of_work, behaviour_09_inserts_of_one_shape_go_together) {
    session s(this->db);
    std::vector<tag> tags;
    for (int i = 0; i < 5; ++i) tags.push_back(tag{.name = "t" + std::to_string(i)});
    const auto handles = s.add_all(tags);
    s.add(tag{.id = 77, .name = "given"});
    const auto sent = this->sent_by([&] { s.flush(); });
    EXPECT_EQ(handles.size(), 5U);
    for (const auto& each : handles) EXPECT_NE(each->id, 0);
    // Without and with a key; SQLite is asked for the first key alone.
    const bool asks_for_one = std::same_as<typename TypeParam::dialect, sqlite>;
    EXPECT_EQ(std::set<std::string>(sent.begin(), sent.end()).size(), asks_for_one ? 3U : 2U);
    s.commit();
    EXPECT_EQ(s.scalar(select(func::count()).template from<tag>()), 6);
}

TYPED_TEST(unit_of_work, behaviour_10_deleting_and_adding_one_key_is_an_update) {
    session s(this->db);
    auto before = s.add(seat{.row = 1, .number = 2, .holder = "ann"});
    s.commit();
    EXPECT_EQ(before->holder, "ann");
    s.remove(before);
    auto after = s.add(seat{.row = 1, .number = 2, .holder = "bob"});
    const auto sent = this->sent_by([&] { s.flush(); });
    EXPECT_THAT(sent, ElementsAre(StartsWith("UPDATE \"seats\" SET \"holder\"")));
    s.commit();
    EXPECT_EQ(s.template get<seat>(1, 2), after);
    EXPECT_EQ(after->holder, "bob");
    EXPECT_EQ(before.state(), entity_state::detached);
}

TYPED_TEST(unit_of_work, behaviour_11_an_update_of_no_row_throws) {
    session s(this->db);
    auto alice = s.add(user{.name = "alice"});
    s.flush();
    s.run_unfiltered(delete_from<user>().all_rows());  // behind the back of its entities
    alice->bio = "gone";
    EXPECT_THROW(s.flush(), stale_data_error);
    EXPECT_THROW(s.flush(), pending_rollback_error);
    s.rollback();
    s.flush();
}

TYPED_TEST(unit_of_work, behaviour_12_a_delete_of_no_row_warns) {
    std::vector<std::string> warnings;
    session s(this->db, {.on_warning = [&](std::string_view text) { warnings.emplace_back(text); }});
    auto one = s.add(tag{.name = "one"});
    s.flush();
    s.run_unfiltered(delete_from<tag>().all_rows());  // behind the back of its entities
    s.remove(one);
    s.flush();
    EXPECT_THAT(warnings, ElementsAre(HasSubstr("tags")));
    s.rollback();
}

TYPED_TEST(unit_of_work, behaviour_13_an_association_row_that_is_gone_throws) {
    session s(this->db);
    auto first = s.add(post{.title = "a"});
    auto blue = first->tags.append(tag{.name = "blue"});
    s.commit();
    EXPECT_EQ(first->tags.size(), 1U);
    s.execute(delete_from<post_tag>().all_rows());
    first->tags.remove(blue);
    EXPECT_THROW(s.flush(), stale_data_error);
}

TYPED_TEST(unit_of_work, behaviour_15_rows_that_refer_to_each_other_take_a_second_update) {
    session s(this->db);
    auto a = s.add(folder{.name = "a"});
    auto b = s.add(folder{.name = "b"});
    a->parent = b;
    b->parent = a;
    const auto sent = this->sent_by([&] { s.flush(); });
    EXPECT_THAT(sent.back(), StartsWith("UPDATE \"folders\" SET \"parent_id\""));
    s.commit();
    EXPECT_EQ(a->parent_id, b->id);
    EXPECT_EQ(b->parent_id, a->id);
    s.remove(a);
    s.commit();  // the cascade takes both
    EXPECT_EQ(s.scalar(select(func::count()).template from<folder>()), 0);
}

TYPED_TEST(unit_of_work, a_tree_is_written_from_its_root_and_deleted_from_its_leaves) {
    session s(this->db);
    auto leaf = s.add(folder{.name = "leaf"});
    auto middle = s.add(folder{.name = "middle"});
    auto root = s.add(folder{.name = "root"});
    middle->children.append(leaf);
    leaf->children.append(folder{.name = "below"});
    middle->parent = root;
    s.commit();
    EXPECT_EQ(leaf->parent_id, middle->id);
    EXPECT_EQ(leaf->parent->parent->name, "root");
    EXPECT_EQ(root->children[0], middle);
    s.remove(root);
    s.commit();
    EXPECT_EQ(s.scalar(select(func::count()).template from<folder>()), 0);
}

}  // namespace orm
