// Two derived tables of one name.
// expect: cupel[E113]
// expect: derived table busy (of Message) is in FROM under the name busy, which is that of derived table busy (of Post)
// expect: give one of the two another name
#include "../models.hpp"

using namespace cupel;

constexpr auto busy =
    select(col<&Post::author_id>, func::count().as<"posts">()).group_by(col<&Post::author_id>).subquery<"busy">();

constexpr auto senders = select(col<&Message::sender_id>);

#ifdef MUST_FAIL
constexpr auto other = senders.subquery<"busy">();
#else
constexpr auto other = senders.subquery<"senders">();
#endif
constexpr auto q = select<User>()
                       .join(busy, busy[col<&Post::author_id>] == col<&User::id>)
                       .join(other, other[col<&Message::sender_id>] == col<&User::id>);

constexpr auto text = sql<sqlite>(q);
