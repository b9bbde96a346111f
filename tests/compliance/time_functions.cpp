// Parts of dates and times, their beginnings, and what is added to them: held against <chrono>.
#include "compliance/support/database.hpp"

#include <limits>

using namespace cupel;
using namespace std::chrono_literals;
using namespace std::chrono;

namespace time_functions {

struct event {
    std::int64_t id{};
    timestamp at{};
    timestamptz moment{};
    cupel::date day{};
    std::optional<timestamp> ended{};
};
struct run {
    std::int64_t id{};
    microseconds took{};
    std::optional<microseconds> paused{};
    bool operator==(const run&) const = default;
};

template <class D>
struct times_computed : compliance::suite<D> {};
TYPED_TEST_SUITE(times_computed, compliance::databases, compliance::database_names);

const std::vector<timestamp> moments{sys_days{1y / January / 1},
                                     sys_days{1y / January / 1} + 1us,
                                     sys_days{1582y / October / 10} + 12h + 59min + 59s + 999499us,
                                     sys_days{1900y / February / 28} + 23h + 59min + 59s + 999500us,
                                     sys_days{1969y / December / 31} + 23h + 59min + 59s + 999999us,
                                     timestamp{},
                                     timestamp{1us},
                                     sys_days{1999y / December / 31} + 23h + 59min + 59s + 999999us,
                                     sys_days{2000y / February / 29} + 5h + 7min + 9s + 123456us,
                                     sys_days{2004y / December / 31} + 1h,
                                     sys_days{2005y / January / 2} + 500ms,
                                     sys_days{2008y / December / 29} + 13h + 30min,
                                     sys_days{2010y / January / 3} + 3us,
                                     sys_days{2021y / January / 31} + 12h + 29s,
                                     sys_days{2023y / October / 29} + 1h + 30min,
                                     sys_days{2024y / March / 31} + 2h + 30min + 30s + 30us,
                                     sys_days{2026y / November / 20} + 22h + 41min + 1s,
                                     sys_days{9997y / December / 31} + 23h + 59min + 59s + 999999us};

template <class Database>
void fill(Database& db) {
    create_all<event>(db);
    for (std::size_t i = 0; i < moments.size(); ++i)
        db.execute(
            insert_into<event>(with_key).values(event{static_cast<std::int64_t>(i), moments[i], timestamptz{moments[i]},
                                                      cupel::date(floor<days>(moments[i])), moments[i]}));
}

// What an expression gives for each moment, in their order.
template <class Database, class E>
auto answers(Database& db, E expression) {
    return db.execute(select(expression.template as<"answer">()).template from<event>().order_by(col<&event::id>))
        .scalars();
}

template <class T, class Function>
std::vector<T> of_each(Function function) {
    std::vector<T> all;
    for (timestamp at : moments) all.push_back(static_cast<T>(function(at)));
    return all;
}

sys_days day_of(timestamp at) { return floor<days>(at); }
year_month_day calendar(timestamp at) { return day_of(at); }
sys_days monday(timestamp at) { return day_of(at) - (weekday(day_of(at)) - Monday); }
sys_days new_year(timestamp at) { return calendar(at).year() / January / 1; }
sys_days quarter(timestamp at) {
    return calendar(at).year() / month((static_cast<unsigned>(calendar(at).month()) - 1) / 3 * 3 + 1) / 1;
}
year iso_year(timestamp at) { return calendar(monday(at) + days(3)).year(); }

constexpr auto at = col<&event::at>;
constexpr auto moment = col<&event::moment>;
constexpr auto day = col<&event::day>;

template <fixed_string Part, class Database, class Function>
void expect_part(Database& db, Function function) {
    using part = decltype(cupel::extract<Part>(at));
    const auto wanted = of_each<typename part::value_type>(function);
    EXPECT_EQ(answers(db, cupel::extract<Part>(at)), wanted) << Part.view();
    EXPECT_EQ(answers(db, cupel::extract<Part>(moment)), wanted) << Part.view();
}
template <fixed_string Part, class Database, class Function>
void expect_part_of_day(Database& db, Function function) {
    expect_part<Part>(db, function);
    EXPECT_EQ(answers(db, cupel::extract<Part>(day)), of_each<std::int64_t>(function)) << Part.view();
}

TYPED_TEST(times_computed, have_parts) {
    fill(this->db);
    expect_part_of_day<"year">(this->db, [](timestamp t) { return static_cast<int>(calendar(t).year()); });
    expect_part_of_day<"month">(this->db, [](timestamp t) { return static_cast<unsigned>(calendar(t).month()); });
    expect_part_of_day<"day">(this->db, [](timestamp t) { return static_cast<unsigned>(calendar(t).day()); });
    expect_part_of_day<"quarter">(this->db,
                                  [](timestamp t) { return (static_cast<unsigned>(calendar(t).month()) + 2) / 3; });
    expect_part_of_day<"dow">(this->db, [](timestamp t) { return weekday(day_of(t)).c_encoding(); });
    expect_part_of_day<"isodow">(this->db, [](timestamp t) { return weekday(day_of(t)).iso_encoding(); });
    expect_part_of_day<"doy">(this->db, [](timestamp t) { return (day_of(t) - new_year(t)).count() + 1; });
    expect_part_of_day<"isoyear">(this->db, [](timestamp t) { return static_cast<int>(iso_year(t)); });
    expect_part_of_day<"week">(this->db, [](timestamp t) {
        return (monday(t) + days(3) - sys_days(iso_year(t) / January / 1)).count() / 7 + 1;
    });
    expect_part<"hour">(this->db, [](timestamp t) { return floor<hours>(t - day_of(t)).count(); });
    expect_part<"minute">(this->db, [](timestamp t) { return floor<minutes>(t - day_of(t)).count() % 60; });
    expect_part<"second">(this->db,
                          [](timestamp t) { return static_cast<double>((t - floor<minutes>(t)).count()) / 1e6; });
    expect_part<"epoch">(this->db, [](timestamp t) { return static_cast<double>(t.time_since_epoch().count()) / 1e6; });
    EXPECT_EQ(answers(this->db, extract<"epoch">(day)), of_each<double>([](timestamp t) {
                  return static_cast<double>(sys_seconds(day_of(t)).time_since_epoch().count());
              }));
}

template <fixed_string Part, class Database, class Function>
void expect_beginning(Database& db, Function function) {
    EXPECT_EQ(answers(db, func::date_trunc<Part>(at)), of_each<timestamp>(function)) << Part.view();
    EXPECT_EQ(answers(db, func::date_trunc<Part>(moment)),
              of_each<timestamptz>([&](timestamp t) { return timestamptz{function(t)}; }))
        << Part.view();
}
template <fixed_string Part, class Database, class Function>
void expect_beginning_of_days(Database& db, Function function) {
    expect_beginning<Part>(db, function);
    EXPECT_EQ(answers(db, func::date_trunc<Part>(day)), of_each<cupel::date>(function)) << Part.view();
}

TYPED_TEST(times_computed, have_beginnings) {
    fill(this->db);
    expect_beginning_of_days<"year">(this->db, new_year);
    expect_beginning_of_days<"quarter">(this->db, quarter);
    expect_beginning_of_days<"month">(
        this->db, [](timestamp t) { return sys_days(calendar(t).year() / calendar(t).month() / 1); });
    expect_beginning_of_days<"week">(this->db, monday);
    expect_beginning_of_days<"day">(this->db, day_of);
    expect_beginning<"hour">(this->db, [](timestamp t) { return floor<hours>(t); });
    expect_beginning<"minute">(this->db, [](timestamp t) { return floor<minutes>(t); });
    expect_beginning<"second">(this->db, [](timestamp t) { return floor<seconds>(t); });
}

template <class Database, class Amount>
void expect_shift(Database& db, Amount amount) {
    const auto later = of_each<timestamp>([&](timestamp t) { return t + amount; });
    EXPECT_EQ(answers(db, at + amount), later);
    EXPECT_EQ(answers(db, amount + moment), of_each<timestamptz>([&](timestamp t) { return timestamptz{t + amount}; }));
    EXPECT_EQ(answers(db, (at + amount) - amount), moments);
    EXPECT_EQ(answers(db, at + amount - at), std::vector<microseconds>(moments.size(), amount));
}

TYPED_TEST(times_computed, are_moved_by_durations) {
    fill(this->db);
    expect_shift(this->db, 0s);
    expect_shift(this->db, 1us);
    expect_shift(this->db, 999ms);
    expect_shift(this->db, 25h);
    expect_shift(this->db, weeks(5));
    expect_shift(this->db, days(364) + 86399s + 999999us);
    EXPECT_EQ(answers(this->db, moment - 1s - 1us).back(), (timestamptz{moments.back() - 1s - 1us}));
    // The clocks of Europe and of the test's server change here; days of UTC do not.
    EXPECT_EQ(answers(this->db, moment + days(180)),
              of_each<timestamptz>([](timestamp t) { return timestamptz{t + days(180)}; }));
}

// The last day of a month that is too short.
sys_days months_later(timestamp t, int count) {
    const year_month_day moved = calendar(t) + std::chrono::months(count);
    return moved.ok() ? sys_days(moved) : sys_days(moved.year() / moved.month() / last);
}

TYPED_TEST(times_computed, are_moved_by_months) {
    fill(this->db);
    for (int count : {0, 1, 2, 11, 12}) {
        const auto later = [&](timestamp t) { return months_later(t, count) + (t - day_of(t)); };
        EXPECT_EQ(answers(this->db, at + std::chrono::months(count)), of_each<timestamp>(later)) << count;
        EXPECT_EQ(answers(this->db, moment + std::chrono::months(count)),
                  of_each<timestamptz>([&](timestamp t) { return timestamptz{later(t)}; }))
            << count;
        EXPECT_EQ(answers(this->db, day + std::chrono::months(count)),
                  of_each<cupel::date>([&](timestamp t) { return months_later(t, count); }))
            << count;
        EXPECT_EQ(answers(this->db, at + interval{count, 3, 5}),
                  of_each<timestamp>([&](timestamp t) { return later(t) + days(3) + 5us; }))
            << count;
    }
    EXPECT_EQ(answers(this->db, moment - interval{1, -1, 1}).back(),
              (timestamptz{sys_days{9997y / December / 1} + 23h + 59min + 59s + 999998us}));
    EXPECT_EQ(answers(this->db, at - years(1)).at(8), sys_days{1999y / February / 28} + 5h + 7min + 9s + 123456us);
    this->db.execute(update<event>().set(col<&event::day> = cupel::date(9999y / December / 31)).all_rows());
    EXPECT_EQ(answers(this->db, day - std::chrono::months(1)).front(), cupel::date(9999y / November / 30));
    EXPECT_EQ(answers(this->db, day + std::chrono::months(0)).front(), cupel::date(9999y / December / 31));
}

TYPED_TEST(times_computed, dates_are_moved_by_days) {
    fill(this->db);
    EXPECT_EQ(answers(this->db, day + 30), of_each<cupel::date>([](timestamp t) { return day_of(t) + days(30); }));
    EXPECT_EQ(answers(this->db, day + days(1) - 1), of_each<cupel::date>(day_of));
    EXPECT_EQ(answers(this->db, day + col<&event::id>).at(8), cupel::date(2000y / March / 8));
    EXPECT_EQ(answers(this->db, day + 30 - day), std::vector<std::int32_t>(moments.size(), 30));
    EXPECT_EQ(answers(this->db, day - cupel::date(1970y / January / 1)),
              of_each<std::int32_t>([](timestamp t) { return day_of(t).time_since_epoch().count(); }));
}

TYPED_TEST(times_computed, lie_apart) {
    fill(this->db);
    for (timestamp other : {moments.front(), timestamp{}, moments[7]}) {
        EXPECT_EQ(answers(this->db, at - other), of_each<microseconds>([&](timestamp t) { return t - other; }));
        EXPECT_EQ(answers(this->db, timestamptz{other} - moment),
                  of_each<microseconds>([&](timestamp t) { return other - t; }));
    }
    const auto count = [&](auto condition) {
        return this->db.execute(select(func::count()).template from<event>().where(condition)).scalar();
    };
    EXPECT_EQ(count(col<&event::ended> - at == 0s), std::ssize(moments));
    EXPECT_EQ(count(at - timestamp{} > 24h * 365 * 30),
              std::ranges::count_if(moments, [](timestamp t) { return t - timestamp{} > 24h * 365 * 30; }));
    EXPECT_EQ(count(at > func::now() - years(5) && at < func::now() + 1h && at.is_not_null()),
              std::ranges::count_if(moments, [](timestamp t) {
                  const auto now = std::chrono::time_point_cast<microseconds>(system_clock::now());
                  return t > now - days(1826) && t < now;
              }));
    this->db.execute(update<event>().set(col<&event::ended> = std::nullopt).all_rows());
    EXPECT_EQ(answers(this->db, col<&event::ended> - at).front(), std::nullopt);
    EXPECT_EQ(answers(this->db, col<&event::ended> + 1us).front(), std::nullopt);
    EXPECT_EQ(answers(this->db, col<&event::ended> + std::chrono::months(1)).front(), std::nullopt);
    EXPECT_EQ(answers(this->db, extract<"second">(col<&event::ended>)).front(), std::nullopt);
    EXPECT_EQ(answers(this->db, func::date_trunc<"week">(col<&event::ended>)).front(), std::nullopt);
}

TYPED_TEST(times_computed, make_groups) {
    fill(this->db);
    const auto decades = this->db
                             .execute(select(func::date_trunc<"year">(at).template as<"year">(), func::count())
                                          .where(extract<"year">(at).between(2005, 2025))
                                          .group_by(func::date_trunc<"year">(at))
                                          .order_by(func::date_trunc<"year">(at)))
                             .all();
    ASSERT_EQ(decades.size(), 6u);
    EXPECT_EQ(decades.front().template get<0>(), timestamp(sys_days{2005y / January / 1}));
    EXPECT_EQ(this->db.execute(select(func::max(at) - func::min(at)).template from<event>()).scalar(),
              moments.back() - moments.front());
    EXPECT_EQ(this->db.execute(select(extract<"year">(func::max(at + 2s))).template from<event>()).scalar(), 9998);
}

TYPED_TEST(times_computed, days_are_made_of_numbers) {
    fill(this->db);
    EXPECT_EQ(answers(this->db, func::make_date(extract<"year">(day), extract<"month">(day), extract<"day">(day))),
              of_each<cupel::date>(day_of));
    EXPECT_EQ(this->db.execute(select(func::make_date(2024, 2, 29))).scalar(), cupel::date(2024y / February / 29));
    EXPECT_THROW(this->db.execute(select(func::make_date(2023, 2, 29))).scalar(), data_error);
    EXPECT_THROW(this->db.execute(select(func::make_date(2023, 13, 1))).scalar(), data_error);
}

// SQLite has no text for what lies behind the year 9999; it answers NULL, which no timestamp is.
TYPED_TEST(times_computed, behind_the_calendar_are_refused_or_right) {
    fill(this->db);
    const auto last_of = [&](auto expression) {
        return this->db.execute(select(expression).template from<event>().where(col<&event::id> == 17)).scalar();
    };
    if constexpr (std::same_as<typename TypeParam::dialect, sqlite>) {
        EXPECT_THROW(last_of(at + years(3)), data_error);
        EXPECT_THROW(last_of(at + days(1200)), data_error);
        EXPECT_THROW(last_of(at + 1200 * 24h + 1us), data_error);
        EXPECT_THROW(last_of(day + 1200), data_error);
    } else {
        EXPECT_EQ(last_of(at + days(1200)), moments.back() + days(1200));
        EXPECT_EQ(last_of(at + 1200 * 24h + 1us), moments.back() + days(1200) + 1us);
        EXPECT_EQ(last_of(day + 1200), cupel::date(day_of(moments.back()) + days(1200)));
    }
}

TYPED_TEST(times_computed, durations_are_stored_and_compared) {
    create_all<run>(this->db);
    const std::vector<run> rows{{1, 0us, {}}, {2, -1us, 1h}, {3, microseconds::max(), microseconds::min()}};
    this->db.execute(insert_into<run>(with_key).values(rows));
    EXPECT_EQ(this->db.execute(select<run>().order_by(col<&run::id>)).all(), rows);
    EXPECT_EQ(this->db.execute(select(col<&run::id>).order_by(col<&run::took>)).scalars(),
              (std::vector<std::int64_t>{2, 1, 3}));
    EXPECT_EQ(this->db.execute(select(col<&run::id>).where(col<&run::paused> >= 60min)).scalar(), 2);
    EXPECT_EQ(this->db.execute(select(col<&run::took> + 1us).where(col<&run::id> == 2)).scalar(), 0us);
    EXPECT_EQ(this->db.execute(select(func::max(col<&run::took> - 5s)).where(col<&run::id> < 3)).scalar(), -5s);
}

}  // namespace time_functions
