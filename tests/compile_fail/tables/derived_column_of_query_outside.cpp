// The columns of a derived table's query are not seen outside; those of the derived table are.
// expect: cupel[E001]
// expect: column posts.author_id (Post::author_id) is used in WHERE
#include "../models.hpp"

using namespace cupel;

constexpr auto busy =
    select(col<&Post::author_id>, func::count().as<"posts">()).group_by(col<&Post::author_id>).subquery<"busy">();

#ifdef MUST_FAIL
constexpr auto q = select(busy[label<"posts">]).from(busy).where(col<&Post::author_id> > 3);
#else
constexpr auto q = select(busy[label<"posts">]).from(busy).where(busy[col<&Post::author_id>] > 3);
#endif

constexpr auto text = sql<sqlite>(q);
