// Conditions and orders put together at run time: their SQL.
#include <cupel/cupel.hpp>
#include <cupel/dynamic.hpp>
#include <cupel/sql/text_for_log.hpp>

#include "sql/models.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace cupel;
using namespace blog;

namespace {

template <class Statement>
std::string where_of(const Statement& statement) {
    const std::string text = sql<sqlite>(statement);
    std::string other = sql<postgresql>(statement);
    for (char& c : other)
        if (c == '$') c = '?';
    EXPECT_EQ(text, other);
    return text.substr(text.find(" FROM ") + 6);
}

TEST(dynamic_predicate, joins_as_it_is_told) {
    dynamic_predicate<post> p;
    const auto all = [&] { return where_of(select(col<&post::id>).where(p)); };
    EXPECT_EQ(all(), R"("posts" WHERE (TRUE))");
    p &= col<&post::views> > 3;
    EXPECT_EQ(all(), R"("posts" WHERE ("posts"."views" > ?1))");
    p &= col<&post::title> == "a" || col<&post::title> == "b";
    EXPECT_EQ(all(), R"("posts" WHERE ("posts"."views" > ?1 AND ("posts"."title" = ?2 OR "posts"."title" = ?3)))");
    p |= col<&post::id> == 7 && col<&post::views> < 9;
    EXPECT_EQ(
        all(),
        R"("posts" WHERE ("posts"."views" > ?1 AND ("posts"."title" = ?2 OR "posts"."title" = ?3) OR "posts"."id" = ?4 AND "posts"."views" < ?5))");
    p &= col<&post::editor_id>.is_null();
    EXPECT_EQ(
        all(),
        R"("posts" WHERE (("posts"."views" > ?1 AND ("posts"."title" = ?2 OR "posts"."title" = ?3) OR "posts"."id" = ?4 AND "posts"."views" < ?5) AND "posts"."editor_id" IS NULL))");
}

TEST(dynamic_predicate, of_one_another_and_beside_others) {
    dynamic_predicate<post> ids;
    for (int id = 1; id < 4; ++id) ids |= col<&post::id> == id;
    dynamic_predicate<post> p(col<&post::views> > 3);
    p &= ids;
    p &= dynamic_predicate<post>();
    const auto q = select(col<&post::id>).where(col<&post::title> != "x" && !p).limit(5);
    EXPECT_EQ(
        where_of(q),
        R"("posts" WHERE "posts"."title" <> ?1 AND NOT ("posts"."views" > ?2 AND ("posts"."id" = ?3 OR "posts"."id" = ?4 OR "posts"."id" = ?5)) LIMIT ?6)");
}

TEST(dynamic_predicate, in_optional_parts_and_subqueries) {
    dynamic_predicate<post> p(col<&post::views> > 3);
    const auto q = [&](bool flag) {
        return select(col<&user::id>)
            .where_if(flag, exists(select(col<&post::id>).where(col<&post::author_id> == col<&user::id> && p)))
            .where(col<&user::id> > 5);
    };
    EXPECT_EQ(where_of(q(false)), R"("users" WHERE "users"."id" > ?1)");
    EXPECT_EQ(
        where_of(q(true)),
        R"("users" WHERE EXISTS (SELECT "posts"."id" FROM "posts" WHERE "posts"."author_id" = "users"."id" AND ("posts"."views" > ?1)) AND "users"."id" > ?2)");
}

TEST(dynamic_predicate, of_several_tables) {
    dynamic_predicate<post, user> p(col<&post::views> > 3);
    p |= col<&user::name> == "Ada";
    EXPECT_EQ(
        where_of(select(col<&post::id>).join<&post::author>().where(p)),
        R"("posts" JOIN "users" ON "posts"."author_id" = "users"."id" WHERE ("posts"."views" > ?1 OR "users"."name" = ?2))");
}

TEST(dynamic_order, keys_as_they_are_added) {
    dynamic_order<post> order;
    const auto all = [&] { return where_of(select(col<&post::id>).order_by(order, col<&post::id>)); };
    EXPECT_EQ(all(), R"("posts" ORDER BY (SELECT NULL), "posts"."id")");
    order.add<&post::views>(desc).add(func::lower(col<&post::title>)).add(col<&post::editor_id>.desc().nulls_last());
    EXPECT_EQ(
        all(),
        R"("posts" ORDER BY "posts"."views" DESC, lower("posts"."title"), "posts"."editor_id" DESC NULLS LAST, "posts"."id")");
}

TEST(order_columns, by_names_of_a_list) {
    order_columns<&post::views, &post::title> order;
    order.add("title", desc).add("views");
    EXPECT_EQ(where_of(select(col<&post::id>).order_by(order)),
              R"("posts" ORDER BY "posts"."title" DESC, "posts"."views" ASC)");
    try {
        order.add("views; DROP TABLE posts");
        FAIL();
    } catch (const unknown_column_error& refused) {
        EXPECT_EQ(refused.message(),
                  "there is no column \"views; DROP TABLE posts\" to order by; the columns are: views, title");
    }
}

TEST(dynamic_columns, chosen_by_name) {
    dynamic_columns<&post::title, &post::views> columns;
    columns.add("views");
    EXPECT_TRUE(columns.has("views"));
    EXPECT_FALSE(columns.has("title"));
    EXPECT_EQ(sql<sqlite>(select(col<&post::id>).select_if(columns)),
              R"(SELECT "posts"."id", NULL AS "title", "posts"."views" FROM "posts")");
    EXPECT_THROW(columns.add("content"), unknown_column_error);
}

// Inside an expression, and added to itself.
TEST(dynamic_predicate, inside_expressions) {
    dynamic_predicate<post> p(col<&post::views> > 3);
    const dynamic_predicate<post> none;
    p |= p;
    EXPECT_EQ(where_of(select(col<&post::id>).where(!p)),
              R"("posts" WHERE NOT ("posts"."views" > ?1 OR "posts"."views" > ?2))");
    dynamic_predicate<post, user> both(col<&user::name> == "Ada");
    both &= !p || col<&post::title> == "x" || none;
    both &= none;
    EXPECT_EQ(where_of(select(col<&post::id>).join<&post::author>().where(both && none)),
              R"("posts" JOIN "users" ON "posts"."author_id" = "users"."id" WHERE ("users"."name" = ?1 AND )"
              R"((NOT ("posts"."views" > ?2 OR "posts"."views" > ?3) OR "posts"."title" = ?4 OR (TRUE))) AND (TRUE))");
    dynamic_order<post> order, more;
    more.add(order).add<&post::views>(desc);
    order.add(col<&post::id>).add(more);
    EXPECT_EQ(where_of(select(col<&post::id>).order_by(order)),
              R"("posts" ORDER BY "posts"."id", "posts"."views" DESC)");
}

// Where a database writes an operand twice, its values are bound once.
TEST(dynamic_predicate, written_twice) {
    const dynamic_predicate<post> p(col<&post::views> > 3);
    const auto q =
        select(col<&post::id>).where(func::greatest(case_(when(p, 1)), case_(when(!p, 2))) > 0 && col<&post::id> == 7);
    std::size_t values = 0;
    const std::string text = sql<sqlite>(q);
    std::size_t places = 0;
    for (std::size_t at = text.find('?'); at != std::string::npos; at = text.find('?', at + 1), ++places)
        values = std::max(values, static_cast<std::size_t>(text[at + 1] - '0'));
    EXPECT_EQ(values, parameters_of<sqlite>(q).size()) << text;
    EXPECT_GT(places, values);
}

// Without a condition UPDATE and DELETE would touch every row.
TEST(dynamic_predicate, every_row_only_if_it_is_said) {
    dynamic_predicate<post> p;
    const auto all = [&](bool flag) {
        return delete_from<post>().where(p && p).where_if(flag, col<&post::views> == 0);
    };
    EXPECT_THROW((void)sql<sqlite>(delete_from<post>().where(p)), every_row_error);
    EXPECT_THROW((void)sql<sqlite>(update<post>().set(col<&post::views> = param<"n">).where(p).bind(param<"n"> = 1)),
                 every_row_error);
    EXPECT_THROW((void)sql<sqlite>(all(false)), every_row_error);
    EXPECT_EQ(sql<sqlite>(all(true)), R"(DELETE FROM "posts" WHERE (TRUE) AND (TRUE) AND "posts"."views" = ?1)");
    EXPECT_EQ(sql<sqlite>(delete_from<post>().where(p).all_rows()), R"(DELETE FROM "posts" WHERE (TRUE))");
    EXPECT_EQ(sql<sqlite>(delete_from<post>().where(p && col<&post::id> > 3)),
              R"(DELETE FROM "posts" WHERE (TRUE) AND "posts"."id" > ?1)");
    p &= col<&post::views> > 3;
    EXPECT_EQ(sql<sqlite>(delete_from<post>().where(p)), R"(DELETE FROM "posts" WHERE ("posts"."views" > ?1))");
}

// The parameters that are there, and the text with their values.
TEST(dynamic_predicate, told) {
    dynamic_predicate<post> p(col<&post::views> > 3);
    p &= col<&post::title> == "it's";
    const auto q = select(col<&post::id>)
                       .where(p)
                       .where_if(false, col<&post::id> > 1)
                       .where_if(true, col<&post::id> > param<"id">);
    const auto taken = parameters_of<sqlite>(q);
    ASSERT_EQ(taken.size(), 3u);
    EXPECT_EQ(taken[0].type.kind, type_kind::integer);
    EXPECT_EQ(taken[0].type.name, "integer");
    EXPECT_EQ(taken[1].type.kind, type_kind::text);
    EXPECT_EQ(taken[2].name, "id");
    EXPECT_EQ(
        text_for_log<sqlite>(q),
        R"(SELECT "posts"."id" FROM "posts" WHERE ("posts"."views" > 3 AND "posts"."title" = 'it''s') AND "posts"."id" > :id)");
    EXPECT_EQ(
        text_for_log<postgresql>(q.bind(param<"id"> = 9)),
        R"(SELECT "posts"."id" FROM "posts" WHERE ("posts"."views" > 3 AND "posts"."title" = 'it''s') AND "posts"."id" > 9)");
    EXPECT_EQ(parameters_of<sqlite>(q.bind(param<"id"> = 9))[2].name, "id");
}

// What one database cannot do is said where it is asked to.
TEST(dynamic_predicate, refused_by_one_database) {
    dynamic_predicate<user> p(cast<decimal>(col<&user::name>) == decimal("1"));
    const auto q = select(col<&user::id>).where(p);
    EXPECT_NE(sql<postgresql>(q), "");
    EXPECT_THROW((void)sql<sqlite>(q), programming_error);
}

}  // namespace
