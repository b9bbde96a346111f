// A strong typedef of two members.
// expect: cupel[E670]: point has 2 members, and strong_codec<T, U> stores a struct of one; give it one member, or write a codec of its own
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
struct point {
    std::int64_t x{}, y{};
};
#else
struct point {
    std::int64_t x{};
};
#endif

template <>
struct cupel::codec<point> : cupel::strong_codec<point, std::int64_t> {};

constexpr std::int64_t stored = cupel::codec<point>::encode(point{4});
