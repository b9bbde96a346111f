// An engine adds no conditions.
// expect: cupel[E642]: with_criteria in .options(...) of a SELECT from table folders (Folder)
// expect: run it by session.scalars(...), or write the condition into .where(...)
#include "tenants.hpp"

using namespace cupel;

constexpr auto named = col<&Folder::name> == "a";

void run([[maybe_unused]] sqlite::engine& db, [[maybe_unused]] session<sqlite::engine>& s) {
    const auto query = select<Folder>().options(with_criteria<Folder, named>);
#ifdef MUST_FAIL
    (void)db.execute(query);
#else
    (void)s.execute(query);
#endif
}
