// Statements that do not fit the schema that is there.
#include "compliance/support/database.hpp"

using namespace cupel;

namespace missing_tables {

struct thing {
    std::int64_t id{};
    std::string name;
};
struct newer_thing {  // the same table with a column that it does not have
    std::int64_t id{};
    std::string name;
    std::optional<std::string> color{};
};

}  // namespace missing_tables

template <>
struct cupel::mapping<missing_tables::newer_thing> {
    static constexpr auto table = cupel::table<"thing">();
};

namespace missing_tables {

template <class D>
struct missing_tables : compliance::suite<D> {};
TYPED_TEST_SUITE(missing_tables, compliance::databases, compliance::database_names);

TYPED_TEST(missing_tables, no_such_table) {
    const auto failure =
        compliance::error_of<no_such_table_error>([&] { (void)this->db.execute(select<thing>()).all(); });
    ASSERT_TRUE(failure);
    EXPECT_EQ(failure->code(), error_code::no_such_table);
    EXPECT_EQ(failure->table(), "thing");
    EXPECT_EQ(failure->sql(), sql<typename TestFixture::dialect>(select<thing>()));
    EXPECT_THROW(this->db.execute(insert_into<thing>().values(thing{0, "a"})), no_such_table_error);
    EXPECT_THROW(this->db.execute(delete_from<thing>().all_rows()), programming_error);
}

TYPED_TEST(missing_tables, no_such_column) {
    create_all<thing>(this->db);
    const auto read =
        compliance::error_of<no_such_column_error>([&] { (void)this->db.execute(select<newer_thing>()).all(); });
    ASSERT_TRUE(read);
    EXPECT_EQ(read->code(), error_code::no_such_column);
    EXPECT_EQ(read->column(), "color");
    const auto written = compliance::error_of<no_such_column_error>(
        [&] { this->db.execute(insert_into<newer_thing>().values(newer_thing{})); });
    ASSERT_TRUE(written);
    EXPECT_EQ(written->column(), "color");
    EXPECT_EQ(written->table(), "thing");
    EXPECT_THROW(this->db.execute(update<newer_thing>().set(col<&newer_thing::color> = "red").all_rows()),
                 no_such_column_error);
}

TYPED_TEST(missing_tables, a_table_may_come_and_go_between_executions) {
    for (int i = 0; i < 3; ++i) {
        EXPECT_THROW((void)this->db.execute(select<thing>()).all(), no_such_table_error);
        create_all<thing>(this->db);
        EXPECT_TRUE(this->db.execute(select<thing>()).all().empty());
        this->db.execute(insert_into<thing>().values(thing{0, "a"}));
        EXPECT_EQ(this->db.execute(select<thing>()).one().id, 1);
        drop_all<thing>(this->db);
    }
}

TYPED_TEST(missing_tables, a_column_may_be_added_between_executions) {
    create_all<thing>(this->db);
    this->db.execute(insert_into<thing>().values(thing{0, "a"}));
    EXPECT_EQ(this->db.execute(select<thing>()).one().name, "a");
    this->db.run("ALTER TABLE \"thing\" ADD COLUMN \"color\" TEXT");
    EXPECT_EQ(this->db.execute(select<thing>()).one().name, "a");
    this->db.execute(insert_into<thing>().values(thing{0, "b"}));
    EXPECT_EQ(this->db.execute(select<newer_thing>().where(col<&newer_thing::id> == 2)).one().color, std::nullopt);
}

TYPED_TEST(missing_tables, syntax) {
    const auto failure = compliance::error_of<programming_error>([&] { this->db.run("SELEC 1"); });
    ASSERT_TRUE(failure);
    EXPECT_EQ(failure->code(), error_code::syntax);
    EXPECT_EQ(failure->sql(), "SELEC 1");
    EXPECT_THROW(this->db.run("SELECT (1"), programming_error);
}

}  // namespace missing_tables
