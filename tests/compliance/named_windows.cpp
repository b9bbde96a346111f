// Windows that go on from one with a name: the numbers are those of the same SQL by hand.
#include "compliance/support/database.hpp"

using namespace cupel;

namespace named_windows {

struct step {
    std::int64_t id{};
    std::string walker;
    std::int64_t metres{};
};

constexpr auto id = col<&step::id>;
constexpr auto metres = col<&step::metres>;

template <class D>
struct named_windows : compliance::suite<D> {
    void SetUp() override {
        create_all<step>(this->db);
        this->db.execute(insert_into<step>(with_key).values(std::vector<step>{
            {1, "ann", 5}, {2, "ann", 7}, {3, "bob", 1}, {4, "ann", 5}, {5, "bob", 9}, {6, "bob", 2}}));
    }
};
TYPED_TEST_SUITE(named_windows, compliance::databases, compliance::database_names);

TYPED_TEST(named_windows, extended) {
    const auto query =
        select(id, func::row_number().over(window<"w">, order_by(metres.desc(), id)).template as<"place">(),
               func::sum(metres).over(window<"ordered">, partition_by().rows(preceding(1))).template as<"two">(),
               func::count().over(window<"w">).template as<"all">())
            .template window<"w">(partition_by(col<&step::walker>))
            .template window<"ordered">(window<"w">, order_by(id))
            .order_by(id);
    compliance::text_rows found;
    for (const auto& row : this->db.execute(query))
        found.push_back({std::to_string(row.template get<0>()), std::to_string(row.template get<1>()),
                         std::to_string(row.template get<2>()), std::to_string(row.template get<3>())});
    EXPECT_EQ(found.size(), 6u);
    EXPECT_EQ(found,
              this->database.ask(
                  this->db,
                  "SELECT id, row_number() OVER (PARTITION BY walker ORDER BY metres DESC, id), sum(metres) OVER "
                  "(PARTITION BY walker ORDER BY id ROWS 1 PRECEDING), count(*) OVER (PARTITION BY walker) FROM "
                  "step ORDER BY id"));
}

}  // namespace named_windows
