// INSERT: objects, ranges, assignments; keys that the database makes, and keys that the program brings.
#include "compliance/support/database.hpp"

#include <deque>
#include <list>
#include <ranges>

using namespace cupel;

namespace inserts {

struct person {
    std::int64_t id{};
    std::string name;
    std::optional<std::int32_t> age{};
    bool operator==(const person&) const = default;
};
struct country {  // a key of the program's
    std::string code;
    std::string name;
    bool operator==(const country&) const = default;
};
struct membership {  // a key of two columns
    std::int64_t person_id{};
    std::string country_code;
    std::int32_t since{};
    bool operator==(const membership&) const = default;
};
struct counter {  // nothing but a key
    std::int64_t id{};
};
struct given {  // an integer key that the database does not make
    std::int32_t number{};
    std::string name;
    bool operator==(const given&) const = default;
};

}  // namespace inserts

template <>
struct cupel::mapping<inserts::country> {
    static constexpr auto table = cupel::table<"country">(primary_key<&inserts::country::code>);
};
template <>
struct cupel::mapping<inserts::membership> {
    static constexpr auto table =
        cupel::table<"membership">(primary_key<&inserts::membership::person_id, &inserts::membership::country_code>);
};
template <>
struct cupel::mapping<inserts::given> {
    static constexpr auto table = cupel::table<"given">(primary_key<&inserts::given::number>.autoincrement(false));
};

namespace inserts {

template <class D>
struct inserts : compliance::suite<D> {
    template <class T>
    std::int64_t count() {
        return this->db.execute(select(func::count()).template from<T>()).scalar();
    }
};
TYPED_TEST_SUITE(inserts, compliance::databases, compliance::database_names);

TYPED_TEST(inserts, an_object) {
    create_all<person>(this->db);
    const person ada{0, "Ada", 36};
    EXPECT_EQ(this->db.execute(insert_into<person>().values(ada)).rows_affected, 1);
    EXPECT_EQ(this->db.execute(insert_into<person>().values(person{0, "Grace"})).rows_affected, 1);
    EXPECT_EQ(this->db.execute(select<person>().order_by(col<&person::id>)).all(),
              (std::vector<person>{{1, "Ada", 36}, {2, "Grace", {}}}));
}

TYPED_TEST(inserts, a_range_of_any_kind) {
    create_all<person>(this->db);
    const std::vector<person> vector{{0, "a"}, {0, "b"}};
    const std::deque<person> deque{{0, "c"}, {0, "d"}};
    const std::list<person> list{{0, "e"}};
    const std::array<person, 2> array{person{0, "f"}, person{0, "g"}};
    const auto view = std::views::iota(0, 3) | std::views::transform([](int i) {
                          return person{0, std::string(40, static_cast<char>('h' + i))};
                      });
    EXPECT_EQ(this->db.execute(insert_into<person>().values(vector)).rows_affected, 2);
    EXPECT_EQ(this->db.execute(insert_into<person>().values(deque)).rows_affected, 2);
    EXPECT_EQ(this->db.execute(insert_into<person>().values(list)).rows_affected, 1);
    EXPECT_EQ(this->db.execute(insert_into<person>().values(array)).rows_affected, 2);
    EXPECT_EQ(this->db.execute(insert_into<person>().values(view)).rows_affected, 3);
    EXPECT_EQ(this->db.execute(insert_into<person>().values(std::vector<person>())).rows_affected, 0);
    EXPECT_FALSE(this->db.in_transaction());
    std::string names;
    for (const auto& name : this->db.execute(select(col<&person::name>).order_by(col<&person::id>)).scalars())
        names += name[0];
    EXPECT_EQ(names, "abcdefghij");
}

TYPED_TEST(inserts, assignments_in_any_order) {
    create_all<person>(this->db);
    this->db.execute(insert_into<person>().values(col<&person::name> = "Ada"));
    this->db.execute(insert_into<person>().values(col<&person::age> = 5, col<&person::name> = std::string("Grace")));
    this->db.execute(
        insert_into<person>().values(col<&person::age> = std::nullopt, col<&person::name> = func::upper("barbara")));
    this->db.execute(
        insert_into<person>().values(col<&person::age> = std::optional<std::int32_t>(), col<&person::name> = "x"));
    EXPECT_EQ(this->db.execute(select<person>().order_by(col<&person::id>)).all(),
              (std::vector<person>{{1, "Ada", {}}, {2, "Grace", 5}, {3, "BARBARA", {}}, {4, "x", {}}}));
}

TYPED_TEST(inserts, a_given_key_needs_with_key) {
    create_all<person>(this->db);
    EXPECT_THROW(this->db.execute(insert_into<person>().values(person{7, "Ada"})), programming_error);
    EXPECT_THROW(this->db.execute(insert_into<person>().values(std::vector<person>{{0, "a"}, {7, "b"}})),
                 programming_error);
    EXPECT_EQ(this->template count<person>(), 0);
    this->db.execute(insert_into<person>(with_key).values(person{7, "Ada"}));
    this->db.execute(insert_into<person>(with_key).values(col<&person::id> = -3, col<&person::name> = "Grace"));
    this->db.execute(insert_into<person>(with_key).values(std::vector<person>{{100, "a"}, {50, "b"}}));
    EXPECT_EQ(this->db.execute(select(col<&person::id>).order_by(col<&person::id>)).scalars(),
              (std::vector<std::int64_t>{-3, 7, 50, 100}));
}

TYPED_TEST(inserts, keys_of_the_program) {
    create_all<country, membership, given>(this->db);
    const std::vector<country> countries{{"no", "Norge"}, {"se", "Sverige"}};
    this->db.execute(insert_into<country>().values(countries));
    EXPECT_EQ(this->db.execute(select<country>().order_by(col<&country::code>)).all(), countries);
    EXPECT_THROW(this->db.execute(insert_into<country>().values(country{"no", "again"})), unique_violation);
    const std::vector<membership> members{{1, "no", 1990}, {1, "se", 2000}, {2, "no", 2010}};
    this->db.execute(insert_into<membership>().values(members));
    EXPECT_EQ(this->db.execute(select<membership>().order_by(col<&membership::since>)).all(), members);
    EXPECT_THROW(this->db.execute(insert_into<membership>().values(membership{2, "no", 0})), unique_violation);
    this->db.execute(insert_into<given>().values(std::vector<given>{{0, "zero"}, {-5, "minus five"}}));
    EXPECT_EQ(this->db.execute(select<given>().where(col<&given::number> == -5)).one().name, "minus five");
    EXPECT_EQ(this->db.execute(select<given>().where(col<&given::number> == 0)).one().name, "zero");
}

TYPED_TEST(inserts, a_row_of_nothing_but_a_key) {
    create_all<counter>(this->db);
    this->db.execute(insert_into<counter>().values(counter{}));
    this->db.execute(insert_into<counter>().values());
    this->db.execute(insert_into<counter>().values(std::vector<counter>(3)));
    EXPECT_EQ(this->db.execute(select(col<&counter::id>).order_by(col<&counter::id>)).scalars(),
              (std::vector<std::int64_t>{1, 2, 3, 4, 5}));
}

TYPED_TEST(inserts, a_statement_may_be_kept_and_run_again) {
    create_all<person>(this->db);
    person who{0, "first"};
    const auto statement = insert_into<person>().values(who);  // refers to the object
    this->db.execute(statement);
    who.name = "second";
    this->db.execute(statement);
    const auto kept = insert_into<person>().values(person{0, "temporary"});  // owns it
    this->db.execute(kept);
    this->db.execute(kept);
    EXPECT_EQ(this->db.execute(select(col<&person::name>).order_by(col<&person::id>)).scalars(),
              (std::vector<std::string>{"first", "second", "temporary", "temporary"}));
}

TYPED_TEST(inserts, a_range_outside_a_transaction_is_all_or_nothing) {
    create_all<country>(this->db);
    const std::vector<country> rows{{"a", ""}, {"b", ""}, {"a", ""}, {"c", ""}};
    EXPECT_THROW(this->db.execute(insert_into<country>().values(rows)), unique_violation);
    EXPECT_FALSE(this->db.in_transaction());
    EXPECT_EQ(this->template count<country>(), 0);
}

TYPED_TEST(inserts, a_range_inside_a_transaction_is_all_or_nothing_too) {
    create_all<country>(this->db);
    const std::vector<country> bad{{"b", ""}, {"c", ""}, {"b", ""}};
    {
        auto tx = this->db.begin();
        tx.execute(insert_into<country>().values(country{"a", ""}));
        EXPECT_THROW(tx.execute(insert_into<country>().values(bad)), unique_violation);
        tx.execute(insert_into<country>().values(std::vector<country>{{"d", ""}, {"e", ""}}));
        tx.commit();
    }
    EXPECT_EQ(this->db.execute(select(col<&country::code>).order_by(col<&country::code>)).scalars(),
              (std::vector<std::string>{"a", "d", "e"}));
}

TYPED_TEST(inserts, a_range_while_rows_of_the_same_table_are_read) {
    create_all<person>(this->db);
    this->db.execute(insert_into<person>().values(std::vector<person>{{0, "a"}, {0, "b"}, {0, "c"}}));
    std::size_t rows = 0;
    for (const person& one :
         this->db.execute(select<person>().where(col<&person::id> <= 3).order_by(col<&person::name>))) {
        this->db.execute(insert_into<person>().values(std::vector<person>{{0, one.name + "1"}, {0, one.name + "2"}}));
        ++rows;
    }
    EXPECT_EQ(rows, 3U);
    EXPECT_EQ(this->template count<person>(), 9);
}

TYPED_TEST(inserts, of_objects_in_braces) {
    create_all<person>(this->db);
    this->db.execute(insert_into<person>().values({.name = "Ada", .age = 36}));
    this->db.execute(insert_into<person>().values({0, "Grace"}));
    EXPECT_EQ(this->db.execute(insert_into<person>().values({{0, "Edsger", 72}, {.name = "Barbara"}})).rows_affected,
              2);
    const person alan{0, "Alan", 41}, kurt{0, "Kurt", 71};
    this->db.execute(insert_into<person>().values({alan, kurt}));
    const auto kept = insert_into<person>().values({{0, std::string(100, 'x')}, {0, std::string(100, 'y')}});
    EXPECT_EQ(this->db.execute(kept).rows_affected, 2);
    const auto all = this->db.execute(select<person>().order_by(col<&person::id>)).all();
    ASSERT_EQ(all.size(), 8U);
    EXPECT_EQ(all[0], (person{1, "Ada", 36}));
    EXPECT_EQ(all[1], (person{2, "Grace", std::nullopt}));
    EXPECT_EQ(all[2], (person{3, "Edsger", 72}));
    EXPECT_EQ(all[3], (person{4, "Barbara", std::nullopt}));
    EXPECT_EQ(all[5], (person{6, "Kurt", 71}));
    EXPECT_EQ(all[7].name, std::string(100, 'y'));
}

}  // namespace inserts
