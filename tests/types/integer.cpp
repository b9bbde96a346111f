#include <cupel/types/integer.hpp>

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <string>
#include <tuple>
#include <type_traits>

using namespace cupel;

namespace {

template <class T>
constexpr bool keeps(T value) {
    return codec<T>::encode(value) == static_cast<std::int64_t>(value) &&
           codec<T>::decode(static_cast<std::int64_t>(value)) == value;
}

template <class T>
constexpr bool keeps_limits() {
    return keeps(std::numeric_limits<T>::min()) && keeps(std::numeric_limits<T>::max()) && keeps(T{}) && keeps(T{1});
}

static_assert(keeps_limits<std::int8_t>() && keeps_limits<std::int16_t>() && keeps_limits<std::int32_t>() &&
              keeps_limits<std::int64_t>());
static_assert(keeps_limits<std::uint8_t>() && keeps_limits<std::uint16_t>() && keeps_limits<std::uint32_t>());
static_assert(keeps_limits<long>() && keeps_limits<long long>() && keeps_limits<signed char>() &&
              keeps_limits<unsigned char>());
static_assert(keeps(std::uint64_t{0}) && keeps(std::uint64_t{std::numeric_limits<std::int64_t>::max()}));
static_assert(keeps(static_cast<unsigned long long>(std::numeric_limits<std::int64_t>::max())));

// The smallest SQL type that holds every value; there is none for the upper half of 64 unsigned bits.
template <class T>
constexpr type_kind kind = detail::sql_type_of<T>.kind;
static_assert(kind<std::int8_t> == type_kind::smallint && kind<std::uint8_t> == type_kind::smallint);
static_assert(kind<std::int16_t> == type_kind::smallint && kind<std::uint16_t> == type_kind::integer);
static_assert(kind<std::int32_t> == type_kind::integer && kind<std::uint32_t> == type_kind::bigint);
static_assert(kind<std::int64_t> == type_kind::bigint && kind<std::uint64_t> == type_kind::bigint);
static_assert(kind<std::optional<std::int32_t>> == type_kind::integer);

// Characters are no numbers.
static_assert(!storable<char> && !storable<wchar_t> && !storable<char8_t> && !storable<char16_t> &&
              !storable<char32_t>);

template <class T>
class integers : public testing::Test {};
using widths = testing::Types<std::int8_t, std::uint8_t, std::int16_t, std::uint16_t, std::int32_t, std::uint32_t>;
TYPED_TEST_SUITE(integers, widths);

TYPED_TEST(integers, a_stored_value_beyond_the_type_is_refused) {
    constexpr auto least = std::int64_t{std::numeric_limits<TypeParam>::min()};
    constexpr auto most = std::int64_t{std::numeric_limits<TypeParam>::max()};
    EXPECT_EQ(codec<TypeParam>::decode(least), least);
    EXPECT_EQ(codec<TypeParam>::decode(most), most);
    EXPECT_THROW(codec<TypeParam>::decode(least - 1), data_error);
    EXPECT_THROW(codec<TypeParam>::decode(most + 1), data_error);
    EXPECT_THROW(codec<TypeParam>::decode(std::numeric_limits<std::int64_t>::min()), data_error);
    EXPECT_THROW(codec<TypeParam>::decode(std::numeric_limits<std::int64_t>::max()), data_error);
}

TEST(integer, unsigned_values_above_the_signed_maximum_are_refused) {
    constexpr auto most = std::uint64_t{std::numeric_limits<std::int64_t>::max()};
    EXPECT_EQ(codec<std::uint64_t>::encode(most), std::numeric_limits<std::int64_t>::max());
    EXPECT_THROW(codec<std::uint64_t>::encode(most + 1), data_error);
    EXPECT_THROW(codec<std::uint64_t>::encode(std::numeric_limits<std::uint64_t>::max()), data_error);
}

TEST(integer, a_negative_value_is_refused_by_unsigned_types) {
    EXPECT_THROW(codec<std::uint8_t>::decode(-1), data_error);
    EXPECT_THROW(codec<std::uint16_t>::decode(-1), data_error);
    EXPECT_THROW(codec<std::uint32_t>::decode(-1), data_error);
    EXPECT_THROW(codec<std::uint64_t>::decode(-1), data_error);
    EXPECT_THROW(codec<std::uint64_t>::decode(std::numeric_limits<std::int64_t>::min()), data_error);
}

TEST(integer, the_error_names_value_and_type) {
    try {
        codec<std::uint8_t>::decode(256);
        FAIL();
    } catch (const data_error& problem) {
        EXPECT_STREQ(problem.what(), "the value 256 does not fit the type unsigned char");
        EXPECT_EQ(problem.code(), error_code::data);
    }
}

}  // namespace
