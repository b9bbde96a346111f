// Query by example: filter_by<&User::username, &User::bio>("alice", std::nullopt)
#pragma once

#include <cupel/sql/related.hpp>

#include <concepts>
#include <cstddef>
#include <optional>
#include <tuple>
#include <type_traits>
#include <utility>

namespace cupel {

namespace detail {

template <std::size_t Values, auto First, auto... Members>
struct filter_check {
    static constexpr bool ok = Values == sizeof...(Members) + 1;
    static constexpr problem value = [] {
        problem text;
        if (ok) return text;
        text = problem("cupel[E615]: filter_by of ");
        table_of<owner_of<First>>().describe(text);
        text += " is given ";
        text += Values < sizeof...(Members) + 1 ? "fewer" : "more";
        text += " values than members; give one value for each: filter_by<&";
        text += type_name<owner_of<First>>;
        text += "::";
        text += member_name<First>;
        text += sizeof...(Members) == 0 ? ">(value)" : ", ...>(value, ...)";
        return text;
    }();
};

// column = value; NULL is looked for, too.
template <auto Member, class Value>
constexpr auto filter_one(Value&& value) {
    using plain = std::remove_cvref_t<Value>;
    if constexpr (relationship_member<value_of<Member>>) return has<Member>(value);
    else if constexpr (std::same_as<plain, std::nullopt_t>) return col<Member>.is_null();
    else if constexpr (is_optional<plain>) return col<Member>.is_not_distinct_from(std::forward<Value>(value));
    else return col<Member> == std::forward<Value>(value);
}

template <auto First, auto... Members, class... Values>
constexpr auto make_filter(Values&&... values) {
    using check = filter_check<sizeof...(Values), First, Members...>;
    static_assert(refuse_if<check::value>::done);
    if constexpr (!check::ok) {
        return refused_operand<owner_of<First>>{};
    } else {
        return [](auto&& first, auto&&... rest) {
            return (filter_one<First>(std::forward<decltype(first)>(first)) && ... &&
                    filter_one<Members>(std::forward<decltype(rest)>(rest)));
        }(std::forward<Values>(values)...);
    }
}

}  // namespace detail

// "users"."username" = ?1 AND "users"."bio" IS NULL: each member has its value. std::nullopt asks for NULL, and an empty optional
// too (IS NOT DISTINCT FROM, for which PostgreSQL takes no index). A belongs_to or has_one takes an entity, with
// cupel/orm/contains.hpp.
template <auto First, auto... Members, class... Values>
constexpr auto filter_by(Values&&... values) {
    return detail::make_filter<First, Members...>(std::forward<Values>(values)...);
}

// The same with the values that these members of an object have. Which of them were set, an object does not know.
template <auto First, auto... Members>
constexpr auto by_example(const detail::owner_of<First>& example) {
    return detail::make_filter<First, Members...>(example.*First, example.*Members...);
}

}  // namespace cupel
