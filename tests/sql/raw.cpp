#include "sql/golden.hpp"
#include "sql/models.hpp"
#include "sql/values.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>
#include <string>

using namespace cupel;
using blog::post;
using blog::user;
using testing::ElementsAre;

namespace {

constexpr auto views = col<&post::views>;

constexpr auto odd = select(col<&post::id>).where(raw<bool, "{} % {} = 1">(views, 2));
GOLDEN_EACH(odd, R"(SELECT "posts"."id" FROM "posts" WHERE "posts"."views" % ?1 = 1)",
            R"(SELECT "posts"."id" FROM "posts" WHERE "posts"."views" % $1::INTEGER = 1)");

constexpr auto among_others = select(raw<std::int64_t, "1 + {} * 2">(views + 1).as<"a">())
                                  .where(views > 1 && raw<bool, "{} = 2 OR {} = 3">(views, col<&post::id>) &&
                                         raw<std::int32_t, "{}">(views) + 1 < 5);
GOLDEN(
    among_others,
    R"(SELECT 1 + ("posts"."views" + ?1) * 2 AS "a" FROM "posts" WHERE "posts"."views" > ?2 AND ("posts"."views" = 2 OR "posts"."id" = 3) AND ("posts"."views") + ?3 < ?4)");

constexpr auto with_query =
    select(col<&user::name>)
        .where(raw<bool, "{} IN {}">(col<&user::id>, select(col<&post::author_id>).where(col<&post::views> > 3)))
        .order_by(raw<std::string, "{} || 'x{}y'">(col<&user::name>).desc(), col<&user::id>);
GOLDEN(
    with_query,
    R"(SELECT "users"."name" FROM "users" WHERE "users"."id" IN (SELECT "posts"."author_id" FROM "posts" WHERE "posts"."views" > ?1) ORDER BY "users"."name" || 'x{}y' DESC, "users"."id")");

constexpr auto braces = select(raw<std::string, "'{' || {} || '}}'">(col<&user::name>).as<"a">());
GOLDEN(braces, R"(SELECT '{' || "users"."name" || '}}' AS "a" FROM "users")");
constexpr auto doubled = select(raw<std::string, "{} {{fn x}}">(col<&user::name>).as<"a">());
static_assert(sql<sqlite>(doubled) == R"(SELECT "users"."name" {fn x} AS "a" FROM "users")");

constexpr auto nothing = select(raw<std::int32_t, "40 + 2">().as<"a">());
GOLDEN(nothing, R"(SELECT 40 + 2 AS "a")");

constexpr auto assigned =
    update<post>().set(views = raw<std::int32_t, "abs({})">(views)).where(raw<bool, "{} > 1">(views));
GOLDEN(assigned, R"(UPDATE "posts" SET "views" = abs("posts"."views") WHERE "posts"."views" > 1)");

constexpr auto of_postgresql =
    select(col<&post::id>)
        .where(raw<bool, "to_jsonb({}) ? 'a' AND {} = '?1;--'", postgresql>(col<&post::title>, col<&post::content>));
GOLDEN_POSTGRESQL(
    of_postgresql,
    R"(SELECT "posts"."id" FROM "posts" WHERE to_jsonb("posts"."title") ? 'a' AND "posts"."content" = '?1;--')");

template <class Query>
constexpr bool nullable(const Query&) {
    return detail::compiled<Query, sqlite>::plan.items[0].nullable;
}
static_assert(!nullable(among_others) && nullable(select(raw<std::int32_t, "{}">(col<&user::age>))));
static_assert(nullable(select(raw<std::optional<std::int32_t>, "{}">(views))));

static_assert(detail::count_places("a {} b '{}' \"{}\" {{}} {}") == 2);
static_assert(detail::find_raw_fault("f(')') = \"(\" {{ }}") == detail::raw_fault::none);
static_assert(detail::find_raw_fault("f(") == detail::raw_fault::parenthesis);
static_assert(detail::find_raw_fault(")(") == detail::raw_fault::parenthesis);
static_assert(detail::find_raw_fault("'it''s'") == detail::raw_fault::none);
static_assert(detail::find_raw_fault("'it") == detail::raw_fault::quote);
static_assert(detail::find_raw_fault("1 -- 2") == detail::raw_fault::comment);
static_assert(detail::find_raw_fault("1 /* 2 */") == detail::raw_fault::comment);
static_assert(detail::find_raw_fault("1;") == detail::raw_fault::semicolon);
static_assert(detail::find_raw_fault("x = $1") == detail::raw_fault::parameter);
static_assert(detail::find_raw_fault("x = ?1") == detail::raw_fault::parameter);
static_assert(detail::find_raw_fault("{") == detail::raw_fault::brace);

TEST(raw, values_come_in_the_order_of_their_places) {
    EXPECT_THAT(values_of(among_others), ElementsAre("1", "1", "1", "5"));
    EXPECT_THAT(values_of(with_query), ElementsAre("3"));
    const auto owned = select(raw<std::string, "{} || {}">(std::string("a"), "b"));
    EXPECT_THAT(values_of(owned), ElementsAre("a", "b"));
}

}  // namespace
