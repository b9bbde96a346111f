// INSERT ... ON CONFLICT: rows left out, rows changed, for one row and for ranges.
#include "compliance/support/database.hpp"

#include <deque>

using namespace cupel;

namespace conflicts {

struct account {
    std::int64_t id{};
    std::string email;
    std::string name;
    std::int32_t visits = 1;
    bool closed{};
    bool operator==(const account&) const = default;
};
struct stock {  // a key of two columns, and another unique one
    std::string shop;
    std::string item;
    std::int32_t pieces{};
    std::string shelf;
    std::string changed_by = "nobody";
    bool operator==(const stock&) const = default;
};
struct tagged {  // an array: PostgreSQL inserts such objects one by one
    std::int64_t id{};
    std::string name;
    std::vector<std::int32_t> numbers;
    bool operator==(const tagged&) const = default;
};

}  // namespace conflicts

template <>
struct cupel::mapping<conflicts::account> {
    static constexpr auto table = cupel::table<"accounts">(
        unique<&conflicts::account::email>,
        index<"ux_open_names", &conflicts::account::name>.unique().where(!col<&conflicts::account::closed>));
};
template <>
struct cupel::mapping<conflicts::stock> {
    static constexpr auto table = cupel::table<"stock">(primary_key<&conflicts::stock::shop, &conflicts::stock::item>,
                                                        unique<&conflicts::stock::shelf>.name("uq_shelf"),
                                                        on_update<&conflicts::stock::changed_by>("upsert"));
};
template <>
struct cupel::mapping<conflicts::tagged> {
    static constexpr auto table = cupel::table<"tagged">(unique<&conflicts::tagged::name>);
};

namespace conflicts {

template <class D>
struct on_conflict : compliance::suite<D> {
    std::vector<account> accounts() { return this->db.execute(select<account>().order_by(col<&account::id>)).all(); }
};
TYPED_TEST_SUITE(on_conflict, compliance::databases, compliance::database_names);

using text_rows = compliance::text_rows;

TYPED_TEST(on_conflict, nothing_leaves_the_row_as_it_is) {
    create_all<account>(this->db);
    const auto add = [&](const account& one) {
        return this->db.execute(
            insert_into<account>().values(one).template on_conflict<&account::email>().do_nothing());
    };
    EXPECT_EQ(add({0, "a", "Ada"}).rows_affected, 1);
    EXPECT_EQ(add({0, "a", "Other"}).rows_affected, 0);
    EXPECT_EQ(this->database.ask(this->db, "SELECT email, name FROM accounts"), (text_rows{{"a", "Ada"}}));
    // Another key than the one that was named.
    EXPECT_THROW(add({0, "b", "Ada"}), integrity_error);
    EXPECT_EQ(this->db.execute(insert_into<account>().values(account{0, "b", "Ada"}).on_conflict().do_nothing())
                  .rows_affected,
              0);
    EXPECT_EQ(this->database.ask(this->db, "SELECT count(*) FROM accounts"), (text_rows{{"1"}}));
}

TYPED_TEST(on_conflict, rows_left_out_are_not_returned) {
    create_all<account>(this->db);
    this->db.execute(insert_into<account>().values(account{0, "a", "Ada"}));
    auto left_out = this->db.execute(insert_into<account>()
                                         .values(account{0, "a", "B"})
                                         .template on_conflict<&account::email>()
                                         .do_nothing()
                                         .returning());
    EXPECT_TRUE(left_out.all().empty());
    const std::vector<account> many{{0, "b", "B"}, {0, "a", "C"}, {0, "c", "D"}};
    const std::vector<account> added = this->db.execute(
        insert_into<account>().values(many).template on_conflict<&account::email>().do_nothing().returning());
    ASSERT_EQ(added.size(), 2U);
    EXPECT_EQ(added[0].email, "b");
    EXPECT_EQ(added[1].email, "c");
    const std::deque<account> again(many.begin(), many.end());
    EXPECT_EQ(this->db.execute(insert_into<account>().values(again).on_conflict().do_nothing()).rows_affected, 0);
    EXPECT_EQ(this->accounts().size(), 3U);
}

TYPED_TEST(on_conflict, an_update_sees_both_rows) {
    create_all<account>(this->db);
    this->db.execute(insert_into<account>().values(account{0, "a", "Ada", 3}));
    const auto visit = [&](std::int32_t times, std::int32_t most) {
        return this->db.execute(
            insert_into<account>()
                .values(account{0, "a", "Eva", times})
                .template on_conflict<&account::email>()
                .do_update(col<&account::visits> = col<&account::visits> * 10 + excluded(col<&account::visits>),
                           col<&account::name> = func::concat(excluded(col<&account::name>), "!"))
                .where(col<&account::visits> < most && excluded(col<&account::visits>) > 0)
                .returning(col<&account::visits>, col<&account::name>));
    };
    const auto row = visit(4, 100).one();
    EXPECT_EQ(row[col<&account::visits>], 34);
    EXPECT_EQ(row[col<&account::name>], "Eva!");
    EXPECT_TRUE(visit(4, 10).all().empty());
    EXPECT_TRUE(visit(0, 100).all().empty());
    EXPECT_EQ(this->database.ask(this->db, "SELECT id, email, name, visits FROM accounts"),
              (text_rows{{"1", "a", "Eva!", "34"}}));
}

TYPED_TEST(on_conflict, a_range_is_stored_and_updated) {
    create_all<stock>(this->db);
    this->db.execute(insert_into<stock>().values(stock{"north", "tea", 5, "s1"}));
    this->db.execute(insert_into<stock>().values(stock{"north", "milk", 6, "s2"}));
    const std::vector<stock> delivered{{"north", "tea", 10, "s9"}, {"south", "tea", 20, "s3"}};
    EXPECT_EQ(
        this->db
            .execute(
                insert_into<stock>().values(delivered).template on_conflict<&stock::shop, &stock::item>().do_update(
                    col<&stock::pieces> = col<&stock::pieces> + excluded(col<&stock::pieces>) + 1))
            .rows_affected,
        2);
    EXPECT_EQ(this->database.ask(this->db, "SELECT shop, item, pieces, shelf, changed_by FROM stock ORDER BY 1, 2"),
              (text_rows{{"north", "milk", "6", "s2", "nobody"},
                         {"north", "tea", "16", "s1", "upsert"},
                         {"south", "tea", "20", "s3", "nobody"}}));
}

TYPED_TEST(on_conflict, all_columns_but_the_keys) {
    create_all<stock>(this->db);
    const std::vector<stock> first{{"north", "tea", 5, "s1"}, {"north", "milk", 6, "s2"}};
    const auto store = [&](const std::vector<stock>& objects) {
        return this->db.execute(
            insert_into<stock>().values(objects).template on_conflict<&stock::item, &stock::shop>().do_update());
    };
    EXPECT_EQ(store(first).rows_affected, 2);
    EXPECT_EQ(store({{"north", "milk", 60, "s3"}}).rows_affected, 1);
    EXPECT_EQ(this->database.ask(this->db, "SELECT shop, item, pieces, shelf, changed_by FROM stock ORDER BY 1, 2"),
              (text_rows{{"north", "milk", "60", "s3", "upsert"}, {"north", "tea", "5", "s1", "nobody"}}));
    // All or none: the second object breaks another constraint.
    EXPECT_THROW(store({{"east", "tea", 1, "s7"}, {"west", "tea", 1, "s1"}}), integrity_error);
    EXPECT_EQ(this->database.ask(this->db, "SELECT count(*) FROM stock"), (text_rows{{"2"}}));
}

TYPED_TEST(on_conflict, constraints_and_indexes_by_name) {
    create_all<account, stock>(this->db);
    const auto put = [&](const stock& one) {
        return this->db.execute(
            insert_into<stock>().values(one).template on_conflict_constraint<"uq_shelf">().do_update());
    };
    put({"north", "tea", 1, "s1"});
    put({"south", "milk", 2, "s1"});
    EXPECT_EQ(this->database.ask(this->db, "SELECT shop, item, pieces FROM stock"), (text_rows{{"north", "tea", "2"}}));

    const auto open = [&](const account& one) {
        return this->db.execute(insert_into<account>().values(one).template on_conflict<&account::name>().do_update(
            col<&account::visits> = col<&account::visits> + 1));
    };
    open({0, "a", "Ada", 1, true});  // closed: outside of the partial index
    open({0, "b", "Ada", 1, false});
    open({0, "c", "Ada", 1, false});  // meets b
    open({0, "d", "Ada", 1, true});
    EXPECT_EQ(this->database.ask(this->db, "SELECT email, visits FROM accounts ORDER BY 1"),
              (text_rows{{"a", "1"}, {"b", "2"}, {"d", "1"}}));
    this->db.execute(insert_into<account>()
                         .values(account{0, "e", "Ada"})
                         .template on_conflict_index<"ux_open_names">()
                         .do_nothing());
    EXPECT_EQ(this->accounts().size(), 3U);
}

TYPED_TEST(on_conflict, objects_that_go_one_by_one) {
    create_all<tagged>(this->db);
    const std::vector<tagged> first{{0, "a", {1}}, {0, "b", {2, 3}}};
    const std::vector<tagged> second{{0, "b", {4}}, {0, "c", {}}};
    const auto store = [&](const std::vector<tagged>& objects) {
        return this->db.execute(
            insert_into<tagged>()
                .values(objects)
                .template on_conflict<&tagged::name>()
                .do_update(col<&tagged::numbers> = excluded(col<&tagged::numbers>))
                .returning(col<&tagged::name>, func::concat(col<&tagged::name>, "?").template as<"asked">()));
    };
    EXPECT_EQ(store(first).size(), 2U);
    const auto rows = store(second);
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[0][label<"asked">], "b?");
    EXPECT_EQ(this->db.execute(select<tagged>().order_by(col<&tagged::name>)).all(),
              (std::vector<tagged>{{1, "a", {1}},
                                   {2, "b", {4}},
                                   {this->db.execute(select(func::max(col<&tagged::id>))).scalar().value(), "c", {}}}));
}

// A range twice with the same key: SQLite updates the row that it has just inserted, PostgreSQL refuses.
TYPED_TEST(on_conflict, a_key_twice_in_one_range) {
    create_all<stock>(this->db);
    const std::vector<stock> twice{{"north", "tea", 1, "s1"}, {"north", "tea", 2, "s1"}};
    const auto store = [&] {
        return this->db.execute(
            insert_into<stock>().values(twice).template on_conflict<&stock::shop, &stock::item>().do_update());
    };
    if constexpr (std::same_as<typename TypeParam::dialect, sqlite>) {
        EXPECT_EQ(store().rows_affected, 2);
        EXPECT_EQ(this->database.ask(this->db, "SELECT pieces FROM stock"), (text_rows{{"2"}}));
    } else {
        EXPECT_THROW(store(), error);
        EXPECT_EQ(this->database.ask(this->db, "SELECT count(*) FROM stock"), (text_rows{{"0"}}));
    }
    // DO NOTHING means the same on both: the first wins.
    this->db.execute(insert_into<stock>().values(twice).on_conflict().do_nothing());
    EXPECT_EQ(this->database.ask(this->db, "SELECT count(*) FROM stock"), (text_rows{{"1"}}));
}

}  // namespace conflicts
