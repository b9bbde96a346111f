// A node of the program that names a table, which then has criteria that nobody knows.
// expect: cupel[E599]: table docs (Doc) has criteria, and stands in FROM only because an expression of the program names its columns
// expect: add .from<Doc>()
#include "tenants.hpp"

using namespace cupel;

struct shouted_title : operations<shouted_title> {
    using value_type = std::string;
    static constexpr bool has_values = false;
    static constexpr int precedence = detail::precedence::primary;

    template <class Writer>
    static constexpr void render(Writer& w) {
        w.text("upper(");
        w.column(table_of<Doc>(), {}, 3);
        w.text(")");
    }
};

void run(session<sqlite::engine, Request>& s) {
#ifdef MUST_FAIL
    (void)s.execute(select(shouted_title{}));
#else
    (void)s.execute(select(shouted_title{}).from<Doc>());
#endif
}
