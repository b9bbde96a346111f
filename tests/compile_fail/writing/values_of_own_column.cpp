// A column of the table in VALUES: there is no row yet.
// expect: cupel[E001]
// expect: column tags.name (Tag::name) is used in VALUES
// expect: give a value, or an expression without columns
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = insert_into<Tag>().values(col<&Tag::name> = func::upper(col<&Tag::name>));
#else
constexpr auto q = update<Tag>().set(col<&Tag::name> = func::upper(col<&Tag::name>)).all_rows();
#endif

constexpr auto text = sql<sqlite>(q);
