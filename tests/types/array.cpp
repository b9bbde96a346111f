#include <cupel/types/array.hpp>
#include <cupel/types/blob.hpp>
#include <cupel/types/decimal.hpp>
#include <cupel/types/strong.hpp>
#include <cupel/types/text.hpp>
#include <cupel/types/utf8.hpp>

#include <gtest/gtest.h>

using namespace cupel;

namespace {

struct metres {
    std::int32_t value{};
};
struct plain {
    int a{};
};

}  // namespace

template <>
struct cupel::codec<metres> : cupel::strong_codec<metres, std::int32_t> {};

namespace {

constexpr sql_type texts = detail::sql_type_of<std::vector<std::string>>;
static_assert(texts.array && texts.kind == type_kind::text && texts.name == "text[]" && !texts.is_text());
static_assert(!comparable(texts, detail::sql_type_of<std::string>));
static_assert(comparable(texts, detail::sql_type_of<std::vector<std::optional<std::string>>>));
// integer[] = bigint[] has no operator.
static_assert(!comparable(detail::sql_type_of<std::vector<std::int32_t>>,
                          detail::sql_type_of<std::vector<std::int64_t>>));
static_assert(!detail::sql_type_of<std::vector<std::int32_t>>.is_number());
static_assert(!detail::sql_type_of<blob>.array && detail::sql_type_of<std::vector<blob>>.array);
static_assert(!storable<std::vector<plain>> && !storable<std::vector<std::vector<int>>>);
static_assert(storable<std::optional<std::vector<decimal>>>);

constexpr sql_type length = detail::sql_type_of<metres>;
static_assert(length.kind == type_kind::integer && length.name == "metres" && !length.is_integer() &&
              length.is_serial());
static_assert(!comparable(length, detail::sql_type_of<std::int32_t>));
static_assert(codec<metres>::encode({7}) == 7 && codec<metres>::decode(7).value == 7);

TEST(strong, decode_refuses_what_the_member_refuses) {
    EXPECT_THROW(codec<metres>::decode(std::int64_t{1} << 40), data_error);
}

TEST(utf8, is_read_to_its_first_fault) {
    EXPECT_EQ(detail::find_invalid_utf8(""), 0U);
    EXPECT_EQ(detail::find_invalid_utf8("plain text of more than eight bytes"), 35U);
    EXPECT_EQ(detail::find_invalid_utf8("12345678\xffxxxxxxxx"), 8U);
    EXPECT_EQ(detail::find_invalid_utf8("1234567\xe2\x82\xac\xe2\x82"), 10U);
    EXPECT_THROW(detail::require_utf8("\x80"), data_error);
}

}  // namespace
