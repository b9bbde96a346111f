// Models that are views; temporary tables; tables made of queries.
#include "compliance/support/database.hpp"

using namespace cupel;

namespace views {

enum class kind { fruit, tool };

struct product {
    std::int64_t id{};
    std::string name;
    std::int32_t price{};
    kind sort = kind::fruit;
    std::optional<date> since;
};
struct sale {
    std::int64_t id{};
    std::int64_t product_id{};
    std::int32_t pieces{};
};
struct revenue {  // groups of a join
    std::int64_t id{};
    std::string name;
    kind sort{};
    std::optional<std::int64_t> pieces;
    std::int64_t sales{};
    bool operator==(const revenue&) const = default;
};
struct best {  // a view of a view, in another order than the query
    std::string name;
    bool top{};
    std::int64_t sales{};
    bool operator==(const best&) const = default;
};
struct cheap {  // an entity
    std::int64_t id{};
    std::string name;
    std::int32_t price{};
    kind sort{};
    std::optional<date> since;
};
struct scratch {
    std::int64_t id{};
    std::string text;
};
struct totals {  // of a table that create_table_as made
    std::string name;
    std::int32_t doubled{};
    bool operator==(const totals&) const = default;
};

}  // namespace views

template <>
struct cupel::mapping<views::revenue> {
    static constexpr auto table = cupel::view<"revenues">(
        select(col<&views::product::id>, col<&views::product::name>, col<&views::product::sort>,
               func::sum(col<&views::sale::pieces>).as<"pieces">(), func::count(col<&views::sale::id>).as<"sales">())
            .from<views::product>()
            .left_join<views::sale>(col<&views::sale::product_id> == col<&views::product::id>)
            .where(col<&views::product::price> > 1 && col<&views::product::name> != "it's")
            .group_by(col<&views::product::id>));
};
template <>
struct cupel::mapping<views::best> {
    static constexpr auto table =
        cupel::view<"bests">(select(col<&views::revenue::sales>, col<&views::revenue::name>,
                                    (coalesce(col<&views::revenue::pieces>, 0) > 5).as<"top">())
                                 .where(col<&views::revenue::sales> > 0));
};
template <>
struct cupel::mapping<views::totals> {
    static constexpr auto table = cupel::table<"totals">(primary_key<&views::totals::name>);
};
template <>
struct cupel::mapping<views::cheap> {
    static constexpr auto table =
        cupel::view<"cheap_products">(select<views::product>().where(col<&views::product::price> < 5));
};

namespace views {

template <class D>
struct views_of : compliance::suite<D> {
    void fill() {
        create_all<best, revenue, cheap, product, sale>(this->db);
        this->db.execute(insert_into<product>().values(
            std::vector<product>{{0, "apple", 2, kind::fruit, date{std::chrono::year{2024} / 5 / 1}},
                                 {0, "saw", 20, kind::tool, {}},
                                 {0, "nut", 1, kind::fruit, {}}}));
        this->db.execute(insert_into<sale>().values(std::vector<sale>{{0, 1, 4}, {0, 1, 3}, {0, 3, 9}}));
    }
};
TYPED_TEST_SUITE(views_of, compliance::databases, compliance::database_names);

using text_rows = compliance::text_rows;

TYPED_TEST(views_of, rows_are_those_of_the_query) {
    this->fill();
    EXPECT_EQ(this->db.execute(select<revenue>().order_by(col<&revenue::id>)).all(),
              (std::vector<revenue>{{1, "apple", kind::fruit, 7, 2}, {2, "saw", kind::tool, {}, 0}}));
    EXPECT_EQ(this->db.execute(select<best>()).all(), (std::vector<best>{{"apple", true, 2}}));
    const auto cheap_ones = this->db.execute(select<cheap>().where(col<&cheap::since>.is_not_null())).all();
    ASSERT_EQ(cheap_ones.size(), 1U);
    EXPECT_EQ(cheap_ones[0].since, (date{std::chrono::year{2024} / 5 / 1}));
    // Joined as a table is.
    auto rows = this->db
                    .execute(select(col<&sale::pieces>, col<&revenue::sort>)
                                 .template from<sale>()
                                 .template join<revenue>(col<&revenue::id> == col<&sale::product_id>)
                                 .order_by(col<&sale::id>))
                    .all();
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[0][col<&revenue::sort>], kind::fruit);
    EXPECT_EQ(this->database.ask(this->db, "SELECT name, sales FROM bests"), (text_rows{{"apple", "2"}}));
}

TYPED_TEST(views_of, are_made_anew_and_dropped) {
    this->fill();
    create_all<best, revenue, cheap, product, sale>(this->db);
    EXPECT_EQ(this->db.execute(select<best>()).all().size(), 1U);
    drop_all<best, revenue, cheap, product, sale>(this->db);
    EXPECT_THROW(this->db.execute(select<best>()).all(), programming_error);
    EXPECT_THROW(this->db.execute(select<product>()).all(), programming_error);
    create_all<cheap, product>(this->db);
    this->db.execute(drop_view<cheap>);
    EXPECT_THROW(this->db.execute(select<cheap>()).all(), programming_error);
    this->db.execute(drop_view<cheap>.if_exists());
}

TYPED_TEST(views_of, temporary_tables_are_of_one_connection) {
    this->db.execute(create_table<scratch>.temporary());
    this->db.execute(create_table<scratch>.if_not_exists().temporary());
    this->db.execute(insert_into<scratch>().values(scratch{0, "mine"}));
    EXPECT_EQ(this->database.ask(this->db, "SELECT id, text FROM scratch"), (text_rows{{"1", "mine"}}));
    if constexpr (TypeParam::shared) {
        auto other = this->database.open();
        EXPECT_THROW(other.execute(select<scratch>()).all(), programming_error);
    }
}

// A connection that comes back to its pool brings no temporary table to whoever gets it next.
TYPED_TEST(views_of, temporary_tables_end_with_the_loan) {
    if constexpr (TypeParam::shared) {
        auto engine = this->database.start({.pool = {.size = 1, .max_overflow = 0}});
        {
            auto first = engine.connect();
            first.execute(create_table<scratch>.temporary());
            first.execute(select<scratch>());
        }
        auto second = engine.connect();
        EXPECT_THROW(second.execute(select<scratch>()).all(), programming_error);
    }
}

TYPED_TEST(views_of, tables_made_of_queries) {
    this->fill();
    this->db.execute(
        create_table_as<"totals">(select(col<&product::name>, (col<&product::price> * 2).template as<"doubled">())
                                      .where(col<&product::price> > 1)));
    EXPECT_EQ(this->db.execute(select<totals>().order_by(col<&totals::doubled>)).all(),
              (std::vector<totals>{{"apple", 4}, {"saw", 40}}));
    this->db.execute(create_table_as<"totals">(select(col<&product::name>)).if_not_exists());
    EXPECT_THROW(this->db.execute(create_table_as<"totals">(select(col<&product::name>))), programming_error);
    this->db.execute(
        create_table_as<"picked">(select<product>().where(col<&product::name>.in("saw", "nut"))).temporary());
    EXPECT_EQ(this->database.ask(this->db, "SELECT name, sort FROM picked ORDER BY id"),
              (text_rows{{"saw", "tool"}, {"nut", "fruit"}}));
}

}  // namespace views
