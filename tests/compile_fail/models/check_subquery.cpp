// expect: cupel[E528]
// expect: table orders
// expect: check it when rows are written
#include <cupel/cupel.hpp>

using namespace cupel;

struct customer {
    std::int64_t id{};
};
struct order {
    std::int64_t id{};
    std::int64_t customer_id{};
};

template <>
struct cupel::mapping<order> {
    static constexpr auto table = cupel::table<"orders">(
        foreign_key<&order::customer_id, &customer::id>,
#ifdef MUST_FAIL
        check(exists(select(col<&customer::id>).where(col<&customer::id> == col<&order::customer_id>)))
#else
        check(col<&order::customer_id> > 0)
#endif
    );
};

static_assert(!sql<sqlite>(create_table<order>).empty());
