#include "sql/golden.hpp"
#include "sql/models.hpp"

#include <gtest/gtest.h>

using namespace cupel;

namespace {

// The moment in UTC, in the form in which timestamps are stored.
constexpr auto clock_now =
    select(col<&reading::id>).where(col<&reading::moment> < func::now() && col<&reading::day> <= func::current_date());
GOLDEN_EACH(
    clock_now,
    R"(SELECT "reading"."id" FROM "reading" WHERE "reading"."moment" < strftime('%Y-%m-%d %H:%M:%f000', 'now') AND "reading"."day" <= CURRENT_DATE)",
    R"(SELECT "reading"."id" FROM "reading" WHERE "reading"."moment" < (now() AT TIME ZONE 'UTC') AND "reading"."day" <= (now() AT TIME ZONE 'UTC')::date)");

constexpr auto clock_alone = select(func::now(), func::current_date().as<"today">());
GOLDEN_EACH(clock_alone, R"(SELECT strftime('%Y-%m-%d %H:%M:%f000', 'now'), CURRENT_DATE AS "today")",
            R"(SELECT (now() AT TIME ZONE 'UTC'), (now() AT TIME ZONE 'UTC')::date AS "today")");

static_assert(std::is_same_v<decltype(func::now())::value_type, timestamp>);
static_assert(std::is_same_v<decltype(func::current_date())::value_type, date>);

}  // namespace
