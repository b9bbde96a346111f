// Fragments of SQL in expressions, on every database.
#include "compliance/support/database.hpp"

using namespace cupel;

namespace fragments {

struct piece {
    std::int64_t id{};
    std::int32_t size{};
    std::optional<std::int32_t> maybe{};
    std::string name;
    decimal price;
};

template <class D>
struct fragments : compliance::suite<D> {
    void SetUp() override {
        create_all<piece>(this->db);
        this->db.execute(insert_into<piece>(with_key).values(std::vector<piece>{
            {1, 3, {}, "a", decimal("9.5")}, {2, 4, 7, "b", decimal("10")}, {3, 5, 8, "c?{}", decimal("11")}}));
    }
    template <class Condition>
    std::string where(Condition condition) {
        std::string ids;
        for (const auto& row : this->db.execute(
                 select(col<&piece::id>).template from<piece>().where(condition).order_by(col<&piece::id>)))
            ids += std::to_string(row.template get<0>());
        return ids;
    }
    template <class E>
    auto eval(E expression, std::int64_t id = 1) {
        return this->db.execute(select(expression).template from<piece>().where(col<&piece::id> == id)).scalar();
    }
};
TYPED_TEST_SUITE(fragments, compliance::databases, compliance::database_names);

TYPED_TEST(fragments, conditions_and_values) {
    const int two = 2;
    EXPECT_EQ(this->where(raw<bool, "{} % {} = {}">(col<&piece::size>, two, 1)), "13");
    EXPECT_EQ(this->where(raw<bool, "{} = 3 OR {} = 4">(col<&piece::size>, col<&piece::size>) && col<&piece::id> > 1),
              "2");
    EXPECT_EQ(this->where(!raw<bool, "{} = 3 OR {} = 4">(col<&piece::size>, col<&piece::size>)), "3");
    EXPECT_EQ(this->where(raw<bool, "{} = 'c?{}'">(col<&piece::name>)), "3");
    EXPECT_EQ(
        this->where(raw<bool, "{} IN {}">(col<&piece::size>, select(col<&piece::maybe>).where(col<&piece::maybe> > 7))),
        "");
    EXPECT_EQ((this->eval(raw<std::int32_t, "{} + 1">(col<&piece::size>) * 2)), 8);
    EXPECT_EQ((this->eval(raw<std::string, "{} || {}">(std::string("x'y"), col<&piece::name>))), "x'ya");
    EXPECT_EQ((this->eval(raw<std::int32_t, "{} + 1">(col<&piece::maybe>))), std::nullopt);
    EXPECT_EQ((this->eval(raw<std::optional<std::int32_t>, "nullif({}, 3)">(col<&piece::size>))), std::nullopt);
    EXPECT_EQ((this->eval(raw<std::optional<std::int32_t>, "nullif({}, 3)">(col<&piece::size>), 2)), 4);
    EXPECT_EQ((this->eval(raw<std::int32_t, "coalesce({}, 1)">(std::optional<std::int32_t>()))), 1);
}

// As text 9.5 is more than 10.
TYPED_TEST(fragments, decimals_are_compared_as_numbers) {
    EXPECT_EQ(this->where(raw<decimal, "coalesce({}, {})">(col<&piece::price>, col<&piece::price>) < decimal("10")),
              "1");
}

}  // namespace fragments
