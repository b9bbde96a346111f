// Files that go away or break, disks that fail, and writers that are killed.
#include "dialects/sqlite/failing_vfs.hpp"
#include "dialects/sqlite/support.hpp"

#include <chrono>
#include <csignal>
#include <random>
#include <thread>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace cupel;
using namespace std::chrono_literals;
using call = sqlite_tests::failing_vfs::call;

namespace faults {

struct item {
    std::int64_t id{};
    std::string text;
};

const auto add = insert_into<item>().values(item{0, std::string(3000, 'x')});
const auto count = select(func::count()).from<item>();

class faults : public testing::Test {
protected:
    sqlite_tests::temporary_folder folder;
    const std::string path = folder.file("test.db");
    const std::string url = "sqlite:///" + path;

    sqlite::engine open(bool wal = false) {
        return sqlite::engine::connect(url, {.busy_timeout = 0ms, .wal = wal, .pool = {.size = 2}});
    }
    void fill() {
        auto db = open();
        create_all<item>(db);
        db.execute(insert_into<item>().values(std::vector<item>(20, item{0, std::string(3000, 'x')})));
    }
    static std::string integrity(sqlite::engine& db) {
        auto own = db.connect(isolation::autocommit);
        return compliance::ask_sqlite(own.native_handle(), "PRAGMA integrity_check")[0][0].value_or("");
    }
};

// A child process runs the function and ends without destructors.
template <class Function>
pid_t in_child(Function function) {
    const pid_t child = fork();
    if (child != 0) return child;
    try {
        function();
    } catch (...) {
        _exit(1);
    }
    _exit(0);
}

TEST_F(faults, a_file_that_another_process_has_locked_is_busy) {
    fill();
    int ready[2], go[2];
    ASSERT_EQ(pipe(ready), 0);
    ASSERT_EQ(pipe(go), 0);
    const pid_t child = in_child([&] {
        // Its COMMIT waits for those who look at the file meanwhile.
        auto db = sqlite::engine::connect(url, {.busy_timeout = 10s});
        auto tx = db.begin_immediate();
        tx.execute(add);
        (void)!write(ready[1], "x", 1);
        char word;
        (void)!read(go[0], &word, 1);
        tx.commit();
    });
    char word;
    ASSERT_EQ(read(ready[0], &word, 1), 1);
    auto db = open();
    EXPECT_EQ(db.execute(count).scalar(), 20);
    const auto failure = compliance::error_of<busy_error>([&] { db.execute(add); });
    ASSERT_TRUE(failure);
    EXPECT_TRUE(failure->may_retry());
    int runs = 0;
    db.retry(50, [&](auto& tx) {
        if (++runs == 2) (void)!write(go[1], "x", 1);
        tx.execute(add);
    });
    EXPECT_GE(runs, 2);
    int status = 1;
    waitpid(child, &status, 0);
    EXPECT_EQ(status, 0);
    EXPECT_EQ(db.execute(count).scalar(), 22);
    for (int end : {ready[0], ready[1], go[0], go[1]}) close(end);
}

// The lock of a process that was killed goes with it; what it had not committed too.
TEST_F(faults, a_file_whose_locker_was_killed_is_free) {
    fill();
    int ready[2];
    ASSERT_EQ(pipe(ready), 0);
    const pid_t child = in_child([&] {
        auto db = open();
        auto tx = db.begin_immediate();
        tx.execute(add);
        (void)!write(ready[1], "x", 1);
        pause();
    });
    char word;
    ASSERT_EQ(read(ready[0], &word, 1), 1);
    auto db = open();
    EXPECT_THROW(db.execute(add), busy_error);
    kill(child, SIGKILL);
    waitpid(child, nullptr, 0);
    db.execute(add);
    EXPECT_EQ(db.execute(count).scalar(), 21);
    close(ready[0]);
    close(ready[1]);
}

TEST_F(faults, a_deleted_file_is_noticed_and_the_pool_opens_the_new_one) {
    for (bool wal : {false, true}) {
        fill();
        auto db = open(wal);
        EXPECT_GE(db.execute(count).scalar(), 20);
        std::filesystem::remove_all(path);
        std::filesystem::remove_all(path + "-wal");
        std::filesystem::remove_all(path + "-shm");
        fill();  // another file of this name
        try {
            db.execute(add);
            EXPECT_TRUE(wal);  // SQLite does not look there
        } catch (const connection_error& failure) {
            EXPECT_FALSE(wal);
            EXPECT_EQ(failure.native_code(), SQLITE_READONLY_DBMOVED);
        }
        db.execute(add);  // into the new one
        EXPECT_EQ(open().execute(count).scalar(), 21);
        EXPECT_EQ(db.pool().statistics().created, 2U);
        std::filesystem::remove_all(path);
    }
}

TEST_F(faults, a_deleted_file_is_noticed_at_checkout_where_that_asks) {
    fill();
    auto db = sqlite::engine::connect(url, {.pool = {.pre_ping = true}});
    std::filesystem::remove(path);
    fill();
    db.execute(add);
    EXPECT_EQ(open().execute(count).scalar(), 21);
}

TEST_F(faults, a_truncated_file_is_corrupt_and_nothing_crashes) {
    for (int pages : {0, 1, 2, 5}) {
        std::filesystem::remove(path);
        fill();
        auto before = open();
        EXPECT_EQ(before.execute(count).scalar(), 20);
        std::filesystem::resize_file(path, static_cast<std::uintmax_t>(pages) * 4096);
        int failures = 0;
        const auto look = [&](auto make) {
            try {
                auto db = make();
                (void)db.execute(select<item>()).all();
                db.execute(add);
            } catch (const corrupt_error&) {
                ++failures;
            } catch (const no_such_table_error&) {
                EXPECT_EQ(pages, 0);  // an empty file is an empty database
                ++failures;
            }
        };
        look([&] { return open(); });
        look([&] { return std::move(before); });
        EXPECT_EQ(failures, 2) << pages;
    }
    std::ofstream(path, std::ios::trunc) << std::string(5000, 'z');
    EXPECT_THROW((void)open(), corrupt_error);
}

TEST_F(faults, a_read_only_file_can_be_read) {
    fill();
    std::filesystem::permissions(path, std::filesystem::perms::owner_read);
    sqlite::engine db = sqlite::engine::connect(url, {.read_only = true});
    EXPECT_EQ(db.execute(count).scalar(), 20);
    EXPECT_THROW(db.execute(add), read_only_error);
    EXPECT_EQ(db.execute(count).scalar(), 20);
}

// Every call of every kind fails once, and from then on: whatever happens, a commit that was acknowledged is there and
// one that was not is not, the file is whole, and the same engine goes on once the disk is well.
TEST_F(faults, a_disk_that_fails_at_any_call) {
    for (const auto& [kind, code] :
         {std::pair(call::write, SQLITE_IOERR_WRITE), std::pair(call::write, SQLITE_FULL),
          std::pair(call::read, SQLITE_IOERR_READ), std::pair(call::sync, SQLITE_IOERR_FSYNC),
          std::pair(call::truncate, SQLITE_IOERR_TRUNCATE)})
        for (bool for_good : {false, true}) {
            std::filesystem::remove(path);
            sqlite_tests::failing_vfs disk;
            fill();
            auto db = open();
            db.events().on_connect([](pool_member& each) { each.run("PRAGMA journal_mode = TRUNCATE"); });
            bool reached = true;
            int tried = 0;
            for (int nth = 1; reached && nth < 60; ++nth) {
                const auto before = db.execute(count).scalar();
                db.dispose();  // nothing is in the cache
                disk.fail(kind, nth, code, for_good);
                bool acknowledged = false, doubtful = false;
                try {
                    db.begin([&](auto& tx) {
                        tx.execute(add);
                        tx.execute(add);
                        doubtful = true;
                    });
                    acknowledged = true;
                } catch (const operational_error& failure) {
                    EXPECT_THAT(failure.code(),
                                testing::AnyOf(error_code::io, error_code::full, error_code::connection))
                        << failure.what();
                }
                reached = disk.has_failed();
                EXPECT_TRUE(acknowledged || reached);
                tried += reached;
                disk.heal();
                const auto after = db.execute(count).scalar();
                if (acknowledged) EXPECT_EQ(after, before + 2) << nth;
                else if (!doubtful) EXPECT_EQ(after, before) << nth;
                else EXPECT_TRUE(after == before || after == before + 2) << nth;
                EXPECT_EQ(db.pool().statistics().in_use, 0U);
            }
            EXPECT_FALSE(reached);
            EXPECT_GE(tried, kind == call::truncate ? 1 : 3);
            EXPECT_EQ(integrity(db), "ok");
        }
}

// A writer is killed at random moments; it has told through a pipe what was committed.
TEST_F(faults, a_writer_that_is_killed_loses_nothing_acknowledged) {
    std::minstd_rand random(20240229);
    int acknowledged_in_all = 0;
    {
        auto db = open();
        create_all<item>(db);
    }
    for (int round = 0; round < 200; ++round) {
        const bool wal = round >= 100;
        if (round == 100) (void)open(true);
        int told[2];
        ASSERT_EQ(pipe(told), 0);
        const std::int64_t first = round * 100'000;
        const pid_t child = in_child([&] {
            auto db = open(wal);
            for (std::int64_t number = first + 1;; ++number) {
                db.begin([&](auto& tx) {
                    tx.execute(insert_into<item>(with_key).values(
                        item{number, std::string(static_cast<std::size_t>(number % 3000), 'x')}));
                    if (number % 3 == 0) tx.execute(delete_from<item>().where(col<&item::id> == number - 2));
                });
                if (write(told[1], &number, sizeof number) != sizeof number) _exit(1);
            }
        });
        close(told[1]);
        // The first transaction is there, however busy the machine; then it is killed at any moment.
        std::int64_t last = first, number = 0;
        if (read(told[0], &number, sizeof number) == sizeof number) last = number;
        std::this_thread::sleep_for(std::chrono::microseconds(std::uniform_int_distribution<int>(0, 38000)(random)));
        kill(child, SIGKILL);
        while (read(told[0], &number, sizeof number) == sizeof number) last = number;
        close(told[0]);
        waitpid(child, nullptr, 0);
        auto db = open(wal);
        std::vector<std::int64_t> expected;
        for (number = first + 1; number <= last; ++number)
            if (number % 3 != 1 || number + 2 > last) expected.push_back(number);
        auto stored =
            db.execute(select(col<&item::id>).where(col<&item::id> > first).order_by(col<&item::id>)).scalars();
        // One more may be there: committed, but not told.
        const auto told_of = stored;
        std::erase_if(stored, [&](std::int64_t each) { return each > last; });
        EXPECT_LE(told_of.size(), expected.size() + 1);
        if (told_of.size() > stored.size() && (last + 1) % 3 == 0) std::erase(expected, last - 1);
        EXPECT_EQ(stored, expected);
        acknowledged_in_all += static_cast<int>(last - first);
        if (round % 20 == 19) {
            EXPECT_EQ(integrity(db), "ok");
        }
    }
    EXPECT_GE(acknowledged_in_all, 200);
}

}  // namespace faults
