// A database: its URL, the pool of connections to it, and who listens.
#pragma once

#include <cupel/engine/connection.hpp>
#include <cupel/engine/echo.hpp>
#include <cupel/engine/events.hpp>
#include <cupel/engine/pasted_text.hpp>
#include <cupel/engine/pool.hpp>
#include <cupel/engine/prepared_statement.hpp>
#include <cupel/engine/retry.hpp>
#include <cupel/engine/url.hpp>

#include <memory>
#include <string_view>
#include <utility>

namespace cupel {

// Safe to use from any thread. Each execute(), begin() and connect() takes a connection from the pool and gives it back at
// its end. Driver::options has `pool` and `echo`; Driver(url, options, events) opens a session.
template <class Driver>
class basic_engine {
public:
    using dialect = typename Driver::dialect;
    using options = typename Driver::options;

    // Opens no connection yet. Throws url_error for what the database's URLs cannot say.
    basic_engine(url where, options how)
        : url_(std::make_shared<const url>(std::move(where))),
          options_(std::make_shared<const options>(std::move(how))),
          events_(std::make_shared<cupel::events>()),
          pool_(Driver::pool_of(*url_, *options_), opener{url_, options_, events_}, events_) {
        cupel::echo(*events_, options_->echo);
    }

    // Executes one statement, which commits by itself.
    template <class Statement>
    [[gnu::always_inline]] auto execute(const Statement& statement) {
        lease taken = pool_.checkout();
        return static_cast<Driver&>(taken.member()).execute(statement, taken);
    }
    template <detail::pasted_text Text>
    execution execute(const Text&) {
        return detail::refuse_pasted_text<Text>();
    }

    // The same with rows that come as they are read: one is in memory at a time, however many there are.
    template <class Statement>
    auto stream(const Statement& statement) {
        lease taken = pool_.checkout();
        return static_cast<Driver&>(taken.member()).stream(statement, taken);
    }

    // A statement with named parameters, to be executed with values for them. It refers to this engine.
    template <class Statement>
    auto prepare(Statement statement) {
        return prepared_statement<basic_engine, Statement>(*this, std::move(statement));
    }

    // SQL text without parameters; rows are dropped.
    void run(std::string_view sql) { pool_.checkout().member().run(sql); }

    // A connection of one's own. Without commit() it leaves nothing behind.
    basic_connection<Driver> connect(const transaction_options& how = {}) {
        transaction_options merged = how;
        if (!merged.level) merged.level = options_->isolation_level;
        return basic_connection<Driver>(pool_.checkout(), merged);
    }
    basic_connection<Driver> connect(isolation level) { return connect(transaction_options{.level = level}); }

    // A transaction on a connection of its own.
    transaction<Driver> begin(const transaction_options& how) {
        transaction_options merged = how;
        if (!merged.level && options_->isolation_level != isolation::autocommit)
            merged.level = options_->isolation_level;
        lease taken = pool_.checkout();
        return transaction<Driver>(static_cast<Driver&>(taken.member()), merged, taken);
    }
    transaction<Driver> begin(isolation level) { return begin(transaction_options{.level = level}); }
    transaction<Driver> begin() { return begin(transaction_options()); }
    transaction<Driver> begin_immediate()
        requires Driver::dialect::has_begin_immediate
    {
        return begin(transaction_options{.immediate = true});
    }
    // Runs function(transaction): commits when it returns, rolls back when it throws.
    template <detail::unit_of_work Function>
    auto begin(Function&& function, const transaction_options& how = {}) {
        return detail::run_in(begin(how), std::forward<Function>(function));
    }

    // The same up to `attempts` times: the whole function again, with a pause, after a serialization failure, a deadlock or
    // a busy database. It must do nothing that a rollback does not undo.
    template <detail::unit_of_work Function>
    auto retry(int attempts, Function&& function, const transaction_options& how = {},
               const retry_options& pauses = {}) {
        return detail::retry(attempts, pauses, [&] { return begin(function, how); });
    }

    const cupel::url& where() const noexcept { return *url_; }
    cupel::pool& pool() noexcept { return pool_; }
    cupel::events& events() noexcept { return *events_; }
    // Closes the idle connections now and those in use when they come back. The engine goes on with new ones.
    void dispose() noexcept { pool_.dispose(); }

private:
    // Makes the pool's connections; it lives as long as they do.
    struct opener {
        std::shared_ptr<const url> where;
        std::shared_ptr<const options> how;
        std::shared_ptr<const cupel::events> heard;
        std::unique_ptr<pool_member> operator()() const { return std::make_unique<Driver>(*where, *how, heard); }
    };

    std::shared_ptr<const cupel::url> url_;
    std::shared_ptr<const options> options_;
    std::shared_ptr<cupel::events> events_;
    cupel::pool pool_;
};

}  // namespace cupel
