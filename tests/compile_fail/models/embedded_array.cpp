// std::array is a struct with a C array inside.
// expect: cupel[E514]
// expect: column book.isbn (Book::isbn) has the type
// expect: which has no codec
#include "../models.hpp"

#include <array>

using namespace cupel;

#ifdef MUST_FAIL
struct Book {
    std::int64_t id{};
    std::array<char, 13> isbn{};
};
#else
struct Book {
    std::int64_t id{};
    std::string isbn{};
};
#endif

constexpr auto written = sql<sqlite>(select<Book>());
