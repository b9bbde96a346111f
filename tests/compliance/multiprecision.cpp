// Numbers of Boost.Multiprecision.
#include "compliance/support/database.hpp"

#include <cupel/types/multiprecision.hpp>

using namespace cupel;

namespace multiprecision {

using boost::multiprecision::cpp_dec_float_50;
using boost::multiprecision::cpp_int;

struct amount {
    std::int64_t id{};
    cpp_dec_float_50 value{};
    std::optional<cpp_int> count{};
};

template <class D>
struct computed_numbers : compliance::suite<D> {};
TYPED_TEST_SUITE(computed_numbers, compliance::databases, compliance::database_names);

TYPED_TEST(computed_numbers, come_back_and_compare) {
    create_all<amount>(this->db);
    const cpp_dec_float_50 exact("12345678901234567890.12345678901234567890123456789");
    const cpp_int large = pow(cpp_int(10), 1000) + 1;
    this->db.execute(insert_into<amount>().values(amount{0, exact, large}));
    this->db.execute(insert_into<amount>().values(amount{0, cpp_dec_float_50(-1) / 3, std::nullopt}));
    const auto found = this->db.execute(select<amount>().order_by(col<&amount::value>.desc())).all();
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0].value, exact);
    EXPECT_EQ(found[0].count, large);
    EXPECT_EQ(found[1].value, cpp_dec_float_50("-0." + std::string(50, '3')));
    EXPECT_EQ(found[1].count, std::nullopt);
    const auto count = [&](auto condition) {
        return this->db.execute(select(func::count()).from<amount>().where(condition)).scalar();
    };
    EXPECT_EQ(count(col<&amount::value> == exact), 1);
    EXPECT_EQ(count(col<&amount::value> > 1), 1);
    EXPECT_EQ(count(col<&amount::value> < decimal("-0.3")), 1);
    EXPECT_EQ(count(col<&amount::count>.in(std::vector<cpp_int>{large, 7})), 1);
    this->db.execute(insert_into<amount>().values(col<&amount::value> = 1, col<&amount::count> = std::nullopt));
    EXPECT_EQ(this->db.execute(update<amount>().set(col<&amount::count> = cpp_int(5)).where(col<&amount::value> == 1))
                  .rows_affected,
              1);
}

}  // namespace multiprecision
