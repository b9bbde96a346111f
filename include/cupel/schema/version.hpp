// A column that counts the versions of a row.
#pragma once

#include <cupel/schema/member_list.hpp>

namespace cupel {

namespace detail {

template <auto... Path>
struct version_option {
    static constexpr bool is_version = true;

    template <class T>
    static constexpr std::size_t column = column_index<T, Path...>;

    template <class T, class Data>
    constexpr void apply(Data& data) const {
        column_list list;
        if (!data.require(collect_columns<T, Path...>(list), "version_id") || list.count != 1) return;
        const column_info& info = data.columns[*list.begin()];
        if (info.type.is_integer() && !info.nullable) return;
        problem text("cupel[E561]: version_id of column ");
        describe_column(text, data.name(), type_name<T>, info);
        text += " is given, but a version counts from 1; make the member an integer, as in std::int64_t";
        data.report(text);
    }
};

template <class Option>
concept says_version = requires { Option::is_version; };

}  // namespace detail

// Sessions write 1 into the column with INSERT, one more with each UPDATE, and change or delete the row only where it still
// has the number that they read; otherwise stale_data_error. Of other statements it is a column like any other.
template <auto... Path>
inline constexpr detail::version_option<Path...> version_id{};

}  // namespace cupel
