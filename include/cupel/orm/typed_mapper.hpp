// What a session knows of the entities of one model without its engine: the identity map, and what was changed.
#pragma once

#include <cupel/orm/column_gap.hpp>
#include <cupel/orm/entity_text.hpp>
#include <cupel/orm/identity_map.hpp>
#include <cupel/orm/moments.hpp>
#include <cupel/orm/session_base.hpp>
#include <cupel/orm/session_check.hpp>
#include <cupel/orm/whole.hpp>

#include <bitset>
#include <concepts>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace cupel::detail {

template <class T>
class typed_mapper : public mapper_base {
    static_assert(refuse_if<equality_check<T>::value>::done);
    static_assert(refuse_if<deferred_check<T>::value>::done);

public:
    using node_type = node<T>;
    using changes = std::bitset<column_count<T>>;

    typed_mapper() : mapper_base(entity_type_of<T>()) {}

    static node_type& typed(node_base& node) noexcept { return static_cast<node_type&>(node); }
    static const node_type& typed(const node_base& node) noexcept { return static_cast<const node_type&>(node); }

    static changes changes_of(const node_type& node) {
        changes found;
        for_each_column<T>([&](auto column) {
            if (!same_value(column_in<column>(node.object), column_in<column>(*node.loaded))) found.set(column);
        });
        if (node.flagged && node.session != nullptr) [[unlikely]]
            for (std::size_t column : node.session->flagged_columns(node)) found[column] = true;
        if (const auto* const gap = gap_in(node); gap != nullptr) found &= ~gap->missing;
        return found;
    }

    // Whether any column differs from the row.
    static bool differs(const node_type& node) {
        if (!node.loaded.has_value() || node.expired) return false;
        if (node.gap != 0 || node.flagged) return changes_of(node).any();
        return [&]<std::size_t... Column>(std::index_sequence<Column...>) {
            return (!same_value(column_in<Column>(node.object), column_in<Column>(*node.loaded)) || ...);
        }(std::make_index_sequence<column_count<T>>());
    }
    bool is_changed(const node_base& node) const override { return differs(typed(node)); }
    bool lacks_key(const node_base& node) const override { return detail::lacks_key(typed(node).object); }

    // While it lives, entities that are read are only looked at: no row is kept of them.
    class bare_scope {
    public:
        explicit bare_scope(typed_mapper& mapper) noexcept
            : mapper_(mapper), before_(std::exchange(mapper.reads_bare_, true)) {}
        bare_scope(const bare_scope&) = delete;
        bare_scope& operator=(const bare_scope&) = delete;
        ~bare_scope() { mapper_.reads_bare_ = before_; }

    private:
        typed_mapper& mapper_;
        bool before_;
    };
    std::unique_ptr<node_type> make_node(T&& object) const {
        if (!reads_bare_) [[likely]]
            return std::make_unique<node_type>(type, std::move(object));
        return std::unique_ptr<node_type>(new (without_room{}) node_type(type, std::move(object), without_room{}));
    }

    node_type* find(const key_of<T>& key) const { return static_cast<node_type*>(identities_.find(key)); }
    void put(node_base& node) override { identities_.put(row_key(typed(node)), typed(node)); }
    void take_out(node_base& node) override { identities_.take_out(row_key(typed(node)), typed(node)); }
    void compare(node_base& node) noexcept override { identities_.compare(node); }
    node_base* holder_of_key(const node_base& node) const override {
        return find(key_maker<T>::of(typed(node).object));
    }
    std::size_t size() const noexcept override { return identities_.all().size(); }
    node_base& at(std::size_t number) const noexcept override { return *identities_.all()[number]; }

    bool has_changed() const override {
        bool found = false;
        for_each_node<T>(identities_.compared(), [&](const node_type& node) { return !(found = differs(node)); });
        return found;
    }
    void add_changed(std::vector<node_base*>& nodes) const override {
        for_each_node<T>(identities_.compared(), [&](node_type& node) {
            if (differs(node)) nodes.push_back(&node);
            return true;
        });
    }

    void forget_row(node_base& node) override {
        [[maybe_unused]] T& object = typed(node).object;
        typed(node).forget_row();
        node.expired = false;
        node.gap = node.bare = 0;
        session_base::unflag(node);
        if constexpr (has_generated_key<T>())
            if (std::exchange(node.key_was_made, false))
                column_in<key_column<T, 0>>(object) = column_in<key_column<T, 0>>(initial_object<T>);
        if constexpr (has_moments<T>) clear_moments(typed(node));
        for (const relation& each : type.relations) forget_side(each, node);
    }
    void replace_row(node_base& to, node_base& from) override {
        make_whole_for_flush(from);
        keep_row_of(from);
        typed(to).keep_row(*typed(from).loaded);
        if (lacks_key(to)) {
            key_maker<T>::assign(typed(to).object, row_key(typed(from)));
            to.key_was_made = true;
        }
        put(to);
    }
    void restore_key(node_base& node, const void* row) override {
        if (!typed(node).loaded.has_value()) return;
        const key_of<T> now = row_key(typed(node));
        key_maker<T>::assign(*typed(node).loaded, key_maker<T>::of(*static_cast<const T*>(row)));
        identities_.rename(now, row_key(typed(node)), typed(node));
    }
    void expire(node_base& node) noexcept override {
        if (!typed(node).loaded.has_value() && !node.bare) return;
        node.expired = true;
        session_base::unflag(node);
        if (node.session != nullptr) node.session->note_reread();
        for (const relation& each : type.relations) forget_side(each, node);
        if (poison != nullptr) [[unlikely]]
            poison(node);
    }
    std::string describe(const node_base& node) const override { return entity_text(known_row(typed(node))); }

    static void populate(node_type& node, const T& row) {
        note_row_of(node);
        for_each_column<T>([&](auto column) { column_in<column>(node.object) = column_in<column>(row); });
        if (!node.bare) node.keep_row(row);
        node.expired = false;
        node.gap = 0;
        session_base::unflag(node);
    }

protected:
    static key_of<T> row_key(const node_type& node) { return key_maker<T>::of(known_row(node)); }

    identity_map<key_of<T>> identities_{};
    bool reads_bare_ = false;
};

}  // namespace cupel::detail
