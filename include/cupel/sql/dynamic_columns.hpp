// Columns that are chosen by their names while the program runs.
#pragma once

#include <cupel/core/error.hpp>
#include <cupel/sql/clauses/select_if.hpp>
#include <cupel/sql/column.hpp>

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace cupel {

// The name of a column is none of those that are allowed.
struct unknown_column_error : programming_error {
    using programming_error::programming_error;
};

namespace detail {

// The names, which must differ.
template <class... Columns>
struct chosen_names_of {
    static constexpr std::array<std::string_view, sizeof...(Columns)> names{Columns::name()...};

    static constexpr problem value = [] {
        const std::size_t twice = find_twice(names.data(), names.size());
        if (twice == names.size()) return problem();
        problem text("cupel[E138]: ");
        std::size_t at = 0;
        ((at++ == twice ? Columns::describe(text) : void()), ...);
        text += " and another of the columns to choose from are both called ";
        text += names[twice];
        text += "; leave one of them out";
        return text;
    }();

    [[noreturn]] static void refuse(std::string_view name, std::string_view use) {
        std::string text =
            "there is no column \"" + std::string(name) + "\" " + std::string(use) + "; the columns are: ";
        std::string_view before = "";
        for (const std::string_view one : names) text.append(std::exchange(before, ", ")).append(one);
        throw unknown_column_error(error_code::programming, text);
    }
};

}  // namespace detail

// Columns of which a user chooses some, by their names in SQL, for .select_if(columns). Those that are not chosen are read
// as empty optionals.
//     dynamic_columns<&User::name, &User::email, &User::age> columns;
//     for (const std::string& name : request.fields) columns.add(name);
//     for (const auto& row : db.execute(select(col<&User::id>).select_if(columns))) ... row[col<&User::name>] ...
template <auto... Members>
class dynamic_columns {
    static_assert(detail::refuse_if<detail::chosen_names_of<column<Members>...>::value>::done);

public:
    static constexpr bool chooses_columns = true;

    // Throws unknown_column_error, which lists the names that are allowed.
    dynamic_columns& add(std::string_view name) {
        std::size_t at = 0;
        while (at < names.size() && names[at] != name) ++at;
        if (at == names.size()) detail::chosen_names_of<column<Members>...>::refuse(name, "to select");
        chosen_[at] = true;
        return *this;
    }
    bool has(std::string_view name) const noexcept {
        for (std::size_t i = 0; i < names.size(); ++i)
            if (names[i] == name) return chosen_[i];
        return false;
    }

    static constexpr const auto& names = detail::chosen_names_of<column<Members>...>::names;

    // The list with these items behind its own.
    template <class List>
    auto add_to(const List& list) const {
        return add_each(list, std::make_index_sequence<sizeof...(Members)>());
    }

private:
    // clang takes no two packs of a member's and a lambda's own in one expansion.
    template <class List, std::size_t... Index>
    auto add_each(const List& list, std::index_sequence<Index...>) const {
        return detail::append_items(list,
                                    detail::make_optional_item(part_flag<"">{chosen_[Index]}, column<Members>{})...);
    }

    std::array<bool, sizeof...(Members)> chosen_{};
};

}  // namespace cupel
