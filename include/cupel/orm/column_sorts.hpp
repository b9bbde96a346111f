// Sorts of columns of a model: what INSERT and UPDATE give back, what a session sets, the version.
#pragma once

#include <cupel/schema/metadata.hpp>
#include <cupel/schema/moment.hpp>
#include <cupel/schema/version.hpp>

#include <array>
#include <cstddef>
#include <type_traits>
#include <utility>

namespace cupel::detail {

template <class T>
consteval std::size_t find_version_column() {
    std::size_t found = no_column;
    for_each_option<T>([&](const auto& option) {
        using plain = std::remove_cvref_t<decltype(option)>;
        if constexpr (says_version<plain>) found = plain::template column<T>;
    });
    return found;
}
template <class T>
inline constexpr std::size_t version_column = find_version_column<T>();

// Sorts of columns.
constexpr bool made_by_insert(const column_info& column) noexcept {
    return column.generated || column.server_default || column.computed;
}
constexpr bool made_beside_key(const column_info& column) noexcept { return column.server_default || column.computed; }
constexpr bool made_by_update(const column_info& column) noexcept { return column.on_update || column.computed; }
constexpr bool set_by_session(const column_info& column) noexcept { return !column.computed && !column.on_update; }

template <class T, bool (*Sort)(const column_info&) noexcept>
struct columns_of_sort {
    static constexpr auto list = [] {
        const auto& columns = table_of<T>().columns;
        struct {
            std::array<std::size_t, column_count<T>> numbers{};
            std::size_t count = 0;
        } out;
        for (std::size_t i = 0; i < columns.size(); ++i)
            if (Sort(columns[i])) out.numbers[out.count++] = i;
        return out;
    }();
    static constexpr std::size_t size = list.count;

    template <class Function>
    static constexpr auto with(Function function) {
        return [&]<std::size_t... Place>(std::index_sequence<Place...>) {
            return function(std::index_sequence<list.numbers[Place]...>());
        }(std::make_index_sequence<size>());
    }
};

}  // namespace cupel::detail
