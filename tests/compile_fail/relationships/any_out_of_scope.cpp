// The condition of any names a table that neither the relationship nor the statement leads to.
// expect: cupel[E001]
// expect: column tags.name (Tag::name)
// expect: ask further along one of Post: any<&Post::member>(...), or write exists(select<Tag>().where(...)) there
#include "../models.hpp"

#include <cupel/sql/related.hpp>

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<User>().where(any<&User::posts>(col<&Tag::name> == "x"));
#else
constexpr auto q = select<User>().where(any<&User::posts>(any<&Post::tags>(col<&Tag::name> == "x")));
#endif

constexpr auto text = sql<sqlite>(q);
