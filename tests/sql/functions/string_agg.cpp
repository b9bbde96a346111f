#include "sql/golden.hpp"
#include "sql/models.hpp"

using namespace cupel;

namespace {

constexpr auto words = col<&reading::words>;

constexpr auto joined =
    select(func::string_agg(words, ", "), func::string_agg(func::lower(words), words).as<"mixed">());
GOLDEN_EACH(
    joined,
    R"(SELECT group_concat("reading"."words", ?1), group_concat(lower("reading"."words"), "reading"."words") AS "mixed" FROM "reading")",
    R"(SELECT string_agg("reading"."words", $1), string_agg(lower("reading"."words"), "reading"."words") AS "mixed" FROM "reading")");

constexpr auto ordered = select(func::string_agg(words, ", ").order_by(col<&reading::big>.desc().nulls_last(), words));
GOLDEN_POSTGRESQL(
    ordered,
    R"(SELECT string_agg("reading"."words", $1 ORDER BY "reading"."big" DESC NULLS LAST, "reading"."words") FROM "reading")");

constexpr auto different = select(func::string_agg(words, ", ").distinct().order_by(words.desc()));
GOLDEN_POSTGRESQL(
    different, R"(SELECT string_agg(DISTINCT "reading"."words", $1 ORDER BY "reading"."words" DESC) FROM "reading")");

}  // namespace
