// A table of the inner query cannot be seen around it.
// expect: cupel[E564]: contains_eager stands beside a joinedload of a query of table posts (Post)
// expect: load one of the two relationships with selectinload
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>
#include <cupel/orm/session.hpp>

using namespace cupel;

void run([[maybe_unused]] sqlite::engine& db, [[maybe_unused]] session<sqlite::engine>& s) {
#ifdef MUST_FAIL
    s.scalars(
        select<Post>().join<&Post::author>().limit(9).options(contains_eager<&Post::author>, joinedload<&Post::tags>));
#else
    s.scalars(select<Post>().join<&Post::author>().limit(9).options(contains_eager<&Post::author>,
                                                                    selectinload<&Post::tags>));
#endif
}
