#include <cupel/types/floating.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

using namespace cupel;

namespace {

using f = std::numeric_limits<float>;
using d = std::numeric_limits<double>;

static_assert(detail::sql_type_of<double>.kind == type_kind::double_precision &&
              detail::sql_type_of<float>.kind == type_kind::real);
static_assert(codec<double>::decode(codec<double>::encode(d::max())) == d::max());
static_assert(codec<double>::decode(codec<double>::encode(d::denorm_min())) == d::denorm_min());
static_assert(codec<float>::decode(codec<float>::encode(f::max())) == f::max());
static_assert(codec<float>::decode(codec<float>::encode(f::lowest())) == f::lowest());
static_assert(codec<float>::decode(codec<float>::encode(f::denorm_min())) == f::denorm_min());
static_assert(codec<float>::decode(codec<float>::encode(0.1F)) == 0.1F);
static_assert(!storable<long double>);

TEST(floating, infinities_and_the_sign_of_zero_survive) {
    EXPECT_EQ(codec<double>::decode(codec<double>::encode(d::infinity())), d::infinity());
    EXPECT_EQ(codec<float>::decode(codec<float>::encode(-f::infinity())), -f::infinity());
    EXPECT_TRUE(std::signbit(codec<float>::decode(codec<float>::encode(-0.0F))));
    EXPECT_TRUE(std::signbit(codec<double>::decode(codec<double>::encode(-0.0))));
}

TEST(floating, a_stored_double_beyond_float_is_refused) {
    EXPECT_THROW(codec<float>::decode(1e300), data_error);
    EXPECT_THROW(codec<float>::decode(-1e300), data_error);
    EXPECT_THROW(codec<float>::decode(d::max()), data_error);
    EXPECT_EQ(codec<float>::decode(1e-300), 0.0F);  // rounded, like every other fraction
}

}  // namespace
