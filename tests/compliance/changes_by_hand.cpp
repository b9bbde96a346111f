// Each kind of UPDATE, DELETE and TRUNCATE, held against the same SQL written by hand.
#include "compliance/support/writing.hpp"

using namespace cupel;

namespace changes_by_hand {

using writing::blank;
using writing::item;
using writing::line;
using writing::shelf;

constexpr auto id = col<&item::id>;
constexpr auto name = col<&item::name>;
constexpr auto pieces = col<&item::pieces>;
constexpr auto note = col<&item::note>;
constexpr auto shelf_id = col<&item::shelf_id>;
constexpr auto sold = col<&item::sold>;
constexpr auto room = col<&shelf::room>;
constexpr auto places = col<&shelf::places>;
constexpr auto other = alias<item, "other">;

template <class D>
struct changes_by_hand : writing::by_hand<D> {};
TYPED_TEST_SUITE(changes_by_hand, compliance::databases, compliance::database_names);

TYPED_TEST(changes_by_hand, values_and_arithmetic) {
    this->same(update<item>().set(pieces = 12, note = std::nullopt).where(id == 2),
               "UPDATE item SET pieces = 12, note = NULL WHERE id = 2");
    this->same(update<item>().set(pieces = (pieces + 3) * 2 - pieces, name = func::concat(name, "!")).where(!sold),
               "UPDATE item SET pieces = (pieces + 3) * 2 - pieces, name = name || '!' WHERE NOT sold");
    this->same(
        update<item>()
            .set(note = coalesce(note, name), pieces = case_(when(pieces > 100, 100), when(sold, 0)).else_(pieces % 2))
            .all_rows(),
        "UPDATE item SET note = coalesce(note, name), "
        "pieces = CASE WHEN pieces > 100 THEN 100 WHEN sold THEN 0 ELSE pieces % 2 END");
    this->same(update<item>().set(item{99, "all", 8, {}, 2, true}).where(name.like("%pe")),
               "UPDATE item SET name = 'all', pieces = 8, note = NULL, shelf_id = 2, sold = TRUE "
               "WHERE name LIKE '%pe'");
    this->same(update<line>().set(col<&line::pieces> = col<&line::pieces> + 1).where(col<&line::shop> == "north"),
               "UPDATE line SET pieces = pieces + 1, changed_by = 'update' WHERE shop = 'north'");
    this->same(update<line>().set(col<&line::changed_by> = "me").all_rows(), "UPDATE line SET changed_by = 'me'");
}

TYPED_TEST(changes_by_hand, updates_that_return) {
    this->same(update<item>().set(pieces = pieces + 1).where(sold).returning(),
               "UPDATE item SET pieces = pieces + 1 WHERE sold RETURNING *");
    this->same(update<item>()
                   .set(pieces = -pieces)
                   .where(pieces > 0)
                   .returning((pieces * 10).template as<"tenfold">(), entity<item>,
                              (note.is_null() || sold).template as<"odd">()),
               "UPDATE item SET pieces = -pieces WHERE pieces > 0 "
               "RETURNING pieces * 10, id, name, pieces, note, shelf_id, sold, note IS NULL OR sold");
    this->same(
        update<item>()
            .set(note = "x")
            .where(sold == false && pieces > 3 && note.is_null())
            .returning(id,
                       coalesce(scalar(select(room).where(col<&shelf::id> == shelf_id)), "-").template as<"room">()),
        "UPDATE item SET note = 'x' WHERE NOT sold AND pieces > 3 AND note IS NULL "
        "RETURNING id, coalesce((SELECT room FROM shelf WHERE shelf.id = shelf_id), '-')");
}

TYPED_TEST(changes_by_hand, subqueries) {
    this->same(
        update<item>().set(pieces = coalesce(scalar(select(places).where(col<&shelf::id> == shelf_id)), -1)).all_rows(),
        "UPDATE item SET pieces = coalesce((SELECT places FROM shelf WHERE shelf.id = item.shelf_id), -1)");
    this->same(update<item>().set(sold = !sold).where(shelf_id.in(select(col<&shelf::id>).where(places < 5))),
               "UPDATE item SET sold = NOT sold WHERE shelf_id IN (SELECT id FROM shelf WHERE places < 5)");
    this->same(update<item>()
                   .set(pieces = 0)
                   .where(exists(select(other).where(other[note] == note && other[id] != id)) || pieces > 100),
               "UPDATE item SET pieces = 0 WHERE EXISTS (SELECT 1 FROM item AS other WHERE other.note = item.note "
               "AND other.id <> item.id) OR pieces > 100");
    this->same(update<shelf>()
                   .set(places = coalesce(scalar(select(func::max(other[pieces])).from(other)), 0))
                   .where(col<&shelf::id> > scalar(select(func::min(other[shelf_id])).from(other))),
               "UPDATE shelf SET places = (SELECT max(pieces) FROM item) WHERE id > (SELECT min(shelf_id) FROM item)");
    this->same(delete_from<item>().where(shelf_id.not_in(select(col<&shelf::id>).where(room.like("%l%")))),
               "DELETE FROM item WHERE shelf_id NOT IN (SELECT id FROM shelf WHERE room LIKE '%l%')");
    this->same(delete_from<item>().where(!exists(select(col<&shelf::id>).where(col<&shelf::id> == shelf_id))),
               "DELETE FROM item WHERE NOT EXISTS (SELECT 1 FROM shelf WHERE shelf.id = item.shelf_id)");
    this->same(delete_from<item>().where(pieces > scalar(select(func::avg(other[pieces])).from(other))),
               "DELETE FROM item WHERE pieces > (SELECT avg(pieces) FROM item)");
}

TYPED_TEST(changes_by_hand, updates_from_other_tables) {
    this->same(update<item>()
                   .set(pieces = pieces * places + 1, note = func::concat(room, "/", name))
                   .template from<shelf>()
                   .where(shelf_id == col<&shelf::id> && !sold),
               "UPDATE item SET pieces = pieces * places + 1, note = room || '/' || name FROM shelf "
               "WHERE shelf_id = shelf.id AND NOT sold");
    this->same(update<shelf>()
                   .set(places = places + pieces)
                   .template from<item>()
                   .join(other, other[id] == id + 2)
                   .where(shelf_id == col<&shelf::id> && other[sold] == false)
                   .returning(),
               "UPDATE shelf SET places = places + item.pieces FROM item JOIN item AS other ON other.id = item.id + 2 "
               "WHERE item.shelf_id = shelf.id AND NOT other.sold RETURNING shelf.id, shelf.room, shelf.places",
               "UPDATE shelf SET places = places + item.pieces FROM item JOIN item AS other ON other.id = item.id + 2 "
               "WHERE item.shelf_id = shelf.id AND NOT other.sold RETURNING shelf.*");
    this->same(update<item>()
                   .set(note = other[name], pieces = other[pieces])
                   .from(other)
                   .where(other[id] == id + 1)
                   .returning(id, note),
               "UPDATE item SET note = other.name, pieces = other.pieces FROM item AS other "
               "WHERE other.id = item.id + 1 RETURNING id, note",
               "UPDATE item SET note = other.name, pieces = other.pieces FROM item AS other "
               "WHERE other.id = item.id + 1 RETURNING item.id, item.note");
    constexpr auto stored = select(shelf_id, func::sum(pieces).template as<"all_of_it">())
                                .where(shelf_id.is_not_null())
                                .group_by(shelf_id)
                                .template subquery<"stored">();
    this->same(
        update<shelf>()
            .set(places = places - 1, room = func::concat(room, "*"))
            .from(stored)
            .where(stored[shelf_id] == col<&shelf::id> && stored[label<"all_of_it">] < 100),
        "UPDATE shelf SET places = places - 1, room = room || '*' FROM (SELECT shelf_id, sum(pieces) AS all_of_it "
        "FROM item WHERE shelf_id IS NOT NULL GROUP BY shelf_id) AS stored "
        "WHERE stored.shelf_id = shelf.id AND stored.all_of_it < 100");
    if constexpr (TypeParam::dialect::returning_sees_others)
        this->same(update<item>()
                       .set(pieces = places)
                       .template from<shelf>()
                       .where(shelf_id == col<&shelf::id>)
                       .returning(pieces, entity<shelf>, (places + pieces).template as<"both">()),
                   "UPDATE item SET pieces = places FROM shelf WHERE shelf_id = shelf.id "
                   "RETURNING pieces, shelf.id, room, places, places + pieces");
}

TYPED_TEST(changes_by_hand, objects_by_their_keys) {
    const std::vector<line> lines{{"south", "tea", 70, "me"}, {"north", "milk", 60, "me"}, {"west", "tea", 1, "me"}};
    this->same(update<line>().set(lines),
               "UPDATE line SET pieces = CASE shop WHEN 'south' THEN 70 ELSE 60 END, changed_by = 'update' "
               "WHERE (shop, article) IN (VALUES ('south', 'tea'), ('north', 'milk'), ('west', 'tea'))");
    const std::vector<item> items{{3, "pin", 30, {}, {}, true}, {1, "jigsaw", 10, "new", 2, false}, {77, "none"}};
    this->same(update<item>().set(items),
               "UPDATE item SET name = new.name, pieces = new.pieces, note = new.note, shelf_id = new.shelf_id, "
               "sold = new.sold FROM (SELECT 3 AS id, 'pin' AS name, 30 AS pieces, NULL AS note, NULL AS shelf_id, "
               "TRUE AS sold UNION ALL SELECT 1, 'jigsaw', 10, 'new', 2, FALSE) AS new WHERE new.id = item.id");
    this->same(update<item>().template set<&item::pieces, &item::note>(items).returning(),
               "UPDATE item SET pieces = CASE id WHEN 3 THEN 30 ELSE 10 END, note = CASE id WHEN 1 THEN 'new' END "
               "WHERE id IN (1, 3, 77) RETURNING *");
    this->same(
        delete_from<line>().rows(lines),
        "DELETE FROM line WHERE (shop, article) IN (VALUES ('south', 'tea'), ('north', 'milk'), ('west', 'tea'))");
    this->same(delete_from<item>().rows(items).returning(entity<item>, (pieces + 1).template as<"more">()),
               "DELETE FROM item WHERE id IN (3, 1, 77) RETURNING id, name, pieces, note, shelf_id, sold, pieces + 1");
}

TYPED_TEST(changes_by_hand, deletes) {
    this->same(delete_from<item>().where(pieces < 5 && !sold), "DELETE FROM item WHERE pieces < 5 AND NOT sold");
    this->same(delete_from<item>().where(note == "old").returning(), "DELETE FROM item WHERE note = 'old' RETURNING *");
    this->same(delete_from<item>().where(sold).returning(func::upper(name), (pieces - 1).template as<"less">()),
               "DELETE FROM item WHERE sold RETURNING upper(name), pieces - 1");
    this->same(delete_from<line>().all_rows(), "DELETE FROM line");
    const auto by_shelf = delete_from<item>().template using_<shelf>().where(shelf_id == col<&shelf::id> && places > 1);
    const std::string of_shelf = "DELETE FROM item WHERE shelf_id IN (SELECT id FROM shelf WHERE places > 1)";
    const std::string using_shelf = "DELETE FROM item USING shelf WHERE shelf_id = shelf.id AND places > 1";
    this->same(by_shelf, of_shelf, using_shelf);
    this->same(by_shelf.returning(), of_shelf + " RETURNING *", using_shelf + " RETURNING item.*");
    this->same(delete_from<line>()
                   .template using_<shelf>()
                   .template left_join<item>(shelf_id == col<&shelf::id> && sold)
                   .where(id.is_null() && places < col<&line::pieces> - 3),
               "DELETE FROM line WHERE EXISTS (SELECT 1 FROM shelf LEFT JOIN item ON shelf_id = shelf.id AND sold "
               "WHERE item.id IS NULL AND places < line.pieces - 3)",
               "DELETE FROM line USING shelf LEFT JOIN item ON shelf_id = shelf.id AND sold "
               "WHERE item.id IS NULL AND places < line.pieces - 3");
    if constexpr (TypeParam::dialect::has_delete_using)
        this->same(by_shelf.returning(name, room), "",
                   "DELETE FROM item USING shelf WHERE shelf_id = shelf.id AND places > 1 RETURNING name, room");
}

TYPED_TEST(changes_by_hand, truncate) {
    if constexpr (TypeParam::dialect::has_truncate) {
        this->same(truncate_table<line>, "TRUNCATE line");
        this->same(truncate_table<item, blank>, "TRUNCATE item, blank");
        this->same(truncate_table<item>.restart_identity(), "TRUNCATE item RESTART IDENTITY");
        this->same(truncate_table<shelf>.cascade(), "TRUNCATE shelf CASCADE");
        this->same(truncate_table<shelf>.restart_identity().cascade(), "TRUNCATE shelf RESTART IDENTITY CASCADE");
    }
}

}  // namespace changes_by_hand
