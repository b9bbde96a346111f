// The plans of statements.
#include "compliance/support/database.hpp"

#include <cupel/engine/explain.hpp>

#include <sstream>

using namespace cupel;

namespace plans {

struct item {
    std::int64_t id{};
    std::string name;
    std::int64_t parent_id{};
};

template <class D>
struct plans : compliance::suite<D> {
    void SetUp() override {
        create_all<item>(this->db);
        this->db.execute(insert_into<item>().values(item{.name = "a"}));
    }
    static std::string text(const query_plan& plan) {
        std::ostringstream out;
        out << plan;
        return out.str();
    }
    std::int64_t stored() { return this->db.execute(select(func::count()).template from<item>()).scalar(); }
};
TYPED_TEST_SUITE(plans, compliance::databases, compliance::database_names);

constexpr bool is_sqlite(std::string_view dialect) { return dialect == "sqlite"; }

TYPED_TEST(plans, of_a_query) {
    const query_plan plan = this->db.execute(explain(select<item>().where(col<&item::name> == "a")));
    ASSERT_FALSE(plan.lines().empty());
    EXPECT_THAT(plan.lines().front(),
                testing::StartsWith(is_sqlite(TypeParam::dialect::dialect_name) ? "`--SCAN item" : "Seq Scan on item"));
    EXPECT_EQ(this->text(this->db.execute(explain(select<item>().where(col<&item::name> == "a")))), this->text(plan));
}

TYPED_TEST(plans, are_trees) {
    const auto query = select(col<&item::name>)
                           .where(col<&item::parent_id>.in(
                               select(col<&item::id>).template from<item>().where(col<&item::name> == "b")));
    const auto lines = this->db.execute(explain(query)).lines();
    ASSERT_GE(lines.size(), 2U);
    EXPECT_THAT(lines, testing::Contains(
                           testing::HasSubstr(is_sqlite(TypeParam::dialect::dialect_name) ? "   `--" : "  ->  ")));
}

TYPED_TEST(plans, give_lines_that_outlive_them) {
    const auto query = select<item>().where(col<&item::name> == "a");
    std::vector<std::string> found;
    for (const std::string& line : this->db.execute(explain(query)).lines()) found.push_back(line);
    EXPECT_EQ(found, this->db.execute(explain(query)).lines());
    EXPECT_FALSE(found.empty());
    static_assert(!std::is_reference_v<decltype(std::declval<query_plan>().lines())>);
}

TYPED_TEST(plans, run_nothing) {
    this->db.execute(explain(delete_from<item>().all_rows()));
    this->db.execute(explain(delete_from<item>().where(col<&item::id> == 1).returning()));
    this->db.execute(explain(insert_into<item>().values(item{.name = "b"})));
    this->db.execute(explain(update<item>().set(col<&item::name> = "c").all_rows()));
    EXPECT_EQ(this->stored(), 1);
    EXPECT_EQ(this->db.execute(select<item>()).one().name, "a");
    this->db.begin([&](auto& tx) { EXPECT_FALSE(tx.execute(explain(select<item>())).lines().empty()); });
}

TYPED_TEST(plans, that_are_measured_run) {
    if constexpr (!TypeParam::dialect::explain_analyze.empty()) {
        const auto plan = this->db.execute(explain_analyze(delete_from<item>().where(col<&item::name> == "a")));
        EXPECT_THAT(this->text(plan), testing::HasSubstr("actual time="));
        EXPECT_EQ(this->stored(), 0);
    } else {
        GTEST_SKIP() << "refused at compile time: E077";
    }
}

TYPED_TEST(plans, fail_as_the_statement_does) {
    this->db.execute(drop_table<item>);
    const auto failure = compliance::error_of<no_such_table_error>([&] { this->db.execute(explain(select<item>())); });
    EXPECT_EQ(failure->sql(), sql<typename TypeParam::dialect>(explain(select<item>())));
}

}  // namespace plans
