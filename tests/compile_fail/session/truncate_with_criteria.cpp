// TRUNCATE takes every row.
// expect: cupel[E595]: TRUNCATE of table docs (Doc) in a session would take the rows too that its criteria hide
// expect: write delete_from<Doc>().all_rows()
#include "tenants.hpp"

using namespace cupel;

void run(session<postgresql::engine, Request>& s) {
#ifdef MUST_FAIL
    s.execute(truncate_table<Doc>);
#else
    s.execute(delete_from<Doc>().all_rows());
#endif
}
