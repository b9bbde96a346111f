// What a member pointer says about itself: its class, its type, its name.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace cupel::detail {

// Stands for the owner of what is no pointer to a member.
struct no_model {};

template <class Pointer>
struct member_pointer {
    using owner = no_model;
    using value = no_model;
};

template <class Class, class Value>
struct member_pointer<Value Class::*> {
    using owner = Class;
    using value = Value;
};

// Some compilers keep the const of a constant that is handed on as a template argument.
template <class Class, class Value>
struct member_pointer<Value Class::* const> : member_pointer<Value Class::*> {};

template <auto Member>
using owner_of = typename member_pointer<decltype(Member)>::owner;

template <auto Member>
using value_of = typename member_pointer<decltype(Member)>::value;

// Of `const Value`: functions cannot be const.
template <class Value>
inline constexpr bool is_function = true;
template <class Value>
inline constexpr bool is_function<const Value> = false;

template <auto Member>
concept names_function = is_function<const value_of<Member>>;

struct signature {
    std::string_view text;
};

template <auto Argument>
constexpr signature value_signature() noexcept {
    return {{__PRETTY_FUNCTION__, sizeof(__PRETTY_FUNCTION__) - 1}};
}

template <class Argument>
constexpr signature type_signature() noexcept {
    return {{__PRETTY_FUNCTION__, sizeof(__PRETTY_FUNCTION__) - 1}};
}

// Where the argument begins in all signatures of the two functions: looking for it anew each time is dear.
inline constexpr std::size_t value_begin = value_signature<0>().text.find("Argument = ") + 11;
inline constexpr std::size_t type_begin = type_signature<int>().text.find("Argument = ") + 11;

template <auto Argument>
constexpr signature spelled_value() noexcept {
    constexpr std::string_view text = value_signature<Argument>().text;
    return {text.substr(value_begin, text.size() - value_begin - 1)};
}

template <class Argument>
constexpr signature spelled_type() noexcept {
    constexpr std::string_view text = type_signature<Argument>().text;
    return {text.substr(type_begin, text.size() - type_begin - 1)};
}

// "a::b<c::d>::e" -> "e": the last name, template arguments kept.
constexpr std::string_view unqualified(std::string_view name) noexcept {
    std::size_t depth = 0;
    for (std::size_t i = name.size(); i-- > 1;) {
        if (name[i] == '>') ++depth;
        if (name[i] == '<') --depth;
        if (depth == 0 && name[i] == ':' && name[i - 1] == ':') return name.substr(i + 1);
    }
    return name;
}

// The last name in "(& prototype<User>.prototype_holder<User>::object.User::email)" or "&prototype.object.email".
constexpr std::string_view last_identifier(std::string_view text) noexcept {
    // Plain pointers: each call counts in constant evaluation.
    const char* const first = text.data();
    const char* end = first + text.size();
    while (end != first && (end[-1] == ')' || end[-1] == ']')) --end;
    const char* begin = end;
    while (begin != first) {
        const auto c = static_cast<unsigned char>(begin[-1]);
        if (c < 0x80 && c != '_' && (c < '0' || c > '9') && (c < 'A' || c > 'Z') && (c < 'a' || c > 'z')) break;
        --begin;
    }
    return {begin, static_cast<std::size_t>(end - begin)};
}

// "User" for ::app::User.
template <class Type>
inline constexpr std::string_view type_name = unqualified(spelled_type<Type>().text);

// "email" for &User::email.
template <auto Member>
inline constexpr std::string_view member_name = unqualified(spelled_value<Member>().text);

// FNV-1a of the type's full name: tells types apart in constants, where the address of a template's variable does not
// compare under every compiler flag. Never 0.
template <class Type>
inline constexpr std::uint64_t type_id = [] {
    std::uint64_t hash = 14695981039346656037U;
    for (char c : spelled_type<Type>().text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
    return hash | 1;
}();

}  // namespace cupel::detail
