// The options of a subquery are read by nobody.
// expect: cupel[E642]: with_criteria in .options(...) of a SELECT from table folders (Folder)
// expect: give it to the statement that the session runs
#include "tenants.hpp"

using namespace cupel;

constexpr auto named = col<&Folder::name> == "a";

void run(session<sqlite::engine, Request>& s) {
#ifdef MUST_FAIL
    (void)s.scalars(
        select<Doc>().where(col<&Doc::folder>.in(select(col<&Folder::id>).options(with_criteria<Folder, named>))));
#else
    (void)s.scalars(
        select<Doc>().where(col<&Doc::folder>.in(select(col<&Folder::id>))).options(with_criteria<Folder, named>));
#endif
}
