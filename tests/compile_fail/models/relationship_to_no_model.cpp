// has_many of a type that is no model.
// expect: cupel[E525]
// expect: relationship Author::novels of table author leads to
// expect: which is no model; name a struct that is mapped to a table
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
struct Author {
    std::int64_t id{};
    std::string name{};
    has_many<std::string> novels{};
};
#else
struct Author {
    std::int64_t id{};
    std::string name{};
    std::string novels{};
};
#endif

constexpr auto written = sql<sqlite>(create_table<Author>);
