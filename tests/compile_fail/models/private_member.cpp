// A class with private members.
// expect: cupel[E510]
// expect: Book is no aggregate and cannot be mapped to table book
// expect: without constructors, private members
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
class Book {
public:
    std::int64_t id{};

private:
    std::string title{};
};
#else
struct Book {
    std::int64_t id{};
    std::string title{};
};
#endif

constexpr auto written = sql<sqlite>(create_table<Book>);
