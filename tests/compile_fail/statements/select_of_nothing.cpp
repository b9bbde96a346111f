// A SELECT of nothing.
// expect: cupel[E663]: SELECT is given nothing to select; name a column, as in col<&T::member>, or all of a table: select<T>() or entity<T>
// names-no-table: where select(...) is called, nothing says which table comes
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select().from<Post>();
#else
constexpr auto q = select(entity<Post>).from<Post>();
#endif

constexpr auto text = sql<sqlite>(q);
