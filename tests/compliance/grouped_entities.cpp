// Whole entities under grouping sets: missing in the rows of the sets that leave them out. PostgreSQL's alone.
#include "compliance/support/database.hpp"

using namespace cupel;

namespace grouped_entities {

struct brand {
    std::int64_t id{};
    std::string name;
    std::optional<std::string> town{};
};
struct car {
    std::int64_t id{};
    std::int64_t brand_id{};
    std::int64_t doors{};
};

}  // namespace grouped_entities

template <>
struct cupel::mapping<grouped_entities::car> {
    static constexpr auto table =
        cupel::table<"car">(foreign_key<&grouped_entities::car::brand_id, &grouped_entities::brand::id>);
};

namespace grouped_entities {

struct grouped_entities_of_postgresql : compliance::suite<compliance::postgresql> {};

TEST_F(grouped_entities_of_postgresql, rolled_up) {
    create_all<brand, car>(db);
    db.execute(insert_into<brand>(with_key).values(std::vector<brand>{{1, "duck", "paris"}, {2, "beetle", {}}}));
    db.execute(insert_into<car>(with_key).values(std::vector<car>{{1, 1, 4}, {2, 1, 2}, {3, 2, 2}}));
    const auto rows =
        db.execute(select(entity<brand>, func::sum(col<&car::doors>).as<"doors">())
                       .from<brand>()
                       .join<car>()
                       .group_by(rollup(grouping_set(col<&brand::id>, col<&brand::name>, col<&brand::town>)))
                       .order_by(col<&brand::id>.asc().nulls_last()))
            .all();
    EXPECT_EQ(rows.size(), 3u);
    std::vector<std::optional<std::string>> names;
    std::vector<std::int64_t> doors;
    for (const auto& [whole, sum] : rows) {
        names.push_back(whole ? std::optional(whole->name) : std::nullopt);
        doors.push_back(sum.value_or(-1));
    }
    EXPECT_THAT(names, testing::ElementsAre("duck", "beetle", std::nullopt));
    EXPECT_THAT(doors, testing::ElementsAre(6, 2, 8));
    EXPECT_EQ(rows[0].get<0>()->town, "paris");
    EXPECT_EQ(rows[1].get<0>()->town, std::nullopt);
}

}  // namespace grouped_entities
