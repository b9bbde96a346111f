// Sessions of one kind: the engine and the options are said once.
#pragma once

#include <cupel/engine/retry.hpp>
#include <cupel/orm/session.hpp>

#include <concepts>
#include <utility>

namespace cupel {

// Refers to the engine, which outlives it. Safe to use from any thread; each session is one thread's.
template <class Engine, class Context = no_context>
class session_factory {
public:
    explicit session_factory(Engine& engine, session_options options = {})
        : engine_(&engine), options_(std::move(options)) {}
    session_factory(Engine& engine, Context context, session_options options = {})
        requires(!std::same_as<Context, no_context> && !std::same_as<Context, session_options>)
        : engine_(&engine), options_(std::move(options)), context_(std::move(context)) {}

    session<Engine, Context> operator()() const {
        if constexpr (std::same_as<Context, no_context>) return session<Engine, Context>(*engine_, options_);
        else return session<Engine, Context>(*engine_, context_, options_);
    }
    // The same with a context for the criteria of models, as a request brings it: make.with(request{.tenant = 42})
    template <class Other>
    session_factory<Engine, Other> with(Other context) const {
        return session_factory<Engine, Other>(*engine_, std::move(context), options_);
    }

    // Runs function(session) with a session of its own: commits when it returns, rolls back when it throws.
    template <detail::unit_of_work Function>
    auto begin(Function&& function) const {
        return begin(std::forward<Function>(function), options_.transaction);
    }
    template <detail::unit_of_work Function>
    auto begin(Function&& function, const transaction_options& how) const {
        session<Engine, Context> made = (*this)();
        return made.begin(std::forward<Function>(function), how);
    }

    // The same up to `attempts` times, each in a new session and after a pause: again after a serialization failure, a
    // deadlock, a busy database and stale_data_error. It must do nothing that a rollback does not undo.
    template <detail::unit_of_work Function>
    auto retry(int attempts, Function&& function, const retry_options& pauses = {}) const {
        return detail::retry(attempts, pauses, [&] { return begin(function); });
    }

private:
    Engine* engine_;
    session_options options_;
    Context context_{};
};

// The unit of work function(session), tried up to `attempts` times as session_factory::retry does.
template <class Engine, detail::unit_of_work Function>
    requires requires(Engine& engine) { engine.connect(); }
auto retry(int attempts, Engine& engine, Function&& function, const retry_options& pauses = {}) {
    return session_factory<Engine>(engine).retry(attempts, std::forward<Function>(function), pauses);
}
template <class Engine, class Context, detail::unit_of_work Function>
auto retry(int attempts, const session_factory<Engine, Context>& make, Function&& function,
           const retry_options& pauses = {}) {
    return make.retry(attempts, std::forward<Function>(function), pauses);
}

}  // namespace cupel
