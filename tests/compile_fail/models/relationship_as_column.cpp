// A relationship is no column.
// expect: cupel[E503]
// expect: col<&User::posts> is a relationship of table users
// expect: join along it with .join<...>()
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(col<&User::username>, col<&User::posts>);
#else
constexpr auto q = select(col<&User::username>, col<&Post::title>).from<User>().join<&User::posts>();
#endif

constexpr auto text = sql<sqlite>(q);
