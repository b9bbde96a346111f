#include <cupel/types/chrono.hpp>

#include <gtest/gtest.h>

#include <limits>

using namespace cupel;
using namespace std::chrono;

namespace {

static_assert(detail::sql_type_of<timestamp>.kind == type_kind::timestamp);
static_assert(detail::sql_type_of<date>.kind == type_kind::date &&
              detail::sql_type_of<sys_days>.kind == type_kind::date);
static_assert(comparable(detail::sql_type_of<date>, detail::sql_type_of<sys_days>));
static_assert(!comparable(detail::sql_type_of<date>, detail::sql_type_of<timestamp>));
static_assert(!storable<sys_seconds> && !storable<local_days> && !storable<microseconds>);

constexpr bool keeps(date day) { return codec<date>::decode(codec<date>::encode(day)) == day; }
static_assert(keeps(1970y / 1 / 1) && keeps(1969y / 12 / 31) && keeps(2000y / 2 / 29) && keeps(0y / 1 / 1) &&
              keeps(9999y / 12 / 31));
static_assert(keeps(-4713y / 11 / 24) && keeps(year::min() / 1 / 1) && keeps(year::max() / 12 / 31));
static_assert(codec<sys_days>::decode(codec<sys_days>::encode(sys_days(2026y / 11 / 20))) == sys_days(2026y / 11 / 20));
static_assert(codec<timestamp>::decode(codec<timestamp>::encode(timestamp::min())) == timestamp::min());
static_assert(codec<timestamp>::decode(codec<timestamp>::encode(timestamp::max())) == timestamp::max());

TEST(chrono, a_date_that_names_no_day_is_refused) {
    for (date day :
         {2025y / 2 / 29, 1900y / 2 / 29, 2026y / 4 / 31, 2026y / 0 / 1, 2026y / 13 / 1, 2026y / 1 / 0, 2026y / 1 / 32})
        EXPECT_THROW(codec<date>::encode(day), data_error);
    EXPECT_THROW(codec<date>::encode(date{}), data_error);
    EXPECT_NO_THROW(codec<date>::encode(2000y / 2 / 29));
}

// PostgreSQL's dates reach the year 5874897, those of C++ 32767: nothing wraps round.
TEST(chrono, a_stored_date_beyond_the_calendar_of_cpp_is_refused) {
    constexpr sys_days last = year::max() / 12 / 31;
    EXPECT_EQ(codec<date>::decode(last), year::max() / 12 / 31);
    EXPECT_THROW(codec<date>::decode(last + days(1)), data_error);
    EXPECT_THROW(codec<date>::decode(sys_days(2026y / 11 / 20) + days(65536LL * 146097 / 400)), data_error);
    EXPECT_THROW(codec<date>::decode(sys_days(days(2'140'000'000))), data_error);
}

}  // namespace
