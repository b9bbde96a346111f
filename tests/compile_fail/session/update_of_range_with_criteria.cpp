// UPDATE of a range of objects, whose keys find rows whatever the criteria say.
// expect: cupel[E591]: UPDATE of table docs (Doc) is given a range, whose rows are found by their keys alone, and the table has criteria
// expect: .where(col<&Doc::id>.in(keys))
#include "tenants.hpp"

using namespace cupel;

void run(session<sqlite::engine, Request>& s, const std::vector<Doc>& docs) {
#ifdef MUST_FAIL
    s.execute(update<Doc>().set(docs));
#else
    s.execute(unfiltered(update<Doc>().set(docs)));
#endif
}
