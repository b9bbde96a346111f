// Statements that write behind WITH and inside of it, held against the same SQL written by hand.
#include "compliance/support/writing.hpp"

using namespace cupel;

namespace ctes_by_hand {

using writing::blank;
using writing::item;
using writing::line;
using writing::shelf;

constexpr auto name = col<&item::name>;
constexpr auto pieces = col<&item::pieces>;
constexpr auto note = col<&item::note>;
constexpr auto shelf_id = col<&item::shelf_id>;
constexpr auto room = col<&shelf::room>;
constexpr auto places = col<&shelf::places>;

template <class D>
struct ctes_by_hand : writing::by_hand<D> {};
TYPED_TEST_SUITE(ctes_by_hand, compliance::databases, compliance::database_names);

TYPED_TEST(ctes_by_hand, before_statements_that_write) {
    constexpr auto large = select(col<&shelf::id>, places).where(places > 1).template cte<"large">();
    const std::string with_large = "WITH large AS (SELECT id, places FROM shelf WHERE places > 1) ";
    this->same(with(large)
                   .template update<item>()
                   .set(note = "in")
                   .where(shelf_id.in(select(large[col<&shelf::id>]).from(large)) && pieces > 3),
               with_large + "UPDATE item SET note = 'in' WHERE shelf_id IN (SELECT id FROM large) AND pieces > 3");
    this->same(with(large)
                   .template update<item>()
                   .set(pieces = pieces + large[places])
                   .from(large)
                   .where(large[col<&shelf::id>] == shelf_id)
                   .returning(name, pieces),
               with_large + "UPDATE item SET pieces = pieces + places FROM large WHERE large.id = shelf_id "
                            "RETURNING name, pieces");
    this->same(
        with(large).template delete_from<item>().where(shelf_id.not_in(select(large[col<&shelf::id>]).from(large))),
        with_large + "DELETE FROM item WHERE shelf_id NOT IN (SELECT id FROM large)");
    this->same(with(large)
                   .template insert_into<blank>()
                   .template columns<&blank::number, &blank::words>()
                   .from(select(large[places] * 2, "new").from(large))
                   .returning(),
               with_large + "INSERT INTO blank (number, words) SELECT places * 2, 'new' FROM large RETURNING *");
    this->same(with(large).template insert_into<blank>().values(
                   col<&blank::number> = coalesce(scalar(select(func::max(large[places])).from(large)), 0)),
               with_large + "INSERT INTO blank (number) VALUES (coalesce((SELECT max(places) FROM large), 0))");
}

TYPED_TEST(ctes_by_hand, statements_that_write_and_go_on) {
    if constexpr (TypeParam::dialect::has_writing_ctes) {
        constexpr auto gone = delete_from<item>().where(pieces > 2).returning(name, pieces).template cte<"gone">();
        const std::string with_gone = "WITH gone AS (DELETE FROM item WHERE pieces > 2 RETURNING name, pieces) ";
        this->same(with(gone).select(gone[name], gone[pieces]).from(gone), "", with_gone + "SELECT * FROM gone");
        this->same(with(gone)
                       .template insert_into<line>()
                       .from(select(gone[name], "gone", gone[pieces], "me").from(gone))
                       .returning(),
                   "", with_gone + "INSERT INTO line SELECT name, 'gone', pieces, 'me' FROM gone RETURNING *");
        constexpr auto moved = update<shelf>()
                                   .set(places = places + 1)
                                   .where(room != "attic")
                                   .returning(col<&shelf::id>, places)
                                   .template cte<"moved">();
        this->same(with(moved)
                       .template update<item>()
                       .set(pieces = moved[places])
                       .from(moved)
                       .where(moved[col<&shelf::id>] == shelf_id)
                       .returning(name, pieces),
                   "",
                   "WITH moved AS (UPDATE shelf SET places = places + 1 WHERE room <> 'attic' RETURNING id, places) "
                   "UPDATE item SET pieces = places FROM moved WHERE moved.id = shelf_id RETURNING name, pieces");
    }
}

}  // namespace ctes_by_hand
