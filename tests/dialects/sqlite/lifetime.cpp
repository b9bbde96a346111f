// Connections, results and transactions that end in an unusual order.
#include "dialects/sqlite/support.hpp"

#include <concepts>
#include <ranges>

using namespace cupel;

namespace lifetime {

struct item {
    std::int64_t id{};
    std::string name;
};

sqlite::connection filled() {
    auto db = sqlite_tests::open("sqlite://");
    create_all<item>(db);
    db.execute(insert_into<item>().values(std::vector<item>{{0, "a"}, {0, "b"}, {0, "c"}}));
    return db;
}

TEST(lifetime, a_result_may_outlive_its_connection) {
    auto rows = filled().execute(select<item>().order_by(col<&item::id>));
    EXPECT_EQ(rows.all().size(), 3U);
}

TEST(lifetime, a_half_read_result_may_outlive_its_connection) {
    auto db = std::make_optional(filled());
    auto cached = db->execute(select<item>().order_by(col<&item::id>));
    auto second = db->execute(select<item>().order_by(col<&item::id>));
    EXPECT_EQ(cached.begin()->name, "a");
    db.reset();
    EXPECT_EQ(cached.all().size(), 2U);
    EXPECT_EQ(second.all().size(), 3U);
}

TEST(lifetime, an_unread_result_may_outlive_its_connection) {
    auto db = std::make_optional(filled());
    auto rows = db->execute(select<item>());
    db.reset();
}

TEST(lifetime, rows_that_are_kept_may_be_assigned_and_piped) {
    auto db = filled();
    const auto add = [&db] {
        return db.execute(insert_into<item>().values(item{0, "d"}).returning(col<&item::id>, col<&item::name>));
    };
    static_assert(std::movable<decltype(add())>);
    auto rows = add();
    rows = add();
    EXPECT_EQ(rows.one().get<0>(), 5);
    std::int64_t last = 0;
    for (const auto& [id, name] : add() | std::views::take(2)) last = id;
    EXPECT_EQ(last, 6);
}

TEST(lifetime, a_connection_assigned_over_ends_what_it_had) {
    auto db = filled();
    auto rows = db.execute(select<item>().order_by(col<&item::id>));
    db = filled();
    EXPECT_EQ(rows.all().size(), 3U);
    EXPECT_EQ(db.execute(select<item>()).all().size(), 3U);
}

TEST(lifetime, a_rolled_back_schema_ends_a_running_result_with_an_error) {
    auto db = filled();
    auto tx = db.begin();
    tx.execute(insert_into<item>().values(item{0, "d"}));
    auto rows = tx.execute(select<item>().order_by(col<&item::id>));
    EXPECT_EQ(rows.begin()->name, "a");
    tx.run("CREATE TABLE other (x)");
    tx.rollback();
    EXPECT_THROW((void)rows.all(), error);
    EXPECT_EQ(db.execute(select<item>()).all().size(), 3U);
}

TEST(lifetime, an_error_while_rows_are_read_ends_them) {
    auto db = filled();
    auto rows = db.execute(
        select(col<&item::id>, func::abs(col<&item::id> - 9223372036854775807 - 2)).order_by(col<&item::id>));
    EXPECT_THROW((void)rows.all(), data_error);
    EXPECT_TRUE(rows.all().empty());
    EXPECT_EQ(sqlite_tests::running_statements(db.native_handle()), 0U);
}

TEST(lifetime, a_transaction_follows_its_connection_when_that_is_moved) {
    auto first = sqlite_tests::open("sqlite://");
    create_all<item>(first);
    std::optional<sqlite::connection> second;
    {
        auto tx = first.begin();
        tx.execute(insert_into<item>().values(item{0, "kept"}));
        second.emplace(std::move(first));
        tx.execute(insert_into<item>().values(item{0, "kept too"}));
        tx.commit();
    }
    EXPECT_EQ(second->execute(select<item>()).all().size(), 2U);
    {
        auto tx = second->begin();
        tx.execute(delete_from<item>().all_rows());
        sqlite::connection third(std::move(*second));
        second.reset();
        second.emplace(std::move(third));
    }
    EXPECT_FALSE(second->in_transaction());
    EXPECT_EQ(second->execute(select<item>()).all().size(), 2U);
}

TEST(lifetime, no_row_inserted_reports_no_key) {
    auto db = filled();
    const execution none = db.execute(insert_into<item>().values(std::vector<item>{}));
    EXPECT_EQ(none.rows_affected, 0);
    EXPECT_EQ(none.last_insert_id, 0);
}

}  // namespace lifetime
