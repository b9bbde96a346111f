// Strong typedefs: a type of the program's own for a value that is stored as another type is.
#pragma once

#include <cupel/core/diagnostic.hpp>
#include <cupel/reflect/fields.hpp>
#include <cupel/types/codec.hpp>

#include <utility>

namespace cupel {

namespace detail {

template <class T>
struct strong_check {
    static constexpr problem value =
        field_count<T> == 1
            ? problem()
            : problem(
                  "cupel[E670]: ", type_name<T>, " has ", small_number(field_count<T>),
                  " members, and strong_codec<T, U> stores a struct of one; give it one member, or write a codec of "
                  "its own");
};

}  // namespace detail

// The codec of a struct with one member, stored as that member's type U is:
//     struct user_id { std::int64_t value{}; bool operator==(const user_id&) const = default; };
//     template <> struct cupel::codec<user_id> : cupel::strong_codec<user_id, std::int64_t> {};
// It compares with its own kind only. An integer's is a key that the database makes.
template <class T, class U>
struct strong_codec {
    using stored_as = typename codec<U>::stored_as;

    static constexpr sql_type type = [] {
        sql_type made = detail::sql_type_of<U>;
        made.name = detail::type_name<T>;
        made.domain = detail::type_id<T>;
        made.strong = true;
        return made;
    }();

    static constexpr decltype(auto) encode(const T& value) {
        static_assert(detail::refuse_if<detail::strong_check<T>::value>::done);
        return codec<U>::encode(detail::field<0>(value));
    }

    template <class Stored>
    static constexpr T decode(Stored&& stored) {
        return T{codec<U>::decode(std::forward<Stored>(stored))};
    }
};

}  // namespace cupel
