// Golden SQL of sql/part.hpp and clauses/*_if.hpp: the text is made when it is first used.
#include "sql/golden.hpp"
#include "sql/models.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <thread>
#include <vector>

using namespace cupel;
using namespace blog;

namespace {

template <class Statement>
void expect_sql(const Statement& statement, std::string_view text) {
    EXPECT_EQ(sql<sqlite>(statement), text);
    EXPECT_TRUE(golden::same_but_parameters(text, sql<postgresql>(statement))) << sql<postgresql>(statement);
}

TEST(part, where_if) {
    const auto search = [](bool a, bool b) {
        return select(col<&post::id>)
            .where_if(a, col<&post::views> > 3 || col<&post::title> == "x")
            .where_if(b, col<&post::author_id> == 7);
    };
    expect_sql(search(false, false), R"(SELECT "posts"."id" FROM "posts")");
    expect_sql(search(false, true), R"(SELECT "posts"."id" FROM "posts" WHERE "posts"."author_id" = ?1)");
    expect_sql(search(true, false),
               R"(SELECT "posts"."id" FROM "posts" WHERE ("posts"."views" > ?1 OR "posts"."title" = ?2))");
    expect_sql(
        search(true, true),
        R"(SELECT "posts"."id" FROM "posts" WHERE ("posts"."views" > ?1 OR "posts"."title" = ?2) AND "posts"."author_id" = ?3)");
}

TEST(part, where_on_either_side_of_where_if) {
    const auto before = [](bool flag) {
        return select(col<&post::id>).where(col<&post::views> > 3).where_if(flag, col<&post::author_id> == 7);
    };
    const auto after = [](bool flag) {
        return select(col<&post::id>).where_if(flag, col<&post::author_id> == 7).where(col<&post::views> > 3);
    };
    expect_sql(before(false), R"(SELECT "posts"."id" FROM "posts" WHERE "posts"."views" > ?1)");
    expect_sql(before(true),
               R"(SELECT "posts"."id" FROM "posts" WHERE "posts"."views" > ?1 AND "posts"."author_id" = ?2)");
    expect_sql(after(false), R"(SELECT "posts"."id" FROM "posts" WHERE "posts"."views" > ?1)");
    expect_sql(after(true),
               R"(SELECT "posts"."id" FROM "posts" WHERE "posts"."author_id" = ?1 AND "posts"."views" > ?2)");
}

// A table that is joined by a part is there inside the parts of its name.
TEST(part, join_if) {
    const auto posts_of = [](bool flag, bool mine) {
        const auto with_author = part<"author">(flag);
        return select(col<&post::id>)
            .select_if(with_author, col<&user::name>)
            .join_if<&post::author>(with_author)
            .where_if(with_author, col<&user::active>)
            .where_if(mine, col<&post::author_id> == 7)
            .order_by_if(with_author, col<&user::name>.desc())
            .order_by(col<&post::id>);
    };
    EXPECT_EQ(
        sql<sqlite>(posts_of(false, true)),
        R"(SELECT "posts"."id", NULL AS "name" FROM "posts" WHERE "posts"."author_id" = ?1 ORDER BY "posts"."id")");
    EXPECT_EQ(sql<postgresql>(posts_of(false, false)),
              R"(SELECT "posts"."id", NULL AS "name" FROM "posts" ORDER BY "posts"."id")");
    expect_sql(
        posts_of(true, true),
        R"(SELECT "posts"."id", "users"."name" FROM "posts" JOIN "users" ON "posts"."author_id" = "users"."id" WHERE "users"."active" AND "posts"."author_id" = ?1 ORDER BY "users"."name" DESC, "posts"."id")");
}

// A set operation orders by its result.
TEST(part, order_of_a_set_operation) {
    const auto names = [](bool by_name, bool some) {
        return select(col<&user::name>, col<&user::id>)
            .union_all(select(col<&post::title>, col<&post::id>))
            .order_by_if(by_name, col<&user::name>.desc())
            .order_by(col<&user::id>)
            .limit_if(some, 5);
    };
    const std::string both =
        R"(SELECT "users"."name", "users"."id" FROM "users" UNION ALL SELECT "posts"."title", "posts"."id" FROM "posts")";
    expect_sql(names(true, true), both + R"( ORDER BY "name" DESC, "id" LIMIT ?1)");
    expect_sql(names(false, false), both + R"( ORDER BY "id")");
    const auto maybe = [](bool ordered) {
        return union_(select(col<&user::name>), select(col<&post::title>)).order_by_if(ordered, label<"name">);
    };
    expect_sql(maybe(false), R"(SELECT "users"."name" FROM "users" UNION SELECT "posts"."title" FROM "posts")");
    expect_sql(maybe(true),
               R"(SELECT "users"."name" FROM "users" UNION SELECT "posts"."title" FROM "posts" ORDER BY "name")");
}

TEST(part, joins_with_conditions_and_left) {
    const auto seen = [](bool a, bool b) {
        return select(col<&user::id>)
            .join_if<profile>(a, col<&profile::user_id> == col<&user::id> && col<&profile::motto> == "x")
            .left_join_if<&user::posts>(b)
            .where(col<&user::id> > 5);
    };
    expect_sql(seen(false, false), R"(SELECT "users"."id" FROM "users" WHERE "users"."id" > ?1)");
    expect_sql(
        seen(true, false),
        R"(SELECT "users"."id" FROM "users" JOIN "profiles" ON "profiles"."user_id" = "users"."id" AND "profiles"."motto" = ?1 WHERE "users"."id" > ?2)");
    expect_sql(
        seen(false, true),
        R"(SELECT "users"."id" FROM "users" LEFT JOIN "posts" ON "posts"."author_id" = "users"."id" WHERE "users"."id" > ?1)");
}

TEST(part, select_if_keeps_the_columns) {
    const auto wide = [](bool flag) {
        return select(col<&post::id>).select_if(flag, (col<&post::views> + 1).as<"more">(), entity<post>);
    };
    EXPECT_EQ(
        sql<sqlite>(wide(false)),
        R"(SELECT "posts"."id", NULL AS "more", NULL AS "id", NULL AS "title", NULL AS "content", NULL AS "views", NULL AS "author_id", NULL AS "editor_id" FROM "posts")");
    EXPECT_EQ(
        sql<postgresql>(wide(false)),
        R"(SELECT "posts"."id", NULL::INTEGER AS "more", NULL::BIGINT AS "id", NULL AS "title", NULL AS "content", NULL::INTEGER AS "views", NULL::BIGINT AS "author_id", NULL::BIGINT AS "editor_id" FROM "posts")");
    expect_sql(
        wide(true),
        R"(SELECT "posts"."id", "posts"."views" + ?1 AS "more", "posts"."id", "posts"."title", "posts"."content", "posts"."views", "posts"."author_id", "posts"."editor_id" FROM "posts")");
}

TEST(part, limit_if_and_offset_if) {
    const auto page = [](bool a, bool b) {
        return select(col<&post::id>).order_by(col<&post::id>).limit_if(a, 10).offset_if(b, 20);
    };
    EXPECT_EQ(sql<postgresql>(page(false, true)),
              R"(SELECT "posts"."id" FROM "posts" ORDER BY "posts"."id" OFFSET $1)");
    EXPECT_EQ(sql<sqlite>(page(false, true)),
              R"(SELECT "posts"."id" FROM "posts" ORDER BY "posts"."id" LIMIT -1 OFFSET ?1)");
    EXPECT_EQ(sql<postgresql>(page(false, false)), R"(SELECT "posts"."id" FROM "posts" ORDER BY "posts"."id")");
    expect_sql(page(true, true), R"(SELECT "posts"."id" FROM "posts" ORDER BY "posts"."id" LIMIT ?1 OFFSET ?2)");
    EXPECT_EQ(sql<sqlite>(page(false, false)), R"(SELECT "posts"."id" FROM "posts" ORDER BY "posts"."id")");
    EXPECT_THROW((void)select(col<&post::id>).limit_if(true, std::stoi("-1")), programming_error);
    const auto rest = [](bool flag) { return select(col<&post::id>).limit_if(part<"few">(flag), 10).offset(20); };
    EXPECT_EQ(sql<sqlite>(rest(false)), R"(SELECT "posts"."id" FROM "posts" LIMIT -1 OFFSET ?1)");
    EXPECT_EQ(sql<sqlite>(rest(true)), R"(SELECT "posts"."id" FROM "posts" LIMIT ?1 OFFSET ?2)");
    const auto named = [](bool a, bool b) {
        return select(col<&post::id>).limit_if(a, param<"few">).offset_if(b, param<"skip">);
    };
    EXPECT_EQ(sql<sqlite>(named(false, true)), R"(SELECT "posts"."id" FROM "posts" LIMIT -1 OFFSET ?1)");
    expect_sql(named(true, true), R"(SELECT "posts"."id" FROM "posts" LIMIT ?1 OFFSET ?2)");
    expect_sql(named(true, false), R"(SELECT "posts"."id" FROM "posts" LIMIT ?1)");
}

// Inside a part that is left out nothing makes another text.
TEST(part, inside_parts) {
    const auto q = [](bool a, bool b, bool c) {
        const auto named = part<"c">(c);
        return select(col<&post::id>)
            .where_if(
                a,
                exists(select(col<&user::id>).where_if(b, col<&user::name> == "x").where_if(named, col<&user::active>)))
            .where_if(named, col<&post::views> > 1);
    };
    EXPECT_EQ(sql<sqlite>(q(false, true, false)).data(), sql<sqlite>(q(false, false, false)).data());
    EXPECT_NE(sql<sqlite>(q(true, true, false)).data(), sql<sqlite>(q(true, false, false)).data());
    expect_sql(q(false, true, true), R"(SELECT "posts"."id" FROM "posts" WHERE "posts"."views" > ?1)");
    expect_sql(
        q(true, false, true),
        R"(SELECT "posts"."id" FROM "posts" WHERE EXISTS (SELECT "users"."id" FROM "users" WHERE "users"."active") AND "posts"."views" > ?1)");
}

// A derived table and a CTE have the columns that may be left out.
TEST(part, columns_of_derived_tables) {
    const auto q = [](bool flag) {
        const auto few = select(col<&post::id>)
                             .select_if(flag, col<&post::views>, entity<user>)
                             .join<&post::author>()
                             .subquery<"few">();
        return select(few[col<&post::views>], few[col<&user::name>]).from(few);
    };
    EXPECT_NE(
        sql<sqlite>(q(true)).find(R"(SELECT "few"."views", "few"."name" FROM (SELECT "posts"."id", "posts"."views", )"),
        std::string_view::npos);
    EXPECT_NE(sql<sqlite>(q(false)).find(
                  R"(SELECT "few"."views", "few"."name" FROM (SELECT "posts"."id", NULL AS "views", )"),
              std::string_view::npos);
}

TEST(part, set_if) {
    const auto patch = [](bool a, bool b) {
        return update<post>()
            .set_if(a, col<&post::title> = "new")
            .set_if(b, col<&post::views> = col<&post::views> + 1)
            .where(col<&post::id> == 7);
    };
    expect_sql(patch(true, false), R"(UPDATE "posts" SET "title" = ?1 WHERE "posts"."id" = ?2)");
    expect_sql(patch(false, true), R"(UPDATE "posts" SET "views" = "posts"."views" + ?1 WHERE "posts"."id" = ?2)");
    expect_sql(patch(true, true),
               R"(UPDATE "posts" SET "title" = ?1, "views" = "posts"."views" + ?2 WHERE "posts"."id" = ?3)");
    EXPECT_THROW((void)sql<sqlite>(patch(false, false)), nothing_set_error);
    const auto both = [](bool a) {
        return update<user>().set(col<&user::name> = "n").set_if(a, col<&user::email> = "e").where(col<&user::id> == 7);
    };
    EXPECT_EQ(
        sql<sqlite>(both(false)),
        R"(UPDATE "users" SET "name" = ?1, "updated_at" = strftime('%Y-%m-%d %H:%M:%f000', 'now') WHERE "users"."id" = ?2)");
    EXPECT_EQ(
        sql<postgresql>(both(true)),
        R"(UPDATE "users" SET "name" = $1, "email" = $2, "updated_at" = (now() AT TIME ZONE 'UTC') WHERE "users"."id" = $3)");
    // What the mapping sets with every UPDATE stands in for an assignment of its own that is left out.
    const auto own = [](bool a, bool b) {
        return update<user>()
            .set_if(part<"a">(a), col<&user::audit, &timestamps::updated_at> = timestamp{})
            .set_if(b, col<&user::name> = "n")
            .where(col<&user::id> == 7);
    };
    EXPECT_EQ(sql<postgresql>(own(true, true)),
              R"(UPDATE "users" SET "updated_at" = $1, "name" = $2 WHERE "users"."id" = $3)");
    EXPECT_EQ(sql<postgresql>(own(false, true)),
              R"(UPDATE "users" SET "name" = $1, "updated_at" = (now() AT TIME ZONE 'UTC') WHERE "users"."id" = $2)");
    EXPECT_THROW((void)sql<postgresql>(own(false, false)), nothing_set_error);
}

TEST(part, every_row_only_if_it_is_said) {
    const auto clear = [](bool flag) { return delete_from<post>().where_if(flag, col<&post::views> == 0).all_rows(); };
    expect_sql(clear(true), R"(DELETE FROM "posts" WHERE "posts"."views" = ?1)");
    expect_sql(clear(false), R"(DELETE FROM "posts")");
    const auto some = [](bool flag) {
        return delete_from<post>().where(col<&post::id> == 1).where_if(flag, col<&post::views> == 0);
    };
    expect_sql(some(false), R"(DELETE FROM "posts" WHERE "posts"."id" = ?1)");
}

// A parameter has the number of its first place that is there.
TEST(part, named_parameters_in_parts) {
    const auto named = [](bool a, bool b) {
        return select(col<&post::id>)
            .where_if(a, col<&post::views> > param<"x">)
            .where(col<&post::author_id> == param<"author">)
            .where_if(b, col<&post::views> != param<"x">);
    };
    expect_sql(named(false, true),
               R"(SELECT "posts"."id" FROM "posts" WHERE "posts"."author_id" = ?1 AND "posts"."views" <> ?2)");
    expect_sql(
        named(true, true),
        R"(SELECT "posts"."id" FROM "posts" WHERE "posts"."views" > ?1 AND "posts"."author_id" = ?2 AND "posts"."views" <> ?1)");
    const auto bound = named(false, true).bind(param<"x"> = 3, param<"author"> = 7);
    EXPECT_EQ(sql<sqlite>(bound).data(), sql<sqlite>(named(false, true)).data());
}

TEST(part, inside_subqueries) {
    const auto writers = [](bool popular, bool named) {
        return select(col<&user::id>)
            .where(exists(select(col<&post::id>)
                              .where(col<&post::author_id> == col<&user::id>)
                              .where_if(popular, col<&post::views> > 100)))
            .where_if(named, col<&user::name> == "x");
    };
    expect_sql(
        writers(false, true),
        R"(SELECT "users"."id" FROM "users" WHERE EXISTS (SELECT "posts"."id" FROM "posts" WHERE "posts"."author_id" = "users"."id") AND "users"."name" = ?1)");
    expect_sql(
        writers(true, true),
        R"(SELECT "users"."id" FROM "users" WHERE EXISTS (SELECT "posts"."id" FROM "posts" WHERE "posts"."author_id" = "users"."id" AND "posts"."views" > ?1) AND "users"."name" = ?2)");
}

TEST(part, flags_of_one_name_must_agree) {
    const auto torn = select(col<&post::id>)
                          .where_if(part<"p">(true), col<&post::id> > 1)
                          .where_if(part<"p">(false), col<&post::id> > 2);
    EXPECT_THROW((void)sql<sqlite>(torn), programming_error);
}

// Each text is made once, whoever asks first.
TEST(part, texts_stay_where_they_are) {
    const auto search = [](int mask) {
        return select(col<&post::id>)
            .where_if((mask & 1) != 0, col<&post::views> == 1)
            .where_if((mask & 2) != 0, col<&post::views> == 2)
            .where_if((mask & 4) != 0, col<&post::views> == 3)
            .where_if((mask & 8) != 0, col<&post::views> == 4)
            .where_if((mask & 16) != 0, col<&post::views> == 5)
            .where_if((mask & 32) != 0, col<&post::views> == 6)
            .where_if((mask & 64) != 0, col<&post::views> == 7);
    };
    std::vector<std::vector<const char*>> seen(4);
    std::vector<std::thread> threads;
    for (auto& mine : seen)
        threads.emplace_back([&] {
            for (int mask = 0; mask < 128; ++mask) mine.push_back(sql<sqlite>(search(mask)).data());
        });
    for (auto& one : threads) one.join();
    for (const auto& mine : seen) EXPECT_EQ(mine, seen[0]);
    EXPECT_EQ(std::set<const char*>(seen[0].begin(), seen[0].end()).size(), 128u);
}

}  // namespace
