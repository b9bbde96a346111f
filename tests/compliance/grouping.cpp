// Aggregates, GROUP BY, HAVING.
#include "compliance/support/database.hpp"

using namespace cupel;
using testing::ElementsAre;

namespace grouping {

enum class kind { apple, pear, plum };

struct sale {
    std::int64_t id{};
    kind fruit{};
    std::int32_t pieces{};
    std::optional<double> price{};
    std::optional<std::string> note{};
};

template <class D>
struct grouping : compliance::suite<D> {
    void SetUp() override { create_all<sale>(this->db); }
    void fill() {
        this->db.execute(insert_into<sale>().values(std::vector<sale>{{0, kind::apple, 1, 0.5, "x"},
                                                                      {0, kind::apple, 2, std::nullopt, "y"},
                                                                      {0, kind::pear, 3, 2.0, std::nullopt},
                                                                      {0, kind::pear, 4, 4.0, "x"},
                                                                      {0, kind::plum, 5, std::nullopt, std::nullopt}}));
    }
};
TYPED_TEST_SUITE(grouping, compliance::databases, compliance::database_names);

constexpr auto totals_query =
    select(func::count().as<"rows">(), func::count(col<&sale::price>).as<"prices">(),
           func::sum(col<&sale::pieces>).as<"pieces">(), func::min(col<&sale::price>).as<"least">(),
           func::max(col<&sale::price>).as<"most">(), func::avg(col<&sale::pieces>).as<"mean">(),
           func::max(col<&sale::note>).as<"note">(), func::count(col<&sale::note>).distinct().as<"notes">());

TYPED_TEST(grouping, aggregates_of_all_rows) {
    this->fill();
    const auto row = this->db.execute(totals_query).one();
    EXPECT_EQ(row[label<"rows">], 5);
    EXPECT_EQ(row[label<"prices">], 3);
    EXPECT_EQ(row[label<"pieces">], 15);
    EXPECT_EQ(row[label<"least">], 0.5);
    EXPECT_EQ(row[label<"most">], 4.0);
    EXPECT_EQ(row[label<"mean">], 3.0);
    EXPECT_EQ(row[label<"note">], "y");
    EXPECT_EQ(row[label<"notes">], 2);
}

constexpr auto nothing_query = select(func::count().as<"n">(), func::sum(col<&sale::pieces>).as<"s">(),
                                      func::avg(col<&sale::price>).as<"a">(), func::max(col<&sale::fruit>).as<"m">());

TYPED_TEST(grouping, aggregates_of_no_rows_are_null_but_count_is_zero) {
    const auto row = this->db.execute(nothing_query).one();
    static_assert(std::same_as<std::remove_cvref_t<decltype(row[label<"n">])>, std::int64_t>);
    static_assert(std::same_as<std::remove_cvref_t<decltype(row[label<"s">])>, std::optional<std::int64_t>>);
    EXPECT_EQ(row[label<"n">], 0);
    EXPECT_EQ(row[label<"s">], std::nullopt);
    EXPECT_EQ(row[label<"a">], std::nullopt);
    EXPECT_EQ(row[label<"m">], std::nullopt);
}

constexpr auto groups_query =
    select(col<&sale::fruit>, func::count().as<"n">(), func::sum(col<&sale::pieces>).as<"pieces">(),
           func::avg(col<&sale::price>).as<"price">())
        .from<sale>()
        .where(col<&sale::pieces> > 1)
        .group_by(col<&sale::fruit>)
        .having(func::sum(col<&sale::pieces>) >= 5 || func::count() == 99)
        .order_by(label<"pieces">.desc());

TYPED_TEST(grouping, groups_and_having_with_values) {
    this->fill();
    const auto rows = this->db.execute(groups_query).all();
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[0][col<&sale::fruit>], kind::pear);
    EXPECT_EQ(rows[0][label<"n">], 2);
    EXPECT_EQ(rows[0][label<"pieces">], 7);
    EXPECT_EQ(rows[0][label<"price">], 3.0);
    EXPECT_EQ(rows[1][col<&sale::fruit>], kind::plum);
    EXPECT_EQ(rows[1][label<"price">], std::nullopt);
}

constexpr auto keys_remainder = select((col<&sale::pieces> % col<&sale::pieces>).as<"zero">(), func::count().as<"n">())
                                    .from<sale>()
                                    .group_by(col<&sale::pieces> % col<&sale::pieces>);
constexpr auto keys_columns = select(col<&sale::fruit>, col<&sale::note>, func::count().as<"n">())
                                  .from<sale>()
                                  .group_by(col<&sale::fruit>, col<&sale::note>)
                                  .order_by(col<&sale::fruit>, col<&sale::note>.asc().nulls_first());

TYPED_TEST(grouping, by_an_expression_and_by_several_columns) {
    this->fill();
    const auto parity = this->db.execute(keys_remainder).all();
    ASSERT_EQ(parity.size(), 1U);
    EXPECT_EQ(parity[0][label<"n">], 5);
    const auto pairs = this->db.execute(keys_columns).all();
    std::vector<std::string> all;
    for (const auto& [fruit, note, n] : pairs)
        all.push_back(std::string(codec<kind>::encode(fruit)) + note.value_or("-") + std::to_string(n));
    EXPECT_THAT(all, ElementsAre("applex1", "appley1", "pear-1", "pearx1", "plum-1"));
}

constexpr auto notes_query = select(col<&sale::note>, func::count().as<"n">())
                                 .from<sale>()
                                 .group_by(col<&sale::note>)
                                 .order_by(col<&sale::note>.asc().nulls_last());

TYPED_TEST(grouping, null_is_one_group) {
    this->fill();
    const auto rows = this->db.execute(notes_query).all();
    ASSERT_EQ(rows.size(), 3U);
    EXPECT_EQ(rows[0][col<&sale::note>], "x");
    EXPECT_EQ(rows[2][col<&sale::note>], std::nullopt);
    EXPECT_EQ(rows[2][label<"n">], 2);
}

}  // namespace grouping
