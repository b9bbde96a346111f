#include "sql/golden.hpp"
#include "sql/models.hpp"
#include "sql/values.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace cupel;
using blog::post;
using blog::tag;
using blog::user;
using testing::ElementsAre;

namespace {

constexpr auto entity_alone = select<tag>();
GOLDEN(entity_alone, R"(SELECT "tags"."id", "tags"."label" FROM "tags")");

// Relationships are no columns, embedded fields are.
constexpr auto entity_with_everything = select<user>();
GOLDEN(
    entity_with_everything,
    R"(SELECT "users"."id", "users"."name", "users"."email", "users"."bio", "users"."kind", "users"."active", "users"."age", "users"."score", "users"."created_at", "users"."updated_at" FROM "users")");

constexpr auto two_entities = select(entity<tag>, entity<blog::post_tag>).from<tag>().join<blog::post_tag>();
GOLDEN(
    two_entities,
    R"(SELECT "tags"."id", "tags"."label", "post_tags"."post_id", "post_tags"."tag_id" FROM "tags" JOIN "post_tags" ON "post_tags"."tag_id" = "tags"."id")");

constexpr auto writer = alias<user, "writer">;
constexpr auto alias_as_entity = select(alias<tag, "t">);
GOLDEN(alias_as_entity, R"(SELECT "t"."id", "t"."label" FROM "tags" AS "t")");

constexpr auto entity_beside_items = select(entity<tag>, func::length(col<&tag::label>).as<"size">(), 7);
GOLDEN_EACH(entity_beside_items,
            R"(SELECT "tags"."id", "tags"."label", length("tags"."label") AS "size", ?1 FROM "tags")",
            R"(SELECT "tags"."id", "tags"."label", length("tags"."label") AS "size", $1::INTEGER FROM "tags")");

// FROM is the one table that the items stand on, whether in the first item or deep inside the last.
constexpr auto from_first_item = select(col<&tag::label>, 1);
GOLDEN_EACH(from_first_item, R"(SELECT "tags"."label", ?1 FROM "tags")",
            R"(SELECT "tags"."label", $1::INTEGER FROM "tags")");
constexpr auto from_inside = select(true, func::upper(func::concat("x", coalesce(col<&user::bio>, col<&user::name>))));
GOLDEN_EACH(from_inside, R"(SELECT ?1, upper(?2 || coalesce("users"."bio", "users"."name")) FROM "users")",
            R"(SELECT $1::BOOLEAN, upper($2 || coalesce("users"."bio", "users"."name")) FROM "users")");
constexpr auto from_alias = select(writer[col<&user::name>]).where(writer[col<&user::id>] == 1);
GOLDEN(from_alias, R"(SELECT "writer"."name" FROM "users" AS "writer" WHERE "writer"."id" = ?1)");
constexpr auto from_aggregate = select(func::max(col<&user::score>));
GOLDEN(from_aggregate, R"(SELECT max("users"."score") FROM "users")");

constexpr auto from_said = select(func::count()).from<user>();
GOLDEN(from_said, R"(SELECT count(*) FROM "users")");
constexpr auto no_table = select(1);
GOLDEN_EACH(no_table, R"(SELECT ?1)", R"(SELECT $1::INTEGER)");

constexpr auto all_clauses = select(col<&user::name>, func::count(col<&post::id>).as<"posts">())
                                 .from<user>()
                                 .left_join<&user::posts>()
                                 .where(col<&user::active> && col<&user::id> > 1)
                                 .group_by(col<&user::id>, col<&user::name>)
                                 .having(func::count(col<&post::id>) > 5)
                                 .order_by(label<"posts">.desc(), col<&user::name>)
                                 .distinct()
                                 .limit(10)
                                 .offset(20);
GOLDEN(
    all_clauses,
    R"(SELECT DISTINCT "users"."name", count("posts"."id") AS "posts" FROM "users" LEFT JOIN "posts" ON "posts"."author_id" = "users"."id" WHERE "users"."active" AND "users"."id" > ?1 GROUP BY "users"."id", "users"."name" HAVING count("posts"."id") > ?2 ORDER BY "posts" DESC, "users"."name" LIMIT ?3 OFFSET ?4)");

constexpr auto every_type = select<reading>();
GOLDEN(
    every_type,
    R"(SELECT "reading"."id", "reading"."flag", "reading"."tiny", "reading"."small", "reading"."medium", "reading"."big", "reading"."single", "reading"."precise", "reading"."words", "reading"."bytes", "reading"."day", "reading"."moment", "reading"."kind", "reading"."maybe_flag", "reading"."maybe_big", "reading"."maybe_precise", "reading"."maybe_words", "reading"."maybe_moment" FROM "reading")");

// An entity may be missing as a whole where its table is on the outer side.
template <std::size_t Index, class Query>
constexpr bool nullable(const Query&) {
    return detail::compiled<Query, sqlite>::plan.items[Index].nullable;
}
static_assert(!nullable<0>(entity_alone) && !nullable<0>(two_entities) && !nullable<1>(two_entities));
constexpr auto outer_entity = select(entity<post>, entity<user>).from<post>().left_join<&post::editor>();
static_assert(!nullable<0>(outer_entity) && nullable<1>(outer_entity));
static_assert(nullable<0>(select(std::optional<std::int64_t>())) && !nullable<0>(no_table));

TEST(select, values_come_in_the_order_of_their_parameters) {
    EXPECT_THAT(values_of(all_clauses), ElementsAre("1", "5", "10", "20"));
    EXPECT_THAT(values_of(from_inside), ElementsAre("true", "x"));
}

// A statement is a value: it may be kept, copied, extended twice.
TEST(select, builders_leave_the_statement_as_it_was) {
    const auto base = select(col<&user::id>).where(col<&user::id> > 1);
    const auto limited = base.limit(5);
    const auto ordered = base.order_by(col<&user::id>);
    EXPECT_EQ(sql<sqlite>(base), R"(SELECT "users"."id" FROM "users" WHERE "users"."id" > ?1)");
    EXPECT_EQ(sql<sqlite>(limited), R"(SELECT "users"."id" FROM "users" WHERE "users"."id" > ?1 LIMIT ?2)");
    EXPECT_EQ(sql<sqlite>(ordered),
              R"(SELECT "users"."id" FROM "users" WHERE "users"."id" > ?1 ORDER BY "users"."id")");
}

}  // namespace
