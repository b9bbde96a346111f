#include "sql/golden.hpp"
#include "sql/models.hpp"
#include "sql/values.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace cupel;
using blog::post;
using blog::user;
using testing::ElementsAre;

namespace {

constexpr auto name = col<&user::name>;
constexpr auto kind = col<&user::kind>;
constexpr auto low = func::lower(name);

constexpr auto one_key = select(kind, func::count()).group_by(kind);
GOLDEN(one_key, R"(SELECT "users"."kind", count(*) FROM "users" GROUP BY "users"."kind")");

constexpr auto several_keys = select(kind, col<&user::active>, func::count().as<"n">())
                                  .group_by(kind, col<&user::active>)
                                  .having(func::count() > 1 && kind != blog::role::guest)
                                  .order_by(kind, label<"n">.desc(), func::max(col<&user::score>));
GOLDEN(
    several_keys,
    R"(SELECT "users"."kind", "users"."active", count(*) AS "n" FROM "users" GROUP BY "users"."kind", "users"."active" HAVING count(*) > ?1 AND "users"."kind" <> ?2 ORDER BY "users"."kind", "n" DESC, max("users"."score"))");

// The primary key determines every column of its table.
constexpr auto by_primary_key = select(name, col<&user::email>, func::count(col<&post::id>).as<"posts">())
                                    .from<user>()
                                    .left_join<&user::posts>()
                                    .group_by(col<&user::id>)
                                    .order_by(col<&user::score>);
GOLDEN_EACH(
    by_primary_key,
    R"(SELECT "users"."name", "users"."email", count("posts"."id") AS "posts" FROM "users" LEFT JOIN "posts" ON "posts"."author_id" = "users"."id" GROUP BY "users"."id" ORDER BY "users"."score")",
    R"(SELECT "users"."name", "users"."email", count("posts"."id") AS "posts" FROM "users" LEFT JOIN "posts" ON "posts"."author_id" = "users"."id" GROUP BY "users"."id" ORDER BY "users"."score")");

constexpr auto by_whole_key = select(col<&company::office::city>, func::count(col<&company::employee::id>))
                                  .from<company::office>()
                                  .join<company::employee>()
                                  .group_by(col<&company::office::country>, col<&company::office::number>);
GOLDEN(
    by_whole_key,
    R"(SELECT "offices"."city", count("employees"."id") FROM "offices" JOIN "employees" ON "employees"."country" = "offices"."country" AND "employees"."office_number" = "offices"."number" GROUP BY "offices"."country", "offices"."number")");

constexpr auto by_expression = select(low, func::count()).group_by(low).having(low != "x").order_by(low.desc());
GOLDEN(
    by_expression,
    R"(SELECT lower("users"."name"), count(*) FROM "users" GROUP BY lower("users"."name") HAVING lower("users"."name") <> ?1 ORDER BY lower("users"."name") DESC)");

constexpr auto by_labelled_expression = select(low.as<"low">(), func::count()).group_by(low);
GOLDEN(by_labelled_expression,
       R"(SELECT lower("users"."name") AS "low", count(*) FROM "users" GROUP BY lower("users"."name"))");

constexpr auto inside_of_key =
    select(func::length(low), func::concat(low, "!").as<"loud">(), func::count()).group_by(low);
GOLDEN(
    inside_of_key,
    R"(SELECT length(lower("users"."name")), lower("users"."name") || ?1 AS "loud", count(*) FROM "users" GROUP BY lower("users"."name"))");

constexpr auto by_label = select(low.as<"low">(), func::count()).group_by(label<"low">).order_by(label<"low">);
GOLDEN(by_label, R"(SELECT lower("users"."name") AS "low", count(*) FROM "users" GROUP BY "low" ORDER BY "low")");

// An expression with values is grouped by its label: its parameters would not be the same ones.
constexpr auto decade = (col<&user::age> / 10).as<"decade">();
constexpr auto by_label_with_values =
    select(decade, func::count().as<"users">()).group_by(label<"decade">).order_by(label<"decade">);
GOLDEN(
    by_label_with_values,
    R"(SELECT "users"."age" / ?1 AS "decade", count(*) AS "users" FROM "users" GROUP BY "decade" ORDER BY "decade")");

constexpr auto by_many =
    select(func::count())
        .group_by(col<&reading::id>, col<&reading::flag>, col<&reading::tiny>, col<&reading::small>,
                  col<&reading::medium>, col<&reading::big>, col<&reading::single>, col<&reading::precise>,
                  col<&reading::words>, col<&reading::bytes>, col<&reading::day>, col<&reading::moment>,
                  col<&reading::kind>, col<&reading::maybe_flag>, col<&reading::maybe_big>,
                  col<&reading::maybe_precise>, col<&reading::maybe_words>, col<&reading::maybe_moment>,
                  -col<&reading::big>, !col<&reading::flag>, func::abs(col<&reading::small>),
                  func::lower(col<&reading::words>), func::upper(col<&reading::words>),
                  func::trim(col<&reading::words>), func::length(col<&reading::words>),
                  col<&reading::big> + col<&reading::small>, col<&reading::big>* col<&reading::small>,
                  col<&reading::maybe_big>.is_null())
        .from<reading>();
static_assert(sql<sqlite>(by_many).ends_with(R"("reading"."big" * "reading"."small", "reading"."maybe_big" IS NULL)"));
const golden::listed listed_by_many(__FILE__, "by_many", sql<sqlite>(by_many), sql<postgresql>(by_many));

constexpr auto by_alias = [] {
    constexpr auto boss = alias<company::employee, "boss">;
    return select(boss[col<&company::employee::name>], func::count(col<&company::employee::id>))
        .from<company::employee>()
        .join<&company::employee::manager>(boss)
        .group_by(boss[col<&company::employee::name>]);
}();
GOLDEN(
    by_alias,
    R"(SELECT "boss"."name", count("employees"."id") FROM "employees" JOIN "employees" AS "boss" ON "employees"."manager_id" = "boss"."id" GROUP BY "boss"."name")");

constexpr auto by_embedded = select(col<&user::audit, &blog::timestamps::created_at>, func::count())
                                 .group_by(col<&user::audit, &blog::timestamps::created_at>);
GOLDEN(by_embedded, R"(SELECT "users"."created_at", count(*) FROM "users" GROUP BY "users"."created_at")");

// Grouping without an aggregate, and HAVING without grouping.
constexpr auto groups_alone = select(kind).group_by(kind);
GOLDEN(groups_alone, R"(SELECT "users"."kind" FROM "users" GROUP BY "users"."kind")");

// A column's label may be its own name: SQL means the column, and so does the label.
constexpr auto own_name = select(kind.as<"kind">(), func::count()).group_by(label<"kind">);
GOLDEN(own_name, R"(SELECT "users"."kind" AS "kind", count(*) FROM "users" GROUP BY "kind")");

// Nothing repeats the keys, whose values are between those of WHERE and of HAVING.
constexpr auto by_values = select(func::count())
                               .from<user>()
                               .where(col<&user::id> > 1)
                               .group_by(col<&user::score> / 2, kind)
                               .having(func::max(col<&user::score> / 2) > 3);
GOLDEN(
    by_values,
    R"(SELECT count(*) FROM "users" WHERE "users"."id" > ?1 GROUP BY "users"."score" / ?2, "users"."kind" HAVING max("users"."score" / ?3) > ?4)");

constexpr auto having_alone = select(func::count()).from<user>().having(func::max(col<&user::score>) > 3);
GOLDEN(having_alone, R"(SELECT count(*) FROM "users" HAVING max("users"."score") > ?1)");

TEST(group_by, values_come_in_the_order_of_their_parameters) {
    EXPECT_THAT(values_of(several_keys), ElementsAre("1", "guest"));
    EXPECT_THAT(values_of(by_label_with_values), ElementsAre("10"));
    EXPECT_THAT(values_of(by_values), ElementsAre("1", "2.000000", "2.000000", "3.000000"));
}

}  // namespace
