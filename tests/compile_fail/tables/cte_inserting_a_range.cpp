// A range of objects as a CTE: its text depends on how many there are.
// expect: cupel[E546]
// expect: CTE added of table tags (Tag) inserts a range
// expect: insert one object or assignments there
#include "../models.hpp"

using namespace cupel;

#include <vector>

inline const std::vector<Tag> some;
inline const Tag one;
#ifdef MUST_FAIL
inline const auto added = insert_into<Tag>().values(some).returning(col<&Tag::id>).cte<"added">();
#else
inline const auto added = insert_into<Tag>().values(one).returning(col<&Tag::id>).cte<"added">();
#endif
inline const auto q = with(added).select(added[col<&Tag::id>]).from(added);

inline const auto text = sql<postgresql>(q);
