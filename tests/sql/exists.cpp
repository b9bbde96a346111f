#include <cupel/sql/exists.hpp>

#include "sql/golden.hpp"
#include "sql/models.hpp"

using namespace cupel;
using blog::post;
using blog::user;

namespace {

constexpr auto posts_of_the_user = select(col<&post::id>).where(col<&post::author_id> == col<&user::id>);

constexpr auto exists_correlated = select(col<&user::id>).where(exists(posts_of_the_user));
GOLDEN(exists_correlated,
       R"(SELECT "users"."id" FROM "users" WHERE EXISTS (SELECT "posts"."id" FROM "posts" WHERE "posts"."author_id" = "users"."id"))");

// Parameters are numbered in the order of the text.
constexpr auto not_exists = select(col<&user::id>)
                                .where(col<&user::id> > 1 && !exists(select(col<&post::id>).where(col<&post::views> > 2)) &&
                                       col<&user::id> < 3);
GOLDEN(not_exists,
       R"(SELECT "users"."id" FROM "users" WHERE "users"."id" > ?1 AND NOT EXISTS (SELECT "posts"."id" FROM "posts" WHERE "posts"."views" > ?2) AND "users"."id" < ?3)");

constexpr auto exists_selected = select(exists(posts_of_the_user).as<"writes">(), col<&user::id>).from<user>();
GOLDEN(exists_selected,
       R"(SELECT EXISTS (SELECT "posts"."id" FROM "posts" WHERE "posts"."author_id" = "users"."id") AS "writes", "users"."id" FROM "users")");

}  // namespace
