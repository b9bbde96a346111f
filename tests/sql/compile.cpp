// The text of a statement is a constant: one array for each type of statement and dialect.
#include "sql/golden.hpp"
#include "sql/models.hpp"

#include <gtest/gtest.h>

#include <cstring>

using namespace cupel;
using blog::tag;

namespace {

constexpr auto by_id = select<tag>().where(col<&tag::id> == 1);

TEST(compile, the_text_is_static_and_null_terminated) {
    const std::string_view text = sql<sqlite>(by_id);
    EXPECT_EQ(text.data()[text.size()], '\0');
    EXPECT_EQ(std::strlen(text.data()), text.size());
    EXPECT_EQ(sql<sqlite>(by_id).data(), text.data());
    EXPECT_NE(sql<postgresql>(by_id).data(), text.data());
}

TEST(compile, the_text_depends_on_the_type_alone) {
    const auto statement_with = [](std::int64_t id) { return select<tag>().where(col<&tag::id> == id); };
    EXPECT_EQ(sql<sqlite>(statement_with(1)).data(), sql<sqlite>(statement_with(2)).data());
    static_assert(!std::is_same_v<decltype(select<tag>().where(col<&tag::id> == 1)),
                                  decltype(select<tag>().where(col<&tag::id> < 1))>);
}

TEST(compile, a_statement_in_an_object_or_behind_a_reference) {
    struct holder {
        decltype(by_id) statement = by_id;
    } held;
    const auto& reference = held.statement;
    EXPECT_EQ(sql<sqlite>(reference), sql<sqlite>(by_id));
}

// The plan says what a driver needs to know beforehand.
constexpr auto& plan = detail::compiled<std::remove_const_t<decltype(by_id)>, sqlite>::plan;
static_assert(plan.parameters == 1 && plan.items.size() == 1 && plan.size == sql<sqlite>(by_id).size());
constexpr auto named = select(col<&tag::id>, col<&tag::label>.as<"word">(), func::count().as<"n">())
                           .group_by(col<&tag::id>, col<&tag::label>);
constexpr auto& named_plan = detail::compiled<std::remove_const_t<decltype(named)>, postgresql>::plan;
static_assert(named_plan.parameters == 0 && named_plan.items[0].name == "id" && named_plan.items[1].name == "word" &&
              named_plan.items[2].name == "n");

// Many tables.
template <fixed_string Name>
constexpr auto other = alias<tag, Name>;
constexpr auto sixteen = select(col<&tag::id>)
                             .from<tag>()
                             .cross_join(other<"a">)
                             .cross_join(other<"b">)
                             .cross_join(other<"c">)
                             .cross_join(other<"d">)
                             .cross_join(other<"e">)
                             .cross_join(other<"f">)
                             .cross_join(other<"g">)
                             .cross_join(other<"h">)
                             .cross_join(other<"i">)
                             .cross_join(other<"j">)
                             .cross_join(other<"k">)
                             .cross_join(other<"l">)
                             .cross_join(other<"m">)
                             .cross_join(other<"n">)
                             .cross_join(other<"o">);
static_assert(sql<sqlite>(sixteen).ends_with(R"( CROSS JOIN "tags" AS "o")"));
const golden::listed listed_sixteen(__FILE__, "sixteen", sql<sqlite>(sixteen), sql<postgresql>(sixteen));

// A select list of many labels.
template <std::size_t... Index>
constexpr auto many_items(std::index_sequence<Index...>) {
    constexpr auto name = []<std::size_t I>() {
        fixed_string<4> text;
        text.characters[0] = 'x';
        text.characters[1] = static_cast<char>('0' + I / 10);
        text.characters[2] = static_cast<char>('0' + I % 10);
        return text;
    };
    return select((col<&tag::id> + static_cast<int>(Index)).template as<name.template operator()<Index>()>()...);
}
constexpr auto sixty_items = many_items(std::make_index_sequence<60>());
static_assert(sql<sqlite>(sixty_items).ends_with(R"("tags"."id" + ?60 AS "x59" FROM "tags")"));
const golden::listed listed_sixty(__FILE__, "sixty_items", sql<sqlite>(sixty_items), sql<postgresql>(sixty_items));

// Texts of which the first walk keeps no more than the beginning.
#define TEN_COLUMNS(column, tens)                                                                                      \
    column(tens##0) column(tens##1) column(tens##2) column(tens##3) column(tens##4) column(tens##5) column(tens##6)    \
        column(tens##7) column(tens##8) column(tens##9)
#define NINETY_COLUMNS(column)                                                                                         \
    TEN_COLUMNS(column, a_column_whose_name_is_long_0)                                                                 \
    TEN_COLUMNS(column, a_column_whose_name_is_long_1)                                                                 \
    TEN_COLUMNS(column, a_column_whose_name_is_long_2)                                                                 \
    TEN_COLUMNS(column, a_column_whose_name_is_long_3)                                                                 \
    TEN_COLUMNS(column, a_column_whose_name_is_long_4)                                                                 \
    TEN_COLUMNS(column, a_column_whose_name_is_long_5)                                                                 \
    TEN_COLUMNS(column, a_column_whose_name_is_long_6)                                                                 \
    TEN_COLUMNS(column, a_column_whose_name_is_long_7)                                                                 \
    TEN_COLUMNS(column, a_column_whose_name_is_long_8)

struct long_row {
    std::int64_t id{};
#define FIELD(name) std::string name{};
    NINETY_COLUMNS(FIELD)
#undef FIELD
};
#define SELECTED(name) ", \"long_row\".\"" #name "\""
static_assert(sql<sqlite>(select<long_row>()) ==
              "SELECT \"long_row\".\"id\"" NINETY_COLUMNS(SELECTED) " FROM \"long_row\"");
#define DEFINED(name) ", \"" #name "\" TEXT NOT NULL"
static_assert(sql<sqlite>(create_table<long_row>) ==
              "CREATE TABLE \"long_row\" (\"id\" INTEGER PRIMARY KEY" NINETY_COLUMNS(DEFINED) ")");
static_assert(sql<sqlite>(create_table<long_row>).size() > 4096);
#undef SELECTED
#undef DEFINED
#undef NINETY_COLUMNS
#undef TEN_COLUMNS

}  // namespace
