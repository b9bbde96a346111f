#include "sql/golden.hpp"
#include "sql/models.hpp"

#include <cupel/sql/hybrid.hpp>

#include <gtest/gtest.h>

using namespace cupel;
using blog::post;
using blog::user;

namespace {

constexpr auto length_of_all = hybrid<post>([](const auto& p) { return p[col<&post::views>] * 2 + p[col<&post::id>]; });
constexpr auto address =
    hybrid<user>([](const user& u) { return u.name + " <" + u.email + ">"; },
                 [](const auto& u) { return func::concat(u[col<&user::name>], " <", u[col<&user::email>], ">"); });
constexpr auto written = hybrid<user>(
    [](const user& u) { return static_cast<std::int64_t>(u.name.size()); },
    [](const auto& u) {
        return scalar(select(func::count()).from<post>().where(col<&post::author_id> == u[col<&user::id>]));
    });
constexpr auto p = alias<post, "p">;

constexpr auto selected =
    select(length_of_all.as<"length">(), col<&post::title>).where(length_of_all > 100).order_by(length_of_all.desc());
GOLDEN(
    selected,
    R"(SELECT "posts"."views" * ?1 + "posts"."id" AS "length", "posts"."title" FROM "posts" WHERE "posts"."views" * ?2 + "posts"."id" > ?3 ORDER BY "posts"."views" * ?4 + "posts"."id" DESC)");

constexpr auto with_two_functions = select(address).where(address.like("a%"));
static_assert(sql<sqlite>(with_two_functions).starts_with(R"(SELECT "users"."name" || ?1 || "users"."email" || ?2)"));

constexpr auto of_alias = select(length_of_all.of(p).as<"length">()).from(p).where(length_of_all.of(p) > 5);
GOLDEN(of_alias,
       R"(SELECT "p"."views" * ?1 + "p"."id" AS "length" FROM "posts" AS "p" WHERE "p"."views" * ?2 + "p"."id" > ?3)");

constexpr auto counted = select(entity<user>, written.as<"written">()).where(written > 2);
static_assert(sql<postgresql>(counted).ends_with(
    R"( WHERE (SELECT count(*) FROM "posts" WHERE "posts"."author_id" = "users"."id") > $1)"));

constexpr auto set = update<post>().set(col<&post::views> = 3).where(length_of_all < 9);
GOLDEN(set, R"(UPDATE "posts" SET "views" = ?1 WHERE "posts"."views" * ?2 + "posts"."id" < ?3)");

// Inside the model, of members above it.
struct box {
    std::int64_t id{};
    std::int64_t width{};
    std::int64_t height{};
    static constexpr auto area = hybrid<box>([](const auto& x) { return x[col<&box::width>] * x[col<&box::height>]; });
    static constexpr auto is_square =
        hybrid<box>([](const auto& x) { return x[col<&box::width>] == x[col<&box::height>]; });
};
static_assert(sql<sqlite>(select(box::area).where(box::is_square)) ==
              R"(SELECT "box"."width" * "box"."height" FROM "box" WHERE "box"."width" = "box"."height")");
static_assert(box::area(box{.width = 3, .height = 4}) == 12);
static_assert(!box::is_square(box{.width = 3, .height = 4}));

TEST(hybrid, is_computed_of_an_object) {
    EXPECT_EQ(address(user{.name = "ann", .email = "a@b.c"}), "ann <a@b.c>");
    EXPECT_EQ(length_of_all(post{.id = 4, .views = 3}), 10);
}

}  // namespace
