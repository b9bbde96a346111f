// Columns of moments that sessions set: when a row was made, changed, and deleted.
#pragma once

#include <cupel/schema/metadata.hpp>

#include <cstddef>
#include <string_view>
#include <type_traits>

namespace cupel {

namespace detail {

enum class moment_kind { created, updated, deleted };

constexpr std::string_view moment_word(moment_kind kind) noexcept {
    constexpr std::string_view words[] = {"created_at", "updated_at", "soft_delete"};
    return words[static_cast<std::size_t>(kind)];
}

template <moment_kind Kind, auto... Path>
struct moment_option {
    static constexpr moment_kind moment = Kind;
    static constexpr bool filters_rows = Kind == moment_kind::deleted;

    template <class T>
    static constexpr std::size_t column = column_index<T, Path...>;

    template <class T, class Data>
    constexpr void apply(Data& data) const {
        column_list list;
        if (!data.require(collect_columns<T, Path...>(list), moment_word(Kind)) || list.count != 1) return;
        const column_info& info = data.columns[*list.begin()];
        const bool is_moment = info.type.is_plain() &&
                               (info.type.kind == type_kind::timestamp || info.type.kind == type_kind::timestamptz);
        if (is_moment && (Kind != moment_kind::deleted || info.nullable)) return;
        problem text(Kind == moment_kind::deleted ? "cupel[E580]: " : "cupel[E581]: ", moment_word(Kind),
                     " of column ");
        describe_column(text, data.name(), type_name<T>, info);
        text += Kind == moment_kind::deleted
                    ? " is given, but a row that is there has no moment of its deletion; make the member a "
                      "std::optional<cupel::timestamp>, or of a timestamptz"
                    : " is given, but the column has no moments; make the member a cupel::timestamp or timestamptz";
        data.report(text);
    }
};

template <class Option, moment_kind Kind>
concept says_moment = requires { requires Option::moment == Kind; };

template <class T, moment_kind Kind>
consteval std::size_t find_moment_column() {
    std::size_t found = no_column;
    for_each_option<T>([&](const auto& option) {
        using plain = std::remove_cvref_t<decltype(option)>;
        if constexpr (says_moment<plain, Kind>) found = plain::template column<T>;
    });
    return found;
}

// The number of the column, or no_column.
template <class T>
inline constexpr std::size_t created_column = find_moment_column<T, moment_kind::created>();
template <class T>
inline constexpr std::size_t updated_column = find_moment_column<T, moment_kind::updated>();
template <class T>
inline constexpr std::size_t soft_delete_column = find_moment_column<T, moment_kind::deleted>();

}  // namespace detail

// Sessions set the column when they insert an entity whose member has its initial value.
template <auto... Path>
inline constexpr detail::moment_option<detail::moment_kind::created, Path...> created_at{};

// Sessions set the column with INSERT, and with every UPDATE for which the program has not changed the member.
template <auto... Path>
inline constexpr detail::moment_option<detail::moment_kind::updated, Path...> updated_at{};

// remove() of a session sets the column instead of deleting the row; NULL is a row that is there.
template <auto... Path>
inline constexpr detail::moment_option<detail::moment_kind::deleted, Path...> soft_delete{};

}  // namespace cupel
