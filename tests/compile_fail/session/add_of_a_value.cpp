// A value of which there is no table.
// expect: cupel[E646]
// expect: add of a session is given
// expect: which is mapped to no table; give an object of a model
// names-no-table: a value that is no object has none
#include <cupel/dialects/sqlite/driver.hpp>
#include <cupel/orm/session.hpp>

using namespace cupel;

struct writer {
    std::int64_t id{};
    std::string name;
};

void fill(session<sqlite::engine>& s) {
#ifdef MUST_FAIL
    s.add(42);
#else
    s.add(writer{.name = "ada"});
#endif
}
