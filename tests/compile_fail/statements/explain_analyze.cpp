// SQLite tells no times.
// expect: cupel[E077]: explain_analyze of a statement of table tags (Tag) runs and measures it, which this database cannot; write explain(statement)
#include "../models.hpp"

#include <cupel/sql/explain.hpp>

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = explain_analyze(select<Tag>());
#else
constexpr auto q = explain(select<Tag>());
#endif

const auto text = sql<sqlite>(q);
