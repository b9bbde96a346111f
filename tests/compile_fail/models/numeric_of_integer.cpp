// Only a decimal has digits to count.
// expect: cupel[E502]: numeric of column goods.amount (Goods::amount) is given, but the column is of type integer
// expect: only a decimal has one: take the option out
#include <cupel/cupel.hpp>

using namespace cupel;

struct Goods {
    std::int64_t id{};
    decimal price{};
    std::int32_t amount{};
};

#ifdef MUST_FAIL
template <>
struct cupel::mapping<Goods> {
    static constexpr auto table = cupel::table<"goods">(numeric<&Goods::amount, 10, 2>);
};
#else
template <>
struct cupel::mapping<Goods> {
    static constexpr auto table = cupel::table<"goods">(numeric<&Goods::price, 10, 2>);
};
#endif

constexpr auto written = sql<sqlite>(create_table<Goods>);
