// SQLite or PostgreSQL, as the URL says at run time. The texts of a statement for both are constants; the URL picks one. A
// statement that one of the two cannot run does not compile.
#pragma once

#include <cupel/core/diagnostic.hpp>  // first: compilers list the files that led to it

#include <cupel/dialects/any/driver_cursor.hpp>
#include <cupel/dialects/postgresql/driver.hpp>
#include <cupel/dialects/sqlite/driver.hpp>
#include <cupel/engine/configuration.hpp>

#include <concepts>
#include <memory>
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>

namespace cupel {

// What is the same for both is said here; `pool`, `echo`, `show_parameters` and `isolation_level` of the two are not looked at.
struct engine_options {
    pool_options pool{};
    echo_mode echo = echo_mode::off;
    bool show_parameters = false;
    std::optional<isolation> isolation_level{};
    sqlite_options sqlite{};
    postgresql_options postgresql{};
};

// A session with one of the two.
struct any_driver_connection final : pool_member {
    struct dialect {
        static constexpr std::string_view dialect_name = "any";
        static constexpr bool has_begin_immediate = true;  // on PostgreSQL the same as begin()
        using like = sqlite;                               // whose texts name the same tables
    };
    using options = engine_options;

    // As an engine opens it.
    any_driver_connection(const url& where, const engine_options& how, std::shared_ptr<const events> heard = nullptr) {
        const auto merged = [&](auto own) {
            own.show_parameters = how.show_parameters;
            return own;
        };
        if (where.dialect == sqlite::dialect_name)
            driver_.emplace<sqlite::driver_connection>(where, detail::with_url(merged(how.sqlite), where),
                                                       std::move(heard));
        else driver_.emplace<postgresql::driver_connection>(where, merged(how.postgresql), std::move(heard));
    }

    static pool_options pool_of(const url& where, const engine_options& how) {
        if (where.dialect != sqlite::dialect_name) return how.pool;
        sqlite_options options = detail::with_url(how.sqlite, where);
        options.pool = how.pool;
        return detail::sqlite_pool_of(where, options);
    }

    // Calls function(the session), an sqlite::driver_connection or a postgresql::driver_connection.
    template <class Function>
    decltype(auto) visit(Function&& function) {
        if (auto* one = std::get_if<sqlite::driver_connection>(&driver_)) return function(*one);
        return function(std::get<postgresql::driver_connection>(driver_));
    }

    template <detail::renders Statement>
    auto execute(const Statement& statement, const lease& kept = {}) {
        return visit([&](auto& one) { return same_rows(one.execute(statement, kept)); });
    }
    template <detail::renders Statement>
    auto stream(const Statement& statement, const lease& kept = {}) {
        return visit([&](auto& one) { return same_rows(one.stream(statement, kept)); });
    }

    void begin(const transaction_options& how) {
        visit([&](auto& one) { one.begin(how); });
    }
    void commit() {
        visit([](auto& one) { one.commit(); });
    }
    void rollback() {
        visit([](auto& one) { one.rollback(); });
    }
    int set_savepoint() {
        return visit([](auto& one) { return one.set_savepoint(); });
    }
    void release_savepoint(int number) {
        visit([&](auto& one) { one.release_savepoint(number); });
    }
    void rollback_to_savepoint(int number) {
        visit([&](auto& one) { one.rollback_to_savepoint(number); });
    }
    bool has_savepoint(int number) noexcept {
        return visit([&](auto& one) { return one.has_savepoint(number); });
    }
    bool in_transaction() noexcept {
        return visit([](auto& one) { return one.in_transaction(); });
    }
    void run(std::string_view sql) override {
        visit([&](auto& one) { one.run(sql); });
    }
    void setting_up(bool begins) noexcept override {
        visit([&](auto& one) { one.setting_up(begins); });
    }
    bool ping() noexcept override {
        return visit([](auto& one) { return one.ping(); });
    }
    bool reset() noexcept override {
        return visit([](auto& one) { return one.reset(); });
    }
    bool is_lost() const noexcept override {
        if (const auto* file = std::get_if<sqlite::driver_connection>(&driver_)) return file->is_lost();
        return std::get<postgresql::driver_connection>(driver_).is_lost();
    }
    bool is_inherited() const noexcept override {
        if (const auto* file = std::get_if<sqlite::driver_connection>(&driver_)) return file->is_inherited();
        return std::get<postgresql::driver_connection>(driver_).is_inherited();
    }
    void interrupt() noexcept {
        visit([](auto& one) { one.interrupt(); });
    }

private:
    template <class Cursor, class Row, class Reading>
    static auto same_rows(result<Cursor, Row, Reading> rows) {
        return std::move(rows).template with_cursor<detail::any_cursor>();
    }
    template <class Rows>
    static Rows same_rows(Rows rows) {
        return rows;
    }

    // Empty until one is made in its place: they are not moved.
    std::variant<std::monostate, sqlite::driver_connection, postgresql::driver_connection> driver_;
};

using connection = basic_connection<any_driver_connection>;

// A database by its URL.
//     auto db = cupel::engine::connect("sqlite:///app.db");
struct engine : basic_engine<any_driver_connection> {
    using basic_engine::basic_engine;
    using basic_engine::connect;

    // Throws url_error, and connection_error if the database cannot be opened or reached.
    static engine connect(const url& where, const engine_options& how = {}) {
        engine made(where, how);
        (void)made.pool().checkout();
        return made;
    }
    static engine connect(std::string_view where, const engine_options& how = {}) {
        return connect(url::parse(where), how);
    }
    // As a configuration says it: cupel::engine::connect(engine_config(map, "cupel."))
    static engine connect(const engine_configuration& said) {
        return connect(said.url, {.pool = said.pool, .echo = said.echo, .show_parameters = said.show_parameters});
    }
};

}  // namespace cupel
