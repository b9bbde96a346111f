// Timestamps with time zone and intervals.
#include "compliance/support/database.hpp"

#include <limits>

using namespace cupel;
using namespace std::chrono_literals;
using namespace std::chrono;

namespace moments {

struct event {
    std::int64_t id{};
    timestamptz at{};
    std::optional<timestamptz> ended{};
    interval length{};
    std::optional<interval> pause{};
    bool operator==(const event&) const = default;
};
struct logged {
    std::int64_t id{};
    timestamptz at{};
};

}  // namespace moments

template <>
struct cupel::mapping<moments::logged> {
    static constexpr auto table =
        cupel::table<"logged">(server_default<&moments::logged::at>(func::current_timestamp()));
};

namespace moments {

template <class D>
struct moment_types : compliance::suite<D> {};
TYPED_TEST_SUITE(moment_types, compliance::databases, compliance::database_names);

const std::vector<timestamptz> interesting{{sys_days{1y / January / 1}},
                                           {sys_days{1582y / October / 10} + 12h},
                                           {sys_days{1969y / December / 31} + 23h + 59min + 59s + 999999us},
                                           {},
                                           {timestamp{1us}},
                                           {sys_days{2000y / February / 29} + 23h + 59min + 59s + 123456us},
                                           {sys_days{9999y / December / 31} + 23h + 59min + 59s + 999999us}};

const std::vector<interval> lengths{
    {},
    {1, 0, 0},
    {0, -1, 0},
    {0, 0, 1},
    {0, 0, -1},
    {-1, 2, -3'999'999},
    {std::numeric_limits<std::int32_t>::max(), 0, std::numeric_limits<std::int64_t>::max()},
    {std::numeric_limits<std::int32_t>::min() + 1, 5, std::numeric_limits<std::int64_t>::min() + 1}};

TYPED_TEST(moment_types, come_back_to_the_microsecond) {
    create_all<event>(this->db);
    for (timestamptz at : interesting) {
        this->db.execute(delete_from<event>().all_rows());
        this->db.execute(insert_into<event>(with_key).values(event{1, at, at, {}, {}}));
        EXPECT_EQ(this->db.execute(select<event>()).one(), (event{1, at, at, {}, {}}));
        EXPECT_EQ(this->db.execute(select(func::count()).from<event>().where(col<&event::at> == at)).scalar(), 1);
    }
}

TYPED_TEST(moment_types, are_in_order) {
    create_all<event>(this->db);
    for (std::size_t i = interesting.size(); i-- > 0;)
        this->db.execute(insert_into<event>().values(event{0, interesting[i], {}, {}, {}}));
    EXPECT_EQ(this->db.execute(select(col<&event::at>).order_by(col<&event::at>)).scalars(), interesting);
    for (std::size_t i = 0; i < interesting.size(); ++i)
        EXPECT_EQ(
            this->db.execute(select(func::count()).from<event>().where(col<&event::at> < interesting[i])).scalar(),
            static_cast<std::int64_t>(i));
    EXPECT_EQ(this->db.execute(select(func::count()).from<event>().where(col<&event::at>.in(interesting))).scalar(),
              std::ssize(interesting));
    EXPECT_EQ(this->db.execute(select(func::max(col<&event::at>))).scalar(), interesting.back());
    EXPECT_EQ(this->db.execute(select(func::max(col<&event::ended>))).scalar(), std::nullopt);
}

TYPED_TEST(moment_types, beyond_the_calendar_of_the_database_are_refused) {
    create_all<event>(this->db);
    int stored = 0;
    for (timestamptz at : {timestamptz{timestamp::min()}, timestamptz{timestamp::min() + days(366) * 10000},
                           timestamptz{timestamp::max()}, timestamptz{sys_days{10000y / January / 1}},
                           timestamptz{sys_days{-1y / December / 31}}}) {
        this->db.execute(delete_from<event>().all_rows());
        try {
            this->db.execute(insert_into<event>().values(event{0, at, {}, {}, {}}));
        } catch (const data_error&) {
            continue;
        }
        ++stored;
        EXPECT_EQ(this->db.execute(select(col<&event::at>)).scalar(), at);
    }
    EXPECT_EQ(stored, (std::same_as<typename TypeParam::dialect, sqlite> ? 0 : 3));
}

TYPED_TEST(moment_types, are_told_by_the_clock_of_the_database) {
    create_all<logged>(this->db);
    const timestamptz before{time_point_cast<microseconds>(system_clock::now()) - 2s};
    this->db.execute(insert_into<logged>().values(logged{}));
    const timestamptz after{time_point_cast<microseconds>(system_clock::now()) + 2s};
    const timestamptz at = this->db.execute(select<logged>()).one().at;
    EXPECT_GE(at, before);
    EXPECT_LE(at, after);
    EXPECT_EQ(
        this->db.execute(select(func::count()).from<logged>().where(col<&logged::at> <= func::current_timestamp()))
            .scalar(),
        1);
}

TYPED_TEST(moment_types, intervals_come_back_part_by_part) {
    create_all<event>(this->db);
    for (const interval& length : lengths) {
        this->db.execute(delete_from<event>().all_rows());
        this->db.execute(insert_into<event>(with_key).values(event{1, {}, {}, length, length}));
        EXPECT_EQ(this->db.execute(select<event>()).one(), (event{1, {}, {}, length, length}));
        this->db.execute(update<event>().set(col<&event::pause> = std::nullopt).all_rows());
        EXPECT_EQ(this->db.execute(select(col<&event::pause>)).scalar(), std::nullopt);
    }
}

TYPED_TEST(moment_types, intervals_compare_where_the_database_compares_them) {
    create_all<event>(this->db);
    if constexpr (TypeParam::dialect::orders(detail::sql_type_of<interval>)) {
        this->db.execute(insert_into<event>().values(event{0, {}, {}, {1, 0, 0}, {}}));
        this->db.execute(insert_into<event>().values(event{0, {}, {}, {0, 31, 0}, {}}));
        EXPECT_EQ(this->db.execute(select(func::count()).from<event>().where(col<&event::length> == interval{0, 30, 0}))
                      .scalar(),
                  1);
        EXPECT_EQ(this->db.execute(select(col<&event::length>).order_by(col<&event::length>.desc())).scalars(),
                  (std::vector<interval>{{0, 31, 0}, {1, 0, 0}}));
    }
}

TYPED_TEST(moment_types, intervals_are_computed_where_the_database_computes_them) {
    create_all<event>(this->db);
    if constexpr (std::same_as<typename TypeParam::dialect, postgresql>) {
        this->db.execute(insert_into<event>(with_key).values(std::vector<event>{
            {1, interesting[5], {}, {1, 2, 3'000'000}, interval{0, 1, -1}}, {2, interesting[2], {}, {-14, 0, 7}, {}}}));
        const auto same = [&](auto expression, const std::string& by_hand) {
            const auto found = this->db
                                   .execute(select(raw<std::optional<std::string>, "CAST({} AS TEXT)">(expression))
                                                .template from<event>()
                                                .order_by(col<&event::id>))
                                   .scalars();
            const auto wanted =
                this->database.ask(this->db, "SELECT CAST(" + by_hand + " AS TEXT) FROM event ORDER BY id");
            ASSERT_EQ(found.size(), 2u);
            ASSERT_EQ(wanted.size(), 2u);
            for (std::size_t i = 0; i < 2; ++i) EXPECT_EQ(found[i], wanted[i][0]) << by_hand;
        };
        constexpr auto length = col<&event::length>;
        constexpr auto pause = col<&event::pause>;
        same(length + pause, "length + pause");
        same(pause - length, "pause - length");
        same(length - interval{0, 3, 1}, "length - interval '3 days 0.000001 seconds'");
        same(interval{1, 0, 0} + pause, "interval '1 month' + pause");
        same(length * 3, "length * 3");
        same(1.5 * length, "1.5 * length");
        same(length * col<&event::id> / 2, "length * id / 2");
        same((length + interval{0, 1, 0}) * 2 - length, "(length + interval '1 day') * 2 - length");
        EXPECT_EQ(this->db.execute(select(length + pause).order_by(col<&event::id>)).scalars(),
                  (std::vector<std::optional<interval>>{interval{1, 3, 2'999'999}, std::nullopt}));
        const auto moved =
            this->db.execute(select(col<&event::at> + (length + interval{0, 1, 0})).order_by(col<&event::id>))
                .scalars();
        const auto by_hand = this->database.ask(
            this->db,
            "SELECT (extract(epoch FROM (at AT TIME ZONE 'UTC') + length + interval '1 day') * 1000000)::bigint "
            "FROM event ORDER BY id");
        ASSERT_EQ(moved.size(), by_hand.size());
        for (std::size_t i = 0; i < moved.size(); ++i)
            EXPECT_EQ(std::to_string(moved[i].utc.time_since_epoch().count()), by_hand[i][0]);
    }
}

}  // namespace moments
