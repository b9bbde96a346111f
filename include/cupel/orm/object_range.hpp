// The objects of nodes, as a range that statements take.
#pragma once

#include <cupel/orm/node.hpp>

#include <cstddef>
#include <iterator>
#include <span>

namespace cupel::detail {

template <class T>
struct object_range {
    std::span<node_base* const> nodes;

    class iterator {
    public:
        using value_type = T;
        using difference_type = std::ptrdiff_t;
        using reference = const T&;
        using pointer = const T*;
        using iterator_category = std::forward_iterator_tag;

        iterator() = default;
        explicit iterator(node_base* const* at) noexcept : at_(at) {}

        const T& operator*() const noexcept { return static_cast<const node<T>*>(*at_)->object; }
        const T* operator->() const noexcept { return &**this; }
        iterator& operator++() noexcept {
            ++at_;
            return *this;
        }
        iterator operator++(int) noexcept {
            iterator before = *this;
            ++at_;
            return before;
        }
        bool operator==(const iterator&) const = default;

    private:
        node_base* const* at_ = nullptr;
    };

    iterator begin() const noexcept { return iterator(nodes.data()); }
    iterator end() const noexcept { return iterator(nodes.data() + nodes.size()); }
    std::size_t size() const noexcept { return nodes.size(); }
};

}  // namespace cupel::detail
