// A number as a column.
// expect: cupel[E503]
// expect: the argument 3 of col<...> is no member of a model; name one: col<&Model::member>
// names-no-table: a number belongs to no model
#include "../models.hpp"

using namespace cupel;

struct Book {
    std::int64_t id{};
    std::string title{};
    std::string isbn{};
    std::int64_t author_id{};
};

#ifdef MUST_FAIL
constexpr auto third = select<Book>().where(col<3> == 1);
#else
constexpr auto third = select<Book>().where(col<&Book::id> == 1);
#endif

constexpr auto written = sql<sqlite>(third);
