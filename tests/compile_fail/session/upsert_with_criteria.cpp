// A conflict with a row that the session may not see.
// expect: cupel[E593]: INSERT into table docs (Doc) says in a session what a conflict does to a row that the criteria of the table may hide
// expect: unfiltered(insert_into<Doc>()...)
#include "tenants.hpp"

using namespace cupel;

void run(session<sqlite::engine, Request>& s, const Doc& doc) {
    const auto upsert =
        insert_into<Doc>(with_key).values(doc).on_conflict<&Doc::id>().do_update(col<&Doc::title> = "x");
#ifdef MUST_FAIL
    s.execute(upsert);
#else
    s.execute(unfiltered(upsert));
#endif
}
