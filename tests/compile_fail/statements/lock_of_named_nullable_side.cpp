// The same by its name.
// expect: cupel[E127]
// expect: FOR UPDATE would lock rows of table posts (Post), of which an outer join may have none
// expect: name the other tables: .of<T>()
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(col<&User::id>).from<User>().left_join<Post>().for_update().of<Post>();
#else
constexpr auto q = select(col<&User::id>).from<User>().join<Post>().for_update().of<Post>();
#endif

constexpr auto text = sql<postgresql>(q);
