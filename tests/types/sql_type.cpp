#include <cupel/types/sql_type.hpp>

#include <gtest/gtest.h>

using namespace cupel;

namespace {

constexpr sql_type of(type_kind kind, std::uint64_t domain = 0) { return {kind, "", domain, 0}; }

constexpr type_kind numbers[] = {type_kind::smallint, type_kind::integer, type_kind::bigint, type_kind::real,
                                 type_kind::double_precision};
constexpr type_kind others[] = {type_kind::boolean, type_kind::text, type_kind::blob, type_kind::date,
                                type_kind::timestamp};

TEST(sql_type, numbers_compare_with_numbers) {
    for (type_kind a : numbers) {
        EXPECT_TRUE(of(a).is_number());
        for (type_kind b : numbers) EXPECT_TRUE(comparable(of(a), of(b)));
        for (type_kind b : others) EXPECT_FALSE(comparable(of(a), of(b)) || comparable(of(b), of(a)));
    }
}

TEST(sql_type, everything_else_compares_with_its_own_kind) {
    for (type_kind a : others) {
        EXPECT_FALSE(of(a).is_number() || of(a).is_integer());
        for (type_kind b : others) EXPECT_EQ(comparable(of(a), of(b)), a == b);
    }
}

// An enum or a user's type compares with itself only, whatever it is stored as.
TEST(sql_type, a_domain_compares_with_itself) {
    for (type_kind kind : {type_kind::text, type_kind::bigint, type_kind::boolean}) {
        EXPECT_TRUE(comparable(of(kind, 7), of(kind, 7)));
        EXPECT_FALSE(comparable(of(kind, 7), of(kind, 9)) || comparable(of(kind, 7), of(kind)) ||
                     comparable(of(kind), of(kind, 7)));
        EXPECT_FALSE(of(kind, 7).is_number() || of(kind, 7).is_text() || of(kind, 7).is_boolean());
    }
}

static_assert(of(type_kind::bigint).is_integer() && !of(type_kind::real).is_integer());
static_assert(of(type_kind::text).is_text() && of(type_kind::boolean).is_boolean());

}  // namespace
