// A join without a condition where two foreign keys connect the tables.
// expect: cupel[E006]
// expect: several foreign keys connect table messages (Message)
// expect: messages.sender_id (Message::sender_id) messages.recipient_id (Message::recipient_id); write the condition: .join<Message>(col<...> == col<...>)
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<User>().join<Message>();
#else
constexpr auto q = select<User>().join<Message>(col<&Message::sender_id> == col<&User::id>);
#endif

constexpr auto text = sql<sqlite>(q);
