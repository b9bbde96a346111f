// A member that no database has a type for.
// expect: cupel[E514]
// expect: column book.pages (Book::pages) has the type
// expect: which has no codec; specialise cupel::codec for it
#include "../models.hpp"

#include <map>

using namespace cupel;

#ifdef MUST_FAIL
struct Book {
    std::int64_t id{};
    std::map<int, std::string> pages{};
};
#else
struct Book {
    std::int64_t id{};
    std::string pages{};
};
#endif

constexpr auto written = sql<sqlite>(select<Book>());
