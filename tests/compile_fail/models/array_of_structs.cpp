// The elements of an array are single values.
// expect: cupel[E514]: column shop.goods (Shop::goods)
// expect: which has no codec
#include <cupel/cupel.hpp>

#include <string>
#include <vector>

using namespace cupel;

struct Goods {
    std::string name{};
};

struct Shop {
    std::int64_t id{};
#ifdef MUST_FAIL
    std::vector<Goods> goods{};
#else
    std::vector<std::string> goods{};
#endif
};

constexpr auto written = sql<sqlite>(create_table<Shop>);
