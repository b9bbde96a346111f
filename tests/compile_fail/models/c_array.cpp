// A C array.
// expect: cupel[E513]
// expect: Book has a C array and cannot be mapped to table book
// expect: use std::string, cupel::blob or single fields
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
struct Book {
    std::int64_t id{};
    char isbn[14]{};
};
#else
struct Book {
    std::int64_t id{};
    std::string isbn{};
};
#endif

constexpr auto written = sql<sqlite>(select(col<&Book::id>).where(col<&Book::id> > 3));
