// Subqueries as values, held against the same SQL written by hand.
#include "compliance/support/database.hpp"

using namespace cupel;

namespace scalars {

struct shelf {
    std::int64_t id{};
    std::string name;
    std::optional<std::int64_t> best_book{};
};

struct book {
    std::int64_t id{};
    std::int64_t shelf_id{};
    std::string title;
    std::int32_t pages{};
    std::optional<std::int32_t> year{};
    decimal price;
};

template <class D>
struct scalars : compliance::suite<D> {
    void SetUp() override {
        create_all<shelf, book>(this->db);
        this->db.execute(insert_into<shelf>(with_key).values(std::vector<shelf>{{1, "a"}, {2, "b"}, {3, "empty"}}));
        this->db.execute(
            insert_into<book>(with_key).values(std::vector<book>{{1, 1, "one", 100, 1999, decimal("9.5")},
                                                                 {2, 1, "two", 300, {}, decimal("10")},
                                                                 {3, 2, "three", 200, 2001, decimal("11")}}));
    }
};
TYPED_TEST_SUITE(scalars, compliance::databases, compliance::database_names);

constexpr auto pages_of_shelf =
    scalar(select(func::sum(col<&book::pages>)).where(col<&book::shelf_id> == col<&shelf::id>));

TYPED_TEST(scalars, correlated_in_the_select_list) {
    const auto rows = this->db
                          .execute(select(col<&shelf::name>, pages_of_shelf.template as<"pages">())
                                       .template from<shelf>()
                                       .order_by(col<&shelf::id>))
                          .all();
    const auto wanted = this->database.ask(
        this->db, "SELECT name, (SELECT sum(pages) FROM book b WHERE b.shelf_id = s.id) FROM shelf s ORDER BY id");
    ASSERT_EQ(rows.size(), 3u);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        EXPECT_EQ(rows[i].template get<0>(), wanted[i][0]);
        const auto pages = rows[i].template get<1>();
        EXPECT_EQ(pages ? std::optional(std::to_string(*pages)) : std::nullopt, wanted[i][1]);
    }
    EXPECT_EQ(rows[0].template get<1>(), 400);
    EXPECT_EQ(rows[2].template get<1>(), std::nullopt);
}

TYPED_TEST(scalars, compared_and_ordered) {
    const auto longest =
        this->db
            .execute(select(col<&book::title>).where(col<&book::pages> == scalar(select(func::max(col<&book::pages>)))))
            .all();
    ASSERT_EQ(longest.size(), 1u);
    EXPECT_EQ(longest[0].template get<0>(), "two");
    const auto fullest = this->db.execute(select(col<&shelf::name>).order_by(pages_of_shelf.desc().nulls_last())).all();
    EXPECT_EQ(fullest[0].template get<0>(), "a");
    EXPECT_EQ(fullest[2].template get<0>(), "empty");
}

// A NULL of no row is no error where it is compared: it is not true.
TYPED_TEST(scalars, of_no_row_is_null) {
    const auto nothing = scalar(select(col<&book::year>).where(col<&book::id> == 99));
    EXPECT_EQ(this->db.execute(select(nothing)).scalar(), std::nullopt);
    EXPECT_EQ(this->db.execute(select(func::count()).template from<book>().where(col<&book::year> == nothing)).scalar(),
              0);
    EXPECT_EQ(this->db.execute(select(func::count()).template from<book>().where(nothing.is_null())).scalar(), 3);
}

TYPED_TEST(scalars, assigned) {
    this->db.execute(update<shelf>()
                         .set(col<&shelf::best_book> = scalar(select(col<&book::id>)
                                                                  .where(col<&book::shelf_id> == col<&shelf::id>)
                                                                  .order_by(col<&book::pages>.desc())
                                                                  .limit(1)))
                         .all_rows());
    const auto best = this->database.ask(this->db, "SELECT best_book FROM shelf ORDER BY id");
    EXPECT_EQ(best[0][0], "2");
    EXPECT_EQ(best[1][0], "3");
    EXPECT_EQ(best[2][0], std::nullopt);
}

// Text does not decide the order of decimals: 9.5 is less than 10.
TYPED_TEST(scalars, of_decimals_are_compared_as_numbers) {
    const auto dearer =
        this->db
            .execute(select(col<&book::id>)
                         .where(scalar(select(col<&book::price>).where(col<&book::id> == 1)) < col<&book::price>)
                         .order_by(col<&book::id>))
            .all();
    ASSERT_EQ(dearer.size(), 2u);
    EXPECT_EQ(dearer[0].template get<0>(), 2);
}

TYPED_TEST(scalars, of_an_aggregate_keep_its_type) {
    const auto count = this->db.execute(select(scalar(select(func::count()).template from<book>()))).scalar();
    static_assert(std::same_as<std::remove_cvref_t<decltype(count)>, std::int64_t>);
    EXPECT_EQ(count, 3);
}

}  // namespace scalars
