// What collections show when something beside them was deleted, undone or left without an owner.
#include "orm/shelves.hpp"

#include <string>
#include <vector>

using namespace cupel;

namespace orm::shelves {

// A cover that goes with its book.
struct jacket;
struct book {
    std::int64_t id{};
    has_one<jacket> around{};
};
struct jacket {
    std::int64_t id{};
    std::int64_t book_id{};
    std::string text{};
    belongs_to<book> of{};
};

}  // namespace orm::shelves

template <>
struct cupel::mapping<orm::shelves::jacket> {
    static constexpr auto table =
        cupel::table<"shelf_jackets">(foreign_key<&orm::shelves::jacket::book_id, &orm::shelves::book::id>);
};
template <>
struct cupel::mapping<orm::shelves::book> {
    using row = orm::shelves::book;
    static constexpr auto table = cupel::table<"shelf_books">(
        relationship<&row::around>.back_populates<&orm::shelves::jacket::of>().cascade(all, delete_orphan));
};

namespace orm::shelves {

template <class D>
struct agreement : suite<D> {
    agreement() {
        create_all<book, jacket>(this->db);
        session s(this->db);
        auto a = s.add(shelf{.name = "a"});
        a->labels.add(label{.name = "red"});
        a->notes.add(note{.key = "k", .text = "old"});
        s.commit();
    }
};
TYPED_TEST_SUITE(agreement, compliance::databases, compliance::database_names);

TYPED_TEST(agreement, a_new_entity_that_is_sent_away_is_not_inserted_from_whatever_side) {
    session s(this->db);
    auto a = s.scalars(select<shelf>()).one();
    auto one = a->notes.add(note{.key = "one"}), other = a->notes.add(note{.key = "other"});
    a->notes.remove(one);
    other->on = nullptr;
    EXPECT_EQ(one.state(), entity_state::transient);
    EXPECT_EQ(other.state(), entity_state::transient);
    EXPECT_EQ(a->notes.size(), 1U);
    auto free = a->items.append(item{.name = "free"});
    free->on = nullptr;  // which is nobody's orphan
    EXPECT_EQ(free.state(), entity_state::pending);
    s.commit();
    EXPECT_EQ(s.scalar(select(func::count()).template from<note>()), 1);
    EXPECT_EQ(s.scalar(select(func::count()).template from<item>()), 1);
}

TYPED_TEST(agreement, a_new_entity_that_another_takes_the_place_of_is_not_inserted) {
    session s(this->db);
    auto one = s.add(book{});
    one->around = jacket{.text = "first"};
    auto first = one->around.get();
    one->around = jacket{.text = "second"};
    EXPECT_EQ(first.state(), entity_state::transient);
    EXPECT_EQ(first->of.get(), nullptr);
    s.commit();
    EXPECT_EQ(s.scalars(select<jacket>()).one()->text, "second");
}

TYPED_TEST(agreement, what_is_put_back_from_the_other_side_is_there) {
    session s(this->db);
    auto one = s.add(book{});
    one->around = jacket{.text = "first"};
    s.commit();
    auto first = s.scalars(select<jacket>()).one();
    EXPECT_EQ(first->of.get(), one);
    one->around = nullptr;  // which is not loaded for it
    first->of = one;
    EXPECT_EQ(one->around.get(), first);
    s.commit();
    EXPECT_EQ(one->around.get(), first);
}

TYPED_TEST(agreement, what_a_savepoint_has_shown_is_read_again_when_it_is_undone) {
    session s(this->db);
    auto a = s.scalars(select<shelf>()).one();
    auto red = s.scalars(select<label>()).one();
    {
        auto part = s.begin_nested();
        s.remove(a);
        s.flush();
        EXPECT_EQ(red->on.size(), 0U);
        part.rollback();
    }
    EXPECT_EQ(red->on.size(), 1U);
    {
        auto part = s.begin_nested();
        s.remove(a->notes.find("k"));
        s.flush();
        s.expire(a);
        auto inner = s.begin_nested();
        EXPECT_EQ(a->notes.size(), 0U);
        inner.commit();
        part.rollback();
    }
    EXPECT_EQ(a->notes.size(), 1U);
    {
        auto part = s.begin_nested();
        s.remove(a->notes.find("k"));
        s.flush();
        s.expire(a);
        (void)s.scalars(select<shelf>().options(selectinload<&shelf::notes>));
        part.rollback();
    }
    EXPECT_EQ(a->notes.find("k")->text, "old");
}

TYPED_TEST(agreement, what_was_deleted_before_can_be_taken_out_of_a_many_to_many) {
    session s(this->db);
    auto a = s.scalars(select<shelf>()).one();
    auto red = s.scalars(select<label>()).one();
    EXPECT_EQ(a->labels.size(), 1U);
    s.remove(red);
    s.flush();
    a->labels.remove(red);
    s.commit();
    EXPECT_EQ(a->labels.size(), 0U);
    // Whichever side was changed first.
    auto blue = a->labels.add(label{.name = "blue"}), green = a->labels.add(label{.name = "green"});
    s.flush();
    blue->on.append(s.add(shelf{.name = "b"}));
    s.remove(green);
    blue->on.remove(a);
    s.flush();
    green->on.remove(a);
    s.commit();
    EXPECT_EQ(a->labels.size(), 0U);
    EXPECT_EQ(this->db.execute(select(func::count()).template from<shelf_label>()).scalar(), 1) << "of blue";
}

TYPED_TEST(agreement, what_is_in_a_many_to_many_and_was_added_again_is_counted_once) {
    session s(this->db);
    auto a = s.scalars(select<shelf>()).one();
    auto red = s.scalars(select<label>()).one();
    {
        const auto quiet = s.no_autoflush();
        red->on.append(a);
        EXPECT_EQ(red->on.count(), 1U);
    }
    s.commit();
    EXPECT_EQ(red->on.count(), 1U);
    EXPECT_EQ(this->db.execute(select(func::count()).template from<shelf_label>()).scalar(), 1);
}

}  // namespace orm::shelves
