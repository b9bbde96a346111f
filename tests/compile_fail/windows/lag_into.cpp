// There is no row before the first.
// expect: cupel[E022]
// expect: column before may be NULL
// expect: field step::before cannot; make the field an optional, or select coalesce(column, value)
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>

using namespace cupel;

struct step {
    std::int32_t before{};
};

#ifdef MUST_FAIL
constexpr auto q = select(func::lag(col<&Post::views>).over(order_by(col<&Post::id>)).as<"before">());
#else
constexpr auto q = select(func::lag(col<&Post::views>, 1, 0).over(order_by(col<&Post::id>)).as<"before">());
#endif

void run(sqlite::engine& db) { db.execute(q).into<step>().all(); }
