// Golden SQL of sql/text.hpp: parameters are found, SQL's own colons are left alone.
#include "sql/golden.hpp"

#include <gtest/gtest.h>

using namespace cupel;

namespace {

constexpr auto plain = text<"SELECT 1">;
static_assert(sql<sqlite>(plain) == "SELECT 1");

constexpr auto named = text<"SELECT name FROM t WHERE a>:a AND (b=:b OR a<:a)">;
static_assert(sql<sqlite>(named) == "SELECT name FROM t WHERE a>?1 AND (b=?2 OR a<?1)");
static_assert(sql<postgresql>(named) == "SELECT name FROM t WHERE a>$1 AND (b=$2 OR a<$1)");

constexpr auto colons =
    text<R"(SELECT ':x', ":y", 'it''s :z', E'\':w', a::int, b[1:c], $$ :v $$, $tag$ $$ :u $tag$ -- :t
/* :s /* :r */ :q */ FROM t WHERE x = :p)">;
static_assert(sql<postgresql>(colons) ==
              R"(SELECT ':x', ":y", 'it''s :z', E'\':w', a::int, b[1:c], $$ :v $$, $tag$ $$ :u $tag$ -- :t
/* :s /* :r */ :q */ FROM t WHERE x = $1)");

constexpr auto for_each = text<"SELECT strftime('%Y', :at)">.on<postgresql, "SELECT to_char(:at::date, 'YYYY')">();
static_assert(sql<sqlite>(for_each) == "SELECT strftime('%Y', ?1)");
static_assert(sql<postgresql>(for_each) == "SELECT to_char($1::date, 'YYYY')");

// Each set of types is prepared by itself.
TEST(text, one_text_for_each_set_of_types) {
    const auto ints = named.bind(param<"a"> = 1, param<"b"> = 2);
    const auto more_ints = named.bind(param<"a"> = 3, param<"b"> = 4);
    const auto others = named.bind(param<"a"> = "x", param<"b"> = 2);
    EXPECT_EQ(sql<sqlite>(ints), sql<sqlite>(others));
    EXPECT_EQ(sql<sqlite>(ints).data(), sql<sqlite>(more_ints).data());
    EXPECT_NE(sql<sqlite>(ints).data(), sql<sqlite>(others).data());
}

TEST(text, what_writes) {
    using cupel::detail::text_writes;
    for (const char* one :
         {"INSERT INTO t VALUES (1)", "update t set a = 1", "WITH x AS (DELETE FROM t RETURNING 1) SELECT * FROM x",
          " CREATE TABLE t (a int)", "-- SELECT\nDROP TABLE t", "/* SELECT */ MERGE INTO t"})
        EXPECT_TRUE(text_writes(one)) << one;
    for (const char* one : {"SELECT 1", "select 'insert'", "WITH a AS (SELECT 1) SELECT * FROM a", "VALUES (1)",
                            "(SELECT 1)", "SELECT updated FROM t -- update", "EXPLAIN SELECT 1", "PRAGMA user_version"})
        EXPECT_FALSE(text_writes(one)) << one;
}

}  // namespace
