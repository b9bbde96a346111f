// Two joins under one alias.
// expect: cupel[E002]
// expect: table users is in FROM twice under the name person
// expect: alias<User, name>
#include "../models.hpp"

using namespace cupel;

constexpr auto sender = alias<User, "person">;
constexpr auto recipient = alias<User, "person">;
constexpr auto other = alias<User, "recipient">;

#ifdef MUST_FAIL
constexpr auto q = select<Message>()
                       .join(sender, sender[col<&User::id>] == col<&Message::sender_id>)
                       .join(recipient, recipient[col<&User::id>] == col<&Message::recipient_id>);
#else
constexpr auto q = select<Message>()
                       .join(sender, sender[col<&User::id>] == col<&Message::sender_id>)
                       .join(other, other[col<&User::id>] == col<&Message::recipient_id>);
#endif

constexpr auto text = sql<sqlite>(q);
