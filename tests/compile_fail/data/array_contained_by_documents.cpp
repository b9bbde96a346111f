// Two texts may be the same document.
// expect: cupel[E071]: column shelf.papers (Shelf::papers) of type json[] is used with <@, but one element of it
// expect: ; compare in the program
#include "../stock.hpp"

using namespace cupel;

struct Shelf {
    std::int64_t id{};
    std::vector<raw_json> papers{};
};

#ifdef MUST_FAIL
const auto q = select(col<&Shelf::id>).where(col<&Shelf::papers>.contained_by(std::vector<raw_json>{}));
#else
const auto q = select(col<&Shelf::id>).where(col<&Shelf::papers>[0].has_key("a"));
#endif

const auto text = sql<sqlite>(q);
