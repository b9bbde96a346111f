// Memory that ends at any allocation: nothing leaks, nothing half done is kept, and the same engine goes on.
#include "dialects/allocations.hpp"
#include "dialects/sqlite/support.hpp"

#include <cupel/dialects/sqlite/driver_function.hpp>

#include <filesystem>
#include <iterator>
#include <string>
#include <vector>

using namespace cupel;
using allocations::fail_each;

namespace out_of_memory {

struct item {
    std::int64_t id{};
    std::string name;
    std::optional<std::string> note{};
    bool operator==(const item&) const = default;
};

const std::string long_text(100, 'x');  // beyond what a string keeps within itself

template <class D>
class out_of_memory : public testing::Test {
protected:
    using engine = typename D::dialect::engine;

    static void SetUpTestSuite() { used = sqlite3_memory_used(); }
    static void TearDownTestSuite() { EXPECT_EQ(sqlite3_memory_used(), used) << "SQLite has leaked"; }
    static inline sqlite3_int64 used = 0;

    void SetUp() override {
        create_all<item>(db);
        db.execute(insert_into<item>().values(item{0, long_text, long_text}));
    }
    std::int64_t count() { return db.execute(select(func::count()).template from<item>()).scalar(); }

    // Every allocation of the work fails once. Each time the engine must go on, without its connection or with it, and
    // what the work wrote must be there or not at all.
    template <class Work>
    void fail(Work work, std::int64_t written = 0, std::size_t at_least = 1) {
        work();  // prepared, and in the caches
        auto before = count();
        std::ptrdiff_t alive = 0;
        int looks = 0;
        const std::size_t failures = fail_each(work, [&](bool threw) {
            const auto after = count();
            EXPECT_EQ(after, before + (threw ? 0 : written));
            before = after;
            EXPECT_EQ(db.pool().statistics().in_use, 0U);
            work();  // whatever was lost is there again
            before = count();
            const auto now = allocations::of_this_thread().alive;
            if (++looks > 1) {
                EXPECT_LE(now, alive) << "leaked at " << looks;
            }
            alive = now;
        });
        EXPECT_GE(failures, at_least);
    }

    D database;
    engine db = database.start({});
};
TYPED_TEST_SUITE(out_of_memory, compliance::databases, compliance::database_names);

TYPED_TEST(out_of_memory, while_rows_are_read) {
    this->fail([&] { (void)this->db.execute(select<item>()).all(); }, 0, 3);
    this->fail([&] { (void)this->db.execute(select<item>().where(col<&item::name> == long_text)).one(); });
    this->fail([&] {
        for (const auto& row : this->db.stream(select(col<&item::name>, col<&item::id>))) (void)row;
    });
    this->fail([&] { (void)this->db.execute(select(col<&item::name>)).scalars(); });
}

TYPED_TEST(out_of_memory, while_rows_are_written) {
    const item one{0, long_text, long_text};
    const std::vector<item> many(20, one);
    this->fail([&] { this->db.execute(insert_into<item>().values(many)); }, 20);
    // Alone, it would have committed before its row is read.
    this->fail(
        [&] {
            this->db.begin([&](auto& tx) {
                (void)tx.execute(insert_into<item>().values(one).returning(col<&item::name>)).scalar();
                (void)tx.execute(insert_into<item>().values(many).returning(col<&item::name>));
            });
        },
        21);
    this->fail([&] { this->db.execute(update<item>().set(col<&item::name> = long_text + "y").all_rows()); });
}

TYPED_TEST(out_of_memory, within_a_transaction) {
    const item one{0, long_text, long_text};
    this->fail(
        [&] {
            this->db.begin([&](auto& tx) {
                tx.execute(insert_into<item>().values(one));
                tx.begin_nested([&](auto& part) { part.execute(insert_into<item>().values(one)); });
                tx.execute(insert_into<item>().values(std::vector<item>(3, one)));
                tx.run("UPDATE item SET note = '" + long_text + "' WHERE id = -1");
            });
        },
        5);
    this->fail(
        [&] {
            auto own = this->db.connect();
            own.execute(insert_into<item>().values(one));
            own.commit();
        },
        1, 0);
}

TYPED_TEST(out_of_memory, while_listeners_and_a_log_hear) {
    std::string log;
    log.reserve(1 << 22);
    cupel::echo(this->db.events(), [&](std::string_view line) { log.append(line); }, echo_mode::values);
    const item one{0, long_text, long_text};
    this->fail([&] { this->db.begin([&](auto& tx) { tx.execute(insert_into<item>().values(one)); }); }, 1);
    this->fail([&] { (void)this->db.execute(select<item>()).first(); });
}

// The second connection of an engine: opened, checked out, given back.
TYPED_TEST(out_of_memory, while_a_connection_is_opened) {
    auto few = this->database.start({.pool = {.size = 1, .max_overflow = 0}});
    const auto work = [&] {
        few.dispose();
        few.run("SELECT 1");
    };
    work();
    const std::size_t failures = fail_each(work, [&](bool) {
        EXPECT_EQ(few.pool().statistics().in_use, 0U);
        few.run("SELECT 1");
    });
    EXPECT_GE(failures, 2U);
}

// A connection that is opened and then cannot be kept is closed.
TEST(out_of_memory_of_postgresql, leaves_no_socket_open) {
    const auto open_files = [] {
        const std::filesystem::directory_iterator files("/proc/self/fd");
        return std::distance(begin(files), end(files));
    };
    compliance::postgresql database;
    auto few = database.start({.pool = {.size = 1, .max_overflow = 0}});
    few.dispose();
    const auto before = open_files();
    const std::size_t failures = fail_each([&] { few.run("SELECT 1"); },
                                           [&](bool) {
                                               few.dispose();
                                               EXPECT_EQ(open_files(), before);
                                           });
    EXPECT_GT(failures, 3U);
}

TYPED_TEST(out_of_memory, while_an_engine_is_made) {
    const auto work = [&] {
        auto made = this->database.start({});
        create_all<item>(made);
        (void)made.execute(select<item>()).all();
    };
    work();
    std::ptrdiff_t alive = 0;
    int looks = 0;
    const std::size_t failures = fail_each(work, [&](bool) {
        const auto now = allocations::of_this_thread().alive;
        if (++looks > 1) {
            EXPECT_EQ(now, alive) << "leaked at " << looks;
        }
        alive = now;
    });
    EXPECT_GE(failures, 5U);
}

TYPED_TEST(out_of_memory, while_an_error_is_made) {
    this->db.run("CREATE UNIQUE INDEX names ON item (name)");
    auto shown = this->database.start({.show_parameters = true});
    create_all<item>(shown);
    shown.execute(delete_from<item>().all_rows());
    const auto add = insert_into<item>().values(item{0, long_text, long_text});
    shown.run("CREATE UNIQUE INDEX IF NOT EXISTS names ON item (name)");
    shown.execute(add);
    int typed = 0;
    fail_each(
        [&] {
            try {
                shown.execute(add);
                ADD_FAILURE() << "nothing was thrown";
            } catch (const unique_violation&) {
                ++typed;
            }
        },
        [&](bool) { EXPECT_EQ(shown.pool().statistics().in_use, 0U); });
    EXPECT_GT(typed, 0);
    EXPECT_EQ(shown.execute(select(func::count()).template from<item>()).scalar(), 1);
}

TEST(out_of_memory_of_texts, while_urls_are_read_and_shown) {
    std::ptrdiff_t alive = 0;
    int looks = 0;
    const std::size_t failures = fail_each(
        [] {
            const url read = url::parse("postgresql://a%20b" + std::string(50, 'u') + ":secret@host:99/" + long_text +
                                        "?sslmode=require&application_name=" + long_text);
            (void)read.masked();
            (void)read.unmasked();
            try {
                (void)url::parse("postgresql://" + long_text + ":port:port/" + long_text);
            } catch (const url_error&) {
                return;
            }
            ADD_FAILURE() << "nothing was thrown";
        },
        [&](bool) {
            const auto now = allocations::of_this_thread().alive;
            if (++looks > 1) {
                EXPECT_EQ(now, alive);
            }
            alive = now;
        });
    EXPECT_GE(failures, 10U);
}

// The memory of SQLite itself.
class failing_sqlite_memory {
public:
    failing_sqlite_memory() {
        sqlite3_shutdown();
        sqlite3_config(SQLITE_CONFIG_GETMALLOC, &usual());
        static const sqlite3_mem_methods failing{
            .xMalloc = [](int size) -> void* { return fails() ? nullptr : usual().xMalloc(size); },
            .xFree = [](void* memory) { usual().xFree(memory); },
            .xRealloc = [](void* memory, int size) -> void* {
                return fails() ? nullptr : usual().xRealloc(memory, size);
            },
            .xSize = [](void* memory) { return usual().xSize(memory); },
            .xRoundup = [](int size) { return usual().xRoundup(size); },
            .xInit = [](void* data) { return usual().xInit(data); },
            .xShutdown = [](void* data) { usual().xShutdown(data); },
            .pAppData = usual().pAppData,
        };
        EXPECT_EQ(sqlite3_config(SQLITE_CONFIG_MALLOC, &failing), SQLITE_OK);
        sqlite3_initialize();
    }
    failing_sqlite_memory(const failing_sqlite_memory&) = delete;
    failing_sqlite_memory& operator=(const failing_sqlite_memory&) = delete;
    ~failing_sqlite_memory() {
        sqlite3_shutdown();
        sqlite3_config(SQLITE_CONFIG_MALLOC, &usual());
        sqlite3_initialize();
    }

    // The nth from now fails; 0: none.
    static void fail_at(int nth) {
        countdown() = nth;
        failed() = false;
    }
    static bool& failed() {
        static bool one = false;
        return one;
    }

private:
    static bool fails() {
        if (countdown() == 0 || --countdown() != 0) return false;
        failed() = true;
        return true;
    }
    static int& countdown() {
        static int one = 0;
        return one;
    }
    static sqlite3_mem_methods& usual() {
        static sqlite3_mem_methods one{};
        return one;
    }
};

TEST(out_of_memory_of_sqlite, at_any_of_its_allocations) {
    const failing_sqlite_memory memory;
    const auto work = [](sqlite::engine& db) {
        db.begin([](auto& tx) {
            tx.execute(insert_into<item>().values(std::vector<item>(3, item{0, long_text, long_text})));
            (void)tx.execute(select<item>().where(col<&item::name>.like("x%")).order_by(col<&item::note>)).all();
            (void)tx.execute(insert_into<item>().values(item{0, long_text, {}}).returning(col<&item::id>)).scalar();
            tx.run("SELECT half(7)");
        });
    };
    const auto open = [] {
        return sqlite::engine::connect("sqlite://",
                                       {.functions = {create_function("half", [](double n) { return n / 2; })}});
    };
    // An engine that goes on.
    {
        auto db = open();
        create_all<item>(db);
        std::int64_t expected = 0;
        bool reached = true;
        int nth = 1;
        for (; reached; ++nth) {
            db.dispose();  // in memory, so the tables go with it
            create_all<item>(db);
            bool threw = false;
            memory.fail_at(nth);
            try {
                work(db);
            } catch (const std::bad_alloc&) {
                threw = true;
            } catch (const std::exception& other) {
                threw = true;
                ADD_FAILURE() << "allocation " << nth << " fails as: " << other.what();
            }
            reached = memory.failed();
            memory.fail_at(0);
            expected = threw ? 0 : 4;
            EXPECT_EQ(db.execute(select(func::count()).from<item>()).scalar(), expected) << nth;
            EXPECT_EQ(db.pool().statistics().in_use, 0U);
        }
        EXPECT_GT(nth, 50);
    }
    // One that is being opened.
    {
        const auto before = sqlite3_memory_used();
        bool reached = true;
        int nth = 1;
        for (; reached; ++nth) {
            memory.fail_at(nth);
            try {
                auto db = open();
                create_all<item>(db);
            } catch (const std::bad_alloc&) {
                EXPECT_TRUE(memory.failed());
            } catch (const std::exception& other) {
                ADD_FAILURE() << "allocation " << nth << " fails as: " << other.what();
            }
            reached = memory.failed();
            memory.fail_at(0);
            EXPECT_EQ(sqlite3_memory_used(), before) << nth;
        }
        EXPECT_GT(nth, 20);
    }
}

}  // namespace out_of_memory
