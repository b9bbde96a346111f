// UUIDs made by the database. Nothing includes this header.
#pragma once

#include <cupel/sql/functions/datetime.hpp>
#include <cupel/types/uuid.hpp>

#include <type_traits>

namespace cupel {

namespace detail {

// Of version 4, which SQLite makes of random bytes.
template <class Writer, class Result>
constexpr void render_for(Writer& w, std::type_identity<function_call<"gen_random_uuid", Result>>) {
    w.text(Writer::dialect::random_uuid);
}

}  // namespace detail

namespace func {

// A random UUID: as a server_default of a key, or as a value.
inline constexpr cupel::detail::clock_maker<"gen_random_uuid", uuid> gen_random_uuid{};

}  // namespace func
}  // namespace cupel
