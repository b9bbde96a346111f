// A disk that is full: a file system of 1 MB in memory, where one may be mounted. faults.cpp tries the same with calls
// that fail.
#include "dialects/sqlite/support.hpp"

#include <fstream>

#include <sched.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace cupel;

namespace full_disk {

struct item {
    std::int64_t id{};
    std::string text;
};

constexpr int cannot_mount = 77;

// Mounts where nobody else sees it: in a name space of this process alone, which goes with it.
bool mount_small_disk(const std::string& folder) {
    const auto mounted = [&] {
        return mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 &&
               mount("cupel-test", folder.c_str(), "tmpfs", 0, "size=1m") == 0;
    };
    if (unshare(CLONE_NEWNS) == 0 && mounted()) return true;
    const auto user = std::to_string(getuid()), group = std::to_string(getgid());
    if (unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0) return false;  // whoever is not root is root in a space of his own
    std::ofstream("/proc/self/setgroups") << "deny";
    std::ofstream("/proc/self/uid_map") << "0 " + user + " 1";
    std::ofstream("/proc/self/gid_map") << "0 " + group + " 1";
    return mounted();
}

// Says what is wrong, or nothing.
std::string fill_and_go_on(const std::string& folder, bool wal) {
    const std::string room = folder + "/room";
    std::ofstream(room) << std::string(200'000, 'r');
    auto db = sqlite::engine::connect("sqlite:///" + folder + "/test.db", {.wal = wal});
    create_all<item>(db);
    const auto add = insert_into<item>().values(std::vector<item>(3, item{0, std::string(3000, 'x')}));
    const auto stored = [&] { return db.execute(select(func::count()).from<item>()).scalar(); };
    std::int64_t acknowledged = 0;
    for (int failures = 0; failures < 5;) try {
            db.execute(add);
            acknowledged += 3;
            if (acknowledged > 3000) return "a disk of 1 MB took 9 MB";
        } catch (const operational_error& failure) {
            if (failure.code() != error_code::full && failure.code() != error_code::io)
                return std::string("a full disk is called: ") + failure.what();
            if (failures == 0 && failure.code() != error_code::full)
                return std::string("the first failure is: ") + failure.what();
            if (stored() != acknowledged)
                return "after a failure there are " + std::to_string(stored()) + " rows, acknowledged were " +
                       std::to_string(acknowledged);
            ++failures;
        }
    if (acknowledged < 3) return "nothing could be stored";
    std::filesystem::remove(room);
    db.execute(add);
    if (stored() != acknowledged + 3) return "with room again, rows are missing";
    db.execute(delete_from<item>().where(col<&item::id> <= 3));
    if (stored() != acknowledged) return "rows cannot be deleted";
    auto own = db.connect(isolation::autocommit);
    const auto whole = compliance::ask_sqlite(own.native_handle(), "PRAGMA integrity_check")[0][0].value_or("");
    return whole == "ok" ? "" : whole;
}

void run_in_child(bool wal) {
    const sqlite_tests::temporary_folder folder;
    int answer[2];
    ASSERT_EQ(pipe(answer), 0);
    const pid_t child = fork();
    if (child == 0) {
        if (!mount_small_disk(folder.path().string())) _exit(cannot_mount);
        std::string wrong;
        try {
            wrong = fill_and_go_on(folder.path().string(), wal);
        } catch (const std::exception& failure) {
            wrong = failure.what();
        }
        (void)!write(answer[1], wrong.data(), wrong.size());
        _exit(0);
    }
    close(answer[1]);
    std::string wrong(4096, '\0');
    wrong.resize(static_cast<std::size_t>(std::max<ssize_t>(0, read(answer[0], wrong.data(), wrong.size()))));
    close(answer[0]);
    int status = 0;
    ASSERT_EQ(waitpid(child, &status, 0), child);
    ASSERT_TRUE(WIFEXITED(status)) << "ended by signal " << WTERMSIG(status);
    if (WEXITSTATUS(status) == cannot_mount) GTEST_SKIP() << "mounting is not permitted here";
    EXPECT_EQ(WEXITSTATUS(status), 0);
    EXPECT_EQ(wrong, "");
}

TEST(full_disk, with_a_journal) { run_in_child(false); }
TEST(full_disk, with_a_write_ahead_log) { run_in_child(true); }

}  // namespace full_disk
