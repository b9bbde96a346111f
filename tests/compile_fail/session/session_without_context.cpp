// A session that cannot say which rows of a table it sees.
// expect: cupel[E590]: table docs is filtered by session_value<&Request::tenant>, and the session has no Request
// expect: session s(db, Request{...})
#include "tenants.hpp"

using namespace cupel;

void run(sqlite::engine& db) {
#ifdef MUST_FAIL
    session s(db);
#else
    session s(db, Request{.tenant = 42});
#endif
    (void)s.get<Doc>(1);
}
