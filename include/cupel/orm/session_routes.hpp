// Sessions over several databases: each model has its engine.
#pragma once

#include <cupel/core/diagnostic.hpp>
#include <cupel/orm/session_place.hpp>
#include <cupel/orm/touched_tables.hpp>
#include <cupel/schema/metadata.hpp>
#include <cupel/sql/compile.hpp>
#include <cupel/sql/table_bits.hpp>

#include <cstddef>
#include <exception>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>

namespace cupel {

// A COMMIT failed when another database had committed already: what() says which. The session waits for rollback(), which
// keeps what was committed.
struct partial_commit_error : operational_error {
    explicit partial_commit_error(std::string message) : operational_error(error_code::in_doubt, std::move(message)) {}
};

namespace detail {

// Whether the text of a statement has the table's name.
template <class Statement, class Dialect>
constexpr bool names_table(const table_info& table) noexcept {
    using text = compiled<Statement, typename rendering<Dialect>::dialect>;
    if ((text::plan.tables & table_bits(table)) == 0) return false;
    const std::string_view sql = text::sql;
    const std::size_t size = table.name.size();
    for (std::size_t at = 0; at + size + 2 <= sql.size(); ++at)
        if (sql[at] == '"' && sql[at + size + 1] == '"' && sql.substr(at + 1, size) == table.name) return true;
    return false;
}

template <class Engine, class... Models>
struct engine_route {
    using engine_type = Engine;
    using dialect = typename Engine::dialect;

    template <class Statement>
    static constexpr bool names = (names_table<Statement, dialect>(table_of<Models>()) || ...);

    static bool has(std::uint64_t table) noexcept { return ((table_of<Models>().id == table) || ...); }
    static std::string models() {
        std::string text;
        ((text += text.empty() ? "" : ", ", text += type_name<Models>), ...);
        return text;
    }
    // The first model that the statement names.
    template <class Statement>
    static constexpr void describe(problem& text) {
        bool found = false;
        ((found || !names_table<Statement, dialect>(table_of<Models>())
              ? void()
              : (found = true, table_of<Models>().describe(text))),
         ...);
    }

    Engine* engine;
};

template <class Statement, class... Routes>
struct route_of {
    static constexpr std::size_t count = (std::size_t{Routes::template names<Statement>} + ... + 0);
    static constexpr std::size_t index = [] {
        std::size_t at = 0, found = 0;
        ((Routes::template names<Statement> ? void(found = at++) : void(++at)), ...);
        return found;
    }();
    static constexpr problem value = [] {
        problem text;
        if constexpr (count == 0) {
            text = problem("cupel[E604]: a statement names no table of the routes of the session, so that no engine is "
                           "known for it; add "
                           "its model to a route<Models...>(engine), or use the engine itself");
        } else if constexpr (count > 1) {
            text = problem("cupel[E605]: a statement names tables of two engines: ");
            std::string_view before = "";
            ((Routes::template names<Statement>
                  ? (text += before, Routes::template describe<Statement>(text), before = " and ", void())
                  : void()),
             ...);
            text += "; read one of them first, and give the other statement its values";
        }
        return text;
    }();
};

}  // namespace detail

// Models, and the engine that has their tables, those of associations too.
template <class... Models, class Engine>
constexpr detail::engine_route<Engine, Models...> route(Engine& engine) noexcept {
    return {&engine};
}

// What a session stands on if its models are in several databases. It outlives the session.
template <class... Routes>
class routes {
public:
    using dialect = typename std::tuple_element_t<0, std::tuple<Routes...>>::dialect;

    explicit constexpr routes(Routes... given) noexcept : routes_(given...) {}

    template <std::size_t Index>
    auto& engine() const noexcept {
        return *std::get<Index>(routes_).engine;
    }

private:
    std::tuple<Routes...> routes_;
};

namespace detail {

// A savepoint of each database.
template <class... Savepoints>
class routed_savepoint {
public:
    explicit routed_savepoint(Savepoints&&... parts) : parts_(std::move(parts)...) {}

    void commit() {
        std::apply([](auto&... each) { (each.commit(), ...); }, parts_);
    }
    void rollback() {
        std::apply([](auto&... each) { (each.rollback(), ...); }, parts_);
    }

private:
    std::tuple<Savepoints...> parts_;
};

// A transaction of each database, begun with its first statement. COMMIT is sent to one after the other, in the order of the
// routes: if one fails, those before it are committed.
template <class... Routes>
class session_place<routes<Routes...>> {
    using numbers = std::index_sequence_for<Routes...>;

public:
    using savepoint_type = routed_savepoint<typename session_place<typename Routes::engine_type>::savepoint_type...>;

    explicit session_place(routes<Routes...>& source) noexcept : session_place(source, numbers()) {}

    bool is_open() const noexcept { return how_.has_value(); }
    bool is_alone() const noexcept {
        return std::apply([](const auto&... each) { return (each.is_alone() && ...); }, places_);
    }
    void begin(const transaction_options& how) {
        start(how);
        for_each([&](auto& place, auto) { place.begin(how); });
    }
    void join(const transaction_options& how) { start(how); }

    template <class Statement>
    auto execute(const Statement& statement) {
        return place_of<Statement>().execute(statement);
    }
    template <class Make, class Each>
    void execute_many(std::size_t count, Make make, Each each) {
        place_of<decltype(make(count))>().execute_many(count, make, each);
    }
    template <class Statement>
    auto stream(const Statement& statement) {
        return place_of<Statement>().stream(statement);
    }
    savepoint_type begin_nested() {
        for_each([&](auto& place, auto) {
            if (!place.is_open()) place.join(*how_);
        });
        return std::apply([](auto&... each) { return savepoint_type(each.begin_nested()...); }, places_);
    }

    void commit() {
        std::string done;
        for_each([&](auto& place, auto route) {
            if (!place.is_open()) return;
            try {
                place.commit();
            } catch (const error& failure) {
                if (done.empty()) throw;
                throw partial_commit_error("COMMIT failed for the engine of " + route.models() + " (" +
                                           failure.message() + "), and was done before for that of " + done);
            }
            committed_[route.number] = true;
            done += (done.empty() ? "" : "; ") + route.models();
        });
        how_.reset();
    }
    void rollback() {
        how_.reset();
        // All of them, whatever becomes of the first.
        std::exception_ptr failed;
        for_each([&](auto& place, auto) {
            try {
                place.rollback();
            } catch (...) {
                if (failed == nullptr) failed = std::current_exception();
            }
        });
        if (failed != nullptr) std::rethrow_exception(failed);
    }
    void close() noexcept {
        how_.reset();
        for_each([](auto& place, auto) { place.close(); });
    }

    // Whether the last COMMIT wrote this table, whatever failed after it.
    bool has_committed(std::uint64_t table) const noexcept {
        bool found = false;
        [&]<std::size_t... Index>(std::index_sequence<Index...>) {
            ((found = found || (committed_[Index] && Routes::has(table))), ...);
        }(numbers());
        return found;
    }

private:
    template <class Statement>
    auto& place_of() {
        using found = route_of<Statement, Routes...>;
        static_assert(refuse_if<found::value>::done);
        auto& place = std::get<found::index>(places_);
        if (!place.is_open()) place.join(*how_);
        return place;
    }

    template <std::size_t... Index>
    session_place(routes<Routes...>& source, std::index_sequence<Index...>) noexcept
        : places_(source.template engine<Index>()...) {}

    template <class Route, std::size_t Number>
    struct numbered : Route {
        static constexpr std::size_t number = Number;
    };

    void start(const transaction_options& how) {
        how_ = how;
        for (bool& each : committed_) each = false;
    }
    template <class Function>
    void for_each(Function function) {
        [&]<std::size_t... Index>(std::index_sequence<Index...>) {
            (function(std::get<Index>(places_), numbered<Routes, Index>{}), ...);
        }(numbers());
    }

    std::tuple<session_place<typename Routes::engine_type>...> places_;
    std::optional<transaction_options> how_{};
    bool committed_[sizeof...(Routes)]{};
};

}  // namespace detail
}  // namespace cupel
