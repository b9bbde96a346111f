// Aggregates of the program that SQL on SQLite may call.
#pragma once

#include <cupel/dialects/sqlite/driver_function.hpp>

#include <sqlite3.h>

#include <concepts>
#include <cstddef>
#include <memory>
#include <string_view>
#include <type_traits>
#include <utility>

namespace cupel {
namespace detail {

template <class State, class Signature>
struct sqlite_aggregate;
template <class State, class Result, class... Parameters>
struct sqlite_aggregate<State, call_signature<Result, Parameters...>> final : sqlite_registration {
    using sqlite_registration::sqlite_registration;

    // What SQLite keeps for a group: nothing before the first row.
    struct group {
        State* state;
        bool failed;
    };

    void add_to(sqlite3* database, const std::shared_ptr<const registration>& self) const override {
        add(database, sizeof...(Parameters), self, nullptr, &step, &last);
    }
    static void step(sqlite3_context* context, int, sqlite3_value** values) {
        auto* const group = static_cast<struct group*>(sqlite3_aggregate_context(context, sizeof(struct group)));
        if (group == nullptr) return sqlite3_result_error_nomem(context);
        if (group->failed || sqlite_arguments::lack_one<Parameters...>(values)) return;
        group->failed = !run_for_sqlite(context, of<sqlite_aggregate>(context).name, [&] {
            if (group->state == nullptr) group->state = new State();
            [&]<std::size_t... I>(std::index_sequence<I...>) {
                group->state->step(sqlite_arguments::read<Parameters>(values, I)...);
            }(std::index_sequence_for<Parameters...>());
        });
    }
    // Called once for each group, of a statement that failed too.
    static void last(sqlite3_context* context) {
        const auto* const group = static_cast<struct group*>(sqlite3_aggregate_context(context, 0));
        const std::unique_ptr<State> state(group != nullptr ? group->state : nullptr);
        if (group != nullptr && group->failed) return;
        run_for_sqlite(context, of<sqlite_aggregate>(context).name, [&] {
            if (state != nullptr) return give_result(context, state->finalize());
            State empty;
            give_result(context, empty.finalize());
        });
    }
};

template <class State>
concept aggregate_state = std::default_initializable<State> && requires(State state) {
    state.finalize();
    typename signature_of<decltype(&State::step)>::type;
};

template <class Signature>
struct aggregate_step_check;
template <class Result, class... Parameters>
struct aggregate_step_check<call_signature<Result, Parameters...>> {
    static consteval void find(problem& found) { (check_argument<Parameters>(found), ...); }
};

template <class State>
consteval problem check_aggregate() {
    problem found;
    if constexpr (aggregate_state<State>) {
        aggregate_step_check<typename signature_of<decltype(&State::step)>::type>::find(found);
        check_result<decltype(std::declval<State&>().finalize())>(found);
    } else {
        found = problem("cupel[E079]: the aggregate for SQL ", type_name<State>,
                        " has no default constructor, no step(...) or no finalize(); give it one of each");
    }
    return found;
}
template <class State>
inline constexpr problem aggregate_problem = check_aggregate<State>();

}  // namespace detail

// An aggregate for SQL on SQLite, to be named in sqlite_options::functions. State is made for every group; step(arguments...)
// takes a row, finalize() gives the result.
//     struct longest { std::string text; void step(std::string_view each); std::string finalize(); };
//     create_aggregate<longest>("longest")
// A row with NULL for a parameter that is no optional is left out. The rest is as with create_function.
template <class State>
sqlite_function create_aggregate(std::string_view name, const function_options& how = {}) {
    static_assert(detail::refuse_if<detail::aggregate_problem<State>>::done);
    if constexpr (!detail::aggregate_problem<State>.found()) {
        using made = detail::sqlite_aggregate<State, typename detail::signature_of<decltype(&State::step)>::type>;
        return sqlite_function(std::make_shared<const made>(name, how));
    } else {
        return sqlite_function(nullptr);
    }
}

}  // namespace cupel
