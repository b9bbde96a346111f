// An index of the rows that are in the future now.
// expect: cupel[E531]
// expect: WHERE of index ix_due of table orders (order) asks the clock
#include <cupel/cupel.hpp>

using namespace cupel;

struct order {
    std::int64_t id{};
    timestamp due{};
};

template <>
struct cupel::mapping<order> {
    static constexpr auto table = cupel::table<"orders">(
#ifdef MUST_FAIL
        index<"ix_due", &order::due>.where(col<&order::due> > func::now())
#else
        index<"ix_due", &order::due>.where(col<&order::id> > 1000)
#endif
    );
};

constexpr auto due = create_index<order, 0>;
constexpr auto text = sql<postgresql>(due);
