// The names of fields where Boost.PFR knows them. CUPEL_TEST_PFR_INCLUDE_DIR names a real Boost.PFR that does; without
// it the stand-in beside this file answers, from the tables here.
#include <cupel/cupel.hpp>

#include <gtest/gtest.h>

static_assert(CUPEL_PFR_FIELD_NAMES == 1);

#if CUPEL_TEST_REAL_PFR
#include "reflect/field_names.hpp"
#else

namespace {

struct inner {
    int a{};
    std::string b{};
};
struct outer {
    std::int64_t id{};
    inner nested{};
    std::string text{};
};

}  // namespace

// Other names than those of the members: they can come from here only.
template <>
struct boost::pfr::name_table<inner> {
    static constexpr std::string_view names[] = {"first", "second"};
};
template <>
struct boost::pfr::name_table<outer> {
    static constexpr std::string_view names[] = {"id", "struct", "words"};
};

namespace {

using namespace cupel;

static_assert(detail::field_name<outer, 2>() == "words" && detail::field_name<inner, 0>() == "first");
static_assert(detail::field_name_by_address<outer, 2>() == "text" && detail::field_name_by_address<inner, 0>() == "a");

TEST(names_by_pfr, become_columns) {
    EXPECT_EQ(sql<sqlite>(select<outer>()),
              R"(SELECT "outer"."id", "outer"."first", "outer"."second", "outer"."words" FROM "outer")");
    EXPECT_EQ(sql<sqlite>(select(col<&outer::nested, &inner::b>, col<&outer::text>)),
              R"(SELECT "outer"."second", "outer"."words" FROM "outer")");
    EXPECT_EQ(sql<postgresql>(insert_into<outer>().values(outer{})),
              R"(INSERT INTO "outer" ("first", "second", "words") VALUES ($1, $2, $3))");
}

}  // namespace

#endif
