// RETURNING of INSERT, UPDATE and DELETE.
#include "compliance/support/database.hpp"

using namespace cupel;

namespace returning {

struct item {
    std::int64_t id{};
    std::string name;
    std::int32_t stock{};
    std::optional<std::string> note{};
    bool operator==(const item&) const = default;
};
struct item_key {
    std::int64_t id{};
    std::string name;
};

}  // namespace returning

template <>
struct cupel::mapping<returning::item> {
    static constexpr auto table =
        cupel::table<"item">(unique<&returning::item::name>, server_default<&returning::item::stock>(5));
};

namespace returning {

template <class D>
struct returning : compliance::suite<D> {
    void SetUp() override { create_all<item>(this->db); }
    std::int64_t count() { return this->db.execute(select(func::count()).template from<item>()).scalar(); }
};
TYPED_TEST_SUITE(returning, compliance::databases, compliance::database_names);

TYPED_TEST(returning, the_generated_key_of_an_object) {
    for (std::int64_t key = 1; key <= 3; ++key)
        EXPECT_EQ(
            this->db.execute(insert_into<item>().values(item{0, "n" + std::to_string(key)}).returning(col<&item::id>))
                .scalar(),
            key);
    EXPECT_EQ(this->count(), 3);
}

TYPED_TEST(returning, the_whole_row_with_what_the_server_filled_in) {
    EXPECT_EQ(this->db.execute(insert_into<item>().values(item{0, "a"}).returning()).one(), (item{1, "a", 5, {}}));
    EXPECT_EQ(
        this->db.execute(insert_into<item>().values(col<&item::name> = "b", col<&item::note> = "x").returning()).one(),
        (item{2, "b", 5, "x"}));
}

TYPED_TEST(returning, values_expressions_and_dtos) {
    const auto row =
        this->db
            .execute(insert_into<item>()
                         .values(item{0, "a", 2})
                         .returning(col<&item::id>, (col<&item::stock> * 10).template as<"ten">(), col<&item::note>))
            .one();
    EXPECT_EQ(row[col<&item::id>], 1);
    EXPECT_EQ(row[label<"ten">], 20);
    EXPECT_EQ(row[col<&item::note>], std::nullopt);
    const auto key =
        this->db.execute(insert_into<item>().values(item{0, "b"}).returning()).template into<item_key>().one();
    EXPECT_EQ(key.id, 2);
    EXPECT_EQ(key.name, "b");
}

// What is written does not depend on whether somebody looks at the rows.
TYPED_TEST(returning, writes_even_if_no_row_is_read) {
    this->db.execute(insert_into<item>().values(item{0, "a"}).returning(col<&item::id>));
    EXPECT_EQ(this->count(), 1);
    const auto kept = this->db.execute(insert_into<item>().values(item{0, "b"}).returning(col<&item::id>));
    EXPECT_EQ(this->count(), 2);
    this->db.execute(update<item>().set(col<&item::stock> = 1).all_rows().returning(col<&item::id>));
    EXPECT_EQ(this->db.execute(select(func::sum(col<&item::stock>))).scalar(), 2);
    this->db.execute(delete_from<item>().all_rows().returning());
    EXPECT_EQ(this->count(), 0);
}

TYPED_TEST(returning, writes_all_even_if_one_row_is_read) {
    this->db.execute(insert_into<item>().values(std::vector<item>{{0, "a", 1}, {0, "b", 1}, {0, "c", 1}}));
    {
        auto rows = this->db.execute(
            update<item>().set(col<&item::stock> = col<&item::stock> + 1).all_rows().returning(col<&item::stock>));
        EXPECT_EQ(rows.begin()->template get<0>(), 2);
    }
    EXPECT_EQ(this->db.execute(select(func::sum(col<&item::stock>))).scalar(), 6);
}

TYPED_TEST(returning, the_error_comes_from_execute) {
    this->db.execute(insert_into<item>().values(item{0, "a"}));
    EXPECT_THROW((void)this->db.execute(insert_into<item>().values(item{0, "a"}).returning(col<&item::id>)),
                 unique_violation);
    EXPECT_EQ(this->db.execute(insert_into<item>().values(item{0, "b"}).returning(col<&item::name>)).scalar(), "b");
}

TYPED_TEST(returning, of_update_and_delete) {
    this->db.execute(insert_into<item>().values(std::vector<item>{{0, "a", 1}, {0, "b", 2}, {0, "c", 3}}));
    auto updated = this->db
                       .execute(update<item>()
                                    .set(col<&item::stock> = col<&item::stock> * 10)
                                    .where(col<&item::stock> > 1)
                                    .returning(col<&item::stock>))
                       .scalars();
    std::ranges::sort(updated);
    EXPECT_EQ(updated, (std::vector<std::int32_t>{20, 30}));
    EXPECT_TRUE(this->db.execute(update<item>().set(col<&item::stock> = 0).where(col<&item::stock> > 99).returning())
                    .all()
                    .empty());
    EXPECT_EQ(this->db.execute(delete_from<item>().where(col<&item::name> == "b").returning()).one(),
              (item{2, "b", 20, {}}));
    EXPECT_EQ(this->db.execute(delete_from<item>().where(col<&item::name> == "b").returning()).one_or_none(),
              std::nullopt);
    EXPECT_EQ(this->count(), 2);
}

TYPED_TEST(returning, a_range_gives_a_vector_in_its_order) {
    const std::vector<item> rows{{0, "a", 1}, {0, "b"}, {0, "c", 3, "x"}};
    std::vector<std::int64_t> keys;
    for (const auto& [key, name] :
         this->db.execute(insert_into<item>().values(rows).returning(col<&item::id>, col<&item::name>))) {
        EXPECT_EQ(name, rows[keys.size()].name);
        keys.push_back(key);
    }
    EXPECT_EQ(keys, (std::vector<std::int64_t>{1, 2, 3}));
    const std::vector<item> more{{0, "d"}, {0, "e", 9}};
    EXPECT_EQ(this->db.execute(insert_into<item>().values(more).returning()),
              (std::vector<item>{{4, "d", 5, {}}, {5, "e", 9, {}}}));
    EXPECT_TRUE(this->db.execute(insert_into<item>().values(std::vector<item>()).returning()).empty());
    EXPECT_EQ(this->count(), 5);
    EXPECT_FALSE(this->db.in_transaction());
}

TYPED_TEST(returning, a_range_gives_the_keys_that_the_database_made) {
    const auto keys_of = [](const auto& rows) {
        std::vector<std::int64_t> keys;
        for (const auto& row : rows) keys.push_back(row.template get<0>());
        return keys;
    };
    std::int64_t last = 0;
    std::vector<item> rows;
    for (const std::size_t count : {1U, 2U, 5U}) {
        rows.clear();
        for (std::size_t i = 0; i < count; ++i) rows.push_back({0, "n" + std::to_string(last) + std::to_string(i)});
        std::vector<std::int64_t> expected;
        for (std::size_t i = 0; i < count; ++i) expected.push_back(++last);
        EXPECT_EQ(keys_of(this->db.execute(insert_into<item>().values(rows).returning(col<&item::id>))), expected);
        for (std::size_t i = 0; i < count; ++i)
            EXPECT_EQ(this->db.execute(select(col<&item::name>).where(col<&item::id> == expected[i])).scalar(),
                      rows[i].name);
    }
}

TYPED_TEST(returning, a_range_is_all_or_nothing) {
    const std::vector<item> bad{{0, "a"}, {0, "b"}, {0, "a"}};
    EXPECT_THROW((void)this->db.execute(insert_into<item>().values(bad).returning(col<&item::id>)), unique_violation);
    EXPECT_EQ(this->count(), 0);
    this->db.begin([&](auto& tx) {
        tx.execute(insert_into<item>().values(item{0, "z"}));
        EXPECT_THROW((void)tx.execute(insert_into<item>().values(bad).returning(col<&item::id>)), unique_violation);
        EXPECT_EQ(tx.execute(insert_into<item>().values(std::vector<item>{{0, "a"}}).returning(col<&item::name>))
                      .at(0)
                      .template get<0>(),
                  "a");
    });
    EXPECT_EQ(this->count(), 2);
}

// A database has stored the row before the program reads what RETURNING gives.
TYPED_TEST(returning, one_object_whose_row_cannot_be_read_is_not_stored) {
    const std::vector<item> one{{0, "a"}};
    const auto unreadable = insert_into<item>().values(one).returning(raw<std::int16_t, "40000">());
    EXPECT_THROW((void)this->db.execute(unreadable), error);
    EXPECT_EQ(this->count(), 0);
    this->db.begin([&](auto& tx) {
        EXPECT_THROW((void)tx.execute(unreadable), error);
        EXPECT_EQ(tx.execute(select(func::count()).template from<item>()).scalar(), 0);
    });
    EXPECT_EQ(this->count(), 0);
}

TYPED_TEST(returning, rows_that_nobody_has_read_hold_up_no_commit) {
    auto tx = this->db.begin();
    auto inserted = tx.execute(insert_into<item>().values(item{0, "a"}).returning(col<&item::id>));
    auto changed = tx.execute(update<item>().set(col<&item::stock> = 7).all_rows().returning());
    tx.commit();
    EXPECT_EQ(this->count(), 1);
    EXPECT_EQ(inserted.scalar(), 1);
    EXPECT_EQ(changed.all(), (std::vector<item>{{1, "a", 7, {}}}));
}

TYPED_TEST(returning, writing_while_its_rows_are_read) {
    this->db.execute(insert_into<item>().values(std::vector<item>{{0, "a"}, {0, "b"}}));
    for (const auto& [key] :
         this->db.execute(update<item>().set(col<&item::stock> = 1).all_rows().returning(col<&item::id>)))
        this->db.execute(delete_from<item>().where(col<&item::id> == key));
    EXPECT_EQ(this->count(), 0);
}

TYPED_TEST(returning, a_subquery_that_names_the_row) {
    this->db.execute(insert_into<item>().values(std::vector<item>{{0, "a"}, {0, "b"}}));
    constexpr auto other = alias<item, "other">;
    const auto rows =
        this->db
            .execute(
                update<item>()
                    .set(col<&item::stock> = 1)
                    .all_rows()
                    .returning(col<&item::id>, exists(select(other).where(other[col<&item::id>] == col<&item::id> + 1))
                                                   .template as<"has_next">()))
            .all();
    ASSERT_EQ(rows.size(), 2U);
    for (const auto& one : rows) EXPECT_EQ(one[label<"has_next">], one[col<&item::id>] == 1);
}

TYPED_TEST(returning, inside_a_transaction_that_is_rolled_back) {
    {
        auto tx = this->db.begin();
        EXPECT_EQ(tx.execute(insert_into<item>().values(item{0, "a"}).returning(col<&item::id>)).scalar(), 1);
    }
    EXPECT_EQ(this->count(), 0);
}

struct keys_of_sqlite : compliance::suite<compliance::sqlite_in_memory> {
    std::vector<std::int64_t> insert(std::size_t count) {
        std::vector<item> rows;
        for (std::size_t i = 0; i < count; ++i) rows.push_back({0, "n" + std::to_string(i)});
        std::vector<std::int64_t> keys;
        for (const auto& row : db.execute(insert_into<item>().values(rows).returning(col<&item::id>)))
            keys.push_back(row.template get<0>());
        return keys;
    }
};

TEST_F(keys_of_sqlite, are_those_of_rows_that_a_trigger_has_let_pass) {
    create_all<item>(db);
    db.run("CREATE TRIGGER picky BEFORE INSERT ON item WHEN NEW.name IN ('n0', 'n2') BEGIN SELECT RAISE(IGNORE); END");
    db.run("CREATE TABLE log (id INTEGER PRIMARY KEY, name TEXT);"
           "INSERT INTO log VALUES (100, 'x');"
           "CREATE TRIGGER noted AFTER INSERT ON item BEGIN INSERT INTO log (name) VALUES (NEW.name); END");
    EXPECT_EQ(insert(4), (std::vector<std::int64_t>{1, 2}));
}

// Such a key is no number of a row.
TEST_F(keys_of_sqlite, are_read_where_the_table_has_another_key) {
    db.run(
        "CREATE TABLE item (id BIGINT PRIMARY KEY DEFAULT 7, name TEXT NOT NULL, stock INTEGER NOT NULL, note TEXT)");
    EXPECT_EQ(insert(1), (std::vector<std::int64_t>{7}));
    EXPECT_THROW((void)insert(2), unique_violation);
    db.run("DROP TABLE item;"
           "CREATE TABLE item (id BIGINT DEFAULT 7, name TEXT NOT NULL, stock INTEGER NOT NULL, note TEXT)");
    EXPECT_EQ(insert(3), (std::vector<std::int64_t>{7, 7, 7}));
}

TEST_F(keys_of_sqlite, a_statement_that_fails_has_its_text) {
    create_all<item>(db);
    const std::vector<item> twice{{0, "a"}, {0, "b"}, {0, "a"}};
    try {
        (void)db.execute(insert_into<item>().values(twice).returning(col<&item::id>));
        FAIL() << "no exception";
    } catch (const unique_violation& failure) {
        EXPECT_THAT(failure.sql(), testing::StartsWith("INSERT INTO \"item\""));
    }
    EXPECT_EQ(db.execute(select(func::count()).from<item>()).scalar(), 0);
}

}  // namespace returning
