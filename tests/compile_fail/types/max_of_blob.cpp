// The greatest of bytes, which PostgreSQL does not have.
// expect: cupel[E016]
// expect: column picture.bytes (picture::bytes) of type blob is argument 1 of func::max
// expect: order by the column and take the .first() row
#include <cupel/cupel.hpp>

using namespace cupel;

struct picture {
    std::int64_t id{};
    blob bytes{};
};

#ifdef MUST_FAIL
constexpr auto q = select(func::max(col<&picture::bytes>).as<"last">());
#else
constexpr auto q = select(func::max(col<&picture::id>).as<"last">());
#endif

constexpr auto text = sql<sqlite>(q);
