// FILTER, DISTINCT and ORDER BY of aggregates; text, conditions and spread.
#include "compliance/support/by_hand.hpp"

using namespace cupel;
using testing::ElementsAre;

namespace aggregates {

struct shot {
    std::int64_t id{};
    std::string team;
    std::int32_t points{};
    std::optional<std::string> player{};
    bool hit{};
    std::optional<bool> blocked{};
};

constexpr auto team = col<&shot::team>;
constexpr auto points = col<&shot::points>;
constexpr auto player = col<&shot::player>;
constexpr auto hit = col<&shot::hit>;

template <class D>
struct aggregates : compliance::suite_by_hand<D> {
    void SetUp() override {
        create_all<shot>(this->db);
        this->db.execute(insert_into<shot>().values(std::vector<shot>{{0, "a", 1, "ann", true, std::nullopt},
                                                                      {0, "a", 2, std::nullopt, true, true},
                                                                      {0, "a", 2, "bob", true, false},
                                                                      {0, "b", 3, std::nullopt, false, std::nullopt},
                                                                      {0, "b", 4, std::nullopt, true, std::nullopt},
                                                                      {0, "c", 9, "cy", false, true}}));
    }
    // The answer to SQL by hand, one text a row.
    std::vector<std::string> ask(std::string_view sql) {
        std::vector<std::string> lines;
        for (const auto& row : this->database.ask(this->db, sql)) {
            lines.emplace_back();
            for (const auto& value : row) lines.back() += value.value_or("NULL") + " ";
        }
        return lines;
    }
};
TYPED_TEST_SUITE(aggregates, compliance::databases, compliance::database_names);

template <class T>
std::string shown(const std::optional<T>& value) {
    if (!value) return "NULL ";
    if constexpr (std::same_as<T, std::string>) return *value + " ";
    else return std::to_string(*value) + " ";
}

constexpr auto filtered_query =
    select(team, func::count().filter(hit).as<"hits">(), func::sum(points).filter(hit&& points > 1).as<"sum">(),
           func::max(points).filter(!hit).as<"missed">(), func::count(points).distinct().filter(hit).as<"different">())
        .group_by(team)
        .order_by(team);

TYPED_TEST(aggregates, filtered_in_groups) {
    std::vector<std::string> lines;
    for (const auto& [name, hits, sum, missed, different] : this->db.execute(filtered_query).all()) {
        static_assert(std::same_as<std::remove_cvref_t<decltype(hits)>, std::int64_t>);
        static_assert(std::same_as<std::remove_cvref_t<decltype(sum)>, std::optional<std::int64_t>>);
        lines.push_back(name + " " + std::to_string(hits) + " " + shown(sum) + shown(missed) +
                        std::to_string(different) + " ");
    }
    EXPECT_EQ(lines,
              this->ask("SELECT team, sum(CASE WHEN hit THEN 1 ELSE 0 END), sum(CASE WHEN hit AND points > 1 THEN "
                        "points END), max(CASE WHEN NOT hit THEN points END), count(DISTINCT CASE WHEN hit THEN points "
                        "END) FROM shot GROUP BY team ORDER BY team"));
    EXPECT_THAT(lines, ElementsAre("a 3 4 NULL 2 ", "b 1 4 3 1 ", "c 0 NULL 9 0 "));
}

constexpr auto having_query = select(team).group_by(team).having(func::count().filter(points > 1) >= 2).order_by(team);
constexpr auto ordering_query =
    select(team).group_by(team).order_by(func::sum(points).filter(hit).desc().nulls_last(), team);

TYPED_TEST(aggregates, filtered_in_having_and_order_by) {
    EXPECT_THAT(this->db.execute(having_query).scalars(), ElementsAre("a", "b"));
    EXPECT_THAT(this->db.execute(ordering_query).scalars(), ElementsAre("a", "b", "c"));
    this->same(having_query, "SELECT team FROM shot WHERE points > 1 GROUP BY team HAVING count(*) >= 2 ORDER BY team");
    this->same(ordering_query, "SELECT team FROM shot GROUP BY team ORDER BY sum(CASE WHEN hit THEN points END) DESC "
                               "NULLS LAST, team");
}

constexpr auto conditions_query =
    select(team, func::bool_and(hit).as<"all">(), func::bool_or(hit).as<"one">(), func::every(points > 1).as<"every">(),
           func::bool_or(col<&shot::blocked>).as<"blocked">(), func::bool_and(hit).filter(points > 8).as<"few">())
        .group_by(team)
        .order_by(team);

TYPED_TEST(aggregates, of_conditions) {
    const auto rows = this->db.execute(conditions_query).all();
    ASSERT_EQ(rows.size(), 3U);
    std::vector<bool> all, one, every;
    std::vector<std::optional<bool>> blocked, few;
    for (const auto& row : rows) {
        static_assert(std::same_as<std::remove_cvref_t<decltype(row[label<"all">])>, bool>);
        all.push_back(row[label<"all">]);
        one.push_back(row[label<"one">]);
        every.push_back(row[label<"every">]);
        blocked.push_back(row[label<"blocked">]);
        few.push_back(row[label<"few">]);
    }
    EXPECT_THAT(all, ElementsAre(true, false, false));
    EXPECT_THAT(one, ElementsAre(true, true, false));
    EXPECT_THAT(every, ElementsAre(false, true, true));
    EXPECT_THAT(blocked, ElementsAre(true, std::nullopt, true));
    EXPECT_THAT(few, ElementsAre(std::nullopt, std::nullopt, false));
    this->same(conditions_query,
               "SELECT team, min(hit), max(hit), min(points > 1), max(blocked), min(CASE WHEN points > 8 THEN hit END) "
               "FROM shot GROUP BY team ORDER BY team",
               "SELECT team, bool_and(hit), bool_or(hit), every(points > 1), bool_or(blocked), bool_and(hit) FILTER "
               "(WHERE points > 8) FROM shot GROUP BY team ORDER BY team");
}

constexpr auto one_player = select(func::string_agg(player, "-")).from<shot>().where(team == "c");
constexpr auto no_player = select(func::string_agg(player, "-")).from<shot>().where(team == "b");
constexpr auto players = select(func::string_agg(player, ", ")).from<shot>().where(team == "a");
constexpr auto teams =
    select(func::string_agg(team, "").filter(points > 3).as<"t">()).from<shot>().group_by(hit).having(!hit);

TYPED_TEST(aggregates, joined_text_leaves_out_null) {
    EXPECT_EQ(this->db.execute(one_player).scalar(), "cy");
    EXPECT_EQ(this->db.execute(no_player).scalar(), std::nullopt);
    const auto both = this->db.execute(players).scalar();
    EXPECT_TRUE(both == "ann, bob" || both == "bob, ann") << both.value_or("NULL");
    EXPECT_EQ(this->db.execute(teams).scalar(), "c");
    this->same(one_player, "SELECT group_concat(player, '-') FROM shot WHERE team = 'c'",
               "SELECT string_agg(player, '-') FROM shot WHERE team = 'c'");
    this->same(no_player, "SELECT group_concat(player, '-') FROM shot WHERE team = 'b'",
               "SELECT string_agg(player, '-') FROM shot WHERE team = 'b'");
    this->same(players, "SELECT group_concat(player, ', ') FROM shot WHERE team = 'a'",
               "SELECT string_agg(player, ', ') FROM shot WHERE team = 'a'");
    this->same(teams, "SELECT group_concat(team, '') FROM shot WHERE points > 3 AND NOT hit",
               "SELECT string_agg(team, '') FROM shot WHERE points > 3 AND NOT hit");
}

constexpr auto in_order = select(team, func::string_agg(coalesce(player, "?"), ",").order_by(points.desc(), player))
                              .group_by(team)
                              .order_by(team);
constexpr auto different = select(func::string_agg(team, "").distinct().order_by(team.desc())).from<shot>();
constexpr auto spread = select(func::stddev(points).as<"s">(), func::stddev_pop(points).as<"sp">(),
                               func::variance(points).as<"v">(), func::var_pop(points).as<"vp">())
                            .from<shot>()
                            .where(team != "c");
constexpr auto spread_of_one = select(func::var_samp(points).as<"s">(), func::var_pop(points).as<"p">())
                                   .from<shot>()
                                   .group_by(team)
                                   .having(team == "c");

constexpr auto percentiles =
    select(func::percentile_cont(0.5).within_group(points).as<"median">(),
           func::percentile_disc(0.5).within_group(points).as<"lower">(),
           func::percentile_disc(0.5).within_group(points.desc()).as<"upper">(),
           func::percentile_disc(1.0).within_group(player).as<"last">(), func::mode().within_group(points).as<"mode">(),
           func::percentile_cont(0.25).within_group(points).filter(points > 1).as<"quarter">())
        .from<shot>();
constexpr auto percentiles_of_groups = select(team, func::percentile_cont(0.5).within_group(points).as<"median">(),
                                              func::mode().within_group(player.desc()).as<"player">())
                                           .group_by(team)
                                           .order_by(team);

// What SQLite is refused by name.
TYPED_TEST(aggregates, of_postgresql) {
    if constexpr (!TestFixture::on_sqlite) {
        this->same(in_order,
                   "SELECT team, string_agg(coalesce(player, '?'), ',' ORDER BY points DESC, player) FROM shot "
                   "GROUP BY team ORDER BY team");
        this->same(in_order,
                   "SELECT team, array_to_string(array_agg(coalesce(player, '?')), ',') FROM (SELECT * FROM shot ORDER "
                   "BY points DESC, player) AS sorted GROUP BY team ORDER BY team");
        this->same(different, "SELECT string_agg(DISTINCT team, '' ORDER BY team DESC) FROM shot");
        this->same(spread, "SELECT stddev(points)::float8, stddev_pop(points)::float8, variance(points)::float8, "
                           "var_pop(points)::float8 FROM shot WHERE team <> 'c'");
        this->same(spread_of_one,
                   "SELECT var_samp(points)::float8, var_pop(points)::float8 FROM shot WHERE team = 'c'");
        this->same(
            percentiles,
            "SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY points), percentile_disc(0.5) WITHIN GROUP (ORDER "
            "BY points), percentile_disc(0.5) WITHIN GROUP (ORDER BY points DESC), percentile_disc(1) WITHIN "
            "GROUP (ORDER BY player), mode() WITHIN GROUP (ORDER BY points), percentile_cont(0.25) WITHIN GROUP "
            "(ORDER BY points) FILTER (WHERE points > 1) FROM shot");
        this->same(percentiles_of_groups, "SELECT team, percentile_cont(0.5) WITHIN GROUP (ORDER BY points), mode() "
                                          "WITHIN GROUP (ORDER BY player DESC) FROM shot GROUP BY team ORDER BY team");
        std::vector<std::string> lists;
        for (const auto& [name, list] : this->db.execute(in_order)) lists.push_back(list);
        EXPECT_THAT(lists, ElementsAre("bob,?,ann", "?,?", "cy"));
        EXPECT_EQ(this->db.execute(different).scalar(), "cba");
        const auto row = this->db.execute(spread).one();
        EXPECT_NEAR(row[label<"v">].value(), 1.3, 1e-12);
        EXPECT_NEAR(row[label<"vp">].value(), 1.04, 1e-12);
        EXPECT_NEAR(row[label<"s">].value() * row[label<"s">].value(), 1.3, 1e-12);
        EXPECT_NEAR(row[label<"sp">].value() * row[label<"sp">].value(), 1.04, 1e-12);
        const auto one = this->db.execute(spread_of_one).one();
        EXPECT_EQ(one[label<"s">], std::nullopt);
        EXPECT_EQ(one[label<"p">], 0.0);
        // 1 2 2 3 4 9
        const auto found = this->db.execute(percentiles).one();
        EXPECT_EQ(found[label<"median">], 2.5);
        EXPECT_EQ(found[label<"lower">], 2);
        EXPECT_EQ(found[label<"upper">], 3);
        EXPECT_EQ(found[label<"last">], "cy");
        EXPECT_EQ(found[label<"mode">], 2);
        EXPECT_EQ(found[label<"quarter">], 2.0);
        std::vector<double> medians;
        std::vector<std::optional<std::string>> last_ones;
        for (const auto& [name, median, who] : this->db.execute(percentiles_of_groups)) {
            medians.push_back(median);
            last_ones.push_back(who);
        }
        EXPECT_THAT(medians, ElementsAre(2.0, 3.5, 9.0));
        EXPECT_THAT(last_ones, ElementsAre("bob", std::nullopt, "cy"));
    }
}

}  // namespace aggregates
