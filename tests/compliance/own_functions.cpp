// Functions and operators that a program declares, called on every database.
#include "compliance/support/database.hpp"

using namespace cupel;

namespace own_functions {

struct word {
    std::int64_t id{};
    std::string letters;
    std::optional<std::string> other{};
    std::int32_t number{};
};

constexpr sql_function<"length", std::int64_t(std::string)> letters_in{};
constexpr sql_function<"coalesce", std::string(std::optional<std::string>, std::optional<std::string>, std::string)>
    first{};
constexpr sql_function<"nullif", std::optional<std::string>(std::string, std::string)> unless{};
constexpr sql_function<"abs", std::int32_t(std::int32_t)> distance_from_zero{};
constexpr sql_operator<"||", std::string(std::string, std::string)> joined{};
constexpr sql_operator<"%", std::int32_t(std::int32_t, std::int32_t)> rest_of{};
constexpr sql_function<"md5", std::string(std::string), postgresql> md5{};
constexpr sql_function<"hex", std::string(std::string), sqlite> hex{};

template <class D>
struct own_functions : compliance::suite<D> {
    void SetUp() override {
        create_all<word>(this->db);
        this->db.execute(insert_into<word>().values(word{0, "abc", std::nullopt, -7}));
    }
    template <class E>
    auto eval(E expression) {
        return this->db.execute(select(expression).template from<word>()).scalar();
    }
};
TYPED_TEST_SUITE(own_functions, compliance::databases, compliance::database_names);

TYPED_TEST(own_functions, functions) {
    const std::optional<std::string> nothing;
    EXPECT_EQ(this->eval(letters_in(col<&word::letters>)), 3);
    EXPECT_EQ(this->eval(letters_in("four")), 4);
    EXPECT_EQ(this->eval(letters_in(col<&word::other>)), std::nullopt);
    EXPECT_EQ(this->eval(first(col<&word::other>, std::nullopt, "x")), "x");
    EXPECT_EQ(this->eval(first(nothing, col<&word::letters>, "x")), "abc");
    EXPECT_EQ(this->eval(first(std::optional<std::string>("y"), nothing, "x")), "y");
    EXPECT_EQ(this->eval(unless(col<&word::letters>, "abc")), std::nullopt);
    EXPECT_EQ(this->eval(unless(col<&word::letters>, "x")), "abc");
    EXPECT_EQ(this->eval(distance_from_zero(col<&word::number>)), 7);
    EXPECT_EQ(this->eval(distance_from_zero(-3)), 3);
    EXPECT_EQ(this->db.execute(select(func::count()).template from<word>().where(letters_in(col<&word::letters>) > 2))
                  .scalar(),
              1);
}

TYPED_TEST(own_functions, operators) {
    EXPECT_EQ(this->eval(joined(col<&word::letters>, joined("-", col<&word::letters>))), "abc-abc");
    EXPECT_EQ(this->eval(rest_of(col<&word::number>, 4)), -3);
    EXPECT_EQ(this->eval(rest_of(col<&word::number> - 1, 3) * 2 + 1), -3);
    EXPECT_EQ(this->eval(joined(col<&word::other>, "x")), std::nullopt);
}

TYPED_TEST(own_functions, of_one_database) {
    if constexpr (std::same_as<typename TypeParam::dialect, postgresql>)
        EXPECT_EQ(this->eval(md5(col<&word::letters>)), "900150983cd24fb0d6963f7d28e17f72");
    else EXPECT_EQ(this->eval(hex(col<&word::letters>)), "616263");
}

}  // namespace own_functions
