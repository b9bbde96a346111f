// Exclusion constraints. PostgreSQL only; a program that has one includes this.
#pragma once

#include <cupel/core/fixed_string.hpp>
#include <cupel/schema/member_list.hpp>

namespace cupel {

namespace detail {

template <fixed_string Name, auto... Members>
struct exclusion_option {
    static constexpr bool adds_exclusion = true;
    static constexpr fixed_string name = Name;

    template <class T, class Data>
    constexpr void apply(Data& data) const {
        column_list list;
        data.add_name({"exclusion constraint", Name.view(), true, true});
        data.require(collect_columns<T, Members...>(list), "exclude");
    }

    template <class T>
    static consteval column_list columns_in() {
        column_list list;
        collect_columns<T, Members...>(list);
        return list;
    }
};

template <class Option>
concept exclusion_constraint = requires { Option::adds_exclusion; };

}  // namespace detail

// CONSTRAINT name EXCLUDE USING gist (a WITH =, r WITH &&): no two rows have equal values in the plain columns and ranges
// that overlap. With a plain column the database needs its extension btree_gist.
template <fixed_string Name, auto... Members>
inline constexpr detail::exclusion_option<Name, Members...> exclude{};

}  // namespace cupel
