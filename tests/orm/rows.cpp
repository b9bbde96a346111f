// Entities in rows of several items, and streams of entities.
#include "orm/models.hpp"

using namespace cupel;

namespace orm {

template <class D>
struct rows : suite<D> {
    void fill() {
        session s(this->db);
        auto alice = s.add(user{.name = "alice", .bio = "about alice"});
        alice->posts.append(post{.title = "first"});
        alice->posts.append(post{.title = "second"});
        s.add(user{.name = "bob"});
        s.commit();
    }
    static auto users_and_posts() {
        return select(entity<user>, entity<post>, col<&user::name>.template as<"called">())
            .template from<user>()
            .template left_join<&user::posts>()
            .order_by(col<&user::id>, col<&post::id>);
    }
};
TYPED_TEST_SUITE(rows, compliance::databases, compliance::database_names);

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

TYPED_TEST(rows, entities_in_rows_are_those_of_the_session) {
    this->fill();
    session s(this->db);
    auto alice = s.template get<user>(1);
    const auto found = s.execute(this->users_and_posts());
    ASSERT_THAT(found, SizeIs(3));
    std::vector<std::string> seen;
    for (const auto& [who, what, called] : found) {
        EXPECT_EQ(who->name, called);
        seen.push_back(what ? what->title : "none");
    }
    EXPECT_THAT(seen, ElementsAre("first", "second", "none"));
    EXPECT_EQ(found.all()[0].template get<0>(), alice);
    EXPECT_EQ(found.all()[1].template get<0>(), alice);
    EXPECT_EQ(found.all()[0][label<"called">], "alice");
    EXPECT_EQ(found.all()[0].template get<1>(), s.template get<post>(1));
    // They are written like any other.
    found.all()[0].template get<1>()->title = "changed";
    EXPECT_THAT(this->sent_by([&] { s.flush(); }), SizeIs(1));
}

TYPED_TEST(rows, a_query_of_one_entity_gives_handles) {
    this->fill();
    session s(this->db);
    const auto found = s.execute(select<user>().order_by(col<&user::id>));
    EXPECT_EQ(found.all()[0], s.template get<user>(1));
    EXPECT_EQ(s.execute(select<user>().where(col<&user::name> == "bob")).one()->name, "bob");
    // Values are to be had from the engine, or as another struct.
    EXPECT_EQ(this->db.execute(select<user>().order_by(col<&user::id>)).all()[0].name, "alice");
    EXPECT_EQ(s.execute(select(col<&user::name>).order_by(col<&user::id>)).all()[0].template get<0>(), "alice");
}

TYPED_TEST(rows, two_of_one_model_are_told_apart) {
    this->fill();
    session s(this->db);
    constexpr auto other = alias<user, "other">;
    const auto pairs = s.execute(
        select(entity<user>, other).template from<user>().join(other, other[col<&user::id>] > col<&user::id>));
    ASSERT_THAT(pairs, SizeIs(1));
    EXPECT_EQ(pairs.one().template get<0>()->name, "alice");
    EXPECT_EQ(pairs.one().template get<1>()->name, "bob");
}

TYPED_TEST(rows, columns_are_left_out_of_rows_too) {
    this->fill();
    session s(this->db);
    const auto sent = this->sent_by([&] {
        for (const auto& [who, what, called] : s.execute(this->users_and_posts().options(load_only<&user::name>))) {
            EXPECT_EQ(who.template get<&user::name>(), called);
            if (what) {
                EXPECT_FALSE(what->title.empty());
            }
        }
    });
    EXPECT_THAT(sent, ElementsAre(Not(HasSubstr("bio"))));
    EXPECT_EQ(s.template get<user>(1)->bio, "about alice");
}

TYPED_TEST(rows, a_stream_keeps_no_entities) {
    this->fill();
    session s(this->db);
    auto bob = s.template get<user>(2);
    std::vector<std::string> names;
    ref<user> kept;
    for (const auto& each : s.stream(select<user>().order_by(col<&user::id>))) {
        names.push_back(each->name);
        if (each->name == "alice") {
            EXPECT_EQ(each.state(), entity_state::detached);
            kept = each;
        } else {
            EXPECT_EQ(each, bob);
        }
    }
    EXPECT_THAT(names, ElementsAre("alice", "bob"));
    EXPECT_THROW((void)kept->posts.size(), detached_instance_error);
    EXPECT_FALSE(s.contains(kept));
    s.add(kept);
    kept->name = "alicia";
    s.commit();
    EXPECT_EQ(kept->posts.size(), 2U);
    EXPECT_EQ(this->db.execute(select(col<&user::name>).where(col<&user::id> == 1)).scalar(), "alicia");
}

TYPED_TEST(rows, streams_come_in_partitions) {
    session s(this->db);
    for (int i = 0; i != 25; ++i) s.add(tag{.name = std::to_string(i)});
    s.commit();
    s.expunge_all();
    std::vector<std::size_t> sizes;
    for (const auto& some : s.stream(select<tag>()).partitions(10)) sizes.push_back(some.size());
    EXPECT_THAT(sizes, ElementsAre(10U, 10U, 5U));
    std::size_t values = 0;
    for (const auto& row : s.stream(select(col<&tag::name>))) values += row.template get<0>().empty() ? 0U : 1U;
    EXPECT_EQ(values, 25U);
    // What is pending is in it.
    s.add(tag{.name = "pending"});
    std::size_t count = 0;
    for (const auto& [one, name] : s.stream(select(entity<tag>, col<&tag::name>.template as<"name">()))) {
        EXPECT_EQ(one->name, name);
        ++count;
    }
    EXPECT_EQ(count, 26U);
}

}  // namespace orm
