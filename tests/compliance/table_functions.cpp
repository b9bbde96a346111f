// Lists of values, ranges, arrays and series as tables, and joins by columns of one name.
#include "compliance/support/by_hand.hpp"

using namespace cupel;
using testing::ElementsAre;

namespace table_functions {

struct person {
    std::int64_t person_id{};
    std::string name;
    std::int32_t age{};
    std::vector<std::string> nicknames;
    std::vector<std::int64_t> scores;
};

struct visit {
    std::int64_t visit_id{};
    std::int64_t person_id{};
    std::string place;
};

}  // namespace table_functions

template <>
struct cupel::mapping<table_functions::person> {
    static constexpr auto table = cupel::table<"person">(primary_key<&table_functions::person::person_id>);
};
template <>
struct cupel::mapping<table_functions::visit> {
    static constexpr auto table = cupel::table<"visit">(primary_key<&table_functions::visit::visit_id>);
};

namespace table_functions {

template <class D>
struct table_functions : compliance::suite_by_hand<D> {
    void SetUp() override {
        create_all<person, visit>(this->db);
        this->db.execute(
            insert_into<person>(with_key).values(std::vector<person>{{1, "ada", 36, {"the first", "countess"}, {5, 7}},
                                                                     {2, "bob", 40, {}, {}},
                                                                     {3, "eve", 36, {"it's \"eve\""}, {9}}}));
        this->db.execute(
            insert_into<visit>(with_key).values(std::vector<visit>{{1, 1, "london"}, {2, 1, "paris"}, {3, 3, "rome"}}));
    }

    template <class Query>
    auto first_of(const Query& query) {
        std::vector<std::remove_cvref_t<decltype(this->db.execute(query).all().front().template get<0>())>> found;
        for (const auto& row : this->db.execute(query)) found.push_back(row.template get<0>());
        return found;
    }
};
TYPED_TEST_SUITE(table_functions, compliance::databases, compliance::database_names);

TYPED_TEST(table_functions, values) {
    const auto extra = values_table<"extra", "id", "note", "rank", "price", "fine", "half", "day">(
        std::tuple(std::int64_t{1}, "a", std::optional<std::int32_t>(7), decimal("10"), true, 0.5,
                   timestamp(std::chrono::sys_days(std::chrono::year(2024) / 2 / 29))),
        std::tuple(std::int64_t{3}, std::string("it's; \"b\" --"), std::optional<std::int32_t>(), decimal("9.25"),
                   false, 2.5, timestamp(std::chrono::sys_days(std::chrono::year(1969) / 1 / 1))));
    const auto with_names =
        select(col<&person::name>, extra[label<"note">], extra[label<"rank">], extra[label<"price">],
               extra[label<"fine">], extra[label<"half">], extra[label<"day">])
            .template from<person>()
            .join(extra, extra[label<"id">] == col<&person::person_id>)
            .order_by(extra[label<"price">]);
    const auto rows = this->db.execute(with_names).all();
    ASSERT_EQ(rows.size(), 2u);
    const auto& [name, note, rank, price, fine, half, day] = rows[0];
    EXPECT_EQ(name, "eve");
    EXPECT_EQ(note, "it's; \"b\" --");
    EXPECT_EQ(rank, std::nullopt);
    EXPECT_EQ(price, decimal("9.25"));
    EXPECT_FALSE(fine);
    EXPECT_EQ(half, 2.5);
    EXPECT_EQ(day, std::chrono::sys_days(std::chrono::year(1969) / 1 / 1));
    EXPECT_EQ(rows[1].template get<2>(), 7);
    EXPECT_TRUE(rows[1].template get<4>());
    this->same(
        with_names,
        "WITH e(id, note, rank, price, fine, half, day) AS (VALUES (1, 'a', 7, 10, true, 0.5, '2024-02-29 "
        "00:00:00'), (3, 'it''s; \"b\" --', NULL, 9.25, false, 2.5, '1969-01-01 00:00:00')) SELECT p.name, note, "
        "rank, price, fine, half, day FROM e JOIN person p ON e.id = p.person_id ORDER BY price",
        "WITH e(id, note, rank, price, fine, half, day) AS (VALUES (1, 'a', 7, 10, true, 0.5, timestamp "
        "'2024-02-29'), (3, 'it''s; \"b\" --', NULL, 9.25, false, 2.5, timestamp '1969-01-01')) SELECT p.name, "
        "note, rank, price, fine, half, day FROM e JOIN person p ON e.id = p.person_id ORDER BY price");
    const auto alone = values_table<"v", "x">(std::tuple(1), std::tuple(5), std::tuple(3));
    this->same(select(alone[label<"x">], alone[label<"x">] * 2).from(alone).order_by(alone[label<"x">].desc()),
               "WITH v(x) AS (VALUES (1), (5), (3)) SELECT x, x * 2 FROM v ORDER BY x DESC");
    EXPECT_EQ(this->db.execute(select(func::sum(alone[label<"x">])).from(alone).where(alone[label<"x">] > 1)).scalar(),
              8);
}

TYPED_TEST(table_functions, a_range_unnested) {
    const auto ids = unnest<"ids">(std::vector<std::int64_t>{3, 1, 99});
    const auto every_id = select(ids[label<"value">], col<&person::name>)
                              .from(ids)
                              .template left_join<person>(ids[label<"value">] == col<&person::person_id>)
                              .order_by(ids[label<"value">]);
    const auto every_person = select(col<&person::name>, ids[label<"value">])
                                  .template from<person>()
                                  .left_join(ids, ids[label<"value">] == col<&person::person_id>)
                                  .order_by(col<&person::name>);
    const auto of_ids = select(col<&person::name>, ids[label<"value">])
                            .template from<person>()
                            .right_join(ids, ids[label<"value">] == col<&person::person_id>)
                            .order_by(ids[label<"value">]);
    this->same(every_id,
               "SELECT i.value, p.name FROM json_each('[3, 1, 99]') i LEFT JOIN person p ON p.person_id = i.value "
               "ORDER BY 1",
               "SELECT i.value, p.name FROM unnest(ARRAY[3, 1, 99]) i(value) LEFT JOIN person p ON p.person_id = "
               "i.value ORDER BY 1");
    this->same(every_person,
               "SELECT p.name, i.value FROM person p LEFT JOIN (SELECT value FROM json_each('[3, 1, 99]')) i ON "
               "p.person_id = i.value ORDER BY 1",
               "SELECT p.name, i.value FROM person p LEFT JOIN unnest(ARRAY[3, 1, 99]) i(value) ON p.person_id = "
               "i.value ORDER BY 1");
    this->same(of_ids, "WITH i(value) AS (VALUES (3), (1), (99)) SELECT p.name, i.value FROM i LEFT JOIN person p ON "
                       "p.person_id = i.value ORDER BY 2");
    EXPECT_THAT(this->first_of(select(col<&person::name>)
                                   .template from<person>()
                                   .join(ids, ids[label<"value">] == col<&person::person_id>)
                                   .order_by(col<&person::name>)),
                ElementsAre("ada", "eve"));
    // Those that are not there.
    EXPECT_THAT(this->first_of(select(ids[label<"value">])
                                   .from(ids)
                                   .template left_join<person>(ids[label<"value">] == col<&person::person_id>)
                                   .where(col<&person::person_id>.is_null())),
                ElementsAre(99));
    // RIGHT JOIN of SQLite finds nothing in json_each itself.
    EXPECT_THAT(this->first_of(select(coalesce(col<&person::name>, "nobody"))
                                   .template from<person>()
                                   .right_join(ids, ids[label<"value">] == col<&person::person_id>)
                                   .order_by(ids[label<"value">])),
                ElementsAre("ada", "eve", "nobody"));
    const auto nothing = unnest<"nothing">(std::vector<std::int64_t>());
    EXPECT_TRUE(this->first_of(select(nothing[label<"value">]).from(nothing)).empty());
    const auto words = unnest<"words">(std::vector<std::optional<std::string>>{"b\"'\\", std::nullopt, "a"});
    EXPECT_THAT(
        this->first_of(select(words[label<"value">]).from(words).order_by(words[label<"value">].asc().nulls_last())),
        ElementsAre("a", "b\"'\\", std::nullopt));
    const auto flags = unnest<"flags">(std::vector<bool>{true, false, true});
    EXPECT_EQ(this->db.execute(select(func::count()).from(flags).where(flags[label<"value">])).scalar(), 2);
    const auto moments = unnest<"moments">(std::vector<timestamp>{timestamp(std::chrono::seconds(-1))});
    EXPECT_THAT(this->first_of(select(moments[label<"value">]).from(moments)),
                ElementsAre(timestamp(std::chrono::seconds(-1))));
}

TYPED_TEST(table_functions, arrays_of_rows_unnested) {
    constexpr auto nicknames = unnest<"nicknames">(col<&person::nicknames>);
    constexpr auto scores = unnest<"scores">(col<&person::scores>);
    constexpr auto names = select(col<&person::name>, nicknames[label<"value">])
                               .template from<person>()
                               .cross_join(nicknames)
                               .order_by(nicknames[label<"value">]);
    std::vector<std::string> found;
    for (const auto& [name, nickname] : this->db.execute(names)) found.push_back(name + ": " + nickname);
    this->same(names, "SELECT p.name, n.value FROM person p CROSS JOIN json_each(p.nicknames) n ORDER BY n.value",
               "SELECT p.name, n.value FROM person p CROSS JOIN unnest(p.nicknames) n(value) ORDER BY n.value");
    this->same(select(col<&person::name>, scores[label<"value">])
                   .template from<person>()
                   .left_join(scores, scores[label<"value">] > 5)
                   .order_by(col<&person::name>, scores[label<"value">]),
               "SELECT p.name, s.value FROM person p LEFT JOIN json_each(p.scores) s ON s.value > 5 ORDER BY 1, 2",
               "SELECT p.name, s.value FROM person p LEFT JOIN unnest(p.scores) s(value) ON s.value > 5 ORDER BY 1, 2");
    EXPECT_THAT(found, ElementsAre("ada: countess", "eve: it's \"eve\"", "ada: the first"));
    EXPECT_EQ(
        this->db.execute(select(func::sum(scores[label<"value">])).template from<person>().cross_join(scores)).scalar(),
        21);
    EXPECT_THAT(
        this->first_of(
            select(col<&person::name>)
                .where(exists(
                    select(nicknames[label<"value">]).from(nicknames).where(nicknames[label<"value">] == "countess")))),
        ElementsAre("ada"));
}

TYPED_TEST(table_functions, series) {
    const auto numbers = [&](auto... bounds) {
        const auto n = generate_series<"n">(bounds...);
        return this->first_of(select(n[label<"value">]).from(n).order_by(n[label<"value">]));
    };
    EXPECT_THAT(numbers(3, 6), ElementsAre(3, 4, 5, 6));
    EXPECT_THAT(numbers(1, 10, 4), ElementsAre(1, 5, 9));
    EXPECT_THAT(numbers(5, 1, -2), ElementsAre(1, 3, 5));
    EXPECT_TRUE(numbers(5, 1).empty());
    EXPECT_THAT(numbers(std::numeric_limits<std::int64_t>::max() - 1, std::numeric_limits<std::int64_t>::max()),
                ElementsAre(std::numeric_limits<std::int64_t>::max() - 1, std::numeric_limits<std::int64_t>::max()));
    const auto ages = generate_series<"ages">(35, 40);
    const auto people_of_age = select(ages[label<"value">], func::count(col<&person::person_id>))
                                   .from(ages)
                                   .template left_join<person>(col<&person::age> == ages[label<"value">])
                                   .group_by(ages[label<"value">])
                                   .order_by(ages[label<"value">]);
    std::vector<std::int64_t> counts;
    for (const auto& [age, people] : this->db.execute(people_of_age)) counts.push_back(people);
    this->same(people_of_age,
               "WITH RECURSIVE n(value) AS (SELECT 35 UNION ALL SELECT value + 1 FROM n WHERE value < "
               "40) SELECT value, (SELECT count(*) FROM person WHERE age = value) FROM n ORDER BY value");
    if constexpr (!TestFixture::on_sqlite) {
        this->same(people_of_age, "SELECT n, count(person_id) FROM generate_series(35, 40) n LEFT JOIN person ON age = "
                                  "n GROUP BY n ORDER BY n");
        constexpr auto down = generate_series<"down">(40, 35, -2);
        this->same(select(down[label<"value">]).from(down), "SELECT * FROM generate_series(40, 35, -2)");
    }
    EXPECT_THAT(counts, ElementsAre(0, 2, 0, 0, 0, 1));
    const auto ids = generate_series<"ids">(1, scalar(select(func::max(col<&person::person_id>))));
    EXPECT_THAT(
        this->first_of(
            select(ids[label<"value">]).from(ids).where(ids[label<"value">].not_in(select(col<&visit::person_id>)))),
        ElementsAre(2));
}

TYPED_TEST(table_functions, joined_by_columns_of_one_name) {
    const auto wanted = this->database.ask(
        this->db, "SELECT p.name, v.place FROM person p LEFT JOIN visit v ON v.person_id = p.person_id ORDER BY 1, 2");
    for (const auto& rows : {this->db
                                 .execute(select(col<&person::name>, col<&visit::place>)
                                              .template from<person>()
                                              .template left_join<visit>(using_<&visit::person_id>)
                                              .order_by(col<&person::name>, col<&visit::place>))
                                 .all(),
                             this->db
                                 .execute(select(col<&person::name>, col<&visit::place>)
                                              .template from<person>()
                                              .template left_join<visit>(natural)
                                              .order_by(col<&person::name>, col<&visit::place>))
                                 .all()}) {
        compliance::text_rows found;
        for (const auto& [name, place] : rows) found.push_back({name, place});
        EXPECT_EQ(found, wanted);
    }
    EXPECT_EQ(wanted.size(), 4u);
}

}  // namespace table_functions
