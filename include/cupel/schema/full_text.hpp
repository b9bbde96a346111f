// Full-text indexes in a mapping. <cupel/sql/full_text.hpp> has what else they need; nothing includes it.
#pragma once

#include <cupel/core/fixed_string.hpp>
#include <cupel/schema/member_list.hpp>

#include <cstddef>
#include <string_view>

namespace cupel {

namespace detail {

template <fixed_string Name, fixed_string Language, auto... Members>
struct full_text_option {
    static constexpr bool adds_full_text = true;
    static constexpr fixed_string name = Name;
    static constexpr fixed_string language_name = Language;

    // Words in their forms: "english" finds "foxes" by "fox". Without it a word is found as it stands, in any case.
    template <fixed_string Other>
    constexpr auto language() const {
        return full_text_option<Name, Other, Members...>{};
    }

    template <class T, class Data>
    constexpr void apply(Data& data) const {
        column_list list;
        data.add_name({"full-text index", Name.view(), false, false});
        if (!data.require(collect_columns<T, Members...>(list), "full_text")) return;
        for (std::size_t i : list) {
            if (data.columns[i].type.is_text()) continue;
            problem text("cupel[E542]: full_text of column ");
            describe_column(text, data.name(), type_name<T>, data.columns[i]);
            text += " is given, but the column is of type ";
            text += data.columns[i].type.name;
            text += "; name columns of text there";
            data.report(text);
        }
    }

    template <class T>
    static consteval column_list columns_in() {
        column_list list;
        collect_columns<T, Members...>(list);
        return list;
    }
};

}  // namespace detail

// An index of the words of text columns, for match<T>(...): full_text<"posts_search", &Post::title, &Post::body>. The name is
// that of a column of the table on PostgreSQL, and of a virtual table on SQLite.
template <fixed_string Name, auto... Members>
inline constexpr detail::full_text_option<Name, "simple", Members...> full_text{};

}  // namespace cupel
