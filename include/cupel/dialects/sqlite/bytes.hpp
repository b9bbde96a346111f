// Functions of bytes on SQLite.
#pragma once

#include <cupel/dialects/sqlite/dialect.hpp>
#include <cupel/sql/functions/bytes.hpp>
#include <cupel/sql/in.hpp>
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

// A range travels as JSON, in which bytes are hexadecimal text.
template <class Operand>
constexpr void render_for(writer<sqlite>& w, std::type_identity<bytes_in_range<Operand>>) {
    hex_on_sqlite<Operand>(w);
}

}  // namespace cupel::detail
