// A vector where one entity is added.
// expect: cupel[E646]
// expect: add of a session is given a range of writer, and takes one; add_all(range) takes them all
#include <cupel/dialects/sqlite/driver.hpp>
#include <cupel/orm/session.hpp>

#include <vector>

using namespace cupel;

struct writer {
    std::int64_t id{};
    std::string name;
};

void fill(session<sqlite::engine>& s) {
    const std::vector<writer> writers{{0, "ada"}, {0, "grace"}};
#ifdef MUST_FAIL
    s.add(writers);
#else
    s.add_all(writers);
#endif
}
