// Functions of bytes on SQLite.
#pragma once

#include <cupel/dialects/sqlite/dialect.hpp>
#include <cupel/sql/functions/bytes.hpp>
#include <cupel/sql/repeated.hpp>

#include <type_traits>

namespace cupel::detail {

// hex(NULL) is empty there.
template <class Bytes>
constexpr void hex_on_sqlite(writer<sqlite>& w) {
    repeated<Bytes, writer<sqlite>> x(w);
    x.write("CASE WHEN (", ") IS NOT NULL THEN lower(hex(");
    x.write("", ")) END");
}

template <class Result, class Bytes>
constexpr void render_for(writer<sqlite>& w, std::type_identity<function_call<"hex", Result, Bytes>>) {
    hex_on_sqlite<Bytes>(w);
}

}  // namespace cupel::detail
