// all_rows() given twice.
// expect: cupel[E042]
// expect: all_rows() of table users (User) is given twice
// expect: ; keep one of the two
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = delete_from<User>().all_rows().all_rows();
#else
constexpr auto q = delete_from<User>().all_rows();
#endif

constexpr auto text = sql<sqlite>(q);
