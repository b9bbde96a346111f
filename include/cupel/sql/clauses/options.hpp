// What a layer above is told with a statement; no SQL.
#pragma once

#include <cupel/sql/statement.hpp>

#include <tuple>

namespace cupel::detail {

struct options_tag {};

template <class... Options>
struct options_clause {
    using tag = options_tag;
    static constexpr bool has_values = false;
    static constexpr bool checks_statement = true;

    std::tuple<Options...> options;

    // Those that say how relationships are loaded are taken out by the session that reads them.
    template <class... Clauses>
    static constexpr void check(walk& w, const scope& names) {
        if (!(requires { Options::how; } || ... || false)) return;
        problem text("cupel[E562]: .options(...)");
        names.describe_from(text);
        text += " says how a session loads entities, and here nobody reads it; run the statement by "
                "session.scalars(...), or leave .options(...) out";
        w.report(text);
    }
};

}  // namespace cupel::detail
