// UPDATE in a session of the column by which criteria say whose a row is, to what only the database knows.
// expect: cupel[E576]: UPDATE of table docs (Doc) sets column docs.tenant (Doc::tenant), which criteria hold to a value of the session
// expect: leave it out, give it a value, or write unfiltered(statement)
#include "tenants.hpp"

using namespace cupel;

void run(session<sqlite::engine, Request>& s) {
#ifdef MUST_FAIL
    s.execute(update<Doc>().set(col<&Doc::tenant> = col<&Doc::folder>).all_rows());
#else
    s.execute(update<Doc>().set(col<&Doc::tenant> = s.context()->tenant).all_rows());
    s.execute(unfiltered(update<Doc>().set(col<&Doc::tenant> = col<&Doc::folder>).all_rows()));
#endif
}
