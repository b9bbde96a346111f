// Functions of the program that SQL calls.
#include <cupel/dialects/any/driver.hpp>
#include <cupel/dialects/sqlite/driver_aggregate.hpp>
#include <cupel/dialects/sqlite/driver_function.hpp>

#include "dialects/sqlite/support.hpp"

#include <algorithm>
#include <atomic>
#include <map>
#include <new>
#include <numeric>
#include <stdexcept>
#include <thread>

using namespace cupel;
using compliance::error_of;

namespace user_functions {

struct item {
    std::int64_t id{};
    std::string name;
    std::optional<std::int64_t> size{};
};

struct cents {
    std::int64_t value{};
    bool operator==(const cents&) const = default;
};

struct no_cupel_error {};

}  // namespace user_functions

template <>
struct cupel::codec<user_functions::cents> {
    using stored_as = std::int64_t;
    static std::int64_t encode(const user_functions::cents& amount) { return amount.value; }
    static user_functions::cents decode(std::int64_t value) {
        if (value < 0) throw data_error("is no amount of cents");
        return {value};
    }
};

namespace user_functions {

// What SQL answers, by a connection that has the functions. The engine stands in for all: one connection in memory.
class functions : public testing::Test {
protected:
    static sqlite::connection with(std::vector<sqlite_function> functions, std::string_view url = "sqlite://") {
        return sqlite_tests::open(url, {.functions = std::move(functions)});
    }
    static std::optional<std::string> ask(sqlite::connection& db, const std::string& sql) {
        return compliance::ask_sqlite(db.native_handle(), "SELECT " + sql).at(0).at(0);
    }
};

std::string initial(std::string_view name) { return std::string(name.substr(0, 1)); }

TEST_F(functions, take_and_give_every_type_that_a_column_has) {
    using namespace std::chrono_literals;
    const auto day = std::chrono::sys_days(std::chrono::year(2026) / 11 / 20);
    auto db = with({
        create_function("initial", &initial),
        create_function("next", [](std::int32_t n) { return n + 1; }),
        create_function("half", [](double n) noexcept { return n / 2; }),
        create_function("opposite", [](bool yes) { return !yes; }),
        create_function("shout", [](const std::string& text) { return text + "!"; }),
        create_function("bytes", [](std::span<const std::byte> blob) { return std::int64_t(blob.size()); }),
        create_function("twice",
                        [](std::vector<std::byte> blob) {
                            const auto once = blob;
                            blob.insert(blob.end(), once.begin(), once.end());
                            return blob;
                        }),
        create_function("tomorrow", [](std::chrono::sys_days now) { return now + std::chrono::days(1); }),
        create_function("later", [](timestamp now) { return now + 1s; }),
        create_function("dearer", [](cents amount) { return cents{amount.value * 2}; }),
        create_function("the_day", [day] { return day; }),
        create_function("joined", [](std::string_view a, std::int64_t b,
                                     double c) { return std::string(a) + std::to_string(b) + (c < 0 ? "-" : "+"); }),
    });
    EXPECT_EQ(ask(db, "initial('Ada')"), "A");
    EXPECT_EQ(ask(db, "initial('')"), "");
    EXPECT_EQ(ask(db, "next(41)"), "42");
    EXPECT_EQ(ask(db, "half(5)"), "2.5");
    EXPECT_EQ(ask(db, "opposite(0)"), "1");
    EXPECT_EQ(ask(db, "shout('\xC3\xA6')"), "\xC3\xA6!");
    EXPECT_EQ(ask(db, "bytes(x'00ff00')"), "3");
    EXPECT_EQ(ask(db, "bytes(x'')"), "0");
    EXPECT_EQ(ask(db, "hex(twice(x'00ff'))"), "00FF00FF");
    EXPECT_EQ(ask(db, "typeof(twice(x''))"), "blob");
    EXPECT_EQ(ask(db, "tomorrow('2026-12-31')"), "2027-01-01");
    EXPECT_EQ(ask(db, "later('2026-12-31 23:59:59')"), "2027-01-01 00:00:00.000000");
    EXPECT_EQ(ask(db, "dearer(21)"), "42");
    EXPECT_EQ(ask(db, "the_day()"), "2026-11-20");
    EXPECT_EQ(ask(db, "joined('a', 1, -2.5)"), "a1-");
}

TEST_F(functions, take_null_as_an_empty_optional_and_give_null_without_a_call_elsewhere) {
    int calls = 0;
    auto db = with({
        create_function("known", [](std::optional<std::int64_t> n) { return n.has_value(); }),
        create_function("known_text", [](const std::optional<std::string_view>& s) { return s ? s->size() : 99; }),
        create_function("positive",
                        [](std::int64_t n) { return n > 0 ? std::optional<std::int64_t>(n) : std::nullopt; }),
        create_function("sum",
                        [&calls](std::int64_t a, std::optional<std::int64_t> b) {
                            ++calls;
                            return a + b.value_or(100);
                        }),
    });
    EXPECT_EQ(ask(db, "known(NULL)"), "0");
    EXPECT_EQ(ask(db, "known(0)"), "1");
    EXPECT_EQ(ask(db, "known_text(NULL)"), "99");
    EXPECT_EQ(ask(db, "known_text('abc')"), "3");
    EXPECT_EQ(ask(db, "positive(-1)"), std::nullopt);
    EXPECT_EQ(ask(db, "positive(1)"), "1");
    EXPECT_EQ(ask(db, "sum(1, NULL)"), "101");
    EXPECT_EQ(calls, 1);
    EXPECT_EQ(ask(db, "sum(NULL, 1)"), std::nullopt);
    EXPECT_EQ(calls, 1);
}

TEST_F(functions, refuse_arguments_of_another_type) {
    auto db =
        with({create_function("next", [](std::int16_t n) { return n; }),
              create_function("second", [](std::int64_t, std::string_view s) { return std::string(s); }),
              create_function("dearer", [](cents amount) { return amount; }),
              create_function("no_number", [](std::int64_t) { return std::numeric_limits<double>::quiet_NaN(); })});
    const auto refused = [&](const std::string& sql, const char* why) {
        const auto failure = error_of<data_error>([&] { db.run("SELECT " + sql); });
        ASSERT_TRUE(failure);
        EXPECT_THAT(failure->message(), testing::HasSubstr(why));
        EXPECT_EQ(failure->sql(), "SELECT " + sql);
    };
    refused("next('1')", "argument 1: holds text where an integer is read");
    refused("next(40000)", "argument 1: the value 40000 does not fit");
    refused("second(1, 2)", "argument 2: holds an integer where text is read");
    refused("dearer(-1)", "argument 1: is no amount of cents");
    refused("no_number(1)", "NaN");
    EXPECT_EQ(ask(db, "next(1)"), "1");
    EXPECT_THROW(db.run("SELECT next()"), programming_error);
    EXPECT_THROW(db.run("SELECT next(1, 2)"), programming_error);
    EXPECT_THROW(db.run("SELECT no_such_function(1)"), programming_error);
}

TEST_F(functions, that_throw_end_their_statement_with_a_typed_error) {
    auto db = with({create_function("fails", [](std::int64_t kind) -> std::int64_t {
        switch (kind) {
            case 1: throw std::runtime_error("out of ideas");
            case 2: throw no_cupel_error();
            case 3: throw std::bad_alloc();
            case 4: throw busy_error(error_code::busy, "somebody else has it");
            default: return kind;
        }
    })});
    create_all<item>(db);
    db.execute(insert_into<item>().values(std::vector<item>{{0, "a", 0}, {0, "b", 1}, {0, "c", 2}}));

    const auto failure = error_of<function_error>([&] { db.run("SELECT fails(size) FROM item"); });
    ASSERT_TRUE(failure);
    EXPECT_EQ(failure->code(), error_code::function);
    EXPECT_EQ(failure->message(), "the function fails threw: out of ideas");
    EXPECT_EQ(failure->sql(), "SELECT fails(size) FROM item");
    EXPECT_EQ(failure->native_code(), SQLITE_ERROR);
    try {
        db.run("SELECT fails(1)");
        ADD_FAILURE();
    } catch (const function_error& outer) {
        EXPECT_THROW(std::rethrow_if_nested(outer), std::runtime_error);
    }
    try {
        db.run("SELECT fails(2)");
        ADD_FAILURE();
    } catch (const function_error& outer) {
        EXPECT_EQ(outer.message(), "the function fails threw");
        EXPECT_THROW(std::rethrow_if_nested(outer), no_cupel_error);
    }
    EXPECT_THROW(db.run("SELECT fails(3)"), std::bad_alloc);
    const auto busy = error_of<busy_error>([&] { db.run("SELECT fails(4)"); });
    ASSERT_TRUE(busy);
    EXPECT_TRUE(busy->may_retry());
    EXPECT_EQ(busy->sql(), "SELECT fails(4)");

    // The statement alone has failed: what it wrote is undone, the transaction around it goes on.
    {
        auto tx = db.begin();
        EXPECT_THROW(tx.run("UPDATE item SET size = fails(size)"), function_error);
        tx.execute(delete_from<item>().where(col<&item::name> == "a"));
        tx.commit();
    }
    EXPECT_EQ(db.execute(select(col<&item::size>).order_by(col<&item::id>)).scalars(),
              (std::vector<std::optional<std::int64_t>>{1, 2}));
    EXPECT_EQ(sqlite_tests::running_statements(db.native_handle()), 0U);
}

// The exception of a use that cupel did not see is not that of another failure.
TEST_F(functions, keep_no_exception_for_another_failure) {
    auto db = with({create_function("fails", []() -> std::int64_t { throw std::runtime_error("once"); })});
    EXPECT_EQ(sqlite3_exec(db.native_handle(), "SELECT fails()", nullptr, nullptr, nullptr) & 0xff, SQLITE_ERROR);
    EXPECT_THROW(db.run("SELECT * FROM nowhere"), no_such_table_error);
    EXPECT_THROW(db.run("SELEKT"), programming_error);
    EXPECT_THROW(db.run("SELECT fails()"), function_error);
}

TEST_F(functions, are_there_on_every_connection) {
    sqlite_tests::temporary_folder folder;
    std::atomic<int> calls = 0;
    auto db = sqlite::engine::connect("sqlite:///" + folder.file("test.db"),
                                      {.wal = true,
                                       .functions = {create_function("counted",
                                                                     [&calls](std::int64_t n) {
                                                                         ++calls;
                                                                         return n;
                                                                     })},
                                       .pool = {.size = 4}});
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([&] {
            auto own = db.connect(isolation::autocommit);
            for (int each = 0; each < 100; ++each) own.run("SELECT counted(1)");
        });
    for (std::thread& one : threads) one.join();
    EXPECT_EQ(calls, 400);
    db.dispose();
    db.run("SELECT counted(2)");
    EXPECT_EQ(calls, 401);
}

TEST_F(functions, are_there_for_the_engine_of_either_database) {
    auto db =
        cupel::engine::connect("sqlite://", {.sqlite = {.functions = {create_function("one", [] { return 1; })}}});
    db.run("SELECT one()");
    EXPECT_THROW(db.run("SELECT two()"), programming_error);
}

TEST_F(functions, may_stand_in_an_index_if_they_are_deterministic) {
    const auto lower = [](std::string_view s) {
        std::string text(s);
        std::transform(text.begin(), text.end(), text.begin(), [](char c) { return c == 'A' ? 'a' : c; });
        return text;
    };
    auto db = with({create_function("sure", lower, {.deterministic = true}), create_function("unsure", lower)});
    create_all<item>(db);
    db.run("CREATE UNIQUE INDEX by_name ON item (sure(name))");
    EXPECT_THROW(db.run("CREATE INDEX other ON item (unsure(name))"), programming_error);
    db.execute(insert_into<item>().values(item{0, "A", {}}));
    EXPECT_THROW(db.execute(insert_into<item>().values(item{0, "a", {}})), unique_violation);
}

TEST_F(functions, live_as_long_as_a_statement_that_calls_them) {
    const auto alive = std::make_shared<int>(7);
    std::weak_ptr<int> watched;
    {
        auto db = with({create_function("seven", [alive] { return *alive; })});
        EXPECT_GT(alive.use_count(), 1);
        sqlite3_stmt* statement = nullptr;
        ASSERT_EQ(sqlite3_prepare_v2(db.native_handle(), "SELECT seven()", -1, &statement, nullptr), SQLITE_OK);
        {
            const sqlite::connection gone = std::move(db);
        }
        ASSERT_EQ(sqlite3_step(statement), SQLITE_ROW);
        EXPECT_EQ(sqlite3_column_int(statement, 0), 7);
        sqlite3_finalize(statement);
    }
    EXPECT_EQ(alive.use_count(), 1);
}

TEST_F(functions, with_names_that_sqlite_does_not_take) {
    for (const std::string& name : {std::string(300, 'x'), std::string("a\0b", 3)}) {
        const auto alive = std::make_shared<int>(1);
        EXPECT_THROW((void)with({create_function(name, [alive] { return *alive; })}), programming_error);
        EXPECT_EQ(alive.use_count(), 1);
    }
    auto db = with({create_function("two words", [] { return 2; })});
    EXPECT_EQ(ask(db, "\"two words\"()"), "2");
}

struct median {
    std::vector<double> all;
    void step(double value) { all.push_back(value); }
    std::optional<double> finalize() {
        if (all.empty()) return std::nullopt;
        std::nth_element(all.begin(), all.begin() + std::ptrdiff_t(all.size() / 2), all.end());
        return all[all.size() / 2];
    }
};

struct counted_state {
    static inline int alive = 0;
    counted_state() { ++alive; }
    counted_state(const counted_state&) = delete;
    counted_state& operator=(const counted_state&) = delete;
    ~counted_state() { --alive; }
    int rows = 0;
    void step(std::optional<std::int64_t> number, const std::string&) {
        ++rows;
        if (number == 13) throw std::runtime_error("unlucky");
    }
    std::int64_t finalize() const {
        if (rows == 4) throw std::runtime_error("four");
        return rows;
    }
};

TEST_F(functions, may_be_aggregates) {
    auto db = with({create_aggregate<median>("median"), create_aggregate<counted_state>("counted")});
    db.run("CREATE TABLE t (kind TEXT, n)");
    db.run("INSERT INTO t VALUES ('a', 1), ('a', 5), ('a', 2), ('b', 10), ('b', NULL), ('c', NULL)");
    EXPECT_EQ(ask(db, "median(n) FROM t WHERE kind = 'a'"), "2.0");
    EXPECT_EQ(ask(db, "median(n) FROM t WHERE kind = 'z'"), std::nullopt);
    EXPECT_EQ(
        compliance::ask_sqlite(db.native_handle(), "SELECT kind, median(n), counted(n, kind) FROM t GROUP BY kind"),
        (compliance::text_rows{{"a", "2.0", "3"}, {"b", "10.0", "2"}, {"c", std::nullopt, "1"}}));
    EXPECT_EQ(ask(db, "counted(n, kind) FROM t WHERE 0"), "0");
    EXPECT_EQ(counted_state::alive, 0);
}

TEST_F(functions, that_are_aggregates_and_throw_leave_nothing_behind) {
    auto db = with({create_aggregate<counted_state>("counted"), create_aggregate<median>("median")});
    db.run("CREATE TABLE t (kind TEXT, n)");
    db.run("INSERT INTO t VALUES ('a', 1), ('a', 13), ('a', 3), ('b', 1), ('b', 2), ('b', 3), ('b', 4)");
    const auto step =
        error_of<function_error>([&] { db.run("SELECT counted(n, kind), counted(n, 'x') FROM t WHERE kind = 'a'"); });
    ASSERT_TRUE(step);
    EXPECT_EQ(step->message(), "the function counted threw: unlucky");
    EXPECT_EQ(counted_state::alive, 0);
    const auto last =
        error_of<function_error>([&] { db.run("SELECT kind, counted(n, kind) FROM t WHERE n <> 13 GROUP BY kind"); });
    ASSERT_TRUE(last);
    EXPECT_EQ(last->message(), "the function counted threw: four");
    EXPECT_EQ(counted_state::alive, 0);
    EXPECT_THROW(db.run("SELECT median(kind) FROM t"), data_error);
    EXPECT_EQ(ask(db, "counted(n, kind) FROM t WHERE kind = 'a' AND n <> 13"), "2");
}

TEST_F(functions, that_fail_in_the_middle_of_a_result_fail_its_loop) {
    auto db = with({create_function("checked", [](std::int64_t n) {
        if (n == 3) throw std::runtime_error("three");
        return n;
    })});
    create_all<item>(db);
    db.execute(insert_into<item>().values(std::vector<item>{{0, "a", 1}, {0, "b", 2}, {0, "c", 3}}));
    db.run("CREATE VIEW looked AS SELECT id, name, checked(size) AS size FROM item");
    std::vector<std::optional<std::int64_t>> seen;
    struct looked {
        std::int64_t id{};
        std::string name;
        std::optional<std::int64_t> size{};
    };
    EXPECT_THROW(
        {
            for (const looked& each : db.execute(select<looked>())) seen.push_back(each.size);
        },
        function_error);
    EXPECT_EQ(seen, (std::vector<std::optional<std::int64_t>>{1, 2}));
}

inline constexpr sql_function<"twice", std::int64_t(std::int64_t), sqlite> twice{};
inline constexpr sql_function<"or_seven", std::int64_t(std::optional<std::int64_t>), sqlite> or_seven{};
inline constexpr sql_function<"small", std::optional<std::string>(std::string), sqlite> small{};

// Declared for statements in one line, registered with the engine in another.
TEST_F(functions, are_called_by_typed_statements) {
    auto db = with({create_function("twice",
                                    [](std::int64_t n) {
                                        if (n > 1000) throw std::range_error("too much");
                                        return n * 2;
                                    }),
                    create_function("or_seven", [](std::optional<std::int64_t> n) { return n.value_or(7); }),
                    create_function("small", [](std::string_view text) {
                        return text.size() < 3 ? std::optional<std::string>(text) : std::nullopt;
                    })});
    create_all<item>(db);
    db.execute(insert_into<item>().values(std::vector<item>{{0, "a", 1}, {0, "long", {}}, {0, "c", 3}}));
    const auto rows = db.execute(select(twice(col<&item::size>), or_seven(col<&item::size>), small(col<&item::name>))
                                     .where(twice(col<&item::id>) > 2)
                                     .order_by(twice(col<&item::id>)))
                          .all();
    ASSERT_EQ(rows.size(), 2U);
    const auto& [none, seven, long_one] = rows[0];
    EXPECT_EQ(none, std::nullopt);
    EXPECT_EQ(seven, 7);
    EXPECT_EQ(long_one, std::nullopt);
    const auto& [six, three, c] = rows[1];
    EXPECT_EQ(six, 6);
    EXPECT_EQ(three, 3);
    EXPECT_EQ(c, "c");
    EXPECT_EQ(db.execute(update<item>().set(col<&item::size> = twice(col<&item::id>)).all_rows()).rows_affected, 3);
    const auto failure = error_of<function_error>(
        [&] { (void)db.execute(select(col<&item::id>).where(twice(col<&item::id> + 1000) > 0)).all(); });
    ASSERT_TRUE(failure);
    EXPECT_EQ(failure->sql(), sql<sqlite>(select(col<&item::id>).where(twice(col<&item::id> + 1000) > 0)));
}

// What a connection does while another thread asks a result of it for a row, and the other way round. A function holds
// the one inside of SQLite until the other was refused.
TEST_F(functions, hold_their_connection_against_another_thread) {
    std::atomic<int> inside = 0;
    std::atomic<bool> go_on = true;
    auto db = with({create_function("held", [&](std::int64_t n) {
        ++inside;
        while (!go_on) std::this_thread::yield();
        return n;
    })});
    create_all<item>(db);
    db.execute(insert_into<item>().values(std::vector<item>{{0, "a", 1}, {0, "b", 2}, {0, "c", 3}}));
    db.run("CREATE VIEW slow AS SELECT id, name, held(size) AS size FROM item");
    struct slow {
        std::int64_t id{};
        std::string name;
        std::optional<std::int64_t> size{};
    };
    const auto while_held = [&](auto holding, auto meanwhile) {
        inside = 0;
        go_on = false;
        std::thread other([&] { holding(); });
        while (inside == 0) std::this_thread::yield();
        const auto failure = error_of<programming_error>(meanwhile);
        go_on = true;
        other.join();
        EXPECT_TRUE(failure && failure->message().find("two threads use one connection") != std::string::npos);
    };
    std::vector<slow> rows;
    while_held([&] { rows = db.execute(select<slow>()).all(); }, [&] { db.run("SELECT 1"); });
    EXPECT_EQ(rows.size(), 3U);

    auto open = db.execute(select<item>());
    auto row = open.begin();
    while_held([&] { db.run("SELECT held(1)"); }, [&] { ++row; });
    int left = 1;  // nothing is lost of the result that was refused
    for (++row; row != open.end(); ++row) ++left;
    EXPECT_EQ(left, 3);
    db.run("SELECT 1");
}

}  // namespace user_functions
