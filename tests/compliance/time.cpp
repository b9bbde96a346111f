// Timestamps and dates.
#include "compliance/support/database.hpp"

using namespace cupel;
using namespace std::chrono_literals;
using namespace std::chrono;

namespace times {

struct event {
    std::int64_t id{};
    timestamp at{};
    sys_days day{};
    cupel::date date{};
    std::optional<timestamp> ended;
    bool operator==(const event&) const = default;
};

template <class D>
struct time_types : compliance::suite<D> {};
TYPED_TEST_SUITE(time_types, compliance::databases, compliance::database_names);

event event_at(timestamp at) {
    const sys_days day = floor<days>(at);
    return {0, at, day, day, at};
}

const std::vector<timestamp> interesting{timestamp{},
                                         timestamp{-1us},
                                         timestamp{1us},
                                         timestamp{-1s},
                                         sys_days{1969y / December / 31} + 23h + 59min + 59s + 999999us,
                                         sys_days{1900y / February / 28} + 1us,
                                         sys_days{1582y / October / 10} + 12h,
                                         sys_days{2000y / February / 29} + 23h + 59min + 59s + 123456us,
                                         sys_days{2038y / January / 19} + 3h + 14min + 8s,
                                         sys_days{1y / January / 1},
                                         sys_days{9999y / December / 31} + 23h + 59min + 59s + 999999us};

TYPED_TEST(time_types, come_back_to_the_microsecond) {
    create_all<event>(this->db);
    for (timestamp at : interesting) {
        this->db.execute(delete_from<event>().all_rows());
        event stored = event_at(at);
        stored.id = 1;
        this->db.execute(insert_into<event>(with_key).values(stored));
        EXPECT_EQ(this->db.execute(select<event>()).one(), stored);
        EXPECT_EQ(this->db
                      .execute(select(func::count())
                                   .from<event>()
                                   .where(col<&event::at> == at && col<&event::day> == stored.day &&
                                          col<&event::date> == stored.date))
                      .scalar(),
                  1);
    }
}

TYPED_TEST(time_types, sort_as_time_does) {
    create_all<event>(this->db);
    for (timestamp at : interesting) this->db.execute(insert_into<event>().values(event_at(at)));
    auto sorted = interesting;
    std::ranges::sort(sorted);
    EXPECT_EQ(this->db.execute(select(col<&event::at>).order_by(col<&event::at>)).scalars(), sorted);
    for (timestamp at : interesting)
        EXPECT_EQ(this->db.execute(select(func::count()).from<event>().where(col<&event::at> < at)).scalar(),
                  std::ranges::count_if(interesting, [&](timestamp other) { return other < at; }));
    EXPECT_EQ(this->db.execute(select(func::min(col<&event::at>))).scalar(), sorted.front());
    EXPECT_EQ(this->db.execute(select(func::max(col<&event::date>))).scalar(), cupel::date(9999y / December / 31));
    EXPECT_EQ(this->db.execute(select(func::count()).from<event>().where(col<&event::at>.in(sorted))).scalar(),
              std::ssize(sorted));
}

TYPED_TEST(time_types, a_day_that_is_none_is_refused) {
    create_all<event>(this->db);
    event bad;
    bad.date = 2023y / February / 29;
    EXPECT_THROW(this->db.execute(insert_into<event>().values(bad)), data_error);
    EXPECT_THROW(this->db.execute(select<event>().where(col<&event::date> == cupel::date(2023y / April / 31))),
                 data_error);
}

TYPED_TEST(time_types, the_clock_of_the_database_is_in_utc) {
    create_all<event>(this->db);
    const auto before = time_point_cast<microseconds>(system_clock::now()) - 2s;
    this->db.execute(insert_into<event>().values(col<&event::at> = func::now(), col<&event::day> = sys_days{},
                                                 col<&event::date> = func::current_date()));
    const auto after = time_point_cast<microseconds>(system_clock::now()) + 2s;
    const event found = this->db.execute(select<event>()).one();
    EXPECT_GE(found.at, before);
    EXPECT_LE(found.at, after);
    EXPECT_GE(sys_days(found.date), floor<days>(before));
    EXPECT_LE(sys_days(found.date), floor<days>(after));
    EXPECT_EQ(this->db.execute(select(func::count()).from<event>().where(col<&event::at> <= func::now())).scalar(), 1);
}

// What the calendar of the database cannot hold is refused; what it can hold comes back.
TYPED_TEST(time_types, outside_of_four_digit_years_come_back_or_are_refused) {
    create_all<event>(this->db);
    int stored = 0;
    for (timestamp at : {timestamp::min(), timestamp::min() + days(366) * 10000, timestamp::max(),
                         timestamp(sys_days{10000y / January / 1}), timestamp(sys_days{10000y / January / 1}) + 1us,
                         timestamp(sys_days{-1y / December / 31} + 23h + 1us)}) {
        this->db.execute(delete_from<event>().all_rows());
        try {
            this->db.execute(insert_into<event>().values(col<&event::at> = at, col<&event::day> = sys_days{},
                                                         col<&event::date> = sys_days{}));
        } catch (const data_error&) {
            continue;
        }
        ++stored;
        EXPECT_EQ(this->db.execute(select(col<&event::at>)).scalar(), at);
    }
    EXPECT_EQ(stored, (std::same_as<typename TypeParam::dialect, sqlite> ? 0 : 4));
}

}  // namespace times
