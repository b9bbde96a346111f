// An optional part of SET names the column by which criteria say whose a row is.
// expect: cupel[E576]: UPDATE of table docs (Doc) may set column docs.tenant (Doc::tenant), which criteria hold to a value of the session
// expect: leave it out of set_if(...)
#include "tenants.hpp"

using namespace cupel;

void run(session<sqlite::engine, Request>& s, bool flag) {
    const auto titled = update<Doc>().set(col<&Doc::title> = "").all_rows();
#ifdef MUST_FAIL
    s.execute(titled.set_if(flag, col<&Doc::tenant> = 2));
#else
    s.execute(titled.set_if(flag, col<&Doc::folder> = 2));
#endif
}
