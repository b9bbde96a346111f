// Collections that are never loaded: what is in them is not added twice, and can be taken out.
#include "compliance/support/database.hpp"

#include <cupel/orm/session.hpp>
#include <cupel/orm/write_only.hpp>

#include <cstdint>
#include <optional>
#include <string>

using namespace cupel;

namespace orm::never_read {

struct play {
    std::int64_t id{};
    std::optional<std::int64_t> stage_id{};
};
struct stage;
struct seatplan {
    std::int64_t id{};
    std::optional<std::int64_t> stage_id{};
    belongs_to<stage> of{};
};
struct actor {
    std::int64_t id{};
    std::string name{};
};
struct stage_actor {
    std::int64_t stage_id{};
    std::int64_t actor_id{};
};
struct stage {
    std::int64_t id{};
    std::string name{};
    write_only<has_many<play>> plays{};
    write_only<has_many<seatplan>> plans{};
    write_only<many_to_many<actor>> actors{};
};

}  // namespace orm::never_read

template <>
struct cupel::mapping<orm::never_read::play> {
    static constexpr auto table =
        cupel::table<"plays">(foreign_key<&orm::never_read::play::stage_id, &orm::never_read::stage::id>);
};
template <>
struct cupel::mapping<orm::never_read::seatplan> {
    static constexpr auto table =
        cupel::table<"seatplans">(foreign_key<&orm::never_read::seatplan::stage_id, &orm::never_read::stage::id>);
};
template <>
struct cupel::mapping<orm::never_read::stage_actor> {
    using row = orm::never_read::stage_actor;
    static constexpr auto table = cupel::table<"stage_actors">(
        primary_key<&row::stage_id, &row::actor_id>, foreign_key<&row::stage_id, &orm::never_read::stage::id>,
        foreign_key<&row::actor_id, &orm::never_read::actor::id>);
};
template <>
struct cupel::mapping<orm::never_read::stage> {
    using row = orm::never_read::stage;
    static constexpr auto table = cupel::table<"stages">(
        relationship<&row::plans>.back_populates<&orm::never_read::seatplan::of>().cascade(all, delete_orphan),
        relationship<&row::actors>.secondary<orm::never_read::stage_actor>());
};

namespace orm::never_read {

template <class D>
struct write_only_counts : testing::Test {
    write_only_counts() {
        create_all<stage, play, seatplan, actor, stage_actor>(db);
        session s(db);
        auto one = s.add(stage{.name = "one"});
        one->plays.add(play{});
        one->plans.add(seatplan{});
        one->actors.add(actor{.name = "ann"});
        s.add(actor{.name = "bob"});
        s.commit();
    }

    D database{};
    typename D::dialect::engine db = database.start({});
};
TYPED_TEST_SUITE(write_only_counts, compliance::databases, compliance::database_names);

TYPED_TEST(write_only_counts, what_is_in_and_was_added_again_can_be_taken_out) {
    session s(this->db);
    auto one = s.template get_one<stage>(1);
    auto first = s.template get_one<play>(1);
    auto plan = s.template get_one<seatplan>(1);
    auto ann = s.template get_one<actor>(1), bob = s.template get_one<actor>(2);
    one->plays.add(first);
    one->plays.add(first);
    one->plays.remove(first);
    EXPECT_THROW(one->plays.remove(first), programming_error);
    one->plans.add(plan);
    one->plans.remove(plan);
    one->actors.add(ann);
    one->actors.remove(ann);
    one->actors.add(bob);
    one->actors.remove(bob);
    s.commit();
    EXPECT_EQ(first->stage_id, std::nullopt);
    EXPECT_EQ(s.scalar(select(func::count()).template from<seatplan>()), 0) << "delete_orphan";
    EXPECT_EQ(s.scalar(select(func::count()).template from<stage_actor>()), 0);
}

TYPED_TEST(write_only_counts, what_is_taken_back_stays) {
    session s(this->db);
    auto one = s.template get_one<stage>(1);
    auto first = s.template get_one<play>(1);
    auto ann = s.template get_one<actor>(1);
    one->plays.remove(first);
    one->plays.add(first);
    one->actors.remove(ann);
    one->actors.add(ann);
    const auto late = one->plays.add(play{});
    one->plays.remove(late);
    s.commit();
    EXPECT_EQ(first->stage_id, 1);
    EXPECT_EQ(late->stage_id, std::nullopt);
    EXPECT_EQ(one->plays.count(), 1U);
    EXPECT_EQ(one->actors.count(), 1U);
}

TYPED_TEST(write_only_counts, nothing_is_counted_twice_before_a_flush) {
    session s(this->db);
    auto one = s.template get_one<stage>(1);
    auto first = s.template get_one<play>(1);
    auto ann = s.template get_one<actor>(1), bob = s.template get_one<actor>(2);
    const auto quiet = s.no_autoflush();
    one->plays.add(first);
    EXPECT_EQ(one->plays.count(), 1U);
    one->plays.add(play{});
    EXPECT_EQ(one->plays.count(), 2U);
    one->plays.remove(first);
    EXPECT_EQ(one->plays.count(), 1U);
    EXPECT_THROW(one->plays.remove(first), programming_error);
    EXPECT_EQ(one->plays.count(), 1U);
    one->actors.remove(ann);
    EXPECT_THROW(one->actors.remove(ann), programming_error);
    EXPECT_EQ(one->actors.count(), 0U);
    // Which is not there, as the flush will find.
    one->actors.remove(bob);
    EXPECT_EQ(one->actors.count(), 0U);
}

TYPED_TEST(write_only_counts, of_a_many_to_many_what_is_in_and_was_added_again_is_one) {
    session s(this->db);
    auto one = s.template get_one<stage>(1);
    auto ann = s.template get_one<actor>(1), bob = s.template get_one<actor>(2);
    const auto quiet = s.no_autoflush();
    one->actors.add(ann);
    EXPECT_EQ(one->actors.count(), 1U);
    one->actors.add(bob);
    one->actors.add(actor{.name = "cid"});
    EXPECT_EQ(one->actors.count(), 3U);
    one->actors.remove(ann);
    EXPECT_EQ(one->actors.count(), 2U);
    s.commit();
    EXPECT_EQ(one->actors.count(), 2U);
}

}  // namespace orm::never_read
