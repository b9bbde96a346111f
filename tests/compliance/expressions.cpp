// CASE, coalesce, nullif, CAST, arithmetic, functions: their values.
#include "compliance/support/database.hpp"

using namespace cupel;

namespace expressions {

enum class level { low, high };

struct value {
    std::int64_t id{};
    std::int32_t whole{};
    std::optional<std::int32_t> maybe{};
    double real{};
    std::string text;
    std::optional<std::string> note{};
    level rank{};
    bool flag{};
};

constexpr auto whole = col<&value::whole>;
constexpr auto maybe = col<&value::maybe>;
constexpr auto real = col<&value::real>;
constexpr auto text = col<&value::text>;
constexpr auto note = col<&value::note>;

template <class D>
struct expressions : compliance::suite<D> {
    void SetUp() override {
        create_all<value>(this->db);
        this->db.execute(insert_into<value>().values(
            value{0, 7, std::nullopt, 2.5, " Mixed Case ", std::nullopt, level::high, true}));
    }
    template <class E>
    auto eval(E expression) {
        return this->db.execute(select(expression).template from<value>()).scalar();
    }
};
TYPED_TEST_SUITE(expressions, compliance::databases, compliance::database_names);

template <class Wanted, class T>
void expect_same(const T& found, const Wanted& wanted) {
    static_assert(std::same_as<T, Wanted>);
    EXPECT_EQ(found, wanted);
}

using maybe_int = std::optional<std::int32_t>;
using maybe_text = std::optional<std::string>;

TYPED_TEST(expressions, arithmetic) {
    EXPECT_EQ(this->eval(whole + 3), 10);
    EXPECT_EQ(this->eval(whole - 10), -3);
    EXPECT_EQ(this->eval(10 - whole), 3);
    EXPECT_EQ(this->eval(whole * whole), 49);
    EXPECT_EQ(this->eval(whole / 2), 3);
    EXPECT_EQ(this->eval(-whole / 2), -3);
    EXPECT_EQ(this->eval(whole % 4), 3);
    EXPECT_EQ(this->eval(-whole), -7);
    EXPECT_EQ(this->eval(-(-whole)), 7);
    EXPECT_EQ(this->eval(whole - (whole - 1)), 1);
    EXPECT_EQ(this->eval(whole - whole - 1), -1);
    EXPECT_EQ(this->eval((whole + 1) * 2 - 100 / (whole + 3)), 6);
    EXPECT_EQ(this->eval(real * 2), 5.0);
    EXPECT_EQ(this->eval(real / 2), 1.25);
    EXPECT_EQ(this->eval(whole + real), 9.5);
    EXPECT_EQ(this->eval(maybe + 1), std::nullopt);
    expect_same(this->eval(whole + std::int64_t{1} * 5), std::int64_t{12});
}

TYPED_TEST(expressions, division_by_zero_is_an_error) {
    EXPECT_THROW((void)this->eval(whole / (whole - 7)), data_error);
    EXPECT_THROW((void)this->eval(whole % (whole - 7)), data_error);
}

TYPED_TEST(expressions, case_) {
    expect_same(this->eval(case_(when(whole > 5, 1), when(whole > 0, 2)).else_(3)), 1);
    expect_same(this->eval(case_(when(whole > 50, 1), when(whole > 0, 2)).else_(3)), 2);
    expect_same(this->eval(case_(when(whole > 50, 1), when(whole > 60, 2)).else_(3)), 3);
    expect_same(this->eval(case_(when(whole > 50, whole))), maybe_int());
    expect_same(this->eval(case_(when(whole > 5, text)).else_("none")), std::string(" Mixed Case "));
    expect_same(this->eval(case_(when(whole > 5, maybe)).else_(4)), maybe_int());
    EXPECT_EQ(this->eval(case_(when(maybe > 5, 1)).else_(0)), 0);  // unknown is not true
}

TYPED_TEST(expressions, coalesce_and_nullif) {
    expect_same(this->eval(coalesce(maybe, 5)), 5);
    expect_same(this->eval(coalesce(maybe, whole)), 7);
    expect_same(this->eval(coalesce(note, note)), maybe_text());
    expect_same(this->eval(coalesce(note, note, "x")), std::string("x"));
    expect_same(this->eval(nullif(whole, 7)), maybe_int());
    expect_same(this->eval(nullif(whole, 8)), maybe_int(7));
    expect_same(this->eval(coalesce(nullif(text, ""), "empty")), std::string(" Mixed Case "));
}

template <class T, class E>
constexpr auto cast_to(E expression) {
    return cast<T>(expression);
}

TYPED_TEST(expressions, cast) {
    expect_same(this->eval(cast_to<std::string>(whole)), std::string("7"));
    expect_same(this->eval(cast_to<double>(whole)), 7.0);
    expect_same(this->eval(cast_to<double>(whole) / 2), 3.5);
    expect_same(this->eval(cast_to<std::int64_t>(whole)), std::int64_t{7});
    expect_same(this->eval(cast_to<std::string>(maybe)), maybe_text());
    expect_same(this->eval(cast_to<std::int32_t>(func::trim(coalesce(note, " 12 ")))), 12);
}

TYPED_TEST(expressions, functions_of_text) {
    expect_same(this->eval(func::lower(text)), std::string(" mixed case "));
    expect_same(this->eval(func::upper(text)), std::string(" MIXED CASE "));
    expect_same(this->eval(func::trim(text)), std::string("Mixed Case"));
    expect_same(this->eval(func::ltrim(text)), std::string("Mixed Case "));
    expect_same(this->eval(func::rtrim(text)), std::string(" Mixed Case"));
    expect_same(this->eval(func::length(text)), std::int64_t{12});
    expect_same(this->eval(func::length(coalesce(note, "\xC3\xA6\xF0\x9F\x98\x80"))),
                std::int64_t{2});  // characters, not bytes
    expect_same(this->eval(func::replace(text, "e", "3")), std::string(" Mix3d Cas3 "));
    expect_same(this->eval(func::substr(text, 2, 5)), std::string("Mixed"));
    expect_same(this->eval(func::concat(func::trim(text), "!", text)), std::string("Mixed Case! Mixed Case "));
    expect_same(this->eval(func::concat(text, note)), maybe_text());
    expect_same(this->eval(func::length(note)), std::optional<std::int64_t>());
}

TYPED_TEST(expressions, functions_of_numbers) {
    expect_same(this->eval(func::abs(-whole)), 7);
    EXPECT_EQ(this->eval(func::ceil(real)), 3.0);
    EXPECT_EQ(this->eval(func::floor(-real)), -3.0);
    EXPECT_EQ(this->eval(func::round(real * 1.1)), 3.0);
}

TYPED_TEST(expressions, conditions_are_values) {
    expect_same(this->eval(whole > 5), true);
    expect_same(this->eval(whole > 5 && real > 100), false);
    EXPECT_EQ(this->eval(maybe > 5), std::nullopt);
    expect_same(this->eval(maybe.is_null()), true);
    expect_same(this->eval(whole.in(1, 7)), true);
    expect_same(this->eval(col<&value::rank> == level::high), true);
    expect_same(this->eval(!col<&value::flag>), false);
}

TYPED_TEST(expressions, values_are_selected_as_parameters) {
    const auto row =
        this->db.execute(select(bind_parameter<std::string>{"it's"}, text, bind_parameter<std::int64_t>{5})).one();
    EXPECT_EQ(row.template get<0>(), "it's");
    EXPECT_EQ(row.template get<1>(), " Mixed Case ");
    EXPECT_EQ(row.template get<2>(), 5);
}

TYPED_TEST(expressions, of_several_integers_the_result_is_the_widest) {
    expect_same(this->eval(case_(when(whole > 100, 1)).else_(5'000'000'000)), std::int64_t{5'000'000'000});
    expect_same(this->eval(coalesce(maybe, 5'000'000'000)), std::int64_t{5'000'000'000});
    expect_same(this->eval(coalesce(maybe, 5)), std::int32_t{5});
}

}  // namespace expressions
