// What is said of a statement is what the database does with it.
#include "compliance/support/database.hpp"

#include <cupel/sql/introspect.hpp>
#include <cupel/sql/text_for_log.hpp>

using namespace cupel;

namespace introspection {

struct note {
    std::int64_t id{};
    std::string words;
    std::optional<std::int32_t> stars{};
    double weight{};
    bool done{};
    timestamp written{};
};

template <class D>
struct introspection : compliance::suite<D> {
    void SetUp() override {
        create_all<note>(this->db);
        this->db.execute(insert_into<note>(with_key).values(
            std::vector<note>{{1, "it's $1 and ?1", 3, 0.1, true, {}}, {2, "other", {}, 2.5, false, {}}}));
    }
};
TYPED_TEST_SUITE(introspection, compliance::databases, compliance::database_names);

// The text is for people; of these types the databases can read it too, and find the same rows.
TYPED_TEST(introspection, the_text_for_a_log_says_what_is_executed) {
    const auto query = select(col<&note::id>)
                           .where((col<&note::words> == std::string("it's $1 and ?1") || col<&note::stars> > 100) &&
                                  col<&note::weight> <= 0.1 && col<&note::done> == true &&
                                  col<&note::written> < timestamp{std::chrono::hours{1}})
                           .order_by(col<&note::id>)
                           .limit(3);
    const auto rows = this->db.execute(query).all();
    const auto by_hand = this->database.ask(this->db, text_for_log<typename TypeParam::dialect>(query));
    ASSERT_EQ(rows.size(), 1u);
    ASSERT_EQ(by_hand.size(), 1u);
    EXPECT_EQ(by_hand[0][0], std::to_string(rows[0].template get<0>()));
    EXPECT_EQ(parameters_of<typename TypeParam::dialect>(query).size(), 6u);
}

// Names and NULL are those of the rows.
TYPED_TEST(introspection, columns_are_those_of_the_rows) {
    constexpr auto query =
        select(col<&note::words>, col<&note::stars>, (col<&note::weight> * 2).template as<"double">())
            .order_by(col<&note::id>);
    constexpr auto columns = result_columns<typename TypeParam::dialect>(query);
    static_assert(columns.size() == 3 && columns[1].nullable && !columns[2].nullable);
    EXPECT_EQ(columns[0].name, "words");
    EXPECT_EQ(columns[2].name, "double");
    const auto rows = this->db.execute(query).all();
    EXPECT_EQ(rows[1].template get<1>(), std::nullopt);
}

}  // namespace introspection
