#include "sql/data_models.hpp"
#include "sql/golden.hpp"
#include "sql/values.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace cupel;
using testing::ElementsAre;

namespace {

constexpr auto tags = col<&happening::tags>;
constexpr auto marks = col<&happening::marks>;
constexpr auto numbers = col<&happening::numbers>;

constexpr auto tests =
    select(tags.contains(marks), tags.contained_by(marks).as<"within">(), tags.overlaps(marks).as<"common">());
GOLDEN_EACH(
    tests,
    R"(SELECT CASE WHEN ("happening"."tags") IS NOT NULL AND ("happening"."marks") IS NOT NULL THEN NOT EXISTS (SELECT 1 FROM json_each("happening"."marks") AS "right elements" WHERE NOT EXISTS (SELECT 1 FROM json_each("happening"."tags") AS "left elements" WHERE "left elements".value = "right elements".value)) END, CASE WHEN ("happening"."marks") IS NOT NULL AND ("happening"."tags") IS NOT NULL THEN NOT EXISTS (SELECT 1 FROM json_each("happening"."tags") AS "right elements" WHERE NOT EXISTS (SELECT 1 FROM json_each("happening"."marks") AS "left elements" WHERE "left elements".value = "right elements".value)) END AS "within", CASE WHEN ("happening"."tags") IS NOT NULL AND ("happening"."marks") IS NOT NULL THEN EXISTS (SELECT 1 FROM json_each("happening"."marks") AS "right elements" WHERE EXISTS (SELECT 1 FROM json_each("happening"."tags") AS "left elements" WHERE "left elements".value = "right elements".value)) END AS "common" FROM "happening")",
    R"(SELECT ("happening"."tags" @> "happening"."marks"), ("happening"."marks" @> "happening"."tags") AS "within", ("happening"."tags" && "happening"."marks") AS "common" FROM "happening")");

constexpr auto members =
    select(col<&happening::id>).where(tags.contains("a") && numbers.contains(col<&happening::days>));
GOLDEN_EACH(
    members,
    R"(SELECT "happening"."id" FROM "happening" WHERE CASE WHEN (?1) IS NOT NULL AND ("happening"."tags") IS NOT NULL THEN ?1 IN (SELECT value FROM json_each("happening"."tags")) END AND CASE WHEN ("happening"."days") IS NOT NULL AND ("happening"."numbers") IS NOT NULL THEN "happening"."days" IN (SELECT value FROM json_each("happening"."numbers")) END)",
    R"(SELECT "happening"."id" FROM "happening" WHERE ($1 = ANY("happening"."tags")) AND ("happening"."days" = ANY("happening"."numbers")))");

constexpr auto elements = select(tags[0], numbers[col<&happening::days> + 1].as<"computed">(),
                                 numbers[col<&happening::id>].as<"wide">(), coalesce(marks, tags)[-1].as<"first">());
GOLDEN_EACH(
    elements,
    R"(SELECT (SELECT value FROM json_each("happening"."tags") WHERE key = (?1)), (SELECT value FROM json_each("happening"."numbers") WHERE key = ("happening"."days" + ?2)) AS "computed", (SELECT value FROM json_each("happening"."numbers") WHERE key = ("happening"."id")) AS "wide", (SELECT value FROM json_each(coalesce("happening"."marks", "happening"."tags")) WHERE key = (?3)) AS "first" FROM "happening")",
    R"(SELECT ("happening"."tags")[$1::INTEGER + 1], ("happening"."numbers")["happening"."days" + $2 + 1] AS "computed", ("happening"."numbers")[CAST("happening"."id" AS INTEGER) + 1] AS "wide", (coalesce("happening"."marks", "happening"."tags"))[$3::INTEGER + 1] AS "first" FROM "happening")");

// Beside json_each a column says its table, though RETURNING needs none.
constexpr auto returned = delete_from<happening>().all_rows().returning(numbers[col<&happening::id>].as<"n">());
GOLDEN_EACH(
    returned,
    R"(DELETE FROM "happening" RETURNING (SELECT value FROM json_each("happening"."numbers") WHERE key = ("happening"."id")) AS "n")",
    R"(DELETE FROM "happening" RETURNING ("numbers")[CAST("id" AS INTEGER) + 1] AS "n")");

template <class Expected, class E>
constexpr bool gives(const E&) {
    return std::is_same_v<typename E::value_type, Expected>;
}
static_assert(gives<bool>(tags.contains("a")) && gives<std::string>(tags[0]) && gives<std::int64_t>(numbers[0]) &&
              gives<bool>(col<&happening::flags>[0]));

template <std::size_t Index, class Query>
constexpr bool nullable(const Query&) {
    return detail::compiled<Query, sqlite>::plan.items[Index].nullable;
}
static_assert(nullable<0>(elements) && !nullable<0>(select(tags.overlaps(tags))) && nullable<0>(tests) &&
              !nullable<0>(select(tags.contains("a"))) && nullable<0>(select(marks.contains("a"))));

TEST(array, values_come_in_the_order_of_their_parameters) {
    EXPECT_THAT(values_of(members), ElementsAre("a"));
    EXPECT_THAT(values_of(elements), ElementsAre("0", "1", "-1"));
}

TEST(array, an_index_has_32_bits) {
    EXPECT_THROW(static_cast<void>(tags[std::int64_t{1} << 40]), data_error);
    EXPECT_THROW(static_cast<void>(func::array_append(cast<std::vector<std::int16_t>>(numbers), 70000)), data_error);
}

}  // namespace
