// ANY and ALL, on the databases that have them, held against the same SQL written by hand.
#include "compliance/support/database.hpp"

using namespace cupel;

namespace quantified {

struct runner {
    std::int64_t id{};
    std::int32_t best{};
    std::optional<std::int32_t> second{};
    std::vector<std::int32_t> times;
    std::string name;
};

template <class D>
struct quantified : compliance::suite<D> {
    template <class Condition>
    std::string where(Condition condition) {
        std::string ids;
        for (const auto& row : this->db.execute(
                 select(col<&runner::id>).template from<runner>().where(condition).order_by(col<&runner::id>)))
            ids += std::to_string(row.template get<0>());
        return ids;
    }
    std::string by_hand(std::string_view condition) {
        std::string ids;
        for (const auto& row :
             this->database.ask(this->db, "SELECT id FROM runner WHERE " + std::string(condition) + " ORDER BY id"))
            ids += *row[0];
        return ids;
    }
};
TYPED_TEST_SUITE(quantified, compliance::databases, compliance::database_names);

TYPED_TEST(quantified, comparisons_with_each_of_several_values) {
    if constexpr (TypeParam::dialect::has_quantifiers) {
        create_all<runner>(this->db);
        this->db.execute(insert_into<runner>(with_key).values(
            std::vector<runner>{{1, 10, {}, {10, 11}, "a"}, {2, 20, 25, {20, 30}, "b"}, {3, 30, 35, {}, "c"}}));
        const auto seconds = select(col<&runner::second>);
        const auto bests = select(col<&runner::best>);
        constexpr auto best = col<&runner::best>;
        EXPECT_EQ(this->where(best == any_(bests)), "123");
        EXPECT_EQ(this->where(best >= all_(bests)), "3");
        EXPECT_EQ(this->where(best < any_(bests)), "12");
        EXPECT_EQ(this->where(best < all_(seconds)), this->by_hand("best < ALL (SELECT second FROM runner)"));
        EXPECT_EQ(this->where(best < all_(seconds)), "");  // unknown, because of the NULL
        EXPECT_EQ(this->where(best < any_(seconds)), "123");
        EXPECT_EQ(this->where(10 == any_(col<&runner::times>)), "1");
        EXPECT_EQ(this->where(best <= all_(col<&runner::times>)), "123");  // of no values too
        EXPECT_EQ(this->where(best == any_(std::vector<std::int32_t>{10, 30})), "13");
        EXPECT_EQ(this->where(best != all_(std::vector<std::int32_t>{10, 30})), "2");
        EXPECT_EQ(this->where(best == any_(std::vector<std::int32_t>{})), "");
        EXPECT_EQ(this->where(best == all_(std::vector<std::int32_t>{})), "123");
        EXPECT_EQ(this->where(col<&runner::name> >= any_(std::vector<std::string>{"b", "x"})), "23");
        EXPECT_EQ(this->where(!(best > any_(bests)) && best < 15), "1");
        const auto value = this->db.execute(select((best > all_(seconds)).template as<"x">())).all();
        EXPECT_EQ(value[0].template get<0>(), false);  // an optional: the NULL may decide
    } else {
        static_assert(!TypeParam::dialect::has_quantifiers);
    }
}

}  // namespace quantified
