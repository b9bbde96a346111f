// merge of values with what is related to them, the cascades of expunge and expire, and entities that change sessions.
#include "orm/models.hpp"

using namespace cupel;

namespace orm {

// Everything cascades from shelf to box.
struct box;
struct shelf {
    std::int64_t id{};
    std::string name{};
    has_many<box> boxes{};
};
struct box {
    std::int64_t id{};
    std::string label{};
    std::optional<std::int64_t> shelf_id{};
    belongs_to<shelf> on{};
};

}  // namespace orm

template <>
struct cupel::mapping<orm::shelf> {
    static constexpr auto table =
        cupel::table<"shelves">(relationship<&orm::shelf::boxes>.back_populates<&orm::box::on>().cascade(all));
};
template <>
struct cupel::mapping<orm::box> {
    static constexpr auto table = cupel::table<"boxes">(foreign_key<&orm::box::shelf_id, &orm::shelf::id>);
};

namespace orm {

template <class D>
struct merging : suite<D> {
    merging() { create_all<shelf, box>(this->db); }

    // A shelf with two boxes, and its key.
    std::int64_t fill() {
        session s(this->db);
        auto one = s.add(shelf{.name = "top"});
        one->boxes.append(box{.label = "a"});
        one->boxes.append(box{.label = "b"});
        s.commit();
        return one->id;
    }
    std::vector<std::string> labels(std::int64_t id) {
        session s(this->db);
        std::vector<std::string> found;
        for (const std::string& each :
             s.execute(select(col<&box::label>).where(col<&box::shelf_id> == id).order_by(col<&box::label>)).scalars())
            found.push_back(each);
        return found;
    }
};
TYPED_TEST_SUITE(merging, compliance::databases, compliance::database_names);

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

TYPED_TEST(merging, behaviour_52_merge_takes_along_what_the_value_refers_to) {
    const auto id = this->fill();
    ref<shelf> old;
    {
        session s(this->db, {.expire_on_commit = false});
        old = s.template get<shelf>(id);
        EXPECT_EQ(old->boxes.size(), 2U);
    }
    old->name = "moved";
    old->boxes[0]->label = "changed";
    old->boxes.append(box{.label = "new"});
    session s(this->db);
    auto merged = s.merge(old);
    EXPECT_NE(merged, old);
    EXPECT_EQ(merged, s.template get<shelf>(id));
    EXPECT_EQ(old.state(), entity_state::detached);
    s.commit();
    EXPECT_EQ(merged->name, "moved");
    EXPECT_THAT(this->labels(id), ElementsAre("b", "changed", "new"));
}

TYPED_TEST(merging, behaviour_52_a_collection_that_a_value_has_replaces_the_loaded_one) {
    const auto id = this->fill();
    session s(this->db);
    const auto kept = s.scalar(select(col<&box::id>).where(col<&box::label> == "b"));
    shelf value{.id = id, .name = "top"};
    value.boxes.append(box{.id = kept, .label = "b"});
    value.boxes.append(box{.label = "c"});
    auto merged = s.merge(value);
    s.commit();
    EXPECT_THAT(this->labels(id), ElementsAre("b", "c"));
    // A value that says nothing of it leaves it alone.
    s.merge(shelf{.id = id, .name = "again"});
    s.commit();
    EXPECT_EQ(merged->name, "again");
    EXPECT_THAT(this->labels(id), ElementsAre("b", "c"));
}

TYPED_TEST(merging, behaviour_52_merge_overwrites_what_must_not_be_read) {
    session s(this->db);
    const std::int64_t id =
        this->db.execute(insert_into<user>().values(user{.name = "ann", .bio = "old"}).returning(col<&user::id>))
            .scalar();
    auto ann = s.scalars(select<user>().options(load_only<&user::name>.raise())).one();
    EXPECT_THROW((void)ann->name, unloaded_error);
    EXPECT_EQ(s.merge(user{.id = id, .name = "ann", .bio = "new", .logins = 1}), ann);
    EXPECT_EQ(ann->bio, "new");
    s.commit();
    EXPECT_EQ(this->db.execute(select<user>()).one().bio, "new");
    EXPECT_EQ(this->db.execute(select<user>()).one().logins, 1);
}

TYPED_TEST(merging, behaviour_52_merge_of_new_values_adds_the_graph_and_goes_through_circles) {
    session s(this->db);
    auto fresh = make_entity(shelf{.name = "new"});
    fresh->boxes.append(box{.label = "x"});
    fresh->boxes.append(box{.label = "y"});
    auto merged = s.merge(fresh);
    EXPECT_EQ(merged.state(), entity_state::pending);
    EXPECT_EQ(fresh.state(), entity_state::transient);
    s.commit();
    EXPECT_THAT(this->labels(merged->id), ElementsAre("x", "y"));
    EXPECT_EQ(merged->boxes[0]->on.get(), merged);
}

TYPED_TEST(merging, behaviour_52_merge_without_load_takes_the_value_for_the_row) {
    const auto id = this->fill();
    ref<shelf> old;
    {
        session s(this->db, {.expire_on_commit = false});
        old = s.template get<shelf>(id);
        EXPECT_EQ(old->boxes.size(), 2U);
    }
    session s(this->db);
    ref<shelf> merged;
    EXPECT_THAT(this->sent_by([&] {
        merged = s.merge(old, {.load = false});
        EXPECT_EQ(merged->boxes.size(), 2U);
        EXPECT_EQ(merged->boxes[0]->on.get(), merged);
        s.flush();
    }),
                IsEmpty());
    EXPECT_EQ(merged.state(), entity_state::persistent);
    EXPECT_FALSE(s.is_modified(merged));
    merged->name = "changed";
    EXPECT_THAT(this->sent_by([&] { s.flush(); }), SizeIs(1));
    s.commit();
    EXPECT_EQ(merged->name, "changed");
    EXPECT_THROW(s.merge(shelf{.name = "no key"}, {.load = false}), invalid_state_error);
}

TYPED_TEST(merging, expunge_takes_along_what_its_cascade_reaches) {
    const auto id = this->fill();
    session s(this->db);
    auto one = s.template get<shelf>(id);
    auto first = one->boxes[0];
    auto pending = one->boxes.append(box{.label = "pending"});
    s.expunge(one);
    EXPECT_EQ(one.state(), entity_state::detached);
    EXPECT_EQ(first.state(), entity_state::detached);
    EXPECT_EQ(pending.state(), entity_state::transient);
    s.commit();
    EXPECT_THAT(this->labels(id), ElementsAre("a", "b"));
    // users -> posts says nothing of expunge.
    auto ann = s.add(user{.name = "ann"});
    auto written = ann->posts.append(post{.title = "p"});
    s.flush();
    s.expunge(ann);
    EXPECT_EQ(written.state(), entity_state::persistent);
}

TYPED_TEST(merging, expire_and_refresh_expire_what_their_cascade_reaches) {
    const auto id = this->fill();
    session s(this->db);
    auto one = s.template get<shelf>(id);
    auto first = one->boxes[0];
    first->label = "dropped";
    s.expire(one);
    EXPECT_TRUE(one.is_expired());
    EXPECT_TRUE(first.is_expired());
    EXPECT_EQ(first->label, "a");
    EXPECT_EQ(one->boxes.size(), 2U);
    s.refresh(one);
    EXPECT_FALSE(one.is_expired());
    EXPECT_TRUE(first.is_expired());
}

TYPED_TEST(merging, behaviour_23_an_expunged_entity_may_join_another_session) {
    const auto id = this->fill();
    session s(this->db, {.expire_on_commit = false});
    auto alone = s.add(user{.name = "alone"});
    auto one = s.template get<shelf>(id);
    auto first = one->boxes[0];
    s.commit();
    EXPECT_THROW(session(this->db).add(alone), invalid_state_error);
    s.expunge(alone);
    s.expunge(one);
    {
        session other(this->db);
        other.add(alone);
        alone->bio = "of the other";
        other.add(one);
        EXPECT_EQ(first.state(), entity_state::persistent) << "what it leads to comes along";
        first->label = "changed";
        other.commit();
    }
    s.rollback();
    EXPECT_THAT(this->labels(id), ElementsAre("b", "changed"));
    EXPECT_EQ(s.scalar(select(col<&user::bio>)), "of the other");
    // What refers to the first session's entities stays there.
    auto ann = s.add(user{.name = "ann"});
    auto written = ann->posts.append(post{.title = "p"});
    s.commit();
    s.expunge(written);
    session other(this->db);
    EXPECT_THROW(other.add(written), invalid_state_error);
}

}  // namespace orm
