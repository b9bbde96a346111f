// A member and a member of an embedded struct share a name.
// expect: cupel[E515]
// expect: columns book.created_at (Book::created_at) and book.created_at (Book::audit.created_at) have one name
// expect: column_name<...>(...)
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
struct Book {
    std::int64_t id{};
    timestamp created_at{};
    timestamps audit{};
};
#else
struct Book {
    std::int64_t id{};
    timestamps audit{};
};
#endif

constexpr auto written = sql<sqlite>(select<Book>());
