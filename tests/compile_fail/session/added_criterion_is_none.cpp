// What a query adds to a table is a condition.
// expect: cupel[E641]: with_criteria<Folder, ...> for table folders (Folder) is given what is no condition
// expect: inline constexpr auto seen = col<&Folder::name> == value;
#include "tenants.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto named = col<&Folder::name>;
#else
constexpr auto named = col<&Folder::name> == "a";
#endif

void run(session<sqlite::engine>& s) { (void)s.scalars(select<Folder>().options(with_criteria<Folder, named>)); }
