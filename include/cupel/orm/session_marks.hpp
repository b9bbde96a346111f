// The part of a session that is told of changes which comparing does not find.
#pragma once

#include <cupel/orm/column_option.hpp>
#include <cupel/orm/mapper.hpp>
#include <cupel/orm/read_only.hpp>

#include <cstddef>
#include <string>
#include <type_traits>

namespace cupel::detail {

// Whether an UPDATE of a session sets a column of the member.
template <class T, auto Member>
constexpr bool is_written_member() {
    bool found = false;
    for_columns_of_member<T, Member>(
        [&](std::size_t column) { found = found || set_by_session(table_of<T>().columns[column]); });
    return found;
}

template <class T, auto... Members>
struct flagged_members {
    static constexpr bool are_columns =
        (... && (std::is_same_v<owner_of<Members>, T> && !relationship_member<value_of<Members>>));
    static constexpr bool ok = are_columns && (... && is_written_member<T, Members>());
    template <auto Member>
    static constexpr void describe_unwritten(problem& text) {
        if (text.found() || is_written_member<T, Member>()) return;
        text = problem("cupel[E609]: flag_modified<&", type_name<T>, "::", member_name<Member>, "> of an entity of ");
        table_of<T>().describe(text);
        text += " names what the database sets and a session never writes; name columns that the program sets";
    }
    static constexpr problem value = [] {
        problem text;
        if constexpr (are_columns) {
            (describe_unwritten<Members>(text), ...);
        } else {
            text = problem("cupel[E609]: flag_modified<...> of an entity of ");
            table_of<T>().describe(text);
            text += " names a member that is no column of it; name members that are columns of ";
            text += type_name<T>;
        }
        return text;
    }();
};

template <class Session>
class session_marks {
public:
    // The next flush writes these columns, though they are equal to what the database has: for what == does not see, and to
    // send an UPDATE anyway. What the database computes is no such column. Throws invalid_state_error for an entity that has
    // no row in this session.
    template <auto First, auto... Rest, class T>
    void flag_modified(const ref<T>& entity) {
        using check = flagged_members<std::remove_const_t<T>, First, Rest...>;
        static_assert(refuse_if<check::value>::done);
        if constexpr (check::ok && may_be_changed<T>()) {
            node<T>* const marked = marked_node(entity);
            if (marked == nullptr) return;
            read_flagged(read_member<First>(*marked));
            (read_flagged(read_member<Rest>(*marked)), ...);
            const auto flag = [&](std::size_t column) {
                if (set_by_session(table_of<T>().columns[column])) self().flag(*marked, column);
            };
            for_columns_of_member<T, First>(flag);
            (for_columns_of_member<T, Rest>(flag), ...);
        }
    }
    // The same of all its columns but the key and what the database sets.
    template <class T>
    void mark_dirty(const ref<T>& entity) {
        if constexpr (may_be_changed<T>()) {
            node<T>* const marked = marked_node(entity);
            if (marked == nullptr) return;
            if (!is_whole(*marked)) make_whole(*marked);
            for_each_column<T>([&](auto column) {
                if constexpr (set_by_session(table_of<T>().columns[column]) &&
                              !table_of<T>().primary_key.contains(column)) {
                    if constexpr (is_deferred<column_type_of<T, column>>)
                        if (!column_in<column>(marked->object).is_loaded()) return;
                    self().flag(*marked, column);
                }
            });
        }
    }

protected:
    session_marks() = default;
    ~session_marks() = default;

private:
    // A const T is refused.
    template <class T>
    static constexpr bool may_be_changed() {
        if constexpr (std::is_const_v<T>)
            static_assert(refuse_if<other_handle<std::remove_const_t<T>, T>::value>::done);
        return !std::is_const_v<T>;
    }
    // Null for a pending entity, all of which is written.
    template <class T>
    node<T>* marked_node(const ref<T>& entity) {
        if (self().contains(entity) && entity.state() == entity_state::pending) return nullptr;
        return &self().mine(entity, "marked as changed");
    }
    template <class Member>
    static void read_flagged(const Member& member) {
        if constexpr (is_deferred<Member>) static_cast<void>(member.get());
    }

    Session& self() noexcept { return static_cast<Session&>(*this); }
};

}  // namespace cupel::detail
