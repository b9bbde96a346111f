// The databases that the compliance suite runs on, and what it asks of one.
#pragma once

#include <cupel/dialects/postgresql/driver.hpp>
#include <cupel/dialects/sqlite/driver.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <concepts>
#include <cstddef>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <fstream>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include <unistd.h>

namespace compliance {

// What a database answers, as text; nothing for NULL.
using text_rows = std::vector<std::vector<std::optional<std::string>>>;

// One object is one empty schema, which goes with it. To add a database, write such a type and name it in `databases`.
template <class D>
concept database =
    std::default_initializable<D> && requires(D one, decltype(one.open())& engine, std::string_view sql) {
        typename D::dialect;
        { D::name } -> std::convertible_to<std::string_view>;
        { D::shared } -> std::convertible_to<bool>;             // whether every open() sees the same tables
        { D::text_has_nul } -> std::convertible_to<bool>;       // whether text may hold the character U+0000
        { D::has_infinity } -> std::convertible_to<bool>;       // as a double
        { D::has_nan } -> std::convertible_to<bool>;            // as a double
        { D::like_heeds_case } -> std::convertible_to<bool>;    // 'A' LIKE 'a' is false
        { one.start(typename D::dialect::engine::options()) };  // an engine; in memory it is a database of its own
        { one.open() };                                         // a connection of which every statement stands alone
        { one.ask(engine, sql) } -> std::same_as<text_rows>;    // SQL without cupel: what tests compare with
    };

inline text_rows ask_sqlite(sqlite3* handle, std::string_view sql) {
    text_rows rows;
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(handle, sql.data(), static_cast<int>(sql.size()), &statement, nullptr) != SQLITE_OK) {
        ADD_FAILURE() << sqlite3_errmsg(handle) << " in " << sql;
        return rows;
    }
    while (sqlite3_step(statement) == SQLITE_ROW) {
        auto& row = rows.emplace_back();
        for (int i = 0; i < sqlite3_column_count(statement); ++i) {
            const auto* text = static_cast<const char*>(sqlite3_column_blob(statement, i));
            if (sqlite3_column_type(statement, i) == SQLITE_NULL) row.emplace_back();
            else
                row.emplace_back(std::string(text != nullptr ? text : "",
                                             static_cast<std::size_t>(sqlite3_column_bytes(statement, i))));
        }
    }
    EXPECT_EQ(sqlite3_finalize(statement), SQLITE_OK) << sqlite3_errmsg(handle) << " in " << sql;
    return rows;
}

struct sqlite_in_memory {
    using dialect = cupel::sqlite;
    static constexpr std::string_view name = "sqlite_in_memory";
    static constexpr bool shared = false;
    static constexpr bool text_has_nul = true;
    static constexpr bool has_infinity = true;
    static constexpr bool has_nan = false;
    static constexpr bool like_heeds_case = false;

    cupel::sqlite::engine start(cupel::sqlite_options how = {}) {
        return cupel::sqlite::engine::connect("sqlite://", how);
    }
    cupel::sqlite::connection open() { return start().connect(cupel::isolation::autocommit); }
    text_rows ask(cupel::sqlite::connection& engine, std::string_view sql) {
        return ask_sqlite(engine.native_handle(), sql);
    }
};

// An empty folder of its own, gone at the end.
class temporary_folder {
public:
    temporary_folder() {
        std::string pattern = (std::filesystem::temp_directory_path() / "cupel-test-XXXXXX").string();
        if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
        path_ = pattern;
    }
    temporary_folder(const temporary_folder&) = delete;
    temporary_folder& operator=(const temporary_folder&) = delete;
    ~temporary_folder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    std::string file(std::string_view name) const { return (path_ / name).string(); }
    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

struct sqlite_in_file {
    using dialect = cupel::sqlite;
    static constexpr std::string_view name = "sqlite_in_file";
    static constexpr bool shared = true;
    static constexpr bool text_has_nul = true;
    static constexpr bool has_infinity = true;
    static constexpr bool has_nan = false;
    static constexpr bool like_heeds_case = false;

    temporary_folder folder;

    // No waiting for locks: a test that meets one made it itself. None for the disk either.
    cupel::sqlite::engine start(cupel::sqlite_options how = {}) {
        how.busy_timeout = std::chrono::milliseconds(0);
        return cupel::sqlite::engine::connect("sqlite:///" + folder.file("test.db"), how);
    }
    cupel::sqlite::connection open() {
        auto connection = start().connect(cupel::isolation::autocommit);
        connection.run("PRAGMA synchronous = OFF");
        return connection;
    }
    text_rows ask(cupel::sqlite::connection& engine, std::string_view sql) {
        return ask_sqlite(engine.native_handle(), sql);
    }
};

// The URL of the server that the tests started, or of the one that CUPEL_POSTGRESQL_URL names. It is looked for once.
inline const std::string& postgresql_url() {
    static const std::string found = [] {
        if (const char* named = std::getenv("CUPEL_POSTGRESQL_URL"); named != nullptr && *named != '\0')
            return std::string(named);
        std::string url;
        std::ifstream file(CUPEL_TEST_POSTGRESQL_FILE);
        if (!std::getline(file, url))
            throw std::runtime_error(
                "no PostgreSQL server runs for the tests: ctest starts one, or CUPEL_POSTGRESQL_URL names one");
        return url;
    }();
    return found;
}

// A schema of its own on the server.
struct postgresql {
    using dialect = cupel::postgresql;
    static constexpr std::string_view name = "postgresql";
    static constexpr bool shared = true;
    static constexpr bool text_has_nul = false;
    static constexpr bool has_infinity = true;
    static constexpr bool has_nan = true;
    static constexpr bool like_heeds_case = true;

    std::string schema = "cupel_test_" + std::to_string(getpid()) + "_" + std::to_string(++schemas());
    cupel::postgresql::engine server = cupel::postgresql::engine::connect(postgresql_url());

    postgresql() { server.run("CREATE SCHEMA " + schema); }
    postgresql(const postgresql&) = delete;
    postgresql& operator=(const postgresql&) = delete;
    ~postgresql() {
        try {
            server.run("SET lock_timeout = '10s'; DROP SCHEMA " + schema + " CASCADE");
        } catch (const std::exception& failure) {
            ADD_FAILURE() << failure.what();
        }
    }

    std::string url() const {
        const std::string base = postgresql_url();
        return base + (base.find('?') == std::string::npos ? "?" : "&") + "options=-csearch_path%3D" + schema;
    }
    cupel::postgresql::engine start(const cupel::postgresql_options& how = {}) {
        return cupel::postgresql::engine::connect(url(), how);
    }
    cupel::postgresql::connection open() { return start().connect(cupel::isolation::autocommit); }
    text_rows ask(cupel::postgresql::connection& engine, std::string_view sql) {
        text_rows rows;
        const cupel::detail::postgresql_result answer(PQexec(engine.native_handle(), std::string(sql).c_str()));
        if (PQresultStatus(answer.get()) != PGRES_TUPLES_OK && PQresultStatus(answer.get()) != PGRES_COMMAND_OK)
            ADD_FAILURE() << PQresultErrorMessage(answer.get()) << " in " << sql;
        for (int i = 0; i < PQntuples(answer.get()); ++i) {
            auto& row = rows.emplace_back();
            for (int j = 0; j < PQnfields(answer.get()); ++j) {
                if (PQgetisnull(answer.get(), i, j) != 0) row.emplace_back();
                else
                    row.emplace_back(std::string(PQgetvalue(answer.get(), i, j),
                                                 static_cast<std::size_t>(PQgetlength(answer.get(), i, j))));
            }
        }
        return rows;
    }

private:
    static int& schemas() {
        static int count = 0;
        return count;
    }
};

// Every database of the suite.
using databases = testing::Types<sqlite_in_memory, sqlite_in_file, postgresql>;

struct database_names {
    template <class D>
    static std::string GetName(int) {
        return std::string(D::name);
    }
};

// The base of every test: an engine on an empty schema.
template <database D>
class suite : public testing::Test {
protected:
    using database_type = D;
    using dialect = typename D::dialect;

    D database;
    decltype(database.open()) db = database.open();
};

// The error that a call throws, as the class that is expected.
template <class Error, class Function>
std::optional<Error> error_of(Function function) {
    try {
        function();
        ADD_FAILURE() << "nothing was thrown";
    } catch (const Error& failure) {
        return failure;
    } catch (const std::exception& other) {
        ADD_FAILURE() << "thrown as another class: " << other.what();
    }
    return std::nullopt;
}

}  // namespace compliance
