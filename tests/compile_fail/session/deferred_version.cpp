// A deferred column that sessions need of every entity.
// expect: cupel[E574]: column page.version (Page::version) is deferred, but sessions need the keys and the version of every entity; make the member a plain
#include <cupel/cupel.hpp>
#include <cupel/dialects/sqlite/driver.hpp>
#include <cupel/orm/session.hpp>

using namespace cupel;

struct Shelf {
    std::int64_t id{};
};

struct Page {
    std::int64_t id{};
#ifdef MUST_FAIL
    deferred<std::int64_t> version{};
#else
    std::int64_t version{};
#endif
};

template <>
struct cupel::mapping<Page> {
    static constexpr auto table = cupel::table<"page">(foreign_key<&Page::version, &Shelf::id>);
};

void run([[maybe_unused]] session<sqlite::engine>& s) { s.add(Page{}); }
