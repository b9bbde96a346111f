// UPDATE with values of other tables, DELETE by them; TRUNCATE.
#include "compliance/support/database.hpp"

using namespace cupel;

namespace others {

struct shop {
    std::int64_t id{};
    std::string name;
    std::optional<std::int64_t> region_id;
    bool closed{};
};
struct region {
    std::int64_t id{};
    std::string name;
    std::int32_t factor{};
};
struct offer {
    std::int64_t id{};
    std::int64_t shop_id{};
    std::int32_t price{};
    std::string note;
    std::optional<std::int64_t> replaces;
};

}  // namespace others

template <>
struct cupel::mapping<others::shop> {
    static constexpr auto table = cupel::table<"shops">(foreign_key<&others::shop::region_id, &others::region::id>);
};
template <>
struct cupel::mapping<others::offer> {
    static constexpr auto table = cupel::table<"offers">(foreign_key<&others::offer::shop_id, &others::shop::id>);
};

namespace others {

template <class D>
struct other_tables : compliance::suite<D> {
    void SetUp() override {
        create_all<region, shop, offer>(this->db);
        const std::vector<region> regions{{0, "north", 2}, {0, "south", 3}};
        const std::vector<shop> shops{{0, "a", 1, false}, {0, "b", 2, false}, {0, "c", {}, true}};
        const std::vector<offer> offers{
            {0, 1, 10, "x", {}}, {0, 1, 20, "y", 1}, {0, 2, 30, "z", {}}, {0, 3, 40, "w", 2}, {0, 3, 50, "v", {}}};
        this->db.execute(insert_into<region>().values(regions));
        this->db.execute(insert_into<shop>().values(shops));
        this->db.execute(insert_into<offer>().values(offers));
    }
    compliance::text_rows prices() {
        return this->database.ask(this->db, "SELECT id, price, note FROM offers ORDER BY 1");
    }
};
TYPED_TEST_SUITE(other_tables, compliance::databases, compliance::database_names);

using text_rows = compliance::text_rows;

// The highest price so far, of the prices before the UPDATE: SQLite refuses the same as a subquery of SET.
constexpr auto one = alias<offer, "one">;
constexpr auto before = alias<offer, "before">;
constexpr auto so_far = select(one[col<&offer::id>], func::max(before[col<&offer::price>]).as<"most">())
                            .from(one)
                            .join(before, before[col<&offer::id>] < one[col<&offer::id>])
                            .group_by(one[col<&offer::id>])
                            .subquery<"so_far">();

TYPED_TEST(other_tables, an_update_takes_values_of_its_own_table_as_they_were) {
    this->db.execute(update<offer>()
                         .set(col<&offer::price> = so_far[label<"most">])
                         .from(so_far)
                         .where(so_far[col<&offer::id>] == col<&offer::id>));
    EXPECT_EQ(this->prices(),
              (text_rows{{"1", "10", "x"}, {"2", "10", "y"}, {"3", "20", "z"}, {"4", "30", "w"}, {"5", "40", "v"}}));
    // Without a column of the row the subquery is worked out once, before.
    this->db.execute(
        update<offer>()
            .set(col<&offer::price> =
                     col<&offer::price> + coalesce(scalar(select(func::max(one[col<&offer::price>])).from(one)), 0))
            .all_rows());
    EXPECT_EQ(this->prices(),
              (text_rows{{"1", "50", "x"}, {"2", "50", "y"}, {"3", "60", "z"}, {"4", "70", "w"}, {"5", "80", "v"}}));
}

TYPED_TEST(other_tables, an_update_takes_values_of_joined_tables) {
    const auto done =
        this->db.execute(update<offer>()
                             .set(col<&offer::price> = col<&offer::price> * col<&region::factor> + 1,
                                  col<&offer::note> = func::concat(col<&shop::name>, "/", col<&region::name>))
                             .template from<shop>()
                             .template join<region>()
                             .where(col<&offer::shop_id> == col<&shop::id> && col<&offer::price> > 10));
    EXPECT_EQ(done.rows_affected, 2);
    EXPECT_EQ(
        this->prices(),
        (text_rows{
            {"1", "10", "x"}, {"2", "41", "a/north"}, {"3", "91", "b/south"}, {"4", "40", "w"}, {"5", "50", "v"}}));
}

TYPED_TEST(other_tables, an_outer_join_makes_nulls) {
    auto rows = this->db
                    .execute(update<offer>()
                                 .set(col<&offer::note> = coalesce(col<&region::name>, "nowhere"))
                                 .template from<shop>()
                                 .template left_join<region>()
                                 .where(col<&offer::shop_id> == col<&shop::id>)
                                 .returning(col<&offer::id>, col<&offer::note>))
                    .all();
    EXPECT_EQ(rows.size(), 5U);
    EXPECT_EQ(this->database.ask(this->db, "SELECT DISTINCT shop_id, note FROM offers ORDER BY 1"),
              (text_rows{{"1", "north"}, {"2", "south"}, {"3", "nowhere"}}));
}

TYPED_TEST(other_tables, an_update_from_the_table_itself) {
    constexpr auto old = alias<offer, "old">;
    EXPECT_EQ(this->db
                  .execute(update<offer>()
                               .set(col<&offer::price> = old[col<&offer::price>])
                               .from(old)
                               .where(old[col<&offer::id>] == col<&offer::replaces>))
                  .rows_affected,
              2);
    EXPECT_EQ(this->database.ask(this->db, "SELECT id, price FROM offers ORDER BY 1"),
              (text_rows{{"1", "10"}, {"2", "10"}, {"3", "30"}, {"4", "20"}, {"5", "50"}}));
}

TYPED_TEST(other_tables, arithmetic_and_subqueries) {
    this->db.execute(update<offer>()
                         .set(col<&offer::price> = (col<&offer::price> + 1) * 2,
                              col<&offer::note> = coalesce(scalar(select(func::lower(func::max(col<&shop::name>)))
                                                                      .where(col<&shop::id> == col<&offer::shop_id>)),
                                                           "-"))
                         .where(col<&offer::shop_id>.in(select(col<&shop::id>).where(!col<&shop::closed>))));
    EXPECT_EQ(this->prices(),
              (text_rows{{"1", "22", "a"}, {"2", "42", "a"}, {"3", "62", "b"}, {"4", "40", "w"}, {"5", "50", "v"}}));
}

TYPED_TEST(other_tables, a_delete_by_another_table) {
    const auto gone =
        this->db
            .execute(delete_from<offer>()
                         .template using_<shop>()
                         .where(col<&offer::shop_id> == col<&shop::id> && col<&shop::closed> && col<&offer::price> < 45)
                         .returning(col<&offer::id>, col<&offer::note>))
            .all();
    ASSERT_EQ(gone.size(), 1U);
    EXPECT_EQ(gone[0][col<&offer::note>], "w");
    // A row that several rows of the other table name goes once.
    EXPECT_EQ(this->db
                  .execute(delete_from<offer>().template using_<shop>().template left_join<region>().where(
                      col<&offer::price> <= 20 && col<&shop::id> > 0))
                  .rows_affected,
              2);
    EXPECT_EQ(this->prices(), (text_rows{{"3", "30", "z"}, {"5", "50", "v"}}));
    constexpr auto newer = alias<offer, "newer">;
    this->db.run("UPDATE offers SET replaces = 3 WHERE id = 5");
    EXPECT_EQ(
        this->db.execute(delete_from<offer>().using_(newer).where(newer[col<&offer::replaces>] == col<&offer::id>))
            .rows_affected,
        1);
    EXPECT_EQ(this->prices(), (text_rows{{"5", "50", "v"}}));
}

TYPED_TEST(other_tables, returning_shows_the_others_on_postgresql) {
    if constexpr (std::same_as<typename TypeParam::dialect, postgresql>) {
        auto rows = this->db
                        .execute(update<offer>()
                                     .set(col<&offer::price> = 1)
                                     .template from<shop>()
                                     .where(col<&offer::shop_id> == col<&shop::id> && col<&offer::id> == 3)
                                     .returning(col<&offer::price>, col<&shop::name>))
                        .all();
        ASSERT_EQ(rows.size(), 1U);
        EXPECT_EQ(rows[0][col<&shop::name>], "b");
        this->db.execute(truncate_table<offer>);
        EXPECT_EQ(this->prices(), text_rows());
        EXPECT_THROW(this->db.execute(truncate_table<shop>), error);  // offers refer to it
        this->db.execute(truncate_table<shop>.restart_identity().cascade());
        this->db.execute(insert_into<shop>().values(shop{0, "new", {}, false}));
        EXPECT_EQ(this->database.ask(this->db, "SELECT id, name FROM shops"), (text_rows{{"1", "new"}}));
    }
}

}  // namespace others
