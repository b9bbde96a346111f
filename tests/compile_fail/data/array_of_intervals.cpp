// One interval may be kept as several texts.
// expect: cupel[E071]: column plan.steps (Plan::steps) of type interval[] is used with @>
// expect: ; compare in the program
#include "../stock.hpp"

using namespace cupel;

struct Plan {
    std::int64_t id{};
    std::vector<interval> steps{};
};

#ifdef MUST_FAIL
const auto q = select(col<&Plan::id>).where(col<&Plan::steps>.contains(col<&Plan::steps>));
#else
const auto q = select(col<&Plan::id>).where(func::cardinality(col<&Plan::steps>) > 1);
#endif

const auto text = sql<sqlite>(q);
