// delete_orphan of the side that has the key: what it refers to belongs to it alone.
#include "orm/models.hpp"

using namespace cupel;

namespace orm {

struct cover {
    std::int64_t id{};
    std::string picture{};
};
struct album {
    std::int64_t id{};
    std::string title{};
    std::optional<std::int64_t> cover_id{};
    belongs_to<cover> front{};
};

}  // namespace orm

template <>
struct cupel::mapping<orm::album> {
    static constexpr auto table =
        cupel::table<"albums">(foreign_key<&orm::album::cover_id, &orm::cover::id>,
                               relationship<&orm::album::front>.single_parent().cascade(all, delete_orphan));
};

namespace orm {

template <class D>
struct single_parent : suite<D> {
    single_parent() {
        create_all<cover, album>(this->db);
        session s(this->db);
        auto one = s.add(album{.title = "one"});
        one->front = cover{.picture = "blue"};
        s.commit();
    }
    std::vector<std::string> pictures() {
        return this->db.execute(select(col<&cover::picture>).order_by(col<&cover::picture>)).scalars();
    }
};
TYPED_TEST_SUITE(single_parent, compliance::databases, compliance::database_names);

using testing::ElementsAre;

TYPED_TEST(single_parent, behaviour_34_what_is_replaced_is_deleted) {
    session s(this->db);
    auto one = s.scalars(select<album>()).one();
    one->front = cover{.picture = "red"};
    s.commit();
    EXPECT_THAT(this->pictures(), ElementsAre("red"));
    one->front = nullptr;
    s.commit();
    EXPECT_THAT(this->pictures(), ElementsAre());
    EXPECT_FALSE(one->cover_id);
}

TYPED_TEST(single_parent, behaviour_34_a_deletion_takes_it_along) {
    session s(this->db);
    s.remove(s.scalars(select<album>()).one());
    s.commit();
    EXPECT_THAT(this->pictures(), ElementsAre());
}

TYPED_TEST(single_parent, behaviour_34_what_moves_to_another_parent_stays) {
    session s(this->db);
    auto one = s.scalars(select<album>()).one();
    auto blue = one->front.get();
    auto two = s.add(album{.title = "two"});
    two->front = blue;
    one->front = cover{.picture = "red"};
    s.commit();
    EXPECT_THAT(this->pictures(), ElementsAre("blue", "red"));
    EXPECT_EQ(two->front.get(), blue);
}

TYPED_TEST(single_parent, behaviour_34_two_parents_are_refused_before_anything_is_sent) {
    session s(this->db);
    auto one = s.scalars(select<album>()).one();
    auto two = s.add(album{.title = "two"});
    two->front = one->front.get();
    one->title = "changed";
    one->front = one->front.get();
    auto three = s.add(album{.title = "three"});
    three->front = one->front.get();
    EXPECT_THROW(s.commit(), invalid_state_error);
    s.rollback();
    EXPECT_EQ(s.scalars(select<album>()).one()->title, "one");
    EXPECT_THAT(this->pictures(), ElementsAre("blue"));
}

TYPED_TEST(single_parent, behaviour_29_a_pending_orphan_leaves_the_session) {
    session s(this->db);
    auto two = s.add(album{.title = "two"});
    auto green = make_entity(cover{.picture = "green"});
    two->front = green;
    EXPECT_EQ(green.state(), entity_state::pending);
    two->front = nullptr;
    EXPECT_EQ(green.state(), entity_state::transient);
    s.commit();
    EXPECT_THAT(this->pictures(), ElementsAre("blue"));
}

}  // namespace orm
