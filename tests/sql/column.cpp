// Columns, aliases and labels as expressions.
#include "sql/golden.hpp"
#include "sql/models.hpp"

#include <gtest/gtest.h>

using namespace cupel;
using blog::timestamps;
using blog::user;

namespace {

constexpr auto email = col<&user::email>;
static_assert(email.name() == "email" && email.index() == 2 && email.alias().empty() && !email.has_values);
static_assert(std::is_same_v<decltype(email)::value_type, std::string> && std::is_same_v<decltype(email)::owner, user>);
static_assert(std::is_same_v<decltype(col<&user::bio>)::value_type, std::string> &&
              std::is_same_v<decltype(col<&user::bio>)::member_type, std::optional<std::string>>);
static_assert(col<&user::audit, &timestamps::created_at>.name() == "created_at" &&
              col<&user::audit, &timestamps::updated_at>.index() == 9);
static_assert(expression<decltype(col<&user::email>)> && !predicate<decltype(col<&user::email>)> &&
              predicate<decltype(col<&user::active>)>);

// Columns have no state: an expression of columns alone is as small as an empty class can be.
static_assert(std::is_empty_v<std::remove_const_t<decltype(email)>>);

constexpr auto boss = alias<user, "boss">;
static_assert(boss[email].alias() == "boss" && boss[email].name() == "email" && boss[email].index() == 2);
constexpr auto of_alias = select(boss[col<&user::audit, &timestamps::created_at>], boss[email].as<"mail">())
                              .where(boss[col<&user::bio>].is_null());
GOLDEN(of_alias,
       R"(SELECT "boss"."created_at", "boss"."email" AS "mail" FROM "users" AS "boss" WHERE "boss"."bio" IS NULL)");

constexpr auto quoted_alias =
    select(alias<user, "say \"hi\"">[email].as<"it's \"here\"">()).order_by(label<"it's \"here\"">);
GOLDEN(quoted_alias,
       R"(SELECT "say ""hi"""."email" AS "it's ""here""" FROM "users" AS "say ""hi""" ORDER BY "it's ""here""")");

constexpr auto labels = select(email.as<"a">(), (col<&user::score> + 1).as<"b">(),
                               func::count(email).distinct().as<"größe">(), exists(select<blog::tag>()).as<"d">())
                            .group_by(email, col<&user::score>)
                            .order_by(label<"größe">.asc().nulls_first(), label<"b">.desc(), label<"a">);
GOLDEN(
    labels,
    R"(SELECT "users"."email" AS "a", "users"."score" + ?1 AS "b", count(DISTINCT "users"."email") AS "größe", EXISTS (SELECT "tags"."id", "tags"."label" FROM "tags") AS "d" FROM "users" GROUP BY "users"."email", "users"."score" ORDER BY "größe" ASC NULLS FIRST, "b" DESC, "a")");

// A label may be called like a column.
constexpr auto label_over_column = select(func::upper(email).as<"email">()).order_by(label<"email">);
GOLDEN(label_over_column, R"(SELECT upper("users"."email") AS "email" FROM "users" ORDER BY "email")");

TEST(column, messages_name_it_in_sql_and_in_cpp) {
    constexpr detail::problem text = [] {
        detail::problem problem;
        decltype(col<&user::audit, &timestamps::created_at>)::describe(problem);
        return problem;
    }();
    std::string words;
    for (std::size_t i = 0; i < text.count; ++i) words += text.pieces[i];
    EXPECT_EQ(words, "column users.created_at (user::audit.created_at)");
}

}  // namespace
