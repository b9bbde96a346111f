// Lists whose entities say in a column where they stand.
#include "compliance/support/database.hpp"

#include <cupel/orm/positioned_by.hpp>
#include <cupel/orm/session.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

using namespace cupel;

namespace orm::positioned {

struct album;
struct track {
    std::int64_t id{};
    std::optional<std::int64_t> album_id{};
    std::string title{};
    std::optional<std::int32_t> place{};
    belongs_to<album> on{};
};
struct album {
    std::int64_t id{};
    std::string title{};
    positioned_by<&track::place> tracks{};
};

}  // namespace orm::positioned

template <>
struct cupel::mapping<orm::positioned::track> {
    static constexpr auto table =
        cupel::table<"tracks">(foreign_key<&orm::positioned::track::album_id, &orm::positioned::album::id>);
};
template <>
struct cupel::mapping<orm::positioned::album> {
    using row = orm::positioned::album;
    using track = orm::positioned::track;
    static constexpr auto tracks = relationship<&row::tracks>.back_populates<&track::on>();
    static constexpr auto table =
        cupel::table<"albums">(tracks.order_by(col<&track::place>).cascade(all, delete_orphan));
};

namespace orm::positioned {

template <class D>
struct positioned_collections : testing::Test {
    positioned_collections() {
        create_all<album, track>(db);
        session s(db);
        auto one = s.add(album{.title = "one"});
        for (const char* title : {"a", "b", "c", "d"}) one->tracks.append(track{.title = title});
        s.commit();
        db.events().on_before_execute([this](const statement_event& sent) { sql.emplace_back(sent.sql); });
    }
    // As the database has them.
    std::vector<std::pair<std::string, std::int32_t>> rows() {
        std::vector<std::pair<std::string, std::int32_t>> found;
        for (const auto& each : db.execute(select<track>().order_by(col<&track::place>, col<&track::id>)))
            found.emplace_back(each.title, each.place.value_or(-1));
        return found;
    }

    D database{};
    typename D::dialect::engine db = database.start({});
    std::vector<std::string> sql{};
};
TYPED_TEST_SUITE(positioned_collections, compliance::databases, compliance::database_names);

using testing::ElementsAre;
using testing::Pair;
using testing::SizeIs;

template <class Entities>
std::vector<std::string> titles(const Entities& all) {
    std::vector<std::string> found;
    for (const auto& each : all) found.push_back(each->title);
    return found;
}

TYPED_TEST(positioned_collections, positions_are_those_of_the_list) {
    EXPECT_THAT(this->rows(), ElementsAre(Pair("a", 0), Pair("b", 1), Pair("c", 2), Pair("d", 3)));
    session s(this->db);
    auto one = s.template get_one<album>(1);
    one->tracks.insert(1, track{.title = "x"});
    EXPECT_THAT(titles(one->tracks), ElementsAre("a", "x", "b", "c", "d"));
    one->tracks.move(4, 0);
    EXPECT_THAT(titles(one->tracks), ElementsAre("d", "a", "x", "b", "c"));
    one->tracks.move(0, 2);
    EXPECT_THAT(titles(one->tracks), ElementsAre("a", "x", "d", "b", "c"));
    one->tracks.remove(one->tracks[3]);
    EXPECT_THAT(titles(one->tracks), ElementsAre("a", "x", "d", "c"));
    s.commit();
    EXPECT_THAT(this->rows(), ElementsAre(Pair("a", 0), Pair("x", 1), Pair("d", 2), Pair("c", 3)));
    EXPECT_THAT(titles(one->tracks), ElementsAre("a", "x", "d", "c"));
    EXPECT_THROW(one->tracks.move(4, 0), std::out_of_range);
}

TYPED_TEST(positioned_collections, only_positions_that_change_are_written) {
    session s(this->db);
    auto one = s.template get_one<album>(1);
    one->tracks.move(2, 3);
    this->sql.clear();
    s.flush();
    EXPECT_THAT(this->sql, SizeIs(2));
    one->tracks.append(one->tracks[3]);
    EXPECT_THAT(titles(one->tracks), ElementsAre("a", "b", "d", "c"));
    one->tracks.insert(0, one->tracks[3]);
    EXPECT_THAT(titles(one->tracks), ElementsAre("c", "a", "b", "d"));
    one->tracks.insert(99, one->tracks[0]);
    EXPECT_THAT(titles(one->tracks), ElementsAre("a", "b", "d", "c"));
    s.commit();
    EXPECT_THAT(this->rows(), ElementsAre(Pair("a", 0), Pair("b", 1), Pair("d", 2), Pair("c", 3)));
}

TYPED_TEST(positioned_collections, ranges_values_and_the_other_side) {
    session s(this->db);
    auto one = s.template get_one<album>(1);
    one->tracks = std::vector<ref<track>>{one->tracks[2], s.add(track{.title = "n"}), one->tracks[0]};
    EXPECT_THAT(titles(one->tracks), ElementsAre("c", "n", "a"));
    album fresh{.title = "two"};
    fresh.tracks.append(track{.title = "q"});
    fresh.tracks.insert(0, track{.title = "p"});
    auto two = s.add(std::move(fresh));
    s.commit();
    EXPECT_THAT(titles(one->tracks), ElementsAre("c", "n", "a"));
    EXPECT_THAT(titles(two->tracks), ElementsAre("p", "q"));
    EXPECT_THAT(this->rows(), ElementsAre(Pair("c", 0), Pair("p", 0), Pair("n", 1), Pair("q", 1), Pair("a", 2)));
    one->tracks[1]->on = two;
    EXPECT_THAT(titles(two->tracks), ElementsAre("p", "q", "n"));
    two->tracks.reorder();
    one->tracks.reorder();
    s.commit();
    EXPECT_THAT(titles(two->tracks), ElementsAre("p", "q", "n"));
    EXPECT_EQ(two->tracks[2]->place, 2);
    EXPECT_EQ(one->tracks[1]->place, 1);
    one->tracks.clear();
    s.commit();
    EXPECT_THAT(this->rows(), SizeIs(3));
}

TYPED_TEST(positioned_collections, an_order_that_was_undone_is_not_written) {
    session s(this->db);
    auto one = s.template get_one<album>(1);
    for (const bool flushed : {false, true}) {
        EXPECT_THAT(titles(one->tracks), ElementsAre("a", "b", "c", "d"));
        auto inner = s.begin_nested();
        one->tracks.move(0, 3);
        one->tracks.insert(0, one->tracks[2]);
        if (flushed) s.flush();
        inner.rollback();
    }
    EXPECT_THAT(titles(one->tracks), ElementsAre("a", "b", "c", "d"));
    one->tracks.reorder();
    s.commit();
    EXPECT_THAT(this->rows(), ElementsAre(Pair("a", 0), Pair("b", 1), Pair("c", 2), Pair("d", 3)));
}

TYPED_TEST(positioned_collections, what_was_deleted_has_no_number) {
    session s(this->db);
    auto one = s.template get_one<album>(1);
    s.remove(one->tracks[1]);
    s.flush();
    one->tracks.append(track{.title = "e"});
    s.commit();
    EXPECT_THAT(titles(one->tracks), ElementsAre("a", "c", "d", "e"));
    EXPECT_THAT(this->rows(), ElementsAre(Pair("a", 0), Pair("c", 1), Pair("d", 2), Pair("e", 3)));
}

TYPED_TEST(positioned_collections, what_is_merged_stands_as_it_stands_there) {
    ref<album> theirs;
    {
        session other(this->db);
        theirs = other.template get_one<album>(1);
        EXPECT_THAT(theirs->tracks, SizeIs(4));
    }
    theirs->tracks.move(0, 3);
    session s(this->db);
    EXPECT_THAT(s.template get_one<album>(1)->tracks, SizeIs(4));
    auto one = s.merge(*theirs);
    EXPECT_THAT(titles(one->tracks), ElementsAre("b", "c", "d", "a"));
    s.commit();
    EXPECT_THAT(titles(one->tracks), ElementsAre("b", "c", "d", "a"));
    EXPECT_THAT(this->rows(), ElementsAre(Pair("b", 0), Pair("c", 1), Pair("d", 2), Pair("a", 3)));
}

}  // namespace orm::positioned
