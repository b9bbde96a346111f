// Sets, and collections whose entities are found by a key.
#include "compliance/support/database.hpp"

#include <cupel/orm/keyed_by.hpp>
#include <cupel/orm/session.hpp>
#include <cupel/orm/set_of.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

using namespace cupel;

namespace orm::unique_ones {

struct item;
struct label;

struct note {
    std::int64_t id{};
    std::optional<std::int64_t> item_id{};
    std::string keyword{};
    std::string text{};
    belongs_to<item> of{};
};
struct label {
    std::int64_t id{};
    std::string name{};
    many_to_many<item> items{};
};
struct item_label {
    std::int64_t item_id{};
    std::int64_t label_id{};
};
struct item {
    std::int64_t id{};
    std::string name{};
    keyed_by<&note::keyword> notes{};
    set_of<many_to_many<label>> labels{};
    keyed_by<&label::name, many_to_many<label>> named{};
};

}  // namespace orm::unique_ones

template <>
struct cupel::mapping<orm::unique_ones::note> {
    static constexpr auto table =
        cupel::table<"notes">(foreign_key<&orm::unique_ones::note::item_id, &orm::unique_ones::item::id>);
};
template <>
struct cupel::mapping<orm::unique_ones::label> {
    static constexpr auto table =
        cupel::table<"labels">(relationship<&orm::unique_ones::label::items>.secondary<orm::unique_ones::item_label>());
};
template <>
struct cupel::mapping<orm::unique_ones::item_label> {
    using row = orm::unique_ones::item_label;
    static constexpr auto table = cupel::table<"item_labels">(
        primary_key<&row::item_id, &row::label_id>, foreign_key<&row::item_id, &orm::unique_ones::item::id>,
        foreign_key<&row::label_id, &orm::unique_ones::label::id>);
};
template <>
struct cupel::mapping<orm::unique_ones::item> {
    using row = orm::unique_ones::item;
    using note = orm::unique_ones::note;
    using link = orm::unique_ones::item_label;
    static constexpr auto notes = relationship<&row::notes>.back_populates<&note::of>().cascade(all, delete_orphan);
    static constexpr auto table = cupel::table<"items">(
        notes.order_by(col<&note::keyword>),
        relationship<&row::labels>.secondary<link>().back_populates<&orm::unique_ones::label::items>(),
        relationship<&row::named>.secondary<link>());
};

namespace orm::unique_ones {

template <class D>
struct unique_collections : testing::Test {
    unique_collections() {
        create_all<item, note, label, item_label>(db);
        session s(db);
        auto pen = s.add(item{.name = "pen"});
        for (const char* word : {"size", "ink"}) pen->notes.add(note{.keyword = word, .text = word});
        for (const char* name : {"red", "new"}) pen->labels.add(label{.name = name});
        s.add(item{.name = "cup"});
        s.commit();
        db.events().on_before_execute([this](const statement_event& sent) { sql.emplace_back(sent.sql); });
    }
    template <class Function>
    std::vector<std::string> sent_by(Function&& function) {
        sql.clear();
        function();
        return std::exchange(sql, {});
    }

    D database{};
    typename D::dialect::engine db = database.start({});
    std::vector<std::string> sql{};
};
TYPED_TEST_SUITE(unique_collections, compliance::databases, compliance::database_names);

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using testing::StartsWith;
using testing::UnorderedElementsAre;

template <class Entities>
std::vector<std::string> words(const Entities& all) {
    std::vector<std::string> found;
    for (const auto& each : all) found.push_back(each->keyword);
    return found;
}
template <class Entities>
std::vector<std::string> names(const Entities& all) {
    std::vector<std::string> found;
    for (const auto& each : all) found.push_back(each->name);
    return found;
}

TYPED_TEST(unique_collections, a_set_holds_an_entity_once) {
    session s(this->db);
    auto pen = s.template get_one<item>(1);
    auto red = s.scalars(select<label>().where(col<&label::name> == "red")).one();
    auto big = s.add(label{.name = "big"});
    EXPECT_EQ(pen->labels.add(red), red);
    EXPECT_EQ(pen->labels.add(big), big);
    EXPECT_EQ(pen->labels.add(big), big);
    EXPECT_THAT(names(pen->labels), UnorderedElementsAre("red", "new", "big"));
    EXPECT_TRUE(pen->labels.contains(big) && pen->labels.contains(red));
    EXPECT_THAT(big->items, SizeIs(1));
    s.commit();
    EXPECT_THAT(names(pen->labels), UnorderedElementsAre("red", "new", "big"));
    EXPECT_EQ(pen->labels.count(), 3U);
    pen->labels.remove(red);
    EXPECT_FALSE(pen->labels.contains(red));
    EXPECT_THAT(red->items, IsEmpty());
    EXPECT_THROW(pen->labels.remove(red), programming_error);
    s.commit();
    EXPECT_EQ(s.scalar(select(func::count()).template from<item_label>()), 2);
    EXPECT_THAT(names(pen->labels), UnorderedElementsAre("new", "big"));
}

TYPED_TEST(unique_collections, the_other_side_of_a_set_stays_in_step) {
    session s(this->db);
    auto pen = s.template get_one<item>(1), cup = s.template get_one<item>(2);
    auto red = s.scalars(select<label>().where(col<&label::name> == "red")).one();
    EXPECT_TRUE(pen->labels.contains(red));
    red->items.append(cup);
    EXPECT_TRUE(cup->labels.contains(red));
    red->items.remove(pen);
    EXPECT_FALSE(pen->labels.contains(red));
    s.commit();
    EXPECT_THAT(names(cup->labels), ElementsAre("red"));
    EXPECT_THAT(names(pen->labels), ElementsAre("new"));
}

TYPED_TEST(unique_collections, a_range_replaces_a_set_and_a_value_brings_one) {
    session s(this->db);
    auto pen = s.template get_one<item>(1);
    auto red = s.scalars(select<label>().where(col<&label::name> == "red")).one();
    pen->labels = std::vector<ref<label>>{red, red, s.add(label{.name = "old"})};
    EXPECT_THAT(names(pen->labels), UnorderedElementsAre("red", "old"));
    s.commit();
    EXPECT_THAT(names(pen->labels), UnorderedElementsAre("red", "old"));
    item fresh{.name = "jug"};
    fresh.labels.add(red);
    fresh.labels.add(red);
    fresh.notes = std::vector<note>{{.keyword = "a"}, {.keyword = "b"}};
    fresh.notes = std::vector<note>{{.keyword = "b"}, {.keyword = "c"}};
    EXPECT_THROW(fresh.notes.add(note{.keyword = "c"}), duplicate_key_error);
    auto jug = s.add(std::move(fresh));
    EXPECT_TRUE(jug->labels.contains(red) && jug->notes.contains("b"));
    s.commit();
    EXPECT_THAT(names(jug->labels), ElementsAre("red"));
    EXPECT_THAT(words(jug->notes), ElementsAre("b", "c"));
    jug->labels.clear();
    jug->notes.clear();
    s.commit();
    EXPECT_THAT(jug->labels, IsEmpty());
    EXPECT_EQ(s.scalar(select(func::count()).template from<note>()), 2);
}

TYPED_TEST(unique_collections, a_key_finds_an_entity) {
    session s(this->db);
    auto pen = s.template get_one<item>(1);
    EXPECT_THAT(this->sent_by([&] {
        EXPECT_EQ(pen->notes.find("ink")->text, "ink");
        EXPECT_EQ(pen->notes.find(std::string("size"))->keyword, "size");
        EXPECT_FALSE(pen->notes.find("none"));
        EXPECT_TRUE(pen->notes.contains("ink"));
        EXPECT_FALSE(pen->notes.contains(""));
    }),
                ElementsAre(HasSubstr(R"(ORDER BY "notes"."keyword", "notes"."id")")));
    EXPECT_THAT(words(pen->notes), ElementsAre("ink", "size"));
    auto cap = pen->notes.add(note{.keyword = "cap"});
    EXPECT_EQ(pen->notes.find("cap"), cap);
    EXPECT_EQ(pen->notes.add(cap), cap);
    EXPECT_THROW(pen->notes.add(note{.keyword = "cap"}), duplicate_key_error);
    EXPECT_THAT(pen->notes, SizeIs(3));
    auto ink = pen->notes.find("ink");
    auto more = pen->notes.insert_or_assign(note{.keyword = "ink", .text = "blue"});
    EXPECT_EQ(pen->notes.find("ink"), more);
    EXPECT_FALSE(pen->notes.contains(ink));
    pen->notes.remove(cap);
    EXPECT_FALSE(pen->notes.find("cap"));
    s.commit();
    EXPECT_THAT(words(pen->notes), ElementsAre("ink", "size"));
    EXPECT_EQ(pen->notes.find("ink")->text, "blue");
    // delete_orphan
    EXPECT_EQ(s.scalar(select(func::count()).template from<note>()), 2);
}

TYPED_TEST(unique_collections, loaders_and_the_other_side_fill_it) {
    session s(this->db);
    const auto found =
        s.scalars(select<item>()
                      .order_by(col<&item::id>)
                      .options(joinedload<&item::notes>, selectinload<&item::named>, subqueryload<&item::labels>))
            .all();
    const auto pen = found[0], cup = found[1];
    EXPECT_THAT(this->sent_by([&] {
        EXPECT_EQ(pen->notes.find("ink")->of.get(), pen);
        EXPECT_FALSE(cup->notes.find("ink"));
        EXPECT_EQ(pen->named.find("red")->name, "red");
        EXPECT_TRUE(pen->labels.contains(pen->named.find("red")));
    }),
                IsEmpty());
    const auto ink = pen->notes.find("ink");
    ink->of = cup;
    EXPECT_FALSE(pen->notes.find("ink"));
    EXPECT_EQ(cup->notes.find("ink"), ink);
    s.commit();
    EXPECT_EQ(cup->notes.find("ink"), ink);
    EXPECT_THAT(words(pen->notes), ElementsAre("size"));
}

TYPED_TEST(unique_collections, keys_that_change_and_keys_that_rows_have_twice) {
    session s(this->db);
    auto pen = s.template get_one<item>(1);
    auto ink = pen->notes.find("ink");
    ink->keyword = "colour";
    EXPECT_FALSE(pen->notes.find("ink"));
    s.commit();
    EXPECT_EQ(pen->notes.find("colour"), ink);
    s.bulk_insert(std::vector<note>{{.item_id = 1, .keyword = "colour"}});
    s.expire(pen);
    EXPECT_THAT(pen->notes, SizeIs(3));
    EXPECT_THROW(pen->notes.find("size"), duplicate_key_error);
    pen->notes.remove(ink);
    EXPECT_TRUE(pen->notes.find("size"));
    s.rollback();
    // What the other side brings is found out when a key is asked for.
    auto cup = s.template get_one<item>(2);
    auto a = cup->notes.add(note{.keyword = "k"});
    auto b = s.add(note{.keyword = "k"});
    b->of = cup;
    EXPECT_THROW(cup->notes.find("k"), duplicate_key_error);
}

TYPED_TEST(unique_collections, what_query_leaves_out_of_a_key_is_read) {
    session s(this->db);
    const auto notes = s.scalars(select<note>().options(load_only<&note::text>)).all();
    const auto pen = s.template get_one<item>(1);
    EXPECT_EQ(pen->notes.find("ink")->text, "ink");
    EXPECT_THAT(notes, SizeIs(2));
}

}  // namespace orm::unique_ones
