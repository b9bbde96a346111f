// Functions of bytes; octet_length stands with the functions of text.
#pragma once

#include <cupel/sql/functions/function.hpp>
#include <cupel/types/blob.hpp>

#include <string>
#include <string_view>
#include <utility>

namespace cupel {

namespace detail {

template <class Node>
struct bytes_check {
    static constexpr bool ok = refused<Node> || (type_of<Node>.kind == type_kind::blob && !type_of<Node>.array);
    static constexpr problem value = [] {
        problem text;
        if constexpr (!ok) {
            text = problem("cupel[E016]: ");
            cupel::detail::describe<Node>(text, "a value");
            text += " of type ";
            text += type_of<Node>.name;
            text += " is argument 1 of func::hex(bytes); pass a cupel::blob";
        }
        return text;
    }();
};

struct hex_maker {
    template <expression E>
    constexpr auto operator()(E bytes) const {
        static_assert(refuse_if<bytes_check<E>::value>::done);
        if constexpr (!bytes_check<E>::ok || refused<E>) return refused_operand<E>{};
        else return function_call<"hex", std::string, E>(std::move(bytes));
    }
};

}  // namespace detail

namespace func {

// The bytes as hexadecimal digits, in lower case.
inline constexpr cupel::detail::hex_maker hex{};

}  // namespace func
}  // namespace cupel
