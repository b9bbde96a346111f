// Indexes of expressions and by methods: they are made, they are used, and unique ones are unique.
#include "compliance/support/database.hpp"

#include <cupel/engine/explain.hpp>

using namespace cupel;

namespace indexes {

struct person {
    std::int64_t id{};
    std::string name{};
    raw_json document{};
    std::vector<std::string> tags{};
    timestamp born{};
    bool active = true;
};

}  // namespace indexes

template <>
struct cupel::mapping<indexes::person> {
    static constexpr auto table = cupel::table<"people">(
        index<"ux_people_name">.on(func::lower(col<&indexes::person::name>)).unique().where(col<&indexes::person::active>),
        index<"ix_people_city">.on(col<&indexes::person::document>.path<"city">().as_text()),
        index<"ix_people_tags", &indexes::person::tags>.using_("gin"),
        index<"ix_people_document", &indexes::person::document>.using_("gin"),
        index<"ix_people_month">.on(func::date_trunc<"month">(col<&indexes::person::born>)));
};

namespace indexes {

template <class Database, class Statement>
std::string plan_text(Database& db, const Statement& statement) {
    std::string text;
    const query_plan plan = db.execute(explain(statement));
    for (const std::string& line : plan.lines()) text += line + "\n";
    return text;
}

template <class D>
struct index_kinds : compliance::suite<D> {};
TYPED_TEST_SUITE(index_kinds, compliance::databases, compliance::database_names);

TYPED_TEST(index_kinds, of_expressions_are_unique_where_their_condition_holds) {
    create_all<person>(this->db);
    create_all<person>(this->db);
    this->db.execute(insert_into<person>().values(person{.name = "Ada"}));
    EXPECT_THROW(this->db.execute(insert_into<person>().values(person{.name = "ADA"})), integrity_error);
    this->db.execute(insert_into<person>().values(person{.name = "ada", .active = false}));
    EXPECT_EQ(this->db.execute(select(func::count()).template from<person>()).scalar(), 2);
}

TYPED_TEST(index_kinds, of_expressions_are_used) {
    create_all<person>(this->db);
    const auto by_city =
        select(col<&person::id>).where(col<&person::document>.template path<"city">().as_text() == "Rome");
    if constexpr (std::same_as<typename TypeParam::dialect, postgresql>) {
        this->db.run("SET enable_seqscan = off");
        const auto by_tag = select(col<&person::id>).where(col<&person::tags>.contains(std::vector<std::string>{"a"}));
        EXPECT_THAT(plan_text(this->db, by_tag), testing::HasSubstr("ix_people_tags"));
        const auto by_document =
            select(col<&person::id>).where(col<&person::document>.contains(raw_json{"{\"a\": 1}"}));
        EXPECT_THAT(plan_text(this->db, by_document), testing::HasSubstr("ix_people_document"));
    }
    EXPECT_THAT(plan_text(this->db, by_city), testing::HasSubstr("ix_people_city"));
}

}  // namespace indexes
