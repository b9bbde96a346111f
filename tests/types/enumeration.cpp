#include <cupel/types/enumeration.hpp>
#include <cupel/types/integer.hpp>
#include <cupel/types/boolean.hpp>

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

using namespace cupel;

namespace app {

enum class role { admin, user, guest };
enum class sparse { low = 1, middle = 7, high = 63 };
enum class wide { first = 0, last = 300 };
enum class twice { one = 1, uno = 1, two = 2 };
enum class empty {};
enum class small : std::uint8_t { a, b };
enum class letter : char { a = 'a', b = 'b' };
enum class yes_no : bool { no, yes };
enum class negative { minus = -1, zero, plus };
enum old_style { red, green, blue };
enum old_style_one { only };
enum old_style_fixed : unsigned char { north, south };
enum class grün { blaß, größe_2 };
enum class level : std::int16_t { lowest = std::numeric_limits<std::int16_t>::min(), none = 0, most = 30000 };
enum class huge : std::uint64_t { none, all = std::numeric_limits<std::uint64_t>::max() };
enum class flags : std::uint8_t { none, all = 255 };
// Of every length, with the same beginnings and ends.
enum class alike {
    a,
    b,
    ab,
    ba,
    aa,
    aba,
    abb,
    abab,
    abba,
    ababa,
    abbba,
    abaaa,
    aaaaaa,
    aaaaa,
    abcabc,
    abccbc,
    abcdabc,
    abcddabc,
    abceeabc,
    abcdeabcd,
    abcdfabcd,
    abcdefghijkl,
    abcdefGhijkl,
    abcdefghijklmnopq,
    abcdefghijklmnopr
};
enum class byte_sized : char { a = 'a', b = 'b' };
enum class truth : bool { no, yes };

template <class A, class B>
struct box {
    enum class kind { open, shut };
    kind now = kind::open;
};

struct outer {
    enum class inner { x, y };
    enum loose { p, q };
};

}  // namespace app

namespace {
enum class hidden { one, two };
}

template <>
inline constexpr int cupel::enum_last<app::wide> = 300;
template <>
inline constexpr auto cupel::enum_storage<app::level> = enum_as::number;
template <>
inline constexpr auto cupel::enum_storage<app::huge> = enum_as::number;
template <>
inline constexpr auto cupel::enum_storage<app::flags> = enum_as::number;
template <>
inline constexpr auto cupel::enum_storage<app::truth> = enum_as::number;

namespace {

template <class Enum>
constexpr bool has_name(Enum value, std::string_view name) {
    return codec<Enum>::encode(value) == name && codec<Enum>::decode(name) == value;
}

static_assert(has_name(app::role::admin, "admin") && has_name(app::role::user, "user") &&
              has_name(app::role::guest, "guest"));
static_assert(has_name(app::sparse::low, "low") && has_name(app::sparse::middle, "middle") &&
              has_name(app::sparse::high, "high"));
static_assert(has_name(app::wide::first, "first") && has_name(app::wide::last, "last"));
static_assert(has_name(app::twice::two, "two") && has_name(app::twice::uno, "one"));
static_assert(has_name(app::small::b, "b"));
static_assert(has_name(app::yes_no::no, "no") && has_name(app::yes_no::yes, "yes"));
static_assert(has_name(app::negative::zero, "zero") && has_name(app::negative::plus, "plus"));
static_assert(has_name(app::grün::blaß, "blaß") && has_name(app::grün::größe_2, "größe_2"));
static_assert(has_name(app::outer::inner::y, "y") && has_name(app::outer::q, "q"));

// Without a fixed underlying type the compiler refuses values that no enumerator needs: none is asked for.
static_assert(has_name(app::red, "red") && has_name(app::blue, "blue"));
static_assert(has_name(app::only, "only"));
static_assert(has_name(app::north, "north") && has_name(app::south, "south"));

// Names whose spelling holds brackets and commas of its own.
static_assert(has_name(hidden::one, "one") && has_name(hidden::two, "two"));
static_assert(app::box<int, char>{}.now == app::box<int, char>::kind::open);
static_assert(has_name(app::box<int, char>::kind::open, "open") && has_name(app::box<int, char>::kind::shut, "shut"));

static_assert(std::is_same_v<codec<app::role>::stored_as, std::string_view>);
static_assert(std::is_same_v<codec<app::level>::stored_as, std::int64_t>);

// Enums are types of their own in SQL: not comparable with text or with another enum.
static_assert(detail::sql_type_of<app::role>.kind == type_kind::text && detail::sql_type_of<app::role>.name == "role");
static_assert(detail::sql_type_of<app::level>.name == "level" && !detail::sql_type_of<app::level>.is_number());
static_assert(comparable(detail::sql_type_of<app::role>, detail::sql_type_of<app::role>));
static_assert(!comparable(detail::sql_type_of<app::role>, detail::sql_type_of<app::small>));
static_assert(!comparable(detail::sql_type_of<app::role>, detail::stored_kind<std::string_view>::type));

TEST(enumeration, local_enums_have_names) {
    enum class local { here, there };
    static_assert(has_name(local::here, "here") && has_name(local::there, "there"));
}

template <class Enum>
std::string refusal_of(Enum value) {
    try {
        codec<Enum>::encode(value);
    } catch (const data_error& problem) {
        EXPECT_EQ(problem.code(), error_code::data);
        return problem.what();
    }
    return "accepted";
}

TEST(enumeration, a_value_without_an_enumerator_is_refused) {
    EXPECT_EQ(refusal_of(static_cast<app::role>(3)), "the value 3 of role has no enumerator");
    EXPECT_EQ(refusal_of(static_cast<app::role>(-1)), "the value -1 of role has no enumerator");
    EXPECT_EQ(refusal_of(static_cast<app::role>(1000000)), "the value 1000000 of role has no enumerator");
    EXPECT_EQ(refusal_of(static_cast<app::sparse>(0)), "the value 0 of sparse has no enumerator");
    EXPECT_EQ(refusal_of(static_cast<app::empty>(0)), "the value 0 of empty has no enumerator");
    EXPECT_EQ(refusal_of(static_cast<app::small>(255)), "the value 255 of small has no enumerator");
    EXPECT_EQ(refusal_of(static_cast<app::old_style_one>(1)), "the value 1 of old_style_one has no enumerator");
}

// Enumerators are looked for from 0 to enum_last.
TEST(enumeration, enumerators_out_of_reach_have_no_name) {
    EXPECT_EQ(refusal_of(app::negative::minus), "the value -1 of negative has no enumerator");
    EXPECT_EQ(refusal_of(app::letter::a), "the value 97 of letter has no enumerator");
}

// A name is found among others of its length and of its beginning; with any byte changed, cut or added it is another's,
// or nobody's.
TEST(enumeration, names_that_are_alike_are_told_apart) {
    constexpr auto& names = detail::enum_names<app::alike>;
    const auto decoded = [](std::string_view name) -> int {
        try {
            return static_cast<int>(codec<app::alike>::decode(name));
        } catch (const data_error&) {
            return -1;
        }
    };
    const auto number_of = [&](std::string_view name) -> int {
        for (std::size_t i = 0; i < names.size(); ++i)
            if (!name.empty() && names[i] == name) return static_cast<int>(i);
        return -1;
    };
    static_assert(!names[24].empty() && names[25].empty());
    static_assert(has_name(app::alike::aba, "aba") && has_name(app::alike::abcddabc, "abcddabc") &&
                  has_name(app::alike::abcdefghijklmnopr, "abcdefghijklmnopr"));
    for (std::size_t i = 0; i < 25; ++i) {
        const std::string name(names[i]);
        EXPECT_EQ(decoded(name), static_cast<int>(i)) << name;
        for (std::size_t at = 0; at <= name.size(); ++at) {
            EXPECT_EQ(decoded(name.substr(0, at)), number_of(name.substr(0, at)));
            EXPECT_EQ(decoded(name.substr(at)), number_of(name.substr(at)));
            for (const char other : {'a', 'b', 'c', 'z', '\0', '\xE4'}) {
                std::string longer = name, changed = name;
                longer.insert(at, 1, other);
                EXPECT_EQ(decoded(longer), number_of(longer)) << longer;
                if (at == name.size()) continue;
                changed[at] = other;
                EXPECT_EQ(decoded(changed), number_of(changed)) << changed;
            }
        }
    }
}

TEST(enumeration, a_text_that_names_no_enumerator_is_refused) {
    for (const char* text : {"", "Admin", "admin ", " admin", "admi", "admins", "role::admin", "0", "(role)7", "7"})
        EXPECT_THROW(codec<app::role>::decode(text), data_error) << text;
    EXPECT_THROW(codec<app::empty>::decode(""), data_error);
    EXPECT_THROW(codec<app::role>::decode(std::string_view("admin\0", 6)), data_error);
    try {
        codec<app::role>::decode("root");
    } catch (const data_error& problem) {
        EXPECT_STREQ(problem.what(), "'root' is no enumerator of role");
    }
}

template <class Enum>
void expect_number(Enum value, std::int64_t number) {
    EXPECT_EQ(codec<Enum>::encode(value), number);
    EXPECT_EQ(codec<Enum>::decode(number), value);
}

TEST(enumeration, by_number_keeps_every_value_of_the_underlying_type) {
    expect_number(app::level::lowest, -32768);
    expect_number(app::level::most, 30000);
    expect_number(static_cast<app::level>(17), 17);
    expect_number(app::flags::all, 255);
    expect_number(app::truth::yes, 1);
    EXPECT_THROW(codec<app::level>::decode(32768), data_error);
    EXPECT_THROW(codec<app::flags>::decode(256), data_error);
    EXPECT_THROW(codec<app::flags>::decode(-1), data_error);
    EXPECT_THROW(codec<app::huge>::encode(app::huge::all), data_error);
    EXPECT_THROW(codec<app::huge>::decode(-1), data_error);
    EXPECT_THROW(codec<app::truth>::decode(2), data_error);
}

}  // namespace
