// A part of a session's transaction that can be undone alone.
#pragma once

#include <cupel/core/error.hpp>

#include <cstddef>
#include <utility>

namespace cupel {

// A savepoint as a scope: `commit()` keeps what was done since, otherwise it is undone.
template <class Session>
class [[nodiscard]] session_savepoint {
public:
    explicit session_savepoint(Session& owner) : owner_(&owner), depth_(owner.open_savepoints()) {}
    session_savepoint(session_savepoint&& other) noexcept
        : owner_(std::exchange(other.owner_, nullptr)), depth_(other.depth_) {}
    session_savepoint& operator=(session_savepoint&&) = delete;
    ~session_savepoint() {
        if (owner_ == nullptr || owner_->open_savepoints() < depth_) return;
        try {
            rollback();
        } catch (...) {
            // The transaction around it has ended, and this with it.
        }
    }
    // Flushes, and makes what was done a part of the transaction around it.
    void commit() {
        Session& owner = ending();
        owner.flush();
        owner.release_to(depth_ - 1);
        owner_ = nullptr;
    }
    void rollback() {
        Session& owner = ending();
        owner_ = nullptr;
        owner.roll_back_to(depth_ - 1);
    }

private:
    Session& ending() {
        if (owner_ == nullptr || owner_->open_savepoints() < depth_)
            throw programming_error(error_code::programming,
                                    "the savepoint has ended: it was committed or rolled back");
        return *owner_;
    }
    Session* owner_;
    std::size_t depth_;
};

}  // namespace cupel
