// How much room a result's vector makes before its rows are counted.
#include "dialects/sqlite/support.hpp"

using namespace cupel;

namespace rows_expected {

struct number {
    std::int64_t id{};
};

TEST(rows_expected, follows_what_comes_twice_and_no_single_large_answer) {
    auto db = sqlite_tests::open("sqlite://");
    create_all<number>(db);
    std::vector<number> numbers(5000);
    for (std::size_t i = 0; i < numbers.size(); ++i) numbers[i].id = static_cast<std::int64_t>(i) + 1;
    db.execute(insert_into<number>(with_key).values(numbers));

    const auto up_to = [&](std::int64_t last) {
        return db.execute(select<number>().where(col<&number::id> <= last)).all();
    };
    EXPECT_EQ(up_to(5000).size(), 5000U);
    EXPECT_LT(up_to(3).capacity(), 100U);
    EXPECT_EQ(up_to(5000).size(), 5000U);
    EXPECT_EQ(up_to(5000).size(), 5000U);
    EXPECT_EQ(up_to(5000).capacity(), 5000U);
}

}  // namespace rows_expected
