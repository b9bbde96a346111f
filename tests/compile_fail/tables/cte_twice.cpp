// Two CTEs of one name.
// expect: cupel[E113]
// expect: CTE busy (of Message) is declared in WITH as busy
// expect: give one of the two another name
#include "../models.hpp"

using namespace cupel;

constexpr auto busy =
    select(col<&Post::author_id>, func::count().as<"posts">()).group_by(col<&Post::author_id>).cte<"busy">();

#ifdef MUST_FAIL
constexpr auto other = select(col<&Message::sender_id>).cte<"busy">();
#else
constexpr auto other = select(col<&Message::sender_id>).cte<"senders">();
#endif
constexpr auto senders = select(other[col<&Message::sender_id>]).from(other);
constexpr auto q =
    with(busy, other).select(busy[label<"posts">]).from(busy).where(busy[col<&Post::author_id>].in(senders));

constexpr auto text = sql<sqlite>(q);
