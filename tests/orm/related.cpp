// any, has and contains: conditions about what relationships lead to, with engines and with sessions.
#include <cupel/orm/contains.hpp>

#include "orm/models.hpp"

using namespace cupel;

namespace orm {

template <class D>
struct related : suite<D> {
    related() {
        session s(this->db);
        auto ann = s.add(user{.name = "ann"});
        auto bob = s.add(user{.name = "bob"});
        s.add(user{.name = "cid"});
        auto first = ann->posts.append(post{.title = "first"});
        ann->posts.append(post{.title = "second"})->comments.append(comment{.text = "well"});
        bob->posts.append(post{.title = "third"})->tags.append(tag{.name = "blue"});
        first->tags.append(tag{.name = "red"});
        s.add(post{.title = "stray"});
        auto root = s.add(folder{.name = "root"});
        root->children.append(folder{.name = "leaf"});
        s.commit();
    }
    template <class Condition>
    std::vector<std::string> users_where(const Condition& condition) {
        return this->db.execute(select(col<&user::name>).where(condition).order_by(col<&user::name>)).scalars();
    }
    template <class Condition>
    std::vector<std::string> posts_where(const Condition& condition) {
        return this->db.execute(select(col<&post::title>).where(condition).order_by(col<&post::id>)).scalars();
    }
};
TYPED_TEST_SUITE(related, compliance::databases, compliance::database_names);

using testing::ElementsAre;
using testing::IsEmpty;

TYPED_TEST(related, any_finds_owners_by_what_they_lead_to) {
    EXPECT_THAT(this->users_where(any<&user::posts>()), ElementsAre("ann", "bob"));
    EXPECT_THAT(this->users_where(!any<&user::posts>()), ElementsAre("cid"));
    EXPECT_THAT(this->users_where(any<&user::posts>(col<&post::title> == "third")), ElementsAre("bob"));
    EXPECT_THAT(this->users_where(any<&user::posts>(any<&post::tags>(col<&tag::name> == "red"))), ElementsAre("ann"));
    EXPECT_THAT(this->users_where(any<&user::posts>(any<&post::comments>())), ElementsAre("ann"));
    EXPECT_THAT(this->posts_where(any<&post::tags>()), ElementsAre("first", "third"));
}

TYPED_TEST(related, has_finds_them_by_the_one) {
    EXPECT_THAT(this->posts_where(has<&post::author>(col<&user::name> == "ann")), ElementsAre("first", "second"));
    EXPECT_THAT(this->posts_where(!has<&post::author>()), ElementsAre("stray"));
    EXPECT_THAT(this->users_where(has<&user::card>()), IsEmpty());
}

TYPED_TEST(related, a_tree_asks_its_own_table) {
    constexpr auto child = alias<folder, "child">;
    auto with = this->db.execute(
        select(col<&folder::name>).where(any<&folder::children>(child, child[col<&folder::name>] == "leaf")));
    EXPECT_THAT(with.scalars(), ElementsAre("root"));
    EXPECT_THAT(this->db.execute(select(col<&folder::name>).where(!any<&folder::children>())).scalars(),
                ElementsAre("leaf"));
}

TYPED_TEST(related, contains_and_has_find_by_an_entity_or_an_object) {
    session s(this->db);
    auto third = s.scalars(select<post>().where(col<&post::title> == "third")).one();
    auto red = s.scalars(select<tag>().where(col<&tag::name> == "red")).one();
    auto bob = third->author.get();
    EXPECT_THAT(this->users_where(contains<&user::posts>(third)), ElementsAre("bob"));
    EXPECT_THAT(this->users_where(!contains<&user::posts>(*third)), ElementsAre("ann", "cid"));
    EXPECT_THAT(this->posts_where(contains<&post::tags>(red)), ElementsAre("first"));
    EXPECT_THAT(this->posts_where(contains<&post::tags>(*red)), ElementsAre("first"));
    EXPECT_THAT(this->posts_where(has<&post::author>(bob)), ElementsAre("third"));
    auto leaf = s.scalars(select<folder>().where(col<&folder::name> == "leaf")).one();
    EXPECT_EQ(s.scalars(select<folder>().where(contains<&folder::children>(leaf))).one()->name, "root");
    EXPECT_EQ(s.scalars(select<folder>().where(has<&folder::parent>(leaf->parent.get()))).one(), leaf);
}

TYPED_TEST(related, an_entity_that_is_pending_is_flushed_and_one_without_a_key_refused) {
    session s(this->db);
    auto dan = s.add(user{.name = "dan"});
    auto fresh = dan->posts.append(post{.title = "fresh"});
    EXPECT_EQ(s.scalars(select<user>().where(contains<&user::posts>(fresh))).one(), dan);
    EXPECT_THROW((void)contains<&user::posts>(make_entity(post{})), invalid_state_error);
}

}  // namespace orm
