// float and double: extremes, denormals, infinities; NaN is refused.
#include "compliance/support/database.hpp"

#include <cmath>
#include <cstring>
#include <limits>

using namespace cupel;

namespace floating {

struct measure {
    std::int64_t id{};
    float single{};
    double twice{};
    std::optional<double> maybe{};
};

template <class D>
struct floating : compliance::suite<D> {};
TYPED_TEST_SUITE(floating, compliance::databases, compliance::database_names);

using single = std::numeric_limits<float>;
using twice = std::numeric_limits<double>;

TYPED_TEST(floating, extremes_come_back_bit_by_bit) {
    create_all<measure>(this->db);
    const std::vector<measure> rows{{1, single::max(), twice::max(), twice::max()},
                                    {2, single::lowest(), twice::lowest(), twice::lowest()},
                                    {3, single::min(), twice::min(), -twice::min()},
                                    {4, single::denorm_min(), twice::denorm_min(), -twice::denorm_min()},
                                    {5, single::epsilon(), twice::epsilon(), 0.1},
                                    {6, 0, 0, std::nullopt},
                                    {7, 1.0F / 3, 1.0 / 3, 2.0 / 3},
                                    {8, 16777216, 9007199254740992.0, 9007199254740993.0},
                                    {9, 1, 1, 1e15}};
    this->db.execute(insert_into<measure>(with_key).values(rows));
    const auto found = this->db.execute(select<measure>().order_by(col<&measure::id>)).all();
    ASSERT_EQ(found.size(), rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        EXPECT_EQ(std::memcmp(&found[i].single, &rows[i].single, sizeof(float)), 0) << rows[i].id;
        EXPECT_EQ(std::memcmp(&found[i].twice, &rows[i].twice, sizeof(double)), 0) << rows[i].id;
        EXPECT_EQ(found[i].maybe, rows[i].maybe) << rows[i].id;
    }
}

TYPED_TEST(floating, zero_below_zero_loses_its_sign_on_sqlite) {
    create_all<measure>(this->db);
    this->db.execute(insert_into<measure>().values(measure{0, -0.0F, -0.0, -0.0}));
    const measure found = this->db.execute(select<measure>()).one();
    const bool kept = !std::same_as<typename TypeParam::dialect, sqlite>;
    EXPECT_EQ(std::signbit(found.single), kept);
    EXPECT_EQ(std::signbit(found.twice), kept);
    EXPECT_EQ(std::signbit(found.maybe.value()), kept);
}

TYPED_TEST(floating, infinities_come_back) {
    if (!TypeParam::has_infinity) GTEST_SKIP();
    create_all<measure>(this->db);
    this->db.execute(
        insert_into<measure>().values(measure{0, single::infinity(), -twice::infinity(), twice::infinity()}));
    const measure found = this->db.execute(select<measure>()).one();
    EXPECT_EQ(found.single, single::infinity());
    EXPECT_EQ(found.twice, -twice::infinity());
    EXPECT_EQ(found.maybe, twice::infinity());
    const auto count = [&](auto condition) {
        return this->db.execute(select(func::count()).from<measure>().where(condition)).scalar();
    };
    EXPECT_EQ(count(col<&measure::twice> == -twice::infinity()), 1);
    EXPECT_EQ(count(col<&measure::twice>.in(std::vector<double>{-twice::infinity()})), 1);
    EXPECT_EQ(count(col<&measure::twice>.in(std::vector<double>{twice::infinity(), 1.5})), 0);
}

TYPED_TEST(floating, nan_is_refused_wherever_it_is_bound) {
    if (TypeParam::has_nan) GTEST_SKIP() << "the database stores NaN";
    create_all<measure>(this->db);
    const double nan = twice::quiet_NaN();
    const auto failure = compliance::error_of<data_error>(
        [&] { this->db.execute(insert_into<measure>().values(measure{.twice = nan})); });
    ASSERT_TRUE(failure);
    EXPECT_THAT(failure->sql(), testing::StartsWith("INSERT"));
    EXPECT_THROW(this->db.execute(insert_into<measure>().values(measure{.single = single::quiet_NaN()})), data_error);
    EXPECT_THROW(this->db.execute(insert_into<measure>().values(measure{.maybe = nan})), data_error);
    EXPECT_THROW(this->db.execute(update<measure>().set(col<&measure::twice> = nan).all_rows()), data_error);
    EXPECT_THROW(this->db.execute(select<measure>().where(col<&measure::twice> == nan)), data_error);
    EXPECT_THROW(this->db.execute(select<measure>().where(col<&measure::twice>.in(std::vector<double>{1, nan}))),
                 data_error);
    EXPECT_EQ(this->db.execute(select(func::count()).from<measure>()).scalar(), 0);
}

// A range of IN is sent as one parameter, perhaps as text: no digit may be lost on the way.
TYPED_TEST(floating, in_a_range_equal_themselves) {
    create_all<measure>(this->db);
    const std::vector<double> values{
        0.1, 1.0 / 3, -2.5e-300, twice::max(), twice::min(), twice::denorm_min(), 1e22, 123456789.123456789, -7};
    for (double value : values) this->db.execute(insert_into<measure>().values(measure{.twice = value}));
    EXPECT_EQ(this->db.execute(select(func::count()).from<measure>().where(col<&measure::twice>.in(values))).scalar(),
              static_cast<std::int64_t>(values.size()));
    for (double value : values)
        EXPECT_EQ(
            this->db.execute(select(col<&measure::twice>).where(col<&measure::twice>.in(std::vector<double>{value})))
                .scalar(),
            value);
}

TYPED_TEST(floating, a_double_too_large_for_float_is_a_data_error) {
    create_all<measure>(this->db);
    this->db.execute(insert_into<measure>().values(measure{.twice = 1e39}));
    EXPECT_THROW(this->db.execute(select(cast<float>(col<&measure::twice>))).all(), data_error);
}

}  // namespace floating
