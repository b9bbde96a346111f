// A model whose header is missing.
// expect: cupel[E520]
// expect: Book is declared but not defined and cannot be mapped to table book
// expect: include the header that defines it
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
struct Book;
#else
struct Book {
    std::int64_t id{};
};
#endif

constexpr auto written = sql<sqlite>(select<Book>());
