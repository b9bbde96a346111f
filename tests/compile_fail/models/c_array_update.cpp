// A C array, in an UPDATE that would also fail without WHERE.
// expect: cupel[E513]
// expect: Book has a C array and cannot be mapped to table book
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
struct Book {
    std::int64_t id{};
    std::string title{};
    int pages[2]{};
};

constexpr auto q = update<Book>().set(col<&Book::title> = "x");
#else
struct Book {
    std::int64_t id{};
    std::string title{};
    int pages{};
};

constexpr auto q = update<Book>().set(col<&Book::title> = "x").all_rows();
#endif

constexpr auto written = sql<sqlite>(q);
