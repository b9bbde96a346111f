#include "sql/golden.hpp"
#include "sql/models.hpp"
#include "sql/values.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

using namespace cupel;
using blog::post;
using testing::ElementsAre;

namespace {

constexpr auto title = col<&post::title>;

constexpr auto tests =
    select(col<&post::id>)
        .where(title.startswith("a%") && !title.endswith("b_") && title.contains("c") && col<&post::id> > 3);
GOLDEN_EACH(
    tests,
    R"(SELECT "posts"."id" FROM "posts" WHERE substr("posts"."title", 1, length(?1)) = ?1 AND NOT substr("posts"."title", length("posts"."title") - length(?2) + 1) = ?2 AND instr("posts"."title", ?3) > 0 AND "posts"."id" > ?4)",
    R"(SELECT "posts"."id" FROM "posts" WHERE starts_with("posts"."title", $1) AND NOT right("posts"."title", length($2)) = $2 AND strpos("posts"."title", $3) > 0 AND "posts"."id" > $4)");

constexpr auto of_expressions =
    select(col<&post::id>).where(func::concat(title, "x").endswith(func::concat("y", col<&post::content>)));
GOLDEN_EACH(
    of_expressions,
    R"(SELECT "posts"."id" FROM "posts" WHERE substr("posts"."title" || ?1, length("posts"."title" || ?1) - length(?2 || "posts"."content") + 1) = ?2 || "posts"."content")",
    R"(SELECT "posts"."id" FROM "posts" WHERE right("posts"."title" || $1, length($2 || "posts"."content")) = $2 || "posts"."content")");

constexpr auto regular = select(col<&post::id>)
                             .where(title.regexp_match("^[a-z]+$") && !title.regexp_match("x|y", ignore_case) &&
                                    title.regexp_match(col<&post::content>));
GOLDEN_POSTGRESQL(
    regular,
    R"(SELECT "posts"."id" FROM "posts" WHERE "posts"."title" ~ $1 AND NOT "posts"."title" ~* $2 AND "posts"."title" ~ "posts"."content")");

constexpr auto likes = select(col<&post::id>).where(title.not_ilike("a%") && title.not_ilike("100!%", escape('!')));
GOLDEN_EACH(
    likes,
    R"(SELECT "posts"."id" FROM "posts" WHERE lower("posts"."title") NOT LIKE lower(?1) AND lower("posts"."title") NOT LIKE lower(?2) ESCAPE lower(?3))",
    R"(SELECT "posts"."id" FROM "posts" WHERE "posts"."title" NOT ILIKE $1 AND "posts"."title" NOT ILIKE $2 ESCAPE $3)");

constexpr auto collated = select(title.collate<"C">())
                              .where(title.collate<"BINARY">() < "b" && func::concat(title, "x").collate<"C">() > title)
                              .order_by(title.collate<"POSIX">().desc(), col<&post::id>);
GOLDEN_EACH(
    collated,
    R"(SELECT "posts"."title" COLLATE "BINARY" FROM "posts" WHERE "posts"."title" COLLATE "BINARY" < ?1 AND ("posts"."title" || ?2) COLLATE "BINARY" > "posts"."title" ORDER BY "posts"."title" COLLATE "BINARY" DESC, "posts"."id")",
    R"(SELECT "posts"."title" COLLATE "C" FROM "posts" WHERE "posts"."title" COLLATE "C" < $1 AND ("posts"."title" || $2) COLLATE "C" > "posts"."title" ORDER BY "posts"."title" COLLATE "C" DESC, "posts"."id")");

constexpr auto own_collation = select(col<&post::id>).where(title.collate<"NOCASE">() == "A");
static_assert(sql<sqlite>(own_collation) ==
              R"(SELECT "posts"."id" FROM "posts" WHERE "posts"."title" COLLATE "NOCASE" = ?1)");

constexpr auto symmetric = select(col<&post::id>)
                               .where(col<&post::views>.between_symmetric(9, 3) &&
                                      (col<&post::views> + 1).between_symmetric(col<&post::id>, 4));
GOLDEN_EACH(
    symmetric,
    R"(SELECT "posts"."id" FROM "posts" WHERE ("posts"."views" BETWEEN ?1 AND ?2 OR "posts"."views" BETWEEN ?2 AND ?1) AND ("posts"."views" + ?3 BETWEEN "posts"."id" AND ?4 OR "posts"."views" + ?3 BETWEEN ?4 AND "posts"."id"))",
    R"(SELECT "posts"."id" FROM "posts" WHERE "posts"."views" BETWEEN SYMMETRIC $1 AND $2 AND "posts"."views" + $3 BETWEEN SYMMETRIC "posts"."id" AND $4)");

constexpr auto truth = select((col<&post::views> > 3).is_true().as<"a">())
                           .where((col<&post::editor_id> > 3).is_false() || !(col<&post::editor_id> > 3).is_true());
GOLDEN(
    truth,
    R"(SELECT ("posts"."views" > ?1) IS TRUE AS "a" FROM "posts" WHERE ("posts"."editor_id" > ?2) IS FALSE OR NOT ("posts"."editor_id" > ?3) IS TRUE)");

TEST(text_test, values_come_once) {
    EXPECT_THAT(values_of(tests), ElementsAre("a%", "b_", "c", "3"));
    EXPECT_THAT(values_of(of_expressions), ElementsAre("x", "y"));
    EXPECT_THAT(values_of(symmetric), ElementsAre("9", "3", "1", "4"));
}

}  // namespace
