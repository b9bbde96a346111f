// An open session with a database, and the references by which a thread holds it.
#pragma once

#include <cupel/engine/process.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <utility>

namespace cupel {

struct pool_member;

namespace detail {

class pool_state;

// Whoever takes back what a lease held.
struct pool_home {
    pool_home() = default;
    pool_home(const pool_home&) = delete;
    pool_home& operator=(const pool_home&) = delete;
    virtual ~pool_home() = default;
    virtual void give_back(pool_member& member) noexcept = 0;
};

}  // namespace detail

// An open session with a database, as a driver makes it. Its destructor closes it.
struct pool_member {
    pool_member() = default;
    pool_member(const pool_member&) = delete;
    pool_member& operator=(const pool_member&) = delete;
    virtual ~pool_member() = default;

    // Between the two calls the listeners of on_connect set it up: that is not to be undone.
    virtual void setting_up(bool /*begins*/) noexcept {}
    // Asks the database whether it is still there.
    virtual bool ping() noexcept = 0;
    // Rolls back and sets the session's settings to what they were; false: it cannot, close it.
    virtual bool reset() noexcept = 0;
    // Whether the connection was found broken.
    virtual bool is_lost() const noexcept = 0;
    // Runs SQL text without parameters; rows are dropped.
    virtual void run(std::string_view sql) = 0;
    // Whether it is another process's, which was forked: it is not used, and its destructor must not end the session.
    virtual bool is_inherited() const noexcept { return process_.is_inherited(); }

protected:
    detail::process_mark process_{};

private:
    friend class lease;
    friend class detail::pool_state;

    std::shared_ptr<detail::pool_home> home_;
    pool_member* next_ = nullptr;
    std::size_t references_ = 0;
    std::uint64_t generation_ = 0;
    std::chrono::steady_clock::time_point opened_at_{};
};

// A reference to a member that is checked out, or to none. The last copy gives the member back. The copies of one lease
// belong to one thread at a time: their count is plain.
class lease {
public:
    lease() = default;
    lease(const lease& other) noexcept : member_(other.member_) {
        if (member_ != nullptr) ++member_->references_;
    }
    lease(lease&& other) noexcept : member_(std::exchange(other.member_, nullptr)) {}
    lease& operator=(lease other) noexcept {
        std::swap(member_, other.member_);
        return *this;
    }
    ~lease() { release(); }

    // Lets go now.
    void release() noexcept {
        if (pool_member* const left = std::exchange(member_, nullptr); left != nullptr && --left->references_ == 0)
            give_back(*left);
    }

    explicit operator bool() const noexcept { return member_ != nullptr; }
    // Requires a member.
    pool_member& member() const noexcept { return *member_; }

private:
    friend class detail::pool_state;
    explicit lease(pool_member& taken) noexcept : member_(&taken) { ++taken.references_; }

    [[gnu::noinline]] static void give_back(pool_member& left) noexcept { left.home_->give_back(left); }

    pool_member* member_ = nullptr;
};

}  // namespace cupel
