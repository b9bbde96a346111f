// The part of a session that takes entities, lets go of them, and reads them again.
#pragma once

#include <cupel/orm/mapper.hpp>
#include <cupel/orm/read_only.hpp>
#include <cupel/orm/reach.hpp>
#include <cupel/orm/ref.hpp>
#include <cupel/orm/session_misuse.hpp>
#include <cupel/orm/session_reading.hpp>

#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace cupel {

struct hard_t {};
inline constexpr hard_t hard{};

}  // namespace cupel

namespace cupel::detail {

template <class Session>
class session_objects {
public:
    // Takes an object as a new entity, which the next flush inserts; what its relationships lead to comes along.
    template <class T>
        requires model<std::remove_cvref_t<T>>
    auto add(T&& object) {
        self().require_usable();
        (void)self().template mapper_for<std::remove_cvref_t<T>>();
        auto handle = make_entity<std::remove_cvref_t<T>>(std::forward<T>(object));
        try {
            self().add_node(*handle_access::node_of(handle));
        } catch (...) {
            disown(*handle_access::node_of(handle));
            throw;
        }
        self().tell_moves();
        return handle;
    }
    // Takes an entity that has no session: a transient one is inserted, a detached one is the session's again.
    // Throws invalid_state_error if another session has it.
    template <class T>
    ref<T> add(const ref<T>& entity) {
        self().require_usable();
        (void)self().template mapper_for<T>();
        self().add_node(node_of(entity));
        self().tell_moves();
        return entity;
    }
    template <class Other>
        requires(!model<Other>)
    void add(const Other&) {
        static_assert(refuse_if<not_addable<Other>::value>::done);
    }
    // Takes the objects or entities of a range, and gives their handles.
    template <class Range>
        requires(!model<std::remove_cvref_t<Range>>)
    auto add_all(Range&& range) {
        std::vector<decltype(add(*std::begin(range)))> handles;
        for (auto&& each : range) handles.push_back(add(std::forward<decltype(each)>(each)));
        return handles;
    }

    // The next flush deletes the row, and what the cascades of its relationships say. With soft_delete in its mapping the
    // row stays, and its moment is set.
    template <class T>
    void remove(const ref<T>& entity) {
        self().require_usable();
        self().remove_node(node_of(entity));
        self().tell_moves();
    }
    // DELETE, whatever the mapping says: remove(entity, hard).
    template <class T>
    void remove(const ref<T>& entity, hard_t) {
        self().require_usable();
        self().remove_node(node_of(entity), true);
        self().tell_moves();
    }

    // Reads the row now. What the refresh-expire cascade reaches is expired. Throws object_deleted_error if the row is gone,
    // invalid_state_error if there was none.
    template <class T>
    void refresh(const ref<T>& entity) {
        self().require_usable();
        auto& node = mine(entity, "refreshed");
        expire_along(node, true);
        reload_expired(node);
    }
    // The same, and locks the row: with_for_update.
    template <class T, reading How>
    void refresh(const ref<T>& entity, const How& how) {
        self().require_usable();
        auto& node = mine(entity, "refreshed");
        auto& mapper = self().template mapper_for<T>();
        expire_along(node, true);
        self().autoflush();
        auto row = self()
                       .run_unfiltered(how.of(select<T>().where(mapper.has_key(key_maker<T>::of(known_row(node))))))
                       .one_or_none();
        if (!row) throw object_deleted_error(mapper.describe(node) + " cannot be read: it is gone, or locked");
        mapper.absorb(std::move(*row));
    }
    // The row is read again when the entity is used next; what was not flushed is dropped. So it is with what the
    // refresh-expire cascade reaches.
    template <class T>
    void expire(const ref<T>& entity) {
        expire_along(mine(entity, "expired"));
    }
    // The entity is no longer the session's, nor is what the expunge cascade reaches. What it refers to is kept as it is.
    template <class T>
    void expunge(const ref<T>& entity) {
        auto& first = node_of(entity);
        if (first.session != &self())
            throw invalid_state_error("an entity that is not of this session cannot be expunged from it");
        const auto leaving = cascade_of(first, &cascade_set::expunge);
        for (node_base* const each : leaving) self().require_not_planned(*each);
        for (node_base* const each : leaving) {
            const bool pending = each->state == entity_state::pending;
            if (!pending) self().mapper_of(each->type).take_out(*each);
            self().leave(*each, pending ? entity_state::transient : entity_state::detached);
        }
        self().tell_moves();
    }

    // Whether the session has the entity.
    template <class T>
    bool contains(const ref<T>& entity) const noexcept {
        return entity && handle_access::node_of(entity)->session == static_cast<const Session*>(this);
    }
    // Whether its columns differ from what the database has.
    template <class T>
    bool is_modified(const ref<T>& entity) {
        return self().template mapper_for<std::remove_const_t<T>>().is_changed(node_of(entity));
    }

    // What is only looked at is neither added nor deleted.
    template <class T>
    void remove(const ref<const T>&) {
        static_assert(refuse_if<other_handle<T, const T>::value>::done);
    }
    template <class T>
    void remove(const ref<const T>&, hard_t) {
        static_assert(refuse_if<other_handle<T, const T>::value>::done);
    }
    template <class T>
    ref<T> add(const ref<const T>&) {
        static_assert(refuse_if<other_handle<T, const T>::value>::done);
        return {};
    }
    // Values are refused: only entities have rows.
    template <model T>
    void remove(const T&) {
        static_assert(refuse_if<value_for_handle<T, "remove(...)">::value>::done);
    }
    template <model T>
    void refresh(const T&) {
        static_assert(refuse_if<value_for_handle<T, "refresh(...)">::value>::done);
    }
    template <model T>
    void expire(const T&) {
        static_assert(refuse_if<value_for_handle<T, "expire(...)">::value>::done);
    }
    template <model T>
    void expunge(const T&) {
        static_assert(refuse_if<value_for_handle<T, "expunge(...)">::value>::done);
    }

protected:
    session_objects() = default;
    ~session_objects() = default;

    template <class T>
    static node<T>& node_of(const ref<T>& entity) {
        if (!entity) throw_empty_handle(type_name<std::remove_const_t<T>>);
        return *handle_access::node_of(entity);
    }
    template <class T>
    static node<T>& node_of(const ref<const T>& entity) {
        if (!entity) throw_empty_handle(type_name<std::remove_const_t<T>>);
        return *handle_access::node_of(entity);
    }
    template <class T>
    node<std::remove_const_t<T>>& mine(const ref<T>& entity, std::string_view what) {
        auto& found = node_of(entity);
        if (found.session != &self() || found.state != entity_state::persistent)
            throw invalid_state_error("an entity that is " + std::string(state_name(found.state)) + " cannot be " +
                                      std::string(what) + ": it has no row in this session");
        return found;
    }

private:
    void expire_along(node_base& first, bool refreshed = false) {
        for (node_base* const each : cascade_of(first, &cascade_set::refresh_expire))
            if (each->state == entity_state::persistent) {
                self().mapper_of(each->type).expire(*each);
                if (each != &first || !refreshed) self().tell(entity_point::expire, *each);
            }
    }

    Session& self() noexcept { return static_cast<Session&>(*this); }
};

}  // namespace cupel::detail
