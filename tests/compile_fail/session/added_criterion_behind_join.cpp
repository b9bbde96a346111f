// What a query joins has the criteria of the query.
// expect: cupel[E643]: joinedload<&User::posts>, which joins table posts (Post) to the query itself
// expect: give it to the query: .options(with_criteria<...>, ...)
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>
#include <cupel/orm/session.hpp>

using namespace cupel;

constexpr auto titled = col<&Post::title> == "a";

void run([[maybe_unused]] session<sqlite::engine>& s) {
#ifdef MUST_FAIL
    s.scalars(select<User>().options(joinedload<&User::posts>.then(with_criteria<Post, titled>)));
#else
    s.scalars(select<User>().options(selectinload<&User::posts>.then(with_criteria<Post, titled>)));
#endif
}
