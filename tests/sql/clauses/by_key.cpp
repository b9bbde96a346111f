#include "sql/golden.hpp"
#include "sql/models.hpp"
#include "sql/values.hpp"

#include <cupel/engine/shape.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

using namespace cupel;
using blog::post;
using blog::post_tag;
using blog::tag;
using blog::user;
using testing::ElementsAre;

namespace {

const std::vector<tag> tags{{7, "a"}};
const auto labels = update<tag>().set(tags);
GOLDEN_EACH(
    labels, R"(UPDATE "tags" SET "label" = ?1 WHERE "tags"."id" = ?2)",
    R"(UPDATE "tags" SET "label" = "r"."1" FROM unnest($1::TEXT[], $2::BIGINT[]) AS "r"("1", "2") WHERE "tags"."id" = "r"."2")");

const std::vector<user> users{{.id = 1}};
const auto some_columns = update<user>().set<&user::age, &user::bio>(users).returning(col<&user::id>, col<&user::age>);
GOLDEN_EACH(
    some_columns,
    R"(UPDATE "users" SET "bio" = ?1, "age" = ?2, "updated_at" = strftime('%Y-%m-%d %H:%M:%f000', 'now') WHERE "users"."id" = ?3 RETURNING "id", "age")",
    R"(UPDATE "users" SET "bio" = "r"."1", "age" = "r"."2", "updated_at" = (now() AT TIME ZONE 'UTC') FROM unnest($1::TEXT[], $2::INTEGER[], $3::BIGINT[]) AS "r"("1", "2", "3") WHERE "users"."id" = "r"."3" RETURNING "id", "age")");

const std::vector<company::office> offices{{"de", 1, "Ulm"}};
const auto of_two_keys = update<company::office>().set(offices);
GOLDEN_EACH(
    of_two_keys, R"(UPDATE "offices" SET "city" = ?1 WHERE "offices"."country" = ?2 AND "offices"."number" = ?3)",
    R"(UPDATE "offices" SET "city" = "r"."1" FROM unnest($1::TEXT[], $2::TEXT[], $3::INTEGER[]) AS "r"("1", "2", "3") WHERE "offices"."country" = "r"."2" AND "offices"."number" = "r"."3")");

const auto rows = delete_from<company::office>().rows(offices).returning(col<&company::office::city>);
GOLDEN_EACH(
    rows, R"(DELETE FROM "offices" WHERE "offices"."country" = ?1 AND "offices"."number" = ?2 RETURNING "city")",
    R"(DELETE FROM "offices" USING unnest($1::TEXT[], $2::INTEGER[]) AS "r"("1", "2") WHERE "offices"."country" = "r"."1" AND "offices"."number" = "r"."2" RETURNING "city")");

// A temporary is moved into the statement.
const auto moved = delete_from<tag>().rows(std::vector<tag>{{1, ""}});
GOLDEN_EACH(moved, R"(DELETE FROM "tags" WHERE "tags"."id" = ?1)",
            R"(DELETE FROM "tags" USING unnest($1::BIGINT[]) AS "r"("1") WHERE "tags"."id" = "r"."1")");

TEST(by_key, objects_bring_what_is_set_and_their_key) {
    value_recorder recorder;
    const company::office office{"de", 3, "Ulm"};
    detail::visit_with_object(recorder, of_two_keys, of_two_keys.clause<detail::set_tag>(), office);
    EXPECT_THAT(recorder.values, ElementsAre("Ulm", "de", "3"));
    value_recorder of_delete;
    detail::visit_with_object(of_delete, rows, rows.clause<detail::rows_tag>(), office);
    EXPECT_THAT(of_delete.values, ElementsAre("de", "3"));
}

}  // namespace
