// The options of the query of an INSERT are read by nobody.
// expect: cupel[E642]: with_criteria in .options(...) of a SELECT from table folders (Folder), which is a part of
// expect: give it to the statement that the session runs, or write the condition into .where(...)
#include "tenants.hpp"

using namespace cupel;

constexpr auto named = col<&Folder::name> == "a";

void run(session<sqlite::engine, Request>& s) {
#ifdef MUST_FAIL
    (void)s.execute(insert_into<Folder>().columns<&Folder::name>().from(
        select(col<&Folder::name>).options(with_criteria<Folder, named>)));
#else
    (void)s.execute(insert_into<Folder>().columns<&Folder::name>().from(select(col<&Folder::name>).where(named)));
#endif
}
