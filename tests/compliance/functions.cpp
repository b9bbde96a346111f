// Functions of text and numbers: the same values on every database.
#include "compliance/support/database.hpp"

#include <cmath>
#include <numbers>

using namespace cupel;

namespace functions {

struct sample {
    std::int64_t id{};
    std::string text;
    std::optional<std::string> note{};
    std::int32_t whole{};
    std::int64_t wide{};
    double real{};
    std::optional<std::int32_t> maybe{};
    blob bytes;
};

constexpr auto text = col<&sample::text>;
constexpr auto note = col<&sample::note>;
constexpr auto whole = col<&sample::whole>;
constexpr auto real = col<&sample::real>;
constexpr auto maybe = col<&sample::maybe>;

template <class D>
struct functions : compliance::suite<D> {
    void SetUp() override {
        create_all<sample>(this->db);
        this->db.execute(insert_into<sample>(with_key).values(sample{
            1, "h\xC3\xA9llo", std::nullopt, 3, 9'000'000'000'000'000'000, 2.5, std::nullopt, blob(3, std::byte{7})}));
    }
    template <class E>
    auto eval(E expression) {
        return this->db.execute(select(expression).template from<sample>()).scalar();
    }
};
TYPED_TEST_SUITE(functions, compliance::databases, compliance::database_names);

using maybe_text = std::optional<std::string>;

TYPED_TEST(functions, parts_of_text) {
    const auto ascii_text = func::replace(text, "\xC3\xA9", "e");
    EXPECT_EQ(this->eval(func::left(text, 2)), "h\xC3\xA9");
    EXPECT_EQ(this->eval(func::left(text, 0)), "");
    EXPECT_EQ(this->eval(func::left(text, -2)), "h\xC3\xA9l");
    EXPECT_EQ(this->eval(func::left(text, -9)), "");
    EXPECT_EQ(this->eval(func::left(text, 99)), "h\xC3\xA9llo");
    EXPECT_EQ(this->eval(func::left(note, 2)), maybe_text());
    EXPECT_EQ(this->eval(func::right(ascii_text, 2)), "lo");
    EXPECT_EQ(this->eval(func::right(ascii_text, 0)), "");
    EXPECT_EQ(this->eval(func::right(ascii_text, -2)), "llo");
    EXPECT_EQ(this->eval(func::right(ascii_text, -9)), "");
    EXPECT_EQ(this->eval(func::right(ascii_text, 99)), "hello");
    EXPECT_EQ(this->eval(func::right(ascii_text, whole - 1)), "lo");
    EXPECT_EQ(this->eval(func::left(text, maybe)), maybe_text());
    EXPECT_EQ(this->eval(func::position(text, "l")), 3);
    EXPECT_EQ(this->eval(func::position(text, "x")), 0);
    EXPECT_EQ(this->eval(func::position("hello", "lo")), 4);
}

TYPED_TEST(functions, lengths) {
    EXPECT_EQ(this->eval(func::char_length(text)), 5);
    EXPECT_EQ(this->eval(func::octet_length(text)), 6);
    EXPECT_EQ(this->eval(func::octet_length(col<&sample::bytes>)), 3);
    EXPECT_EQ(this->eval(func::octet_length(note)), std::nullopt);
}

TYPED_TEST(functions, padding_and_repetition) {
    EXPECT_EQ(this->eval(func::lpad("ab", 5)), "   ab");
    EXPECT_EQ(this->eval(func::rpad("ab", 5)), "ab   ");
    EXPECT_EQ(this->eval(func::lpad("hi", 7, "xyz")), "xyzxyhi");
    EXPECT_EQ(this->eval(func::rpad("hi", 7, "xyz")), "hixyzxy");
    EXPECT_EQ(this->eval(func::lpad("hello", 3, "x")), "hel");
    EXPECT_EQ(this->eval(func::rpad("hello", 3)), "hel");
    EXPECT_EQ(this->eval(func::lpad("hello", 5, "x")), "hello");
    EXPECT_EQ(this->eval(func::lpad("hi", 5, "")), "hi");
    EXPECT_EQ(this->eval(func::lpad("hi", 0, "x")), "");
    EXPECT_EQ(this->eval(func::lpad("hi", -3, "x")), "");
    EXPECT_EQ(this->eval(func::rpad("", -3)), "");
    EXPECT_EQ(this->eval(func::lpad(text, whole + 4, "\xC3\xA9")), "\xC3\xA9\xC3\xA9h\xC3\xA9llo");
    EXPECT_EQ(this->eval(func::lpad(note, 5)), maybe_text());
    EXPECT_EQ(this->eval(func::lpad("hello", 3, note)), maybe_text());
    EXPECT_EQ(this->eval(func::lpad("hello", maybe)), maybe_text());
    EXPECT_EQ(this->eval(func::repeat("ab", 3)), "ababab");
    EXPECT_EQ(this->eval(func::repeat("00", 2)), "0000");
    EXPECT_EQ(this->eval(func::repeat("ab", 0)), "");
    EXPECT_EQ(this->eval(func::repeat("ab", -1)), "");
    EXPECT_EQ(this->eval(func::repeat(note, 2)), maybe_text());
    EXPECT_EQ(this->eval(func::repeat("ab", maybe)), maybe_text());
}

TYPED_TEST(functions, characters) {
    EXPECT_EQ(this->eval(func::ascii(text)), 'h');
    EXPECT_EQ(this->eval(func::ascii("\xC3\xA9")), 0xE9);
    EXPECT_EQ(this->eval(func::ascii("")), 0);
    EXPECT_EQ(this->eval(func::ascii(note)), std::nullopt);
    EXPECT_EQ(this->eval(func::chr(0xE9)), "\xC3\xA9");
    EXPECT_EQ(this->eval(func::chr(whole + 62)), "A");
    if constexpr (std::same_as<typename TypeParam::dialect, postgresql>) {
        EXPECT_EQ(this->eval(func::reverse(text)), "oll\xC3\xA9h");
    }
}

TYPED_TEST(functions, concatenation_with_a_separator) {
    EXPECT_EQ(this->eval(func::concat_ws(", ", "a", text, "b")), "a, h\xC3\xA9llo, b");
    EXPECT_EQ(this->eval(func::concat_ws(", ", note, "a", note, "b", note)), "a, b");
    EXPECT_EQ(this->eval(func::concat_ws(", ", note, note)), "");
    EXPECT_EQ(this->eval(func::concat_ws(note, "a", "b")), maybe_text());
    EXPECT_EQ(this->eval(func::concat_ws("", "a", "b")), "ab");
    EXPECT_EQ(this->eval(func::concat_ws("-", "a")), "a");
    static_assert(std::same_as<decltype(this->eval(func::concat_ws("-", note))), std::string>);
}

TYPED_TEST(functions, rounding) {
    EXPECT_EQ(this->eval(func::round(real)), 3.0);
    EXPECT_EQ(this->eval(func::round(-real)), -3.0);
    EXPECT_EQ(this->eval(func::round(real - 2)), 1.0);
    EXPECT_EQ(this->eval(func::round(real - 1)), 2.0);
    EXPECT_EQ(this->eval(func::round(real - 0.1)), 2.0);
    EXPECT_EQ(this->eval(func::round(4503599627370497.0)), 4503599627370497.0);
    EXPECT_EQ(this->eval(func::round(whole)), 3.0);
    EXPECT_EQ(this->eval(func::round(2.675, 2)), 2.68);
    EXPECT_EQ(this->eval(func::round(-1.005, 2)), -1.01);
    EXPECT_EQ(this->eval(func::round(1.45, 1)), 1.5);
    EXPECT_EQ(this->eval(func::trunc(real)), 2.0);
    EXPECT_EQ(this->eval(func::trunc(-real)), -2.0);
    EXPECT_EQ(this->eval(func::sign(-real)), -1.0);
    EXPECT_EQ(this->eval(func::sign(whole)), 1.0);
    EXPECT_EQ(this->eval(func::sign(real - real)), 0.0);
    EXPECT_EQ(this->eval(func::sign(maybe)), std::nullopt);
}

TYPED_TEST(functions, numbers) {
    EXPECT_EQ(this->eval(func::mod(whole, 2)), 1);
    EXPECT_EQ(this->eval(func::mod(-whole, 2)), -1);
    EXPECT_EQ(this->eval(func::power(whole, 2)), 9.0);
    EXPECT_EQ(this->eval(func::power(2.0, whole)), 8.0);
    EXPECT_EQ(this->eval(func::sqrt(func::power(whole, 2))), 3.0);
    EXPECT_DOUBLE_EQ(this->eval(func::exp(1)), std::numbers::e);
    EXPECT_DOUBLE_EQ(this->eval(func::ln(func::exp(real))), 2.5);
    EXPECT_DOUBLE_EQ(this->eval(func::log10(1000)), 3.0);
    EXPECT_DOUBLE_EQ(this->eval(func::pi()), std::numbers::pi);
    EXPECT_DOUBLE_EQ(this->eval(func::degrees(func::pi())), 180.0);
    EXPECT_DOUBLE_EQ(this->eval(func::radians(180)), std::numbers::pi);
    EXPECT_NEAR(this->eval(func::sin(func::pi())), 0.0, 1e-12);
    EXPECT_DOUBLE_EQ(this->eval(func::atan2(1, 1)), std::numbers::pi / 4);
    for (int i = 0; i < 50; ++i) {
        const double random = this->eval(func::random());
        EXPECT_GE(random, 0.0);
        EXPECT_LT(random, 1.0);
    }
}

// No result: PostgreSQL stops; SQLite gives a NULL that is not expected.
TYPED_TEST(functions, no_result_is_an_error) {
    EXPECT_THROW((void)this->eval(func::sqrt(-real)), data_error);
    EXPECT_THROW((void)this->eval(func::ln(real - real)), data_error);
}

TYPED_TEST(functions, integers_keep_to_integers_and_overflow_is_an_error) {
    EXPECT_EQ(this->eval(whole / 2), 1);
    EXPECT_EQ(this->eval(-whole / 2), -1);
    EXPECT_THROW((void)this->eval(col<&sample::wide> + col<&sample::wide>), data_error);
    EXPECT_THROW((void)this->eval(col<&sample::wide> * 3), data_error);
    EXPECT_THROW((void)this->eval(func::sum(col<&sample::wide>) * 2), data_error);
    EXPECT_THROW((void)this->eval(whole * 2'000'000'000), data_error);
    this->db.execute(insert_into<sample>(with_key).values(sample{2, "", {}, 0, 9'000'000'000'000'000'000, 0, {}, {}}));
    EXPECT_THROW((void)this->eval(func::sum(col<&sample::wide>)), data_error);
}

}  // namespace functions
