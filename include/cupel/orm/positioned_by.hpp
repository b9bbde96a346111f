// Lists that keep a position: positioned_by<&Track::place>. In a header of its own: few models have one.
#pragma once

#include <cupel/orm/session_check.hpp>
#include <cupel/orm/unique_collection.hpp>

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <memory>
#include <string>
#include <type_traits>
#include <unordered_set>
#include <utility>
#include <vector>

namespace cupel {

namespace detail {

template <auto Position, class Relation>
struct position_check {
    using target = typename Relation::target;
    static constexpr bool ok = [] {
        if constexpr (!std::same_as<owner_of<Position>, target>) return false;
        else
            return std::integral<without_optional<value_of<Position>>> &&
                   !std::same_as<without_optional<value_of<Position>>, bool>;
    }();
    static constexpr problem value = [] {
        problem text;
        if (ok) return text;
        text = problem("cupel[E570]: a collection of ", type_name<target>, " is positioned_by<&",
                       type_name<owner_of<Position>>, "::", member_name<Position>, ">, which is no whole number");
        text += " of ";
        text += type_name<target>;
        text += "; name an integer member of ";
        text += type_name<target>;
        return text;
    }();
};

}  // namespace detail

// A has_many, or the relationship that is named, as a list whose entities say in a column where they stand, from 0 on. It is
// read in that order if the mapping says so: relationship<&Album::tracks>.order_by(col<&Track::place>). What changes the
// list writes the positions that are others now. What the other side does leaves gaps, which reorder() closes.
template <auto Position, class Relation = has_many<detail::owner_of<Position>>>
struct positioned_by : detail::unique_collection<positioned_by<Position, Relation>, Relation, detail::collection_side> {
    static_assert(detail::refuse_if<detail::position_check<Position, Relation>::value>::done);
    using base = detail::unique_collection<positioned_by<Position, Relation>, Relation, detail::collection_side>;
    using typename base::target;
    static constexpr bool is_positioned = true;
    bool operator==(const positioned_by&) const = default;

    // Adds an entity, or a T that becomes one, as the last, and gives its handle; moves it there if it is in already.
    template <class Entity>
    ref<target> append(Entity&& entity) {
        return insert(static_cast<std::size_t>(-1), std::forward<Entity>(entity));
    }
    template <class Entity>
    ref<target> add(Entity&& entity) {
        return append(std::forward<Entity>(entity));
    }
    // That of a const object is refused.
    template <class Entity>
    void add(Entity&&) const {
        base::operations::template refuse_const<"add(...)">();
    }
    template <class Entity>
    void append(Entity&&) const {
        base::operations::template refuse_const<"append(...)">();
    }
    // The same at a place; those behind it move up. A place beyond the end is the end.
    template <class Entity>
    ref<target> insert(std::size_t place, Entity&& entity) {
        const ref<target> added = detail::as_entity<target>(std::forward<Entity>(entity));
        detail::node_base* const node = detail::handle_access::node_of(added);
        if (node == nullptr) detail::throw_empty_in_collection(detail::type_name<target>);
        const std::size_t before = place_of(node);
        const std::size_t first = std::min(before, place);
        make_ready(first);
        detail::make_whole(*node);
        if (before == this->held().items().size()) base::operations::append(*this, added);
        this->held().move_to(*node, place);
        number_from(first);
        return added;
    }
    // The entity at one place goes to another.
    void move(std::size_t from, std::size_t to) {
        detail::node_base& moved = *this->held().items().at(from);
        make_ready(std::min(from, to));
        this->held().move_to(moved, to);
        number_from(std::min(from, to));
    }

    // Takes an entity out. Throws programming_error if it is not in.
    void remove(const ref<target>& entity) {
        make_ready(0);
        base::remove(entity);
        number_from(0);
    }
    ref<target> operator[](std::size_t place) const { return base::operations::at(*this, place); }
    bool contains(const ref<target>& entity) const { return base::operations::contains(*this, entity); }

    // Numbers the entities as they stand; those that have their number already are not changed.
    void reorder() {
        make_ready(0);
        number_from(0);
    }

    // The same as replace(range).
    template <class Range>
        requires(!std::derived_from<std::remove_cvref_t<Range>, detail::relationship_slot>)
    positioned_by& operator=(Range&& entities) {
        this->replace(std::forward<Range>(entities));
        return *this;
    }

private:
    friend base;
    using integer = detail::without_optional<detail::value_of<Position>>;

    // What may fail, before anything is changed: the list is the session's to undo, and what gets a number is here.
    void make_ready(std::size_t first) {
        auto& side = this->held();
        side.make_room();
        if (side.owner != nullptr) detail::note_change(*side.owner);
        for_each_place(first, [](detail::node_base& each, std::size_t) { detail::make_whole(each); });
    }
    // `= range`: all stand as they stand there, and are numbered once.
    void add_all(const std::vector<ref<target>>& wanted) {
        std::vector<detail::node_base*> order;
        std::unordered_set<const detail::node_base*> there(this->held().items().begin(), this->held().items().end());
        for (const ref<target>& each : wanted) {
            order.push_back(detail::handle_access::node_of(each));
            if (there.insert(order.back()).second) base::operations::append(*this, each);
        }
        make_ready(0);
        this->held().arrange(order);
        number_from(0);
    }

    // Where it stands, from behind; the size where it does not.
    std::size_t place_of(const detail::node_base* node) {
        const auto& items = this->held().items();
        const auto at = std::find(items.rbegin(), items.rend(), node);
        return at == items.rend() ? items.size() : static_cast<std::size_t>(items.rend() - at) - 1;
    }
    void number_from(std::size_t first) {
        for_each_place(first, [](detail::node_base& each, std::size_t place) {
            target& object = static_cast<detail::node<target>&>(each).object;
            if (object.*Position != static_cast<integer>(place)) object.*Position = static_cast<integer>(place);
        });
    }
    // function(entity, place) of those from `first` on. What was deleted has no place.
    template <class Function>
    void for_each_place(std::size_t first, Function function) {
        const std::shared_ptr<const std::vector<detail::node_base*>> items = this->held().shared_items();
        if (items == nullptr) return;
        std::size_t place = 0;
        for (std::size_t at = 0; at < items->size(); ++at) {
            if (detail::is_gone(*(*items)[at])) continue;
            const std::size_t here = place++;
            if (at >= first || here != at) function(*(*items)[at], here);
        }
    }
};

}  // namespace cupel
