// PostgreSQL's SQL.
#pragma once

#include <cupel/sql/functions/aggregate.hpp>
#include <cupel/sql/functions/datetime.hpp>
#include <cupel/sql/in.hpp>
#include <cupel/sql/literals.hpp>
#include <cupel/sql/writer.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>

namespace cupel {

// The dialect, and with the driver's header the home of its engine.
struct postgresql {
    static constexpr std::string_view dialect_name = "postgresql";

    struct engine;
    struct connection;

    // $1
    static constexpr void parameter(detail::walk& w, std::size_t number) noexcept {
        w.text("$");
        w.number(number);
    }

    static constexpr void literal_value(detail::walk& w, const detail::literal_value& value) noexcept {
        detail::render_literal(w, value, "TRUE", "FALSE");
    }

    static constexpr void type_name(detail::walk& w, const sql_type& type) noexcept {
        switch (type.kind) {
            case type_kind::boolean: return w.text("BOOLEAN");
            case type_kind::smallint: return w.text("SMALLINT");
            case type_kind::integer: return w.text("INTEGER");
            case type_kind::bigint: return w.text("BIGINT");
            case type_kind::real: return w.text("REAL");
            case type_kind::double_precision: return w.text("DOUBLE PRECISION");
            case type_kind::blob: return w.text("BYTEA");
            case type_kind::date: return w.text("DATE");
            case type_kind::timestamp: return w.text("TIMESTAMP");
            case type_kind::text:
                if (type.length != 0) {
                    w.text("VARCHAR(");
                    w.number(type.length);
                    return w.text(")");
                }
                return w.text("TEXT");
        }
    }
};

namespace detail {

// The values of a range are one parameter, an array.
template <fixed_string Test, class Operand, class T>
constexpr void render_for(writer<postgresql>& w, std::type_identity<in_range<Test, Operand, T>>) {
    w.text(Test.view() == "IN" ? " = ANY(" : " <> ALL(");
    w.parameter();
    w.text(")");
}

// now() has a zone; this is the same moment in UTC without one.
template <class Result>
constexpr void render_for(writer<postgresql>& w, std::type_identity<function_call<"now", Result>>) {
    w.text("(now() AT TIME ZONE 'UTC')");
}

template <class Result>
constexpr void render_for(writer<postgresql>& w, std::type_identity<function_call<"current_date", Result>>) {
    w.text("(now() AT TIME ZONE 'UTC')::date");
}

// PostgreSQL widens a sum of bigint to numeric and an average of integers too; cupel's types are bigint and double.
template <class Argument, bool Distinct>
constexpr void render_for(writer<postgresql>& w, std::type_identity<aggregate_call<"sum", std::int64_t, Argument, Distinct>>) {
    w.text(Distinct ? "sum(DISTINCT " : "sum(");
    Argument::render(w);
    w.text(")::bigint");
}

template <class Argument, bool Distinct>
constexpr void render_for(writer<postgresql>& w, std::type_identity<aggregate_call<"avg", double, Argument, Distinct>>) {
    w.text(Distinct ? "avg(DISTINCT " : "avg(");
    Argument::render(w);
    w.text(")::double precision");
}

}  // namespace detail
}  // namespace cupel
