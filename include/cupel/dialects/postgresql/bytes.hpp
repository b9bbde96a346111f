// Functions of bytes on PostgreSQL.
#pragma once

#include <cupel/dialects/postgresql/dialect.hpp>
#include <cupel/sql/functions/bytes.hpp>

#include <type_traits>

namespace cupel::detail {

template <class Result, class Bytes>
constexpr void render_for(writer<postgresql>& w, std::type_identity<function_call<"hex", Result, Bytes>>) {
    w.text("encode(");
    Bytes::render(w);
    w.text(", 'hex')");
}

}  // namespace cupel::detail
