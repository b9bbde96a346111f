// SQL of the program's own, which no criterion reaches.
// names-no-table: what a text names is not known
// expect: cupel[E594]: text<...> is executed by a session with a context, and no criterion of a table reaches its SQL
// expect: unfiltered(text<...>)
#include "tenants.hpp"

using namespace cupel;

void run(session<sqlite::engine, Request>& s) {
    constexpr auto ids = text<"SELECT id FROM docs">.columns<std::int64_t>();
#ifdef MUST_FAIL
    (void)s.execute(ids);
#else
    (void)s.execute(unfiltered(ids));
#endif
}
