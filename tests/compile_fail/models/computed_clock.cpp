// A computed column that would have to change with the clock.
// expect: cupel[E531]
// expect: computed of orders.paid_at (order::paid_at) asks the clock
// expect: write server_default<...> or on_update<...>
#include <cupel/cupel.hpp>

using namespace cupel;

struct order {
    std::int64_t id{};
    timestamp paid_at{};
};

template <>
struct cupel::mapping<order> {
    static constexpr auto table = cupel::table<"orders">(
#ifdef MUST_FAIL
        computed<&order::paid_at>(func::now())
#else
        server_default<&order::paid_at>(func::now())
#endif
    );
};

static_assert(!sql<sqlite>(create_table<order>).empty());
