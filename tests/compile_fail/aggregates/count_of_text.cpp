// The count of a value that is no expression.
// expect: is argument 1 of func::count, which takes an expression; pass one, as in func::count(col<&T::member>), or count all rows: func::count()
// expect: cupel[E016]: a value of type char
// names-no-table: the value is of no table
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(func::count("title")).from<Post>();
#else
constexpr auto q = select(func::count(col<&Post::title>)).from<Post>();
#endif

constexpr auto text = sql<sqlite>(q);
