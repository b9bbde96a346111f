// Collections with a key, and sets, where rows forbid doubles: what was undone, deleted, displaced and refused.
#include "compliance/support/database.hpp"

#include <cupel/orm/keyed_by.hpp>
#include <cupel/orm/session.hpp>
#include <cupel/orm/set_of.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

using namespace cupel;

namespace orm::keyed_ones {

struct box;
struct post;

struct thing {
    std::int64_t id{};
    std::optional<std::int64_t> box_id{};
    std::string name{};
    std::string text{};
    belongs_to<box> in{};
};
struct box {
    std::int64_t id{};
    keyed_by<&thing::name> things{};
};
struct book {
    std::int64_t id{};
    std::optional<std::int64_t> shelf_id{};
    std::string title{};
};
struct shelf {
    std::int64_t id{};
    keyed_by<&book::title> books{};
};
struct tag {
    std::int64_t id{};
    std::string name{};
    many_to_many<post> posts{};
};
struct post {
    std::int64_t id{};
    set_of<many_to_many<tag>> tags{};
};
struct post_tag {
    std::int64_t post_id{};
    std::int64_t tag_id{};
};

}  // namespace orm::keyed_ones

template <>
struct cupel::mapping<orm::keyed_ones::thing> {
    using row = orm::keyed_ones::thing;
    static constexpr auto table =
        cupel::table<"things">(foreign_key<&row::box_id, &orm::keyed_ones::box::id>, unique<&row::box_id, &row::name>);
};
template <>
struct cupel::mapping<orm::keyed_ones::box> {
    static constexpr auto table =
        cupel::table<"boxes">(relationship<&orm::keyed_ones::box::things>.back_populates<&orm::keyed_ones::thing::in>().order_by(col<&orm::keyed_ones::thing::name>).cascade(all, delete_orphan));
};
template <>
struct cupel::mapping<orm::keyed_ones::book> {
    using row = orm::keyed_ones::book;
    static constexpr auto table = cupel::table<"books">(foreign_key<&row::shelf_id, &orm::keyed_ones::shelf::id>,
                                                        unique<&row::shelf_id, &row::title>);
};
template <>
struct cupel::mapping<orm::keyed_ones::shelf> {
    static constexpr auto table = cupel::table<"shelves">();
};
template <>
struct cupel::mapping<orm::keyed_ones::tag> {
    static constexpr auto table =
        cupel::table<"tags">(relationship<&orm::keyed_ones::tag::posts>.secondary<orm::keyed_ones::post_tag>());
};
template <>
struct cupel::mapping<orm::keyed_ones::post> {
    static constexpr auto table = cupel::table<"posts">(
        relationship<&orm::keyed_ones::post::tags>.secondary<orm::keyed_ones::post_tag>().back_populates<&orm::keyed_ones::tag::posts>());
};
template <>
struct cupel::mapping<orm::keyed_ones::post_tag> {
    using row = orm::keyed_ones::post_tag;
    static constexpr auto table = cupel::table<"post_tags">(primary_key<&row::post_id, &row::tag_id>,
                                                            foreign_key<&row::post_id, &orm::keyed_ones::post::id>,
                                                            foreign_key<&row::tag_id, &orm::keyed_ones::tag::id>);
};

namespace orm::keyed_ones {

template <class D>
struct keyed_collections : testing::Test {
    keyed_collections() {
        create_all<box, thing, shelf, book, post, tag>(db);
        db.run("CREATE TABLE post_tags (post_id BIGINT, tag_id BIGINT)");
        session s(db);
        auto first = s.add(box{});
        for (const char* name : {"a", "b"}) first->things.add(thing{.name = name, .text = "old"});
        s.add(box{});
        s.add(shelf{})->books.add(book{.title = "t"});
        s.add(post{})->tags.add(tag{.name = "red"});
        s.commit();
        db.events().on_before_execute([this](const statement_event& sent) { sql.emplace_back(sent.sql); });
    }
    // Name and text of the things that the database has, and how many statements there were of one kind.
    std::vector<std::pair<std::string, std::string>> rows() {
        std::vector<std::pair<std::string, std::string>> found;
        for (const auto& each : db.execute(select<thing>().order_by(col<&thing::name>, col<&thing::id>)))
            found.emplace_back(each.name, each.text);
        return found;
    }
    std::ptrdiff_t count(const std::string& kind) {
        return std::count_if(sql.begin(), sql.end(), [&](const std::string& each) { return each.starts_with(kind); });
    }

    D database{};
    typename D::dialect::engine db = database.start({});
    std::vector<std::string> sql{};
};
TYPED_TEST_SUITE(keyed_collections, compliance::databases, compliance::database_names);

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;
using testing::SizeIs;

TYPED_TEST(keyed_collections, a_key_that_was_undone_or_read_again_is_found) {
    session s(this->db);
    auto one = s.template get_one<box>(1);
    auto a = one->things.find("a");
    for (const bool flushed : {false, true}) {
        auto inner = s.begin_nested();
        a->name = "z";
        EXPECT_FALSE(one->things.find("a"));
        if (flushed) s.flush();
        inner.rollback();
        EXPECT_THROW(one->things.add(thing{.name = "a"}), duplicate_key_error);
        EXPECT_EQ(one->things.find("a"), a);
        EXPECT_FALSE(one->things.find("z"));
    }
    a->name = "z";
    EXPECT_FALSE(one->things.find("a"));
    s.refresh(a);
    EXPECT_EQ(one->things.find("a"), a);
    s.execute(update<thing>().set(col<&thing::name> = "q").where(col<&thing::name> == "a"));
    EXPECT_THROW(one->things.add(thing{.name = "q"}), duplicate_key_error);
    s.commit();
    EXPECT_THAT(this->rows(), ElementsAre(Pair("b", "old"), Pair("q", "old")));
}

TYPED_TEST(keyed_collections, the_new_one_takes_the_row_of_the_one_that_has_its_key) {
    session s(this->db);
    auto one = s.template get_one<box>(1);
    auto a = one->things.find("a");
    const auto id = a->id;
    {
        auto inner = s.begin_nested();
        auto tried = one->things.insert_or_assign(thing{.name = "a", .text = "tried"});
        s.flush();
        EXPECT_EQ(tried->id, id);
        EXPECT_EQ(a.state(), entity_state::deleted);
        inner.rollback();
        EXPECT_EQ(tried.state(), entity_state::transient);
        EXPECT_EQ(tried->id, 0);
    }
    EXPECT_EQ(one->things.find("a"), a);
    EXPECT_EQ(a->text, "old");
    this->sql.clear();
    auto more = one->things.insert_or_assign(thing{.name = "a", .text = "new"});
    s.flush();
    EXPECT_EQ(this->count("UPDATE"), 1);
    EXPECT_EQ(this->count("INSERT") + this->count("DELETE"), 0);
    EXPECT_EQ(one->things.find("a"), more);
    s.commit();
    EXPECT_EQ(more->id, id);
    EXPECT_EQ(more->in.get(), one);
    EXPECT_THAT(this->rows(), ElementsAre(Pair("a", "new"), Pair("b", "old")));
    one->things = std::vector<thing>{{.name = "b", .text = "next"}, {.name = "c", .text = "next"}};
    s.commit();
    EXPECT_THAT(one->things, SizeIs(2));
    EXPECT_THAT(this->rows(), ElementsAre(Pair("b", "next"), Pair("c", "next")));
}

TYPED_TEST(keyed_collections, the_one_that_stays_without_a_parent_lets_go_first) {
    session s(this->db);
    auto one = s.template get_one<shelf>(1);
    auto before = one->books.find("t");
    auto more = one->books.insert_or_assign(book{.title = "t"});
    s.commit();
    EXPECT_FALSE(before->shelf_id);
    EXPECT_EQ(more->shelf_id, 1);
    EXPECT_EQ(one->books.find("t"), more);
}

TYPED_TEST(keyed_collections, an_entity_whose_key_was_changed_is_in_once) {
    session s(this->db);
    auto one = s.template get_one<box>(1);
    auto a = one->things.find("a");
    a->name = "z";
    EXPECT_EQ(one->things.add(a), a);
    EXPECT_EQ(one->things.insert_or_assign(a), a);
    EXPECT_THAT(one->things, SizeIs(2));
    EXPECT_TRUE(one->things.contains(a));
    EXPECT_EQ(one->things.find("z"), a);
    a->name = "b";
    EXPECT_THROW(one->things.add(a), duplicate_key_error);
    EXPECT_THAT(one->things, SizeIs(2));
    a->name = "y";
    s.commit();
    EXPECT_THAT(this->rows(), ElementsAre(Pair("b", "old"), Pair("y", "old")));
}

TYPED_TEST(keyed_collections, what_was_deleted_has_no_key) {
    session s(this->db);
    auto one = s.template get_one<box>(1);
    auto a = one->things.find("a");
    auto b = one->things.find("b");
    s.remove(a);
    s.remove(b);
    s.flush();
    EXPECT_FALSE(one->things.find("a"));
    auto more = one->things.add(thing{.name = "a", .text = "new"});
    EXPECT_EQ(one->things.find("a"), more);
    more->name = "c";
    EXPECT_EQ(one->things.add(more), more);
    EXPECT_EQ(one->things.find("c"), more);
    auto last = one->things.insert_or_assign(thing{.name = "b", .text = "new"});
    EXPECT_EQ(one->things.find("b"), last);
    s.commit();
    EXPECT_THAT(this->rows(), ElementsAre(Pair("b", "new"), Pair("c", "new")));
    EXPECT_THROW(s.template get_one<box>(2)->things.add(a), invalid_state_error);
    EXPECT_THAT(s.template get_one<box>(2)->things, IsEmpty());
}

TYPED_TEST(keyed_collections, a_range_with_doubles_changes_nothing) {
    session s(this->db);
    auto one = s.template get_one<box>(1);
    EXPECT_THROW(one->things = (std::vector<thing>{{.name = "x"}, {.name = "y"}, {.name = "x"}}), duplicate_key_error);
    EXPECT_THROW(one->things = (std::vector<ref<thing>>{one->things.find("a"), {}}), programming_error);
    EXPECT_THAT(one->things, SizeIs(2));
    one->things = std::vector<ref<thing>>{one->things.find("a"), one->things.find("a"), one->things.find("b")};
    s.commit();
    EXPECT_THAT(this->rows(), ElementsAre(Pair("a", "old"), Pair("b", "old")));
}

TYPED_TEST(keyed_collections, what_is_merged_is_looked_at_too) {
    ref<box> theirs, alone;
    ref<thing> a, b;
    {
        session other(this->db);
        theirs = other.template get_one<box>(1);
        alone = other.template get_one<box>(2);
        a = theirs->things.find("a");
        b = theirs->things.find("b");
    }
    session s(this->db);
    auto one = s.template get_one<box>(1);
    EXPECT_THAT(one->things, SizeIs(2));
    std::swap(a->name, b->name);
    s.merge(*theirs);
    EXPECT_EQ(one->things.find("a")->id, b->id);
    EXPECT_EQ(one->things.find("b")->id, a->id);
    s.rollback();
    s.template get_one<box>(2)->things.add(thing{.name = "k"});
    make_entity(thing{.name = "k"})->in = alone;
    ASSERT_FALSE(alone->things.is_loaded());
    EXPECT_THROW(s.merge(*alone), duplicate_key_error);
}

TYPED_TEST(keyed_collections, the_other_side_of_a_set_writes_no_row_that_is_there) {
    for (const bool read_first : {false, true}) {
        session s(this->db);
        auto red = s.template get_one<tag>(1);
        auto one = s.template get_one<post>(1);
        red->posts.append(one);
        if (read_first) {
            EXPECT_TRUE(one->tags.contains(red));
        }
        EXPECT_EQ(red->posts.append(s.add(post{}))->tags.size(), 1U);
        s.commit();
        EXPECT_THAT(one->tags, SizeIs(1));
        EXPECT_EQ(s.scalar(select(func::count()).template from<post_tag>().where(col<&post_tag::post_id> == 1)), 1);
    }
    // A row that is there twice.
    this->db.run("INSERT INTO post_tags (post_id, tag_id) VALUES (1, 1)");
    session s(this->db);
    EXPECT_THAT(s.template get_one<post>(1)->tags, SizeIs(1));
}

}  // namespace orm::keyed_ones
