#include "sql/criteria_models.hpp"
#include "sql/golden.hpp"

#include <cupel/sql/scoped_statement.hpp>

using namespace cupel;
using office::doc;
using office::folder;
using office::note;
using office::request;

namespace {

template <class Statement>
constexpr detail::scoped_statement<Statement, request, sqlite> scoped(const Statement& statement) {
    return {{&statement, nullptr}};
}

constexpr auto by_title = select(col<&doc::id>).where(col<&doc::title> == "a");
constexpr auto one = scoped(by_title);
GOLDEN(one,
       R"(SELECT "docs"."id" FROM "docs" WHERE "docs"."tenant_id" = ?1 AND "docs"."deleted_at" IS NULL AND "docs"."title" = ?2)");
}
