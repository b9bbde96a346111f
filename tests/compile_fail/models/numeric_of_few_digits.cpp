// More digits behind the point than in all.
// expect: cupel[E653]
// expect: numeric of column goods.price (Goods::price) has no digits, or more behind the point than in all
#include "../models.hpp"

#include <cupel/types/decimal.hpp>

using namespace cupel;

struct Goods {
    std::int64_t id{};
    decimal price{};
};

#ifdef MUST_FAIL
inline constexpr std::size_t digits = 2;
#else
inline constexpr std::size_t digits = 12;
#endif

template <>
struct cupel::mapping<Goods> {
    static constexpr auto table = cupel::table<"goods">(primary_key<&Goods::id>, numeric<&Goods::price, digits, 4>);
};

constexpr auto written = sql<sqlite>(select<Goods>());
