// Ranges, which PostgreSQL has: every type with every kind of end, and what two of them have in common.
#include "compliance/support/database.hpp"

#include <cupel/schema/exclusion.hpp>
#include <cupel/sql/range.hpp>

#include <limits>

using namespace cupel;
using namespace std::chrono;

namespace ranges {

struct booking {
    std::int64_t id{};
    range<std::int32_t> seats{};
    range<std::int64_t> numbers{};
    range<decimal> prices{};
    range<timestamp> during{};
    range<timestamptz> moments{};
    range<cupel::date> days{};
    std::optional<range<std::int32_t>> maybe{};
    std::vector<range<std::int32_t>> parts{};
    bool operator==(const booking&) const = default;
};
struct slot_of_time {
    std::int64_t id{};
    range<timestamp> during{};
};

}  // namespace ranges

template <>
struct cupel::mapping<ranges::slot_of_time> {
    static constexpr auto table = cupel::table<"slots">(exclude<"no_two_at_once", &ranges::slot_of_time::during>);
};

namespace ranges {

struct range_types : testing::Test {
    compliance::postgresql database;
    cupel::postgresql::connection db = database.open();
};

const timestamp noon = sys_days{2026y / November / 20} + 12h + 1us;

const std::vector<booking> rows{{1,
                                 {1, 5},
                                 {std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max()},
                                 range<decimal>::closed(decimal("1.50"), decimal("12345678901234567890.5")),
                                 {noon, noon + 2h},
                                 {timestamptz{noon}, std::nullopt, false},
                                 {cupel::date(2024y / February / 29), cupel::date(2024y / March / 2)},
                                 range<std::int32_t>{7, 8},
                                 {{1, 2}, range<std::int32_t>::nothing()}},
                                {2,
                                 range<std::int32_t>::nothing(),
                                 {std::nullopt, 3, false},
                                 {decimal("-1"), decimal("1"), false, true},
                                 range<timestamp>::nothing(),
                                 {std::nullopt, std::nullopt, false},
                                 {std::nullopt, cupel::date(1969y / December / 31), false},
                                 std::nullopt,
                                 {}}};

TEST_F(range_types, come_back) {
    create_all<booking>(db);
    db.execute(insert_into<booking>(with_key).values(rows));
    EXPECT_EQ(db.execute(select<booking>().order_by(col<&booking::id>)).all(), rows);
    db.execute(delete_from<booking>().all_rows());
    for (const booking& row : rows) db.execute(insert_into<booking>(with_key).values(row));
    EXPECT_EQ(db.execute(select<booking>().order_by(col<&booking::id>)).all(), rows);
    EXPECT_EQ(
        database.ask(
            db, "SELECT seats::text, numbers::text, prices::text, days::text, parts::text FROM booking WHERE id = 1"),
        (compliance::text_rows{{"[1,5)", "[-9223372036854775808,9223372036854775807)", "[1.50,12345678901234567890.5]",
                                "[2024-02-29,2024-03-02)", "{\"[1,2)\",empty}"}}));
    drop_all<booking>(db);
}

TEST_F(range_types, go_through_copy) {
    create_all<slot_of_time>(db);
    db.execute(copy_into<slot_of_time>().values(std::vector<slot_of_time>{{.during = {noon, noon + 1h}}}));
    EXPECT_EQ(db.execute(select(col<&slot_of_time::during>)).scalar(), (range<timestamp>{noon, noon + 1h}));
}

TEST_F(range_types, of_whole_values_have_one_form) {
    create_all<booking>(db);
    db.execute(insert_into<booking>().values(booking{.seats = range<std::int32_t>::closed(1, 5)}));
    EXPECT_EQ(db.execute(select(col<&booking::seats>)).scalar(), (range<std::int32_t>{1, 6}));
    EXPECT_EQ(db.execute(select(func::count()).from<booking>().where(col<&booking::seats> == range<std::int32_t>{1, 6}))
                  .scalar(),
              1);
}

TEST_F(range_types, are_asked) {
    create_all<booking>(db);
    db.execute(insert_into<booking>(with_key).values(rows[0]));
    const auto answer = [&](auto expression) {
        return db.execute(select(expression).template from<booking>()).scalar();
    };
    constexpr auto seats = col<&booking::seats>;
    EXPECT_TRUE(answer(seats.contains(1)));
    EXPECT_FALSE(answer(seats.contains(5)));
    EXPECT_TRUE(answer(seats.contains(cast<std::int32_t>(col<&booking::id>))));
    EXPECT_TRUE(answer(seats.contains(range<std::int32_t>{2, 4})));
    EXPECT_TRUE(answer(seats.contains(range<std::int32_t>::nothing())));
    EXPECT_FALSE(answer(seats.contained_by(range<std::int32_t>{2, std::nullopt})));
    EXPECT_TRUE(answer(seats.overlaps(range<std::int32_t>{std::nullopt, 2})));
    EXPECT_TRUE(answer(seats.adjacent_to(range<std::int32_t>{5, 6})));
    EXPECT_FALSE(answer(seats.adjacent_to(range<std::int32_t>{4, 6})));
    EXPECT_EQ(answer(seats.lower()), 1);
    EXPECT_EQ(answer(seats.upper()), 5);
    EXPECT_EQ(answer(col<&booking::moments>.upper()), std::nullopt);
    EXPECT_FALSE(answer(seats.is_empty()));
    EXPECT_TRUE(answer(col<&booking::days>.contains(cupel::date(2024y / March / 1))));
    EXPECT_TRUE(answer(col<&booking::during>.contains(noon)));
    EXPECT_TRUE(answer(col<&booking::prices>.contains(decimal("1.5"))));
    EXPECT_EQ(answer(col<&booking::maybe>.overlaps(seats)), false);
    db.execute(update<booking>().set(col<&booking::maybe> = std::nullopt).all_rows());
    EXPECT_EQ(answer(col<&booking::maybe>.overlaps(seats)), std::nullopt);
}

TEST_F(range_types, exclude_one_another) {
    create_all<slot_of_time>(db);
    db.execute(insert_into<slot_of_time>().values(slot_of_time{.during = {noon, noon + 2h}}));
    db.execute(insert_into<slot_of_time>().values(slot_of_time{.during = {noon + 2h, noon + 3h}}));
    EXPECT_THROW(db.execute(insert_into<slot_of_time>().values(slot_of_time{.during = {noon + 1h, noon + 3h}})),
                 integrity_error);
}

}  // namespace ranges
