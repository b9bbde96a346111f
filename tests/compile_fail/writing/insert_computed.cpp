// A column that the database computes.
// expect: cupel[E052]
// expect: column lines.total (Line::total) is computed by the database; leave it out
#include "../models.hpp"

using namespace cupel;

struct Line {
    std::int64_t id{};
    std::int32_t price{};
    std::int32_t count{};
    std::int32_t total{};
};

template <>
struct cupel::mapping<Line> {
    static constexpr auto table =
        cupel::table<"lines">(primary_key<&Line::id>, computed<&Line::total>(col<&Line::price>* col<&Line::count>));
};

#ifdef MUST_FAIL
constexpr auto q = insert_into<Line>().values(col<&Line::price> = 2, col<&Line::count> = 3, col<&Line::total> = 6);
#else
constexpr auto q = insert_into<Line>().values(col<&Line::price> = 2, col<&Line::count> = 3);
#endif

constexpr auto text = sql<sqlite>(q);
