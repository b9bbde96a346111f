// A value of the session in a statement of the program.
// expect: cupel[E589]: session_value<&Request::tenant> of a SELECT from table docs (Doc) stands outside of a criterion
// expect: write the value
#include "tenants.hpp"

using namespace cupel;

void run(session<sqlite::engine, Request>& s) {
#ifdef MUST_FAIL
    (void)s.execute(select(col<&Doc::title>).where(col<&Doc::id> == session_value<&Request::tenant>));
#else
    (void)s.execute(select(col<&Doc::title>).where(col<&Doc::id> == s.context()->tenant));
#endif
}
