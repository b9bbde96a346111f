// Views, temporary tables, tables of queries and COPY, held against the same SQL written by hand.
#include "compliance/support/writing.hpp"

using namespace cupel;

namespace tables_by_hand {

using writing::blank;
using writing::item;
using writing::line;
using writing::shelf;

struct stocked {
    std::int64_t id{};
    std::string room;
    std::optional<std::int64_t> pieces{};
    std::int64_t items{};
};
struct full {  // a view of a view, in another order than its query
    std::string room;
    std::int64_t items{};
    bool many{};
};
struct unsold {  // an entity
    std::int64_t id{};
    std::string name;
    std::int32_t pieces{};
    std::optional<std::string> note{};
    std::optional<std::int64_t> shelf_id{};
    bool sold{};
};
struct scratch {
    std::string words;
    std::optional<std::int32_t> number{};
    bool done{};
};

inline auto members(const stocked& one) { return std::tie(one.id, one.room, one.pieces, one.items); }
inline auto members(const full& one) { return std::tie(one.room, one.items, one.many); }
inline auto members(const scratch& one) { return std::tie(one.words, one.number, one.done); }
inline auto members(const unsold& one) {
    return std::tie(one.id, one.name, one.pieces, one.note, one.shelf_id, one.sold);
}

constexpr auto name = col<&item::name>;
constexpr auto pieces = col<&item::pieces>;
constexpr auto note = col<&item::note>;
constexpr auto sold = col<&item::sold>;

}  // namespace tables_by_hand

template <>
struct cupel::mapping<tables_by_hand::stocked> {
    static constexpr auto table =
        cupel::view<"stocked">(select(func::sum(tables_by_hand::pieces).as<"pieces">(), col<&writing::shelf::id>,
                                      col<&writing::shelf::room>, func::count(col<&writing::item::id>).as<"items">())
                                   .from<writing::shelf>()
                                   .left_join<writing::item>()
                                   .where(col<&writing::shelf::places> > 1 && col<&writing::shelf::room> != "it's")
                                   .group_by(col<&writing::shelf::id>));
};
template <>
struct cupel::mapping<tables_by_hand::full> {
    static constexpr auto table =
        cupel::view<"full_ones">(select((coalesce(col<&tables_by_hand::stocked::pieces>, 0) > 5).as<"many">(),
                                        col<&tables_by_hand::stocked::items>, col<&tables_by_hand::stocked::room>));
};
template <>
struct cupel::mapping<tables_by_hand::unsold> {
    static constexpr auto table = cupel::view<"unsold">(select<writing::item>().where(!tables_by_hand::sold));
};
template <>
struct cupel::mapping<tables_by_hand::scratch> {
    static constexpr auto table = cupel::table<"scratch">(primary_key<&tables_by_hand::scratch::words>);
};

namespace tables_by_hand {

const std::string make_stocked =
    "CREATE VIEW stocked AS SELECT sum(pieces) AS pieces, shelf.id, room, count(item.id) AS items FROM shelf "
    "LEFT JOIN item ON shelf_id = shelf.id WHERE places > 1 AND room <> 'it''s' GROUP BY shelf.id";
const std::string make_full =
    "CREATE VIEW full_ones AS SELECT coalesce(pieces, 0) > 5 AS many, items, room FROM stocked";
const std::string make_unsold = "CREATE VIEW unsold AS SELECT * FROM item WHERE NOT sold";

template <class D>
struct tables_by_hand : writing::by_hand<D> {
    template <class Query>
    void same_rows(const Query& query, const std::string& sql) {
        const auto rows = this->ask(sql);
        EXPECT_EQ(this->read(this->db.execute(query)).returned, rows) << sql;
        EXPECT_FALSE(rows.empty()) << sql;
    }
};
TYPED_TEST_SUITE(tables_by_hand, compliance::databases, compliance::database_names);

TYPED_TEST(tables_by_hand, views_are_made) {
    this->same(create_view<stocked>, make_stocked);
    this->same(create_view<unsold>, make_unsold);
    this->there_too = make_stocked;
    this->same(create_view<full>, make_full);
    if constexpr (TypeParam::dialect::replaces_views) {
        this->there_too = "CREATE VIEW unsold AS SELECT * FROM item";
        this->same(create_view<unsold>, "", "CREATE OR REPLACE VIEW unsold AS SELECT * FROM item WHERE NOT sold");
    }
}

TYPED_TEST(tables_by_hand, views_are_dropped) {
    this->there_too = make_stocked + ";" + make_unsold;
    this->same(drop_view<unsold>, "DROP VIEW unsold");
    this->same(drop_view<stocked>.if_exists(), "DROP VIEW IF EXISTS stocked");
}

TYPED_TEST(tables_by_hand, views_are_read) {
    this->restore();
    for (const auto& make : {make_stocked, make_full, make_unsold}) this->db.run(make);
    this->same_rows(select<stocked>().order_by(col<&stocked::id>),
                    "SELECT id, room, pieces, items FROM stocked ORDER BY id");
    this->same_rows(select<full>().order_by(col<&full::room>), "SELECT room, items, many FROM full_ones ORDER BY 1");
    this->same_rows(select<unsold>().where(col<&unsold::pieces> > 4).order_by(col<&unsold::id>),
                    "SELECT * FROM unsold WHERE pieces > 4 ORDER BY id");
    this->same_rows(
        select(col<&unsold::name>, col<&stocked::items> + 1, col<&full::many>)
            .template from<unsold>()
            .template join<stocked>(col<&stocked::id> == col<&unsold::shelf_id>)
            .template left_join<full>(col<&full::room> == col<&stocked::room>)
            .order_by(col<&unsold::name>),
        "SELECT name, items + 1, (SELECT many FROM full_ones WHERE full_ones.room = stocked.room) FROM unsold "
        "JOIN stocked ON stocked.id = shelf_id ORDER BY name");
    this->same_rows(
        select(col<&full::many>, func::sum(col<&full::items>)).group_by(col<&full::many>).order_by(col<&full::many>),
        "SELECT many, sum(items) FROM full_ones GROUP BY many ORDER BY many");
}

TYPED_TEST(tables_by_hand, rows_go_where_a_view_says) {
    this->there_too = make_stocked;
    this->same(
        update<item>()
            .set(pieces = 0, note = func::concat(name, col<&stocked::room>))
            .template from<stocked>()
            .where(col<&stocked::id> == col<&item::shelf_id> && col<&stocked::items> == 2),
        "UPDATE item SET pieces = 0, note = name || room FROM stocked WHERE stocked.id = shelf_id AND items = 2");
    this->same(insert_into<blank>().template columns<&blank::words>().from(select(col<&stocked::room>)),
               "INSERT INTO blank (words) SELECT room FROM stocked");
}

TYPED_TEST(tables_by_hand, temporary_tables) {
    this->same(create_table<scratch>.temporary(),
               "CREATE TEMPORARY TABLE scratch (words TEXT NOT NULL, number INTEGER, done BOOLEAN NOT NULL, "
               "PRIMARY KEY (words))");
    this->there_too = "CREATE TEMPORARY TABLE scratch (words TEXT PRIMARY KEY NOT NULL, number INTEGER, "
                      "done BOOLEAN NOT NULL)";
    this->same(insert_into<scratch>().values(std::vector<scratch>{{"a", 1, true}, {"b", {}, false}}).returning(),
               "INSERT INTO scratch VALUES ('a', 1, TRUE), ('b', NULL, FALSE) RETURNING *");
    this->same(drop_table<scratch>, "DROP TABLE scratch");
}

TYPED_TEST(tables_by_hand, tables_of_queries) {
    const auto query = select(name, (pieces * 2).template as<"doubled">(), note,
                              func::upper(name).template as<"loud">(), (pieces > 2).template as<"some">())
                           .where(pieces > 1 && name != std::string("rope"));
    const std::string as_query =
        " AS SELECT name, pieces * 2 AS doubled, note, upper(name) AS loud, pieces > 2 AS some "
        "FROM item WHERE pieces > 1 AND name <> 'rope'";
    this->same(create_table_as<"made">(query), "CREATE TABLE made" + as_query);
    this->same(create_table_as<"made">(query).temporary(), "CREATE TEMPORARY TABLE made" + as_query);
    this->same(create_table_as<"made">(query).if_not_exists(), "CREATE TABLE IF NOT EXISTS made" + as_query);
    this->same(create_table_as<"made">(select<item>()), "CREATE TABLE made AS SELECT * FROM item");
    this->same(create_table_as<"made">(select(col<&shelf::room>, func::count().template as<"items">(),
                                              func::max(pieces).template as<"most">())
                                           .template from<shelf>()
                                           .template join<item>()
                                           .group_by(col<&shelf::room>)),
               "CREATE TABLE made AS SELECT room, count(*) AS items, max(pieces) AS most FROM shelf "
               "JOIN item ON shelf_id = shelf.id GROUP BY room");
}

TYPED_TEST(tables_by_hand, tables_of_queries_without_rows) {
    this->same(create_table_as<"made">(select<item>().limit(0)), "CREATE TABLE made AS SELECT * FROM item LIMIT 0",
               "CREATE TABLE made AS SELECT * FROM item WITH NO DATA");
    this->same(
        create_table_as<"made">(select(name, (pieces + 1).template as<"more">()).where(pieces > 5000)).temporary(),
        "CREATE TEMPORARY TABLE made AS SELECT name, pieces + 1 AS more FROM item WHERE 0",
        "CREATE TEMPORARY TABLE made AS SELECT name, pieces + 1 AS more FROM item WITH NO DATA");
}

TYPED_TEST(tables_by_hand, copies) {
    if constexpr (TypeParam::dialect::has_copy) {
        const auto same = [&]<class Statement>(const Statement& statement, const std::string& sql,
                                               const std::string& data) {
            const auto hand = [&]() -> typename TestFixture::outcome {
                PGconn* const session = this->db.native_handle();
                detail::postgresql_result begun(PQexec(session, sql.c_str()));
                EXPECT_EQ(PQresultStatus(begun.get()), PGRES_COPY_IN) << PQerrorMessage(session);
                EXPECT_EQ(PQputCopyData(session, data.data(), static_cast<int>(data.size())), 1);
                EXPECT_EQ(PQputCopyEnd(session, nullptr), 1);
                const detail::postgresql_result done(PQgetResult(session));
                EXPECT_EQ(PQresultStatus(done.get()), PGRES_COMMAND_OK) << PQerrorMessage(session);
                EXPECT_EQ(PQgetResult(session), nullptr);
                return {{}, {}, std::stoll(PQcmdTuples(done.get()))};
            };
            this->compare(statement, hand, sql);
        };
        same(copy_into<item>().values(std::vector<item>{{0, "rake", 4, "a\tb\\", 2, true}, {0, "hoe", -2, {}}}),
             "COPY item (name, pieces, note, shelf_id, sold) FROM STDIN",
             "rake\t4\ta\\tb\\\\\t2\tt\nhoe\t-2\t\\N\t\\N\tf\n");
        same(copy_into<shelf>(with_key).values(std::vector<shelf>{{20, "garden", 0}, {10, "", 4}}),
             "COPY shelf (id, room, places) FROM STDIN", "20\tgarden\t0\n10\t\t4\n");
        same(copy_into<blank>().values(std::vector<blank>{{0, "it's"}, {0, {}}}), "COPY blank (words) FROM STDIN",
             "it's\n\\N\n");
        same(copy_into<blank>(with_all).values(std::vector<blank>{{7, {}, 9}, {8, "x", 0}}), "COPY blank FROM STDIN",
             "7\t\\N\t9\n8\tx\t0\n");
    }
}

}  // namespace tables_by_hand
