// Bits, text tests, regular expressions, collations, symmetric ranges: their values on every database.
#include "compliance/support/by_hand.hpp"

using namespace cupel;

namespace operators {

struct thing {
    std::int64_t id{};
    std::int32_t bits{};
    std::int64_t wide{};
    std::optional<std::int32_t> maybe{};
    std::string name;
    std::optional<bool> flag{};
};

constexpr auto bits = col<&thing::bits>;
constexpr auto wide = col<&thing::wide>;
constexpr auto name = col<&thing::name>;

template <class D>
struct operators : compliance::suite_by_hand<D> {
    void SetUp() override {
        create_all<thing>(this->db);
        this->db.execute(
            insert_into<thing>(with_key).values(std::vector<thing>{{1, 12, 1'000'000'000'000, {}, "50% off", true},
                                                                   {2, 10, -8, 3, "Base_1", false},
                                                                   {3, 7, 0, 9, "base", {}}}));
    }
    template <class E>
    auto eval(E expression, std::int64_t id = 1) {
        return this->db.execute(select(expression).template from<thing>().where(col<&thing::id> == id)).scalar();
    }
    template <class Condition>
    std::string where(Condition condition) {
        std::string ids;
        for (const auto& row : this->db.execute(
                 select(col<&thing::id>).template from<thing>().where(condition).order_by(col<&thing::id>)))
            ids += std::to_string(row.template get<0>());
        return ids;
    }
};
TYPED_TEST_SUITE(operators, compliance::databases, compliance::database_names);

TYPED_TEST(operators, bits) {
    EXPECT_EQ(this->eval(bits & 10), 12 & 10);
    EXPECT_EQ(this->eval(bits | 3), 12 | 3);
    EXPECT_EQ(this->eval(bits ^ 10), 12 ^ 10);
    EXPECT_EQ(this->eval((bits + 1) ^ (bits & 5)), (12 + 1) ^ (12 & 5));
    EXPECT_EQ(this->eval(~bits), ~12);
    EXPECT_EQ(this->eval(~(bits + 1)), ~13);
    EXPECT_EQ(this->eval(~bits + 1), ~12 + 1);
    EXPECT_EQ(this->eval(~bits & 6), ~12 & 6);
    EXPECT_EQ(this->eval(~~bits), 12);
    EXPECT_EQ(this->eval(bits & (bits | 3)), 12);
    EXPECT_EQ(this->eval((bits & 8) + 1), 9);
    EXPECT_EQ(this->eval(wide ^ std::int64_t{-1}), 1'000'000'000'000 ^ -1);
    EXPECT_EQ(this->eval(bits << 2), 48);
    EXPECT_EQ(this->eval(bits << 40), std::int64_t{12} << 40);
    EXPECT_EQ(this->eval(wide >> 3), 1'000'000'000'000 >> 3);
    EXPECT_EQ(this->eval(wide >> 1, 2), -4);
    EXPECT_EQ(this->eval(bits << (bits - 10)), 48);
    EXPECT_EQ(this->where((bits & 4) == 4), "13");
    EXPECT_EQ(this->where((col<&thing::maybe> & 1) == 1), "23");
}

TYPED_TEST(operators, text_starts_ends_contains) {
    EXPECT_EQ(this->where(name.startswith("50%")), "1");
    EXPECT_EQ(this->where(name.startswith("%")), "");
    EXPECT_EQ(this->where(name.startswith("base")), "3");
    EXPECT_EQ(this->where(name.startswith("")), "123");
    EXPECT_EQ(this->where(name.startswith("base and more")), "");
    EXPECT_EQ(this->where(name.endswith("_1")), "2");
    EXPECT_EQ(this->where(name.endswith("_")), "");
    EXPECT_EQ(this->where(name.endswith("")), "123");
    EXPECT_EQ(this->where(name.endswith("more than base")), "");
    EXPECT_EQ(this->where(name.endswith("xbase")), "");
    EXPECT_EQ(this->where(name.contains("% o")), "1");
    EXPECT_EQ(this->where(name.contains("ase")), "23");
    EXPECT_EQ(this->where(name.contains("ASE")), "");
    EXPECT_EQ(this->where(name.contains("")), "123");
    EXPECT_EQ(this->where(!name.contains("_")), "13");
    EXPECT_EQ(this->where(func::lower(name).startswith(func::lower(std::string("BASE")))), "23");
    EXPECT_EQ(this->where(name.endswith(func::substr(name, 2))), "123");
}

TYPED_TEST(operators, not_ilike) {
    EXPECT_EQ(this->where(name.ilike("BASE%")), "23");
    EXPECT_EQ(this->where(name.not_ilike("BASE%")), "1");
    EXPECT_EQ(this->where(name.not_ilike("BASE!_%", escape('!'))), "13");
}

TYPED_TEST(operators, regular_expressions) {
    if constexpr (std::same_as<typename TypeParam::dialect, postgresql>) {
        EXPECT_EQ(this->where(name.regexp_match("^[a-z]+$")), "3");
        EXPECT_EQ(this->where(name.regexp_match("^base", ignore_case)), "23");
        EXPECT_EQ(this->where(!name.regexp_match("[0-9]")), "3");
    }
}

TYPED_TEST(operators, the_order_of_bytes) {
    const auto names = this->db.execute(select(name).order_by(name.template collate<"C">())).all();
    EXPECT_EQ(names[0].template get<0>(), "50% off");
    EXPECT_EQ(names[1].template get<0>(), "Base_1");
    EXPECT_EQ(names[2].template get<0>(), "base");
    EXPECT_EQ(this->where(name.template collate<"BINARY">() < "a"), "12");
}

// The database's own order, which is not that of bytes.
template <class Collated>
constexpr auto by_name(Collated collated) {
    return select(name, (collated < "BASE").template as<"before">()).order_by(collated, col<&thing::id>.desc());
}

TYPED_TEST(operators, the_order_of_a_collation) {
    this->db.execute(insert_into<thing>(with_key).values(
        std::vector<thing>{{4, 0, 0, {}, "Zebra", {}}, {5, 0, 0, {}, "\u00e4rger", {}}, {6, 0, 0, {}, "BASE", {}}}));
    const auto names = [&](const auto& query) {
        std::string all;
        for (const auto& row : this->db.execute(query)) all += row.template get<0>() + " ";
        return all;
    };
    EXPECT_EQ(names(by_name(name.template collate<"C">())), "50% off BASE Base_1 Zebra base \u00e4rger ");
    this->same(by_name(name.template collate<"C">()), R"(SELECT name, name < 'BASE' FROM thing ORDER BY name, id DESC)",
               R"(SELECT name, name < 'BASE' COLLATE "C" FROM thing ORDER BY name COLLATE "C", id DESC)");
    if constexpr (TestFixture::on_sqlite) {
        constexpr auto any_case = name.template collate<"NOCASE">();
        EXPECT_EQ(names(by_name(any_case)), "50% off BASE base Base_1 Zebra \u00e4rger ");
        this->same(by_name(any_case), "SELECT name, name < 'BASE' COLLATE NOCASE FROM thing "
                                      "ORDER BY name COLLATE NOCASE, id DESC");
        EXPECT_EQ(this->where(any_case == "base"), "36");
        EXPECT_EQ(this->where(name == "base"), "3");
    } else {
        constexpr auto of_unicode = name.template collate<"und-x-icu">();
        EXPECT_EQ(names(by_name(of_unicode)), "50% off \u00e4rger base BASE Base_1 Zebra ");
        this->same(by_name(of_unicode), R"(SELECT name, name < 'BASE' COLLATE "und-x-icu" FROM thing )"
                                        R"(ORDER BY name COLLATE "und-x-icu", id DESC)");
        EXPECT_EQ(this->where(of_unicode < "BASE"), "135");
        EXPECT_EQ(this->where(name.template collate<"C">() < "BASE"), "1");
    }
}

TYPED_TEST(operators, between_symmetric) {
    EXPECT_EQ(this->where(bits.between_symmetric(10, 12)), "12");
    EXPECT_EQ(this->where(bits.between_symmetric(12, 10)), "12");
    EXPECT_EQ(this->where(!bits.between_symmetric(12, 10)), "3");
    EXPECT_EQ(this->where(bits.between_symmetric(col<&thing::maybe>, 11)), "2");
    EXPECT_EQ(this->where(!bits.between_symmetric(col<&thing::maybe>, 11)), "3");
}

TYPED_TEST(operators, truth_is_never_unknown) {
    const auto flag = col<&thing::flag>;
    EXPECT_EQ(this->where(flag.is_true()), "1");
    EXPECT_EQ(this->where(flag.is_false()), "2");
    EXPECT_EQ(this->where(!flag.is_true()), "23");
    EXPECT_EQ(this->where(!flag.is_false()), "13");
    EXPECT_EQ(this->where((col<&thing::maybe> > 3).is_true()), "3");
    static_assert(std::same_as<decltype(this->eval(flag.is_true())), bool>);
    EXPECT_EQ(this->eval(flag.is_true(), 3), false);
}

}  // namespace operators
