// Deleted rows of a table whose rows are deleted for good.
// expect: cupel[E596]: include_deleted<Doc> is given, but the mapping of table docs (Doc) has no soft_delete<...>
// expect: leave the option out
#include "tenants.hpp"

using namespace cupel;

void run(session<sqlite::engine, Request>& s) {
#ifdef MUST_FAIL
    (void)s.scalars(select<Doc>().options(include_deleted<Doc>));
#else
    (void)s.scalars(select<Doc>().options(without_criteria<Doc>));
#endif
}
