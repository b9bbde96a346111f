// Objects given to references: in the object's initialiser, by assignment of a value, of nothing.
#include "orm/models.hpp"

using namespace cupel;

namespace orm {

template <class D>
struct assigning : suite<D> {};
TYPED_TEST_SUITE(assigning, compliance::databases, compliance::database_names);

using testing::SizeIs;

TYPED_TEST(assigning, an_entity_in_the_initialiser_of_a_new_object) {
    session s(this->db);
    auto ada = s.add(user{.name = "ada"});
    auto first = s.add(post{.title = "first", .author = ada});
    EXPECT_EQ(first->author.get(), ada);
    EXPECT_THAT(ada->posts, SizeIs(1));
    s.commit();
    EXPECT_EQ(first->author_id, ada->id);
}

TYPED_TEST(assigning, it_comes_along_when_the_object_is_added) {
    session s(this->db);
    s.add(post{.title = "first", .author = make_entity(user{.name = "ada"})});
    s.commit();
    EXPECT_EQ(s.scalars(select<post>()).one()->author->name, "ada");
}

TYPED_TEST(assigning, a_value_becomes_an_entity_and_replaces_the_one_before) {
    session s(this->db);
    auto ada = s.add(user{.name = "ada"});
    ada->card = profile{.motto = "first"};
    s.commit();
    EXPECT_EQ(ada->card->motto, "first");
    EXPECT_EQ(ada->card->user_id, ada->id);
    ada->card = profile{.motto = "second"};
    s.commit();
    EXPECT_EQ(s.scalars(select<profile>()).one()->motto, "second");
    ada->card = nullptr;
    s.commit();
    EXPECT_THAT(s.scalars(select<profile>()), SizeIs(0));
}

TYPED_TEST(assigning, an_object_is_not_found_in_a_copy_of_the_value) {
    session s(this->db);
    const post value{.title = "first", .author = s.add(user{.name = "ada"})};
    s.add(post(value));
    s.commit();
    EXPECT_EQ(s.scalars(select<post>()).one()->author_id, std::nullopt);
}

}  // namespace orm
