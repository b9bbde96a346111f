// Entities: several in a row, aliases of one table, embedded aggregates, other names, wide tables.
#include "compliance/support/by_hand.hpp"

using namespace cupel;

namespace entities {

struct position {
    double latitude{};
    std::optional<double> height{};
    bool operator==(const position&) const = default;
};
struct address {
    std::string street;
    position where{};
    bool operator==(const address&) const = default;
};
struct person {
    std::int64_t id{};
    std::string name;
    address home{};
    std::optional<std::int64_t> boss_id{};
    bool operator==(const person&) const = default;
};
struct odd_names {
    std::int64_t id{};
    std::string order;
    std::string with_quote;
    bool operator==(const odd_names&) const = default;
};
struct wide {
    std::int64_t id{};
    std::int32_t a01{}, a02{}, a03{}, a04{}, a05{}, a06{}, a07{}, a08{}, a09{}, a10{}, a11{}, a12{}, a13{}, a14{},
        a15{}, a16{};
    std::string b01, b02, b03, b04, b05, b06, b07, b08, b09, b10, b11, b12, b13, b14, b15, b16;
    std::optional<double> c01{}, c02{}, c03{}, c04{}, c05{}, c06{}, c07{}, c08{}, c09{}, c10{}, c11{}, c12{}, c13{},
        c14{}, c15{}, c16{};
    bool operator==(const wide&) const = default;
};
struct name_only {
    std::string name;
};
struct wider_key {
    std::optional<std::int64_t> boss_id{};
    std::int64_t id{};
    double latitude{};
};

}  // namespace entities

template <>
struct cupel::mapping<entities::person> {
    static constexpr auto table =
        cupel::table<"person">(foreign_key<&entities::person::boss_id, &entities::person::id>);
};
template <>
struct cupel::mapping<entities::odd_names> {
    using odd = entities::odd_names;
    static constexpr auto table = cupel::table<"select \"from\"">(
        column_name<&odd::order>("group"), column_name<&odd::with_quote>("a \"b\" 'c' ?1 $1 -- d"),
        unique<&odd::with_quote>.name("un \"que\""));
};

namespace entities {

constexpr auto boss = alias<person, "boss">;

template <class D>
struct entities : compliance::suite_by_hand<D> {};
TYPED_TEST_SUITE(entities, compliance::databases, compliance::database_names);

const std::vector<person> people{{1, "ada", {"first", {59.9, 12.5}}, {}}, {2, "bea", {"second", {-33.8, {}}}, 1}};

TYPED_TEST(entities, with_embedded_aggregates_come_back) {
    create_all<person>(this->db);
    this->db.execute(insert_into<person>(with_key).values(people));
    EXPECT_EQ(this->db.execute(select<person>().order_by(col<&person::id>)).all(), people);
    constexpr auto latitude = col<&person::home, &address::where, &position::latitude>;
    constexpr auto height = col<&person::home, &address::where, &position::height>;
    EXPECT_EQ(this->db.execute(select<person>().where(latitude < 0.0)).one(), people[1]);
    EXPECT_EQ(this->db.execute(select<person>().where(height.is_null())).one(), people[1]);
    this->same(select<person>().order_by(col<&person::id>),
               "SELECT id, name, street, latitude, height, boss_id FROM person ORDER BY id");
    this->same(select<person>().where(latitude < 0.0),
               "SELECT id, name, street, latitude, height, boss_id FROM person WHERE latitude < 0");
    this->db.execute(update<person>()
                         .set(latitude = latitude + 1.0, col<&person::home, &address::street> = "third")
                         .where(height == 12.5));
    EXPECT_EQ(this->db.execute(select<person>().where(col<&person::id> == 1)).one().home,
              (address{"third", {60.9, 12.5}}));
}

constexpr auto with_boss = select(entity<person>, boss)
                               .from<person>()
                               .left_join(boss, boss[col<&person::id>] == col<&person::boss_id>)
                               .order_by(col<&person::id>);

TYPED_TEST(entities, of_one_table_under_two_names) {
    create_all<person>(this->db);
    this->db.execute(insert_into<person>(with_key).values(people));
    const auto rows = this->db.execute(with_boss).all();
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[0].template get<0>(), people[0]);
    EXPECT_EQ(rows[0].template get<1>(), std::nullopt);
    EXPECT_EQ(rows[1].template get<0>(), people[1]);
    EXPECT_EQ(rows[1].template get<1>(), people[0]);
    this->same(with_boss,
               "SELECT p.id, p.name, p.street, p.latitude, p.height, p.boss_id, b.id, b.name, b.street, b.latitude, "
               "b.height, b.boss_id FROM person p LEFT JOIN person b ON b.id = p.boss_id ORDER BY p.id");
}

constexpr auto entity_and_values = select(col<&person::name>, entity<person>, (col<&person::id> * 10).as<"ten">())
                                       .from<person>()
                                       .order_by(col<&person::id>);

TYPED_TEST(entities, beside_values) {
    create_all<person>(this->db);
    this->db.execute(insert_into<person>(with_key).values(people));
    std::size_t at = 0;
    for (const auto& [name, who, ten] : this->db.execute(entity_and_values)) {
        EXPECT_EQ(name, people[at].name);
        EXPECT_EQ(who, people[at]);
        EXPECT_EQ(ten, static_cast<std::int64_t>(10 * (at + 1)));
        ++at;
    }
    EXPECT_EQ(at, 2U);
    this->same(entity_and_values,
               "SELECT name, id, name, street, latitude, height, boss_id, id * 10 FROM person ORDER BY id");
}

TYPED_TEST(entities, with_names_that_need_quotes) {
    create_all<odd_names>(this->db);
    const odd_names stored{1, "x", "y"};
    this->db.execute(insert_into<odd_names>(with_key).values(stored));
    EXPECT_EQ(
        this->db.execute(select<odd_names>().where(col<&odd_names::with_quote> == "y").order_by(col<&odd_names::order>))
            .one(),
        stored);
    this->same(select<odd_names>(), R"(SELECT id, "group", "a ""b"" 'c' ?1 $1 -- d" FROM "select ""from""")");
    EXPECT_THROW(this->db.execute(insert_into<odd_names>().values(odd_names{0, "z", "y"})), unique_violation);
    EXPECT_EQ(this->db.execute(delete_from<odd_names>().where(col<&odd_names::order> == "x")).rows_affected, 1);
    drop_all<odd_names>(this->db);
}

TYPED_TEST(entities, of_many_columns) {
    create_all<wide>(this->db);
    wide stored;
    stored.a01 = 1;
    stored.a16 = 16;
    stored.b01 = "first";
    stored.b16 = "last";
    stored.c01 = 0.5;
    stored.c16 = 16.5;
    stored.id = 1;
    this->db.execute(insert_into<wide>(with_key).values(stored));
    EXPECT_EQ(this->db.execute(select<wide>()).one(), stored);
    this->same(select<wide>(),
               "SELECT id, a01, a02, a03, a04, a05, a06, a07, a08, a09, a10, a11, a12, a13, a14, a15, a16, b01, b02, "
               "b03, b04, b05, b06, b07, b08, b09, b10, b11, b12, b13, b14, b15, b16, c01, c02, c03, c04, c05, c06, "
               "c07, c08, c09, c10, c11, c12, c13, c14, c15, c16 FROM wide");
}

TYPED_TEST(entities, into_other_structs) {
    create_all<person>(this->db);
    this->db.execute(insert_into<person>(with_key).values(people));
    const auto names = this->db.execute(select<person>().order_by(col<&person::id>)).template into<name_only>().all();
    ASSERT_EQ(names.size(), 2U);
    EXPECT_EQ(names[1].name, "bea");
    const auto keys = this->db.execute(select<person>().order_by(col<&person::id>)).template into<wider_key>().all();
    EXPECT_EQ(keys[1].id, 2);
    EXPECT_EQ(keys[1].boss_id, 1);
    EXPECT_EQ(keys[1].latitude, -33.8);
}

}  // namespace entities
