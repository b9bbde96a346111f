// func::grouping of more keys than its result has bits.
// expect: cupel[E669]: func::grouping of column posts.id (Post::id) is given more than 31 keys, and has a bit for each of 31; ask of the others in a call of their own
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto bits = func::grouping(
    col<&Post::id>, col<&Post::id>, col<&Post::id>, col<&Post::id>, col<&Post::id>, col<&Post::id>, col<&Post::id>,
    col<&Post::id>, col<&Post::id>, col<&Post::id>, col<&Post::id>, col<&Post::id>, col<&Post::id>, col<&Post::id>,
    col<&Post::id>, col<&Post::id>, col<&Post::id>, col<&Post::id>, col<&Post::id>, col<&Post::id>, col<&Post::id>,
    col<&Post::id>, col<&Post::id>, col<&Post::id>, col<&Post::id>, col<&Post::id>, col<&Post::id>, col<&Post::id>,
    col<&Post::id>, col<&Post::id>, col<&Post::id>, col<&Post::id>);
#else
constexpr auto bits = func::grouping(col<&Post::id>);
#endif
