// SQLite's text of times holds the years 0000 to 9999: the others are refused, never wrapped round.
#include "dialects/sqlite/support.hpp"

using namespace cupel;
using namespace std::chrono;

namespace years_outside {

struct event {
    std::int64_t id{};
    timestamp at{};
};

class years_outside : public testing::TestWithParam<std::int64_t> {};

TEST_P(years_outside, are_refused) {
    auto db = sqlite_tests::open("sqlite://");
    create_all<event>(db);
    const timestamp at{microseconds(GetParam())};
    EXPECT_THROW(db.execute(insert_into<event>().values(event{0, at})), data_error);
    EXPECT_THROW((void)db.execute(select<event>().where(col<&event::at> == at)), data_error);
    EXPECT_THROW((void)db.execute(select<event>().where(col<&event::at>.in(std::vector{at}))), data_error);
    EXPECT_EQ(db.execute(select(func::count()).from<event>()).scalar(), 0);
}

// microseconds of: just before and after the limits, the years 70000 and -60000 (which std::chrono::year wraps round),
// the ends.
INSTANTIATE_TEST_SUITE_P(, years_outside,
                         testing::Values(-62167219200000000 - 1, 253402300800000000, 2146800000000000000,
                                         -1955000000000000000, std::numeric_limits<std::int64_t>::max(),
                                         std::numeric_limits<std::int64_t>::min()));

TEST(years_inside, reach_from_0000_to_9999) {
    EXPECT_EQ(detail::timestamp_text(timestamp(microseconds(-62167219200000000))).view(), "0000-01-01 00:00:00.000000");
    EXPECT_EQ(detail::timestamp_text(timestamp(microseconds(253402300799999999))).view(), "9999-12-31 23:59:59.999999");
    EXPECT_EQ(detail::timestamp_text(timestamp(microseconds(-1))).view(), "1969-12-31 23:59:59.999999");
    EXPECT_EQ(detail::date_text(sys_days(year(2024) / 2 / 29)).view(), "2024-02-29");
}

}  // namespace years_outside
