// Members of entities that were partly read.
#pragma once

#include <cupel/orm/column_gap.hpp>
#include <cupel/orm/ref.hpp>
#include <cupel/orm/whole.hpp>

#include <string>

namespace cupel::detail {

template <auto First, auto... Rest, class Object>
auto& member_along(Object& object) noexcept {
    if constexpr (sizeof...(Rest) == 0) return object.*First;
    else return member_along<Rest...>(object.*First);
}

// Whether any column of a member is in a set: one column, or those of a struct of columns.
template <auto... Path, class T>
bool touches_member(const node<T>& entity, const column_set<T>& columns) {
    const auto& member = member_along<Path...>(entity.object);
    const auto* const first = reinterpret_cast<const char*>(&member);
    bool found = false;
    for_each_column<T>([&](auto column) {
        const auto* const at = reinterpret_cast<const char*>(&column_in<column>(entity.object));
        found = found || (columns.test(column) && first <= at && at < first + sizeof(member));
    });
    return found;
}

template <auto... Path, class T>
const auto& look_at_member(node<T>& entity) {
    if (entity.expired) reload_expired(entity);
    if (const column_gap<T>* const gap = gap_in(entity);
        gap != nullptr && touches_member<Path...>(entity, gap->missing)) {
        if (touches_member<Path...>(entity, gap->raising)) {
            std::string path;
            ((path += path.empty() ? "::" : ".", path += member_name<Path>), ...);
            throw unloaded_error("column " + std::string(type_name<T>) + path +
                                 " was not read, and the query says that it must not be; read it with the query");
        }
        read_missing(entity, 0);
    }
    return member_along<Path...>(entity.object);
}

template <auto... Path, class T>
auto& read_member(node<T>& entity) {
    static_cast<void>(look_at_member<Path...>(entity));
    keep_row_of(entity);
    return member_along<Path...>(entity.object);
}

template <auto... Path, class T>
bool has_member(const node<T>& entity) {
    const auto& member = member_along<Path...>(entity.object);
    if (entity.expired) return false;
    if constexpr (requires { member.is_loaded(); }) return member.is_loaded();
    const column_gap<T>* const gap = gap_in(entity);
    return gap == nullptr || !touches_member<Path...>(entity, gap->missing);
}

}  // namespace cupel::detail
