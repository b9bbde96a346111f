// A condition of a join that names a derived table joined behind it.
// expect: cupel[E110]
// expect: column author_id of derived table busy (of Post) is used in JOIN
// expect: move its join before this one
#include "../models.hpp"

using namespace cupel;

constexpr auto busy =
    select(col<&Post::author_id>, func::count().as<"posts">()).group_by(col<&Post::author_id>).subquery<"busy">();

#ifdef MUST_FAIL
constexpr auto q = select<User>()
                       .join<Message>(col<&Message::sender_id> == busy[col<&Post::author_id>])
                       .join(busy, busy[col<&Post::author_id>] == col<&User::id>);
#else
constexpr auto q = select<User>()
                       .join(busy, busy[col<&Post::author_id>] == col<&User::id>)
                       .join<Message>(col<&Message::sender_id> == busy[col<&Post::author_id>]);
#endif

constexpr auto text = sql<sqlite>(q);
