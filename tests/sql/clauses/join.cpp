#include "sql/golden.hpp"
#include "sql/models.hpp"
#include "sql/values.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace cupel;
using blog::comment;
using blog::post;
using blog::post_tag;
using blog::profile;
using blog::tag;
using blog::user;
using company::employee;
using company::office;
using testing::ElementsAre;

namespace {

constexpr auto name = col<&user::name>;
constexpr auto title = col<&post::title>;

// By the one foreign key.
constexpr auto key_to_the_right = select(title, col<&comment::text>).from<post>().join<comment>();
GOLDEN(
    key_to_the_right,
    R"(SELECT "posts"."title", "comments"."text" FROM "posts" JOIN "comments" ON "comments"."post_id" = "posts"."id")");

constexpr auto key_to_the_left = select(title, col<&comment::text>).from<comment>().join<post>();
GOLDEN(
    key_to_the_left,
    R"(SELECT "posts"."title", "comments"."text" FROM "comments" JOIN "posts" ON "comments"."post_id" = "posts"."id")");

constexpr auto key_of_two_columns = select(col<&employee::name>, col<&office::city>).from<employee>().join<office>();
GOLDEN(
    key_of_two_columns,
    R"(SELECT "employees"."name", "offices"."city" FROM "employees" JOIN "offices" ON "employees"."country" = "offices"."country" AND "employees"."office_number" = "offices"."number")");

constexpr auto chain_of_keys =
    select(title, col<&tag::label>).from<post>().left_join<post_tag>().left_join<tag>().left_join<comment>();
GOLDEN(
    chain_of_keys,
    R"(SELECT "posts"."title", "tags"."label" FROM "posts" LEFT JOIN "post_tags" ON "post_tags"."post_id" = "posts"."id" LEFT JOIN "tags" ON "post_tags"."tag_id" = "tags"."id" LEFT JOIN "comments" ON "comments"."post_id" = "posts"."id")");

constexpr auto every_kind_by_key = select(name).from<user>().join<profile>().where(
    col<&user::id>.in(select(col<&profile::user_id>).from<user>().left_join<profile>()));
GOLDEN(
    every_kind_by_key,
    R"(SELECT "users"."name" FROM "users" JOIN "profiles" ON "profiles"."user_id" = "users"."id" WHERE "users"."id" IN (SELECT "profiles"."user_id" FROM "users" LEFT JOIN "profiles" ON "profiles"."user_id" = "users"."id"))");

constexpr auto right_by_key = select(name, col<&profile::motto>).from<user>().right_join<profile>();
GOLDEN(
    right_by_key,
    R"(SELECT "users"."name", "profiles"."motto" FROM "users" RIGHT JOIN "profiles" ON "profiles"."user_id" = "users"."id")");

constexpr auto full_by_key = select(name, col<&profile::motto>).from<user>().full_join<profile>();
GOLDEN(
    full_by_key,
    R"(SELECT "users"."name", "profiles"."motto" FROM "users" FULL JOIN "profiles" ON "profiles"."user_id" = "users"."id")");

constexpr auto someone = alias<user, "someone">;
constexpr auto aliased_by_key = select(col<&profile::motto>).from<profile>().join(someone).where(someone[name] == "x");
GOLDEN(
    aliased_by_key,
    R"(SELECT "profiles"."motto" FROM "profiles" JOIN "users" AS "someone" ON "profiles"."user_id" = "someone"."id" WHERE "someone"."name" = ?1)");

constexpr auto from_alias_by_key = select(someone[name]).from(someone).full_join<profile>();
GOLDEN(
    from_alias_by_key,
    R"(SELECT "someone"."name" FROM "users" AS "someone" FULL JOIN "profiles" ON "profiles"."user_id" = "someone"."id")");

// On a condition.
constexpr auto on_condition =
    select(name, title).from<user>().join<post>(col<&post::author_id> == col<&user::id> && col<&post::views> > 10);
GOLDEN(
    on_condition,
    R"(SELECT "users"."name", "posts"."title" FROM "users" JOIN "posts" ON "posts"."author_id" = "users"."id" AND "posts"."views" > ?1)");

constexpr auto every_kind_on = select(name)
                                   .from<user>()
                                   .left_join<post>(col<&post::author_id> == col<&user::id>)
                                   .right_join<comment>(col<&comment::post_id> == col<&post::id>)
                                   .full_join<tag>(col<&tag::id> == col<&comment::id>);
GOLDEN(
    every_kind_on,
    R"(SELECT "users"."name" FROM "users" LEFT JOIN "posts" ON "posts"."author_id" = "users"."id" RIGHT JOIN "comments" ON "comments"."post_id" = "posts"."id" FULL JOIN "tags" ON "tags"."id" = "comments"."id")");

constexpr auto on_or = select(name).from<user>().join<post>(col<&post::author_id> == col<&user::id> ||
                                                            col<&post::editor_id> == col<&user::id>);
GOLDEN(
    on_or,
    R"(SELECT "users"."name" FROM "users" JOIN "posts" ON "posts"."author_id" = "users"."id" OR "posts"."editor_id" = "users"."id")");

constexpr auto cross = select(name, title).from<user>().cross_join<post>().cross_join(someone);
GOLDEN(cross,
       R"(SELECT "users"."name", "posts"."title" FROM "users" CROSS JOIN "posts" CROSS JOIN "users" AS "someone")");

// Along a relationship.
constexpr auto along_has_many = select(name, title).from<user>().join<&user::posts>();
GOLDEN(along_has_many,
       R"(SELECT "users"."name", "posts"."title" FROM "users" JOIN "posts" ON "posts"."author_id" = "users"."id")");

constexpr auto along_has_one = select(name, col<&profile::motto>).from<user>().left_join<&user::page>();
GOLDEN(
    along_has_one,
    R"(SELECT "users"."name", "profiles"."motto" FROM "users" LEFT JOIN "profiles" ON "profiles"."user_id" = "users"."id")");

constexpr auto along_belongs_to = select(name, title).from<post>().join<&post::author>();
GOLDEN(along_belongs_to,
       R"(SELECT "users"."name", "posts"."title" FROM "posts" JOIN "users" ON "posts"."author_id" = "users"."id")");

// Two relationships to one table: each follows its own key, and the second goes under an alias.
constexpr auto editor = alias<user, "editor">;
constexpr auto along_two_keys = select(title, name.as<"author">(), editor[name].as<"editor">())
                                    .from<post>()
                                    .join<&post::author>()
                                    .left_join<&post::editor>(editor);
GOLDEN(
    along_two_keys,
    R"(SELECT "posts"."title", "users"."name" AS "author", "editor"."name" AS "editor" FROM "posts" JOIN "users" ON "posts"."author_id" = "users"."id" LEFT JOIN "users" AS "editor" ON "posts"."editor_id" = "editor"."id")");

// From the one alias of its table; a table under its own name comes first.
constexpr auto draft = alias<post, "draft">;
constexpr auto along_from_alias = select(draft[title], name).from(draft).join<&post::author>().join<&post::tags>();
GOLDEN(
    along_from_alias,
    R"(SELECT "draft"."title", "users"."name" FROM "posts" AS "draft" JOIN "users" ON "draft"."author_id" = "users"."id" JOIN "post_tags" ON "post_tags"."post_id" = "draft"."id" JOIN "tags" ON "post_tags"."tag_id" = "tags"."id")");

constexpr auto along_beside_alias =
    select(title, name).from(draft).join<post>(title == draft[title]).join<&post::author>();
GOLDEN(
    along_beside_alias,
    R"(SELECT "posts"."title", "users"."name" FROM "posts" AS "draft" JOIN "posts" ON "posts"."title" = "draft"."title" JOIN "users" ON "posts"."author_id" = "users"."id")");

constexpr auto along_many_to_many = select(title, col<&tag::label>).from<post>().left_join<&post::tags>();
GOLDEN(
    along_many_to_many,
    R"(SELECT "posts"."title", "tags"."label" FROM "posts" LEFT JOIN "post_tags" ON "post_tags"."post_id" = "posts"."id" LEFT JOIN "tags" ON "post_tags"."tag_id" = "tags"."id")");

constexpr auto back_along_many_to_many =
    select(title, col<&tag::label>).from<tag>().join<&tag::posts>().join<&post::author>().where(name == "x");
GOLDEN(
    back_along_many_to_many,
    R"(SELECT "posts"."title", "tags"."label" FROM "tags" JOIN "post_tags" ON "post_tags"."tag_id" = "tags"."id" JOIN "posts" ON "post_tags"."post_id" = "posts"."id" JOIN "users" ON "posts"."author_id" = "users"."id" WHERE "users"."name" = ?1)");

constexpr auto columns_of_the_association = select(col<&post_tag::tag_id>).from<post>().join<&post::tags>();
GOLDEN(
    columns_of_the_association,
    R"(SELECT "post_tags"."tag_id" FROM "posts" JOIN "post_tags" ON "post_tags"."post_id" = "posts"."id" JOIN "tags" ON "post_tags"."tag_id" = "tags"."id")");

// An association of a table with itself: the relationship names the key of its own side.
constexpr auto star = alias<user, "star">;
constexpr auto along_self_association =
    select(name, star[name].as<"follows">()).from<user>().join<&user::following>(star);
GOLDEN(
    along_self_association,
    R"(SELECT "users"."name", "star"."name" AS "follows" FROM "users" JOIN "follows" ON "follows"."follower_id" = "users"."id" JOIN "users" AS "star" ON "follows"."followed_id" = "star"."id")");

constexpr auto back_along_self_association =
    select(star[name]).from<user>().left_join<&user::followers>(star).where(name == "x");
GOLDEN(
    back_along_self_association,
    R"(SELECT "star"."name" FROM "users" LEFT JOIN "follows" ON "follows"."followed_id" = "users"."id" LEFT JOIN "users" AS "star" ON "follows"."follower_id" = "star"."id" WHERE "users"."name" = ?1)");

constexpr auto right_and_full_along =
    select(name, title).from<user>().right_join<&user::posts>().full_join<&user::page>();
GOLDEN(
    right_and_full_along,
    R"(SELECT "users"."name", "posts"."title" FROM "users" RIGHT JOIN "posts" ON "posts"."author_id" = "users"."id" FULL JOIN "profiles" ON "profiles"."user_id" = "users"."id")");

// Self joins.
constexpr auto manager = alias<employee, "manager">;
constexpr auto report = alias<employee, "report">;

constexpr auto self_on = select(col<&employee::name>, manager[col<&employee::name>].as<"manager">())
                             .from<employee>()
                             .left_join(manager, manager[col<&employee::id>] == col<&employee::manager_id>);
GOLDEN(
    self_on,
    R"(SELECT "employees"."name", "manager"."name" AS "manager" FROM "employees" LEFT JOIN "employees" AS "manager" ON "manager"."id" = "employees"."manager_id")");

constexpr auto self_up_and_down = select(col<&employee::name>)
                                      .from<employee>()
                                      .join<&employee::manager>(manager)
                                      .left_join<&employee::reports>(report);
GOLDEN(
    self_up_and_down,
    R"(SELECT "employees"."name" FROM "employees" JOIN "employees" AS "manager" ON "employees"."manager_id" = "manager"."id" LEFT JOIN "employees" AS "report" ON "report"."manager_id" = "employees"."id")");

constexpr auto relationship_beside_self_reference =
    select(col<&employee::name>, col<&office::city>).from<employee>().join<&employee::desk>();
GOLDEN(
    relationship_beside_self_reference,
    R"(SELECT "employees"."name", "offices"."city" FROM "employees" JOIN "offices" ON "employees"."country" = "offices"."country" AND "employees"."office_number" = "offices"."number")");

constexpr auto two_aliases_only = select(manager[col<&employee::name>].as<"boss">(), report[col<&employee::name>])
                                      .from(manager)
                                      .join(report, report[col<&employee::manager_id>] == manager[col<&employee::id>]);
GOLDEN(
    two_aliases_only,
    R"(SELECT "manager"."name" AS "boss", "report"."name" FROM "employees" AS "manager" JOIN "employees" AS "report" ON "report"."manager_id" = "manager"."id")");

// What outer joins make NULL.
template <class Query>
constexpr auto items = detail::compiled<Query, sqlite>::plan.items;

template <std::size_t Index, class Query>
constexpr bool nullable(const Query&) {
    return items<Query>[Index].nullable;
}
static_assert(!nullable<0>(key_to_the_right) && !nullable<1>(key_to_the_right));
static_assert(!nullable<0>(along_has_one) && nullable<1>(along_has_one));
static_assert(nullable<0>(right_by_key) && !nullable<1>(right_by_key));
static_assert(nullable<0>(full_by_key) && nullable<1>(full_by_key));
static_assert(nullable<0>(every_kind_on));
static_assert(!nullable<0>(chain_of_keys) && nullable<1>(chain_of_keys));
static_assert(!nullable<1>(along_two_keys) && nullable<2>(along_two_keys));
static_assert(!nullable<0>(cross) && !nullable<1>(cross));
// Along an association the outer side of a right join may be missing in the association too.
static_assert(nullable<0>(select(col<&post_tag::tag_id>).from<post>().right_join<&post::tags>()));
static_assert(!nullable<0>(select(col<&tag::label>).from<post>().right_join<&post::tags>()));
static_assert(nullable<0>(select(col<&post_tag::tag_id>).from<post>().left_join<&post::tags>()));
static_assert(!nullable<0>(select(col<&post_tag::tag_id>).from<post>().join<&post::tags>()));
// A later inner join does not take back what an earlier outer join did.
static_assert(nullable<0>(select(title).from<user>().left_join<&user::posts>().join<profile>()));

TEST(join, values_come_in_the_order_of_their_parameters) {
    EXPECT_THAT(values_of(select(name, 1)
                              .from<user>()
                              .where(name == "w")
                              .join<post>(col<&post::author_id> == 2)
                              .left_join<comment>(col<&comment::text> == "t" && col<&comment::id> == 3)),
                ElementsAre("1", "2", "t", "3", "w"));
    EXPECT_THAT(values_of(on_condition), ElementsAre("10"));
}

}  // namespace
