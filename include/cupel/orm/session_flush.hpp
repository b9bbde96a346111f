// The part of a session that flushes, and calls hooks around it.
#pragma once

#include <cupel/orm/flush.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

namespace cupel::detail {

// What a flush wrote: the end of a frame.
struct written_lists final : flush_lists {
    explicit written_lists(const session_frame& written)
        : frame(written),
          inserted(written.inserted.size()),
          updated(written.updated.size()),
          deleted(written.deleted.size()) {}

    std::vector<node_base*> of(std::size_t kind) const override {
        const auto since = [](const std::vector<node_base*>& all, std::size_t from) {
            return std::vector<node_base*>(all.begin() + static_cast<std::ptrdiff_t>(from), all.end());
        };
        if (kind == 0) return since(frame.inserted, inserted);
        if (kind == 2) return since(frame.deleted, deleted);
        std::unordered_set<const node_base*> known(frame.inserted.begin() + static_cast<std::ptrdiff_t>(inserted),
                                                   frame.inserted.end());
        known.insert(frame.deleted.begin() + static_cast<std::ptrdiff_t>(deleted), frame.deleted.end());
        std::vector<node_base*> found = since(frame.updated, updated);
        std::erase_if(found, [&](const node_base* each) { return !known.insert(each).second; });
        return found;
    }

    const session_frame& frame;
    std::size_t inserted, updated, deleted;
};

template <class Session>
class session_flush {
public:
    // Writes what is pending, in one transaction with what was written before. After an error the session does nothing
    // until rollback(). What hooks add is written too, in further rounds; throws flush_error after a hundred.
    void flush() {
        self().require_usable();
        if (self().flushing_) throw invalid_state_error("flush() was called while the session flushes");
        if (!self().has_work()) return;
        if (self().listens()) return flush_rounds();
        const hook_calls::hook_scope flushing(self().flushing_);
        try {
            write();
        } catch (...) {
            self().note_failure();
            throw;
        }
    }

protected:
    session_flush() = default;
    ~session_flush() = default;

private:
    static constexpr std::size_t most_rounds = 100;

    void write() {
        self().moment_.reset();
        self().begin_if_needed();
        flush_plan(self()).run(self().frames_.back());
    }

    void flush_rounds() {
        for (std::size_t round = 1; round <= most_rounds; ++round) {
            const hook_calls::hook_scope flushing(self().flushing_);
            const bool before = std::exchange(self().last_round_, round == most_rounds);
            try {
                flush_once();
            } catch (...) {
                self().last_round_ = before;
                throw;
            }
            self().last_round_ = before;
            if (!self().has_work()) return;
        }
        try {
            throw flush_error("the session has flushed 100 times, and hooks go on changing entities" +
                              (self().culprit_.empty() ? std::string() : ": the last was " + self().culprit_));
        } catch (...) {
            self().note_failure();
            throw;
        }
    }

    // An error before anything is sent leaves the session as it is.
    void flush_once() {
        self().tell_moves();
        const typename Session::next_lists next(self());
        self().tell(session_point::before_flush, &next);
        self().check(next);
        if (!self().has_work()) return;
        try {
            self().begin_if_needed();
            // It grows while hooks run, and its nodes stay.
            const written_lists written(self().frames_.back());
            {
                const planned_scope planned(self().writing_from_, self().sequence_);
                write();
            }
            self().tell(session_point::after_flush, &written);
            self().tell_moves();
            self().tell(session_point::after_flush_postexec);
        } catch (...) {
            self().note_failure();
            throw;
        }
    }

    class planned_scope {
    public:
        planned_scope(std::uint64_t& mark, std::uint64_t last) noexcept : mark_(mark) { mark_ = last; }
        planned_scope(const planned_scope&) = delete;
        planned_scope& operator=(const planned_scope&) = delete;
        ~planned_scope() { mark_ = 0; }

    private:
        std::uint64_t& mark_;
    };

    Session& self() noexcept { return static_cast<Session&>(*this); }
};

}  // namespace cupel::detail
