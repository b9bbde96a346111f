#include "sql/golden.hpp"
#include "sql/models.hpp"
#include "sql/values.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <utility>

using namespace cupel;
using blog::user;
using testing::ElementsAre;
using testing::SizeIs;

namespace {

constexpr auto id = col<&user::id>;

constexpr auto a_flag = select(id).where(col<&user::active>);
GOLDEN(a_flag, R"(SELECT "users"."id" FROM "users" WHERE "users"."active")");

constexpr auto no_flag = select(id).where(!col<&user::active>);
GOLDEN(no_flag, R"(SELECT "users"."id" FROM "users" WHERE NOT "users"."active")");

constexpr auto a_constant = select(id).where(true);
GOLDEN(a_constant, R"(SELECT "users"."id" FROM "users" WHERE ?1)");

// More than nine parameters: numbers of two digits.
constexpr auto many_parameters =
    select(id).where(id.in(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12) && col<&user::name> == "13");
GOLDEN(
    many_parameters,
    R"(SELECT "users"."id" FROM "users" WHERE "users"."id" IN (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12) AND "users"."name" = ?13)");

template <class Join, std::size_t... Index>
constexpr auto chain(Join join, std::index_sequence<Index...>) {
    return join(id == static_cast<std::int64_t>(Index)...);
}

constexpr auto fifty_ands =
    select(id).where(chain([](auto... all) { return and_(all...); }, std::make_index_sequence<50>()));
constexpr auto fifty_ors =
    select(id).where(chain([](auto... all) { return or_(all...); }, std::make_index_sequence<50>()));
constexpr auto hundred_twenty =
    select(id).where(chain([](auto... all) { return or_(all...); }, std::make_index_sequence<120>()));

// ((a AND b) OR c) AND d ..., fifty deep.
template <std::size_t Depth>
constexpr auto nested() {
    if constexpr (Depth == 0) return id == 0;
    else if constexpr (Depth % 2 == 0) return nested<Depth - 1>() && id == static_cast<std::int64_t>(Depth);
    else return nested<Depth - 1>() || id == static_cast<std::int64_t>(Depth);
}
constexpr auto fifty_deep = select(id).where(nested<50>());

std::string chain_text(std::string_view word, std::size_t count, std::string_view sign) {
    std::string text = R"(SELECT "users"."id" FROM "users" WHERE )";
    for (std::size_t i = 1; i <= count; ++i) {
        if (i > 1) text += std::string(word);
        text += R"("users"."id" = )" + std::string(sign) + std::to_string(i);
    }
    return text;
}

const golden::listed listed_chains[] = {
    {__FILE__, "fifty_ands", sql<sqlite>(fifty_ands), sql<postgresql>(fifty_ands)},
    {__FILE__, "fifty_ors", sql<sqlite>(fifty_ors), sql<postgresql>(fifty_ors)},
    {__FILE__, "hundred_twenty", sql<sqlite>(hundred_twenty), sql<postgresql>(hundred_twenty)},
    {__FILE__, "fifty_deep", sql<sqlite>(fifty_deep), sql<postgresql>(fifty_deep)},
};

TEST(where, long_chains) {
    EXPECT_EQ(sql<sqlite>(fifty_ands), chain_text(" AND ", 50, "?"));
    EXPECT_EQ(sql<postgresql>(fifty_ands), chain_text(" AND ", 50, "$"));
    EXPECT_EQ(sql<sqlite>(fifty_ors), chain_text(" OR ", 50, "?"));
    EXPECT_EQ(sql<postgresql>(hundred_twenty), chain_text(" OR ", 120, "$"));
    EXPECT_THAT(values_of(hundred_twenty), SizeIs(120));
    EXPECT_EQ(values_of(hundred_twenty).back(), "119");
}

TEST(where, deep_nests_keep_their_parentheses) {
    std::string text = R"("users"."id" = ?1)";
    for (int i = 1; i <= 50; ++i) {
        const std::string one = R"("users"."id" = ?)" + std::to_string(i + 1);
        text = i % 2 == 0 ? "(" + text + ") AND " + one : text + " OR " + one;
    }
    EXPECT_EQ(sql<sqlite>(fifty_deep), R"(SELECT "users"."id" FROM "users" WHERE )" + text);
}

}  // namespace
