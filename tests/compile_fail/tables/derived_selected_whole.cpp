// A derived table of columns is no entity.
// expect: cupel[E549]
// expect: derived table busy of table posts (Post) is selected as a whole
// expect: select its columns: busy[label<name>] or busy[col<&T::member>]
#include "../models.hpp"

using namespace cupel;

constexpr auto busy =
    select(col<&Post::author_id>, func::count().as<"posts">()).group_by(col<&Post::author_id>).subquery<"busy">();

#ifdef MUST_FAIL
constexpr auto q = select(busy).from(busy);
#else
constexpr auto q = select(busy[col<&Post::author_id>], busy[label<"posts">]).from(busy);
#endif

constexpr auto text = sql<sqlite>(q);
