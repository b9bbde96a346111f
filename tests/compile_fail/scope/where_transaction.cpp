// The same mistake is found where a transaction executes the statement.
// expect: cupel[E001]
// expect: column tags.name (Tag::name)
// expect: is used in WHERE
// expect: add .join<Tag>()
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<Post>().where(col<&Tag::name> == "cpp");
#else
constexpr auto q = select<Post>().join<&Post::tags>().where(col<&Tag::name> == "cpp");
#endif

void run(sqlite::engine& db) {
    db.begin([](auto& tx) {
        for (const Post& post : tx.execute(q)) static_cast<void>(post);
    });
}
