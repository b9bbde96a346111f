// CTEs, held against the same SQL written by hand.
#include "compliance/support/by_hand.hpp"

#include <cupel/engine/explain.hpp>

using namespace cupel;
using testing::ElementsAre;

namespace ctes {

struct part {
    std::int64_t id{};
    std::string name;
    std::optional<std::int64_t> inside{};
    std::int32_t weight{};
};

constexpr auto id = col<&part::id>;
constexpr auto name = col<&part::name>;
constexpr auto inside = col<&part::inside>;
constexpr auto weight = col<&part::weight>;

template <class D>
struct ctes : compliance::suite_by_hand<D> {
    void SetUp() override {
        create_all<part>(this->db);
        this->db.execute(insert_into<part>(with_key).values(std::vector<part>{{1, "car", {}, 100},
                                                                              {2, "engine", 1, 40},
                                                                              {3, "wheel", 1, 10},
                                                                              {4, "piston", 2, 5},
                                                                              {5, "ring", 4, 1},
                                                                              {6, "boat", {}, 70}}));
    }

    template <class Query>
    std::vector<std::string> names(const Query& query) {
        std::vector<std::string> found;
        for (const auto& row : this->db.execute(query)) found.push_back(row.template get<0>());
        return found;
    }
    // Whether the plan of a query computes the CTE `light` by itself.
    template <class Query>
    bool computes_light(const Query& query) {
        const std::string_view mark = ctes::on_sqlite ? "MATERIALIZE light" : "CTE Scan on light";
        const query_plan plan = this->db.execute(explain(query));
        for (const std::string& line : plan.lines())
            if (line.find(mark) != std::string::npos) return true;
        return false;
    }
};
TYPED_TEST_SUITE(ctes, compliance::databases, compliance::database_names);

constexpr auto inner = select(inside, func::count().as<"parts">(), func::max(weight).as<"most">())
                           .where(inside.is_not_null() && weight > 0)
                           .group_by(inside)
                           .cte<"inner_parts">();
constexpr auto joined = with(inner)
                            .select(name, inner[label<"parts">] + 10, inner[label<"most">])
                            .from<part>()
                            .left_join(inner, inner[inside] == id)
                            .order_by(id);

TYPED_TEST(ctes, joined) {
    this->same(joined,
               "WITH i AS (SELECT inside, count(*) AS parts, max(weight) AS most FROM part WHERE inside IS NOT NULL "
               "GROUP BY inside) SELECT p.name, i.parts + 10, i.most FROM part p LEFT JOIN i ON i.inside = p.id "
               "ORDER BY p.id");
    EXPECT_EQ(this->db.execute(joined).first()->template get<1>(), 12);
}

constexpr auto heavy = select<part>().where(weight >= 10).cte<"heavy">().materialized();
constexpr auto whole =
    select(heavy[id], heavy[name]).from(heavy).where(heavy[inside].is_null()).cte<"whole">().not_materialized();
constexpr auto one_of_two = with(heavy, whole).select(whole[name]).from(whole).order_by(whole[id]);
constexpr auto both_of_two = with(heavy, whole)
                                 .select(heavy, whole[name].as<"of">())
                                 .from(heavy)
                                 .join(whole, whole[id] == heavy[inside])
                                 .order_by(heavy[id]);

TYPED_TEST(ctes, several) {
    constexpr std::string_view by_hand =
        "WITH heavy AS (SELECT * FROM part WHERE weight >= 10), whole AS (SELECT id, name FROM heavy WHERE inside IS "
        "NULL) ";
    EXPECT_THAT(this->names(one_of_two), ElementsAre("car", "boat"));
    this->same(one_of_two, std::string(by_hand) + "SELECT name FROM whole ORDER BY id");
    this->same(both_of_two, std::string(by_hand) +
                                "SELECT heavy.id, heavy.name, heavy.inside, heavy.weight, whole.name FROM heavy "
                                "JOIN whole ON whole.id = heavy.inside ORDER BY heavy.id");
}

constexpr auto light = select(id, name, inside).where(weight < 10).cte<"light">();
template <class Cte>
constexpr auto once(const Cte& table) {
    return with(table).select(table[name]).from(table);
}
template <class Cte>
constexpr auto twice(const Cte& table) {
    const auto other = table.template alias<"other">();
    return with(table)
        .select(table[name], other[name].template as<"other_name">())
        .from(table)
        .join(other, other[id] == table[inside]);
}

// Used once it is part of the statement, used twice it is not: unless it says so.
TYPED_TEST(ctes, materialized_or_not) {
    EXPECT_FALSE(this->computes_light(once(light)));
    EXPECT_FALSE(this->computes_light(once(light.not_materialized())));
    EXPECT_TRUE(this->computes_light(once(light.materialized())));
    EXPECT_TRUE(this->computes_light(twice(light)));
    EXPECT_TRUE(this->computes_light(twice(light.materialized())));
    EXPECT_FALSE(this->computes_light(twice(light.not_materialized())));
    constexpr std::string_view by_hand =
        "SELECT p.name, other.name FROM part p JOIN part other ON other.id = p.inside WHERE p.weight < 10 AND "
        "other.weight < 10";
    this->same(twice(light), by_hand);
    this->same(twice(light.materialized()), by_hand);
    this->same(twice(light.not_materialized()), by_hand);
}

constexpr auto weights = select(name, weight).cte<"weights">();
constexpr auto lighter = weights.alias<"lighter">();
constexpr auto heavier_than = with(weights)
                                  .select(weights[name], func::count().as<"n">())
                                  .from(weights)
                                  .join(lighter, lighter[weight] < weights[weight])
                                  .group_by(weights[name])
                                  .having(func::count() > 2)
                                  .order_by(label<"n">.desc());

TYPED_TEST(ctes, twice_under_two_names) {
    EXPECT_THAT(this->names(heavier_than), ElementsAre("car", "boat", "engine"));
    this->same(heavier_than,
               "WITH w AS (SELECT name, weight FROM part) SELECT w.name, count(*) AS n FROM w JOIN w AS l ON l.weight "
               "< w.weight GROUP BY w.name HAVING count(*) > 2 ORDER BY n DESC");
}

constexpr auto heavy_names = select(name).where(weight > 50).cte<"heavy_names">();
constexpr auto names_of_heavy = select(heavy_names[name]).from(heavy_names);
constexpr auto in_a_set =
    names_of_heavy.union_(select(name).where(id == 5)).order_by(heavy_names[name].desc()).with(heavy_names);
constexpr auto in_a_subquery = select(name).where(name.in(names_of_heavy.with(heavy_names))).order_by(id);

TYPED_TEST(ctes, in_sets_and_subqueries) {
    EXPECT_THAT(this->names(in_a_set), ElementsAre("ring", "car", "boat"));
    this->same(in_a_set, "WITH h AS (SELECT name FROM part WHERE weight > 50) SELECT name FROM h UNION SELECT name "
                         "FROM part WHERE id = 5 ORDER BY name DESC");
    EXPECT_THAT(this->names(in_a_subquery), ElementsAre("car", "boat"));
    this->same(in_a_subquery, "SELECT name FROM part WHERE name IN (WITH h AS (SELECT name FROM part WHERE weight > "
                              "50) SELECT name FROM h) ORDER BY id");
}

// A CTE of the body alone: the statement around it may have another of the same name.
constexpr auto parts_of =
    select(inside, func::count().as<"n">()).where(inside.is_not_null()).group_by(inside).cte<"grouped">();
constexpr auto filled = with(parts_of)
                            .select(name.as<"holder">(), parts_of[label<"n">])
                            .from<part>()
                            .join(parts_of, parts_of[inside] == id)
                            .where(weight > 20)
                            .cte<"filled">();
constexpr auto through_body =
    with(filled).select(filled[label<"holder">], filled[label<"n">]).from(filled).order_by(filled[label<"holder">]);
constexpr auto sizes =
    select(inside, func::sum(weight).as<"kilos">()).where(weight < 50).group_by(inside).cte<"grouped">();
constexpr auto beside_namesake = with(filled, sizes)
                                     .select(filled[label<"holder">], sizes[label<"kilos">])
                                     .from(filled)
                                     .join(sizes, sizes[label<"kilos">] >= filled[label<"n">] * 5)
                                     .order_by(filled[label<"holder">], sizes[label<"kilos">]);

TYPED_TEST(ctes, in_the_body_of_another) {
    EXPECT_THAT(this->names(through_body), ElementsAre("car", "engine"));
    this->same(through_body,
               "WITH filled AS (WITH grouped AS (SELECT inside, count(*) AS n FROM part WHERE inside IS NOT NULL GROUP "
               "BY inside) SELECT name AS holder, n FROM part JOIN grouped ON grouped.inside = part.id WHERE weight > "
               "20) SELECT holder, n FROM filled ORDER BY holder");
    this->same(beside_namesake,
               "SELECT f.holder, g.kilos FROM (SELECT p.name AS holder, (SELECT count(*) FROM part i WHERE i.inside = "
               "p.id) AS n FROM part p WHERE p.weight > 20 AND p.id IN (SELECT inside FROM part)) f JOIN (SELECT "
               "sum(weight) AS kilos FROM part WHERE weight < 50 GROUP BY inside) g ON g.kilos >= f.n * 5 ORDER BY 1, "
               "2");
}

}  // namespace ctes
