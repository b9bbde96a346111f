// CTEs in front of statements that write, and CTEs that write themselves: what they answer and what they leave.
#include "compliance/support/by_hand.hpp"

using namespace cupel;
using testing::ElementsAre;

namespace writing_ctes {

struct part {
    std::int64_t id{};
    std::string name;
    std::optional<std::int64_t> inside{};
    std::int32_t weight{};
};
struct scrap {
    std::int64_t id{};
    std::string name;
    std::int32_t weight{};
};

constexpr auto id = col<&part::id>;
constexpr auto name = col<&part::name>;
constexpr auto inside = col<&part::inside>;
constexpr auto weight = col<&part::weight>;

template <class D>
struct writing_ctes : compliance::suite_by_hand<D> {
    void SetUp() override {
        create_all<part, scrap>(this->db);
        this->db.execute(insert_into<part>(with_key).values(std::vector<part>{{1, "car", {}, 100},
                                                                              {2, "engine", 1, 40},
                                                                              {3, "wheel", 1, 10},
                                                                              {4, "piston", 2, 5},
                                                                              {5, "ring", 4, 1},
                                                                              {6, "boat", {}, 70}}));
    }

    compliance::text_rows tables() {
        return this->database.ask(this->db, "SELECT 'part', id, name, inside, weight FROM part UNION ALL "
                                            "SELECT 'scrap', id, name, NULL, weight FROM scrap ORDER BY 1, 2");
    }
    // The rows of a statement, and the tables as it leaves them, are those of the text. Nothing of it stays.
    template <class Query>
    void same_writes(const Query& query, std::string_view text) {
        const compliance::text_rows before = tables();
        std::vector<compliance::text_rows> left;
        this->database.ask(this->db, "BEGIN");
        const auto [found, wanted] = this->both(query, text, [&] {
            left.push_back(tables());
            this->database.ask(this->db, "ROLLBACK");
            this->database.ask(this->db, "BEGIN");
        });
        this->database.ask(this->db, "ROLLBACK");
        EXPECT_EQ(found, wanted) << text;
        EXPECT_EQ(left.at(0), left.at(1)) << text;
        EXPECT_NE(left.at(0), before) << text;
        EXPECT_EQ(tables(), before);
    }
};
TYPED_TEST_SUITE(writing_ctes, compliance::databases, compliance::database_names);

constexpr auto light = select(id).where(weight < 10).cte<"light">();
constexpr auto light_ids = select(light[id]).from(light);
constexpr auto updated = with(light).update<part>().set(weight = 9).where(id.in(light_ids));
constexpr auto inserted = with(light).insert_into<part>(with_key).values(
    id = 7, name = "new", weight = coalesce(cast<std::int32_t>(scalar(select(func::count()).from(light))), 0));
constexpr auto deleted = with(light).delete_from<part>().where(id.in(light_ids));

TYPED_TEST(writing_ctes, before_statements_that_write) {
    this->same_writes(updated, "UPDATE part SET weight = 9 WHERE id IN (SELECT id FROM part WHERE weight < 10)");
    this->same_writes(inserted, "WITH l AS (SELECT id FROM part WHERE weight < 10) INSERT INTO part (id, name, weight) "
                                "VALUES (7, 'new', (SELECT count(*) FROM l))");
    this->same_writes(deleted, "WITH l AS (SELECT id FROM part WHERE weight < 10) DELETE FROM part WHERE id IN "
                               "(SELECT id FROM l)");
    this->db.execute(updated);
    EXPECT_EQ(this->db.execute(select(func::sum(weight)).where(id.in(4, 5))).scalar(), 18);
    this->db.execute(inserted);
    EXPECT_EQ(this->db.execute(select(weight).where(id == 7)).scalar(), 2);
    this->db.execute(deleted);
    EXPECT_EQ(this->db.execute(select(func::count()).template from<part>()).scalar(), 4);
}

constexpr auto whole = select(id.as<"whole">(), weight.as<"kilos">()).where(inside.is_null()).cte<"whole_parts">();
constexpr auto joined_by_update = with(whole)
                                      .update<part>()
                                      .set(weight = weight + whole[label<"kilos">])
                                      .from(whole)
                                      .where(whole[label<"whole">] == inside);

constexpr auto copied = select(name, weight).where(weight > param<"least">).cte<"copied">();
constexpr auto copy_query =
    with(copied).insert_into<part>(with_key).columns<&part::id, &part::name, &part::weight>().from(
        select(literal(std::int64_t{50}), copied[name], copied[weight])
            .from(copied)
            .union_(select(literal(std::int64_t{51}), literal("x"), literal(1))));

TYPED_TEST(writing_ctes, beside_the_table_that_is_written) {
    this->same_writes(joined_by_update,
                      "WITH w AS (SELECT id AS top, weight AS kilos FROM part WHERE inside IS NULL) UPDATE part SET "
                      "weight = part.weight + w.kilos FROM w WHERE w.top = part.inside");
    this->db.execute(joined_by_update);
    EXPECT_EQ(this->db.execute(select(weight).where(id == 2)).scalar(), 140);
    EXPECT_EQ(this->db.execute(select(weight).where(id == 4)).scalar(), 5);
    auto copy = this->db.prepare(copy_query);
    copy(param<"least"> = 120);
    EXPECT_EQ(this->database.ask(this->db, "SELECT name, weight FROM part WHERE id >= 50 ORDER BY id"),
              (compliance::text_rows{{"engine", "140"}, {"x", "1"}}));
}

// The statement around it sees the tables as they were.
constexpr auto gone = delete_from<part>().where(weight < 10).returning(id, name, inside, weight).cte<"gone">();
constexpr auto names_gone = with(gone)
                                .select(gone[name], scalar(select(func::count()).from<part>()).as<"before">())
                                .from(gone)
                                .order_by(gone[name]);
constexpr auto heavier = update<part>()
                             .set(weight = weight * 2, name = func::upper(name))
                             .where(inside == 1)
                             .returning(id, name, weight)
                             .cte<"heavier">();
constexpr auto weights_then_and_now = with(heavier)
                                          .select(name.as<"then">(), heavier[name].as<"now">(), heavier[weight])
                                          .from<part>()
                                          .join(heavier, heavier[id] == id)
                                          .order_by(id);

TYPED_TEST(writing_ctes, that_delete_or_update) {
    if constexpr (!TestFixture::on_sqlite) {
        this->same_writes(names_gone, "WITH gone AS (DELETE FROM part WHERE weight < 10 RETURNING name) SELECT name, "
                                      "(SELECT count(*) FROM part) FROM gone ORDER BY name");
        this->same_writes(weights_then_and_now,
                          "WITH h AS (UPDATE part SET weight = weight * 2, name = upper(name) WHERE inside = 1 "
                          "RETURNING id, name, weight) SELECT p.name, h.name, h.weight FROM part p JOIN h ON h.id = "
                          "p.id ORDER BY p.id");
        std::vector<std::string> found;
        for (const auto& [then, now, kilos] : this->db.execute(weights_then_and_now))
            found.push_back(then + " " + now + " " + std::to_string(kilos));
        EXPECT_THAT(found, ElementsAre("engine ENGINE 80", "wheel WHEEL 20"));
        EXPECT_EQ(this->db.execute(select(name).where(id == 3)).scalar(), "WHEEL");
    }
}

TYPED_TEST(writing_ctes, that_insert) {
    if constexpr (!TestFixture::on_sqlite) {
        const part added{.id = 20, .name = "sail", .inside = 6, .weight = 3};
        const auto kept = insert_into<part>(with_key).values(added).returning().template cte<"kept">();
        const auto kept_rows = with(kept).select(kept).from(kept);
        this->same_writes(kept_rows, "INSERT INTO part (id, name, inside, weight) VALUES (20, 'sail', 6, 3) "
                                     "RETURNING id, name, inside, weight");
        const std::vector<part> rows = this->db.execute(kept_rows).all();
        ASSERT_EQ(rows.size(), 1u);
        EXPECT_EQ(rows[0].name, "sail");
        EXPECT_EQ(rows[0].id, 20);
    }
}

constexpr auto moved = with(gone).insert_into<scrap>(with_key).columns<&scrap::id, &scrap::name, &scrap::weight>().from(
    select(gone[id], gone[name], gone[weight]).from(gone));
constexpr auto moved_by_key = moved.returning(col<&scrap::name>);
constexpr auto renamed_while_moved =
    with(gone, heavier)
        .insert_into<scrap>(with_key)
        .columns<&scrap::id, &scrap::name, &scrap::weight>()
        .from(select(gone[id], heavier[name], heavier[weight]).from(gone).join(heavier, heavier[id] == gone[inside]));

TYPED_TEST(writing_ctes, that_move_rows) {
    if constexpr (!TestFixture::on_sqlite) {
        constexpr std::string_view by_hand =
            "WITH gone AS (DELETE FROM part WHERE weight < 10 RETURNING *) INSERT INTO scrap (id, name, weight) "
            "SELECT id, name, weight FROM gone";
        this->same_writes(moved, by_hand);
        this->same_writes(moved_by_key, std::string(by_hand) + " RETURNING name");
        this->same_writes(renamed_while_moved,
                          "WITH gone AS (DELETE FROM part WHERE weight < 10 RETURNING *), h AS (UPDATE part SET weight "
                          "= weight * 2, name = upper(name) WHERE inside = 1 RETURNING *) INSERT INTO scrap (id, name, "
                          "weight) SELECT gone.id, h.name, h.weight FROM gone JOIN h ON h.id = gone.inside");
        EXPECT_EQ(this->db.execute(moved).rows_affected, 2);
        EXPECT_EQ(this->tables(), (compliance::text_rows{{"part", "1", "car", std::nullopt, "100"},
                                                         {"part", "2", "engine", "1", "40"},
                                                         {"part", "3", "wheel", "1", "10"},
                                                         {"part", "6", "boat", std::nullopt, "70"},
                                                         {"scrap", "4", "piston", std::nullopt, "5"},
                                                         {"scrap", "5", "ring", std::nullopt, "1"}}));
    }
}

}  // namespace writing_ctes
