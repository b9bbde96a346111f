// A DELETE whose conditions may all be left out.
// expect: cupel[E137]
// expect: DELETE of table posts (Post) has optional conditions alone
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = delete_from<Post>().where_if(true, col<&Post::views> == 0);
#else
constexpr auto q = delete_from<Post>().where_if(true, col<&Post::views> == 0).all_rows();
#endif

const auto text = sql<sqlite>(q);
