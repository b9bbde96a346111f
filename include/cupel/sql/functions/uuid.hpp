// UUIDs made by the database. Nothing includes this header.
#pragma once

#include <cupel/sql/functions/function.hpp>
#include <cupel/types/uuid.hpp>

#include <type_traits>

namespace cupel {

namespace detail {

struct random_uuid_maker {
    constexpr auto operator()() const { return function_call<"gen_random_uuid", uuid>(); }
};

// Of version 4, which SQLite makes of random bytes.
template <class Writer, class Result>
constexpr void render_for(Writer& w, std::type_identity<function_call<"gen_random_uuid", Result>>) {
    w.text(Writer::dialect::random_uuid);
}

}  // namespace detail

namespace func {

// A random UUID: as a server_default of a key, or as a value.
inline constexpr cupel::detail::random_uuid_maker gen_random_uuid{};

}  // namespace func
}  // namespace cupel
