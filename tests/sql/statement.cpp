// Clauses may come in any order: the text and the order of the values are SQL's.
#include "sql/golden.hpp"
#include "sql/models.hpp"
#include "sql/values.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <tuple>
#include <type_traits>
#include <utility>

using namespace cupel;
using blog::post;
using blog::user;
using testing::ElementsAre;

namespace {

struct add_from {
    static constexpr auto to(auto statement) { return statement.template from<user>(); }
};
struct add_join {
    static constexpr auto to(auto statement) { return statement.template join<post>(col<&post::views> > 1); }
};
struct add_where {
    static constexpr auto to(auto statement) { return statement.where(col<&user::id> > 2); }
};
struct add_group_by {
    static constexpr auto to(auto statement) { return statement.group_by(col<&user::name>); }
};
struct add_having {
    static constexpr auto to(auto statement) { return statement.having(func::count() > 3); }
};
struct add_order_by {
    static constexpr auto to(auto statement) { return statement.order_by(label<"n">.desc()); }
};
struct add_limit {
    static constexpr auto to(auto statement) { return statement.limit(4); }
};
struct add_offset {
    static constexpr auto to(auto statement) { return statement.offset(5); }
};
struct add_distinct {
    static constexpr auto to(auto statement) { return statement.distinct(); }
};

template <class... Steps, class Statement>
constexpr auto apply_all(Statement statement) {
    if constexpr (sizeof...(Steps) == 0) return statement;
    else
        return []<class First, class... Rest>(std::type_identity<std::tuple<First, Rest...>>, auto before) {
            return apply_all<Rest...>(First::to(before));
        }(std::type_identity<std::tuple<Steps...>>{}, statement);
}

constexpr auto start = select(col<&user::name>, func::count().as<"n">());

constexpr auto in_order = apply_all<add_from, add_join, add_where, add_group_by, add_having, add_order_by, add_limit,
                                    add_offset, add_distinct>(start);
GOLDEN(
    in_order,
    R"(SELECT DISTINCT "users"."name", count(*) AS "n" FROM "users" JOIN "posts" ON "posts"."views" > ?1 WHERE "users"."id" > ?2 GROUP BY "users"."name" HAVING count(*) > ?3 ORDER BY "n" DESC LIMIT ?4 OFFSET ?5)");

template <class... Steps>
void expect_same_in_this_order() {
    constexpr auto statement = apply_all<Steps...>(start);
    static_assert(std::is_same_v<decltype(statement), decltype(in_order)>);
    EXPECT_EQ(sql<sqlite>(statement), sql<sqlite>(in_order));
    EXPECT_EQ(values_of(statement), values_of(in_order));
}

TEST(statement, select_takes_its_clauses_in_any_order) {
    expect_same_in_this_order<add_distinct, add_offset, add_limit, add_order_by, add_having, add_group_by, add_where,
                              add_join, add_from>();
    expect_same_in_this_order<add_limit, add_where, add_from, add_distinct, add_having, add_offset, add_join,
                              add_order_by, add_group_by>();
    expect_same_in_this_order<add_having, add_join, add_offset, add_from, add_group_by, add_limit, add_distinct,
                              add_where, add_order_by>();
    expect_same_in_this_order<add_offset, add_from, add_limit, add_join, add_order_by, add_where, add_having,
                              add_group_by, add_distinct>();
    expect_same_in_this_order<add_where, add_distinct, add_order_by, add_from, add_limit, add_group_by, add_offset,
                              add_having, add_join>();
    EXPECT_THAT(values_of(in_order), ElementsAre("1", "2", "3", "4", "5"));
}

// Every order of four of them.
template <class A, class B, class C, class D>
void expect_all_orders() {
    constexpr auto q = select(col<&user::id>);
    constexpr auto wanted = apply_all<A, B, C, D>(q);
    const auto same = [&](auto other) {
        EXPECT_EQ(sql<postgresql>(other), sql<postgresql>(wanted));
        EXPECT_EQ(values_of(other), values_of(wanted));
    };
    const auto with_first = [&]<class F, class G, class H, class I>(std::type_identity<std::tuple<F, G, H, I>>) {
        same(apply_all<F, G, H, I>(q));
        same(apply_all<F, G, I, H>(q));
        same(apply_all<F, H, G, I>(q));
        same(apply_all<F, H, I, G>(q));
        same(apply_all<F, I, G, H>(q));
        same(apply_all<F, I, H, G>(q));
    };
    with_first(std::type_identity<std::tuple<A, B, C, D>>{});
    with_first(std::type_identity<std::tuple<B, A, C, D>>{});
    with_first(std::type_identity<std::tuple<C, A, B, D>>{});
    with_first(std::type_identity<std::tuple<D, A, B, C>>{});
}

TEST(statement, every_order_of_where_limit_offset_and_distinct) {
    expect_all_orders<add_where, add_limit, add_offset, add_distinct>();
}

// Joins keep the order in which they are given, wherever the other clauses stand.
constexpr auto scattered_joins =
    select(col<&user::name>)
        .where(col<&user::id> == 9)
        .join<post>(col<&post::author_id> == col<&user::id> && col<&post::views> > 1)
        .limit(3)
        .from<user>()
        .left_join<blog::comment>(col<&blog::comment::post_id> == col<&post::id> && col<&blog::comment::id> > 2);
GOLDEN(
    scattered_joins,
    R"(SELECT "users"."name" FROM "users" JOIN "posts" ON "posts"."author_id" = "users"."id" AND "posts"."views" > ?1 LEFT JOIN "comments" ON "comments"."post_id" = "posts"."id" AND "comments"."id" > ?2 WHERE "users"."id" = ?3 LIMIT ?4)");

constexpr auto update_in_order = update<blog::tag>()
                                     .set(col<&blog::tag::label> = "a")
                                     .where(col<&blog::tag::id> == 1)
                                     .returning(col<&blog::tag::id>);
constexpr auto update_out_of_order = update<blog::tag>()
                                         .returning(col<&blog::tag::id>)
                                         .where(col<&blog::tag::id> == 1)
                                         .set(col<&blog::tag::label> = "a");
GOLDEN(update_out_of_order, R"(UPDATE "tags" SET "label" = ?1 WHERE "tags"."id" = ?2 RETURNING "id")");
static_assert(std::is_same_v<decltype(update_in_order), decltype(update_out_of_order)>);

constexpr auto delete_out_of_order = delete_from<blog::tag>().returning().where(col<&blog::tag::id> == 1);
GOLDEN(delete_out_of_order, R"(DELETE FROM "tags" WHERE "tags"."id" = ?1 RETURNING "id", "label")");

constexpr auto insert_out_of_order =
    insert_into<blog::tag>().returning(col<&blog::tag::id>).values(col<&blog::tag::label> = "a");
GOLDEN(insert_out_of_order, R"(INSERT INTO "tags" ("label") VALUES (?1) RETURNING "id")");

TEST(statement, values_of_scattered_clauses) {
    EXPECT_THAT(values_of(scattered_joins), ElementsAre("1", "2", "9", "3"));
    EXPECT_THAT(values_of(update_out_of_order), ElementsAre("a", "1"));
}

// Statements without values weigh nothing beyond their values.
static_assert(sizeof(select<user>()) == 1 || sizeof(select<user>()) <= sizeof(void*));
static_assert(sizeof(select<user>().where(col<&user::id> == col<&user::age>)) <= sizeof(void*));
static_assert(sizeof(select<user>().limit(1)) == sizeof(std::int64_t));

}  // namespace
