// A part of a session's transaction that can be undone alone.
#pragma once

#include <cupel/core/error.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>

namespace cupel {

// A savepoint as a scope: `commit()` keeps what was done since, otherwise it is undone.
template <class Session>
class [[nodiscard]] session_savepoint {
public:
    session_savepoint(Session& owner, std::uint64_t number) : owner_(&owner), number_(number) {}
    session_savepoint(session_savepoint&& other) noexcept
        : owner_(std::exchange(other.owner_, nullptr)), number_(other.number_) {}
    session_savepoint& operator=(session_savepoint&&) = delete;
    ~session_savepoint() {
        if (!is_open()) return;
        try {
            rollback();
        } catch (...) {
            // The transaction around it has ended, and this with it.
        }
    }
    // Flushes, and makes what was done a part of the transaction around it.
    void commit() {
        const std::size_t around = ending();
        owner_->flush();
        owner_->release_to(around);
        owner_ = nullptr;
    }
    void rollback() {
        const std::size_t around = ending();
        std::exchange(owner_, nullptr)->roll_back_to(around);
    }

    bool is_open() const noexcept { return owner_ != nullptr && owner_->savepoints_around(number_).has_value(); }

private:
    std::size_t ending() const {
        const auto around = owner_ == nullptr ? std::optional<std::size_t>() : owner_->savepoints_around(number_);
        if (!around)
            throw programming_error(error_code::programming,
                                    "the savepoint has ended: it was committed or rolled back");
        return *around;
    }
    Session* owner_;
    std::uint64_t number_;
};

}  // namespace cupel
