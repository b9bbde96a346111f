// Rows that come as they are read, and rows by the thousand.
#include "compliance/support/database.hpp"

using namespace cupel;

namespace streams {

struct item {
    std::int64_t id{};
    std::string name;
    std::optional<std::int64_t> size{};
    bool operator==(const item&) const = default;
};

template <class D>
struct streams : compliance::suite<D> {
    void SetUp() override {
        create_all<item>(this->db);
        std::vector<item> items;
        for (std::int64_t i = 1; i <= 2500; ++i)
            items.push_back({i, "name " + std::to_string(i), i % 3 == 0 ? std::nullopt : std::optional(i)});
        this->db.execute(insert_into<item>(with_key).values(items));
    }
    static constexpr auto every = select<item>().order_by(col<&item::id>);
};
TYPED_TEST_SUITE(streams, compliance::databases, compliance::database_names);

TYPED_TEST(streams, give_what_execute_gives) {
    EXPECT_EQ(this->db.stream(this->every).all(), this->db.execute(this->every).all());
    std::int64_t last = 0;
    for (const auto& [id, size] : this->db.stream(select(col<&item::id>, col<&item::size>).order_by(col<&item::id>))) {
        EXPECT_EQ(id, ++last);
        EXPECT_EQ(size, id % 3 == 0 ? std::nullopt : std::optional(id));
    }
    EXPECT_EQ(last, 2500);
    EXPECT_EQ(this->db.stream(select<item>().where(col<&item::id> == 7)).one().name, "name 7");
    EXPECT_EQ(this->db.stream(select<item>().where(col<&item::id> == -7)).one_or_none(), std::nullopt);
    EXPECT_TRUE(this->db.stream(select<item>().where(col<&item::id> == -7)).all().empty());
}

TYPED_TEST(streams, end_where_nobody_reads_on) {
    {
        auto rows = this->db.stream(this->every);
        EXPECT_EQ(rows.begin()->id, 1);
    }
    EXPECT_EQ(this->db.execute(select(func::count()).from<item>()).scalar(), 2500);
    (void)this->db.stream(this->every);
    EXPECT_EQ(this->db.stream(this->every).first()->id, 1);
    EXPECT_EQ(this->db.execute(select(func::count()).from<item>()).scalar(), 2500);
}

TYPED_TEST(streams, may_be_moved) {
    auto first = this->db.stream(this->every);
    EXPECT_EQ(first.begin()->id, 1);
    auto second = std::move(first);
    EXPECT_EQ(second.all().size(), 2499U);
    EXPECT_TRUE(first.all().empty());  // NOLINT: what was moved from has no rows
    EXPECT_EQ(this->db.execute(select(func::count()).from<item>()).scalar(), 2500);
}

TYPED_TEST(streams, fail_where_the_row_fails) {
    const auto failing =
        select(func::abs(col<&item::id> - 100 - 9223372036854775807)).template from<item>().order_by(col<&item::id>);
    try {
        const auto rows = this->db.stream(failing).all();
        FAIL() << "no error";
    } catch (const data_error& failure) {
        EXPECT_EQ(failure.sql(), sql<typename TypeParam::dialect>(failing));
    }
    EXPECT_EQ(this->db.execute(select(func::count()).from<item>()).scalar(), 2500);
}

TYPED_TEST(streams, in_a_transaction_and_of_an_engine_hold_their_connection) {
    auto rows = [&] {
        auto tx = this->db.begin();
        auto inner = tx.stream(this->every);
        EXPECT_EQ(inner.fetch(3).size(), 3U);
        EXPECT_EQ(inner.all().size(), 2497U);
        tx.commit();
        return this->db.stream(this->every);
    }();
    EXPECT_EQ(rows.all().size(), 2500U);
}

TYPED_TEST(streams, by_the_thousand) {
    std::vector<std::size_t> sizes;
    std::int64_t last = 0;
    for (const auto& some : this->db.stream(this->every).partitions(1000)) {
        sizes.push_back(some.size());
        for (const item& one : some) EXPECT_EQ(one.id, ++last);
    }
    EXPECT_THAT(sizes, testing::ElementsAre(1000, 1000, 500));
    for (const auto& some : this->db.execute(this->every).partitions(2500)) EXPECT_EQ(some.size(), 2500U);
    for (const auto& some : this->db.execute(select<item>().where(col<&item::id> < 0)).partitions(10))
        FAIL() << some.size();
    EXPECT_EQ(this->db.execute(this->every).fetch(2).size(), 2U);
}

// The end of a transaction does not wait for rows that nobody has read.
TYPED_TEST(streams, do_not_keep_a_transaction_open) {
    {
        auto rows = [&] {
            auto tx = this->db.begin();
            tx.execute(delete_from<item>().where(col<&item::id> > 2000));
            auto inner = tx.stream(this->every);
            EXPECT_EQ(inner.fetch(1).size(), 1U);
            return inner;
        }();
        EXPECT_FALSE(this->db.in_transaction());
        if constexpr (std::same_as<typename TypeParam::dialect, postgresql>) {
            EXPECT_THROW((void)rows.fetch(1), programming_error);
            EXPECT_EQ(this->db.stream(this->every).all().size(), 2500U);
            EXPECT_THROW((void)rows.fetch(1), programming_error);
        }
    }
    this->db.execute(delete_from<item>().where(col<&item::id> == 1));  // commits by itself
    EXPECT_EQ(this->db.execute(select(func::count()).from<item>()).scalar(), 2499);
    auto tx = this->db.begin();
    auto rows = tx.stream(this->every);
    EXPECT_EQ(rows.fetch(2).size(), 2U);
    tx.rollback();
    EXPECT_EQ(this->db.execute(select(func::count()).from<item>()).scalar(), 2499);
}

// What writes has run to its end, whether or not its rows are read.
TYPED_TEST(streams, that_write_are_not_stopped) {
    const auto mark = update<item>().set(col<&item::name> = "marked").all_rows().returning(col<&item::id>);
    (void)this->db.stream(mark);
    EXPECT_EQ(this->db.execute(select(func::count()).from<item>().where(col<&item::name> == "marked")).scalar(), 2500);
    this->db.begin([&](auto& tx) {
        (void)tx.stream(update<item>().set(col<&item::name> = "again").all_rows().returning(col<&item::id>)).first();
    });
    EXPECT_EQ(this->db.execute(select(func::count()).from<item>().where(col<&item::name> == "again")).scalar(), 2500);
}

// A prepared statement whose table has changed is prepared again.
TYPED_TEST(streams, follow_changes_of_the_schema) {
    EXPECT_EQ(this->db.stream(this->every).all().size(), 2500U);
    this->db.run("ALTER TABLE item ADD COLUMN more INTEGER");
    EXPECT_EQ(this->db.stream(this->every).all().size(), 2500U);
    if constexpr (std::same_as<typename TypeParam::dialect, postgresql>)
        for (const char* change : {"ALTER TABLE item ALTER name TYPE varchar(50)", "DEALLOCATE ALL"}) {
            this->db.run("SELECT 1");
            this->db.run(std::string("DO $$ BEGIN EXECUTE '") + change + "'; END $$");
            EXPECT_EQ(this->db.stream(this->every).all().size(), 2500U) << change;
        }
}

}  // namespace streams
