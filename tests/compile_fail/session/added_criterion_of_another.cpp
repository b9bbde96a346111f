// A condition that names another table than the one that it is for.
// expect: cupel[E641]: with_criteria<Folder, ...> for table folders (Folder) names columns of another table
// expect: name those of Folder alone, as col<&Folder::name>
#include "tenants.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto titled = col<&Doc::title> == "a";
#else
constexpr auto titled = col<&Folder::name> == "a";
#endif

void run(session<sqlite::engine>& s) { (void)s.scalars(select<Folder>().options(with_criteria<Folder, titled>)); }
