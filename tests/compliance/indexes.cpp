// Indexes of expressions and by methods: the database has them as written, uses them, and keeps unique ones unique.
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
        index<"ix_people_month">.on(func::date_trunc<"month">(col<&indexes::person::born>)),
        index<"ix_people_newest">.on(col<&indexes::person::born>.desc(), col<&indexes::person::id>));
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

TYPED_TEST(index_kinds, are_in_the_catalog_of_the_database) {
    create_all<person>(this->db);
    using rows = compliance::text_rows;
    if constexpr (std::same_as<typename TypeParam::dialect, postgresql>) {
        EXPECT_EQ(this->database.ask(
                      this->db, "SELECT indexname, indexdef LIKE 'CREATE UNIQUE %', substring(indexdef FROM 'USING.*') "
                                "FROM pg_indexes WHERE schemaname = current_schema AND tablename = 'people' "
                                "AND indexname NOT LIKE '%pkey' ORDER BY 1"),
                  (rows{{"ix_people_city", "f", "USING btree (((document ->> 'city'::text)))"},
                        {"ix_people_document", "f", "USING gin (document)"},
                        {"ix_people_month", "f", "USING btree (date_trunc('month'::text, born))"},
                        {"ix_people_newest", "f", "USING btree (born DESC, id)"},
                        {"ix_people_tags", "f", "USING gin (tags)"},
                        {"ux_people_name", "t", "USING btree (lower(name)) WHERE active"}}));
    } else {
        EXPECT_EQ(
            this->database.ask(this->db,
                               "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = 'people' "
                               "ORDER BY 1"),
            (rows{
                {"ix_people_city",
                 R"(CREATE INDEX "ix_people_city" ON "people" ((CASE WHEN json_type("document", '$."city"') = 'text' THEN "document" ->> '$."city"' ELSE nullif("document" -> '$."city"', 'null') END)))"},
                {"ix_people_document", R"(CREATE INDEX "ix_people_document" ON "people" ("document"))"},
                {"ix_people_month",
                 R"(CREATE INDEX "ix_people_month" ON "people" ((strftime('%Y-%m-01 00:00:00.000000', substr("born", 1, 10)))))"},
                {"ix_people_newest", R"(CREATE INDEX "ix_people_newest" ON "people" (("born") DESC, ("id")))"},
                {"ix_people_tags", R"(CREATE INDEX "ix_people_tags" ON "people" ("tags"))"},
                {"ux_people_name",
                 R"(CREATE UNIQUE INDEX "ux_people_name" ON "people" ((lower("name"))) WHERE "active")"}}));
    }
    drop_all<person>(this->db);
    create_all<person>(this->db);
}

TYPED_TEST(index_kinds, of_expressions_decide_conflicts) {
    create_all<person>(this->db);
    const auto add = [&](const char* name, bool active) {
        return this->db.execute(insert_into<person>()
                                    .values(person{.name = name, .active = active})
                                    .template on_conflict_index<"ux_people_name">()
                                    .do_update(col<&person::name> = excluded(col<&person::name>)));
    };
    add("Ada", true);
    add("ADA", true);
    add("ada", false);
    EXPECT_EQ(this->db.execute(select(col<&person::name>).order_by(col<&person::id>)).scalars(),
              (std::vector<std::string>{"ADA", "ada"}));
}

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
    const auto newest = select(col<&person::id>).order_by(col<&person::born>.desc(), col<&person::id>).limit(3);
    EXPECT_THAT(plan_text(this->db, newest), testing::HasSubstr("ix_people_newest"));
}

}  // namespace indexes
