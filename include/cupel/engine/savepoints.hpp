// The savepoints of a connection's transaction.
#pragma once

#include <algorithm>
#include <vector>

namespace cupel::detail {

// Those that are open, the outermost first. A number is never used again: a scope that outlives its savepoint finds none,
// not another's.
class open_savepoints {
public:
    int next() noexcept { return ++last_; }
    void add(int number) { open_.push_back(number); }
    bool has(int number) const noexcept { return std::find(open_.begin(), open_.end(), number) != open_.end(); }
    // Ends one, and those within it.
    void end(int number) noexcept { open_.erase(std::find(open_.begin(), open_.end(), number), open_.end()); }
    void clear() noexcept { open_.clear(); }

private:
    std::vector<int> open_;
    int last_ = 0;
};

}  // namespace cupel::detail
