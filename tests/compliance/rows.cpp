// Rows of values, held against the same SQL written by hand and against known results.
#include "compliance/support/database.hpp"

#include <array>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

using namespace cupel;

namespace row_values {

struct point {
    std::int64_t id{};
    std::int32_t x{};
    std::int32_t y{};
    std::optional<std::int32_t> z{};
    std::string name;
};

struct target {
    std::int64_t id{};
    std::int64_t x{};
    std::int32_t y{};
};

constexpr auto xy = row_(col<&point::x>, col<&point::y>);

template <class D>
struct row_values : compliance::suite<D> {
    void SetUp() override {
        create_all<point, target>(this->db);
        this->db.execute(insert_into<point>(with_key).values(std::vector<point>{
            {1, 1, 1, {}, "a"}, {2, 1, 2, 5, "b"}, {3, 2, 1, {}, "c"}, {4, 2, 2, 5, "d"}, {5, 3, 0, 7, "e"}}));
        this->db.execute(insert_into<target>(with_key).values(std::vector<target>{{1, 1, 2}, {2, 2, 1}, {3, 9, 9}}));
    }

    // The ids of the points for which the condition holds.
    template <class Condition>
    std::string where(Condition condition) {
        std::string ids;
        for (const auto& row : this->db.execute(
                 select(col<&point::id>).template from<point>().where(condition).order_by(col<&point::id>)))
            ids += std::to_string(row.template get<0>());
        return ids;
    }
    std::string by_hand(std::string_view condition) {
        std::string ids;
        for (const auto& row :
             this->database.ask(this->db, "SELECT id FROM point WHERE " + std::string(condition) + " ORDER BY id"))
            ids += *row[0];
        return ids;
    }
};
TYPED_TEST_SUITE(row_values, compliance::databases, compliance::database_names);

TYPED_TEST(row_values, are_compared_from_the_left) {
    EXPECT_EQ(this->where(xy == row_(2, 1)), "3");
    EXPECT_EQ(this->where(xy != row_(2, 1)), "1245");
    EXPECT_EQ(this->where(xy < row_(2, 1)), "12");
    EXPECT_EQ(this->where(xy <= row_(2, 1)), "123");
    EXPECT_EQ(this->where(xy > row_(2, 1)), "45");
    EXPECT_EQ(this->where(xy >= row_(2, 1)), "345");
    EXPECT_EQ(this->where(row_(2, 1) < xy), "45");
    EXPECT_EQ(this->where(row_(2, col<&point::y>) == row_(col<&point::x>, 2)), "4");
    EXPECT_EQ(this->where(!(xy < row_(2, 1)) && col<&point::id> < 5), "34");
    EXPECT_EQ(this->where(xy > row_(2, 1)), this->by_hand("(x, y) > (2, 1)"));
}

TYPED_TEST(row_values, with_null) {
    const auto xz = row_(col<&point::x>, col<&point::z>);
    EXPECT_EQ(this->where(xz == row_(1, 5)), "2");
    EXPECT_EQ(this->where(xz != row_(1, 5)), this->by_hand("(x, z) <> (1, 5)"));
    EXPECT_EQ(this->where(xz != row_(1, 5)), "345");  // (2, NULL) differs already
    EXPECT_EQ(this->where(xz.is_distinct_from(row_(1, 5))), "1345");
    EXPECT_EQ(this->where(xz.is_not_distinct_from(row_(1, 5))), "2");
    EXPECT_EQ(this->where(xz.not_in(row_(1, 5), row_(2, 5))),
              this->by_hand("NOT ((x = 1 AND z = 5) OR (x = 2 AND z = 5))"));
}

TYPED_TEST(row_values, among_listed_rows) {
    EXPECT_EQ(this->where(xy.in(row_(1, 1), row_(3, 0), row_(7, 7))), "15");
    EXPECT_EQ(this->where(xy.not_in(row_(1, 1), row_(3, 0), row_(7, 7))), "234");
    EXPECT_EQ(this->where(row_(col<&point::name>, col<&point::x>).in(row_("b", 1), row_(std::string("d"), 1))), "2");
    EXPECT_EQ(this->where(xy.in(row_(col<&point::y>, col<&point::x>))), "14");
}

TYPED_TEST(row_values, among_a_range_of_rows) {
    using pairs = std::vector<std::pair<int, std::int64_t>>;
    EXPECT_EQ(this->where(xy.in(pairs{{1, 1}, {3, 0}, {7, 7}})), "15");
    EXPECT_EQ(this->where(xy.not_in(pairs{{1, 1}, {3, 0}, {7, 7}})), "234");
    EXPECT_EQ(this->where(xy.in(pairs{{1, 0}, {3, 1}})), "");  // 1 and 1 stand in different rows
    EXPECT_EQ(this->where(xy.in(pairs{})), "");
    EXPECT_EQ(this->where(xy.not_in(pairs{})), "12345");
    const auto three = row_(col<&point::x>, col<&point::name>, col<&point::y>);
    EXPECT_EQ(this->where(three.in(std::vector<std::tuple<int, std::string_view, int>>{{1, "b", 2}, {2, "x", 2}})),
              "2");
    EXPECT_EQ(this->where(xy.in(std::vector<std::array<int, 2>>{{2, 2}, {1, 2}})), "24");
}

TYPED_TEST(row_values, among_the_rows_of_a_query) {
    const auto targets = select(col<&target::x>, col<&target::y>);
    EXPECT_EQ(this->where(xy.in(targets)), "23");
    EXPECT_EQ(this->where(xy.not_in(targets)), "145");
    EXPECT_EQ(this->where(xy.in(targets.where(col<&target::id> == col<&point::id>))), "");
    EXPECT_EQ(this->where(xy.in(targets)), this->by_hand("(x, y) IN (SELECT t.x, t.y FROM target t)"));
}

TYPED_TEST(row_values, equal_to_the_row_of_a_query) {
    const auto one = select(col<&target::x>, col<&target::y>).where(col<&target::id> == 2);
    EXPECT_EQ(this->where(xy == row_(one)), "3");
    EXPECT_EQ(this->where(xy > row_(one)), "45");
    const auto none = select(col<&target::x>, col<&target::y>).where(col<&target::id> == 77);
    EXPECT_EQ(this->where(xy == row_(none)), "");
}

}  // namespace row_values
