// What listeners hear of one execution.
#pragma once

#include <cupel/engine/events.hpp>

#include <chrono>
#include <cstdint>
#include <exception>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace cupel::detail {

// Begins with before_execute, and tells after_execute once: when the statement failed, when it has given its last row, or
// when nobody wants more of them.
class statement_watch {
public:
    // Null where nobody listens. Throws what a listener throws: the statement is not to run.
    static std::unique_ptr<statement_watch> begin(const std::shared_ptr<const events>& heard, std::string_view sql) {
        if (!is_wanted(heard)) return nullptr;
        return begin_heard(heard, sql);
    }
    static bool is_wanted(const std::shared_ptr<const events>& heard) noexcept {
        return heard != nullptr && heard->watches_statements();
    }
    // values_of(statement) is the bound values as text, until the watch ends.
    void note_values(std::string (*values_of)(const void*), const void* statement) noexcept {
        event_.values_of = values_of;
        event_.statement = statement;
    }
    statement_watch(const statement_watch&) = delete;
    statement_watch& operator=(const statement_watch&) = delete;
    [[gnu::cold, gnu::noinline]] ~statement_watch() {
        const std::exception unknown;
        end(std::uncaught_exceptions() > exceptions_ ? &unknown : nullptr);
    }

    void add_rows(std::int64_t count) noexcept { event_.rows = event_.rows.value_or(0) + count; }
    void end(const std::exception* failure) noexcept {
        const auto heard = std::move(heard_);
        if (heard == nullptr) return;
        event_.duration = std::chrono::steady_clock::now() - started_;
        event_.failure = failure;
        heard->after_execute(event_);
    }

private:
    // Apart, so that statements that nobody watches pay for one test.
    [[gnu::cold, gnu::noinline]] static std::unique_ptr<statement_watch>
    begin_heard(const std::shared_ptr<const events>& heard, std::string_view sql) {
        return std::unique_ptr<statement_watch>(new statement_watch(heard, sql));
    }

    statement_watch(std::shared_ptr<const events> heard, std::string_view sql) : heard_(std::move(heard)) {
        event_.sql = sql;
        std::shared_ptr<const events> vetoed = std::move(heard_);
        vetoed->before_execute(event_);
        heard_ = std::move(vetoed);
        started_ = std::chrono::steady_clock::now();
    }

    std::shared_ptr<const events> heard_;
    statement_event event_{};
    int exceptions_ = std::uncaught_exceptions();
    std::chrono::steady_clock::time_point started_{};
};

}  // namespace cupel::detail
