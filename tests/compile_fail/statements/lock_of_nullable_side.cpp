// What an outer join may leave out.
// expect: cupel[E127]
// expect: FOR UPDATE would lock rows of table posts (Post), of which an outer join may have none
// expect: name the other tables: .of<T>()
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(col<&User::id>).from<User>().left_join<Post>().for_update();
#else
constexpr auto q = select(col<&User::id>).from<User>().left_join<Post>().for_update().of<User>();
#endif

constexpr auto text = sql<postgresql>(q);
