// UPDATE and DELETE: what they change and how many rows they report.
#include "compliance/support/database.hpp"

using namespace cupel;

namespace update_delete {

struct account {
    std::int64_t id{};
    std::string owner;
    std::int64_t cents{};
    std::optional<double> rate{};
    bool open = true;
    bool operator==(const account&) const = default;
};

template <class D>
struct update_delete : compliance::suite<D> {
    void SetUp() override {
        create_all<account>(this->db);
        this->db.execute(insert_into<account>().values(std::vector<account>{{0, "ada", 100, 0.5},
                                                                            {0, "grace", 200},
                                                                            {0, "barbara", 300, 1.5},
                                                                            {0, "margaret", 0, std::nullopt, false}}));
    }
    std::vector<std::int64_t> cents() {
        return this->db.execute(select(col<&account::cents>).order_by(col<&account::id>)).scalars();
    }
};
TYPED_TEST_SUITE(update_delete, compliance::databases, compliance::database_names);

TYPED_TEST(update_delete, counts_the_rows_that_match) {
    EXPECT_EQ(this->db.execute(update<account>().set(col<&account::cents> = 1).where(col<&account::cents> >= 200))
                  .rows_affected,
              2);
    EXPECT_EQ(this->db.execute(update<account>().set(col<&account::cents> = 1).where(col<&account::cents> == 1))
                  .rows_affected,
              2);
    EXPECT_EQ(this->db.execute(update<account>().set(col<&account::cents> = 9).where(col<&account::owner> == "nobody"))
                  .rows_affected,
              0);
    EXPECT_EQ(this->cents(), (std::vector<std::int64_t>{100, 1, 1, 0}));
    EXPECT_EQ(this->db.execute(update<account>().set(col<&account::open> = false).all_rows()).rows_affected, 4);
    EXPECT_EQ(this->db.execute(delete_from<account>().where(col<&account::cents> == 1)).rows_affected, 2);
    EXPECT_EQ(this->db.execute(delete_from<account>().where(col<&account::cents> == 1)).rows_affected, 0);
    EXPECT_EQ(this->db.execute(delete_from<account>().all_rows()).rows_affected, 2);
    EXPECT_EQ(this->db.execute(delete_from<account>().all_rows()).rows_affected, 0);
}

TYPED_TEST(update_delete, definitions_report_no_rows) {
    EXPECT_EQ(this->db.execute(create_table<account>.if_not_exists()).rows_affected, 0);
    EXPECT_EQ(this->db.execute(create_table_as<"rich">(select<account>())).rows_affected, 0);
    EXPECT_EQ(this->db.execute(drop_table<account>).rows_affected, 0);
}

TYPED_TEST(update_delete, sets_values_nulls_and_expressions) {
    this->db.execute(update<account>()
                         .set(col<&account::cents> = col<&account::cents> * 2 + 1,
                              col<&account::owner> = func::upper(col<&account::owner>),
                              col<&account::rate> = std::nullopt)
                         .where(col<&account::id> == 1));
    this->db.execute(
        update<account>().set(col<&account::rate> = col<&account::rate> + 1.0).where(col<&account::id> == 3));
    this->db.execute(update<account>()
                         .set(col<&account::rate> = std::optional(2.0), col<&account::open> = true)
                         .where(col<&account::id> == 4));
    this->db.execute(update<account>()
                         .set(col<&account::cents> = case_(when(col<&account::cents> > 250, 1)).else_(2))
                         .where(col<&account::id>.in(2, 3)));
    EXPECT_EQ(this->db.execute(select<account>().order_by(col<&account::id>)).all(),
              (std::vector<account>{
                  {1, "ADA", 201, {}}, {2, "grace", 2, {}}, {3, "barbara", 1, 2.5}, {4, "margaret", 0, 2.0}}));
}

// SET sees the row as it was, whatever the order.
TYPED_TEST(update_delete, sets_a_whole_object) {
    account changed = this->db.execute(select<account>().where(col<&account::id> == 3)).one();
    changed.owner = "bjarne";
    changed.rate.reset();
    changed.open = false;
    EXPECT_EQ(this->db.execute(update<account>().set(changed).where(col<&account::id> == changed.id)).rows_affected, 1);
    const account stored = this->db.execute(select<account>().where(col<&account::id> == 3)).one();
    EXPECT_EQ(stored.owner, "bjarne");
    EXPECT_EQ(stored.cents, 300);
    EXPECT_EQ(stored.rate, std::nullopt);
    EXPECT_FALSE(stored.open);
    EXPECT_EQ(this->cents(), (std::vector<std::int64_t>{100, 200, 300, 0}));

    // The key of the object is not written: WHERE alone says which rows.
    changed.id = 99;
    this->db.execute(update<account>().set(changed).where(col<&account::id> == 1));
    EXPECT_EQ(this->db.execute(select(col<&account::owner>).where(col<&account::id> == 1)).scalar(), "bjarne");
}

TYPED_TEST(update_delete, sets_at_once) {
    this->db.execute(
        update<account>()
            .set(col<&account::cents> = col<&account::id>, col<&account::rate> = cast<double>(col<&account::cents>))
            .all_rows());
    EXPECT_EQ(this->db.execute(select(col<&account::rate>).order_by(col<&account::id>)).scalars(),
              (std::vector<std::optional<double>>{100, 200, 300, 0}));
}

TYPED_TEST(update_delete, where_takes_subqueries) {
    const auto rich = select(col<&account::id>).where(col<&account::cents> > 150);
    EXPECT_EQ(this->db.execute(update<account>().set(col<&account::open> = false).where(col<&account::id>.in(rich)))
                  .rows_affected,
              2);
    EXPECT_EQ(this->db.execute(delete_from<account>().where(col<&account::id>.not_in(rich))).rows_affected, 2);
    EXPECT_EQ(this->cents(), (std::vector<std::int64_t>{200, 300}));
}

TYPED_TEST(update_delete, parameters_of_set_precede_those_of_where) {
    EXPECT_EQ(this->db
                  .execute(update<account>()
                               .where(col<&account::cents> == 100 && col<&account::owner> == "ada")
                               .set(col<&account::owner> = "eve", col<&account::cents> = 7))
                  .rows_affected,
              1);
    EXPECT_EQ(this->db.execute(select<account>().where(col<&account::owner> == "eve")).one().cents, 7);
}

}  // namespace update_delete
