// SQL of what is no statement.
// expect: cupel[E664]: column posts.id (Post::id) is given to sql<...>(...), and is no statement; pass one, as select(...) makes it
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto made = sql<sqlite>(col<&Post::id>);
#else
constexpr auto made = sql<sqlite>(select(col<&Post::id>));
#endif
