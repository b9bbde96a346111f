// A part with an empty name.
// expect: cupel[E666]: part<...>(flag) has an empty name; name it
// names-no-table: a flag is of no table
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
auto q(bool flag) { return select<Post>().where_if(part<"">(flag), col<&Post::views> > 0); }
#else
auto q(bool flag) { return select<Post>().where_if(part<"viewed">(flag), col<&Post::views> > 0); }
#endif
