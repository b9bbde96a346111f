// What is asked of ranges, on PostgreSQL, held against the same SQL written by hand: every question has both answers.
#include "compliance/support/database.hpp"

#include <cupel/sql/range.hpp>

#include <algorithm>

using namespace cupel;
using namespace std::chrono;

namespace ranges_by_hand {

using seats_range = range<std::int32_t>;

struct span {
    std::int64_t id{};
    seats_range seats{};
    std::optional<seats_range> maybe{};
    std::int32_t seat{};
    range<decimal> prices{};
    range<timestamp> during{};
    range<cupel::date> days{};
};

constexpr auto id = col<&span::id>;
constexpr auto seats = col<&span::seats>;
constexpr auto maybe = col<&span::maybe>;
constexpr auto seat = col<&span::seat>;
constexpr auto prices = col<&span::prices>;
constexpr auto during = col<&span::during>;
constexpr auto days_of = col<&span::days>;

const timestamp noon = sys_days{2026y / November / 20} + 12h;
const cupel::date leap{2024y / February / 29};
const cupel::date march{2024y / March / 2};

struct ranges_by_hand : testing::Test {
    compliance::postgresql database;
    cupel::postgresql::connection db = database.open();

    void SetUp() override {
        create_all<span>(db);
        db.execute(insert_into<span>(with_key).values(std::vector<span>{
            {1, {1, 5}, seats_range{5, 9}, 3, {decimal("1.5"), decimal("2")}, {noon, noon + 2h}, {leap, march}},
            {2,
             {2, 4},
             seats_range{2, 4},
             4,
             range<decimal>::nothing(),
             range<timestamp>::nothing(),
             {march, 2024y / March / 9}},
            {3,
             seats_range::nothing(),
             seats_range::nothing(),
             1,
             range<decimal>::closed(decimal("2"), decimal("2")),
             {noon + 1h, std::nullopt, false},
             range<cupel::date>::nothing()},
            {4,
             {std::nullopt, 3, false},
             std::nullopt,
             2,
             {std::nullopt, std::nullopt, false},
             {std::nullopt, noon, false, true},
             {std::nullopt, leap, false}},
            {5,
             {5, std::nullopt, true},
             seats_range{1, 5},
             4,
             {decimal("2"), decimal("3"), false, true},
             {noon + 2h, noon + 3h},
             {std::nullopt, std::nullopt, false}},
            {6,
             {std::nullopt, std::nullopt, false},
             seats_range{3, std::nullopt},
             -7,
             {decimal("0"), decimal("1.50"), true, true},
             {noon, noon, true, true},
             {leap, std::nullopt}}}));
    }

    using answers = std::vector<std::optional<std::string>>;

    answers ask(const std::string& sql) {
        answers all;
        for (auto& row : database.ask(db, sql)) all.push_back(row.at(0));
        return all;
    }

    // The answer for each row, and as a condition the rows for which it is true.
    template <class Question>
    void same(Question question, const std::string& by_hand) {
        answers found;
        for (const std::optional<bool> answer :
             db.execute(select(question).template from<span>().order_by(id)).scalars())
            found.push_back(answer ? std::optional<std::string>(*answer ? "t" : "f") : std::nullopt);
        EXPECT_EQ(found, ask("SELECT " + by_hand + " FROM span ORDER BY id")) << by_hand;
        EXPECT_NE(std::ranges::count(found, "t"), 0) << by_hand;
        EXPECT_NE(std::ranges::count(found, "f"), 0) << by_hand;
        answers rows;
        for (const std::int64_t row :
             db.execute(select(id).template from<span>().where(question).order_by(id)).scalars())
            rows.push_back(std::to_string(row));
        EXPECT_EQ(rows, ask("SELECT id FROM span WHERE " + by_hand + " ORDER BY id")) << by_hand;
    }
};

TEST_F(ranges_by_hand, contain_ranges_and_values) {
    same(seats.contains(seats_range{2, 4}), "seats @> int4range(2, 4)");
    same(seats.contains(seats_range::closed(4, 4)), "seats @> '[4,4]'::int4range");
    same(seats.contains(maybe), "seats @> maybe");
    same(maybe.contains(seats_range::nothing()) && id < 4, "maybe @> 'empty'::int4range AND id < 4");
    same(seats.contains(seat), "seats @> seat");
    same(seats.contains(4), "seats @> 4");
    same(!maybe.contains(seat), "NOT maybe @> seat");
    same(prices.contains(decimal("2.0")), "prices @> 2.0");
    same(prices.contains(range<decimal>{decimal("1.6"), decimal("1.7")}), "prices @> numrange(1.6, 1.7)");
    same(during.contains(noon), "during @> '2026-11-20 12:00:00'::timestamp");
    same(during.contains(range<timestamp>{noon + 90min, noon + 100min}),
         "during @> tsrange('2026-11-20 13:30', '2026-11-20 13:40')");
    same(days_of.contains(leap), "days @> '2024-02-29'::date");
}

TEST_F(ranges_by_hand, are_contained) {
    same(seats.contained_by(seats_range{2, std::nullopt}), "seats <@ int4range(2, NULL)");
    same(seats.contained_by(seats_range{1, 5}), "seats <@ int4range(1, 5)");
    same(seats.contained_by(seats_range::nothing()), "seats <@ 'empty'::int4range");
    same(seats.contained_by(maybe), "seats <@ maybe");
    same(maybe.contained_by(seats), "maybe <@ seats");
    same(!prices.contained_by(range<decimal>{decimal("1.5"), std::nullopt}), "NOT prices <@ numrange(1.5, NULL)");
    same(during.contained_by(range<timestamp>{noon, noon + 3h}),
         "during <@ tsrange('2026-11-20 12:00', '2026-11-20 15:00')");
    same(days_of.contained_by(range<cupel::date>{std::nullopt, march}), "days <@ daterange(NULL, '2024-03-02')");
}

TEST_F(ranges_by_hand, overlap_and_touch) {
    same(seats.overlaps(seats_range{4, 5}), "seats && int4range(4, 5)");
    same(seats.overlaps(maybe), "seats && maybe");
    same(prices.overlaps(range<decimal>{decimal("2"), decimal("2.5"), false}), "prices && numrange(2, 2.5, '()')");
    same(during.overlaps(range<timestamp>{noon - 1h, noon}),
         "during && tsrange('2026-11-20 11:00', '2026-11-20 12:00')");
    same(seats.adjacent_to(maybe), "seats -|- maybe");
    same(seats.adjacent_to(seats_range{3, 5}), "seats -|- int4range(3, 5)");
    same(prices.adjacent_to(range<decimal>{decimal("2"), decimal("9")}), "prices -|- numrange(2, 9)");
    same(days_of.adjacent_to(range<cupel::date>{leap, march}), "days -|- daterange('2024-02-29', '2024-03-02')");
}

TEST_F(ranges_by_hand, are_empty_or_not) {
    same(seats.is_empty(), "isempty(seats)");
    same(maybe.is_empty(), "isempty(maybe)");
    same(!prices.is_empty(), "NOT isempty(prices)");
    same(during.is_empty(), "isempty(during)");
    same(days_of.is_empty(), "isempty(days)");
}

TEST_F(ranges_by_hand, have_ends) {
    const auto ends = [&](auto expression, const std::string& by_hand) {
        answers found;
        for (const std::optional<std::int32_t> end :
             db.execute(select(expression).template from<span>().order_by(id)).scalars())
            found.push_back(end ? std::optional(std::to_string(*end)) : std::nullopt);
        EXPECT_EQ(found, ask("SELECT " + by_hand + " FROM span ORDER BY id")) << by_hand;
        EXPECT_NE(std::ranges::count(found, answers::value_type()), 0) << by_hand;
    };
    ends(seats.lower(), "lower(seats)");
    ends(seats.upper(), "upper(seats)");
    ends(maybe.lower(), "lower(maybe)");
    ends(maybe.upper() - seats.lower(), "upper(maybe) - lower(seats)");
    same(seats.upper() > maybe.lower(), "upper(seats) > lower(maybe)");
    same(during.upper() - during.lower() >= 90min, "upper(during) - lower(during) >= interval '90 minutes'");
    same(days_of.lower() == leap, "lower(days) = '2024-02-29'");
    same(prices.upper() > decimal("1.99"), "upper(prices) > 1.99");
}

}  // namespace ranges_by_hand
