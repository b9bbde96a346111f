// The entities of one model that a session has: found by their keys, and gone through in the order in which they came, or
// were first given to be changed.
#pragma once

#include <cupel/orm/key.hpp>
#include <cupel/orm/node.hpp>

#include <boost/unordered/unordered_flat_map.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <type_traits>
#include <utility>
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
    for (std::size_t at = 0; at < sizeof later + sizeof(T); at += line)  // and its row behind it
        __builtin_prefetch(reinterpret_cast<const char*>(&later) + at);
    fetch_texts(next.object);
    if (next.loaded.has_value()) fetch_texts(*next.loaded);
}

// Goes through entities of one model until function(node) says false.
template <class T, class Function>
void for_each_node(std::span<node_base* const> nodes, Function function) {
    const auto at = [&](std::size_t i) -> node<T>& { return static_cast<node<T>&>(*nodes[i]); };
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        if (i + 8 < nodes.size()) fetch_ahead(at(i + 8), at(i + 4));
        if (!function(at(i))) return;
    }
}

// Of every model whose key has this type.
template <class Key>
class identity_map {
public:
    node_base* find(const Key& key) const {
        const auto at = by_key_.find(key);
        return at == by_key_.end() ? nullptr : at->second;
    }

    // Who had the key before has it no more.
    void put(const Key& key, node_base& node) {
        if (!has(node)) {
            in_order_.push_back(&node);
            node.place = static_cast<std::uint32_t>(in_order_.size() - 1);
            if (!node.intact) trade(node.place, compared_++);
        }
        by_key_.insert_or_assign(key, &node);
    }
    void take_out(const Key& key, node_base& node) {
        forget_key(key, node);
        if (!has(node)) return;
        if (node.place < compared_) trade(node.place, --compared_);
        trade(node.place, in_order_.size() - 1);
        in_order_.pop_back();
    }
    // A node is no longer intact. What is touched in order stays in order.
    void compare(node_base& node) noexcept {
        if (has(node) && node.place >= compared_) trade(node.place, compared_++);
    }
    void rename(const Key& before, const Key& now, node_base& node) {
        forget_key(before, node);
        put(now, node);
    }

    // As many more will come.
    void expect(std::size_t count) {
        const std::size_t size = in_order_.size() + count;
        by_key_.reserve(size);
        if (size > in_order_.capacity()) in_order_.reserve(std::max(size, 2 * in_order_.capacity()));
    }

    const std::vector<node_base*>& all() const noexcept { return in_order_; }
    // Those that may differ from their rows.
    std::span<node_base* const> compared() const noexcept { return {in_order_.data(), compared_}; }

private:
    bool has(const node_base& node) const noexcept {
        return node.place < in_order_.size() && in_order_[node.place] == &node;
    }
    void forget_key(const Key& key, const node_base& node) {
        const auto at = by_key_.find(key);
        if (at != by_key_.end() && at->second == &node) by_key_.erase(at);
    }

    void trade(std::size_t one, std::size_t other) noexcept {
        std::swap(in_order_[one], in_order_[other]);
        in_order_[one]->place = static_cast<std::uint32_t>(one);
        in_order_[other]->place = static_cast<std::uint32_t>(other);
    }

    boost::unordered_flat_map<Key, node_base*, key_hash> by_key_{};
    std::vector<node_base*> in_order_{};  // what is intact behind the others
    std::size_t compared_ = 0;            // how many others there are
};

}  // namespace cupel::detail
