// expect: cupel[E529]
// expect: orders.total (order::total)
// expect: write computed<...>
#include <cupel/cupel.hpp>

using namespace cupel;

struct order {
    std::int64_t id{};
    std::int64_t price{};
    std::int64_t total{};
};

template <>
struct cupel::mapping<order> {
    static constexpr auto table = cupel::table<"orders">(
#ifdef MUST_FAIL
        server_default<&order::total>(col<&order::price> * 2)
#else
        computed<&order::total>(col<&order::price> * 2)
#endif
    );
};

static_assert(!sql<sqlite>(create_table<order>).empty());
