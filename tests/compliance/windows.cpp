// Functions over windows: the numbers are those of the same SQL by hand.
#include "compliance/support/database.hpp"

#include <tuple>

using namespace cupel;
using testing::ElementsAre;

namespace windows {

struct run {
    std::int64_t id{};
    std::string runner;
    std::int64_t seconds{};
    std::optional<std::int64_t> heart{};
    timestamp at{};
    bool won{};
};

constexpr auto id = col<&run::id>;
constexpr auto runner = col<&run::runner>;
constexpr auto seconds = col<&run::seconds>;
constexpr auto heart = col<&run::heart>;

template <class D>
struct windows : compliance::suite<D> {
    void SetUp() override {
        create_all<run>(this->db);
        const timestamp start = std::chrono::sys_days{std::chrono::year{2024} / 1 / 30};
        const auto day = [&](int days) { return start + std::chrono::days{days}; };
        this->db.execute(
            insert_into<run>(with_key).values(std::vector<run>{{1, "ann", 60, 120, day(0), true},
                                                               {2, "ann", 60, std::nullopt, day(1), false},
                                                               {3, "ann", 58, 130, day(20), true},
                                                               {4, "bob", 70, 110, day(32), true},
                                                               {5, "bob", 65, std::nullopt, day(33), true},
                                                               {6, "cy", 60, 140, day(90), false},
                                                               {7, "cy", 61, 141, day(91), true},
                                                               {8, "cy", 60, std::nullopt, day(92), false}}));
    }

    template <class T>
    static std::optional<std::string> text_of(const T& value) {
        if constexpr (requires { value.has_value(); }) return value.has_value() ? text_of(*value) : std::nullopt;
        else if constexpr (std::same_as<T, std::string>) return value;
        else return std::to_string(value);
    }

    template <class Query>
    compliance::text_rows rows_of(const Query& query) {
        compliance::text_rows found;
        for (const auto& row : this->db.execute(query))
            [&]<std::size_t... Index>(std::index_sequence<Index...>) {
                found.push_back({text_of(row.template get<Index>())...});
            }(std::make_index_sequence<std::remove_cvref_t<decltype(row)>::size>());
        return found;
    }

    template <class Query>
    void expect_same(const Query& query, const std::string& by_hand) {
        const auto found = rows_of(query);
        EXPECT_EQ(found, this->database.ask(this->db, by_hand)) << by_hand;
        EXPECT_FALSE(found.empty()) << by_hand;
    }
};
TYPED_TEST_SUITE(windows, compliance::databases, compliance::database_names);

constexpr auto by_seconds = partition_by(runner).order_by(seconds);
constexpr auto ranks_query =
    select(id, func::row_number().over(partition_by(runner).order_by(seconds, id)).as<"number">(),
           func::rank().over(by_seconds).as<"rank">(), func::dense_rank().over(by_seconds).as<"dense">(),
           func::ntile(2).over(partition_by(runner).order_by(id)).as<"half">())
        .order_by(id);
constexpr auto shares_query = select(func::percent_rank().over(order_by(seconds)).as<"percent">(),
                                     func::cume_dist().over(order_by(seconds)).as<"share">())
                                  .order_by(id);

TYPED_TEST(windows, ranks) {
    this->expect_same(ranks_query,
                      "SELECT id, row_number() OVER (PARTITION BY runner ORDER BY seconds, id), rank() OVER w, "
                      "dense_rank() OVER w, ntile(2) OVER (PARTITION BY runner ORDER BY id) FROM run WINDOW w AS "
                      "(PARTITION BY runner ORDER BY seconds) ORDER BY id");
    EXPECT_THAT(this->rows_of(ranks_query)[6], ElementsAre("7", "3", "3", "2", "1"));
    std::vector<double> percent, share;
    for (const auto& row : this->db.execute(shares_query).all()) {
        percent.push_back(row.template get<0>());
        share.push_back(row.template get<1>());
    }
    // seconds: 60 60 58 70 65 60 61 60
    EXPECT_THAT(percent, ElementsAre(1 / 7.0, 1 / 7.0, 0.0, 1.0, 6 / 7.0, 1 / 7.0, 5 / 7.0, 1 / 7.0));
    EXPECT_THAT(share, ElementsAre(5 / 8.0, 5 / 8.0, 1 / 8.0, 1.0, 7 / 8.0, 5 / 8.0, 6 / 8.0, 5 / 8.0));
}

constexpr auto by_id = partition_by(runner).order_by(id);
constexpr auto neighbours_query =
    select(id, func::lag(seconds).over(by_id).as<"before">(), func::lead(seconds, 2).over(by_id).as<"after">(),
           func::lag(seconds, 1, 0).over(by_id).as<"or_zero">(), func::lag(heart, 1, -1).over(by_id).as<"heart">(),
           func::lead(runner, 1, "nobody").over(by_id).as<"next">(), func::lag(seconds, 0).over(by_id).as<"own">())
        .order_by(id);

TYPED_TEST(windows, neighbours) {
    this->expect_same(neighbours_query,
                      "SELECT id, lag(seconds) OVER w, lead(seconds, 2) OVER w, lag(seconds, 1, 0) OVER w, lag(heart, "
                      "1, -1) OVER w, lead(runner, 1, 'nobody') OVER w, lag(seconds, 0) OVER w FROM run WINDOW w AS "
                      "(PARTITION BY runner ORDER BY id) ORDER BY id");
    EXPECT_THAT(this->rows_of(neighbours_query)[2],
                ElementsAre("3", "60", std::nullopt, "60", std::nullopt, "nobody", "58"));
    const auto row = this->db.execute(neighbours_query).first().value();
    static_assert(std::same_as<std::remove_cvref_t<decltype(row[label<"before">])>, std::optional<std::int64_t>>);
    static_assert(std::same_as<std::remove_cvref_t<decltype(row[label<"or_zero">])>, std::int64_t>);
    static_assert(std::same_as<std::remove_cvref_t<decltype(row[label<"heart">])>, std::optional<std::int64_t>>);
}

constexpr auto ends_query =
    select(id, func::first_value(seconds).over(by_id).as<"first">(), func::last_value(seconds).over(by_id).as<"last">(),
           func::last_value(seconds).over(by_id.rows(unbounded_preceding, unbounded_following)).as<"very_last">(),
           func::nth_value(heart, 2).over(partition_by(runner).order_by(id.desc())).as<"second">(),
           func::first_value(id).over(by_id.rows(following(1), following(2))).as<"next">())
        .order_by(id);

TYPED_TEST(windows, ends_of_frames) {
    this->expect_same(ends_query,
                      "SELECT id, first_value(seconds) OVER w, last_value(seconds) OVER w, last_value(seconds) OVER (w "
                      "ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING), nth_value(heart, 2) OVER (PARTITION "
                      "BY runner ORDER BY id DESC), first_value(id) OVER (w ROWS BETWEEN 1 FOLLOWING AND 2 FOLLOWING) "
                      "FROM run WINDOW w AS (PARTITION BY runner ORDER BY id) ORDER BY id");
    EXPECT_THAT(this->rows_of(ends_query)[5], ElementsAre("6", "60", "60", "60", "141", "7"));
}

constexpr auto ordered = order_by(seconds);
constexpr auto frames_query =
    select(id, func::sum(id).over(order_by(seconds, id).rows(preceding(2))).as<"a">(),
           func::sum(id).over(order_by(seconds, id).rows(preceding(3), preceding(2))).as<"b">(),
           func::sum(id).over(ordered.range(preceding(2), following(1))).as<"c">(),
           func::sum(id).over(ordered.groups(preceding(1), following(1))).as<"d">(),
           func::sum(id).over(order_by(seconds.desc()).range(preceding(1))).as<"e">(),
           func::count(heart).over(ordered.range(current_row, unbounded_following)).as<"f">())
        .order_by(id);
constexpr auto exclusions_query =
    select(id, func::sum(id).over(ordered.exclude_current_row()).as<"a">(),
           func::sum(id).over(ordered.groups(preceding(1), following(1)).exclude_group()).as<"b">(),
           func::sum(id).over(ordered.groups(unbounded_preceding).exclude_ties()).as<"c">(),
           func::sum(id).over(ordered.range(unbounded_preceding).exclude_no_others()).as<"d">())
        .order_by(id);

TYPED_TEST(windows, frames) {
    this->expect_same(
        frames_query,
        "SELECT id, sum(id) OVER (ORDER BY seconds, id ROWS 2 PRECEDING), sum(id) OVER (ORDER BY seconds, "
        "id ROWS BETWEEN 3 PRECEDING AND 2 PRECEDING), sum(id) OVER (ORDER BY seconds RANGE BETWEEN 2 "
        "PRECEDING AND 1 FOLLOWING), sum(id) OVER (ORDER BY seconds GROUPS BETWEEN 1 PRECEDING AND 1 "
        "FOLLOWING), sum(id) OVER (ORDER BY seconds DESC RANGE 1 PRECEDING), count(heart) OVER (ORDER BY "
        "seconds RANGE BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING) FROM run ORDER BY id");
    // Seconds and ids in order: 58: 3; 60: 1 2 6 8; 61: 7; 65: 5; 70: 4.
    EXPECT_THAT(this->rows_of(frames_query)[6], ElementsAre("7", "21", "8", "24", "29", "7", "2"));
    this->expect_same(
        exclusions_query,
        "SELECT id, sum(id) OVER (ORDER BY seconds RANGE UNBOUNDED PRECEDING EXCLUDE CURRENT ROW), sum(id) "
        "OVER (ORDER BY seconds GROUPS BETWEEN 1 PRECEDING AND 1 FOLLOWING EXCLUDE GROUP), sum(id) OVER "
        "(ORDER BY seconds GROUPS UNBOUNDED PRECEDING EXCLUDE TIES), sum(id) OVER (ORDER BY seconds "
        "RANGE UNBOUNDED PRECEDING EXCLUDE NO OTHERS) FROM run ORDER BY id");
    EXPECT_THAT(this->rows_of(exclusions_query)[1], ElementsAre("2", "18", "10", "5", "20"));
    EXPECT_THAT(this->rows_of(exclusions_query)[2], ElementsAre("3", std::nullopt, "17", "3", "3"));
}

constexpr auto groups_query =
    select(runner, func::sum(seconds).as<"total">(),
           func::sum(func::sum(seconds)).over(order_by(runner)).as<"running">(),
           func::rank().over(order_by(func::count().desc())).as<"rank">(),
           func::count().filter(runner != "bob").over().as<"others">(), func::count().over().as<"groups">())
        .group_by(runner)
        .having(func::count() > 1)
        .order_by(func::row_number().over(order_by(runner.desc())));

TYPED_TEST(windows, over_groups) {
    this->expect_same(
        groups_query,
        "SELECT runner, sum(seconds), CAST(sum(sum(seconds)) OVER (ORDER BY runner) AS BIGINT), rank() "
        "OVER (ORDER BY count(*) DESC), count(*) FILTER (WHERE runner <> 'bob') OVER (), count(*) OVER () "
        "FROM run GROUP BY runner HAVING count(*) > 1 ORDER BY runner DESC");
    EXPECT_THAT(this->rows_of(groups_query)[0], ElementsAre("cy", "181", "494", "1", "2", "3"));
}

// Every form of a frame that does not begin with the first row, by hand with CASE.
constexpr auto filtered_query =
    select(
        id, func::min(seconds + 1).filter(seconds > 60).over(order_by(id).rows(preceding(1), following(1))).as<"a">(),
        func::max(seconds)
            .filter(heart > 115)
            .over(order_by(runner).groups(current_row, unbounded_following))
            .as<"b">(),
        func::max(runner).filter(runner != "cy").over(order_by(seconds).range(preceding(5), following(5))).as<"c">(),
        func::min(seconds).filter(seconds > 60).over(window<"w">).as<"d">(),
        func::min(seconds).filter(seconds > 60).over(order_by(id).rows(preceding(1)).exclude_current_row()).as<"e">())
        .window<"w">(partition_by(runner).order_by(id).rows(preceding(1)))
        .order_by(id);

// bool_or is max on SQLite.
constexpr auto won_query =
    select(func::bool_or(col<&run::won>).filter(runner == "cy").over(order_by(id).rows(preceding(1))).as<"x">())
        .order_by(id);

TYPED_TEST(windows, extremes_of_some_rows_in_a_frame) {
    this->expect_same(
        filtered_query,
        "SELECT id, min(CASE WHEN seconds > 60 THEN seconds + 1 END) OVER (ORDER BY id ROWS BETWEEN 1 PRECEDING AND 1 "
        "FOLLOWING), max(CASE WHEN heart > 115 THEN seconds END) OVER (ORDER BY runner GROUPS BETWEEN CURRENT ROW AND "
        "UNBOUNDED FOLLOWING), max(CASE WHEN runner <> 'cy' THEN runner END) OVER (ORDER BY seconds RANGE BETWEEN 5 "
        "PRECEDING AND 5 FOLLOWING), min(CASE WHEN seconds > 60 THEN seconds END) OVER (PARTITION BY runner ORDER BY "
        "id ROWS 1 PRECEDING), min(CASE WHEN seconds > 60 THEN seconds END) OVER (ORDER BY id ROWS 1 PRECEDING EXCLUDE "
        "CURRENT ROW) FROM run ORDER BY id");
    EXPECT_THAT(this->rows_of(filtered_query)[2], ElementsAre("3", "71", "61", "ann", std::nullopt, std::nullopt));
    std::vector<std::optional<bool>> found;
    for (const auto& row : this->db.execute(won_query)) found.push_back(row.template get<0>());
    const std::vector<std::optional<bool>> wanted{std::nullopt, std::nullopt, std::nullopt, std::nullopt,
                                                  std::nullopt, false,        true,         true};
    EXPECT_EQ(found, wanted);
}

constexpr auto lists_query =
    select(id, func::string_agg(runner, "-").over(partition_by(runner).order_by(id)).as<"list">(),
           func::bool_and(col<&run::won>).over(by_id).as<"all">(),
           func::max(runner).filter(seconds < 60).over(order_by(id)).as<"fast">())
        .order_by(id);

TYPED_TEST(windows, aggregates) {
    const auto rows = this->db.execute(lists_query).all();
    std::vector<std::string> lists;
    std::vector<bool> all;
    std::vector<std::optional<std::string>> fast;
    for (const auto& row : rows) {
        lists.push_back(row[label<"list">]);
        all.push_back(row[label<"all">]);
        fast.push_back(row[label<"fast">]);
    }
    EXPECT_THAT(lists, ElementsAre("ann", "ann-ann", "ann-ann-ann", "bob", "bob-bob", "cy", "cy-cy", "cy-cy-cy"));
    EXPECT_THAT(all, ElementsAre(true, false, false, true, true, false, false, false));
    EXPECT_THAT(fast, ElementsAre(std::nullopt, std::nullopt, "ann", "ann", "ann", "ann", "ann", "ann"));
}

constexpr auto named_query =
    select(id, func::rank().over(window<"w">).as<"rank">(), func::sum(seconds).over(window<"all">).as<"sum">(),
           func::count().over(window<"near">).as<"near">())
        .where(seconds > 58)
        .window<"w">(partition_by(runner).order_by(seconds))
        .window<"all">(partition_by())
        .window<"near">(order_by(seconds).range(preceding(1), following(4)))
        .order_by(func::row_number().over(window<"w">), id);

TYPED_TEST(windows, of_a_name) {
    this->expect_same(named_query,
                      "SELECT id, rank() OVER (PARTITION BY runner ORDER BY seconds), sum(seconds) OVER (), count(*) "
                      "OVER (ORDER BY seconds RANGE BETWEEN 1 PRECEDING AND 4 FOLLOWING) FROM run WHERE seconds > 58 "
                      "ORDER BY row_number() OVER (PARTITION BY runner ORDER BY seconds), id");
    const auto rows = this->rows_of(named_query);
    ASSERT_EQ(rows.size(), 7U);
    EXPECT_THAT(rows[6], ElementsAre("7", "3", "436", "6"));
}

// Joined text in an order, where aggregates have none: the last row of each part has it all.
constexpr auto whole_lists =
    select(runner,
           func::string_agg(cast<std::string>(id), "<")
               .over(partition_by(runner).order_by(seconds, id.desc()).rows(unbounded_preceding, unbounded_following))
               .as<"list">())
        .distinct()
        .order_by(runner);

TYPED_TEST(windows, joined_text_in_order) {
    EXPECT_THAT(this->rows_of(whole_lists),
                ElementsAre(ElementsAre("ann", "3<2<1"), ElementsAre("bob", "5<4"), ElementsAre("cy", "8<6<7")));
}

constexpr auto month = order_by(col<&run::at>).range(preceding(interval{.months = 1}));
constexpr auto within_a_month = select(id, func::count().over(month).as<"n">()).order_by(id);

// What SQLite is refused by name.
TYPED_TEST(windows, ranges_of_times) {
    if constexpr (std::same_as<typename TypeParam::dialect, cupel::postgresql>) {
        this->expect_same(within_a_month, "SELECT id, count(*) OVER (ORDER BY at RANGE INTERVAL '1 month' PRECEDING) "
                                          "FROM run ORDER BY id");
        EXPECT_THAT(this->rows_of(within_a_month)[3], ElementsAre("4", "2"));
    }
}

}  // namespace windows
