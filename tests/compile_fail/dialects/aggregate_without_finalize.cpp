// An aggregate for SQL that gives no result.
// expect: cupel[E079]
// expect: the aggregate for SQL
// expect: has no default constructor, no step(...) or no finalize(); give it one of each
#include <cupel/dialects/sqlite/driver.hpp>
#include <cupel/dialects/sqlite/driver_aggregate.hpp>

struct longest {
    std::size_t size = 0;
    void step(std::string_view each) { size = each.size() > size ? each.size() : size; }
#ifndef MUST_FAIL
    std::int64_t finalize() const { return static_cast<std::int64_t>(size); }
#endif
};

const auto made = cupel::create_aggregate<longest>("longest");
