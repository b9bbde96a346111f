// What a flush would write of an entity: values before and now.
#pragma once

#include <cupel/orm/column_access.hpp>
#include <cupel/orm/column_gap.hpp>
#include <cupel/orm/ref.hpp>
#include <cupel/orm/relation.hpp>
#include <cupel/orm/value_text.hpp>

#include <concepts>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_set>
#include <vector>

namespace cupel {

// A column that differs. Empty is NULL, and no row.
struct column_change {
    std::string_view column{};  // in SQL
    std::string_view member{};  // in C++
    std::optional<std::string> before{};
    std::optional<std::string> now{};
};

// A column of an entity: what the row has, and the object. One of them is empty where there is no row, or no object.
template <class Value>
struct column_history {
    std::optional<Value> before{};
    std::optional<Value> now{};

    bool changed() const { return !detail::same_value(before, now); }
};

// A relationship since the last flush. Of one that is not loaded only what was changed is known.
template <class T>
struct relationship_history {
    std::vector<ref<T>> added{};
    std::vector<ref<T>> unchanged{};
    std::vector<ref<T>> deleted{};

    bool changed() const noexcept { return !added.empty() || !deleted.empty(); }
};

namespace detail {

// Columns of the entity that were not read.
template <class T>
column_set<T> missing_columns(const node<T>& entity) {
    const column_gap<T>* const gap = gap_in(entity);
    return gap == nullptr ? column_set<T>() : gap->missing;
}

// The columns that differ; all of them where one of the two is missing. Those that were not read have no values.
template <class T>
std::vector<column_change> compare_rows(const node<T>& entity, const T* before, const T* now) {
    std::vector<column_change> found;
    const column_set<T> missing = missing_columns(entity);
    for_each_column<T>([&](auto column) {
        if (missing.test(column)) return;
        if (before != nullptr && now != nullptr && same_value(column_in<column>(*before), column_in<column>(*now)))
            return;
        const column_info& info = table_of<T>().columns[column];
        column_change& made = found.emplace_back(column_change{info.name, info.member, {}, {}});
        if (before != nullptr) made.before = value_text(column_in<column>(*before));
        if (now != nullptr) made.now = value_text(column_in<column>(*now));
    });
    return found;
}

template <class T>
struct no_history {
    static constexpr problem value = [] {
        problem text("cupel[E674]: history<...>() of an entity of table ", table_name_of<T>(), " (", type_name<T>,
                     ") names a member that is no column of it; name one, as in ");
        table_of<T>().spell(text, table_of<T>().example_column());
        return text;
    }();
};

template <auto... Path, class T>
auto compare_column(const node<T>& entity, const T* before, const T* now) {
    constexpr std::size_t column = column_index<T, Path...>;
    if constexpr (column == no_column) {
        static_assert(refuse_if<no_history<T>::value>::done);
        return column_history<bool>();
    } else {
        column_history<column_type_of<T, column>> made;
        if (missing_columns(entity).test(column)) return made;
        if (before != nullptr) made.before = column_in<column>(*before);
        if (now != nullptr) made.now = column_in<column>(*now);
        return made;
    }
}

template <class T>
const T* row_before(const node<T>& of) noexcept {
    return of.loaded.has_value() ? &*of.loaded : of.bare ? &of.object : nullptr;
}

template <class Target>
relationship_history<Target> relationship_changes(const relation& which, node_base& owner) {
    relationship_history<Target> made;
    const auto handle = [](node_base* one) { return handle_access::handle<Target>(one); };
    if (which.is_collection()) {
        const auto* const side = known_side<collection_side>(which, owner);
        if (side == nullptr) return made;
        const std::unordered_set<const node_base*> fresh(side->added.begin(), side->added.end());
        for (node_base* const each : side->added) made.added.push_back(handle(each));
        for (node_base* const each : side->removed) made.deleted.push_back(handle(each));
        for (node_base* const each : side->items())
            if (fresh.count(each) == 0) made.unchanged.push_back(handle(each));
        return made;
    }
    const auto* const side = known_side<reference_side>(which, owner);
    if (side == nullptr) return made;
    if (!side->changed || side->target == side->before) {
        if (side->target != nullptr) made.unchanged.push_back(handle(side->target));
        return made;
    }
    if (side->target != nullptr) made.added.push_back(handle(side->target));
    if (side->before != nullptr) made.deleted.push_back(handle(side->before));
    return made;
}

}  // namespace detail

// The columns that the next flush would write, with the values before and now; all columns of an entity without a row.
template <class T>
std::vector<column_change> changes(const ref<T>& entity) {
    const T& now = *entity;
    const auto& node = *detail::handle_access::node_of(entity);
    return detail::compare_rows<T>(node, detail::row_before(node), &now);
}

// history<&user::name>(entity): a column before and now. history<&user::posts>(entity): what a relationship got and lost.
template <auto First, auto... Rest>
auto history(const ref<detail::owner_of<First>>& entity) {
    using T = detail::owner_of<First>;
    const T& now = *entity;
    auto& node = *detail::handle_access::node_of(entity);
    if constexpr (detail::relationship_member<detail::value_of<First>>) {
        constexpr std::size_t number = detail::relation_number<First>();
        return detail::relationship_changes<typename detail::value_of<First>::target>(node.type.relations[number],
                                                                                      node);
    } else {
        return detail::compare_column<First, Rest...>(node, detail::row_before(node), &now);
    }
}

}  // namespace cupel
