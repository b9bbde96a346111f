// An outer join by USING has no place for a criterion.
// expect: cupel[E592]: an outer join with table docs (Doc) is by USING, where a session cannot add the criteria of table docs (Doc)
// expect: .left_join<Doc>(col<...> == col<...>)
#include "tenants.hpp"

using namespace cupel;

void run(session<sqlite::engine, Request>& s) {
    constexpr auto folders = select(col<&Folder::name>).from<Folder>();
#ifdef MUST_FAIL
    (void)s.execute(folders.left_join<Doc>(using_<&Doc::id>));
#else
    (void)s.execute(folders.left_join<Doc>(col<&Doc::id> == col<&Folder::id>));
#endif
}
