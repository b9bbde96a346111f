#include "sql/golden.hpp"
#include "sql/models.hpp"

#include <cupel/sql/functions/uuid.hpp>

#include <gtest/gtest.h>

using namespace cupel;

namespace {

constexpr auto digits = select(func::hex(col<&reading::bytes>), func::octet_length(col<&reading::bytes>).as<"n">());
GOLDEN_EACH(
    digits,
    R"(SELECT CASE WHEN ("reading"."bytes") IS NOT NULL THEN lower(hex("reading"."bytes")) END, length(CAST("reading"."bytes" AS BLOB)) AS "n" FROM "reading")",
    R"(SELECT encode("reading"."bytes", 'hex'), octet_length("reading"."bytes") AS "n" FROM "reading")");

constexpr auto random_key = select(func::gen_random_uuid()).from<reading>();
GOLDEN_EACH(
    random_key,
    R"(SELECT (lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-' || substr('89AB', 1 + (random() & 3), 1) || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))) FROM "reading")",
    R"(SELECT gen_random_uuid() FROM "reading")");

static_assert(std::is_same_v<decltype(func::hex(col<&reading::bytes>))::value_type, std::string>);
static_assert(std::is_same_v<decltype(func::gen_random_uuid())::value_type, uuid>);

}  // namespace
