// What lifts criteria for a query lifts them for all that is loaded with its entities.
#include "orm/models.hpp"

#include <cupel/orm/page.hpp>

namespace vault {

struct request {
    std::int64_t tenant{};
};

struct book;
struct sheet;
struct mark;

struct shelf {
    std::int64_t id{};
    std::string name{};
    cupel::has_many<book> books{};
};

struct book {
    std::int64_t id{};
    std::int64_t tenant_id{};
    std::int64_t shelf_id{};
    std::string title{};
    std::optional<cupel::timestamp> deleted_at{};
    cupel::belongs_to<shelf> on{};
    cupel::has_many<sheet> sheets{};
    cupel::many_to_many<mark> marks{};
};

struct sheet {
    std::int64_t id{};
    std::int64_t book_id{};
    std::optional<cupel::timestamp> deleted_at{};
    cupel::belongs_to<book> in{};
};

struct mark {
    std::int64_t id{};
    std::optional<cupel::timestamp> deleted_at{};
    cupel::many_to_many<book> books{};
};

struct book_mark {
    std::int64_t book_id{};
    std::int64_t mark_id{};
};

}  // namespace vault

template <>
struct cupel::mapping<vault::shelf> {
    static constexpr auto table = cupel::table<"vault_shelves">();
};
template <>
struct cupel::mapping<vault::book> {
    static constexpr auto table = cupel::table<"vault_books">(
        foreign_key<&vault::book::shelf_id, &vault::shelf::id>,
        relationship<&vault::book::on>.back_populates<&vault::shelf::books>(),
        relationship<&vault::book::marks>.secondary<vault::book_mark>().back_populates<&vault::mark::books>(),
        soft_delete<&vault::book::deleted_at>,
        criterion(col<&vault::book::tenant_id> == session_value<&vault::request::tenant>));
};
template <>
struct cupel::mapping<vault::sheet> {
    static constexpr auto table = cupel::table<"vault_sheets">(
        foreign_key<&vault::sheet::book_id, &vault::book::id>,
        relationship<&vault::sheet::in>.back_populates<&vault::book::sheets>(), soft_delete<&vault::sheet::deleted_at>);
};
template <>
struct cupel::mapping<vault::mark> {
    static constexpr auto table = cupel::table<"vault_marks">(
        relationship<&vault::mark::books>.secondary<vault::book_mark>(), soft_delete<&vault::mark::deleted_at>);
};
template <>
struct cupel::mapping<vault::book_mark> {
    static constexpr auto table =
        cupel::table<"vault_book_marks">(primary_key<&vault::book_mark::book_id, &vault::book_mark::mark_id>,
                                         foreign_key<&vault::book_mark::book_id, &vault::book::id>,
                                         foreign_key<&vault::book_mark::mark_id, &vault::mark::id>);
};

using namespace cupel;

namespace vault {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

// The shelf has books 1, 2 (deleted) and 3 (of tenant 2). Each book has two sheets and two marks, one of them deleted.
template <class D>
struct criteria_of_loading : orm::suite<D> {
    criteria_of_loading() {
        create_all<shelf, book, sheet, mark, book_mark>(this->db);
        const timestamp then = timestamp(std::chrono::sys_days{std::chrono::year{2024} / 5 / 6});
        this->db.execute(insert_into<shelf>(with_key).values(shelf{.id = 1, .name = "all"}));
        this->db.execute(
            insert_into<mark>(with_key).values(std::vector<mark>{{.id = 1}, {.id = 2, .deleted_at = then}}));
        for (const book& each :
             std::vector<book>{{.id = 1, .tenant_id = 1, .shelf_id = 1, .title = "a"},
                               {.id = 2, .tenant_id = 1, .shelf_id = 1, .title = "b", .deleted_at = then},
                               {.id = 3, .tenant_id = 2, .shelf_id = 1, .title = "c"}}) {
            this->db.execute(insert_into<book>(with_key).values(each));
            this->db.execute(insert_into<sheet>(with_key).values(
                std::vector<sheet>{{.id = 10 * each.id, .book_id = each.id},
                                   {.id = 10 * each.id + 1, .book_id = each.id, .deleted_at = then}}));
            this->db.execute(insert_into<book_mark>(with_key).values(
                std::vector<book_mark>{{.book_id = each.id, .mark_id = 1}, {.book_id = each.id, .mark_id = 2}}));
        }
    }

    template <class Entities>
    static std::vector<std::int64_t> ids(const Entities& found) {
        std::vector<std::int64_t> all;
        for (const auto& each : found) all.push_back(each->id);
        return all;
    }
    // The books of the shelf that a query gives.
    template <class... Options>
    std::vector<std::int64_t> books_of(Options... options) {
        session s(this->db, request{.tenant = 1});
        return ids(s.scalars(select<shelf>().options(options...)).one()->books);
    }
    template <class... Options>
    std::vector<std::int64_t> sheets_of_book(Options... options) {
        session s(this->db, request{.tenant = 1});
        return ids(s.scalars(select<book>().options(options...).where(col<&book::id> == 1)).one()->sheets);
    }
};
TYPED_TEST_SUITE(criteria_of_loading, compliance::databases, compliance::database_names);

TYPED_TEST(criteria_of_loading, deleted_rows_come_along_by_every_way_of_loading) {
    EXPECT_THAT(this->books_of(selectinload<&shelf::books>), ElementsAre(1));
    EXPECT_THAT(this->books_of(include_deleted<book>, selectinload<&shelf::books>), ElementsAre(1, 2));
    EXPECT_THAT(this->books_of(selectinload<&shelf::books>, include_deleted<book>), ElementsAre(1, 2));
    EXPECT_THAT(this->books_of(include_deleted<book>, subqueryload<&shelf::books>), ElementsAre(1, 2));
    EXPECT_THAT(this->books_of(include_deleted<book>, joinedload<&shelf::books>), ElementsAre(1, 2));
    EXPECT_THAT(this->books_of(include_deleted<book>, immediateload<&shelf::books>), ElementsAre(1, 2));
    EXPECT_THAT(this->books_of(include_deleted<book>, lazyload<&shelf::books>), ElementsAre(1, 2));
    EXPECT_THAT(this->books_of(include_deleted<book>, selectinload<all>), ElementsAre(1, 2));
    EXPECT_THAT(this->books_of(include_deleted<book>), ElementsAre(1, 2));
    EXPECT_THAT(this->books_of(without_criteria<book>, selectinload<&shelf::books>), ElementsAre(1, 2, 3));
    EXPECT_THAT(this->books_of(without_criteria<book>, subqueryload<&shelf::books>), ElementsAre(1, 2, 3));
    EXPECT_THAT(this->books_of(without_criteria<book>), ElementsAre(1, 2, 3));
    EXPECT_THAT(this->sheets_of_book(include_deleted<sheet>, selectinload<&book::sheets>), ElementsAre(10, 11));
    // Of one relationship alone.
    EXPECT_THAT(this->sheets_of_book(selectinload<&book::sheets>.then(include_deleted<sheet>)), ElementsAre(10, 11));
}

TYPED_TEST(criteria_of_loading, deleted_rows_come_along_in_chains) {
    session s(this->db, request{.tenant = 1});
    const auto one = s.scalars(select<shelf>().options(include_deleted<book>, include_deleted<sheet>,
                                                       selectinload<&shelf::books>.then(subqueryload<&book::sheets>,
                                                                                        selectinload<&book::marks>)))
                         .one();
    ASSERT_THAT(this->ids(one->books), ElementsAre(1, 2));
    for (const auto& each : one->books) {
        EXPECT_THAT(each->sheets, SizeIs(2));
        EXPECT_THAT(each->marks, SizeIs(1));
    }
    session t(this->db, request{.tenant = 1});
    const auto book = t.scalars(select<vault::book>().options(include_deleted<mark>, joinedload<&book::marks>)).one();
    EXPECT_THAT(this->ids(book->marks), ElementsAre(1, 2));
    session u(this->db, request{.tenant = 1});
    EXPECT_THAT(
        this->ids(
            u.scalars(select<vault::book>().options(include_deleted<mark>, selectinload<&book::marks>)).one()->marks),
        ElementsAre(1, 2));
}

TYPED_TEST(criteria_of_loading, parents_come_along) {
    session s(this->db, request{.tenant = 1});
    const auto without =
        s.scalars(select<sheet>().where(col<&sheet::book_id> == 3).options(selectinload<&sheet::in>)).one();
    EXPECT_FALSE(without->in);
    s.expunge_all();
    const auto with =
        s.scalars(
             select<sheet>().where(col<&sheet::book_id> == 3).options(selectinload<&sheet::in>, without_criteria<book>))
            .one();
    EXPECT_TRUE(with->in);
    s.expunge_all();
    const auto later =
        s.scalars(select<sheet>().where(col<&sheet::book_id> == 3).options(without_criteria<book>)).one();
    EXPECT_TRUE(later->in);
    s.expunge_all();
    const auto joined =
        s.scalars(
             select<sheet>().where(col<&sheet::book_id> == 3).options(joinedload<&sheet::in>, without_criteria<book>))
            .one();
    EXPECT_TRUE(joined->in);
}

// Later the relationships that lead to the table of the option follow it, and those of what they lead to.
TYPED_TEST(criteria_of_loading, what_is_read_later_follows_as_far_as_it_leads_there) {
    session s(this->db, request{.tenant = 1});
    const auto one = s.scalars(select<shelf>().options(include_deleted<book>, include_deleted<sheet>)).one();
    ASSERT_THAT(this->ids(one->books), ElementsAre(1, 2));
    for (const auto& each : one->books) {
        EXPECT_THAT(each->sheets, SizeIs(2));
        EXPECT_THAT(each->marks, SizeIs(1));
    }
    s.expunge_all();
    const auto eager = s.scalars(select<shelf>().options(include_deleted<sheet>, selectinload<&shelf::books>)).one();
    EXPECT_THAT(eager->books[0]->sheets, SizeIs(2));
    // What was not read by such a query is as ever; so is what the session had.
    s.expunge_all();
    const auto had = s.template get_one<shelf>(1);
    EXPECT_EQ(s.scalars(select<shelf>().options(include_deleted<book>)).one(), had);
    EXPECT_THAT(this->ids(had->books), ElementsAre(1));
    s.commit();
    EXPECT_THAT(this->ids(one->books), ElementsAre(1, 2));
}

TYPED_TEST(criteria_of_loading, rows_and_streams_take_the_options) {
    session s(this->db, request{.tenant = 1});
    const auto rows = s.execute(select(entity<shelf>, entity<book>)
                                    .template from<shelf>()
                                    .template join<book>()
                                    .order_by(col<&book::id>)
                                    .options(include_deleted<book>));
    ASSERT_THAT(rows, SizeIs(2));
    EXPECT_EQ(rows.all()[1].template get<1>()->id, 2);
    std::vector<std::int64_t> found;
    for (const auto& each : s.stream(select<book>().order_by(col<&book::id>).options(without_criteria<book>)))
        found.push_back(each->id);
    EXPECT_THAT(found, ElementsAre(1, 2, 3));
    found.clear();
    for (const auto& each : s.stream(unfiltered(select<book>().order_by(col<&book::id>)))) found.push_back(each->id);
    EXPECT_THAT(found, ElementsAre(1, 2, 3));
    EXPECT_THAT(s.execute(unfiltered(select(entity<shelf>, entity<book>).template from<shelf>().template join<book>())),
                SizeIs(3));
    EXPECT_THAT(s.execute(unfiltered(select<book>())), SizeIs(3));
}

TYPED_TEST(criteria_of_loading, pages_take_the_options) {
    session s(this->db, request{.tenant = 1});
    const auto some = select<book>().order_by(col<&book::id>);
    EXPECT_EQ(paginate(s, some, 1, 10).total, 1);
    const auto page =
        paginate(s, some.options(include_deleted<book>, include_deleted<sheet>, selectinload<&book::sheets>), 1, 1);
    EXPECT_EQ(page.total, 2);
    EXPECT_THAT(page.items[0]->sheets, SizeIs(2));
    EXPECT_THAT(seek(s, select<book>().options(without_criteria<book>), seek_keys(col<&book::id>), 10).items,
                SizeIs(3));
}

TYPED_TEST(criteria_of_loading, unfiltered_queries_take_options_in_both_orders) {
    const auto check = [&](const auto& statement) {
        session s(this->db, request{.tenant = 1});
        const auto one = s.scalars(statement).one();
        EXPECT_THAT(this->ids(one->books), ElementsAre(1, 2, 3));
        for (const auto& each : one->books) EXPECT_THAT(each->sheets, SizeIs(2));
    };
    check(unfiltered(select<shelf>()).options(selectinload<&shelf::books>.then(selectinload<&book::sheets>)));
    check(unfiltered(select<shelf>().options(selectinload<&shelf::books>.then(selectinload<&book::sheets>))));
    check(unfiltered(select<shelf>()).options(joinedload<&shelf::books>));
    check(unfiltered(select<shelf>().options(joinedload<&shelf::books>.then(subqueryload<&book::sheets>))));
    check(unfiltered(select<shelf>().options(subqueryload<&shelf::books>.then(joinedload<&book::sheets>))));
    check(unfiltered(select<shelf>()).options(selectinload<all>));
    check(unfiltered(select<shelf>()));
    session s(this->db, request{.tenant = 1});
    const auto titles = s.scalars(unfiltered(select<book>()).options(load_only<&book::title>));
    EXPECT_THAT(titles, SizeIs(3));
}

}  // namespace vault
