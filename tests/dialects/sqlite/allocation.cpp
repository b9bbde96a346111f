// A get by key with a cached statement allocates nothing but the strings of its row.
#include "dialects/allocations.hpp"
#include "dialects/sqlite/support.hpp"

using namespace cupel;

namespace allocation {

struct account {
    std::int64_t id{};
    std::string short_name;
    std::string long_name;
    std::optional<double> rate{};
    bool open{};
};

class allocation : public testing::Test {
protected:
    void SetUp() override {
        create_all<account>(db);
        db.execute(insert_into<account>().values(
            account{0, "short", "a name that is too long to be kept inside of the string", 1.5, true}));
    }
    template <class Function>
    static std::size_t count(Function function) {
        function();  // prepares
        function();
        const std::size_t before = allocations::of_this_thread().made;
        function();
        return allocations::of_this_thread().made - before;
    }
    sqlite::connection db = sqlite_tests::open("sqlite://");
};

TEST_F(allocation, of_a_get_by_key) {
    EXPECT_EQ(count([&] { (void)db.execute(select<account>().where(col<&account::id> == 1)).one(); }), 1U);
    EXPECT_EQ(count([&] { (void)db.execute(select<account>().where(col<&account::id> == 1)).one_or_none(); }), 1U);
    EXPECT_EQ(count([&] { (void)db.execute(select<account>().where(col<&account::id> == 99)).one_or_none(); }), 0U);
    EXPECT_EQ(
        count([&] {
            (void)db.execute(select(col<&account::rate>, col<&account::open>).where(col<&account::id> == 1)).one();
        }),
        0U);
    EXPECT_EQ(count([&] { (void)db.execute(select(func::count()).from<account>()).scalar(); }), 0U);
}

TEST_F(allocation, of_a_loop_is_that_of_its_long_strings) {
    db.execute(
        insert_into<account>().values(std::vector<account>(99, account{0, "s", std::string(50, 'x'), {}, false})));
    EXPECT_LE(count([&] {
                  for (const account& one : db.execute(select<account>())) (void)one;
              }),
              100U);
    EXPECT_EQ(count([&] {
                  for (const auto& [id, name] : db.execute(select(col<&account::id>, col<&account::short_name>)))
                      (void)id;
              }),
              0U);
}

// The text of a variant is made when it is first used, and never again.
TEST_F(allocation, of_optional_parts) {
    const auto q = [](int mask) {
        return select(col<&account::rate>)
            .where_if((mask & 1) != 0, col<&account::id> > 5)
            .where_if((mask & 2) != 0, col<&account::open>)
            .select_if((mask & 4) != 0, col<&account::open>)
            .order_by_if((mask & 8) != 0, col<&account::rate>)
            .limit_if((mask & 16) != 0, 3)
            .offset_if((mask & 32) != 0, 1);
    };
    const auto made = [&](auto use) {
        const std::size_t before = allocations::of_this_thread().made;
        use();
        return allocations::of_this_thread().made - before;
    };
    for (int mask = 0; mask < 64; ++mask) {
        EXPECT_GT(made([&] { (void)sql<sqlite>(q(mask)); }), 0U);
        EXPECT_EQ(made([&] { (void)sql<sqlite>(q(mask)); }), 0U);
    }
    for (int mask = 0; mask < 64; ++mask) EXPECT_EQ(count([&] { (void)db.execute(q(mask)).first(); }), 0U) << mask;
}

TEST_F(allocation, of_writes) {
    const account row{0, "short", std::string(100, 'x'), 2.5, false};
    EXPECT_EQ(count([&] { db.execute(insert_into<account>().values(row)); }), 0U);
    EXPECT_EQ(count([&] {
                  db.execute(update<account>()
                                 .set(col<&account::rate> = 2.0, col<&account::short_name> = "x")
                                 .where(col<&account::id> == 1));
              }),
              0U);
    EXPECT_EQ(count([&] { db.execute(delete_from<account>().where(col<&account::id> == 77)); }), 0U);
    const std::vector<account> rows(50, row);
    EXPECT_LE(count([&] { db.execute(insert_into<account>().values(rows)); }), 3U);  // not one for each row
}

}  // namespace allocation
