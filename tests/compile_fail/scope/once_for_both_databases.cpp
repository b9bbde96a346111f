// What both databases of cupel::engine refuse is one error.
// expect: cupel[E001]: column posts.title (Post::title) is used in WHERE
// expect: add .join<Post>() or .from<Post>()
#include "../models.hpp"

#include <cupel/dialects/any/driver.hpp>

using namespace cupel;

void run([[maybe_unused]] engine& db) {
#ifdef MUST_FAIL
    (void)db.execute(select<User>().where(col<&Post::title> == "x")).all();
#else
    (void)db.execute(select<User>().join<Post>().where(col<&Post::title> == "x")).all();
#endif
}
