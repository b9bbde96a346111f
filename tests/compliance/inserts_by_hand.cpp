// Each kind of INSERT, held against the same SQL written by hand.
#include "compliance/support/writing.hpp"

using namespace cupel;

namespace inserts_by_hand {

using writing::blank;
using writing::item;
using writing::line;
using writing::shelf;

constexpr auto name = col<&item::name>;
constexpr auto pieces = col<&item::pieces>;
constexpr auto note = col<&item::note>;
constexpr auto sold = col<&item::sold>;

struct tagged {  // an array: PostgreSQL inserts such objects one by one
    std::int64_t id{};
    std::string name;
    std::vector<std::int32_t> numbers;
    std::int32_t twice{};
};

}  // namespace inserts_by_hand

template <>
struct cupel::mapping<inserts_by_hand::tagged> {
    static constexpr auto table =
        cupel::table<"tagged">(unique<&inserts_by_hand::tagged::name>,
                               computed<&inserts_by_hand::tagged::twice>(col<&inserts_by_hand::tagged::id> * 2));
};

namespace inserts_by_hand {

const std::vector<item> items{{0, "rake", 4, "old", 2, true}, {0, "hoe", 2, {}, {}, false}, {0, "it's", -1}};
const std::vector<item> some_there{{0, "rake", 4}, {0, "saw", 20, "new", 2, true}, {0, "lamp", 30, {}, 1, false}};
const std::vector<line> lines{{"north", "tea", 50, "me"}, {"west", "tea", 60, "me"}};

template <class D>
struct inserts_by_hand : writing::by_hand<D> {};
TYPED_TEST_SUITE(inserts_by_hand, compliance::databases, compliance::database_names);

TYPED_TEST(inserts_by_hand, objects) {
    this->same(insert_into<item>().values(item{0, "rake", 4, {}, 2, true}),
               "INSERT INTO item (name, pieces, note, shelf_id, sold) VALUES ('rake', 4, NULL, 2, TRUE)");
    this->same(insert_into<item>(with_key).values(item{70, "rake", 4, "", {}, false}),
               "INSERT INTO item (id, name, pieces, note, shelf_id, sold) VALUES (70, 'rake', 4, '', NULL, FALSE)");
    this->same(insert_into<line>().values({"west", "tea", 9, "me"}),
               "INSERT INTO line (shop, article, pieces, changed_by) VALUES ('west', 'tea', 9, 'me')");
    this->same(insert_into<item>().values(items.front()).returning(),
               "INSERT INTO item (name, pieces, note, shelf_id, sold) VALUES ('rake', 4, 'old', 2, TRUE) RETURNING *");
}

TYPED_TEST(inserts_by_hand, assignments) {
    this->same(insert_into<item>().values(sold = false, name = "rake", pieces = 4),
               "INSERT INTO item (name, pieces, sold) VALUES ('rake', 4, FALSE)");
    this->same(insert_into<item>().values(name = func::upper("rake"), pieces = (literal(2) + 3) * 4,
                                          note = std::nullopt, sold = true),
               "INSERT INTO item (name, pieces, note, sold) VALUES (upper('rake'), (2 + 3) * 4, NULL, TRUE)");
    this->same(
        insert_into<item>()
            .values(name = "rake", sold = false,
                    pieces = coalesce(scalar(select(func::max(col<&shelf::places>))), 0) * 10)
            .returning(pieces, (pieces / 4).template as<"quarter">(), func::concat(name, "?").template as<"asked">()),
        "INSERT INTO item (name, pieces, sold) VALUES ('rake', coalesce((SELECT max(places) FROM shelf), 0) * 10, "
        "FALSE) RETURNING pieces, pieces / 4, name || '?'");
}

TYPED_TEST(inserts_by_hand, ranges) {
    const std::string values =
        "INSERT INTO item (name, pieces, note, shelf_id, sold) VALUES ('rake', 4, 'old', 2, TRUE), "
        "('hoe', 2, NULL, NULL, FALSE), ('it''s', -1, NULL, NULL, FALSE)";
    this->same(insert_into<item>().values(items), values);
    this->same(insert_into<item>().values(items).returning(col<&item::id>), values + " RETURNING id");
    this->same(insert_into<item>().values(items).returning(), values + " RETURNING *");
    this->same(insert_into<item>().values(items).returning((pieces * 3).template as<"thrice">(), entity<item>,
                                                           coalesce(note, "-")),
               values + " RETURNING pieces * 3, id, name, pieces, note, shelf_id, sold, coalesce(note, '-')");
    this->same(insert_into<shelf>(with_key).values({{20, "garden", 0}, {10, "roof", 4}}),
               "INSERT INTO shelf (id, room, places) VALUES (20, 'garden', 0), (10, 'roof', 4)");
}

TYPED_TEST(inserts_by_hand, rows_of_a_query) {
    this->same(insert_into<item>().template columns<&item::name, &item::pieces, &item::sold>().from(
                   select(col<&shelf::room>, col<&shelf::places> * 2, col<&shelf::places> > 1)),
               "INSERT INTO item (name, pieces, sold) SELECT room, places * 2, places > 1 FROM shelf");
    this->same(insert_into<line>().from(select(name, func::concat(name, "-s"), func::max(pieces), "me")
                                            .group_by(name)
                                            .having(func::max(pieces) > 2)),
               "INSERT INTO line SELECT name, name || '-s', max(pieces), 'me' FROM item GROUP BY name "
               "HAVING max(pieces) > 2");
    this->same(
        insert_into<shelf>()
            .template columns<&shelf::places, &shelf::room>()
            .from(select(col<&shelf::places> + 1, func::upper(col<&shelf::room>)).order_by(col<&shelf::room>).limit(2))
            .returning(entity<shelf>, (col<&shelf::id> * 10).template as<"tenfold">()),
        "INSERT INTO shelf (places, room) SELECT places + 1, upper(room) FROM shelf ORDER BY room LIMIT 2 "
        "RETURNING id, room, places, id * 10");
    this->same(insert_into<shelf>(with_key).from(
                   select(col<&item::id> + 100, name, pieces)
                       .where(sold)
                       .union_all(select(col<&shelf::id> + 200, col<&shelf::room>, col<&shelf::places>))),
               "INSERT INTO shelf (id, room, places) SELECT id + 100, name, pieces FROM item WHERE sold "
               "UNION ALL SELECT id + 200, room, places FROM shelf");
}

TYPED_TEST(inserts_by_hand, defaults) {
    this->same(insert_into<blank>().default_values(), "INSERT INTO blank DEFAULT VALUES");
    this->same(insert_into<blank>().default_values().returning(), "INSERT INTO blank DEFAULT VALUES RETURNING *");
    this->same(insert_into<blank>().values(col<&blank::words> = "y"), "INSERT INTO blank (words) VALUES ('y')");
    this->same(insert_into<blank>().values(std::vector<blank>{{0, "y", 9}, {0, {}}}).returning(),
               "INSERT INTO blank (words, number) VALUES ('y', 9), (NULL, 3) RETURNING *");
}

TYPED_TEST(inserts_by_hand, nothing_on_conflict) {
    const std::string values =
        "INSERT INTO item (name, pieces, note, shelf_id, sold) VALUES ('rake', 4, NULL, NULL, FALSE), "
        "('saw', 20, 'new', 2, TRUE), ('lamp', 30, NULL, 1, FALSE) ";
    const auto add = insert_into<item>().values(some_there);
    this->same(add.on_conflict().do_nothing(), values + "ON CONFLICT DO NOTHING");
    this->same(add.template on_conflict<&item::name>().do_nothing(), values + "ON CONFLICT (name) DO NOTHING");
    this->same(add.template on_conflict<&item::name>().do_nothing().returning(),
               values + "ON CONFLICT (name) DO NOTHING RETURNING *");
    this->same(add.template on_conflict_constraint<"uq_item_name">().do_nothing().returning(name),
               values + "ON CONFLICT (name) DO NOTHING RETURNING name",
               values + "ON CONFLICT ON CONSTRAINT uq_item_name DO NOTHING RETURNING name");
    this->same(
        insert_into<item>()
            .values(std::vector<item>{{0, "rake", 1, "box"}, {0, "hoe", 1, "old"}, {0, "pin", 1, "box", 1, true}})
            .template on_conflict_index<"ux_open_notes">()
            .do_nothing(),
        "INSERT INTO item (name, pieces, note, sold, shelf_id) VALUES ('rake', 1, 'box', FALSE, NULL), "
        "('hoe', 1, 'old', FALSE, NULL), ('pin', 1, 'box', TRUE, 1) "
        "ON CONFLICT (note) WHERE NOT sold DO NOTHING");
}

TYPED_TEST(inserts_by_hand, updates_on_conflict) {
    const std::string values =
        "INSERT INTO item (name, pieces, note, shelf_id, sold) VALUES ('rake', 4, NULL, NULL, FALSE), "
        "('saw', 20, 'new', 2, TRUE), ('lamp', 30, NULL, 1, FALSE) ";
    const auto met = insert_into<item>().values(some_there).template on_conflict<&item::name>();
    this->same(met.do_update(), values +
                                    "ON CONFLICT (name) DO UPDATE SET pieces = excluded.pieces, note = excluded.note, "
                                    "shelf_id = excluded.shelf_id, sold = excluded.sold");
    this->same(met.do_update(pieces = pieces * 100 + excluded(pieces), note = coalesce(note, excluded(name)))
                   .returning(name, pieces),
               values + "ON CONFLICT (name) DO UPDATE SET pieces = item.pieces * 100 + excluded.pieces, "
                        "note = coalesce(item.note, excluded.name) RETURNING name, pieces");
    this->same(met.do_update(pieces = excluded(pieces), sold = !excluded(sold))
                   .where(pieces < excluded(pieces) && note.is_null()),
               values + "ON CONFLICT (name) DO UPDATE SET pieces = excluded.pieces, sold = NOT excluded.sold "
                        "WHERE item.pieces < excluded.pieces AND item.note IS NULL");
    this->same(insert_into<item>().values(some_there[1]).template on_conflict_constraint<"uq_item_name">().do_update(),
               "INSERT INTO item (name, pieces, note, shelf_id, sold) VALUES ('saw', 20, 'new', 2, TRUE) ON CONFLICT "
               "(name) DO UPDATE SET pieces = 20, note = 'new', shelf_id = 2, sold = TRUE",
               "INSERT INTO item (name, pieces, note, shelf_id, sold) VALUES ('saw', 20, 'new', 2, TRUE) ON CONFLICT "
               "ON CONSTRAINT uq_item_name DO UPDATE SET pieces = 20, note = 'new', shelf_id = 2, sold = TRUE");
    this->same(insert_into<line>().values(lines).template on_conflict<&line::shop, &line::article>().do_update(
                   col<&line::pieces> = col<&line::pieces> + excluded(col<&line::pieces>)),
               "INSERT INTO line VALUES ('north', 'tea', 50, 'me'), ('west', 'tea', 60, 'me') ON CONFLICT "
               "(shop, article) DO UPDATE SET pieces = line.pieces + excluded.pieces, changed_by = 'update'");
    this->same(insert_into<line>()
                   .from(select(col<&shelf::room>, "tea", col<&shelf::places>, "me")
                             .where(col<&shelf::places> > 1)
                             .union_all(select("north", "tea", 90, "me").template from<shelf>().limit(1)))
                   .template on_conflict<&line::shop, &line::article>()
                   .do_update()
                   .returning(),
               "INSERT INTO line SELECT room, 'tea', places, 'me' FROM shelf WHERE places > 1 UNION ALL "
               "VALUES ('north', 'tea', 90, 'me') ON CONFLICT (shop, article) DO UPDATE SET "
               "pieces = excluded.pieces, changed_by = 'update' RETURNING *");
    this->same(insert_into<line>()
                   .template columns<&line::changed_by, &line::shop, &line::article, &line::pieces>()
                   .from(select("me", "north", func::lower("TEA"), coalesce(func::max(col<&shelf::places>), 0)))
                   .template on_conflict<&line::shop, &line::article>()
                   .do_update(),
               "INSERT INTO line SELECT 'north', 'tea', max(places), 'me' FROM shelf WHERE TRUE ON CONFLICT "
               "(shop, article) DO UPDATE SET pieces = excluded.pieces, changed_by = excluded.changed_by");
}

TYPED_TEST(inserts_by_hand, named_values) {
    this->same(insert_into<item>()
                   .values(name = param<"name">, pieces = param<"pieces">, note = param<"name">, sold = false)
                   .returning(name, (pieces + param<"pieces">).template as<"sum">())
                   .bind(param<"name"> = "rake", param<"pieces"> = 4),
               "INSERT INTO item (name, pieces, note, sold) VALUES ('rake', 4, 'rake', FALSE) "
               "RETURNING name, pieces + 4");
}

TYPED_TEST(inserts_by_hand, objects_that_go_one_by_one) {
    this->there_too = this->on_sqlite ? "CREATE TABLE tagged (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, "
                                        "numbers TEXT NOT NULL, twice INTEGER AS (id * 2));"
                                        "INSERT INTO tagged VALUES (1, 'b', '[9]')"
                                      : "CREATE TABLE tagged (id BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, "
                                        "name TEXT NOT NULL UNIQUE, numbers INTEGER[] NOT NULL, "
                                        "twice INTEGER GENERATED ALWAYS AS (id * 2) STORED);"
                                        "INSERT INTO tagged (name, numbers) VALUES ('b', '{9}')";
    const std::vector<tagged> three{{0, "a", {1, 2}}, {0, "b", {}}, {0, "c", {-3}}};
    const auto hand = [](std::string rest) {
        return std::pair("INSERT INTO tagged (name, numbers) VALUES ('a', '[1,2]'), ('b', '[]'), ('c', '[-3]') " + rest,
                         "INSERT INTO tagged (name, numbers) VALUES ('a', '{1,2}'), ('b', '{}'), ('c', '{-3}') " +
                             rest);
    };
    const auto [nothing, nothing_there] = hand("ON CONFLICT DO NOTHING");
    this->same(insert_into<tagged>().values(three).on_conflict().do_nothing(), nothing, nothing_there);
    const auto [update, update_there] = hand("ON CONFLICT (name) DO UPDATE SET numbers = excluded.numbers "
                                             "RETURNING name, twice");
    this->same(insert_into<tagged>().values(three).template on_conflict<&tagged::name>().do_update().returning(
                   col<&tagged::name>, col<&tagged::twice>),
               update, update_there);
}

TYPED_TEST(inserts_by_hand, words_of_sqlite) {
    if constexpr (TypeParam::dialect::has_insert_or) {
        const std::string values =
            "INTO item (name, pieces, note, shelf_id, sold) VALUES ('rake', 4, NULL, NULL, FALSE), "
            "('saw', 20, 'new', 2, TRUE), ('lamp', 30, NULL, 1, FALSE) ";
        this->same(insert_into<item>().or_ignore().values(some_there), "INSERT OR IGNORE " + values, "");
        this->same(insert_into<item>().or_replace().values(some_there).returning(),
                   "INSERT OR REPLACE " + values + " RETURNING *", "");
        this->same(insert_into<shelf>(with_key).or_replace().values({{2, "roof", 1}, {9, "tower", 2}}),
                   "INSERT OR REPLACE INTO shelf (id, room, places) VALUES (2, 'roof', 1), (9, 'tower', 2)", "");
    }
}

}  // namespace inserts_by_hand
