// UNION, INTERSECT, EXCEPT, held against the same SQL written by hand.
#include "compliance/support/by_hand.hpp"

using namespace cupel;
using testing::ElementsAre;
using testing::UnorderedElementsAre;

namespace set_operations {

struct plant {
    std::int64_t id{};
    std::string name;
    std::optional<std::string> colour{};
    decimal height;
};

struct animal {
    std::int64_t id{};
    std::string name;
    std::optional<std::string> colour{};
    decimal height;
};

template <class D>
struct set_operations : compliance::suite_by_hand<D> {
    void SetUp() override {
        create_all<plant, animal>(this->db);
        this->db.execute(insert_into<plant>(with_key).values(std::vector<plant>{{1, "rose", "red", decimal("1.5")},
                                                                                {2, "moss", {}, decimal("0.05")},
                                                                                {3, "rose", "red", decimal("1.5")},
                                                                                {4, "oak", "green", decimal("20")}}));
        this->db.execute(insert_into<animal>(with_key).values(std::vector<animal>{{1, "fox", "red", decimal("0.5")},
                                                                                  {2, "rose", "red", decimal("1.50")},
                                                                                  {4, "oak", "green", decimal("20")},
                                                                                  {5, "eel", {}, decimal("0.1")}}));
    }

    template <class Query>
    std::vector<std::string> names(const Query& query) {
        std::vector<std::string> found;
        for (const auto& row : this->db.execute(query)) found.push_back(row.template get<0>());
        return found;
    }
    std::vector<std::string> asked(std::string_view sql) {
        std::vector<std::string> found;
        for (const auto& row : this->database.ask(this->db, sql)) found.push_back(row[0].value());
        return found;
    }
};
TYPED_TEST_SUITE(set_operations, compliance::databases, compliance::database_names);

constexpr auto plants = select(col<&plant::name>);
constexpr auto animals = select(col<&animal::name>);

TYPED_TEST(set_operations, every_kind) {
    const auto sorted = [](auto query) { return query.order_by(col<&plant::name>); };
    EXPECT_EQ(this->names(sorted(union_(plants, animals))),
              this->asked("SELECT name FROM plant UNION SELECT name FROM animal ORDER BY name"));
    EXPECT_EQ(this->names(sorted(union_all(plants, animals))),
              this->asked("SELECT name FROM plant UNION ALL SELECT name FROM animal ORDER BY name"));
    EXPECT_EQ(this->names(sorted(intersect(plants, animals))),
              this->asked("SELECT name FROM plant INTERSECT SELECT name FROM animal ORDER BY name"));
    EXPECT_EQ(this->names(sorted(except_(plants, animals))),
              this->asked("SELECT name FROM plant EXCEPT SELECT name FROM animal ORDER BY name"));
    EXPECT_THAT(this->names(sorted(union_all(plants, animals))),
                ElementsAre("eel", "fox", "moss", "oak", "oak", "rose", "rose", "rose"));
    EXPECT_THAT(this->names(except_(plants, animals)), ElementsAre("moss"));
    if constexpr (!TestFixture::on_sqlite) {
        this->same(sorted(except_all(plants, animals)),
                   "SELECT name FROM plant EXCEPT ALL SELECT name FROM animal ORDER BY name");
        this->same(sorted(intersect_all(plants, union_all(plants, plants))),
                   "SELECT name FROM plant INTERSECT ALL (SELECT name FROM plant UNION ALL SELECT name FROM plant) "
                   "ORDER BY name");
        this->same(sorted(except_all(union_all(plants, plants), plants.except_(animals))),
                   "(SELECT name FROM plant UNION ALL SELECT name FROM plant) EXCEPT ALL (SELECT name FROM plant "
                   "EXCEPT SELECT name FROM animal) ORDER BY name");
        EXPECT_THAT(this->names(sorted(except_all(plants, animals))), ElementsAre("moss", "rose"));
        EXPECT_THAT(this->names(sorted(intersect_all(plants, union_all(plants, plants)))),
                    ElementsAre("moss", "oak", "rose", "rose"));
    }
}

// Both databases read nested operations the same way: as they are nested here.
TYPED_TEST(set_operations, nested) {
    constexpr auto red = select(col<&plant::name>).where(col<&plant::colour> == "red");
    const auto from_the_left = plants.union_(animals).intersect(red);
    EXPECT_THAT(this->names(from_the_left), ElementsAre("rose"));
    this->same(from_the_left, "SELECT name FROM (SELECT name FROM plant UNION SELECT name FROM animal) AS first "
                              "INTERSECT SELECT name FROM plant WHERE colour = 'red'");
    const auto from_the_right = plants.union_(animals.intersect(red)).order_by(col<&plant::name>);
    EXPECT_THAT(this->names(from_the_right), ElementsAre("moss", "oak", "rose"));
    this->same(from_the_right,
               "SELECT name FROM plant UNION SELECT name FROM (SELECT name FROM animal INTERSECT SELECT name FROM "
               "plant WHERE colour = 'red') AS second ORDER BY name");
    const auto except_of_except = except_(plants, except_(animals, red)).order_by(col<&plant::name>.desc());
    EXPECT_THAT(this->names(except_of_except), ElementsAre("rose", "moss"));
    this->same(except_of_except,
               "SELECT name FROM plant EXCEPT SELECT name FROM (SELECT name FROM animal EXCEPT SELECT name FROM plant "
               "WHERE colour = 'red') AS second ORDER BY name DESC");
    const auto except_in_turn = except_(except_(plants, animals), red);
    EXPECT_THAT(this->names(except_in_turn), ElementsAre("moss"));
    this->same(except_in_turn, "SELECT name FROM plant EXCEPT SELECT name FROM animal EXCEPT SELECT name FROM plant "
                               "WHERE colour = 'red'");
    this->same(
        union_all(intersect(plants, animals), union_(except_(animals, plants), red)).order_by(col<&plant::name>.desc()),
        "SELECT name FROM (SELECT name FROM plant INTERSECT SELECT name FROM animal) AS a UNION ALL SELECT name "
        "FROM (SELECT name FROM animal EXCEPT SELECT name FROM plant UNION SELECT name FROM plant WHERE colour "
        "= 'red') AS b ORDER BY name DESC");
}

// The order and the limit of a member are its own.
TYPED_TEST(set_operations, members_with_limits) {
    constexpr auto last = select(col<&animal::name>).order_by(col<&animal::id>.desc()).limit(1);
    constexpr auto first = select(col<&plant::name>).order_by(col<&plant::id>).limit(2);
    const auto both = first.union_all(last);
    const auto second_of_both = both.order_by(col<&plant::name>.desc()).limit(1).offset(1);
    EXPECT_THAT(this->names(both.order_by(col<&plant::name>)), ElementsAre("eel", "moss", "rose"));
    EXPECT_THAT(this->names(second_of_both), ElementsAre("moss"));
    constexpr std::string_view by_hand = "SELECT name FROM (SELECT name FROM plant ORDER BY id LIMIT 2) AS first UNION "
                                         "ALL SELECT name FROM (SELECT name "
                                         "FROM animal ORDER BY id DESC LIMIT 1) AS last ";
    this->same(both.order_by(col<&plant::name>), std::string(by_hand) + "ORDER BY name");
    this->same(second_of_both, std::string(by_hand) + "ORDER BY name DESC LIMIT 1 OFFSET 1");
    constexpr auto middle = select(col<&plant::name>).order_by(col<&plant::id>.desc()).limit(2).offset(1);
    this->same(
        animals.except_(middle).order_by(col<&animal::name>),
        "SELECT name FROM animal EXCEPT SELECT name FROM (SELECT name FROM plant ORDER BY id DESC LIMIT 2 OFFSET "
        "1) AS middle ORDER BY name");
}

TYPED_TEST(set_operations, null_of_any_side) {
    const auto query = select(col<&plant::name>.template as<"what">(), col<&plant::id>)
                           .union_(select(col<&animal::colour>, col<&animal::id>))
                           .order_by(col<&plant::id>, label<"what">.asc().nulls_first());
    const auto wanted =
        this->database.ask(this->db, "SELECT name AS what, id FROM plant UNION SELECT colour, id FROM animal "
                                     "ORDER BY id, what ASC NULLS FIRST");
    compliance::text_rows found;
    for (const auto& [what, id] : this->db.execute(query)) found.push_back({what, std::to_string(id)});
    EXPECT_EQ(found, wanted);
    EXPECT_EQ(found.back()[0], std::nullopt);
}

TYPED_TEST(set_operations, entities) {
    const auto query =
        union_(select<plant>().where(col<&plant::id> == 2), select<animal>().where(col<&animal::id> == 5));
    std::vector<std::string> found;
    for (const plant& one : this->db.execute(query.order_by(col<&plant::id>))) found.push_back(one.name);
    EXPECT_THAT(found, ElementsAre("moss", "eel"));
    this->same(query.order_by(col<&plant::id>),
               "SELECT id, name, colour, height FROM plant WHERE id = 2 UNION SELECT id, name, colour, height FROM "
               "animal WHERE id = 5 ORDER BY id");
}

// Decimals are compared and ordered as numbers.
TYPED_TEST(set_operations, decimals) {
    const auto query = union_(select(col<&plant::height>), select(col<&animal::height>)).order_by(col<&plant::height>);
    std::vector<decimal> found;
    for (const auto& [height] : this->db.execute(query)) found.push_back(height);
    EXPECT_THAT(found, ElementsAre(decimal("0.05"), decimal("0.1"), decimal("0.5"), decimal("1.5"), decimal("20")));
}

TYPED_TEST(set_operations, inside_other_statements) {
    const auto in_both = select(col<&plant::id>).intersect(select(col<&animal::id>));
    EXPECT_THAT(this->names(select(col<&animal::name>).where(col<&animal::id>.in(in_both)).order_by(col<&animal::id>)),
                ElementsAre("fox", "rose", "oak"));
    EXPECT_THAT(
        this->names(select(col<&animal::name>)
                        .where(exists(select(col<&plant::name>)
                                          .where(col<&plant::name> == col<&animal::name>)
                                          .except_(select(col<&plant::name>).where(col<&plant::colour> == "red"))))),
        ElementsAre("oak"));
    const auto all =
        union_all(select(col<&plant::name>, col<&plant::colour>), select(col<&animal::name>, col<&animal::colour>))
            .template subquery<"everything">();
    const auto counted = select(all[col<&plant::name>], func::count().template as<"n">(),
                                func::count(all[col<&plant::colour>]).template as<"coloured">())
                             .from(all)
                             .group_by(all[col<&plant::name>])
                             .having(func::count() > 1)
                             .order_by(all[col<&plant::name>]);
    std::vector<std::string> found;
    for (const auto& [name, n, coloured] : this->db.execute(counted))
        found.push_back(name + std::to_string(n) + std::to_string(coloured));
    EXPECT_THAT(found, ElementsAre("oak22", "rose33"));
    this->db.execute(delete_from<plant>().where(
        col<&plant::name>.in(union_(animals, select(col<&plant::name>).where(col<&plant::id> == 2)))));
    EXPECT_EQ(this->db.execute(select(func::count()).template from<plant>()).scalar(), 0);
}

}  // namespace set_operations
