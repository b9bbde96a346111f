// The savepoints of a connection's transaction.
#pragma once

#include <vector>

namespace cupel::detail {

// Those that are open, the outermost first. A number is never used again: a scope that outlives its savepoint finds none,
// not another's.
class open_savepoints {
public:
    int next() noexcept { return ++last_; }
    void add(int number) { open_.push_back(number); }
    bool has(int number) const noexcept {
        for (const int one : open_)
            if (one == number) return true;
        return false;
    }
    // Ends one, and those within it: their numbers are higher.
    void end(int number) noexcept {
        while (!open_.empty() && open_.back() >= number) open_.pop_back();
    }
    void clear() noexcept { open_.clear(); }

private:
    std::vector<int> open_;
    int last_ = 0;
};

}  // namespace cupel::detail
