// The entities that a query gave.
#pragma once

#include <cupel/orm/ref.hpp>

#include <cstddef>
#include <utility>
#include <vector>

namespace cupel {

// The entities of a query, each once for its row.
template <class T>
class entities {
public:
    explicit entities(std::vector<ref<T>> found) : found_(std::move(found)) {}

    auto begin() const noexcept { return found_.begin(); }
    auto end() const noexcept { return found_.end(); }
    std::size_t size() const noexcept { return found_.size(); }

    std::vector<ref<T>> all() && { return std::move(found_); }
    const std::vector<ref<T>>& all() const& noexcept { return found_; }
    // The only one. Throws no_row_error or multiple_rows_error.
    ref<T> one() const {
        if (found_.empty()) throw no_row_error();
        return one_or_none();
    }
    // The only one, or an empty handle. Throws multiple_rows_error.
    ref<T> one_or_none() const {
        if (found_.size() > 1) throw multiple_rows_error();
        return first();
    }
    // The first one, or an empty handle.
    ref<T> first() const { return found_.empty() ? ref<T>() : found_.front(); }

private:
    std::vector<ref<T>> found_;
};

}  // namespace cupel
