#include "sql/golden.hpp"
#include "sql/models.hpp"
#include "sql/values.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace cupel;
using testing::ElementsAre;

namespace {

constexpr auto id = col<&reading::id>;
constexpr auto big = col<&reading::big>;
constexpr auto flag = col<&reading::flag>;
constexpr auto words = col<&reading::words>;
constexpr auto maybe_words = col<&reading::maybe_words>;
constexpr auto maybe_big = col<&reading::maybe_big>;

constexpr auto null_tests =
    select(id).where(maybe_words.is_null() && maybe_big.is_not_null() && (maybe_big + 1).is_null() &&
                     (big == 1).is_null() && !maybe_words.is_null() && (flag && flag).is_not_null());
GOLDEN(
    null_tests,
    R"(SELECT "reading"."id" FROM "reading" WHERE "reading"."maybe_words" IS NULL AND "reading"."maybe_big" IS NOT NULL AND "reading"."maybe_big" + ?1 IS NULL AND ("reading"."big" = ?2) IS NULL AND NOT "reading"."maybe_words" IS NULL AND ("reading"."flag" AND "reading"."flag") IS NOT NULL)");

constexpr auto distinct_tests = select(id).where(
    maybe_big.is_distinct_from(3) && maybe_big.is_not_distinct_from(std::optional<std::int64_t>()) &&
    maybe_words.is_distinct_from("x") && big.is_not_distinct_from(maybe_big) && (big == 1).is_distinct_from(flag));
GOLDEN(
    distinct_tests,
    R"(SELECT "reading"."id" FROM "reading" WHERE "reading"."maybe_big" IS DISTINCT FROM ?1 AND "reading"."maybe_big" IS NOT DISTINCT FROM ?2 AND "reading"."maybe_words" IS DISTINCT FROM ?3 AND "reading"."big" IS NOT DISTINCT FROM "reading"."maybe_big" AND ("reading"."big" = ?4) IS DISTINCT FROM "reading"."flag")");

constexpr auto betweens = select(id).where(
    big.between(1, 2) && big.not_between(col<&reading::medium>, col<&reading::medium> + 5) && words.between("a", "m") &&
    (big + 1).between(3, 4) && !big.between(5, 6) && flag.between(big == 7, flag));
GOLDEN(
    betweens,
    R"(SELECT "reading"."id" FROM "reading" WHERE "reading"."big" BETWEEN ?1 AND ?2 AND "reading"."big" NOT BETWEEN "reading"."medium" AND "reading"."medium" + ?3 AND "reading"."words" BETWEEN ?4 AND ?5 AND "reading"."big" + ?6 BETWEEN ?7 AND ?8 AND NOT "reading"."big" BETWEEN ?9 AND ?10 AND "reading"."flag" BETWEEN ("reading"."big" = ?11) AND "reading"."flag")");

constexpr auto likes =
    select(id).where(words.like("%a_") && words.not_like(maybe_words) && func::lower(words).like("x") &&
                     (words.like("b") == flag) && func::concat(words, "c").like("d"));
GOLDEN(
    likes,
    R"(SELECT "reading"."id" FROM "reading" WHERE "reading"."words" LIKE ?1 AND "reading"."words" NOT LIKE "reading"."maybe_words" AND lower("reading"."words") LIKE ?2 AND ("reading"."words" LIKE ?3) = "reading"."flag" AND "reading"."words" || ?4 LIKE ?5)");

constexpr auto ilikes = select(id).where(words.ilike("%a_") && !words.ilike(maybe_words) && (words.ilike("b") == flag));
GOLDEN_EACH(
    ilikes,
    R"(SELECT "reading"."id" FROM "reading" WHERE lower("reading"."words") LIKE lower(?1) AND NOT lower("reading"."words") LIKE lower("reading"."maybe_words") AND (lower("reading"."words") LIKE lower(?2)) = "reading"."flag")",
    R"(SELECT "reading"."id" FROM "reading" WHERE "reading"."words" ILIKE $1 AND NOT "reading"."words" ILIKE "reading"."maybe_words" AND ("reading"."words" ILIKE $2) = "reading"."flag")");

constexpr auto escaped = select(id).where(words.like("100!%", escape('!')) && words.not_like("!_%", escape('!')) &&
                                          (words.like("b", escape('b')) == flag) && words.ilike("Aa%", escape('A')));
GOLDEN_EACH(
    escaped,
    R"(SELECT "reading"."id" FROM "reading" WHERE "reading"."words" LIKE ?1 ESCAPE ?2 AND "reading"."words" NOT LIKE ?3 ESCAPE ?4 AND ("reading"."words" LIKE ?5 ESCAPE ?6) = "reading"."flag" AND lower("reading"."words") LIKE lower(?7) ESCAPE lower(?8))",
    R"(SELECT "reading"."id" FROM "reading" WHERE "reading"."words" LIKE $1 ESCAPE $2 AND "reading"."words" NOT LIKE $3 ESCAPE $4 AND ("reading"."words" LIKE $5 ESCAPE $6) = "reading"."flag" AND "reading"."words" ILIKE $7 ESCAPE $8)");

// A predicate about NULL gives no NULL; every other one does if an operand may be NULL.
template <class Query>
constexpr bool nullable(const Query&) {
    return detail::compiled<Query, sqlite>::plan.items[0].nullable;
}
static_assert(!nullable(select(maybe_big.is_null())) && !nullable(select(maybe_big.is_not_null())));
static_assert(!nullable(select(maybe_big.is_distinct_from(1))) &&
              !nullable(select(maybe_big.is_not_distinct_from(big))));
static_assert(nullable(select(maybe_big.between(1, 2))) && nullable(select(big.between(1, maybe_big))) &&
              !nullable(select(big.between(1, 2))));
static_assert(nullable(select(maybe_words.like("x"))) && !nullable(select(words.like("x"))) &&
              nullable(select(words.ilike(maybe_words))));
static_assert(nullable(select(maybe_big == 1)) && nullable(select(1 + maybe_big)) && !nullable(select(big == 1)));
static_assert(nullable(select(-maybe_big)) && nullable(select(!(maybe_big == 1))));

TEST(predicates, values_come_in_the_order_of_their_parameters) {
    EXPECT_THAT(values_of(betweens), ElementsAre("1", "2", "5", "a", "m", "1", "3", "4", "5", "6", "7"));
    EXPECT_THAT(values_of(distinct_tests), ElementsAre("3", "NULL", "x", "1"));
    EXPECT_THAT(values_of(likes), ElementsAre("%a_", "x", "b", "c", "d"));
    EXPECT_THAT(values_of(ilikes), ElementsAre("%a_", "b"));
    EXPECT_THAT(values_of(escaped), ElementsAre("100!%", "!", "!_%", "!", "b", "b", "Aa%", "A"));
}

}  // namespace
