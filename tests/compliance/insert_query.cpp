// INSERT of the rows of a query, of defaults; what RETURNING gives back.
#include "compliance/support/database.hpp"

using namespace cupel;

namespace insert_queries {

struct reading {
    std::int64_t id{};
    std::string sensor;
    std::optional<double> value;
    bool operator==(const reading&) const = default;
};
struct summary {
    std::string sensor;
    std::int64_t readings{};
    double highest{};
    std::string state = "new";
    bool operator==(const summary&) const = default;
};
struct note {
    std::int64_t id{};
    std::optional<std::string> text;
    bool operator==(const note&) const = default;
};

}  // namespace insert_queries

template <>
struct cupel::mapping<insert_queries::summary> {
    static constexpr auto table = cupel::table<"summary">(primary_key<&insert_queries::summary::sensor>,
                                                          server_default<&insert_queries::summary::state>("new"));
};

namespace insert_queries {

template <class D>
struct insert_query : compliance::suite<D> {
    void fill() {
        create_all<reading, summary, note>(this->db);
        const std::vector<reading> rows{{0, "a", 1.5}, {0, "a", 3.5}, {0, "b", {}}, {0, "b", 2.0}, {0, "c", {}}};
        this->db.execute(insert_into<reading>().values(rows));
    }
};
TYPED_TEST_SUITE(insert_query, compliance::databases, compliance::database_names);

using text_rows = compliance::text_rows;

constexpr auto summed = insert_into<summary>().columns<&summary::sensor, &summary::readings, &summary::highest>().from(
    select(col<&reading::sensor>, func::count(), coalesce(func::max(col<&reading::value>), -1.0))
        .group_by(col<&reading::sensor>)
        .having(func::count() > 1));

TYPED_TEST(insert_query, groups_of_another_table) {
    this->fill();
    EXPECT_EQ(this->db.execute(summed).rows_affected, 2);
    EXPECT_EQ(this->db.execute(select<summary>().order_by(col<&summary::sensor>)).all(),
              (std::vector<summary>{{"a", 2, 3.5, "new"}, {"b", 2, 2.0, "new"}}));
}

TYPED_TEST(insert_query, rows_that_meet_others) {
    this->fill();
    this->db.execute(summed);
    this->db.execute(insert_into<reading>().values(reading{0, "a", 9.5}));
    this->db.run("UPDATE summary SET state = 'old'");
    EXPECT_EQ(this->db.execute(summed.template on_conflict<&summary::sensor>().do_nothing()).rows_affected, 0);
    auto changed = this->db
                       .execute(summed.template on_conflict<&summary::sensor>()
                                    .do_update()
                                    .where(col<&summary::highest> < excluded(col<&summary::highest>))
                                    .returning())
                       .all();
    EXPECT_EQ(changed, (std::vector<summary>{{"a", 3, 9.5, "old"}}));
    EXPECT_EQ(this->database.ask(this->db, "SELECT sensor, readings, state FROM summary ORDER BY 1"),
              (text_rows{{"a", "3", "old"}, {"b", "2", "old"}}));
}

TYPED_TEST(insert_query, a_table_into_itself) {
    this->fill();
    auto copies = this->db
                      .execute(insert_into<reading>()
                                   .columns<&reading::sensor, &reading::value>()
                                   .from(select(func::concat(col<&reading::sensor>, "'"), col<&reading::value>)
                                             .where(col<&reading::sensor> == "b")
                                             .order_by(col<&reading::id>)
                                             .limit(5))
                                   .returning(entity<reading>, (col<&reading::id> * 10).template as<"tenfold">()))
                      .all();
    ASSERT_EQ(copies.size(), 2U);
    const auto& [first, tenfold_of_first] = copies[0];
    EXPECT_EQ(first, (reading{6, "b'", {}}));
    const auto& [second, tenfold] = copies[1];
    EXPECT_EQ(second, (reading{7, "b'", 2.0}));
    EXPECT_EQ(tenfold_of_first, 60);
    EXPECT_EQ(tenfold, 70);
    // With the keys too: all rows of an entity.
    this->db.run("DELETE FROM reading WHERE id > 2");
    EXPECT_THROW(this->db.execute(insert_into<reading>(with_key).from(select<reading>())), integrity_error);
}

TYPED_TEST(insert_query, defaults) {
    this->fill();
    EXPECT_EQ(this->db.execute(insert_into<note>().default_values()).rows_affected, 1);
    auto row = this->db.execute(insert_into<note>().default_values().returning()).one();
    EXPECT_EQ(row, (note{2, std::nullopt}));
    EXPECT_EQ(this->db
                  .execute(insert_into<note>().template columns<&note::text>().from(
                      select(col<&reading::sensor>).where(col<&reading::id> < 3).distinct()))
                  .rows_affected,
              1);
    EXPECT_EQ(this->database.ask(this->db, "SELECT id, text FROM note ORDER BY 1"),
              (text_rows{{"1", std::nullopt}, {"2", std::nullopt}, {"3", "a"}}));
}

}  // namespace insert_queries
