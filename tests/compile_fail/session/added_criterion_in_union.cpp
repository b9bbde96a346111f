// The options of one query of a UNION are read by nobody.
// expect: cupel[E642]: with_criteria in .options(...) of a SELECT from table folders (Folder), which is a part of
// expect: give it to the statement that the session runs, or write the condition into .where(...)
#include "tenants.hpp"

using namespace cupel;

constexpr auto named = col<&Folder::name> == "a";

void run(session<sqlite::engine, Request>& s) {
    const auto every = select(col<&Folder::id>);
#ifdef MUST_FAIL
    (void)s.execute(every.options(with_criteria<Folder, named>).union_(every));
#else
    (void)s.execute(every.where(named).union_(every));
#endif
}
