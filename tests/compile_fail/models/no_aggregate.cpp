// A class with a constructor.
// expect: cupel[E510]
// expect: Book is no aggregate and cannot be mapped to table book
// expect: make it a plain struct without constructors
#include "../models.hpp"

#include <utility>

using namespace cupel;

#ifdef MUST_FAIL
struct Book {
    Book() = default;
    explicit Book(std::string name) : title(std::move(name)) {}

    std::int64_t id{};
    std::string title{};
};
#else
struct Book {
    std::int64_t id{};
    std::string title{};
};
#endif

constexpr auto written = sql<sqlite>(select<Book>());
