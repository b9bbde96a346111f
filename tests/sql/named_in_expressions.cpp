// Named parameters inside expressions that write an operand twice, or ask for its NULL first.
#include "sql/golden.hpp"
#include "sql/models.hpp"

#include <string>

using namespace cupel;
using blog::post;

namespace {

constexpr sql_function<"soundex", std::string(std::string)> soundex{};
constexpr auto views = col<&post::views>;
constexpr auto title = col<&post::title>;

constexpr auto text_tests = select(col<&post::id>).where(title.startswith(param<"p">) || title.endswith(param<"p">));
GOLDEN_EACH(
    text_tests,
    R"(SELECT "posts"."id" FROM "posts" WHERE substr("posts"."title", 1, length(?1)) = ?1 OR substr("posts"."title", length("posts"."title") - length(?1) + 1) = ?1)",
    R"(SELECT "posts"."id" FROM "posts" WHERE starts_with("posts"."title", $1) OR right("posts"."title", length($1)) = $1)");

constexpr auto extremes = select(func::greatest(views, param<"x">).as<"a">(),
                                 func::least(col<&post::editor_id>, param<"y">, col<&post::id> + 1).as<"b">());
GOLDEN_EACH(
    extremes,
    R"(SELECT max("posts"."views", ?1) AS "a", min(coalesce("posts"."editor_id", ?2, "posts"."id" + ?3), coalesce(?2, "posts"."editor_id", "posts"."id" + ?3), coalesce("posts"."id" + ?3, "posts"."editor_id", ?2)) AS "b" FROM "posts")",
    R"(SELECT greatest("posts"."views", $1) AS "a", least("posts"."editor_id", $2, "posts"."id" + $3) AS "b" FROM "posts")");

constexpr auto rows = select(col<&post::id>).where(row_(views, title) == row_(param<"a">, param<"b">));
GOLDEN(rows, R"(SELECT "posts"."id" FROM "posts" WHERE ("posts"."views", "posts"."title") = (?1, ?2))");

constexpr auto cases = select(case_(views).when(param<"v">, "x").when(2, param<"r">).else_(param<"z">).as<"a">());
GOLDEN(cases, R"(SELECT CASE "posts"."views" WHEN ?1 THEN ?2 WHEN ?3 THEN ?4 ELSE ?5 END AS "a" FROM "posts")");

constexpr auto own = select(col<&post::id>).where(soundex(param<"s">) == soundex(title));
static_assert(sql<sqlite>(own) == R"(SELECT "posts"."id" FROM "posts" WHERE soundex(?1) = soundex("posts"."title"))");

constexpr auto bits =
    select(col<&post::id>).where((views & param<"m">) == 1 && views.between_symmetric(param<"l">, param<"h">));
GOLDEN_EACH(
    bits,
    R"(SELECT "posts"."id" FROM "posts" WHERE "posts"."views" & ?1 = ?2 AND ("posts"."views" BETWEEN ?3 AND ?4 OR "posts"."views" BETWEEN ?4 AND ?3))",
    R"(SELECT "posts"."id" FROM "posts" WHERE "posts"."views" & $1 = $2 AND "posts"."views" BETWEEN SYMMETRIC $3 AND $4)");

constexpr auto quantified = select(col<&post::id>).where(param<"m"> < any_(select(views)));
GOLDEN_POSTGRESQL(quantified,
                  R"(SELECT "posts"."id" FROM "posts" WHERE $1 < ANY (SELECT "posts"."views" FROM "posts"))");

constexpr auto separated = select(func::concat_ws(title, title, param<"t", std::string>).as<"a">());
GOLDEN_EACH(
    separated,
    R"(SELECT substr(coalesce("posts"."title" || "posts"."title", '') || coalesce("posts"."title" || ?1, ''), length("posts"."title") + 1) AS "a" FROM "posts")",
    R"(SELECT concat_ws("posts"."title", "posts"."title", CAST($1 AS TEXT)) AS "a" FROM "posts")");

}  // namespace
