// A file system for SQLite on top of the usual one, whose calls fail when a test says so.
#pragma once

#include <sqlite3.h>

namespace sqlite_tests {

// Counts the calls of one kind, and fails from the Nth on, or the Nth alone.
class failing_vfs {
public:
    enum class call { none, read, write, sync, truncate };

    static constexpr const char* name = "cupel-failing";

    // Registered as the default until it goes: connections of this program use it.
    failing_vfs() {
        usual() = sqlite3_vfs_find(nullptr);
        shim_ = *usual();
        shim_.zName = name;
        shim_.szOsFile = static_cast<int>(sizeof(file)) + usual()->szOsFile;
        shim_.xOpen = &open;
        state() = {};
        sqlite3_vfs_register(&shim_, 1);
    }
    failing_vfs(const failing_vfs&) = delete;
    failing_vfs& operator=(const failing_vfs&) = delete;
    ~failing_vfs() {
        sqlite3_vfs_unregister(&shim_);
        sqlite3_vfs_register(usual(), 1);
    }

    void fail(call kind, int nth, int code, bool from_then_on = false) {
        state() = {kind, nth, code, from_then_on, 0, false};
    }
    void heal() { state() = {}; }
    bool has_failed() const { return state().failed; }

private:
    struct plan {
        call kind = call::none;
        int nth = 0;
        int code = 0;
        bool from_then_on = false;
        int count = 0;
        bool failed = false;
    };
    struct file {
        sqlite3_file base;
        sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(reinterpret_cast<char*>(this) + sizeof(file)); }
    };

    static plan& state() {
        static plan one;
        return one;
    }
    static sqlite3_vfs*& usual() {
        static sqlite3_vfs* one = nullptr;
        return one;
    }
    static sqlite3_file* real(sqlite3_file* given) { return reinterpret_cast<file*>(given)->real(); }

    static int check(call kind) {
        plan& now = state();
        if (now.kind != kind) return SQLITE_OK;
        ++now.count;
        if (now.count != now.nth && !(now.from_then_on && now.count > now.nth)) return SQLITE_OK;
        now.failed = true;
        return now.code;
    }

    static int open(sqlite3_vfs*, sqlite3_filename path, sqlite3_file* given, int flags, int* out) {
        given->pMethods = nullptr;
        const int result = usual()->xOpen(usual(), path, real(given), flags, out);
        if (real(given)->pMethods != nullptr) given->pMethods = &methods();
        return result;
    }

    // Version 1 has no shared memory: no write-ahead log, no memory mapping.
    static const sqlite3_io_methods& methods() {
        using f = sqlite3_file;
        static const sqlite3_io_methods all{
            .iVersion = 1,
            .xClose = [](f* one) { return real(one)->pMethods->xClose(real(one)); },
            .xRead =
                [](f* one, void* to, int size, sqlite3_int64 at) {
                    if (const int bad = check(call::read); bad != SQLITE_OK) return bad;
                    return real(one)->pMethods->xRead(real(one), to, size, at);
                },
            .xWrite =
                [](f* one, const void* from, int size, sqlite3_int64 at) {
                    if (const int bad = check(call::write); bad != SQLITE_OK) return bad;
                    return real(one)->pMethods->xWrite(real(one), from, size, at);
                },
            .xTruncate =
                [](f* one, sqlite3_int64 size) {
                    if (const int bad = check(call::truncate); bad != SQLITE_OK) return bad;
                    return real(one)->pMethods->xTruncate(real(one), size);
                },
            .xSync =
                [](f* one, int flags) {
                    if (const int bad = check(call::sync); bad != SQLITE_OK) return bad;
                    return real(one)->pMethods->xSync(real(one), flags);
                },
            .xFileSize = [](f* one, sqlite3_int64* size) { return real(one)->pMethods->xFileSize(real(one), size); },
            .xLock = [](f* one, int level) { return real(one)->pMethods->xLock(real(one), level); },
            .xUnlock = [](f* one, int level) { return real(one)->pMethods->xUnlock(real(one), level); },
            .xCheckReservedLock = [](f* one,
                                     int* out) { return real(one)->pMethods->xCheckReservedLock(real(one), out); },
            .xFileControl = [](f* one, int what,
                               void* with) { return real(one)->pMethods->xFileControl(real(one), what, with); },
            .xSectorSize = [](f* one) { return real(one)->pMethods->xSectorSize(real(one)); },
            .xDeviceCharacteristics = [](f* one) { return real(one)->pMethods->xDeviceCharacteristics(real(one)); },
            .xShmMap = nullptr,
            .xShmLock = nullptr,
            .xShmBarrier = nullptr,
            .xShmUnmap = nullptr,
            .xFetch = nullptr,
            .xUnfetch = nullptr};
        return all;
    }

    sqlite3_vfs shim_{};
};

}  // namespace sqlite_tests
