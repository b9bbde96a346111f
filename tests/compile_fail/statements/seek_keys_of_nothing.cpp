// An order by key without a key.
// expect: cupel[E672]: seek_keys(...) is given no key; name columns, as .order_by(...) does
// names-no-table: nothing that could name one is given
#include "../models.hpp"

#include <cupel/engine/page.hpp>

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto order = seek_keys();
#else
constexpr auto order = seek_keys(col<&Post::id>);
#endif
