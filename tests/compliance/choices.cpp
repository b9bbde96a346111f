// Simple CASE, greatest and least: their values on every database.
#include "compliance/support/database.hpp"

using namespace cupel;

namespace choices {

struct offer {
    std::int64_t id{};
    std::int32_t size{};
    std::optional<std::int32_t> low{};
    std::optional<std::int32_t> high{};
    std::string name;
    decimal price;
    decimal other;
    double weight{};
};

template <class D>
struct choices : compliance::suite<D> {
    void SetUp() override {
        create_all<offer>(this->db);
        this->db.execute(insert_into<offer>(with_key).values(
            std::vector<offer>{{1, 1, 4, 9, "b", decimal("9.5"), decimal("10"), 0.5},
                               {2, 2, {}, 3, "a", decimal("2"), decimal("1"), 1.5},
                               {3, 3, {}, {}, "c", decimal("100"), decimal("20"), 2.5}}));
    }
    template <class E>
    auto eval(E expression, std::int64_t id) {
        return this->db.execute(select(expression).template from<offer>().where(col<&offer::id> == id)).scalar();
    }
};
TYPED_TEST_SUITE(choices, compliance::databases, compliance::database_names);

TYPED_TEST(choices, case_with_a_subject) {
    const auto spelled = case_(col<&offer::size>).when(1, "one").when(2, std::string("two")).else_("many");
    EXPECT_EQ(this->eval(spelled, 1), "one");
    EXPECT_EQ(this->eval(spelled, 2), "two");
    EXPECT_EQ(this->eval(spelled, 3), "many");
    const auto by_column = case_(col<&offer::high>).when(col<&offer::size> + 1, col<&offer::low>).when(9, 99);
    EXPECT_EQ(this->eval(by_column, 1), 99);
    EXPECT_EQ(this->eval(by_column, 2), std::nullopt);
    EXPECT_EQ(this->eval(by_column, 3), std::nullopt);  // NULL is equal to nothing
    EXPECT_EQ(this->eval(case_(col<&offer::name>).when("b", col<&offer::price>).else_(col<&offer::other>), 1),
              decimal("9.5"));
    EXPECT_EQ(this->eval(case_(col<&offer::weight>).when(1.5, true).else_(false), 2), true);
    EXPECT_EQ(this->db.execute(select(func::count()).template from<offer>().where(spelled != "many")).scalar(), 2);
}

TYPED_TEST(choices, greatest_and_least_leave_null_out) {
    const auto greatest = func::greatest(col<&offer::low>, col<&offer::high>);
    const auto least = func::least(col<&offer::low>, col<&offer::high>, col<&offer::size> + 5);
    EXPECT_EQ(this->eval(greatest, 1), 9);
    EXPECT_EQ(this->eval(greatest, 2), 3);
    EXPECT_EQ(this->eval(greatest, 3), std::nullopt);
    EXPECT_EQ(this->eval(least, 1), 4);
    EXPECT_EQ(this->eval(least, 2), 3);
    EXPECT_EQ(this->eval(least, 3), 8);
    EXPECT_EQ(this->eval(func::greatest(col<&offer::size>, 2), 1), 2);
    EXPECT_EQ(this->eval(func::least(col<&offer::name>, "aa"), 1), "aa");
    EXPECT_EQ(this->eval(func::greatest(col<&offer::weight>, 1), 1), 1.0);
    EXPECT_EQ(this->eval(func::greatest(col<&offer::size>, std::int64_t{5'000'000'000}), 1), 5'000'000'000);
}

// As text 9.5 is more than 10.
TYPED_TEST(choices, greatest_and_least_of_decimals) {
    EXPECT_EQ(this->eval(func::greatest(col<&offer::price>, col<&offer::other>), 1), decimal("10"));
    EXPECT_EQ(this->eval(func::least(col<&offer::price>, col<&offer::other>), 1), decimal("9.5"));
    EXPECT_EQ(this->eval(func::greatest(col<&offer::price>, col<&offer::other>), 3), decimal("100"));
    EXPECT_EQ(this->eval(func::greatest(nullif(col<&offer::price>, decimal("0")), col<&offer::other>), 1),
              decimal("10"));
}

TYPED_TEST(choices, with_named_parameters) {
    auto prepared = this->db.prepare(select(func::greatest(col<&offer::low>, param<"x">).template as<"a">())
                                         .template from<offer>()
                                         .where(col<&offer::name>.startswith(param<"p">) &&
                                                row_(col<&offer::size>, col<&offer::id>) == row_(param<"s">, 2)));
    EXPECT_EQ(prepared(param<"x"> = 5, param<"p"> = "a", param<"s"> = 2).scalar(), 5);
    EXPECT_TRUE(prepared(param<"x"> = 5, param<"p"> = "b", param<"s"> = 2).all().empty());
}

}  // namespace choices
