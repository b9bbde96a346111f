// A derived table of columns has no foreign key to join it by.
// expect: cupel[E005]
// expect: no foreign key leads from derived table busy (of Post)
// expect: .join(busy, busy[...] == col<...>)
#include "../models.hpp"

using namespace cupel;

constexpr auto busy =
    select(col<&Post::author_id>, func::count().as<"posts">()).group_by(col<&Post::author_id>).subquery<"busy">();

#ifdef MUST_FAIL
constexpr auto q = select<User>().join(busy);
#else
constexpr auto q = select<User>().join(busy, busy[col<&Post::author_id>] == col<&User::id>);
#endif

constexpr auto text = sql<sqlite>(q);
