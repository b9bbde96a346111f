// What a mapping says of single columns and rows: CHECK, length, name, schema.
#pragma once

#include <cupel/core/fixed_string.hpp>
#include <cupel/schema/member_list.hpp>

#include <cstddef>
#include <string_view>
#include <utility>

namespace cupel {

namespace detail {

template <class Predicate>
struct check_option {
    static constexpr bool adds_check = true;
    Predicate predicate;
    std::string_view name_{};

    constexpr check_option name(std::string_view text) const { return {predicate, text}; }

    template <class T, class Data>
    constexpr void apply(Data& data) const {
        data.add_name({"check constraint", name_, false, true});
    }
};

template <std::size_t Length, auto... Path>
struct length_option {
    template <class T, class Data>
    constexpr void apply(Data& data) const {
        column_list list;
        if (data.require(collect_columns<T, Path...>(list), "length") && list.count == 1) {
            sql_type& type = data.columns[*list.begin()].type;
            if (type.kind != type_kind::text) data.report_length(*list.begin());
            else if (Length == 0) data.report_no_length(*list.begin());
            type.length = Length;
        }
    }
};

template <std::size_t Digits, std::size_t Scale, auto... Path>
struct numeric_option {
    template <class T, class Data>
    constexpr void apply(Data& data) const {
        column_list list;
        if (data.require(collect_columns<T, Path...>(list), "numeric") && list.count == 1) {
            sql_type& type = data.columns[*list.begin()].type;
            if (type.kind != type_kind::numeric) data.report_length(*list.begin(), "numeric", "a decimal");
            else if (Digits == 0 || Digits < Scale) data.report_no_digits(*list.begin());
            type.length = Digits;
            type.scale = Scale;
        }
    }
};

template <auto... Path>
struct column_name_option {
    std::string_view name;
    template <class T, class Data>
    constexpr void apply(Data& data) const {
        column_list list;
        if (data.require(collect_columns<T, Path...>(list), "column_name") && list.count == 1)
            data.columns[*list.begin()].name = name;
    }
};

struct schema_option {
    std::string_view name;
    template <class T, class Data>
    constexpr void apply(Data& data) const {
        data.schema = name;
    }
};

}  // namespace detail

// CHECK (predicate)
template <class Predicate>
constexpr detail::check_option<Predicate> check(Predicate predicate) {
    return {std::move(predicate)};
}

namespace detail {

template <fixed_string Name>
struct named_check {
    static constexpr problem value{"cupel[E659]: a check is named behind its predicate; write check(predicate).name(\"",
                                   Name.view(), "\")"};
};

}  // namespace detail

template <fixed_string Name, class Predicate>
constexpr auto check(Predicate predicate) {
    static_assert(detail::refuse_if<detail::named_check<Name>::value>::done);
    return check(std::move(predicate));
}

// VARCHAR(Length) for a text column.
template <auto Member, std::size_t Length>
inline constexpr detail::length_option<Length, Member> length{};

// NUMERIC(Digits, Scale) for a decimal column: PostgreSQL rounds to Scale digits behind the point. SQLite keeps what it gets.
template <auto Member, std::size_t Digits, std::size_t Scale = 0>
inline constexpr detail::numeric_option<Digits, Scale, Member> numeric{};

// The column's name in SQL where it is not the member's.
template <auto... Path>
struct column_name : detail::column_name_option<Path...> {
    constexpr explicit column_name(std::string_view text) : detail::column_name_option<Path...>{text} {}
};

// The schema in front of the table's name: "app"."users". On SQLite this is the name of an attached database.
constexpr detail::schema_option schema(std::string_view name) { return {name}; }

}  // namespace cupel
