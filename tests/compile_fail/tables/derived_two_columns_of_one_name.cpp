// Two entities in a derived table, both with an id.
// expect: cupel[E112]
// expect: derived table pairs of table users (User) has two columns called id
// expect: .as<...>()
#include "../models.hpp"

using namespace cupel;

constexpr auto pairs = select(entity<User>, entity<Post>).from<User>().join<Post>().subquery<"pairs">();

#ifdef MUST_FAIL
constexpr auto q = select(pairs[col<&Post::id>]).from(pairs);
#else
constexpr auto q = select(pairs[col<&Post::title>]).from(pairs);
#endif

constexpr auto text = sql<sqlite>(q);
