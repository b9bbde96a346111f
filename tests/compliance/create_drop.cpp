// create_all and drop_all: order of foreign keys, twice, cycles, self reference, indexes, checks.
#include "compliance/support/database.hpp"

using namespace cupel;

namespace create_drop {

struct country {
    std::int64_t id{};
    std::string name;
};
struct city {
    std::int64_t id{};
    std::string name;
    std::int64_t country_id{};
};
struct street {
    std::int64_t id{};
    std::string name;
    std::int64_t city_id{};
    std::int64_t country_id{};
};
struct node {
    std::int64_t id{};
    std::optional<std::int64_t> parent_id{};
};
struct department;
struct employee {
    std::int64_t id{};
    std::optional<std::int64_t> department_id{};
};
struct department {
    std::int64_t id{};
    std::optional<std::int64_t> head_id{};
};

}  // namespace create_drop

template <>
struct cupel::mapping<create_drop::city> {
    static constexpr auto table =
        cupel::table<"city">(foreign_key<&create_drop::city::country_id, &create_drop::country::id>,
                             index<"ix_city_name", &create_drop::city::name>);
};
template <>
struct cupel::mapping<create_drop::street> {
    static constexpr auto table = cupel::table<"street">(
        foreign_key<&create_drop::street::city_id, &create_drop::city::id>.on_delete(cascade),
        foreign_key<&create_drop::street::country_id, &create_drop::country::id>,
        index<"ux_street_name", &create_drop::street::city_id, &create_drop::street::name>.unique(),
        index<"ux_street_capital", &create_drop::street::name>.where(col<&create_drop::street::country_id> == 1).unique());
};
template <>
struct cupel::mapping<create_drop::node> {
    static constexpr auto table =
        cupel::table<"node">(foreign_key<&create_drop::node::parent_id, &create_drop::node::id>);
};
template <>
struct cupel::mapping<create_drop::employee> {
    static constexpr auto table =
        cupel::table<"employee">(foreign_key<&create_drop::employee::department_id, &create_drop::department::id>);
};
template <>
struct cupel::mapping<create_drop::department> {
    static constexpr auto table = cupel::table<"department">(
        foreign_key<&create_drop::department::head_id, &create_drop::employee::id>.name("fk_head").use_alter());
};

namespace create_drop {

template <class D>
struct create_drop : compliance::suite<D> {
    template <class Model>
    bool has_table() {
        try {
            this->db.execute(select(func::count()).from<Model>()).scalar();
            return true;
        } catch (const no_such_table_error&) {
            return false;
        }
    }
};
TYPED_TEST_SUITE(create_drop, compliance::databases, compliance::database_names);

TYPED_TEST(create_drop, works_in_any_order_given) {
    create_all<street, city, country>(this->db);
    this->db.execute(insert_into<country>().values(country{0, "Norge"}));
    this->db.execute(insert_into<city>().values(city{0, "Oslo", 1}));
    this->db.execute(insert_into<street>().values(street{0, "Karl Johans gate", 1, 1}));
    drop_all<country, city, street>(this->db);
    EXPECT_FALSE(this->template has_table<country>());
    EXPECT_FALSE(this->template has_table<city>());
    EXPECT_FALSE(this->template has_table<street>());
    create_all<country, street, city>(this->db);
    EXPECT_EQ(this->db.execute(select(func::count()).from<street>()).scalar(), 0);
}

TYPED_TEST(create_drop, may_be_called_again) {
    create_all<country, city, street>(this->db);
    this->db.execute(insert_into<country>().values(country{0, "Norge"}));
    create_all<country, city, street>(this->db);
    EXPECT_EQ(this->db.execute(select(func::count()).from<country>()).scalar(), 1);
    drop_all<country, city, street>(this->db);
    drop_all<country, city, street>(this->db);
}

TYPED_TEST(create_drop, inside_a_transaction_belongs_to_it) {
    {
        auto tx = this->db.begin();
        create_all<country, city>(this->db);
        EXPECT_TRUE(this->db.in_transaction());
        tx.rollback();
    }
    EXPECT_FALSE(this->template has_table<country>());
    EXPECT_FALSE(this->template has_table<city>());
}

TYPED_TEST(create_drop, a_table_refers_to_itself) {
    create_all<node>(this->db);
    this->db.execute(insert_into<node>().values(node{}));
    this->db.execute(insert_into<node>().values(node{0, 1}));
    this->db.execute(insert_into<node>().values(node{0, 2}));
    EXPECT_THROW(this->db.execute(insert_into<node>().values(node{0, 99})), foreign_key_violation);
    drop_all<node>(this->db);
    EXPECT_FALSE(this->template has_table<node>());
}

TYPED_TEST(create_drop, tables_refer_to_each_other) {
    create_all<employee, department>(this->db);
    create_all<department, employee>(this->db);
    this->db.execute(insert_into<department>().values(department{}));
    this->db.execute(insert_into<employee>().values(employee{0, 1}));
    this->db.execute(update<department>().set(col<&department::head_id> = 1).all_rows());
    EXPECT_THROW(this->db.execute(update<department>().set(col<&department::head_id> = 7).all_rows()),
                 foreign_key_violation);
    EXPECT_THROW(this->db.execute(insert_into<employee>().values(employee{0, 7})), foreign_key_violation);
    drop_all<employee, department>(this->db);  // with rows that refer to each other
    EXPECT_FALSE(this->template has_table<employee>());
    EXPECT_FALSE(this->template has_table<department>());
}

TYPED_TEST(create_drop, drop_all_stops_at_rows_that_others_need) {
    create_all<country, city>(this->db);
    this->db.execute(insert_into<country>().values(country{0, "Norge"}));
    this->db.execute(insert_into<city>().values(city{0, "Oslo", 1}));
    if (std::same_as<typename TestFixture::dialect, sqlite>) {  // others drop the constraint with the table
        EXPECT_THROW(drop_all<country>(this->db), foreign_key_violation);
        EXPECT_FALSE(this->db.in_transaction());
        EXPECT_EQ(this->db.execute(select(func::count()).from<country>()).scalar(), 1);
    }
}

TYPED_TEST(create_drop, unique_indexes_hold) {
    create_all<country, city, street>(this->db);
    this->db.execute(insert_into<country>().values(std::vector<country>{{0, "Norge"}, {0, "Sverige"}}));
    this->db.execute(insert_into<city>().values(std::vector<city>{{0, "Oslo", 1}, {0, "Bergen", 1}, {0, "Malmö", 2}}));
    this->db.execute(insert_into<street>().values(street{0, "Storgata", 3, 2}));
    EXPECT_THROW(this->db.execute(insert_into<street>().values(street{0, "Storgata", 3, 2})), unique_violation);
    this->db.execute(insert_into<street>().values(street{0, "Storgata", 1, 1}));
    EXPECT_THROW(this->db.execute(insert_into<street>().values(street{0, "Storgata", 2, 1})),
                 unique_violation);  // the partial one
}

TYPED_TEST(create_drop, create_table_without_if_not_exists_fails_the_second_time) {
    this->db.execute(create_table<country>);
    EXPECT_THROW(this->db.execute(create_table<country>), programming_error);
    this->db.execute(drop_table<country>);
    EXPECT_THROW(this->db.execute(drop_table<country>), no_such_table_error);
    EXPECT_EQ(this->db.execute(drop_table<country>.if_exists()).rows_affected, 0);
}

}  // namespace create_drop
