// A child of fork() has what its parent has open, and must not touch it: neither the socket nor the locks of the file
// are its own.
#include "compliance/support/database.hpp"

#include <functional>
#include <string>
#include <utility>

#include <sys/wait.h>
#include <unistd.h>

using namespace cupel;

namespace forked {

struct item {
    std::int64_t id{};
    std::string name;
};

template <class D>
struct forked : compliance::suite<D> {
    typename D::dialect::engine served = this->database.start({.pool = {.size = 3, .max_overflow = 0}});

    void SetUp() override { create_all<item>(served); }
    std::int64_t stored() { return served.execute(select(func::count()).template from<item>()).scalar(); }

    // Whether the function returns in a child, which then ends as programs do that destroy what they have.
    static testing::AssertionResult works_in_child(const std::function<void()>& function) {
        const pid_t child = fork();
        if (child == 0) {
            try {
                function();
            } catch (const std::exception& failure) {
                (void)!write(2, failure.what(), std::string_view(failure.what()).size());
                _exit(1);
            }
            _exit(0);
        }
        int status = 1;
        waitpid(child, &status, 0);
        return status == 0 ? testing::AssertionSuccess() : testing::AssertionFailure() << "status " << status;
    }
};
TYPED_TEST_SUITE(forked, compliance::databases, compliance::database_names);

auto add(std::string name) { return insert_into<item>().values(item{0, std::move(name)}); }

// Large enough for SQLite to write pages into the file before the commit.
auto add_many() { return insert_into<item>().values(std::vector<item>(1500, item{0, std::string(5000, 'x')})); }

TYPED_TEST(forked, what_a_child_destroys_stays_the_parents) {
    if (!TypeParam::shared) GTEST_SKIP() << "a database in memory is copied";
    this->served.execute(add("before"));
    {
        auto tx = this->served.begin();
        tx.execute(add_many());
        EXPECT_TRUE(this->works_in_child([&] {
            auto mine = std::move(tx);
            auto all = std::move(this->served);
        }));
        tx.execute(add("after"));
        tx.commit();
    }
    auto reading = this->served.connect(isolation::autocommit);
    auto rows = reading.stream(select<item>());
    EXPECT_EQ(rows.fetch(1).size(), 1U);
    EXPECT_TRUE(this->works_in_child([&] {
        auto read = std::move(rows);
        auto mine = std::move(reading);
    }));
    EXPECT_EQ(rows.all().size(), 1501U);
    EXPECT_EQ(this->stored(), 1502);
    if constexpr (std::same_as<typename TypeParam::dialect, sqlite>) {
        auto own = this->served.connect(isolation::autocommit);
        EXPECT_EQ(this->database.ask(own, "PRAGMA integrity_check"), (compliance::text_rows{{"ok"}}));
    }
}

TYPED_TEST(forked, what_is_the_parents_is_refused_in_a_child) {
    if (!TypeParam::shared) GTEST_SKIP() << "a database in memory is copied";
    this->served.execute(add("before"));
    auto own = this->served.connect(isolation::autocommit);
    auto rows = own.stream(select<item>());
    auto tx = this->served.begin();
    tx.execute(select<item>()).all();
    EXPECT_TRUE(this->works_in_child([&] {
        const auto refused = [](auto function) {
            try {
                function();
            } catch (const programming_error&) {
                return;
            }
            throw std::logic_error("not refused");
        };
        refused([&] { own.execute(add("child")); });
        refused([&] { own.run("SELECT 1"); });
        refused([&] { (void)own.begin(); });
        refused([&] { tx.execute(add("child")); });
        refused([&] { tx.commit(); });
        if (std::same_as<typename TypeParam::dialect, postgresql>) refused([&] { (void)rows.fetch(1); });
    }));
    tx.execute(add("parent"));
    EXPECT_EQ(rows.all().size(), 1U);
    tx.commit();
    EXPECT_EQ(this->stored(), 2);
}

// The engine itself goes on in both, with connections of their own.
TYPED_TEST(forked, both_go_on) {
    this->served.execute(add("before"));
    EXPECT_TRUE(this->works_in_child([&] {
        for (int i = 0; i < 20; ++i) this->served.retry(50, [](auto& tx) { tx.execute(add("child")); });
        if (this->stored() < 21) throw std::logic_error("rows are missing");
        const bool opened = this->served.pool().statistics().created > 1;
        if (opened != TypeParam::shared) throw std::logic_error("the parent's connection was used");
    }));
    for (int i = 0; i < 20; ++i) this->served.execute(add("parent"));
    EXPECT_EQ(this->stored(), TypeParam::shared ? 41 : 21);
    EXPECT_EQ(this->served.pool().statistics().created, 1U);
}

}  // namespace forked
