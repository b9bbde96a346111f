// The options of a CTE are read by nobody, also where the statement behind it has its own.
// expect: cupel[E642]: with_criteria in .options(...) of a SELECT from table folders (Folder), which is a part of
// expect: give it to the statement that the session runs, or write the condition into .where(...)
#include "tenants.hpp"

using namespace cupel;

constexpr auto named = col<&Folder::name> == "a";

void run(session<sqlite::engine, Request>& s) {
    const auto every = select(col<&Folder::id>);
#ifdef MUST_FAIL
    const auto some = every.options(with_criteria<Folder, named>).cte<"some">();
    (void)s.execute(with(some).select(some[col<&Folder::id>]).from(some).options(with_criteria<Folder, named>));
#else
    const auto some = every.cte<"some">();
    (void)s.execute(with(some).select(some[col<&Folder::id>]).from(some).options(with_criteria<Folder, named>));
#endif
}
