// Comparison, logic, LIKE, BETWEEN, IS NULL, IS [NOT] DISTINCT FROM.
#include "compliance/support/database.hpp"

using namespace cupel;

namespace predicates {

struct entry {
    std::int64_t id{};
    std::optional<std::string> name{};
    std::optional<std::int32_t> number{};
    std::optional<bool> flag{};
};

template <class D>
struct predicates : compliance::suite<D> {
    void SetUp() override {
        create_all<entry>(this->db);
        this->db.execute(insert_into<entry>().values(std::vector<entry>{{0, "alpha", 1, true},
                                                                        {0, "beta", 2, false},
                                                                        {0, "a%b_c", 3, std::nullopt},
                                                                        {0, std::nullopt, std::nullopt, true},
                                                                        {0, "GAMMA", -5, false}}));
    }
    template <class Condition>
    std::vector<std::int64_t> ids(Condition condition) {
        return this->db.execute(select(col<&entry::id>).where(condition).order_by(col<&entry::id>)).scalars();
    }
};
TYPED_TEST_SUITE(predicates, compliance::databases, compliance::database_names);

using ids = std::vector<std::int64_t>;
constexpr auto id = col<&entry::id>;
constexpr auto name = col<&entry::name>;
constexpr auto number = col<&entry::number>;
constexpr auto flag = col<&entry::flag>;

TYPED_TEST(predicates, comparison) {
    EXPECT_EQ(this->ids(number == 2), (ids{2}));
    EXPECT_EQ(this->ids(number != 2), (ids{1, 3, 5}));
    EXPECT_EQ(this->ids(number < 2), (ids{1, 5}));
    EXPECT_EQ(this->ids(number <= 2), (ids{1, 2, 5}));
    EXPECT_EQ(this->ids(number > 2), (ids{3}));
    EXPECT_EQ(this->ids(number >= 2), (ids{2, 3}));
    EXPECT_EQ(this->ids(3 > number), (ids{1, 2, 5}));
    EXPECT_EQ(this->ids(number == id), (ids{1, 2, 3}));
    EXPECT_EQ(this->ids(name == "beta"), (ids{2}));
    EXPECT_EQ(this->ids(name == std::string("alpha")), (ids{1}));
}

TYPED_TEST(predicates, logic) {
    EXPECT_EQ(this->ids(id == 1 || (id == 2 && number == 99)), (ids{1}));
    EXPECT_EQ(this->ids((id == 1 || id == 2) && number == 2), (ids{2}));
    EXPECT_EQ(this->ids(!(id == 1 || id == 2)), (ids{3, 4, 5}));
    EXPECT_EQ(this->ids(!(id == 1) && !(id == 2)), (ids{3, 4, 5}));
    EXPECT_EQ(this->ids(!(id <= 2 && number == 1)), (ids{2, 3, 4, 5}));  // false AND unknown is false
    EXPECT_EQ(this->ids(and_(id > 1, id < 4, number == 3)), (ids{3}));
    EXPECT_EQ(this->ids(or_(id == 1, id == 4, number == 3)), (ids{1, 3, 4}));
    EXPECT_EQ(this->ids(not_(id > 1)), (ids{1}));
}

TYPED_TEST(predicates, a_bool_column_is_a_condition) {
    EXPECT_EQ(this->ids(flag), (ids{1, 4}));
    EXPECT_EQ(this->ids(!flag), (ids{2, 5}));
    EXPECT_EQ(this->ids(flag == true), (ids{1, 4}));
    EXPECT_EQ(this->ids(flag != true), (ids{2, 5}));
    EXPECT_EQ(this->ids(flag && number.is_null()), (ids{4}));
    EXPECT_EQ(this->ids(true), (ids{1, 2, 3, 4, 5}));
    EXPECT_EQ(this->ids(false), ids{});
}

TYPED_TEST(predicates, null) {
    EXPECT_EQ(this->ids(name.is_null()), (ids{4}));
    EXPECT_EQ(this->ids(name.is_not_null()), (ids{1, 2, 3, 5}));
    EXPECT_EQ(this->ids(!name.is_null() && flag.is_null()), (ids{3}));
    EXPECT_EQ(this->ids((number == 1).is_null()), (ids{4}));
}

TYPED_TEST(predicates, null_safe_comparison) {
    const std::optional<std::int32_t> none, two = 2;
    EXPECT_EQ(this->ids(number.is_not_distinct_from(none)), (ids{4}));
    EXPECT_EQ(this->ids(number.is_not_distinct_from(two)), (ids{2}));
    EXPECT_EQ(this->ids(number.is_distinct_from(none)), (ids{1, 2, 3, 5}));
    EXPECT_EQ(this->ids(number.is_distinct_from(2)), (ids{1, 3, 4, 5}));
    EXPECT_EQ(this->ids(number.is_distinct_from(id)), (ids{4, 5}));
    EXPECT_EQ(this->ids(name.is_not_distinct_from(std::optional<std::string>())), (ids{4}));
}

TYPED_TEST(predicates, between) {
    EXPECT_EQ(this->ids(number.between(1, 2)), (ids{1, 2}));
    EXPECT_EQ(this->ids(number.between(2, 1)), ids{});
    EXPECT_EQ(this->ids(number.not_between(1, 2)), (ids{3, 5}));
    EXPECT_EQ(this->ids(number.between(-5, 1) && flag), (ids{1}));
    EXPECT_EQ(this->ids(!number.between(-5, 1)), (ids{2, 3}));
    EXPECT_EQ(this->ids(name.between("a", "b")), (ids{1, 3}));
}

TYPED_TEST(predicates, like_with_escape) {
    this->db.run("DELETE FROM " + std::string(table_of<typename decltype(name)::owner>().name));
    const auto add = [&](const char* text) {
        this->db.execute(insert_into<typename decltype(name)::owner>().values(name = text));
    };
    for (const char* text : {"100%", "100 %", "1000", "under_score", "underscore"}) add(text);
    const auto found = [&](const auto& condition) {
        return this->db.execute(select(name).where(condition).order_by(id)).scalars();
    };
    using texts = std::vector<std::optional<std::string>>;
    EXPECT_EQ(found(name.like("100!%", escape('!'))), (texts{"100%"}));
    EXPECT_EQ(found(name.like("100%", escape('!'))), (texts{"100%", "100 %", "1000"}));
    EXPECT_EQ(found(name.not_like("%!_%", escape('!')) && name.like("under%")), (texts{"underscore"}));
    EXPECT_EQ(found(name.like("under\\_score", escape('\\'))), (texts{"under_score"}));
    EXPECT_EQ(found(name.ilike("UNDERx_SCORE", escape('x'))), (texts{"under_score"}));
    EXPECT_EQ(found(name.ilike("underX_SCORE", escape('X'))), (texts{"under_score"}));
}

TYPED_TEST(predicates, like) {
    EXPECT_EQ(this->ids(name.like("%a")),
              (std::same_as<typename TestFixture::dialect, sqlite> ? ids{1, 2, 5} : ids{1, 2}));
    EXPECT_EQ(this->ids(name.like("_eta")), (ids{2}));
    EXPECT_EQ(this->ids(name.like("al%")), (ids{1}));
    EXPECT_EQ(this->ids(name.like("")), ids{});
    EXPECT_EQ(this->ids(name.not_like("al%") && name.not_like("%t%")), (ids{3, 5}));
    EXPECT_EQ(this->ids(name.ilike("gAm%")), (ids{5}));
    EXPECT_EQ(this->ids(name.ilike("ALPHA") || name.ilike(std::string("BET_"))), (ids{1, 2}));
    EXPECT_EQ(this->ids(!name.ilike("%a")), (ids{3}));
}

}  // namespace predicates
