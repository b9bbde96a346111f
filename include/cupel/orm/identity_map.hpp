// The entities of one model that a session has: found by their keys, and gone through in the order in which they came.
#pragma once

#include <cupel/orm/key.hpp>
#include <cupel/orm/node.hpp>

#include <boost/unordered/unordered_flat_map.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

namespace cupel::detail {

// Asks for the characters of an object's texts, which are not in the object.
template <class T>
void fetch_texts(const T& object) noexcept {
    for_each_column<T>([&](auto column) {
        const auto& value = column_in<column>(object);
        using plain = std::remove_cvref_t<decltype(value)>;
        if constexpr (std::is_same_v<plain, std::string>) __builtin_prefetch(value.data());
        else if constexpr (std::is_same_v<plain, std::optional<std::string>>)
            if (value) __builtin_prefetch(value->data());
    });
}

// For a walk over many entities, which are not in the cache: asks for one that comes a little later, and then for its texts.
template <class T>
void fetch_ahead(const node<T>& later, const node<T>& next) noexcept {
    constexpr std::size_t line = 64;
    for (std::size_t at = 0; at < sizeof later; at += line)
        __builtin_prefetch(reinterpret_cast<const char*>(&later) + at);
    fetch_texts(next.object);
    if (next.loaded.has_value()) fetch_texts(*next.loaded);
}

template <class T>
class identity_map {
public:
    using node_type = node<T>;

    node_type* find(const key_of<T>& key) const {
        const auto at = by_key_.find(key);
        return at == by_key_.end() ? nullptr : at->second;
    }

    // Who had the key before has it no more.
    void put(const key_of<T>& key, node_type& node) {
        if (!has(node)) {
            in_order_.push_back(&node);
            node.place = static_cast<std::uint32_t>(in_order_.size() - 1);
        }
        by_key_.insert_or_assign(key, &node);
    }
    void take_out(const key_of<T>& key, node_type& node) {
        forget_key(key, node);
        if (!has(node)) return;
        in_order_.back()->place = node.place;
        in_order_[node.place] = in_order_.back();
        in_order_.pop_back();
    }
    void rename(const key_of<T>& before, const key_of<T>& now, node_type& node) {
        forget_key(before, node);
        put(now, node);
    }

    // As many more will come.
    void expect(std::size_t count) {
        const std::size_t size = in_order_.size() + count;
        by_key_.reserve(size);
        if (size > in_order_.capacity()) in_order_.reserve(std::max(size, 2 * in_order_.capacity()));
    }

    // Until function(node) says false.
    template <class Function>
    void for_each(Function function) const {
        for (std::size_t i = 0; i < in_order_.size(); ++i) {
            if (i + 8 < in_order_.size()) fetch_ahead(*in_order_[i + 8], *in_order_[i + 4]);
            if (!function(*in_order_[i])) return;
        }
    }
    const std::vector<node_type*>& all() const noexcept { return in_order_; }

private:
    bool has(const node_type& node) const noexcept {
        return node.place < in_order_.size() && in_order_[node.place] == &node;
    }
    void forget_key(const key_of<T>& key, const node_type& node) {
        const auto at = by_key_.find(key);
        if (at != by_key_.end() && at->second == &node) by_key_.erase(at);
    }

    boost::unordered_flat_map<key_of<T>, node_type*, key_hash> by_key_{};
    std::vector<node_type*> in_order_{};
};

}  // namespace cupel::detail
