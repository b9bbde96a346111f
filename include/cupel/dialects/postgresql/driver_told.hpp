// The statements of a session as listeners hear of them.
#pragma once

#include <cupel/core/error.hpp>
#include <cupel/dialects/postgresql/driver_bind.hpp>
#include <cupel/dialects/postgresql/driver_error.hpp>
#include <cupel/dialects/postgresql/driver_session.hpp>
#include <cupel/dialects/postgresql/driver_stream.hpp>
#include <cupel/dialects/postgresql/driver_values.hpp>
#include <cupel/engine/events.hpp>
#include <cupel/engine/lease.hpp>
#include <cupel/engine/statement_watch.hpp>

#include <cstddef>
#include <exception>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace cupel::detail {

// Runs statements in a session, tells who listens, and shows parameters in errors where the engine was told to.
class postgresql_told_session {
public:
    postgresql_told_session(postgresql_session& session, std::shared_ptr<const events> heard,
                            bool shows_parameters) noexcept
        : session_(session), events_(std::move(heard)), shows_parameters_(shows_parameters) {}

    postgresql_result run(std::string_view sql, ends_by end = ends_by::nothing) {
        return watched(sql, [&] { return session_.run(sql, end); });
    }

    postgresql_result execute(std::string_view sql, const postgresql_parameters& parameters, bool writes) {
        const auto end = writes ? ends_by::itself : ends_by::nothing;
        return watched(sql, [&] { return session_.execute(sql, parameters, end); }, &parameters);
    }

    postgresql_stream stream(std::string_view sql, const postgresql_parameters& parameters, bool writes,
                             const lease& kept) {
        auto watch = statement_watch::begin(events_, sql);
        if (watch != nullptr) watch->note_values(&values_for_log, &parameters);
        std::string shown = shows_parameters_ ? values_for_log(&parameters) : "";
        postgresql_started_stream begun;
        try {
            begun = session_.begin_stream(sql, parameters, writes);
        } catch (std::exception& failure) {
            show_parameters(failure, &parameters);
            if (watch != nullptr) watch->end(&failure);
            throw;
        }
        if (watch != nullptr) watch->note_values(nullptr, nullptr);  // the rows outlive them
        return {session_, std::move(begun), sql, kept, std::move(watch), std::move(shown)};
    }

    // Runs statements together. `answered` becomes how many were run; throws what the next one met.
    void execute_all(std::span<postgresql_sent* const> sent, std::size_t& answered) {
        std::exception_ptr vetoed;
        std::size_t count = 0;
        try {
            for (; count < sent.size(); ++count) {
                sent[count]->watch = statement_watch::begin(events_, sent[count]->sql);
                if (sent[count]->watch != nullptr)
                    sent[count]->watch->note_values(&values_for_log, sent[count]->parameters);
            }
        } catch (...) {
            vetoed = std::current_exception();
        }
        sent = sent.first(count);
        try {
            if (!sent.empty()) answered = session_.execute_all(sent);
            if (answered < sent.size()) session_.fail(*sent[answered]);
        } catch (std::exception& failure) {
            if (answered < sent.size()) show_parameters(failure, sent[answered]->parameters);
            end_watches(sent.first(answered), nullptr);
            end_watches(sent.subspan(answered), &failure);
            throw;
        }
        end_watches(sent, nullptr);
        if (vetoed != nullptr) std::rethrow_exception(vetoed);
    }

    // Runs what ends a transaction or a part of it: a listener cannot keep it from happening, nor can rows of a stream that
    // nobody has read.
    void roll_back(std::string_view sql) {
        session_.drop_stream();
        bool sent = false;
        const auto send = [&] {
            sent = true;
            return session_.run(sql);
        };
        try {
            watched(sql, send);
        } catch (...) {
            if (sent) throw;
            send();
        }
    }
    // Quietly: an error that led here says more.
    void undo(std::string_view sql) noexcept {
        try {
            roll_back(sql);
        } catch (...) {
            // The session is lost, and with it what was to be undone.
        }
    }

    // Runs step() between the events of a statement.
    template <class Step>
    postgresql_result watched(std::string_view sql, Step step, const postgresql_parameters* values = nullptr) {
        const auto watch = statement_watch::begin(events_, sql);
        if (watch != nullptr && values != nullptr) watch->note_values(&values_for_log, values);
        try {
            postgresql_result done = step();
            if (watch != nullptr && *PQcmdTuples(done.get()) != '\0')
                watch->add_rows(postgresql_session::rows_affected(done.get()));
            return done;
        } catch (std::exception& failure) {
            show_parameters(failure, values);
            if (watch != nullptr) watch->end(&failure);
            throw;
        }
    }

private:
    static void end_watches(std::span<postgresql_sent* const> sent, const std::exception* failure) {
        for (postgresql_sent* const each : sent) {
            if (each->watch == nullptr) continue;
            if (failure == nullptr && *PQcmdTuples(each->result.get()) != '\0')
                each->watch->add_rows(postgresql_session::rows_affected(each->result.get()));
            each->watch->end(failure);
            each->watch.reset();
        }
    }

    void show_parameters(std::exception& failure, const postgresql_parameters* values) const {
        if (!shows_parameters_ || values == nullptr) return;
        if (auto* const known = dynamic_cast<error*>(&failure)) known->attach_parameters(values_for_log(values));
    }

    postgresql_session& session_;
    std::shared_ptr<const events> events_;
    bool shows_parameters_;
};

}  // namespace cupel::detail
