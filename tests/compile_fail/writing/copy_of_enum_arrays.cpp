// The binary form of an array names the type of its elements by a number that only the database knows.
// expect: cupel[E076]: copy_into of table bicycles (Bicycle) cannot send an array of an enum that is a type of the database, column gears
// expect: write insert_into<Bicycle>().values(range)
#include "../models.hpp"

#include <vector>

using namespace cupel;

enum class gear { first, second };
template <>
inline constexpr auto cupel::enum_storage<gear> = cupel::enum_as::type;

struct Bicycle {
    std::int64_t id{};
#ifdef MUST_FAIL
    std::vector<gear> gears{};
#else
    gear gears{};
#endif
};
template <>
struct cupel::mapping<Bicycle> {
    static constexpr auto table = cupel::table<"bicycles">();
};

auto save(const std::vector<Bicycle>& bicycles) { return copy_into<Bicycle>().values(bicycles); }

auto text = sql<postgresql>(save({}));
