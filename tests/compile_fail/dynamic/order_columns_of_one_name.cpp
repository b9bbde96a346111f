// Two columns of one name to order by.
// expect: cupel[E138]
// expect: column posts.id (Post::id) and another of the columns to choose from are both called id
#include "../models.hpp"

#include <cupel/dynamic.hpp>

using namespace cupel;

#ifdef MUST_FAIL
const order_columns<&User::id, &Post::id> order;
#else
const order_columns<&User::id, &Post::title> order;
#endif
