// Where loading, criteria, expiry and partly read entities meet.
#include "orm/models.hpp"

#include <cupel/orm/validation.hpp>

using namespace cupel;

namespace interplay {

struct paper;
struct person {
    std::int64_t id{};
    std::string name{};
    std::optional<timestamp> gone{};
    has_many<paper> papers{};
};
struct paper {
    std::int64_t id{};
    std::string title{};
    std::string body{};
    std::int64_t person_id{};
    belongs_to<person> owner{};
};
struct lid;
struct box {
    std::int64_t id{};
    std::string name{};
    has_many<lid> lids{};
};
struct lid {
    std::int64_t id{};
    std::int64_t box_id{};
    belongs_to<box> of{};
};

}  // namespace interplay

template <>
struct cupel::mapping<interplay::person> {
    static constexpr auto table =
        cupel::table<"persons">(soft_delete<&interplay::person::gone>,
                                relationship<&interplay::person::papers>.back_populates<&interplay::paper::owner>());
};
template <>
struct cupel::mapping<interplay::paper> {
    static constexpr auto table =
        cupel::table<"papers">(foreign_key<&interplay::paper::person_id, &interplay::person::id>);
};
template <>
struct cupel::mapping<interplay::box> {
    static constexpr auto table = cupel::table<"boxes">(relationship<&interplay::box::lids>.lazy(loading::joined));
};
template <>
struct cupel::mapping<interplay::lid> {
    static constexpr auto table = cupel::table<"lids">(foreign_key<&interplay::lid::box_id, &interplay::box::id>);
};

namespace interplay {

template <class D>
struct interplay : orm::suite<D> {
    interplay() {
        create_all<person, paper, box, lid>(this->db);
        session s(this->db);
        auto ann = s.add(person{.name = "ann"});
        auto bob = s.add(person{.name = "bob"});
        ann->papers.append(paper{.title = "one", .body = "of ann"});
        bob->papers.append(paper{.title = "two", .body = "of bob"});
        s.commit();
        s.remove(bob);
        s.commit();
    }
    std::vector<std::string> bodies() {
        return this->db.execute(select(col<&paper::body>).order_by(col<&paper::id>)).scalars();
    }
};
TYPED_TEST_SUITE(interplay, compliance::databases, compliance::database_names);

using testing::ElementsAre;
using testing::SizeIs;

TYPED_TEST(interplay, joined_loading_loses_no_row_whose_target_is_hidden) {
    session s(this->db);
    EXPECT_THAT(s.scalars(select<paper>().options(selectinload<&paper::owner>)), SizeIs(2));
    s.expunge_all();
    const auto found = s.scalars(select<paper>().order_by(col<&paper::id>).options(joinedload<&paper::owner>)).all();
    ASSERT_THAT(found, SizeIs(2));
    EXPECT_TRUE(found[0]->owner);
    EXPECT_FALSE(found[1]->owner);
}

TYPED_TEST(interplay, subqueries_of_queries_that_lift_criteria_find_the_same) {
    session s(this->db);
    const auto bob = s.scalars(select<person>()
                                   .where(col<&person::name> == "bob")
                                   .options(include_deleted<person>, subqueryload<&person::papers>))
                         .one();
    EXPECT_TRUE(bob->papers.is_loaded());
    EXPECT_EQ(bob->papers.size(), 1U);
}

TYPED_TEST(interplay, loading_behind_an_expired_entity_follows_its_row) {
    session s(this->db);
    auto eve = s.add(person{.name = "eve"});
    s.commit();
    const std::int64_t eve_id = eve->id;
    auto ann = s.scalars(select<person>().where(col<&person::name> == "ann")).one();
    auto one = ann->papers[0];
    s.execute(update<paper>().set(col<&paper::person_id> = eve_id).where(col<&paper::title> == "one"),
              synchronize::none);
    s.expire(one);
    static_cast<void>(
        s.scalars(select<person>().options(selectinload<&person::papers>.then(selectinload<&paper::owner>))));
    EXPECT_EQ(one->person_id, eve_id);
    EXPECT_EQ(one->owner.get(), eve);
}

TYPED_TEST(interplay, get_flushes_for_what_it_loads_along) {
    session s(this->db);
    auto first = s.add(box{.name = "first"});
    s.commit();
    const std::int64_t id = first->id;
    s.expunge_all();
    s.add(lid{.box_id = id});
    EXPECT_EQ(s.template get<box>(id)->lids.size(), 1U);
}

TYPED_TEST(interplay, what_was_not_read_is_merged_as_the_row_says) {
    auto outer = this->db.begin();
    session from(outer);
    auto ann = from.scalars(select<person>()
                                .where(col<&person::name> == "ann")
                                .options(selectinload<&person::papers>.then(load_only<&paper::title>)))
                   .one();
    ASSERT_TRUE(ann->papers.is_loaded());
    session to(outer);
    static_cast<void>(to.merge(ann));
    to.commit();
    from.commit();
    outer.commit();
    EXPECT_THAT(this->bodies(), ElementsAre("of ann", "of bob"));
}

TYPED_TEST(interplay, validation_sees_what_was_not_read) {
    session_hooks hooks(this->db);
    validate<paper>(hooks, [](const paper& object, auto& found) {
        found.template require<&paper::body>(!object.body.empty(), "is empty");
    });
    session s(this->db, {.hooks = hooks});
    auto one = s.scalars(select<paper>().where(col<&paper::title> == "one").options(load_only<&paper::title>)).one();
    one.template get<&paper::title>() = "changed";
    s.commit();
    EXPECT_THAT(this->bodies(), ElementsAre("of ann", "of bob"));
}

// Its row stays, and so does the entity.
TYPED_TEST(interplay, a_set_of_all_rows_leaves_alone_what_criteria_hide) {
    session s(this->db);
    s.execute(delete_from<paper>().all_rows());
    auto bob = s.scalars(select<person>().where(col<&person::name> == "bob").options(include_deleted<person>)).one();
    auto ann = s.scalars(select<person>()).one();
    static_cast<void>(s.execute(delete_from<person>().all_rows().returning(col<&person::id>)));
    EXPECT_EQ(bob.state(), entity_state::persistent);
    EXPECT_EQ(ann.state(), entity_state::deleted);
    EXPECT_EQ(s.execute(unfiltered(select(col<&person::name>))).scalar(), "bob");
    s.rollback();
    EXPECT_EQ(ann.state(), entity_state::persistent);
}

TYPED_TEST(interplay, refresh_finds_what_criteria_hide) {
    session s(this->db);
    auto bob = s.scalars(select<person>().where(col<&person::name> == "bob").options(include_deleted<person>)).one();
    EXPECT_NO_THROW(s.refresh(bob, populate_existing));
    EXPECT_EQ(bob->name, "bob");
}

}  // namespace interplay
