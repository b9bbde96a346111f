// Rows by the thousand: for work that is done on many at once, in little memory.
#pragma once

#include <cstddef>
#include <iterator>
#include <utility>

namespace cupel {

//     for (const std::vector<User>& some : db.stream(select<User>()).partitions(1000)) ...
// Result is a result, which the range then keeps, or a reference to one.
template <class Result>
class partition_range {
public:
    partition_range(Result&& rows, std::size_t size) noexcept
        : rows_(std::forward<Result>(rows)), size_(size == 0 ? 1 : size) {}

    class iterator {
    public:
        using value_type = decltype(std::declval<Result&>().fetch(1));
        using difference_type = std::ptrdiff_t;
        using iterator_concept = std::input_iterator_tag;

        explicit iterator(partition_range& owner) : owner_(&owner), rows_(owner.rows_.fetch(owner.size_)) {}
        value_type& operator*() const { return rows_; }
        value_type* operator->() const { return &rows_; }
        iterator& operator++() {
            rows_ = owner_->rows_.fetch(owner_->size_);
            return *this;
        }
        void operator++(int) { ++*this; }
        bool operator==(std::default_sentinel_t) const { return rows_.empty(); }

    private:
        partition_range* owner_;
        mutable value_type rows_;
    };

    iterator begin() { return iterator(*this); }
    static std::default_sentinel_t end() noexcept { return {}; }

private:
    Result rows_;
    std::size_t size_;
};

}  // namespace cupel
