// A common base, in an INSERT.
// expect: cupel[E511]
// expect: Book has a base class and cannot be mapped to table book
// expect: make the base a member
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
struct Book : timestamps {
    std::int64_t id{};
    std::string title{};
};
#else
struct Book {
    std::int64_t id{};
    std::string title{};
    std::optional<timestamp> created_at{};
};
#endif

constexpr auto written = sql<sqlite>(insert_into<Book>().values(col<&Book::title> = "x"));
