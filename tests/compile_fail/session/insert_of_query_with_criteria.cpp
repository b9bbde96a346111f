// INSERT of the rows of a query into a table whose criteria say whose a row is.
// expect: cupel[E577]: INSERT into table docs (Doc) takes its rows from a query, and criteria hold a column of them to a value of the session
// expect: add entities, or write unfiltered(statement)
#include "tenants.hpp"

using namespace cupel;

void run(session<sqlite::engine, Request>& s) {
    const auto copies = insert_into<Doc>().columns<&Doc::tenant, &Doc::folder, &Doc::title>().from(
        select(col<&Doc::tenant>, col<&Doc::folder>, col<&Doc::title>));
#ifdef MUST_FAIL
    s.execute(copies);
#else
    s.execute(unfiltered(copies));
#endif
}
