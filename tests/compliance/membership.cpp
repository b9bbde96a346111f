// IN and NOT IN: lists, ranges, empty ranges, subqueries, NULL.
#include "compliance/support/database.hpp"

#include <array>
#include <deque>
#include <set>
#include <span>

using namespace cupel;

namespace membership {

struct word {
    std::int64_t id{};
    std::string text;
    std::optional<std::int32_t> score{};
    double weight{};
    bool used{};
};

template <class D>
struct membership : compliance::suite<D> {
    void SetUp() override {
        create_all<word>(this->db);
        this->db.execute(insert_into<word>().values(std::vector<word>{{0, "a", 1, 0.1, true},
                                                                      {0, "b", 2, 0.2, false},
                                                                      {0, "c", std::nullopt, 0.3, true},
                                                                      {0, "", 0, -1, false}}));
    }
    template <class Condition>
    std::vector<std::int64_t> ids(Condition condition) {
        return this->db.execute(select(col<&word::id>).where(condition).order_by(col<&word::id>)).scalars();
    }
};
TYPED_TEST_SUITE(membership, compliance::databases, compliance::database_names);

using ids = std::vector<std::int64_t>;

TYPED_TEST(membership, of_a_list) {
    EXPECT_EQ(this->ids(col<&word::id>.in(1, 3, 99)), (ids{1, 3}));
    EXPECT_EQ(this->ids(col<&word::id>.not_in(1, 3)), (ids{2, 4}));
    EXPECT_EQ(this->ids(col<&word::text>.in("a", std::string("b"), std::string_view("zzz"))), (ids{1, 2}));
    EXPECT_EQ(this->ids(col<&word::text>.in("")), (ids{4}));
    EXPECT_EQ(this->ids(col<&word::id>.in(col<&word::score>, 3)), (ids{1, 2, 3}));
}

TYPED_TEST(membership, of_a_range_of_any_kind) {
    const std::vector<std::int64_t> vector{4, 1};
    EXPECT_EQ(this->ids(col<&word::id>.in(vector)), (ids{1, 4}));
    EXPECT_EQ(this->ids(col<&word::id>.not_in(vector)), (ids{2, 3}));
    EXPECT_EQ(this->ids(col<&word::id>.in(std::set<int>{2, 3})), (ids{2, 3}));
    EXPECT_EQ(this->ids(col<&word::id>.in(std::array{1, 1, 1})), (ids{1}));
    EXPECT_EQ(this->ids(col<&word::text>.in(std::deque<std::string>{"a", "", "x"})), (ids{1, 4}));
    EXPECT_EQ(this->ids(col<&word::text>.in(std::vector<const char*>{"c"})), (ids{3}));
    EXPECT_EQ(this->ids(col<&word::text>.in(std::vector<std::string_view>{"c", "b"})), (ids{2, 3}));
    EXPECT_EQ(this->ids(col<&word::weight>.in(std::vector<double>{0.1, 0.3, -1})), (ids{1, 3, 4}));
    EXPECT_EQ(this->ids(col<&word::used>.in(std::array{true})), (ids{1, 3}));
}

TYPED_TEST(membership, of_an_empty_range) {
    const std::vector<std::int32_t> none;
    EXPECT_EQ(this->ids(col<&word::id>.in(none)), ids{});
    EXPECT_EQ(this->ids(col<&word::id>.not_in(none)), (ids{1, 2, 3, 4}));
    EXPECT_EQ(this->ids(col<&word::text>.in(std::vector<std::string>())), ids{});
    EXPECT_EQ(this->ids(!col<&word::text>.in(std::vector<std::string>())), (ids{1, 2, 3, 4}));
    EXPECT_EQ(this->ids(col<&word::score>.not_in(none)),
              (ids{1, 2, 3, 4}));  // nothing is compared, so NULL does not matter
}

TYPED_TEST(membership, of_a_large_range) {
    std::vector<std::int64_t> many(100'000);
    for (std::size_t i = 0; i < many.size(); ++i) many[i] = static_cast<std::int64_t>(i) + 3;
    EXPECT_EQ(this->ids(col<&word::id>.in(many)), (ids{3, 4}));
}

TYPED_TEST(membership, does_not_find_null) {
    EXPECT_EQ(this->ids(col<&word::score>.in(0, 1)), (ids{1, 4}));
    EXPECT_EQ(this->ids(col<&word::score>.not_in(0, 1)), (ids{2}));
    EXPECT_EQ(this->ids(col<&word::score>.not_in(std::vector<int>{0, 1})), (ids{2}));
}

TYPED_TEST(membership, of_a_subquery) {
    const auto used = select(col<&word::id>).where(col<&word::used> && col<&word::weight> < 0.2);
    EXPECT_EQ(this->ids(col<&word::id>.in(used)), (ids{1}));
    EXPECT_EQ(this->ids(col<&word::id>.not_in(used)), (ids{2, 3, 4}));
    EXPECT_EQ(this->ids(col<&word::id>.in(select(col<&word::id>).where(col<&word::id> > 99))), ids{});
    // values before, inside and behind the subquery keep their places
    EXPECT_EQ(this->ids(col<&word::text> != "a" &&
                        col<&word::id>.in(select(col<&word::id>).where(col<&word::text> != "b")) &&
                        col<&word::text> != "c"),
              (ids{4}));
}

TYPED_TEST(membership, of_braces) {
    EXPECT_EQ(this->ids(col<&word::id>.in({1, 3, 99})), (ids{1, 3}));
    EXPECT_EQ(this->ids(col<&word::id>.not_in({1, 3})), (ids{2, 4}));
    EXPECT_EQ(this->ids(col<&word::text>.in({"a", ""})), (ids{1, 4}));
    EXPECT_EQ(this->ids(col<&word::weight>.in({0.2})), (ids{2}));
    const std::string c = "c";
    const auto kept = col<&word::text>.in({c, c + "c"});  // copies what is in the braces
    EXPECT_EQ(this->ids(kept), (ids{3}));
}

}  // namespace membership
