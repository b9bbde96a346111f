// ROLLUP, CUBE and GROUPING SETS give what a SELECT for each set of keys gives. PostgreSQL's alone: SQLite is refused
// by name.
#include "compliance/support/database.hpp"

using namespace cupel;
using testing::ElementsAre;

namespace grouping_sets_ {

struct ride {
    std::int64_t id{};
    std::string city;
    std::optional<std::string> line{};
    std::int64_t passengers{};
};

constexpr auto city = col<&ride::city>;
constexpr auto line = col<&ride::line>;
constexpr auto passengers = col<&ride::passengers>;

using engine = compliance::postgresql;

struct grouping_sets_of_postgresql : compliance::suite<engine> {
    void SetUp() override { create_all<ride>(db); }
    void fill() {
        db.execute(insert_into<ride>().values(std::vector<ride>{{0, "Ulm", "1", 10},
                                                                {0, "Ulm", "1", 20},
                                                                {0, "Ulm", "2", 5},
                                                                {0, "Ulm", std::nullopt, 7},
                                                                {0, "Kiel", "2", 100}}));
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
        for (const auto& row : db.execute(query))
            [&]<std::size_t... Index>(std::index_sequence<Index...>) {
                found.push_back({text_of(row.template get<Index>())...});
            }(std::make_index_sequence<std::remove_cvref_t<decltype(row)>::size>());
        return found;
    }
};

constexpr auto rolled_up =
    select(city, line, func::sum(passengers).as<"sum">(), func::grouping(city, line).as<"level">())
        .group_by(rollup(city, line))
        .order_by(label<"level">, city, line);

TEST_F(grouping_sets_of_postgresql, rollup) {
    fill();
    const auto rows = rows_of(rolled_up);
    EXPECT_EQ(rows,
              database.ask(db, "SELECT * FROM (SELECT city, line, sum(passengers), 0 AS level FROM ride GROUP BY city, "
                               "line UNION ALL SELECT city, NULL, sum(passengers), 1 FROM ride GROUP BY city UNION ALL "
                               "SELECT NULL, NULL, sum(passengers), 3 FROM ride) all_sets ORDER BY level, city, line"));
    ASSERT_EQ(rows.size(), 7U);
    EXPECT_THAT(rows[3], ElementsAre("Ulm", std::nullopt, "7", "0"));
    EXPECT_THAT(rows[5], ElementsAre("Ulm", std::nullopt, "42", "1"));
    EXPECT_THAT(rows[6], ElementsAre(std::nullopt, std::nullopt, "142", "3"));
}

TEST_F(grouping_sets_of_postgresql, the_group_of_everything_is_there_without_rows) {
    const auto rows = db.execute(rolled_up).all();
    ASSERT_EQ(rows.size(), 1U);
    static_assert(std::same_as<std::remove_cvref_t<decltype(rows[0][city])>, std::optional<std::string>>);
    EXPECT_EQ(rows[0][label<"sum">], std::nullopt);
}

constexpr auto cubed = select(city, line, func::count().as<"n">(), func::grouping(city, line).as<"level">())
                           .where(line.is_not_null())
                           .group_by(cube(city, line))
                           .having(func::count() >= 1)
                           .order_by(label<"level">, city, line);

TEST_F(grouping_sets_of_postgresql, cube) {
    fill();
    EXPECT_EQ(rows_of(cubed),
              database.ask(
                  db, "SELECT * FROM (SELECT city, line, count(*), 0 AS level FROM ride WHERE line IS NOT NULL GROUP "
                      "BY city, line UNION ALL SELECT city, NULL, count(*), 1 FROM ride WHERE line IS NOT NULL GROUP "
                      "BY city UNION ALL SELECT NULL, line, count(*), 2 FROM ride WHERE line IS NOT NULL GROUP BY "
                      "line UNION ALL SELECT NULL, NULL, count(*), 3 FROM ride WHERE line IS NOT NULL) all_sets "
                      "ORDER BY level, city, line"));
}

constexpr auto sets = select(city, (passengers / 10).as<"tens">(), func::count().as<"n">())
                          .group_by(grouping_sets(city, grouping_set(city, label<"tens">)))
                          .order_by(city, label<"tens">.asc().nulls_last());

TEST_F(grouping_sets_of_postgresql, sets_of_keys_and_labels) {
    fill();
    const auto rows = rows_of(sets);
    EXPECT_EQ(rows, database.ask(
                        db, "SELECT * FROM (SELECT city, NULL::bigint AS tens, count(*) FROM ride GROUP BY city UNION "
                            "ALL SELECT city, passengers / 10, count(*) FROM ride GROUP BY city, passengers / 10) "
                            "all_sets ORDER BY city, tens NULLS LAST"));
    const auto first = db.execute(sets).first().value();
    static_assert(std::same_as<std::remove_cvref_t<decltype(first[city])>, std::string>);
    static_assert(std::same_as<std::remove_cvref_t<decltype(first[label<"tens">])>, std::optional<std::int64_t>>);
    EXPECT_THAT(rows[0], ElementsAre("Kiel", "10", "1"));
}

constexpr auto shares =
    select(city, func::sum(passengers).as<"sum">(),
           func::sum(func::sum(passengers)).over(partition_by(func::grouping(city))).as<"of_level">())
        .group_by(rollup(city))
        .order_by(city.asc().nulls_last());

TEST_F(grouping_sets_of_postgresql, windows_over_sets) {
    fill();
    EXPECT_THAT(rows_of(shares), ElementsAre(ElementsAre("Kiel", "100", "142"), ElementsAre("Ulm", "42", "142"),
                                             ElementsAre(std::nullopt, "142", "142")));
}

}  // namespace grouping_sets_
