// Collections as values: replaced as a whole, and counted without being loaded.
#include "orm/models.hpp"

using namespace cupel;

namespace orm {

template <class D>
struct collections : suite<D> {
    collections() {
        session s(this->db);
        auto ann = s.add(user{.name = "ann"});
        for (const char* title : {"a", "b", "c"}) ann->posts.append(post{.title = title});
        auto first = ann->posts[0];
        first->comments.append(comment{.text = "one"});
        first->comments.append(comment{.text = "two"});
        for (const char* name : {"red", "blue"}) first->tags.append(tag{.name = name});
        s.commit();
    }
    template <class Range>
    static std::vector<std::string> titles(const Range& posts) {
        std::vector<std::string> all;
        for (const auto& each : posts) all.push_back(each->title);
        return all;
    }
};
TYPED_TEST_SUITE(collections, compliance::databases, compliance::database_names);

using testing::Each;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using testing::StartsWith;
using testing::UnorderedElementsAre;

TYPED_TEST(collections, count_asks_the_database_and_loads_nothing) {
    session s(this->db);
    auto ann = s.template get_one<user>(1);
    EXPECT_THAT(this->sent_by([&] { EXPECT_EQ(ann->posts.count(), 3U); }), ElementsAre(StartsWith("SELECT count(*)")));
    EXPECT_FALSE(ann->posts.is_loaded());
    ann->posts.append(post{.title = "d"});
    EXPECT_EQ(ann->posts.count(), 4U);
    {
        auto quiet = s.no_autoflush();
        ann->posts.append(post{.title = "e"});
        EXPECT_EQ(ann->posts.count(), 5U);
    }
    EXPECT_EQ(ann->posts.size(), 5U);
    EXPECT_THAT(this->sent_by([&] { EXPECT_EQ(ann->posts.count(), 5U); }), IsEmpty());
    EXPECT_EQ(s.template get_one<post>(1)->tags.count(), 2U);
    EXPECT_EQ(s.add(user{.name = "bob"})->posts.count(), 0U);
}

TYPED_TEST(collections, count_of_a_many_to_many_loads_nothing_while_something_waits) {
    session s(this->db);
    auto first = s.template get_one<post>(1), second = s.template get_one<post>(2);
    auto red = s.scalars(select<tag>().where(col<&tag::name> == "red")).one();
    auto green = s.add(tag{.name = "green"});
    s.flush();
    {
        auto quiet = s.no_autoflush();
        first->tags.append(red);  // it is there already
        first->tags.append(green);
        first->tags.append(tag{.name = "new"});
        second->tags.append(red);
        EXPECT_THAT(this->sent_by([&] { EXPECT_EQ(first->tags.count(), 4U); }), Each(StartsWith("SELECT count(*)")));
        EXPECT_EQ(second->tags.count(), 1U);
        EXPECT_FALSE(first->tags.is_loaded());
        EXPECT_FALSE(second->tags.is_loaded());
    }
    s.rollback();
    EXPECT_EQ(first->tags.count(), 2U);
    EXPECT_EQ(second->tags.count(), 0U);
    EXPECT_FALSE(first->tags.is_loaded());
}

TYPED_TEST(collections, a_range_of_entities_replaces_what_was_there) {
    session s(this->db);
    auto ann = s.template get_one<user>(1);
    auto bob = s.add(user{.name = "bob"});
    auto b = ann->posts[1], c = ann->posts[2];
    auto d = s.add(post{.title = "d"});
    ann->posts = std::vector<ref<post>>{d, b};
    EXPECT_THAT(this->titles(ann->posts), UnorderedElementsAre("b", "d"));
    EXPECT_FALSE(c->author.get());
    bob->posts = std::vector<ref<post>>{c};
    s.commit();
    EXPECT_THAT(this->titles(ann->posts), UnorderedElementsAre("b", "d"));
    EXPECT_EQ(c->author.get(), bob);
    ann->posts = ann->posts;
    EXPECT_THAT(ann->posts, SizeIs(2));
}

TYPED_TEST(collections, behaviour_30_objects_replace_what_delete_orphan_deletes) {
    session s(this->db);
    auto first = s.template get_one<post>(1);
    first->comments = std::vector<comment>{{.text = "three"}};
    first->tags = std::vector<ref<tag>>{first->tags[1]};
    s.commit();
    EXPECT_EQ(s.scalar(select(col<&comment::text>)), "three");
    EXPECT_EQ(s.scalar(select(func::count()).template from<post_tag>()), 1);
    auto fresh = make_entity(user{.name = "eve"});
    fresh->posts = std::vector<post>{{.title = "x"}, {.title = "y"}};
    s.add(fresh);
    s.commit();
    EXPECT_EQ(fresh->posts.count(), 2U);
}

}  // namespace orm
