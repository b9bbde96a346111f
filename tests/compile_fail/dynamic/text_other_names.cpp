// Texts of two dialects with different parameters.
// expect: cupel[E131]
// expect: names other parameters, or in another order
// names-no-table: a text says nothing of the tables it names
#include "../models.hpp"

using namespace cupel;

constexpr auto start = text<"SELECT :a">;

#ifdef MUST_FAIL
constexpr auto q = sql<postgresql>(start.on<postgresql, "SELECT :b::int">());
#else
constexpr auto q = sql<postgresql>(start.on<postgresql, "SELECT :a::int">());
#endif
